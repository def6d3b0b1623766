/** The cells of the comparison in words: the figure, what stands under it, and the difference against the first column. */
import type { TFunction } from 'i18next';
import type { Option } from '../../api/types.ts';
import { formatDecimal, formatMoney, signOf } from '../../format/money.ts';
import { zoneName, type Names } from '../../format/names.ts';
import { formatCo2e, formatDuration } from '../../format/quantity.ts';
import { formatInstant, readerZone } from '../../format/time.ts';
import { oddsOf, percentText } from '../odds.ts';
import { isEstimated, moneyDifference, stageCharge, STAGES, tightestCutOff, valueOf, waitsOf, type Measure, type Stage } from './measures.ts';

export interface Cell {
  readonly main: string;
  readonly notes: readonly string[];
  /** With its sign; empty in the first column and where nothing can be subtracted. */
  readonly difference: string;
}
const NONE = '—';
const isStage = (measure: Measure | Stage): measure is Stage => (STAGES as readonly string[]).includes(measure);

/** A real minus, as wide as the plus. */
const signed = (value: number, text: string, t: TFunction): string => (value === 0 ? t('panels.compare.same') : `${value > 0 ? '+' : '−'}${text}`);
const money = (amount: string, base: string, currency: Option['price']['currency'], t: TFunction): string => {
  const difference = moneyDifference(amount, base);
  return signed(Number(difference), `${signOf(currency)}${formatDecimal(difference.replace('-', ''))}`, t);
};

const onTimeBy = (promise: 'due' | 'day', t: TFunction): string => t(`odds.promise.${promise}`);

const figure = (option: Option, measure: Measure | Stage, names: Names, t: TFunction): Omit<Cell, 'difference'> => {
  const instant = (at: string, zone: string): string => `${formatInstant(Date.parse(at), zone, names.language)} ${zoneName(zone, t)}`;
  const zone = names.zone(option.steps.at(-1)?.to ?? '');
  const place = (id: string): string => names.short(id);
  switch (measure) {
    case 'price': return { main: formatMoney(option.price.amount, option.price.currency), notes: [] };
    case 'arrival': return { main: formatInstant(Date.parse(option.arrivesAt), zone, names.language), notes: [zoneName(zone, t), ...(zone === readerZone() ? [] : [instant(option.arrivesAt, readerZone())])] };
    case 'p90': return { main: option.reliability?.p90At == null ? NONE : formatInstant(Date.parse(option.reliability.p90At), zone, names.language), notes: [] };
    case 'onTime': {
      const odds = oddsOf(option);
      return { main: odds ? percentText(odds.onTime) : NONE, notes: odds ? [onTimeBy(odds.promise, t)] : [] };
    }
    case 'duration': return { main: formatDuration(option.transitHours * 60, t), notes: [] };
    case 'co2e': return { main: t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) }), notes: [] };
    case 'readyBy': return { main: option.readyBy === null ? NONE : formatInstant(Date.parse(option.readyBy), names.zone(option.steps[0]?.from ?? ''), names.language), notes: [] };
    case 'legs': return {
      main: t('panels.compare.legs', { count: valueOf(option, 'legs') }),
      notes: option.steps.filter(({ kind }) => kind === 'ride').map((ride) => t('itinerary.ride', { who: t(`mode.${ride.mode ?? 'road'}`), from: place(ride.from), to: place(ride.to) })),
    };
    case 'wait': {
      const longest = waitsOf(option).reduce<{ place: string; minutes: number } | undefined>((most, wait) => (most && most.minutes >= wait.minutes ? most : wait), undefined);
      return { main: longest ? formatDuration(valueOf(option, 'wait') ?? 0, t) : NONE, notes: longest ? [t('panels.compare.longest', { place: names.place(longest.place), time: formatDuration(longest.minutes, t) })] : [] };
    }
    case 'spare': {
      const step = tightestCutOff(option);
      if (!step?.wait) return { main: NONE, notes: [] };
      const name = t(`cutOff.${step.wait.binding ?? 'departure'}`, { context: names.modeOf(step.wait.service) });
      return { main: t('panels.compare.spare', { time: formatDuration(step.wait.spareMin ?? 0, t) }), notes: [t('itinerary.at', { place: names.place(step.from), what: name })] };
    }
    case 'estimated': {
      const [count, all] = [option.charges.filter(isEstimated).length, option.charges.length];
      return { main: `${Math.round((valueOf(option, 'estimated') ?? 0) * 100)} %`, notes: [t('panels.compare.lines', { count, all })] };
    }
    default: {
      const amount = stageCharge(option, measure);
      return { main: amount === undefined ? NONE : formatDecimal(amount), notes: [] };
    }
  }
};

export const cellOf = (option: Option, base: Option, measure: Measure | Stage, names: Names, t: TFunction): Cell => {
  const cell = figure(option, measure, names, t);
  const [value, first] = [valueOf(option, measure), valueOf(base, measure)];
  if (option === base || value === undefined || first === undefined) return { ...cell, difference: '' };
  const by = value - first;
  const { currency } = option.price;
  if (measure === 'price') return { ...cell, difference: money(option.price.amount, base.price.amount, currency, t) };
  if (isStage(measure)) return { ...cell, difference: money(stageCharge(option, measure) ?? '0', stageCharge(base, measure) ?? '0', currency, t) };
  switch (measure) {
    // The instants are as far apart as the durations in the next row.
    case 'arrival': return { ...cell, difference: '' };
    case 'p90': case 'readyBy': return { ...cell, difference: signed(by, formatDuration(Math.abs(by) / 60_000, t), t) };
    case 'duration': case 'wait': case 'spare': return { ...cell, difference: signed(Math.round(by), formatDuration(Math.abs(by), t), t) };
    case 'co2e': return { ...cell, difference: signed(by, t('unit.kgCo2e', { n: formatCo2e(String(Math.abs(by))) }), t) };
    case 'legs': return { ...cell, difference: signed(by, String(Math.abs(by)), t) };
    case 'onTime': case 'estimated': return { ...cell, difference: signed(Math.round(by * 100), t('panels.compare.points', { n: Math.abs(Math.round(by * 100)) }), t) };
    default: return measure satisfies never;
  }
};

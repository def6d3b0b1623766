/** Rules of a plan in words: which is broken, by how much, and what would help. */
import type { TFunction } from 'i18next';
import type { BoardDeparture, BrokenRule, LeftBehind } from '../api/consolidations.ts';
import type { Money } from '../api/types.ts';
import { formatDecimal, signOf } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatDuration, formatNumber } from '../format/quantity.ts';
import { formatInstant, formatWeekdayClock } from '../format/time.ts';

export interface RuleContext {
  readonly names: Names;
  /** Zone of the hub. */
  readonly zone: string;
  readonly departures: readonly BoardDeparture[];
}
/** Rules are measured in grams, cubic centimetres, millimetres and thousandths of a revenue ton, cut-offs in minutes since 1970; any other code counts things. */
const MEASURES: Readonly<Record<string, readonly [unit: 'kg' | 'cbm' | 'mm' | 'tons', per: number]>> = { PAYLOAD: ['kg', 1000], VOLUME: ['cbm', 1_000_000], PIECE_SIZE: ['mm', 1], LOOSE_CAPACITY: ['tons', 1000] };

const figure = (code: string, value: number | null, { names, zone }: RuleContext, t: TFunction): string => {
  if (value === null) return '–';
  if (code === 'CUT_OFF') return formatInstant(value * 60_000, zone, names.language);
  const measure = MEASURES[code];
  return measure ? t(`consolidate.measure.${measure[0]}`, { n: formatNumber(value / measure[1], 1) }) : formatNumber(value, 2);
};

/** 周二 18:00 仁川 */
export const departureName = (id: string | null, { names, zone, departures }: RuleContext): string => {
  const departure = departures.find((one) => one.id === id);
  return departure ? `${formatWeekdayClock(Date.parse(departure.departsAt), zone, names.language)} ${names.short(departure.port)}` : (id ?? '');
};
const withPlace = (sentence: string, departure: string | null, context: RuleContext, t: TFunction): string =>
  departure === null ? sentence : t('consolidate.at', { departure: departureName(departure, context), sentence });

/** The verdict, with what was found and what is allowed where both are known. */
export const ruleWords = (code: string, measured: number | null, limit: number | null, context: RuleContext, t: TFunction): string => {
  const words = t(`consolidate.rule.${code}`, { defaultValue: t('consolidate.rule.other', { code }) });
  return measured === null || limit === null || code === 'COST' ? words : t('consolidate.measured', { words, measured: figure(code, measured, context, t), limit: figure(code, limit, context, t) });
};
export const faultWords = (fault: BrokenRule, context: RuleContext, t: TFunction): string =>
  withPlace(ruleWords(fault.code, fault.measured, fault.limit, context, t), fault.departure, context, t);
export const reasonWords = ({ reason }: LeftBehind, context: RuleContext, t: TFunction): string =>
  withPlace(ruleWords(reason.code, reason.measured, reason.limit, context, t), reason.departure, context, t);

/** `+¥310.00`, `−¥20.00`; nothing where it costs the same. */
export const moreWords = ({ amount, currency }: Money): string => (/^-?[0.]+$/.test(amount) ? '' : `${amount.startsWith('-') ? '−' : '+'}${signOf(currency)}${formatDecimal(amount.replace('-', ''))}`);

/** 提前 2 时 到仓，上周二 18:00 仁川的 20RF，+¥310 */
export const fixWords = ({ fix }: LeftBehind, context: RuleContext, t: TFunction): string => {
  if (!fix) return t('consolidate.fix.none');
  const parts = [
    fix.minutes !== null && fix.minutes > 0 ? t('consolidate.fix.earlier', { time: formatDuration(fix.minutes, t) }) : fix.other === null ? t(`consolidate.fix.${fix.code}`, { defaultValue: t('consolidate.fix.other') }) : t('consolidate.fix.dropNamed', { other: fix.other }),
    fix.departure === null ? '' : fix.unit === null ? departureName(fix.departure, context) : t('consolidate.fix.onto', { departure: departureName(fix.departure, context), unit: fix.unit === 'loose' ? t('consolidate.loose') : fix.unit }),
    moreWords(fix.extraCost),
  ];
  return parts.filter(Boolean).join(t('list.comma'));
};

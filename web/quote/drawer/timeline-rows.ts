/** What the timeline says of each step, in words; both its shapes, across and down, show the same rows. */
import type { TFunction } from 'i18next';
import type { Option, Step } from '../../api/types.ts';
import { carrierName, isContainer, vesselName, type Names } from '../../format/names.ts';
import { formatDuration, formatNumber } from '../../format/quantity.ts';
import { formatInstant, formatWeekdayClock, minutesBetween } from '../../format/time.ts';
import type { IconName } from '../../ui/icon.tsx';
import { modeIcon } from '../../ui/icon.tsx';

export interface TimelineRow {
  readonly step: number;
  readonly kind: Step['kind'];
  readonly mode: string | undefined;
  readonly icon: IconName;
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Zone of the place where the step starts. */
  readonly zone: string;
  readonly minutes: number;
  /** Beside the bar: how long, how far, until when. */
  readonly note: string;
  /** The latest moment this wait hangs on, when it is one for a departure. */
  readonly cutOff: { readonly at: number; readonly text: string; readonly short: string } | undefined;
  readonly isAssumed: boolean;
}

const OPERATION_ICONS: Readonly<Record<string, IconName>> = {
  load: 'box', intake: 'warehouse', exportCustoms: 'stamp', stuff: 'box', discharge: 'warehouse', importCustoms: 'stamp', handover: 'handover', strip: 'box', transit: 'swap', reload: 'swap', gaugeChange: 'train', build: 'box', breakdown: 'box',
};

const iconOf = (step: Step): IconName => {
  if (step.kind === 'wait') return 'clock';
  if (step.kind === 'operation') return OPERATION_ICONS[step.operation ?? ''] ?? 'warehouse';
  return modeIcon(step.mode);
};

export const operationName = (step: Step, regime: string, t: TFunction): string => {
  const operation = step.operation ?? '';
  const unit = isContainer(step.unit) ? 'container' : 'loose';
  return t(`operation.${operation}`, { context: unit, regime, defaultValue: operation || step.note });
};

const rideName = (step: Step, names: Names, t: TFunction): string => {
  const service = step.service ? names.findService(step.service) : undefined;
  const who = service ? vesselName(service, names.language) || carrierName(service, names.language) : t(`mode.${step.mode ?? 'road'}`);
  return t('itinerary.ride', { who, from: names.short(step.from), to: names.short(step.to) });
};

/** A link before the first ride collects, one after the last delivers, one between transfers. */
export const linkName = (option: Option, index: number, t: TFunction): string => {
  const isRide = (step: Step): boolean => step.kind === 'ride';
  const before = option.steps.slice(0, index).some(isRide);
  const after = option.steps.slice(index + 1).some(isRide);
  return t(`itinerary.${before && after ? 'transfer' : before ? 'delivery' : 'pickup'}`);
};

const nameOf = (step: Step, i: number, option: Option, regime: string, names: Names, t: TFunction): string => {
  switch (step.kind) {
    case 'ride': return rideName(step, names, t);
    case 'link': {
      return t('itinerary.link', { what: linkName(option, i, t), from: names.bare(step.from), to: names.bare(step.to) });
    }
    case 'operation': return t('itinerary.at', { place: names.place(step.from), what: operationName(step, regime, t) });
    case 'wait': return t('itinerary.at', { place: names.place(step.from), what: t(`wait.${step.wait?.kind ?? 'departure'}`, { context: names.modeOf(step.wait?.service) }) });
    default: return step.kind satisfies never;
  }
};

const cutOffOf = (step: Step, zone: string, names: Names, t: TFunction): TimelineRow['cutOff'] => {
  const wait = step.wait;
  if (!wait?.closesAt || !wait.binding) return undefined;
  const at = Date.parse(wait.closesAt);
  const spare = wait.spareMin === null ? '' : t('itinerary.spare', { time: formatDuration(wait.spareMin, t) });
  const what = t(`cutOff.${wait.binding}`, { context: names.modeOf(wait.service), defaultValue: wait.binding });
  return { at, text: t('itinerary.cutOff', { what, at: formatInstant(at, zone, names.language), spare }), short: t('itinerary.cutOff', { what, at: '', spare }) };
};

export const timelineRows = (option: Option, regime: string, names: Names, t: TFunction): readonly TimelineRow[] =>
  option.steps.map((step, i) => {
    const zone = names.zone(step.from);
    const minutes = minutesBetween(step.startsAt, step.endsAt);
    const cutOff = cutOffOf(step, zone, names, t);
    const long = minutes > 0 ? formatDuration(minutes, t) : '';
    const distance = step.distanceKm === null ? '' : `${formatNumber(step.distanceKm, step.distanceKm < 10 ? 1 : 0)} km`;
    const opens = step.wait?.kind === 'opening' ? t('itinerary.opens', { at: formatWeekdayClock(Date.parse(step.endsAt), zone, names.language) }) : '';
    const shared = step.kind === 'link' ? step.unit : '';
    return {
      step: i, kind: step.kind, mode: step.mode ?? undefined, icon: iconOf(step), name: nameOf(step, i, option, regime, names, t),
      startsAt: Date.parse(step.startsAt), endsAt: Date.parse(step.endsAt), zone, minutes,
      note: [long, distance, opens, shared && unitName(shared, t), step.kind === 'operation' && step.operation?.endsWith('Customs') ? 'p50' : ''].filter(Boolean).join(' · '),
      cutOff, isAssumed: step.calendar === 'assumed',
    };
  });

/** `TRK68 shared` and `1×40GP` in words. */
export const unitName = (unit: string, t: TFunction): string => (/shared/.test(unit) ? t('unit.sharedTruck') : isContainer(unit) ? unit : unit === 'LCL' ? t('unit.lcl') : t('unit.wholeTruck'));

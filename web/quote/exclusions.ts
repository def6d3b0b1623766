/** Exclusions in words: what it is about, the rule it broke, by how much, and what would change it. */
import type { TFunction } from 'i18next';
import type { Exclusion } from '../api/types.ts';
import { carrierName, HOME_ZONE, pairName, type Names } from '../format/names.ts';
import { formatDuration } from '../format/quantity.ts';
import { formatInstant, instantOfWall } from '../format/time.ts';
import type { Question } from '../state/question.ts';

/** `FERRY-WEI-INC@2026-12-08` is 周二 19:00 威海—仁川; without a date it is the line and its carrier. */
export const exclusionName = ({ what }: Pick<Exclusion, 'what'>, names: Names, t: TFunction): string => {
  const [id = '', date] = what.split('@');
  const service = names.findService(id);
  if (!service) return id === 'query' || id === '' ? t('why.question') : names.findPlace(id) ? names.place(id) : what;
  const weekday = date ? new Date(`${date}T00:00Z`).getUTCDay() || 7 : undefined;
  const outward = service.sailings.filter((sailing) => names.findPlace(sailing.from)?.country === 'CN');
  const sailing = outward.find((candidate) => weekday !== undefined && candidate.weekdays.includes(weekday)) ?? outward[0] ?? service.sailings[0];
  if (!sailing) return what;
  const pair = pairName(sailing.from, sailing.to, names, t);
  const zone = names.findPlace(sailing.from)?.zone ?? HOME_ZONE;
  const departs = date ? instantOfWall(`${date}T${sailing.departs}`, zone) : undefined;
  if (departs !== undefined) return t('why.departure', { at: formatInstant(departs, zone, names.language), pair });
  return t('why.service', { pair, carrier: carrierName(service, names.language) });
};

export const exclusionText = ({ reason, detail, margin }: Exclusion, names: Names, t: TFunction): string =>
  t(`reason.${reason}.text`, {
    ...detail,
    cutOffName: t(`cutOff.${detail['cutOff'] ?? 'departure'}`, { defaultValue: String(detail['cutOff'] ?? '') }),
    statusName: t(`status.${detail['status'] ?? ''}`, { defaultValue: String(detail['status'] ?? '') }),
    margin: margin ? marginText(margin, t) : '',
    language: names.language,
  });

const marginText = (margin: NonNullable<Exclusion['margin']>, t: TFunction): string =>
  margin.unit === 'day' ? t('duration.days', { n: margin.value }) : formatDuration(margin.value, t);

/** Rule broken red, policy amber, the rest outlined. */
const TONES: Readonly<Partial<Record<Exclusion['reason'], 'bad' | 'warn'>>> = { CUT_OFF_MISSED: 'bad', AFTER_DUE_TIME: 'bad', STATUS_NOT_ASKED: 'warn', MODE_NOT_ASKED: 'warn' };

export const chipOf = (entry: Exclusion, t: TFunction): { readonly text: string; readonly tone: string } => {
  const late = entry.margin && (entry.reason === 'CUT_OFF_MISSED' || entry.reason === 'AFTER_DUE_TIME');
  const status = entry.reason === 'STATUS_NOT_ASKED' ? t(`status.${entry.detail['status'] ?? ''}`, { defaultValue: '' }) : '';
  return { text: late && entry.margin ? t('why.late', { time: marginText(entry.margin, t) }) : status || t(`reason.${entry.reason}.chip`), tone: TONES[entry.reason] ?? 'outline' };
};

/** Near misses first: by margin, those without one after. */
export const byNearness = (entries: readonly Exclusion[]): readonly Exclusion[] => {
  const size = ({ margin }: Exclusion): number => (margin ? margin.value * (margin.unit === 'day' ? 1440 : 1) : Infinity);
  return [...entries].sort((a, b) => size(a) - size(b));
};

/** The rule to lift, or the field to change, that would answer a reason. */
export type Remedy = { readonly kind: 'lift'; readonly change: Partial<Question> } | { readonly kind: 'field'; readonly field: keyof Question };
export const remedyOf = ({ reason, detail }: Exclusion): Remedy | undefined => {
  switch (reason) {
    case 'AFTER_DUE_TIME': return { kind: 'lift', change: { dueAt: '' } };
    case 'STATUS_NOT_ASKED': return { kind: 'lift', change: { unusual: true } };
    case 'TEMPERATURE_REFUSED': return { kind: 'lift', change: { temperature: 'T-AMB' } };
    case 'DANGEROUS_GOODS_REFUSED': return { kind: 'lift', change: { dg: '' } };
    case 'OTHER_REGIME': return { kind: 'lift', change: { regime: String(detail['instead'] ?? '').split(', ')[0] ?? '' } };
    case 'REGIME_SITE': return { kind: 'field', field: 'regime' };
    case 'ORIGIN_UNSERVED': case 'REGIME_DIRECTION': return { kind: 'field', field: 'from' };
    case 'DESTINATION_UNSERVED': case 'NO_CONNECTION': return { kind: 'field', field: 'to' };
    case 'OUTSIDE_TIMETABLE': case 'NO_DEPARTURE': case 'TOO_FAR_AHEAD': case 'CUT_OFF_MISSED': return { kind: 'field', field: 'readyAt' };
    case 'TOO_HEAVY': return { kind: 'field', field: 'weightKg' };
    case 'MODE_NOT_ASKED': return { kind: 'lift', change: { modes: [] } };
    case 'CARRIER_NOT_ASKED': return { kind: 'lift', change: { carriers: [] } };
    case 'AVOIDED': return { kind: 'lift', change: { avoid: [] } };
    case 'VIA_NOT_REACHED': return { kind: 'lift', change: { via: [] } };
    case 'NO_TARIFF': return undefined;
    default: return reason satisfies never;
  }
};

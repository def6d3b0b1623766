/** How sure an option's arrival is, in words. Quotes saved before distributions existed have none. */
import type { TFunction } from 'i18next';
import type { Option } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { formatDuration, formatNumber } from '../format/quantity.ts';
import { formatInstant, type Language } from '../format/time.ts';

type Odds = NonNullable<Option['reliability']>;
export const oddsOf = (option: Option): Odds | undefined => option.reliability ?? undefined;

const HOUR = 3_600_000;

/** Later than planned by so many whole hours, with its sign; undefined where the timetable known does not say. */
export const laterText = (instant: string | null, option: Option, t: TFunction): string | undefined => {
  if (instant === null) return undefined;
  const hours = Math.round((Date.parse(instant) - Date.parse(option.arrivesAt)) / HOUR);
  return `${hours < 0 ? '−' : '+'}${formatDuration(Math.abs(hours) * 60, t) || t('duration.hours', { n: 0 })}`;
};
/** Days from the ready time to an instant of arrival, as the planned ones are counted. */
export const daysTo = (instant: string, option: Option): number => option.transitHours / 24 + (Date.parse(instant) - Date.parse(option.arrivesAt)) / (24 * HOUR);

/** Shares as whole percent; what is neither never nor always does not read as if it were. */
export const percentText = (share: number): string => {
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share > 0.99 && share < 1) return `${formatNumber(Math.min(share * 100, 99.9), 1)}%`;
  return `${formatNumber(share * 100, share < 0.1 ? 1 : 0)}%`;
};

/** `当天送到 60%`; by the due time where one was asked for. */
export const onTimeText = ({ promise, onTime, onTimeBy }: Odds, zone: string, language: Language, t: TFunction): string =>
  t(`odds.by.${promise}`, { share: percentText(onTime), at: formatInstant(Date.parse(onTimeBy), zone, language) });

/** The ride most likely to be missed, with the place goods miss it at. */
export const riskiest = ({ connections }: Odds): Odds['connections'][number] | undefined =>
  connections.reduce<Odds['connections'][number] | undefined>((most, each) => (most && most.missed >= each.missed ? most : each), undefined);

/** The whole of it in one sentence, for titles and for those who hear the page. */
export const sentenceOf = (option: Option, names: Names, t: TFunction): string => {
  const odds = oddsOf(option);
  if (!odds) return '';
  const zone = names.zone(option.steps.at(-1)?.to ?? '');
  const at = (instant: string | null): string => (instant === null ? '—' : formatInstant(Date.parse(instant), zone, names.language));
  return t('odds.sentence', { p50: at(odds.p50At), p90: at(odds.p90At), onTime: onTimeText(odds, zone, names.language, t), count: odds.estimated, all: odds.inputs });
};

/** What the days bring, in words: the best of each kind for the bands, two lines for one day. */
import type { TFunction } from 'i18next';
import { formatMoney } from '../../format/money.ts';
import type { Names } from '../../format/names.ts';
import { formatDuration } from '../../format/quantity.ts';
import { formatDate, formatInstant } from '../../format/time.ts';
import type { Bars, By, Day } from './days.ts';

/** 每天, a date, or a date and how many share it. */
const daysText = (days: readonly Day[], all: number, zone: string, names: Names, t: TFunction): string => {
  const [first] = days;
  if (days.length === all || !first) return t('panels.days.any');
  return t('panels.days.on', { date: formatDate(Date.parse(first.readyAt), zone, names.language), count: days.length, more: days.length - 1, context: days.length > 1 ? 'several' : '' });
};

/** 最省 ¥1,478.69：每天，其中 12-07 周一送得最快. Empty where no day has a way. */
export const bestText = ({ least, best, heights }: Bars, by: By, zone: string, names: Names, t: TFunction): string => {
  const [day] = best;
  if (!day?.fastest || !day.cheapest) return '';
  const figure = by === 'time' ? formatDuration(day.fastest.transitHours * 60, t) : formatMoney(day.cheapest.price.amount, day.cheapest.price.currency);
  const tie = best.length < least.length ? t(`panels.days.tie.${by}`, { days: daysText(best, heights.length, zone, names, t) }) : '';
  return t(`panels.days.best.${by}`, { figure, days: daysText(least, heights.length, zone, names, t) + tie });
};

/** The quickest and the cheapest of a day, each with its other figures. */
export const dayWords = ({ fastest, cheapest }: Day, destination: string, names: Names, t: TFunction): readonly { readonly name: string; readonly text: string }[] => {
  if (!fastest || !cheapest) return [{ name: '', text: t('panels.days.none') }];
  const arrives = (at: string): string => t('panels.days.arrives', { at: formatInstant(Date.parse(at), destination, names.language) });
  const length = (hours: number): string => formatDuration(hours * 60, t);
  const price = (money: typeof fastest.price): string => formatMoney(money.amount, money.currency);
  return [
    { name: t('pick.fastest.name'), text: [length(fastest.transitHours), arrives(fastest.arrivesAt), price(fastest.price)].join(' · ') },
    { name: t('pick.cheapest.name'), text: [price(cheapest.price), arrives(cheapest.arrivesAt), length(cheapest.transitHours)].join(' · ') },
  ];
};

/** The days of a profile as columns: how high their bars stand, and which are best. */
import type { Profile } from '../../api/types.ts';

export type Day = Profile['days'][number];
export type By = 'time' | 'price';
export const BYS: readonly By[] = ['time', 'price'];

/** Hours and price of the quickest, or price and hours of the cheapest; undefined on a day without a way. */
const figuresOf = ({ fastest, cheapest }: Day, by: By): readonly [figure: number, other: number] | undefined => {
  if (!fastest || !cheapest) return undefined;
  return by === 'time' ? [fastest.transitHours, Number(fastest.price.amount)] : [Number(cheapest.price.amount), cheapest.transitHours];
};

export interface Bars {
  /** Height as a share of the tallest, bars stand on zero; undefined where there is none. */
  readonly heights: readonly (number | undefined)[];
  /** Days with the least figure. */
  readonly least: readonly Day[];
  /** Of those, the days on which it also does best otherwise: the quickest at the least price, the cheapest in the shortest time; all of them where no day differs. */
  readonly best: readonly Day[];
  /** The best days, as far as they are not all: a mark on every day would tell nothing. */
  readonly marked: readonly Day[];
}
export const barsOf = (days: readonly Day[], by: By): Bars => {
  const figures = days.map((day) => figuresOf(day, by));
  const known = figures.filter((figure) => figure !== undefined);
  const most = Math.max(...known.map(([figure]) => figure));
  const [first, then] = known.reduce(([a, b], [figure, other]) => (figure < a || (figure === a && other < b) ? [figure, other] : [a, b]), [Infinity, Infinity]);
  const best = days.filter((_, i) => figures[i]?.[0] === first && figures[i]?.[1] === then);
  return {
    heights: figures.map((figure) => (figure === undefined ? undefined : most > 0 ? figure[0] / most : 0)),
    least: days.filter((_, i) => figures[i]?.[0] === first),
    best, marked: best.length < days.length ? best : [],
  };
};

/** Saturday and Sunday of a date as written; holidays of the offices on the way are in the plans themselves. */
export const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());

/**
 * How far something departs from its plan: chances of whole quarters of an hour, later or (where a plan is a median) earlier.
 *
 * Definition. A spread is given by points of its quantile function. The share below the first point lies on it; between two points the chance is
 * even over the quarters after the first up to the second; what lies beyond the last counts at the last. Values are rounded to the quarter, halves up.
 * Source of the shape for times of which only a median and a 90th percentile are known: log-normal, as is usual for handling and clearance times.
 * Not handled: tails beyond the last point.
 */
import type { DelayRule } from '../domain/index.ts';

/** Minutes of the grid on which departures from the plan are counted. */
export const GRID = 15;

/** Chance `share` spread evenly over the quarters `from` to `to`, both included. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}
export type Spread = readonly Piece[];

interface Point {
  readonly percent: number;
  readonly minutes: number;
}

const toQuarters = (minutes: number): number => Math.floor(minutes / GRID + 0.5);

/** @param least The least quarter that may occur: work under way cannot take no time. */
const fromPoints = (points: readonly Point[], least = Number.NEGATIVE_INFINITY): Spread => {
  const pieces: Piece[] = [];
  let [percent, at] = [0, Number.NEGATIVE_INFINITY];
  for (const point of points) {
    const to = Math.max(toQuarters(point.minutes), least);
    const share = (point.percent - percent) / 100;
    if (share > 0) pieces.push({ from: at === Number.NEGATIVE_INFINITY ? to : Math.min(at + 1, to), to, share });
    [percent, at] = [point.percent, to];
  }
  if (percent < 100) pieces.push({ from: at, to: at, share: (100 - percent) / 100 });
  return pieces;
};

/** The delay of a row of data/ on something planned to take so many minutes. */
export const delaySpread = (rule: DelayRule, planned: number): Spread =>
  fromPoints(rule.quantiles.map(({ percent, value }) => ({ percent, minutes: rule.per === 'percent' ? (value / 100) * planned : value })));

/** Standard normal quantiles of the percents at which a log-normal is read. */
const NORMAL: readonly (readonly [percent: number, z: number])[] = [[1, -2.3263], [10, -1.2816], [25, -0.6745], [50, 0], [75, 0.6745], [90, 1.2816], [95, 1.6449], [99, 2.3263]];
const Z_90 = 1.2816;

/**
 * What a time with a median and a 90th percentile departs from its median by, read at the percents above; a median of zero has no log-normal and
 * is even up to the 90th. Never so early that nothing is left of the time.
 */
export const medianSpread = (p50: number, p90: number): Spread => {
  if (p50 === 0) return fromPoints([{ percent: 50, minutes: 0 }, { percent: 90, minutes: p90 }]);
  const least = -Math.floor((p50 - 1) / GRID);
  return fromPoints(NORMAL.map(([percent, z]) => ({ percent, minutes: p50 * (p90 / p50) ** (z / Z_90) - p50 })), least);
};

/** Nothing departs from the plan. */
export const EXACT: Spread = [{ from: 0, to: 0, share: 1 }];

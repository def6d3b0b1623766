/** How a plan's cost came down and its bound came up, second by second. */
import type { Money } from '../api/types.ts';

export interface TracePoint {
  readonly seconds: number;
  readonly cost: Money;
  readonly bound: Money;
  readonly gap?: number;
}

/** A point more; the stream may tell one twice, and what came before the last is never told again. */
export const joinTrace = (points: readonly TracePoint[], point: TracePoint | null): readonly TracePoint[] => {
  const last = points.at(-1);
  if (!point || (last && (point.seconds < last.seconds || (point.cost.amount === last.cost.amount && point.bound.amount === last.bound.amount && point.seconds === last.seconds)))) return points;
  return [...points, point];
};

/** Pixel steps of a value that holds until the next point: `M0,3H5V4H9`. @param end where the last one is drawn to */
export const stairs = (points: readonly { readonly x: number; readonly y: number }[], end: number): string =>
  points.map(({ x, y }, i) => `${i === 0 ? `M${x.toFixed(1)},` : `H${x.toFixed(1)}V`}${y.toFixed(1)}`).join('') + (points.length > 0 ? `H${end.toFixed(1)}` : '');

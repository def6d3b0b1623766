/**
 * How long work takes when its counter is not always open. Work starts at the next open minute, pauses while the counter is
 * closed and goes on at the next opening. Monotone: starting later never ends earlier (FIFO), which the search relies on.
 */

/** Opening intervals in epochMin, half-open [opensAt, closesAt), ascending, not touching. */
export interface OpenIntervals {
  readonly opensAt: Int32Array;
  readonly closesAt: Int32Array;
}

/** "Never within the calendar": one below the largest Int32, so that a small addition cannot wrap into the past. */
export const UNREACHED = 0x7ffffffe;

/** "No start is early enough": the mirror of UNREACHED, so that a small subtraction cannot wrap into the future. */
export const TOO_LATE = -UNREACHED;

/** First index whose interval ends after t; length if none. */
const intervalAt = ({ closesAt }: OpenIntervals, t: number): number => {
  let low = 0;
  let high = closesAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((closesAt[middle] as number) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The minute work really begins, at or after t. */
export const startOfWork = (open: OpenIntervals | undefined, t: number, duration: number): number => {
  if (open === undefined || duration === 0) return t;
  const i = intervalAt(open, t);
  if (i === open.opensAt.length) return UNREACHED;
  return Math.max(t, open.opensAt[i] as number);
};

/** The minute work of `duration` open minutes, begun at or after t, is done. O(log intervals + intervals worked in). */
export const endOfWork = (open: OpenIntervals | undefined, t: number, duration: number): number => {
  if (open === undefined || duration === 0) return t + duration;
  let left = duration;
  for (let i = intervalAt(open, t); i < open.opensAt.length; i++) {
    const start = Math.max(t, open.opensAt[i] as number);
    const room = (open.closesAt[i] as number) - start;
    if (left <= room) return start + left;
    left -= room;
  }
  return UNREACHED;
};

/** The latest t with `endOfWork(open, t, duration) <= endBy`; TOO_LATE or less: there is none. Its inverse, at the same expense. */
export const latestStartOfWork = (open: OpenIntervals | undefined, endBy: number, duration: number): number => {
  if (open === undefined || duration === 0) return endBy - duration;
  let left = duration;
  // The interval that is open at endBy counts up to endBy only.
  const last = Math.min(intervalAt(open, endBy), open.opensAt.length - 1);
  for (let i = last; i >= 0; i--) {
    const stop = Math.min(endBy, open.closesAt[i] as number);
    const room = stop - (open.opensAt[i] as number);
    if (room <= 0) continue;
    if (left <= room) return stop - left;
    left -= room;
  }
  return TOO_LATE;
};

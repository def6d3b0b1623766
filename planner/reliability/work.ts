/**
 * Work of uncertain length at a counter that is not always open: instants are taken to the counter's own clock, which stands while it is closed, the
 * spread is added there, and they are taken back. Work starts, pauses and goes on as in `support/work-clock.ts`.
 */
import type { OpenIntervals } from '../support/index.ts';
import { delay, Gathering, type Chances } from './chances.ts';
import { GRID, type Spread } from './spread.ts';

/** Undefined `open`: always. Work planned to take no time needs no open counter; what delays it runs by the clock on the wall. */
export interface UncertainWork {
  readonly open: OpenIntervals | undefined;
  readonly planned: number;
  readonly spread: Spread;
}

/** When the work is done. What would end after the last opening known is left out. O(teeth × pieces + intervals). */
export const endsOfWork = (chances: Chances, { open, planned, spread }: UncertainWork): Chances => {
  if (open === undefined || planned === 0) return delay(chances, planned, spread);
  const worked = minutesOpenBefore(open);
  const onClock = new Gathering();
  for (const { at, mass } of chances) {
    let i = 0;
    for (let tooth = 0; tooth < mass.length; tooth++) {
      const t = at + tooth * GRID;
      while (i < worked.length - 1 && (open.closesAt[i] as number) <= t) i += 1;
      onClock.add((worked[i] as number) + Math.max(0, t - (open.opensAt[i] ?? t)), mass[tooth] as number);
    }
  }
  const done = new Gathering();
  for (const { at, mass } of delay(onClock.chances, planned, spread)) {
    let i = 0;
    for (let tooth = 0; tooth < mass.length; tooth++) {
      const w = at + tooth * GRID;
      while (i < worked.length - 1 && (worked[i + 1] as number) < w) i += 1;
      if (i < open.opensAt.length) done.add((open.opensAt[i] as number) + w - (worked[i] as number), mass[tooth] as number);
    }
  }
  return done.chances;
};

const known = new WeakMap<OpenIntervals, Float64Array>();

/** Open minutes before each opening, and after the last closing. */
const minutesOpenBefore = (open: OpenIntervals): Float64Array => {
  const kept = known.get(open);
  if (kept) return kept;
  const sums = new Float64Array(open.opensAt.length + 1);
  open.opensAt.forEach((opensAt, i) => {
    sums[i + 1] = (sums[i] as number) + (open.closesAt[i] as number) - opensAt;
  });
  known.set(open, sums);
  return sums;
};

/** What a promise asks of stock. */
import type { Promised } from './question.ts';
import { normalQuantile } from './normal.ts';

/** No stock is planned to be ready more often: beyond it the normal distribution says nothing of real demand. */
export const MOST_READY = 0.999;

/** Shares may be off by so much, from sums of decimals. */
const ROUNDING = 1e-9;

/** Of the orders, how many are with the buyer by then. */
export const shareWithin = (within: readonly Promised[], hours: number): number => {
  let share = 0;
  for (const step of within) if (step.hours <= hours) share = step.share;
  return share;
};

/** How often goods must be ready for the promise to be kept, and the z of it; undefined: even goods that are always ready come too late. */
export const readiness = (within: readonly Promised[], { hours, share }: Promised): { readonly share: number; readonly z: number } | undefined => {
  const inTime = shareWithin(within, hours);
  if (inTime < share - ROUNDING) return undefined;
  const ready = Math.min(MOST_READY, inTime > 0 ? share / inTime : 0);
  return { share: ready, z: ready > 0.5 ? normalQuantile(ready) : 0 };
};

export const keepsPromise = (within: readonly Promised[], { hours, share }: Promised): boolean => shareWithin(within, hours) >= share - ROUNDING;

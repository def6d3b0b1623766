/** Luck that a seed decides: the same seed draws the same numbers on every machine. Mulberry32. */
export interface Luck {
  /** At least 0, below 1. */
  next(): number;
  /** An integer from 0 to n − 1. */
  below(n: number): number;
  oneOf<T>(items: readonly T[]): T;
}

export const makeLuck = (seed: number): Luck => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { next, below, oneOf: (items) => items[below(items.length)] as (typeof items)[number] };
};

/** Luck that a seed decides: the same seed draws the same numbers on every machine. Mulberry32 (T. Ettinger). Not for secrets. */
export interface Luck {
  /** At least 0, below 1. */
  next(): number;
  /** An integer from 0 to n − 1. */
  below(n: number): number;
}

export const makeLuck = (seed: number): Luck => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n) };
};

/** Draws for samples: whole numbers only, so that no library of logarithms has a say. */
import { makeLuck } from './luck.ts';

/** Values and how often each is drawn; weights are whole. */
export type Weighted<T> = readonly (readonly [weight: number, value: T])[];

export interface Draw {
  /** At least `from`, at most `to`, both whole. */
  int(from: number, to: number): number;
  /** True so many times in a thousand. */
  perMille(times: number): boolean;
  pick<T>(from: readonly T[]): T;
  weighted<T>(from: Weighted<T>): T;
}

export const drawFrom = (seed: number): Draw => {
  const { below } = makeLuck(seed);
  const int = (from: number, to: number): number => from + below(to - from + 1);
  return {
    int,
    perMille: (times) => below(1000) < times,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    weighted: <T>(from: Weighted<T>) => {
      let left = int(1, from.reduce((sum, [weight]) => sum + weight, 0));
      return (from.find(([weight]) => (left -= weight) <= 0) as (typeof from)[number])[1];
    },
  };
};

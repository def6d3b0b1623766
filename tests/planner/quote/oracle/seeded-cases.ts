import { enumerateFront, type Outcome } from './enumerate.ts';
import type { Case } from './features.ts';
import { randomCase } from './random-network.ts';

export const FIRST_SEED = 101;
export const CASES = 1000;
export const seeds: readonly number[] = Array.from({ length: CASES }, (_, i) => FIRST_SEED + i);

export const memo = <T>(make: (seed: number) => T): ((seed: number) => T) => {
  const known = new Map<number, T>();
  return (seed) => {
    const value = known.get(seed) ?? make(seed);
    known.set(seed, value);
    return value;
  };
};

export const caseOf: (seed: number) => Case = memo(randomCase);
export const enumerated: (seed: number) => readonly Outcome[] = memo((seed) => enumerateFront(caseOf(seed).dataset, caseOf(seed).request));

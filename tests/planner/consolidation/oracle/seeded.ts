/** The instances of the oracle: as many seeds, from here on; each instance and its best plan are found once. */
import type { Instance } from '../../../../planner/consolidation/index.ts';
import { bestPlan, type BestPlan } from './brute-force.ts';
import { randomInstance } from './random-instance.ts';

export const FIRST_SEED = 1;
export const INSTANCES = 320;
export const seeds = Array.from({ length: INSTANCES }, (_, i) => FIRST_SEED + i);

const found = new Map<number, { readonly instance: Instance; readonly best: BestPlan }>();
export const solved = (seed: number): { readonly instance: Instance; readonly best: BestPlan } => {
  const known = found.get(seed);
  if (known) return known;
  const instance = randomInstance(seed);
  const best = bestPlan(instance);
  if (!best) throw new Error(`seed ${seed} has no plan`);
  found.set(seed, { instance, best });
  return { instance, best };
};

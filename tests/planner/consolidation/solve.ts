/** How the named jobs are planned. */
import type { Assignment, Instance } from '../../../planner/consolidation/index.ts';
import { bestPlan } from './oracle/brute-force.ts';

export const solve = (instance: Instance): { readonly assignment: Assignment; readonly cost: number } => {
  const best = bestPlan(instance);
  if (!best) throw new Error('no plan keeps every rule');
  return { assignment: best.plan, cost: best.cost };
};

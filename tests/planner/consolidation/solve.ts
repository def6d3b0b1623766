/** How tests plan: the optimiser with HiGHS, to proven optimality, every plan judged before anything is said of it. */
import { checkPlan, consolidate, type Consolidated, type Instance } from '../../../planner/consolidation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';

const solver = await loadSolver();
/** Far more than a tiny instance takes: a run that is not done by then ends by work and is told. */
const MAX_WORK = 20_000_000;

export const optimise = (instance: Instance, seed = 1, maxWork = MAX_WORK): Consolidated => consolidate(instance, { solver, seed, gap: 0, maxWork, shouldStop: () => false });

/** The proven best plan; throws where it is none or breaks a rule. */
export const solve = (instance: Instance): Consolidated => {
  const found = optimise(instance);
  const { faults, cost } = checkPlan(instance, found.assignment);
  if (faults.length > 0 || cost.total !== found.cost || found.endedBy !== 'gap' || found.gap !== 0) throw new Error(`no proven plan: ${JSON.stringify({ faults, total: cost.total, ...found })}`);
  return found;
};

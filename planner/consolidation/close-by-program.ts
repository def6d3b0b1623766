/**
 * The end of a small question by the compact program, from the best plan there is. Runs cannot be continued, so each is allowed four times the work of the one
 * before, and the search has its turn in between.
 */
import type { MilpSolver } from '../milp/index.ts';
import { compactProgram, type CompactProgram } from './compact-program.ts';
import type { Kernel } from './kernel.ts';
import type { Incumbent } from './progress.ts';
import type { Snapshot } from './search-state.ts';

/** Simplex iterations of the first run; of a program so small it is to be the last. */
const FIRST_ITERATIONS = 50_000;
const LAST_ITERATIONS = 1_000_000;
const FEW_WAYS = 1_600;
const MORE = 4;
/** About what one takes on a model of this size. */
const WORK_OF_ITERATION = 100;
/** Columns and rows grow with items × units: above this, root relaxations take too long. */
const MOST_WAYS = 12_000;

/** The better plan it found, if any; undefined too where the question is too large for it. */
export const makeCloseByProgram = (kernel: Kernel, solver: MilpSolver, incumbent: Incumbent, gap: number): (() => Snapshot | undefined) => {
  const { slotAvailable, slotCount, itemCount, sending } = kernel;
  let ways = 0;
  for (let s = 0; s < slotCount; s++) for (let i = 0; i < itemCount; i++) ways += (sending[i * slotCount + s] as number) < Infinity ? (slotAvailable[s] as number) : 0;
  let program: CompactProgram | undefined;
  let maxIterations = ways <= FEW_WAYS ? LAST_ITERATIONS : FIRST_ITERATIONS;
  return () => {
    if (ways > MOST_WAYS) return undefined;
    program ??= compactProgram(kernel);
    const start = incumbent.best();
    const { status, best, bound, iterations } = solver.solveMip(program.model, { maxIterations, gap, ...(start && { start: program.writePlan(start) }), shouldStop: incumbent.shouldStop });
    incumbent.addWork(iterations * WORK_OF_ITERATION);
    maxIterations *= MORE;
    if (status === 'failed' || status === 'unbounded') return undefined;
    const plan = best && program.readPlan(best.values);
    const isBetter = plan !== undefined && plan.cost < incumbent.cost();
    if (isBetter) incumbent.offerPlan(plan);
    incumbent.offerBound(bound);
    return isBetter ? plan : undefined;
  };
};

/** What the families of packing and assignment run, as built: the parts that plan units, and the solver behind them. */
export { assignJobs, BIN_COST, binPackingInstance, consolidate } from '../../../dist/planner/consolidation/index.js';
import { loadSolver } from '../../../dist/server/engine/highs.js';
import { clockedSolver } from './clocked-solver.mjs';

export const { solver, startClock } = await clockedSolver(loadSolver);

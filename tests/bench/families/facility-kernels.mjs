/** What the families of facility location run, as built, and the solver behind them, which is their peer too. */
export { checkFacilityPlan, checkTwoEchelonPlan, solveFacility, solveSingleSource, solveTwoEchelon } from '../../../dist/planner/allocation/index.js';
export { buildColumns } from '../../../dist/planner/milp/index.js';
import { loadSolver } from '../../../dist/server/engine/highs.js';
import { clockedSolver } from './clocked-solver.mjs';

export const { solver, startClock } = await clockedSolver(loadSolver);

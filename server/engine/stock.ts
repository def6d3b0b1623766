/** The task that plans stock abroad: builds the question from the network, gives the planner its solver and its time, and sums the plan up. */
import { checkStockPlan, checkStockQuestion, explainUnserved, solveStock } from '../../planner/allocation/index.ts';
import type { Network } from '../../planner/network/index.ts';
import { planSummary, stockQuestion } from '../../planner/warehouses/index.ts';
import type { StockFound, TaskContext, Tasks } from '../ports/engine.ts';
import { loadSolver } from './highs.ts';

/** Points kept of a search; more cannot be told apart in a picture. */
const MOST_POINTS = 400;

export const stockTask = async (network: Network, { query, gap, seconds }: Tasks['stock']['input'], { report, isStopped, elapsedMs }: TaskContext): Promise<StockFound> => {
  const tell = (phase: string, best?: NonNullable<Parameters<typeof report>[0]['best']>): void => report({ phase, done: Math.round(elapsedMs() / 1000), total: seconds, best });
  tell('building');
  const built = stockQuestion(network, query);
  const issues = checkStockQuestion(built.question);
  if (issues.length > 0) return { built, issues, found: undefined, unserved: [], trace: [], ms: Math.round(elapsedMs()) };
  const solver = await loadSolver();
  let trace: StockFound['trace'][number][] = [];
  tell('search');
  const { plan, cost, bound, gap: left, endedBy, isImpossible } = solveStock(built.question, {
    gap, solver, shouldStop: () => isStopped() || elapsedMs() >= seconds * 1000,
    onProgress: (progress) => {
      const last = trace.at(-1);
      if (last?.cost !== progress.cost || last.bound !== progress.bound) trace.push({ ms: Math.round(elapsedMs()), cost: progress.cost, bound: progress.bound });
      // Every other point in between goes: first and last stay.
      if (trace.length > MOST_POINTS) trace = trace.filter((_, i) => i % 2 === 0 || i === trace.length - 1);
      tell('search', { ...progress, currency: query.currency });
    },
  });
  if (!plan || cost === undefined) return { built, issues, found: undefined, unserved: isImpossible ? explainUnserved(built.question) : [], trace, ms: Math.round(elapsedMs()) };
  // What goes out has been judged by what shares nothing with its maker.
  const { faults } = checkStockPlan(built.question, plan);
  if (faults.length > 0) throw new Error(`the plan breaks a rule: ${JSON.stringify(faults.slice(0, 3))}`);
  const end = { ms: Math.round(elapsedMs()), cost, bound };
  const last = trace.at(-1);
  return { built, issues, unserved: [], found: { plan, cost, bound, gap: left, endedBy, summary: planSummary(network, built, plan) }, trace: last?.cost === cost && last.bound === bound ? trace : [...trace, end], ms: end.ms };
};

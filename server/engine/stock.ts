/** The tasks of stock abroad: builds the question from the network, gives the planner its solver and its time, sums the plan up, and looks at what stands beside it. */
import { checkStockPlan, checkStockQuestion, explainLimits, explainUnserved, solveStock, type AnalysisOptions, type StockPlan } from '../../planner/allocation/index.ts';
import type { Network } from '../../planner/network/index.ts';
import { planAnalysis, planStability, planSummary, simulateStock, stockQuestion } from '../../planner/warehouses/index.ts';
import type { StockBeside, StockFound, TaskContext, Tasks } from '../ports/engine.ts';
import { loadSolver } from './highs.ts';

/** Points kept of a search; more cannot be told apart in a picture. */
const MOST_POINTS = 400;
/** Of one plan of many, about two seconds: one that is not near its bound by then is shown as it is. */
const MOST_WORK = 20_000;
/** Between two plans put aside, ms: judging and summing one up takes some. */
const KEEP_MS = 2_000;

export const stockTask = async (network: Network, { query, gap, seconds }: Tasks['stock']['input'], { report, keep, isStopped, elapsedMs }: TaskContext): Promise<StockFound> => {
  const tell = (phase: string, best?: NonNullable<Parameters<typeof report>[0]['best']>): void => report({ phase, done: Math.round(elapsedMs() / 1000), total: seconds, best });
  tell('building');
  const built = stockQuestion(network, query);
  const issues = checkStockQuestion(built.question);
  if (issues.length > 0) return { built, issues, found: undefined, isImpossible: true, unserved: [], limits: [], trace: [], ms: Math.round(elapsedMs()) };
  const solver = await loadSolver(() => seconds * 1000 - elapsedMs());
  let trace: StockFound['trace'][number][] = [];
  let keptAt = elapsedMs();
  // What goes out has been judged by what shares nothing with its maker.
  const answer = (plan: StockPlan, found: Omit<NonNullable<StockFound['found']>, 'plan' | 'summary'>): StockFound => {
    const { faults } = checkStockPlan(built.question, plan);
    if (faults.length > 0) throw new Error(`the plan breaks a rule: ${JSON.stringify(faults.slice(0, 3))}`);
    const end = { ms: Math.round(elapsedMs()), cost: found.cost, bound: found.bound };
    const last = trace.at(-1);
    return { built, issues, isImpossible: false, unserved: [], limits: [], found: { plan, ...found, summary: planSummary(network, built, plan) }, trace: last?.cost === end.cost && last.bound === end.bound ? trace : [...trace, end], ms: end.ms };
  };
  tell('search');
  const { plan, cost, bound, gap: left, endedBy, isImpossible } = solveStock(built.question, {
    gap, solver, shouldStop: () => isStopped() || elapsedMs() >= seconds * 1000,
    onProgress: (progress, best) => {
      const last = trace.at(-1);
      if (last?.cost !== progress.cost || last.bound !== progress.bound) trace.push({ ms: Math.round(elapsedMs()), cost: progress.cost, bound: progress.bound });
      // Every other point in between goes: first and last stay.
      if (trace.length > MOST_POINTS) trace = trace.filter((_, i) => i % 2 === 0 || i === trace.length - 1);
      tell('search', { ...progress, currency: query.currency });
      if (elapsedMs() - keptAt < KEEP_MS) return;
      keep(answer(best(), { ...progress, endedBy: 'stopped' }));
      keptAt = elapsedMs();
    },
  });
  if (!plan || cost === undefined) {
    const unserved = isImpossible ? explainUnserved(built.question) : [];
    const limits = isImpossible && unserved.length === 0 ? explainLimits(built.question, { solver, maxWork: MOST_WORK, shouldStop: isStopped }) : [];
    return { built, issues, found: undefined, isImpossible, unserved, limits, trace, ms: Math.round(elapsedMs()) };
  }
  return answer(plan, { cost, bound, gap: left, endedBy });
};

const optionsOf = async ({ gap, seconds }: StockBeside, { report, isStopped, elapsedMs }: TaskContext, phase: string): Promise<AnalysisOptions> => ({
  gap, solver: await loadSolver(() => seconds * 1000 - elapsedMs()), maxWork: MOST_WORK, shouldStop: () => isStopped() || elapsedMs() >= seconds * 1000, onProgress: ({ done, of }) => report({ phase, done, total: of }),
});

export const stockAnalysisTask = async (_network: Network, asked: Tasks['stockAnalysis']['input'], context: TaskContext): Promise<Tasks['stockAnalysis']['output']> => planAnalysis(asked.question, asked.plan, await optionsOf(asked, context, 'analysis'));

export const stockSensitivityTask = async (_network: Network, asked: Tasks['stockSensitivity']['input'], context: TaskContext): Promise<Tasks['stockSensitivity']['output']> =>
  planStability(asked.question, asked.plan, await optionsOf(asked, context, 'sensitivity'));

export const stockSimulationTask = (_network: Network, { question, plan, seed, replications }: Tasks['stockSimulation']['input'], { report }: TaskContext): Tasks['stockSimulation']['output'] => {
  report({ phase: 'simulation', done: 0, total: replications });
  return simulateStock(question, plan, { seed, replications, onProgress: (done) => report({ phase: 'simulation', done, total: replications }) });
};

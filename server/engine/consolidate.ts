/** The task that plans a pool: gives the planner its solver and its time, and keeps how cost and bound came together. */
import { planPool } from '../../planner/board/index.ts';
import type { Network } from '../../planner/network/index.ts';
import type { TaskContext, Tasks } from '../ports/engine.ts';
import { loadSolver } from './highs.ts';

type Trace = Tasks['consolidate']['output']['trace'][number];
/** Points kept of a search; more cannot be told apart in a picture. */
const MOST_POINTS = 400;
/** Between two plans put aside, ms: judging one takes some. */
const KEEP_MS = 1_000;

export const consolidateTask = async (network: Network, { question, seconds }: Tasks['consolidate']['input'], { report, keep, isStopped, elapsedMs }: TaskContext): Promise<Tasks['consolidate']['output']> => {
  const solver = await loadSolver(() => seconds * 1000 - elapsedMs());
  let trace: Trace[] = [];
  let keptAt = -Infinity;
  const plan = planPool(network, question, {
    solver,
    shouldStop: () => isStopped() || elapsedMs() >= seconds * 1000,
    isHurried: isStopped,
    onProgress: ({ cost, bound, gap }, best) => {
      const last = trace.at(-1);
      if (last?.cost !== cost || last.bound !== bound) trace.push({ ms: Math.round(elapsedMs()), cost, bound });
      // Every other point in between goes: first and last stay.
      if (trace.length > MOST_POINTS) trace = trace.filter((_, i) => i % 2 === 0 || i === trace.length - 1);
      report({ phase: 'search', done: Math.round(elapsedMs() / 1000), total: seconds, best: { cost, bound, gap, currency: question.currency } });
      if (elapsedMs() - keptAt < KEEP_MS) return;
      keptAt = elapsedMs();
      keep({ plan: best(), trace, ms: Math.round(keptAt) });
    },
  });
  return { plan, trace, ms: Math.round(elapsedMs()) };
};

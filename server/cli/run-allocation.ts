/** One run of the planner of stock abroad for the shell. */
import { explainLimits, explainUnserved, solveStock, type StockAnswer, type StockLimit, type StockQuestion, type Unserved } from '../../planner/allocation/index.ts';
import { loadSolver } from '../engine/highs.ts';
import { runInThread } from './in-thread.ts';

export interface AllocationRun {
  readonly question: StockQuestion;
  /** Share of the cost. */
  readonly gap: number;
  readonly seconds: number;
}
export type AllocationEnd = 'gap' | 'exhausted' | 'work' | 'time' | 'cancel';
export type AllocationOutcome = Omit<StockAnswer, 'endedBy'> & { readonly endedBy: AllocationEnd; readonly seconds: number; readonly why: WhyNone | undefined };
/** Where there is no plan: orders that nobody may serve; or, where there are none, limits that are in the way each by itself. */
export interface WhyNone {
  readonly unserved: readonly Unserved[];
  readonly limits: readonly StockLimit[];
}

/** Runs in the calling thread. */
export const allocateHere = async ({ question, gap, seconds }: AllocationRun, isCancelled: () => boolean): Promise<AllocationOutcome> => {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const solver = await loadSolver(() => (seconds - elapsed()) * 1000);
  const shouldStop = (): boolean => isCancelled() || elapsed() >= seconds;
  const { endedBy, ...answer } = solveStock(question, { solver, gap, shouldStop });
  const unserved = answer.isImpossible ? explainUnserved(question) : [];
  const why = answer.isImpossible ? { unserved, limits: unserved.length === 0 ? explainLimits(question, { solver, shouldStop }) : [] } : undefined;
  return { ...answer, why, seconds: elapsed(), endedBy: endedBy !== 'stopped' ? endedBy : isCancelled() ? 'cancel' : 'time' };
};

export const runAllocation = (run: AllocationRun, cancel: AbortSignal): Promise<AllocationOutcome> => runInThread(new URL('./allocate.worker.js', import.meta.url), run, allocateHere, cancel);

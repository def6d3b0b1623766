/** One run of the planner of stock abroad for the shell. */
import { solveStock, type StockAnswer, type StockQuestion } from '../../planner/allocation/index.ts';
import { loadSolver } from '../engine/highs.ts';
import { runInThread } from './in-thread.ts';

export interface AllocationRun {
  readonly question: StockQuestion;
  /** Share of the cost. */
  readonly gap: number;
  readonly seconds: number;
}
export type AllocationEnd = 'gap' | 'exhausted' | 'work' | 'time' | 'cancel';
export type AllocationOutcome = Omit<StockAnswer, 'endedBy'> & { readonly endedBy: AllocationEnd; readonly seconds: number };

/** Runs in the calling thread. */
export const allocateHere = async ({ question, gap, seconds }: AllocationRun, isCancelled: () => boolean): Promise<AllocationOutcome> => {
  const solver = await loadSolver();
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const { endedBy, ...answer } = solveStock(question, { solver, gap, shouldStop: () => isCancelled() || elapsed() >= seconds });
  return { ...answer, seconds: elapsed(), endedBy: endedBy !== 'stopped' ? endedBy : isCancelled() ? 'cancel' : 'time' };
};

export const runAllocation = (run: AllocationRun, cancel: AbortSignal): Promise<AllocationOutcome> => runInThread(new URL('./allocate.worker.js', import.meta.url), run, allocateHere, cancel);

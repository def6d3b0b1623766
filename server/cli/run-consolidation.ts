/** One run of consolidation for the shell. */
import { consolidate, NoPlan, type Assignment, type Instance } from '../../planner/consolidation/index.ts';
import { loadSolver } from '../engine/highs.ts';
import { runInThread } from './in-thread.ts';

export interface ConsolidationRun {
  readonly instance: Instance;
  /** Share of the cost. */
  readonly gap: number;
  readonly seconds: number;
  readonly seed: number;
}
export type ConsolidationEnd = 'gap' | 'work' | 'time' | 'cancel';
export type ConsolidationOutcome =
  | { readonly ok: true; readonly plan: Assignment; readonly cost: number; readonly bound: number; readonly gap: number; readonly endedBy: ConsolidationEnd; readonly seconds: number }
  /** What cannot be placed as it is pinned; empty: the limit of changes is in the way. */
  | { readonly ok: false; readonly consignments: readonly string[] };

/** Runs in the calling thread. */
export const runHere = async ({ instance, gap, seconds, seed }: ConsolidationRun, isCancelled: () => boolean): Promise<ConsolidationOutcome> => {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const solver = await loadSolver(() => (seconds - elapsed()) * 1000);
  try {
    const { assignment, endedBy, ...found } = consolidate(instance, { solver, seed, gap, shouldStop: () => isCancelled() || elapsed() >= seconds });
    return { ok: true, plan: assignment, cost: found.cost, bound: found.bound, gap: found.gap, seconds: elapsed(), endedBy: endedBy !== 'stopped' ? endedBy : isCancelled() ? 'cancel' : 'time' };
  } catch (cause) {
    if (cause instanceof NoPlan) return { ok: false, consignments: cause.consignments };
    throw cause;
  }
};

export const runConsolidation = (run: ConsolidationRun, cancel: AbortSignal): Promise<ConsolidationOutcome> => runInThread(new URL('./consolidate.worker.js', import.meta.url), run, runHere, cancel);

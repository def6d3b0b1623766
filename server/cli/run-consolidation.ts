/** One run of the optimiser for the shell: in a thread of its own, so that Ctrl-C is heard while it works. */
import { Worker } from 'node:worker_threads';
import { consolidate, NoPlan, type Assignment, type Instance } from '../../planner/consolidation/index.ts';
import { loadSolver } from '../engine/highs.ts';

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
  const solver = await loadSolver();
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  try {
    const { assignment, endedBy, ...found } = consolidate(instance, { solver, seed, gap, shouldStop: () => isCancelled() || elapsed() >= seconds });
    return { ok: true, plan: assignment, cost: found.cost, bound: found.bound, gap: found.gap, seconds: elapsed(), endedBy: endedBy !== 'stopped' ? endedBy : isCancelled() ? 'cancel' : 'time' };
  } catch (cause) {
    if (cause instanceof NoPlan) return { ok: false, consignments: cause.consignments };
    throw cause;
  }
};

/** To the thread. `stop` is shared memory: its first number says 1 when the run is cancelled. */
export interface ToConsolidationThread {
  readonly run: ConsolidationRun;
  readonly stop: SharedArrayBuffer;
}

/** A thread that does not end by then after it was cancelled is ended, ms. */
const GRACE_MS = 10_000;

/** Sources cannot be started as a thread: there the run is made in line, and is cancelled between two turns only. */
export const runConsolidation = (run: ConsolidationRun, cancel: AbortSignal): Promise<ConsolidationOutcome> => {
  if (import.meta.url.endsWith('.ts')) return runHere(run, () => cancel.aborted);
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(4);
    const worker = new Worker(new URL('./consolidate.worker.js', import.meta.url), { workerData: { run, stop } satisfies ToConsolidationThread });
    const abort = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1);
      setTimeout(() => void worker.terminate(), GRACE_MS).unref();
    };
    cancel.addEventListener('abort', abort, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the search ended without a plan')));
  });
};

/** The thread of one run of the optimiser. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ToThread } from './in-thread.ts';
import { runHere, type ConsolidationRun } from './run-consolidation.ts';

const { run, stop } = workerData as ToThread<ConsolidationRun>;
const told = new Int32Array(stop);
parentPort?.postMessage(await runHere(run, () => Atomics.load(told, 0) === 1));

/** The thread of one run of the optimiser. */
import { parentPort, workerData } from 'node:worker_threads';
import { runHere, type ToConsolidationThread } from './run-consolidation.ts';

const { run, stop } = workerData as ToConsolidationThread;
const told = new Int32Array(stop);
parentPort?.postMessage(await runHere(run, () => Atomics.load(told, 0) === 1));

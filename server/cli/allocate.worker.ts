/** The thread of one run of the planner of stock abroad. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ToThread } from './in-thread.ts';
import { allocateHere, type AllocationRun } from './run-allocation.ts';

const { run, stop } = workerData as ToThread<AllocationRun>;
const told = new Int32Array(stop);
parentPort?.postMessage(await allocateHere(run, () => Atomics.load(told, 0) === 1));

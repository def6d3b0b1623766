/** A planning thread: loads the edition once, then answers one task after the other. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { compileNetwork, type Edition } from '../../planner/network/index.ts';
import type { TaskName, Tasks } from '../ports/engine.ts';
import { runTask } from './tasks.ts';

/** Linux gives every thread a priority of its own; elsewhere this would slow the whole process. */
const PLANNING_NICENESS = 5;
if (process.platform === 'linux') setPriority(0, PLANNING_NICENESS);

const network = compileNetwork((workerData as { edition: Edition }).edition);

parentPort?.on('message', ({ name, input }: { name: TaskName; input: Tasks[TaskName]['input'] }) => {
  try {
    parentPort?.postMessage({ output: runTask(network, name, input) });
  } catch (cause) {
    // A planner fault must not take the thread down; the message alone crosses, never a stack.
    parentPort?.postMessage({ failure: cause instanceof Error ? cause.message : String(cause) });
  }
});
parentPort?.postMessage({ ready: true });

/** A planning thread: loads the edition once, then answers one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileNetwork, type Edition } from '../../planner/network/index.ts';
import type { TaskName, Tasks } from '../ports/engine.ts';
import { runTask } from './tasks.ts';

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

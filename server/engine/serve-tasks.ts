/** What a planning thread does: loads the edition once, then answers one task after the other. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { compileNetwork, type Edition } from '../../planner/network/index.ts';
import type { TaskName, Tasks } from '../ports/engine.ts';
import type { RunTask } from './tasks.ts';

/** To the thread. `stop` is shared memory: its first number says 1 when the task is to end with the best it has. */
export interface ToThread {
  readonly name: TaskName;
  readonly input: Tasks[TaskName]['input'];
  readonly stop: SharedArrayBuffer;
}

/** Linux gives every thread a priority of its own; elsewhere this would slow the whole process. */
const PLANNING_NICENESS = 5;
/** Between two reports that leave the thread, ms. */
const REPORT_MS = 100;

export const serveTasks = (runTask: RunTask): void => {
  if (process.platform === 'linux') setPriority(0, PLANNING_NICENESS);
  const network = compileNetwork((workerData as { edition: Edition }).edition);

  const answer = async ({ name, input, stop }: ToThread): Promise<void> => {
    const began = performance.now();
    const told = new Int32Array(stop);
    let reported = -Infinity;
    try {
      const output = await runTask(network, name, input, {
        report: (progress) => {
          const now = performance.now();
          if (now - reported < REPORT_MS) return;
          reported = now;
          parentPort?.postMessage({ progress });
        },
        keep: (kept) => parentPort?.postMessage({ kept }),
        isStopped: () => Atomics.load(told, 0) === 1,
        elapsedMs: () => performance.now() - began,
      });
      parentPort?.postMessage({ output });
    } catch (cause) {
      // A planner fault must not take the thread down; the message alone crosses, never a stack.
      parentPort?.postMessage({ failure: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  parentPort?.on('message', (task: ToThread) => void answer(task));
  parentPort?.postMessage({ ready: true });
};

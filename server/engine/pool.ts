/** Planning threads behind one queue. The event loop only passes messages. */
import { Worker } from 'node:worker_threads';
import type { Edition } from '../../planner/network/index.ts';
import { OutsideError, type Engine, type TaskName, type Tasks } from '../ports/engine.ts';

interface Waiting {
  readonly name: TaskName;
  readonly input: Tasks[TaskName]['input'];
  readonly resolve: (output: never) => void;
  readonly reject: (error: OutsideError) => void;
}
interface Thread {
  worker: Worker;
  task: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
  ready: boolean;
}
type Answer = { readonly output: never } | { readonly failure: string } | { readonly ready: true };

export interface PoolLimits {
  readonly threads: number;
  readonly planMs: number;
  readonly queue: number;
}

/** A task past its deadline costs its thread: the thread is ended and replaced, the next task goes on in the new one. */
export const poolEngine = (edition: Edition, limits: PoolLimits): Engine => {
  const queue: Waiting[] = [];
  let closed = false;
  const workerFile = new URL(import.meta.url.endsWith('.ts') ? './engine.worker.ts' : './engine.worker.js', import.meta.url);

  const settle = (thread: Thread, finish: (task: Waiting) => void): void => {
    const { task } = thread;
    clearTimeout(thread.timer);
    thread.task = undefined;
    if (task) finish(task);
  };
  const start = (thread: Thread): void => {
    thread.ready = false;
    const worker = new Worker(workerFile, { workerData: { edition } });
    thread.worker = worker;
    worker.on('message', (message: Answer) => {
      if ('ready' in message) thread.ready = true;
      else settle(thread, (task) => ('output' in message ? task.resolve(message.output) : task.reject(new OutsideError('ENGINE_FAILED', message.failure))));
      next();
    });
    worker.on('error', (cause) => settle(thread, (task) => task.reject(new OutsideError('ENGINE_FAILED', cause))));
    worker.on('exit', () => {
      settle(thread, (task) => task.reject(new OutsideError('ENGINE_FAILED')));
      if (!closed && thread.worker === worker) start(thread);
    });
  };
  const threads: Thread[] = Array.from({ length: limits.threads }, () => {
    const thread = { task: undefined, timer: undefined, ready: false } as unknown as Thread;
    start(thread);
    return thread;
  });
  const next = (): void => {
    for (const thread of threads) {
      if (!thread.ready || thread.task) continue;
      const task = queue.shift();
      if (!task) return;
      thread.task = task;
      thread.timer = setTimeout(() => {
        settle(thread, (late) => late.reject(new OutsideError('ENGINE_TIMEOUT')));
        void thread.worker.terminate();
      }, limits.planMs);
      thread.worker.postMessage({ name: task.name, input: task.input });
    }
  };
  return {
    run: (name, input) =>
      new Promise((resolve, reject) => {
        if (queue.length >= limits.queue) return reject(new OutsideError('ENGINE_BUSY'));
        queue.push({ name, input, resolve: resolve as Waiting['resolve'], reject });
        return next();
      }),
    close: async () => {
      closed = true;
      await Promise.all(threads.map((thread) => thread.worker.terminate()));
    },
  };
};

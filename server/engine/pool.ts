/** Planning threads behind a queue of two lanes. The event loop only passes messages. */
import { Worker } from 'node:worker_threads';
import type { Edition } from '../../planner/network/index.ts';
import type { Check } from '../ports/check.ts';
import { OutsideError, type Engine, type Lane, type RunOptions, type TaskName, type Tasks } from '../ports/engine.ts';
import type { JobProgress } from '../ports/job.ts';
import type { ToThread } from './serve-tasks.ts';
import { TaskQueue, type Outcome, type Task } from './task-queue.ts';

interface Thread {
  worker: Worker;
  task: Task | undefined;
  ready: boolean;
}
type Answer = { readonly output: unknown } | { readonly failure: string } | { readonly ready: true } | { readonly progress: JobProgress } | { readonly kept: unknown };

export interface PoolLimits {
  /** Tasks planned at the same time. */
  readonly threads: number;
  /** Deadline of a task that names none, ms. */
  readonly planMs: number;
  /** Tasks that may wait, in each lane. */
  readonly queue: number;
}
export interface TaskReport {
  readonly name: TaskName;
  readonly lane: Lane;
  readonly outcome: Outcome;
  readonly waitMs: number;
  /** Undefined: it never came to a thread. */
  readonly runMs: number | undefined;
}
export interface PoolLoad {
  readonly waiting: Readonly<Record<Lane, number>>;
  readonly running: number;
  /** Threads that have loaded the network. */
  readonly ready: number;
}
export interface PoolEngine extends Engine {
  load(): PoolLoad;
}

/** Most plans take milliseconds: a thread whose asker is gone is given this long to finish before it is ended and replaced, ms. */
const ABANDONED_MS = 500;
/** A thread that dies before it is ready is started again after this, ms, twice as long each time up to the second figure. */
const RESTART_MS = [250, 30_000] as const;

const ENGINE_WORKER = new URL(import.meta.url.endsWith('.ts') ? './engine.worker.ts' : './engine.worker.js', import.meta.url);

/**
 * A task past its deadline, or running on with its asker gone, costs its thread: the thread is ended and replaced. With two and more threads
 * one is never taken by jobs; with one, a second stands by warm: it works while a job holds the first, which may be for minutes, and when a
 * thread was ended the next task need not wait for the network to be loaded again.
 * @param workerFile what the threads run
 */
export const poolEngine = (edition: Edition, limits: PoolLimits, report: (task: TaskReport) => void = () => {}, workerFile: URL = ENGINE_WORKER): PoolEngine => {
  const queue = new TaskQueue(limits.queue);
  let closed = false;
  let unready = 0;

  const start = (thread: Thread): void => {
    thread.ready = false;
    const worker = new Worker(workerFile, { workerData: { edition } });
    thread.worker = worker;
    worker.on('message', (message: Answer) => {
      const { task } = thread;
      if ('progress' in message) return task?.onProgress(message.progress);
      if ('kept' in message) {
        if (task) task.kept = { output: message.kept };
        return;
      }
      thread.task = undefined;
      if ('ready' in message) [thread.ready, unready] = [true, 0];
      else if ('output' in message) task?.settle('done', message.output);
      else task?.settle('failed', new OutsideError('ENGINE_FAILED', message.failure));
      return next();
    });
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => {
      const { task } = thread;
      thread.task = undefined;
      task?.settle('failed', new OutsideError('ENGINE_FAILED', cause));
      if (closed) return;
      if (thread.ready) start(thread);
      else setTimeout(() => closed || start(thread), Math.min(RESTART_MS[0] * 2 ** unready++, RESTART_MS[1])).unref();
    });
  };
  const threads = Array.from({ length: Math.max(2, limits.threads) }, () => {
    const thread = { task: undefined, ready: false } as unknown as Thread;
    start(thread);
    return thread;
  });
  const running = (lane?: Lane): number => threads.filter(({ task }) => task && (lane === undefined || task.lane === lane)).length;
  const mayTakeJobs = (): boolean => running('jobs') < Math.max(1, limits.threads - 1);
  const mayTakeQuestions = (): boolean => running('interactive') < limits.threads;

  const next = (): void => {
    for (const thread of threads) {
      if (!thread.ready || thread.task) continue;
      const task = queue.take(mayTakeQuestions, mayTakeJobs);
      if (!task) return;
      task.startedAt = performance.now();
      thread.task = task;
      task.onStart();
      thread.worker.postMessage({ name: task.name, input: task.input, stop: task.stop } satisfies ToThread);
    }
  };
  /** Ends the thread that still works on a settled task. */
  const endThread = (task: Task): void => {
    const thread = threads.find((each) => each.task === task);
    if (!thread) return;
    thread.task = undefined;
    // Not ready, so that nothing is given to it on its way out; it exits as a ready one and is replaced at once.
    const { worker } = thread;
    worker.removeAllListeners('exit').removeAllListeners('message');
    void worker.terminate();
    start(thread);
    next();
  };

  const run = <N extends TaskName>(name: N, input: Tasks[N]['input'], { lane = 'interactive', deadlineMs = limits.planMs, signal, stop, onProgress = () => {} }: RunOptions = {}): Promise<Tasks[N]['output']> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new OutsideError('ENGINE_BUSY'));
      signal?.throwIfAborted();
      stop?.throwIfAborted();
      const settle = (outcome: Outcome, answer: unknown): void => {
        clearTimeout(deadline);
        signal?.removeEventListener('abort', abort);
        stop?.removeEventListener('abort', askToStop);
        const { startedAt, calledAt } = task;
        const now = performance.now();
        report({ name, lane, outcome, waitMs: (startedAt ?? now) - calledAt, runMs: startedAt === undefined ? undefined : now - startedAt });
        if (outcome === 'done') resolve(answer as Tasks[N]['output']);
        else reject(answer);
      };
      const abort = (): void => {
        queue.remove(task);
        task.settle('aborted', signal?.reason);
        setTimeout(() => endThread(task), ABANDONED_MS).unref();
      };
      const told = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const askToStop = (): void => {
        Atomics.store(new Int32Array(told), 0, 1);
        queue.remove(task);
        const giveUp = (): void => {
          if (task.kept) task.settle('done', task.kept.output);
          else task.settle('aborted', stop?.reason);
          endThread(task);
        };
        if (task.startedAt === undefined) giveUp();
        else setTimeout(giveUp, ABANDONED_MS).unref();
      };
      let deadline: NodeJS.Timeout | undefined;
      const setDeadline = (): void => {
        deadline = setTimeout(() => {
          queue.remove(task);
          if (task.kept) task.settle('done', task.kept.output);
          else task.settle('timeout', new OutsideError('ENGINE_TIMEOUT'));
          endThread(task);
        }, deadlineMs);
      };
      let settled = false;
      const task: Task = {
        name, input, lane, stop: told, calledAt: performance.now(), startedAt: undefined, kept: undefined,
        // Who waits for a list does not wait for one of its tasks: only its work is limited.
        onStart: lane === 'jobs' ? setDeadline : () => {},
        onProgress: (progress) => (settled ? undefined : onProgress(progress)),
        settle: (outcome, answer) => (settled ? undefined : ((settled = true), settle(outcome, answer))),
      };
      if (lane === 'interactive') setDeadline();
      signal?.addEventListener('abort', abort, { once: true });
      stop?.addEventListener('abort', askToStop, { once: true });
      try {
        queue.add(task);
      } catch (busy) {
        task.settle('refused', busy);
      }
      return next();
    });

  return {
    run,
    load: () => ({ waiting: { interactive: queue.length('interactive'), jobs: queue.length('jobs') }, running: running(), ready: threads.filter(({ ready }) => ready).length }),
    close: async () => {
      closed = true;
      for (const task of [...queue.all(), ...threads.flatMap(({ task }) => task ?? [])]) {
        queue.remove(task);
        task.settle('closed', new OutsideError('ENGINE_BUSY'));
      }
      await Promise.all(threads.map((thread) => thread.worker.terminate()));
    },
  };
};

/** Ready when a thread has loaded the network. */
export const engineCheck = (engine: PoolEngine): Check => ({
  name: 'engine',
  isRequired: true,
  run: () => (engine.load().ready > 0 ? Promise.resolve() : Promise.reject(new Error('no thread has loaded the network yet'))),
});

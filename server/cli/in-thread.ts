/** Runs of the engines for the shell: in a thread of their own, so that Ctrl-C is heard while they work. */
import { Worker } from 'node:worker_threads';

/** To the thread. `stop` is shared memory: its first number says 1 when the run is cancelled. */
export interface ToThread<Run> {
  readonly run: Run;
  readonly stop: SharedArrayBuffer;
}

/** A thread that does not end by then after it was cancelled is ended, ms. */
const GRACE_MS = 10_000;

/** `threadUrl` is the built thread, which answers with one message. Sources cannot be started as a thread: there `here` runs in line, and is cancelled between two turns only. */
export const runInThread = <Run, Outcome>(threadUrl: URL, run: Run, here: (run: Run, isCancelled: () => boolean) => Promise<Outcome>, cancel: AbortSignal): Promise<Outcome> => {
  if (import.meta.url.endsWith('.ts')) return here(run, () => cancel.aborted);
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(4);
    const worker = new Worker(threadUrl, { workerData: { run, stop } satisfies ToThread<Run> });
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

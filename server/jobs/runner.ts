/** Takes jobs up and works them off: claims a row, renews its lease, writes its progress, stores its end once. The same whatever rang. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';
import { OutsideError } from '../ports/engine.ts';
import { JobRefusal, type HeldJob, type JobEnding, type JobErrorCode, type JobProgress } from '../ports/job.ts';
import { StoreError, type Store } from '../ports/store.ts';
import type { EndReason, Handlers, JobOutcome, JobRun } from './handler.ts';

export interface JobLog {
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}
export interface RunnerParts {
  readonly store: Store;
  readonly handlers: Handlers;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: JobLog;
  readonly limits: RunnerLimits;
  /** Who works here, for people who look at the table. */
  readonly worker: string;
  /** Told of a job that has just changed. */
  readonly changed: (id: string) => void;
}
export interface RunnerLimits {
  /** Jobs worked at the same time. */
  readonly slots: number;
  /** A job whose holder has been silent for so long is given to another, ms. */
  readonly leaseMs: number;
  /** How often an attempt looks at its row, ms: a cancellation elsewhere is seen within it. */
  readonly beatMs: number;
}

export interface Runner {
  /** Works one job to its end: that one, or the oldest that waits. @returns false: no slot, or nothing to take up. @throws StoreError */
  work(id?: string): Promise<boolean>;
  /** The job was cancelled in this process. */
  cancelled(id: string): void;
  close(): Promise<void>;
}

/** A job that takes its process along again and again is not given to a further one. */
const LOST_MOST = 12;
/** Until a store that was away is asked again, ms. */
const AGAIN_MS = 500;

export const jobRunner = ({ store, handlers, clock, log, limits, worker, changed }: RunnerParts): Runner => {
  const kinds = [...handlers.keys()];
  const quick = kinds.filter((kind) => handlers.get(kind)?.isQuick);
  const running = new Map<string, { readonly end: (reason: EndReason) => void; readonly over: Promise<void> }>();
  let taken = 0;
  let quickTaken = 0;
  let closed = false;

  /** Ends the job in the store, and what else belongs to that end. Asked again for as long as the store is away: fenced, it cannot be too late. */
  const settle = async (job: HeldJob, ending: JobEnding, also?: JobOutcome<unknown>['store']): Promise<boolean> => {
    for (;;) {
      try {
        return await store.transact(async (tx) => {
          if (!(await tx.settleJob(job.id, job.attempt, ending))) return false;
          await also?.(tx);
          if (ending.state === 'failed') await handlers.get(job.kind)?.dropped?.(tx, job.payload as never, clock.now());
          return true;
        });
      } catch (cause) {
        if (!(cause instanceof StoreError) || closed) throw cause;
        await wait(AGAIN_MS);
      }
    }
  };
  const fail = (job: HeldJob, error: JobErrorCode): Promise<boolean> => settle(job, { state: 'failed', error });

  const workOff = async (job: HeldJob): Promise<void> => {
    const handler = handlers.get(job.kind);
    if (!handler || job.lost > LOST_MOST) return void (await fail(job, handler ? 'WORKER_LOST' : 'INTERNAL'));
    const ending = new AbortController();
    const end = (reason: EndReason): void => ending.abort(reason);
    const { signal } = ending;
    let progress: JobProgress | undefined;
    const run: JobRun = { id: job.id, attempt: job.attempt, signal, report: (latest) => (progress = latest) };
    const takeProgress = (): JobProgress | undefined => {
      const latest = progress;
      progress = undefined;
      return latest;
    };
    const stopBeating = beat(job, takeProgress, end);
    let finished = (): void => {};
    running.set(job.id, { end, over: new Promise((done) => (finished = done)) });
    try {
      const { result, store: also } = await handler.run(job.payload as never, run);
      await (signal.aborted ? leave(job, signal.reason as EndReason, { state: 'cancelled', result }) : settle(job, { state: 'done', result }, also));
    } catch (cause) {
      if (signal.aborted) await leave(job, signal.reason as EndReason).catch(() => {});
      else if (cause instanceof StoreError || (cause instanceof OutsideError && cause.code === 'ENGINE_BUSY')) await giveBack(job);
      else if (cause instanceof JobRefusal) await fail(job, cause.code).catch((broken: unknown) => log.error({ job: job.id, err: broken }, 'the end of a job could not be written'));
      else {
        log.error({ job: job.id, kind: job.kind, requestId: job.requestId, err: cause }, 'a job failed');
        await fail(job, cause instanceof OutsideError ? (cause.code as JobErrorCode) : 'INTERNAL').catch((broken: unknown) => log.error({ job: job.id, err: broken }, 'the end of a job could not be written'));
      }
    } finally {
      stopBeating();
      running.delete(job.id);
      finished();
      changed(job.id);
    }
  };
  /** An attempt that was told to end: what a cancelled one had by then is kept, a job of a process that ends is given back. */
  const leave = async (job: HeldJob, reason: EndReason, left?: JobEnding): Promise<void> => {
    if (reason === 'cancelled' && left) await settle(job, left);
    if (reason === 'closing') await giveBack(job);
  };
  const giveBack = (job: HeldJob): Promise<void> =>
    store.transact((tx) => tx.releaseJob(job.id, job.attempt)).catch((cause: unknown) => log.warn({ job: job.id, err: cause }, 'a job could not be given back: its lease will run out'));

  /** Looks at the row again and again: renews the lease in time, writes progress, sees that the job is cancelled or in other hands. */
  const beat = (job: HeldJob, latest: () => JobProgress | undefined, end: (reason: EndReason) => void): (() => void) => {
    let renewed = performance.now();
    let stopped = false;
    const look = async (): Promise<void> => {
      const progress = latest();
      if (progress || performance.now() - renewed > limits.leaseMs / 3) {
        const asked = performance.now();
        if (await store.transact((tx) => tx.beatJob(job.id, job.attempt, limits.leaseMs, progress))) {
          renewed = asked;
          changed(job.id);
          return;
        }
      }
      const now = await store.read.job(job.id);
      if (now?.state === 'running' && now.attempt === job.attempt) return;
      end(now?.state === 'cancelled' ? 'cancelled' : 'lost');
    };
    const beating = async (): Promise<void> => {
      while (!stopped) {
        await wait(limits.beatMs, undefined, { ref: false });
        if (stopped) return;
        await look().catch((cause: unknown) => {
          if (!(cause instanceof StoreError)) log.error({ job: job.id, err: cause }, 'the row of a job could not be looked at');
          // Nobody could be told that it is still worked on: another may have begun.
          if (performance.now() - renewed > limits.leaseMs) end('lost');
        });
      }
    };
    void beating();
    return () => (stopped = true);
  };

  return {
    work: async (id) => {
      const isFull = taken >= limits.slots;
      if (closed || (isFull && (limits.slots === 0 || quick.length === 0 || quickTaken > 0))) return false;
      if (isFull) quickTaken += 1;
      else taken += 1;
      try {
        const job = await store.transact((tx) => tx.claimJob(isFull ? quick : kinds, id, limits.leaseMs, worker));
        if (!job) return false;
        changed(job.id);
        if (closed) await giveBack(job);
        else await workOff(job);
        return true;
      } finally {
        if (isFull) quickTaken -= 1;
        else taken -= 1;
      }
    },
    cancelled: (id) => running.get(id)?.end('cancelled'),
    close: async () => {
      closed = true;
      const last = [...running.values()];
      for (const { end } of last) end('closing');
      await Promise.all(last.map(({ over }) => over));
    },
  };
};

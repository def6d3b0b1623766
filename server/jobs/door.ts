/** What every adapter of the jobs has in common: jobs go into the caller's transaction, and it is the store that is asked about them. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import { isOver } from '../ports/job.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Store } from '../ports/store.ts';
import type { Handlers } from './handler.ts';
import type { JobWatch } from './watch.ts';

export interface DoorParts {
  readonly store: Store;
  readonly handlers: Handlers;
  readonly clock: Pick<Clock, 'now'>;
  readonly watch: JobWatch;
  /** Says that a job waits. Returns at once and never throws. */
  readonly ring: (id: string) => void;
  /** A job has been cancelled here. */
  readonly cancelled: (id: string) => void;
}

export const jobDoor = ({ store, handlers, clock, watch, ring, cancelled }: DoorParts): Omit<Jobs, 'close'> => ({
  enqueue: async (key, requestId, work) => {
    let added: string[] = [];
    const written = await store.write(key, (tx) => {
      added = [];
      return work(tx, async (job) => {
        const row = await tx.addJob({ ...job, id: randomUUID(), requestId });
        added.push(row.id);
        return row;
      });
    });
    added.forEach(ring);
    return written;
  },
  status: (id) => store.read.job(id),
  cancel: async (id) => {
    const job = await store.transact(async (tx) => {
      const ended = await tx.cancelJob(id);
      if (ended) await handlers.get(ended.kind)?.dropped?.(tx, ended.payload as never, clock.now());
      return tx.job(id);
    });
    if (job && isOver(job.state)) cancelled(id);
    watch.changed(id);
    return job;
  },
  onProgress: watch.subscribe,
});

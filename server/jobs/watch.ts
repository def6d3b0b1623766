/** Tells those who watch jobs of their changes. The rows are asked, for all of them at once, so it does not matter where a job runs. */
import type { Job } from '../ports/job.ts';
import type { Store } from '../ports/store.ts';

export interface JobWatch {
  subscribe(id: string, told: (job: Job) => void): () => void;
  /** A job has changed here: it is looked at without delay. */
  changed(id: string): void;
  close(): void;
}

interface Watched {
  readonly told: Set<(job: Job) => void>;
  latest: Job | undefined;
}
/** Shortest time between two looks, ms: jobs that report often are looked at once for several reports. */
const PAUSE_MS = 50;

/** @param everyMs longest time until a change is seen that happened elsewhere */
export const watchJobs = (read: Store['read'], everyMs: number): JobWatch => {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let isClosed = false;

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = isClosed || watched.size === 0 ? undefined : setTimeout(() => void look(), ms);
    timer?.unref();
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    // A store that is away is asked again at the next turn.
    const jobs = await read.jobs([...watched.keys()]).catch(() => []);
    looking = false;
    for (const job of jobs) {
      const each = watched.get(job.id);
      if (!each || (each.latest && each.latest.change >= job.change)) continue;
      each.latest = job;
      for (const told of each.told) told(job);
    }
    plan(everyMs);
  };
  return {
    subscribe: (id, told) => {
      const each = watched.get(id) ?? { told: new Set(), latest: undefined };
      watched.set(id, each);
      each.told.add(told);
      if (each.latest) told(each.latest);
      else plan(0);
      return () => {
        each.told.delete(told);
        if (each.told.size === 0) watched.delete(id);
      };
    },
    changed: (id) => {
      if (watched.has(id)) plan(PAUSE_MS);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      watched.clear();
    },
  };
};

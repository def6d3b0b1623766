/** Jobs without a queue server: this process looks for rows that wait, at once when one is added here and every little while. */
import { jobDoor } from '../../jobs/door.ts';
import { jobRunner, type RunnerParts } from '../../jobs/runner.ts';
import { watchJobs } from '../../jobs/watch.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { StoreError } from '../../ports/store.ts';

export interface JobTimes {
  /** Between two looks for jobs that wait, ms. */
  readonly sweepMs: number;
  /** Longest time until a change elsewhere is told here, ms. */
  readonly watchMs: number;
}
export type JobParts = Omit<RunnerParts, 'changed'> & { readonly times: JobTimes };

export const inProcessJobs = ({ times, ...parts }: JobParts): Jobs => {
  const { store, limits, log } = parts;
  const watch = watchJobs(store.read, times.watchMs);
  const runner = jobRunner({ ...parts, changed: watch.changed });
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  /** Works on until nothing waits. */
  const drain = async (): Promise<void> => {
    while (!closed && (await runner.work()));
  };
  const look = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(look, times.sweepMs).unref();
    void drain().catch((cause: unknown) => {
      if (!(cause instanceof StoreError)) log.error({ err: cause }, 'jobs could not be looked for; it is tried again');
    });
  };
  const door = jobDoor({ ...parts, watch, ring: look, cancelled: runner.cancelled });
  if (limits.slots > 0) look();
  return {
    ...door,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await runner.close();
      watch.close();
    },
  };
};

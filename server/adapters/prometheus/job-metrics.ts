/**
 * Prometheus figures of jobs, from their rows: whoever works them, this process sees them end. Every server of a database counts all jobs of it, so figures of
 * several are not added up.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { JobReads } from '../../ports/job.ts';

/** Bounds of the buckets, s: an import takes seconds, a plan minutes. */
const WAIT_BUCKETS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const RUN_BUCKETS = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];
/** Ends are looked at again for so long, ms: a transaction that began before another may commit after it. */
const OVERLAP_MS = 60_000;
const MOST = 10_000;
const MS_PER_S = 1000;

/** @param since ends before it are not counted, ms since 1970 */
export const addJobMetrics = (registry: Registry, read: Pick<JobReads, 'openJobs' | 'endedJobs'>, since: number): void => {
  const registers = [registry];
  const labelNames = ['kind'];
  let refreshing: Promise<void> | undefined;
  /** All figures of one reading are of one look at the rows; a store that is away is asked again at the next. */
  const collect = (): Promise<void> => {
    refreshing ??= Promise.all([countOpen(), countEnds()]).then(() => {}, () => open.reset()).finally(() => (refreshing = undefined));
    return refreshing;
  };
  const open = new Gauge({ name: 'jobs_open', help: 'Jobs that are not over, by state: queued, running', labelNames: ['kind', 'state'], registers, collect });
  const ended = new Counter({ name: 'jobs_ended_total', help: 'Jobs that are over, by state: done, failed, cancelled', labelNames: ['kind', 'state'], registers, collect });
  const retries = new Counter({ name: 'job_retries_total', help: 'Attempts after the first, of jobs that are over', labelNames, registers, collect });
  const waits = new Histogram({ name: 'job_wait_seconds', help: 'Time from asking to the first attempt', labelNames, buckets: WAIT_BUCKETS, registers, collect });
  const runs = new Histogram({ name: 'job_run_seconds', help: 'Time from the first attempt to the end', labelNames, buckets: RUN_BUCKETS, registers, collect });
  const seen = new Map<string, number>();
  let latest = since;

  const countOpen = async (): Promise<void> => {
    const jobs = await read.openJobs();
    open.reset();
    for (const { kind, state, count } of jobs) open.set({ kind, state }, count);
  };
  const countEnds = async (): Promise<void> => {
    for (const job of await read.endedJobs(Math.max(since, latest - OVERLAP_MS), MOST)) {
      if (seen.has(job.id)) continue;
      seen.set(job.id, job.endedAt);
      latest = Math.max(latest, job.endedAt);
      const { kind, state } = job;
      ended.inc({ kind, state });
      retries.inc({ kind }, Math.max(0, job.attempt - 1));
      waits.observe({ kind }, ((job.startedAt ?? job.endedAt) - job.createdAt) / MS_PER_S);
      if (job.startedAt !== undefined) runs.observe({ kind }, (job.endedAt - job.startedAt) / MS_PER_S);
    }
    for (const [id, at] of seen) if (at < latest - OVERLAP_MS) seen.delete(id);
  };
};

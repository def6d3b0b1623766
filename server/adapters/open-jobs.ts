/** The jobs as the settings want them: rung by Bull where there is a Redis, else looked for by this process. */
import { hostname } from 'node:os';
import type { Queue } from 'bull';
import type { Config } from '../config.ts';
import type { RunnerParts } from '../jobs/runner.ts';
import type { Check } from '../ports/check.ts';
import type { Jobs } from '../ports/jobs.ts';
import { bullJobs } from './bull/jobs.ts';
import { inProcessJobs } from './inprocess/jobs.ts';

/** Jobs a process works at the same time that says nothing else. */
const SLOTS = 2;
const BEAT_MS = 300;
const TIMES = { sweepMs: 1000, watchMs: 500 };

export interface OpenedJobs {
  readonly jobs: Jobs;
  readonly checks: readonly Check[];
  /** Of Bull, for the page that shows it. */
  readonly queue: Queue | undefined;
}

/** @param isWorker a process that has nothing else to do; one that answers requests leaves the work to others where it can */
export const openJobs = (config: Config, isWorker: boolean, parts: Omit<RunnerParts, 'limits' | 'worker' | 'changed'>): OpenedJobs => {
  const hasOthers = config.REDIS_URL !== undefined && config.DATABASE_URL !== undefined;
  const slots = config.CORRIDOR_JOBS ?? (hasOthers && !isWorker ? 0 : SLOTS);
  const whole = { ...parts, worker: `${hostname()}:${process.pid}`, limits: { slots, leaseMs: config.CORRIDOR_JOB_LEASE_MS, beatMs: BEAT_MS }, times: TIMES };
  if (config.REDIS_URL === undefined) return { jobs: inProcessJobs(whole), checks: [], queue: undefined };
  const { queue, check, ...jobs } = bullJobs(config.REDIS_URL, whole);
  return { jobs, checks: [check], queue };
};

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

/** A worker has nothing else to do; a server leaves the work to others where it can. */
export type ProcessRole = 'server' | 'worker';

export const openJobs = (config: Config, role: ProcessRole, parts: Omit<RunnerParts, 'limits' | 'worker' | 'changed'>): OpenedJobs => {
  const hasOthers = config.REDIS_URL !== undefined && config.DATABASE_URL !== undefined;
  const slots = config.CORRIDOR_JOBS ?? (hasOthers && role === 'server' ? 0 : SLOTS);
  const whole = { ...parts, worker: `${hostname()}:${process.pid}`, limits: { slots, leaseMs: config.CORRIDOR_JOB_LEASE_MS, beatMs: BEAT_MS }, times: TIMES };
  if (config.REDIS_URL === undefined) return { jobs: inProcessJobs(whole), checks: [], queue: undefined };
  const { queue, check, ...jobs } = bullJobs(config.REDIS_URL, whole);
  return { jobs, checks: [check], queue };
};

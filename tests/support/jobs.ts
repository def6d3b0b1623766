/** Jobs for tests that are about something else: nobody works them, or this process does. */
import { inProcessJobs } from '../../server/adapters/inprocess/jobs.ts';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { jobHandlers } from '../../server/jobs/handlers.ts';
import { placeFinder, toConsignment } from '../../server/http/contract/to-consignment.ts';
import type { ReadEntry } from '../../server/usecases/pool/check-rows.ts';
import type { Handlers } from '../../server/jobs/handler.ts';
import type { RunnerLimits } from '../../server/jobs/runner.ts';
import type { Edition } from '../../planner/network/index.ts';
import type { Engine } from '../../server/ports/engine.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import type { Store } from '../../server/ports/store.ts';
import type { RateAge } from '../../server/usecases/quote-shipment.ts';

export const sayFaults = (detail: object, message: string): void => void process.stderr.write(`${message} ${JSON.stringify(detail)}\n`);
export const CLOCK = systemClock('2026-12-07T09:00:00+08:00');
export const TIMES = { sweepMs: 200, watchMs: 100 };
export const LIMITS: RunnerLimits = { slots: 2, leaseMs: 2000, beatMs: 50 };

export const jobsWith = (store: Store, handlers: Handlers, limits: Partial<RunnerLimits> = {}): Jobs =>
  inProcessJobs({ store, handlers, clock: CLOCK, log: { warn: sayFaults, error: sayFaults }, limits: { ...LIMITS, ...limits }, worker: 'test', times: TIMES });
const readEntryOf = (edition: Edition): ReadEntry => {
  const find = placeFinder(edition);
  return (body) => toConsignment(body, find);
};
export const idleJobs = (store: Store): Jobs => jobsWith(store, new Map(), { slots: 0 });
export const workedJobs = (store: Store, engine: Engine, edition: Edition, rates: () => RateAge): Jobs => jobsWith(store, jobHandlers({ store, engine, edition, clock: CLOCK, rates, readEntry: readEntryOf(edition) }));

/** What the server and its workers have in common: the data, the store, the planning threads and the jobs. Ends the program where one of them is no good. */
import { availableParallelism } from 'node:os';
import { pino, type Logger } from 'pino';
import type { Edition } from '../planner/network/index.ts';
import { loadDataset } from './adapters/files/dataset.ts';
import { openJobs, type OpenedJobs, type ProcessRole } from './adapters/open-jobs.ts';
import { openStore } from './adapters/open-store.ts';
import { prometheusMetrics, type PrometheusMetrics } from './adapters/prometheus/metrics.ts';
import { systemClock } from './adapters/system/clock.ts';
import type { Config } from './config.ts';
import { poolEngine, type PoolEngine } from './engine/pool.ts';
import { placeFinder, toConsignment } from './http/contract/to-consignment.ts';
import { serializeError } from './http/request-log.ts';
import { sayIssue } from './http/texts/index.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { dataFolder } from './paths.ts';
import type { Clock } from './ports/clock.ts';
import { StoreError, type Store } from './ports/store.ts';
import type { ReadEntry } from './usecases/pool/check-rows.ts';

export interface House extends OpenedJobs {
  readonly edition: Edition;
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: PrometheusMetrics;
  readonly engine: PoolEngine;
}

export const makeLogger = (config: Config): Logger => pino({ level: config.LOG_LEVEL, serializers: { err: serializeError } }, pino.destination(2));

export const wireHouse = (config: Config, logger: Logger, role: ProcessRole): House => {
  const { edition, issues } = loadDataset(dataFolder(config.CORRIDOR_DATA));
  const errors = issues.filter((issue) => issue.severity === 'error');
  for (const issue of errors) logger.fatal({ path: issue.path, value: issue.value }, `${issue.code}: ${sayIssue('en', issue.code, issue.value, issue.detail)}`);
  if (errors.length > 0) {
    logger.fatal(`data/ has ${errors.length} faults; nothing is served until they are mended. npm run data:check lists them.`);
    process.exit(1);
  }
  const refuseStore = (cause: unknown): never => {
    logger.fatal(cause instanceof Error ? cause.message : String(cause));
    return process.exit(1);
  };
  const { store, opened } = openStore(config, refuseStore);
  // The embedded store has one process at a time: whoever held its jobs is gone.
  const inherited = config.DATABASE_URL === undefined ? opened.then(() => store.transact((tx) => tx.expireLeases())) : opened;
  // Planning needs no store: the server listens while it opens, and goes on without a database that is away.
  inherited.catch((cause: unknown) => {
    if (!(cause instanceof StoreError)) refuseStore(cause);
    logger.warn({ err: cause }, 'the store does not answer yet');
  });
  const clock = systemClock(config.CORRIDOR_NOW);
  const metrics = prometheusMetrics(() => engine.load());
  const engine: PoolEngine = poolEngine(
    edition, { threads: config.CORRIDOR_THREADS ?? Math.max(1, availableParallelism() - 1), planMs: config.CORRIDOR_PLAN_MS, queue: config.CORRIDOR_QUEUE }, metrics.countTask,
  );
  const find = placeFinder(edition);
  const readEntry: ReadEntry = (body) => toConsignment(body, find);
  const rates = () => ({ exchange: edition.exchange, now: clock.now(), rateDays: config.CORRIDOR_RATE_DAYS });
  return { edition, store, clock, metrics, engine, ...openJobs(config, role, { store, handlers: jobHandlers({ store, engine, edition, clock, rates, readEntry }), clock, log: logger }) };
};

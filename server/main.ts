/** The only wiring: config, adapters, engine, http. Read top to bottom. */
import { availableParallelism } from 'node:os';
import { pino } from 'pino';
import { compileNetwork } from '../planner/network/index.ts';
import { loadDataset } from './adapters/files/dataset.ts';
import { openStore } from './adapters/open-store.ts';
import { prometheusMetrics } from './adapters/prometheus/metrics.ts';
import { threadPrinter } from './adapters/pdf/printer.ts';
import { sheetReader } from './adapters/sheets/reader.ts';
import { sheetWriter } from './adapters/sheets/writer.ts';
import { systemClock } from './adapters/system/clock.ts';
import { configOrEnd, httpLimits, sheetLimits } from './config.ts';
import { engineCheck, poolEngine } from './engine/pool.ts';
import { makeApp } from './http/app.ts';
import { serializeError } from './http/request-log.ts';
import { makeServer } from './http/serve.ts';
import { sayIssue } from './http/texts/index.ts';
import { dataFolder, repository } from './paths.ts';
import type { Check } from './ports/check.ts';
import { StoreError } from './ports/store.ts';
import { endOnFault, stopInOrder } from './shutdown.ts';
import { expireHolds } from './usecases/bookings/book-space.ts';
import { rowPricer } from './usecases/rfq/price-rows.ts';
import { engineVersion } from './version.ts';

/** How often answers kept for repeated calls are looked through for old ones. */
const SWEEP_MS = 3_600_000;
/** How often the space of holds that have run out is taken back; whoever needs it sooner takes it back. */
const HOLDS_MS = 30_000;

const config = configOrEnd();
const logger = pino({ level: config.LOG_LEVEL, serializers: { err: serializeError } }, pino.destination(2));
endOnFault(logger);

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
// Planning needs no store: the server listens while it opens, and goes on without a database that is away.
opened.catch((cause: unknown) => {
  if (!(cause instanceof StoreError)) refuseStore(cause);
  logger.warn({ err: cause }, 'the store does not answer yet');
});
const clock = systemClock(config.CORRIDOR_NOW);
// What is not swept this time is swept the next.
setInterval(() => void store.sweep(clock.now()).catch(() => {}), SWEEP_MS).unref();
setInterval(() => void expireHolds(store, clock.nowMs()).catch(() => {}), HOLDS_MS).unref();
const limits = httpLimits(config);
const metrics = prometheusMetrics(() => engine.load());
const engine = poolEngine(
  edition, { threads: config.CORRIDOR_THREADS ?? Math.max(1, availableParallelism() - 1), planMs: config.CORRIDOR_PLAN_MS, queue: config.CORRIDOR_QUEUE }, metrics.countTask,
);
const checks: readonly Check[] = [engineCheck(engine), { name: 'store', isRequired: false, run: () => store.check() }];
const printer = threadPrinter(repository, { printMs: config.CORRIDOR_PRINT_MS, queue: config.CORRIDOR_QUEUE });
const files = sheetLimits(config);
const reader = sheetReader(files);
const pricer = rowPricer(store, engine, () => ({ exchange: edition.exchange, now: clock.now(), rateDays: config.CORRIDOR_RATE_DAYS }), logger);
// Rows that an earlier process left are gone on with, also when the store answers only later.
opened.then(pricer.wake, pricer.wake);
const app = makeApp({
  engine, store, edition, clock, logger, limits,
  hosts: config.CORRIDOR_HOSTS,
  quotations: { printer, firm: config.CORRIDOR_FIRM },
  rateDays: config.CORRIDOR_RATE_DAYS,
  places: compileNetwork(edition).places,
  version: engineVersion(),
  files: { reader, writer: sheetWriter, pricer, fileBytes: files.bytes, importRows: config.CORRIDOR_IMPORT_ROWS },
  web: new URL('dist/web/', repository),
  operation: { metrics, checks, isStopping: () => stopping.isStopping() },
});

/** No row of a bulk request is begun on an engine that ends; the outcome of the one under way is not written any more. */
const closeEngine = async (): Promise<void> => void (await Promise.all([pricer.close(), engine.close()]));
const server = makeServer(app, limits, logger);
const stopping = stopInOrder(
  server, [{ name: 'engine', close: closeEngine }, { name: 'files', close: reader.close }, { name: 'printer', close: printer.close }], { name: 'store', close: () => store.close() },
  config.CORRIDOR_DRAIN_MS, logger,
);
server.on('error', (cause) => {
  logger.fatal(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? `port ${config.PORT} is taken; set PORT to another` : String(cause));
  process.exit(1);
});
server.listen(config.PORT, config.HOST, () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.PORT;
  process.stdout.write(`Qilu Corridor 齐鲁通道  http://${config.HOST === '::1' ? '[::1]' : config.HOST}:${port}  (${edition.id})\n`);
});

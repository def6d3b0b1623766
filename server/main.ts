/** The wiring of the server: config, what it shares with its workers (wire.ts), files, http. Read top to bottom. */
import { DEFAULT_STATUSES } from '../planner/domain/index.ts';
import { compileNetwork } from '../planner/network/index.ts';
import { departurePorts } from '../planner/warehouses/index.ts';
import { threadPrinter } from './adapters/pdf/printer.ts';
import { addJobMetrics } from './adapters/prometheus/job-metrics.ts';
import { sheetReader } from './adapters/sheets/reader.ts';
import { sheetWriter } from './adapters/sheets/writer.ts';
import { configOrEnd, httpLimits, loadLimits, sheetLimits } from './config.ts';
import { engineCheck } from './engine/pool.ts';
import { makeApp } from './http/app.ts';
import { DEFAULT_STREAMS } from './http/event-streams.ts';
import { queuePage } from './http/queue-page.ts';
import { makeServer } from './http/serve.ts';
import { repository } from './paths.ts';
import type { Check } from './ports/check.ts';
import { endOnFault, stopInOrder } from './shutdown.ts';
import { expireHolds } from './usecases/bookings/book-space.ts';
import { engineVersion } from './version.ts';
import { makeLogger, wireHouse } from './wire.ts';

/** How often answers kept for repeated calls are looked through for old ones. */
const SWEEP_MS = 3_600_000;
/** How often the space of holds that have run out is taken back; whoever needs it sooner takes it back. */
const HOLDS_MS = 30_000;

const config = configOrEnd();
const logger = makeLogger(config);
endOnFault(logger);

const { edition, store, clock, metrics, engine, jobs, checks: jobChecks, queue } = wireHouse(config, logger, 'server');
const network = compileNetwork(edition);
addJobMetrics(metrics.registry, store.read, Date.now());
// What is not swept this time is swept the next.
setInterval(() => void store.sweep(clock.now()).catch(() => {}), SWEEP_MS).unref();
setInterval(() => void expireHolds(store, clock.nowMs()).catch(() => {}), HOLDS_MS).unref();
const limits = httpLimits(config);
const checks: readonly Check[] = [engineCheck(engine), { name: 'store', isRequired: false, run: () => store.check() }, ...jobChecks];
const printer = threadPrinter(repository, { printMs: config.CORRIDOR_PRINT_MS, queue: config.CORRIDOR_QUEUE });
const files = sheetLimits(config);
const reader = sheetReader(files);
const app = makeApp({
  engine, store, jobs, edition, clock, logger, limits,
  streams: { ...DEFAULT_STREAMS, most: config.CORRIDOR_STREAMS },
  ...(queue && config.CORRIDOR_QUEUE_PAGE === 'on' ? { queuePage: queuePage(queue) } : {}),
  hosts: config.CORRIDOR_HOSTS,
  quotations: { printer, firm: config.CORRIDOR_FIRM },
  loads: { limits: loadLimits(config), printer },
  rateDays: config.CORRIDOR_RATE_DAYS,
  places: network.places, ports: departurePorts(network, DEFAULT_STATUSES),
  version: engineVersion(),
  files: { reader, writer: sheetWriter, fileBytes: files.bytes, importRows: config.CORRIDOR_IMPORT_ROWS },
  web: new URL('dist/web/', repository),
  operation: { metrics, checks, isStopping: () => stopping.isStopping() },
});

/** Jobs give themselves back while the threads end. */
const closeEngine = async (): Promise<void> => void (await Promise.all([jobs.close(), engine.close()]));
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

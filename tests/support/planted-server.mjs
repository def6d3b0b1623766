/**
 * The built server with one fault planted, named by PLANT, for tests that must be seen to fail. Prints its address as the real one does.
 * inline: plans on the event loop · noLimits: takes any body · noDrain: SIGTERM ends it at once
 */
import { pino } from 'pino';
import { compileNetwork } from '../../dist/planner/network/index.js';
import { loadDataset } from '../../dist/server/adapters/files/dataset.js';
import { prometheusMetrics } from '../../dist/server/adapters/prometheus/metrics.js';
import { systemClock } from '../../dist/server/adapters/system/clock.js';
import { inlineEngine } from '../../dist/server/engine/inline.js';
import { poolEngine } from '../../dist/server/engine/pool.js';
import { makeApp } from '../../dist/server/http/app.js';
import { DEFAULT_LIMITS } from '../../dist/server/http/limits.js';
import { makeServer } from '../../dist/server/http/serve.js';
import { dataFolder } from '../../dist/server/paths.js';

const plant = process.env.PLANT;
const { edition } = loadDataset(dataFolder(undefined));
const network = compileNetwork(edition);
const logger = pino({ level: 'warn' }, pino.destination(2));
const engine = plant === 'inline' ? { ...inlineEngine(network), load: () => ({ waiting: { interactive: 0, jobs: 0 }, running: 0, ready: 1 }) } : poolEngine(edition, { threads: 1, planMs: 20_000, queue: 200 });
const limits = plant === 'noLimits' ? { ...DEFAULT_LIMITS, bodyBytes: 2 ** 30 } : DEFAULT_LIMITS;
const app = makeApp({
  engine, edition, logger, limits, clock: systemClock(process.env.CORRIDOR_NOW), places: network.places, ports: [], version: 'planted', rateDays: 7, web: undefined,
  store: { check: () => Promise.resolve() }, jobs: {},
  operation: { metrics: prometheusMetrics(engine.load), checks: [], isStopping: () => false },
});
if (plant === 'noDrain') process.on('SIGTERM', () => process.exit(0));
const server = makeServer(app, limits, logger);
server.listen(0, '127.0.0.1', () => process.stdout.write(`planted ${plant}  http://127.0.0.1:${server.address().port}\n`));

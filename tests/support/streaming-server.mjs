/**
 * The built HTTP side with jobs that only tell: `quiet` never changes, `busy` changes four times a second, `loud` twenty times with 16 kB each. Prints its
 * address; told anything on its standard input it writes the memory it has and its open streams by job. It listens at SOCKET as well, where the system
 * buffers little.
 * PLANT=naive: writes whatever the reader takes.
 */
import { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { compileNetwork } from '../../dist/planner/network/index.js';
import { loadDataset } from '../../dist/server/adapters/files/dataset.js';
import { systemClock } from '../../dist/server/adapters/system/clock.js';
import { inlineEngine } from '../../dist/server/engine/inline.js';
import { makeApp } from '../../dist/server/http/app.js';
import { DEFAULT_LIMITS } from '../../dist/server/http/limits.js';
import { makeServer } from '../../dist/server/http/serve.js';
import { dataFolder } from '../../dist/server/paths.js';

if (process.env.PLANT === 'naive') {
  const { write } = ServerResponse.prototype;
  ServerResponse.prototype.write = function writeOn(...args) {
    write.apply(this, args);
    return true;
  };
}
const { edition } = loadDataset(dataFolder(undefined));
const network = compileNetwork(edition);
const PAUSE_MS = { '00000000-0000-4000-8000-000000000001': 0, '00000000-0000-4000-8000-000000000002': 250, '00000000-0000-4000-8000-000000000003': 50 };
const LOUD = Object.keys(PAUSE_MS)[2];
const change = new Map(Object.keys(PAUSE_MS).map((id) => [id, 1]));
const listeners = new Map(Object.keys(PAUSE_MS).map((id) => [id, new Set()]));
const jobOf = (id) => ({ id, kind: 'price-rfq', subject: undefined, state: 'running', attempt: 1, progress: { phase: id === LOUD ? 'x'.repeat(16_384) : 'x', done: change.get(id) }, result: undefined, error: undefined, change: change.get(id), requestId: 'r', createdAt: 0, startedAt: 0, endedAt: undefined });
for (const [id, ms] of Object.entries(PAUSE_MS))
  if (ms > 0)
    setInterval(() => {
      change.set(id, change.get(id) + 1);
      for (const told of listeners.get(id)) told(jobOf(id));
    }, ms);
const jobs = {
  status: (id) => Promise.resolve(change.has(id) ? jobOf(id) : undefined),
  onProgress: (id, told) => {
    listeners.get(id).add(told);
    told(jobOf(id));
    return () => listeners.get(id).delete(told);
  },
};
const logger = pino({ level: 'silent' });
const limits = { ...DEFAULT_LIMITS, connections: 2000 };
const streams = { most: 600, heartbeatMs: Number(process.env.HEARTBEAT_MS), slowMs: Number(process.env.SLOW_MS) };
const app = makeApp({ engine: inlineEngine(network), edition, logger, limits, jobs, streams, clock: systemClock(undefined), places: network.places, ports: [], version: 'test', rateDays: 7, web: undefined, store: { check: () => Promise.resolve() } });
const server = makeServer(app, limits, logger);
process.stdin.on('data', () => {
  globalThis.gc?.();
  process.stdout.write(`${JSON.stringify({ rss: process.memoryUsage().rss, streams: [...listeners.values()].map(({ size }) => size) })}\n`);
});
makeServer(app, limits, logger).listen(process.env.SOCKET);
server.listen(0, '127.0.0.1', () => process.stdout.write(`streams  http://127.0.0.1:${server.address().port}\n`));

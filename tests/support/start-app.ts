import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { DEFAULT_STATUSES } from '../../planner/domain/index.ts';
import { departurePorts } from '../../planner/warehouses/index.ts';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import { makeApp, type AppParts } from '../../server/http/app.ts';
import { DEFAULT_LIMITS } from '../../server/http/limits.ts';
import { makeServer } from '../../server/http/serve.ts';
import { idleJobs } from './jobs.ts';
import { DEFAULT_LOAD_LIMITS } from '../../server/usecases/plan-load.ts';
import { noStore } from './no-store.ts';
import { inlinePrinter } from './printer.ts';
import { referenceNetwork } from './reference.ts';
import { inlineFiles } from './sheets.ts';

export interface StartedApp {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

/** The whole HTTP side in this process on a free port, planning in line; any part may be handed in. */
export const startApp = async (parts: Partial<AppParts> & { readonly logger?: Logger } = {}, wrap: (app: ReturnType<typeof makeApp>) => Parameters<typeof makeServer>[0] = (app) => app): Promise<StartedApp> => {
  const network = referenceNetwork();
  const logger = parts.logger ?? pino({ level: 'silent' });
  const store = parts.store ?? noStore;
  const app = makeApp({
    engine: inlineEngine(network), clock: systemClock('2026-12-01T09:00:00+08:00'), edition: network.edition, places: network.places, ports: departurePorts(network, DEFAULT_STATUSES), version: 'test', store, jobs: idleJobs(store), quotations: { printer: inlinePrinter(), firm: undefined }, loads: { limits: DEFAULT_LOAD_LIMITS, printer: inlinePrinter() }, rateDays: 7, files: inlineFiles, web: undefined, ...parts, logger,
  });
  const server = makeServer(wrap(app), parts.limits ?? DEFAULT_LIMITS, logger);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`, port, server,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

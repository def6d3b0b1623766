import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Edition, Network } from '../../planner/network/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { Store } from '../ports/store.ts';
import { errorHandler, sendProblem } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { exportRoutes } from './routes/exports.ts';
import { networkRoutes } from './routes/network.ts';
import { problemPage } from './routes/problem-page.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { rfqRoutes, type RfqParts } from './routes/rfqs.ts';
import { savedQuoteRoutes } from './routes/saved-quotes.ts';

/** Largest request body; a question is under one kilobyte. */
const BODY_LIMIT = '64kb';

export interface AppParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Network['places'];
  readonly version: string;
  /** Loaded exchange rates older than this hold saving up, days. */
  readonly rateDays: number;
  readonly logger: Logger;
  /** What reads and writes tables, and prices the rows of bulk requests; without it neither is served. */
  readonly files?: Pick<RfqParts, 'reader' | 'writer' | 'pricer' | 'fileBytes'>;
  /** Folder of the built front end; without it only the API is served. */
  readonly web: URL | undefined;
}

export const makeApp = ({ engine, store, rateDays, clock, edition, places, version, logger, files, web }: AppParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use(pinoHttp({ logger, genReqId: () => randomUUID(), autoLogging: { ignore: (request) => request.url === '/healthz' } }));
  app.use(
    helmet({
      contentSecurityPolicy: {
        // Leaflet positions its panes by style attributes; plain http on a local network must stay plain.
        directives: { 'default-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'], 'script-src': ["'self'"], 'upgrade-insecure-requests': null },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', edition: edition.id, engineVersion: version });
  });
  const document = openApiDocument(version);
  app.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.get('/problems', problemPage);
  app.use(express.json({ limit: BODY_LIMIT, strict: true }));
  const parts = { engine, clock, edition, rateDays };
  app.use(quoteRoutes(parts, places, version));
  app.use(savedQuoteRoutes(store, parts, places, version));
  if (files) app.use(exportRoutes(store, clock, places, files.writer), rfqRoutes({ store, clock, edition, places, ...files }));
  app.use(networkRoutes(engine, clock, edition, places));
  app.all(Object.keys(document.paths ?? {}), (request, response) => {
    response.setHeader('Allow', Object.keys(document.paths?.[request.path] ?? {}).join(', ').toUpperCase());
    sendProblem(request, response, 'METHOD_NOT_ALLOWED');
  });
  if (web && existsSync(web)) app.use(express.static(fileURLToPath(web), { index: 'index.html', setHeaders: cacheHashedAssets }));
  app.use((request, response) => sendProblem(request, response, 'NOT_FOUND'));
  app.use(errorHandler);
  return app;
};

/** Built assets carry a hash in their names and never change; everything else is asked for again. */
const cacheHashedAssets = (response: { setHeader(name: string, value: string): unknown }, path: string): void => {
  response.setHeader('Cache-Control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

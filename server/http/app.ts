import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Edition, Network } from '../../planner/network/index.ts';
import type { DeparturePort } from '../../planner/warehouses/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Store } from '../ports/store.ts';
import { DEFAULT_LOAD_LIMITS } from '../usecases/plan-load.ts';
import { errorHandler, sendProblem } from './errors.ts';
import { DEFAULT_STREAMS, type StreamLimits } from './event-streams.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { openApiDocument } from './openapi.ts';
import { ownHosts } from './own-hosts.ts';
import { assortmentRoutes } from './routes/assortments.ts';
import { stockFileRoutes } from './routes/stock-files.ts';
import { stockRoutes } from './routes/stock-plans.ts';
import { consolidationRoutes } from './routes/consolidations.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { consignmentRoutes } from './routes/consignments.ts';
import { exportRoutes } from './routes/exports.ts';
import { withRequestId } from './request-id.ts';
import { requestCount, requestLog } from './request-log.ts';
import { explorerRoutes } from './routes/explorer.ts';
import { jobRoutes } from './routes/jobs.ts';
import { loadPlanRoutes, type LoadPlanParts } from './routes/load-plans.ts';
import { networkRoutes } from './routes/network.ts';
import { operationRoutes, type Operation } from './routes/operation.ts';
import { planRoutes, type PlanParts } from './routes/plans.ts';
import { poolImportRoutes, type ImportParts } from './routes/pool-imports.ts';
import { problemPage } from './routes/problem-page.ts';
import { quotationRoutes, type QuotationParts } from './routes/quotations.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { rfqRoutes, type RfqParts } from './routes/rfqs.ts';
import { savedQuoteRoutes } from './routes/saved-quotes.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Network['places'];
  /** Ports of home that stock abroad can be replenished from. */
  readonly ports: readonly DeparturePort[];
  readonly version: string;
  /** Loaded exchange rates older than this hold saving up, days. */
  readonly rateDays: number;
  readonly logger: Logger;
  readonly jobs: Jobs;
  /** What reads and writes tables; without it none are served. */
  readonly files?: Pick<RfqParts & ImportParts, 'reader' | 'writer' | 'fileBytes' | 'importRows'>;
  /** Limits of the streams of progress. */
  readonly streams?: StreamLimits;
  /** The page of the queue, for those who run the server. */
  readonly queuePage?: RequestHandler;
  /** Folder of the built front end; without it only the API is served. */
  readonly web: URL | undefined;
  readonly limits?: HttpLimits;
  /** Names it answers to beside those of loopback; without a port. */
  readonly hosts?: readonly string[];
  /** Without it no quotation is printed. */
  readonly quotations?: Pick<QuotationParts, 'printer' | 'firm'>;
  /** Without it load plans keep to the usual limits, and none is printed. */
  readonly loads?: Pick<LoadPlanParts & PlanParts, 'limits' | 'printer'>;
  /** Without it nothing is counted and nothing is needed to be ready. */
  readonly operation?: Operation;
}

const NO_OPERATION: Operation = { metrics: { countRequest: () => {}, text: () => Promise.resolve(''), contentType: 'text/plain' }, checks: [], isStopping: () => false };

export const makeApp = ({ engine, store, jobs, rateDays, clock, edition, places, ports, version, logger, files, streams = DEFAULT_STREAMS, queuePage, quotations, loads, web, limits = DEFAULT_LIMITS, hosts = [], operation = NO_OPERATION }: AppParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(logger), withRequestId, requestCount(operation.metrics), ...securityHeaders(), lastAnswer(operation.isStopping), withinLimits(limits), ownHosts(hosts));
  app.use(compression());
  app.use(operationRoutes(operation, { edition: edition.id, engineVersion: version }));
  const document = openApiDocument(version);
  app.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.get('/problems', problemPage);
  app.use(explorerRoutes());
  app.use(express.json({ limit: limits.bodyBytes, strict: true, verify: inUtf8 }));
  const parts = { engine, clock, edition, rateDays };
  app.use(quoteRoutes(parts, places, version));
  app.use(savedQuoteRoutes(store, parts, places, version));
  if (quotations) app.use(quotationRoutes({ read: store.read, clock, ...quotations }));
  const pool = { store, clock, edition, places };
  if (files) app.use(poolImportRoutes({ ...pool, ...files, jobs }));
  if (files) app.use(assortmentRoutes({ ...pool, ...files }));
  app.use(consignmentRoutes(pool, files?.writer), bookingRoutes(pool));
  if (files) app.use(exportRoutes(store, clock, places, files.writer), rfqRoutes({ store, jobs, clock, edition, places, ...files }));
  app.use(consolidationRoutes({ store, jobs, engine, clock, edition, places }));
  app.use(planRoutes({ store, engine, clock, edition, places, writer: files?.writer, limits: loads?.limits ?? DEFAULT_LOAD_LIMITS, printer: loads?.printer, firm: quotations?.firm }));
  app.use(stockRoutes({ store, jobs, clock, edition, places, ports }), stockFileRoutes({ store, places, writer: files?.writer, printer: loads?.printer, firm: quotations?.firm }));
  app.use(jobRoutes(jobs, streams, operation.isStopping));
  if (queuePage) app.use(queuePage);
  app.use(loadPlanRoutes({ engine, limits: loads?.limits ?? DEFAULT_LOAD_LIMITS, printer: loads?.printer, firm: quotations?.firm }));
  app.use(networkRoutes(engine, clock, edition, places));
  for (const [path, item] of Object.entries(document.paths ?? {})) app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), refuseMethod(Object.keys(item)));
  if (web && existsSync(web)) app.use(express.static(fileURLToPath(web), { index: 'index.html', setHeaders: cacheHashedAssets }));
  app.use((request, response) => sendProblem(request, response, 'NOT_FOUND'));
  app.use(errorHandler);
  return app;
};

/**
 * Methods that some address may take. TRACE shows a request's headers to whoever can make a browser send it; OPTIONS asks on behalf of pages from
 * elsewhere, and there are none.
 */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const withinLimits = ({ urlBytes }: HttpLimits): RequestHandler => (request, response, next) => {
  if (!METHODS.includes(request.method)) return refuseMethod(METHODS)(request, response, next);
  // Two hosts are two addresses, and a proxy may have looked at the other one.
  if ((request.headersDistinct['host'] ?? []).length > 1) return sendProblem(request, response.setHeader('Connection', 'close'), 'MALFORMED_REQUEST');
  if (Buffer.byteLength(request.url) > urlBytes) return sendProblem(request, response, 'URL_TOO_LONG', [], { max: urlBytes }, { name: 'urlBytes', max: urlBytes });
  return next();
};

/** JSON between systems is UTF-8 (RFC 8259, 8.1): read in another encoding, the same bytes could say something else. */
const inUtf8 = (_request: unknown, _response: unknown, _body: Buffer, encoding: string): void => {
  if (encoding !== 'utf-8') throw Object.assign(new Error(`JSON in ${encoding}`), { status: 415 });
};

/** While stopping, every answer is the last on its connection, so that the next question goes elsewhere. */
const lastAnswer = (isStopping: () => boolean): RequestHandler => (_request, response, next) => {
  if (isStopping()) response.setHeader('Connection', 'close');
  next();
};

const refuseMethod = (methods: readonly string[]): RequestHandler => (request, response) => {
  response.setHeader('Allow', methods.join(', ').toUpperCase());
  sendProblem(request, response, 'METHOD_NOT_ALLOWED');
};

/** Built assets carry a hash in their names and never change; everything else is asked for again. */
const cacheHashedAssets = (response: { setHeader(name: string, value: string): unknown }, path: string): void => {
  response.setHeader('Cache-Control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** One line a request, as JSON: who, what, how long. Never a body, a header or a query. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Metrics } from '../ports/metrics.ts';
import { requestIdOf } from './request-id.ts';

/** Asked by machines every few seconds; their lines would hide the rest. */
const QUIET = ['/healthz', '/readyz', '/metrics'];
const LONGEST_PATH = 200;

const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0]?.slice(0, LONGEST_PATH) ?? '';

export const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    genReqId: requestIdOf,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    autoLogging: { ignore: (request) => QUIET.includes(pathOf(request.url)) },
    wrapSerializers: false,
    serializers: {
      req: ({ method, url }: IncomingMessage) => ({ method, path: pathOf(url) }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: serializeError,
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
  });

/** An error's own fields may hold what a client sent; only these are written. */
export const serializeError = (error: unknown): object =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack, ...(error.cause === undefined ? {} : { cause: String(error.cause) }) } : { message: String(error) };

/** Counts every request by its route's template, also those whose asker left (status 499, as nginx has it). */
export const requestCount = (metrics: Metrics): RequestHandler => (request, response, next) => {
  const started = performance.now();
  response.once('close', () => {
    const path: unknown = request.route?.path;
    metrics.countRequest({
      method: request.method,
      route: typeof path === 'string' ? path : response.statusCode < 400 ? 'page' : 'none',
      status: response.writableFinished ? response.statusCode : 499,
      seconds: (performance.now() - started) / 1000,
    });
  });
  next();
};

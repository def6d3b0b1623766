/** The HTTP server around the app: limits of a connection, and an answer in our words to what never reaches the app. */
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { problemBody, type MetLimit } from './errors.ts';
import type { HttpLimits } from './limits.ts';
import type { ProblemCode } from './texts/index.ts';

/** How often late requests are looked for, ms. */
const CHECK_EVERY_MS = 1000;
/** An unused connection is kept this long, ms. */
const IDLE_MS = 5000;
/** A connection beyond the limit has this long to take its answer, ms. */
const TURN_AWAY_MS = 500;

export const makeServer = (app: RequestListener, limits: HttpLimits, logger: Logger): Server => {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes, headersTimeout: limits.headersMs, requestTimeout: limits.requestMs, keepAliveTimeout: IDLE_MS, connectionsCheckingInterval: CHECK_EVERY_MS,
      insecureHTTPParser: false, requireHostHeader: true,
    },
    app,
  );
  server.setTimeout(limits.silentMs);
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request, response) => void answers.set(request.socket, response.once('finish', () => answers.delete(request.socket))));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const [code, limit] = wordsFor(error.code ?? '', limits);
    // Once an answer has begun, more bytes would be read as part of it.
    const begun = answers.get(socket)?.headersSent === true;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) socket.destroy();
    else answerRaw(socket, code, logger, limit);
  });
  server.on('connect', (_request, socket: Duplex) => answerRaw(socket, 'METHOD_NOT_ALLOWED', logger));
  // What reads requests is set aside and called only for connections within the limit: of any other nothing is read as a request.
  const readers = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners('connection');
  let open = 0;
  server.on('connection', (socket) => {
    if (open >= limits.connections) return turnAway(socket, limits, logger);
    open += 1;
    socket.once('close', () => (open -= 1));
    for (const read of readers) read.call(server, socket);
  });
  return server;
};

/** Tells a connection beyond the limit so. What it sends goes unread: closing with bytes waiting would take the answer back. */
const turnAway = (socket: Socket, limits: HttpLimits, logger: Logger): void => {
  socket.on('error', () => {}).resume();
  setTimeout(() => socket.destroy(), TURN_AWAY_MS).unref();
  answerRaw(socket, 'TOO_MANY_CONNECTIONS', logger, { name: 'connections', max: limits.connections });
};

const wordsFor = (code: string, limits: HttpLimits): [ProblemCode, MetLimit?] => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return ['HEADERS_TOO_LARGE', { name: 'headerBytes', max: limits.headerBytes }];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['REQUEST_TOO_SLOW', { name: 'requestMs', max: limits.requestMs }];
    case 'HPE_INVALID_METHOD':
      return ['UNKNOWN_METHOD'];
    default:
      return ['MALFORMED_REQUEST'];
  }
};

/** A problem written by hand, for want of a request; the connection ends with it. */
const answerRaw = (socket: Duplex, code: ProblemCode, logger: Logger, limit?: MetLimit): void => {
  const problem = problemBody(code, 'zh', randomUUID(), [], limit ? { max: limit.max } : {}, limit);
  logger.info({ requestId: problem.requestId, status: problem.status }, code);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${code}`, 'Content-Type: application/problem+json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`, `X-Request-Id: ${problem.requestId}`,
      'X-Content-Type-Options: nosniff', 'Cache-Control: private, no-store', ...(problem.status === 503 ? ['Retry-After: 2'] : []), 'Connection: close', '', body,
    ].join('\r\n'),
  );
};

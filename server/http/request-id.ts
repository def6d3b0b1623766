/** The name of a request: in its log lines, its answer and its problem, and known to whatever breaks while it is worked on. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const current = new AsyncLocalStorage<string>();

/** Letters, digits and a few marks: nothing that could break a log line or a header. */
const VALID = /^[\w.:-]{8,80}$/;

/** The asker's own id when it is a valid one, else a new one. */
export const requestIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && VALID.test(given) ? given : randomUUID();
};

/** After the logger has set `request.id`. */
export const withRequestId: RequestHandler = (request, response, next) => {
  const id = String(request.id);
  response.setHeader('X-Request-Id', id);
  current.run(id, next);
};

/** The request under way where this is called, if any. */
export const currentRequestId = (): string | undefined => current.getStore();

/** Answers only to the server's own names: a page elsewhere whose name is made to point here (DNS rebinding) would otherwise read and write as if it were ours. */
import type { RequestHandler } from 'express';
import { sendProblem } from './errors.ts';

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'] as const;

/** @param further names of a proxy in front, without a port. Any port will do: what it is called there is the proxy's business. */
export const ownHosts = (further: readonly string[]): RequestHandler => {
  const own = new Set<string>([...LOOPBACK_HOSTS, ...further].map((name) => name.toLowerCase()));
  return (request, response, next) => {
    const name = (request.headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
    if (own.has(name)) return next();
    return sendProblem(request, response, 'WRONG_HOST');
  };
};

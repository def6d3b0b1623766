/** What every route that writes asks of a request first. */
import type { Request, Response } from 'express';
import type { EpochMin, Result } from '../../planner/domain/index.ts';
import type { WriteKey } from '../ports/store.ts';
import type { Revisions } from '../usecases/save-quote.ts';
import type { Fault } from './contract/to-domain.ts';
import { sendProblem } from './errors.ts';
import { keyOf } from './idempotency.ts';
import type { ProblemCode } from './texts/index.ts';

/** A request that cannot be answered as asked: the whole problem is known before anything is done. */
export class Unanswerable extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly Fault[];
  constructor(code: ProblemCode, faults: readonly Fault[] = []) {
    super(code);
    this.code = code;
    this.faults = faults;
  }
}
/** @throws Unanswerable */
export const good = <T>(read: Result<T, readonly Fault[]>): T => {
  if (read.ok) return read.value;
  throw new Unanswerable('INVALID_REQUEST', read.error);
};

/** Runs a handler; a request that cannot be answered ends as its problem. */
export const answer = (handle: (request: Request, response: Response) => Promise<unknown>) => async (request: Request, response: Response): Promise<void> => {
  try {
    await handle(request, response);
  } catch (cause) {
    if (!(cause instanceof Unanswerable)) throw cause;
    sendProblem(request, response, cause.code, cause.faults);
  }
};

export const requireJson = (request: Request): void => {
  if (!request.is('application/json')) throw new Unanswerable('UNSUPPORTED_MEDIA_TYPE');
};
export const keyIn = (request: Request, at: EpochMin): WriteKey => {
  const key = keyOf(request, at);
  if (!key) throw new Unanswerable('IDEMPOTENCY_KEY_MISSING');
  return key;
};
/** The revisions an editor may have seen. */
export const requireRevision = (request: Request): Revisions => {
  const given = request.get('If-Match');
  if (given === undefined || given.trim() === '') throw new Unanswerable('PRECONDITION_REQUIRED');
  return strongTags(given);
};

/** The strong entity tags of If-Match (RFC 9110, 13.1.1). A weak one never matches, and what is no list of tags matches nothing. */
const strongTags = (header: string): Revisions => {
  if (header.trim() === '*') return '*';
  const tokens = header.match(/(?:W\/)?"[^"]*"|\S/g) ?? [];
  const isTag = (token: string): boolean => token.length > 1;
  const isList = tokens.every((token, i) => token === ',' || (isTag(token) && (i === 0 || tokens[i - 1] === ',')));
  return isList ? tokens.filter((token) => isTag(token) && token.startsWith('"')).map((token) => token.slice(1, -1)) : [];
};

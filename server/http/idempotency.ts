/** `Idempotency-Key` (IETF draft of the HTTP APIs group): a repeated call gets the answer of the first, and nothing is written twice. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { canonicalize } from 'json-canonicalize';
import type { EpochMin } from '../../planner/domain/index.ts';
import type { KeptAnswer, WriteKey } from '../ports/store.ts';

const LONGEST_KEY = 200;

/** The key of a request, or undefined where it has none of use. What it is for: method, path and the body without regard to its layout. */
export const keyOf = (request: Request, at: EpochMin): WriteKey | undefined => {
  const key = request.get('Idempotency-Key')?.trim();
  if (!key || key.length > LONGEST_KEY) return undefined;
  const body = request.body === undefined ? '' : Buffer.isBuffer(request.body) ? request.body : canonicalize(request.body);
  return { key, fingerprint: createHash('sha256').update(`${request.method} ${request.originalUrl}\n`).update(body).digest('hex'), at };
};

export const sendKept = (response: Response, { answer, replayed }: { readonly answer: KeptAnswer; readonly replayed: boolean }): void => {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (replayed) response.setHeader('Idempotency-Replayed', 'true');
  response.status(answer.status).send(answer.body);
};

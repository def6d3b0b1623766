/** What a database says went wrong, as the port's words. */
import { StoreError } from '../../ports/store.ts';

/** Codes of the system and of SQL by which the database could not be asked, or gave up for reasons of its own: asked again later it may answer. */
const AWAY = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT',
  '57014', '57P01', '57P02', '57P03', '57P05', '53300', '53200', '40001', '40P01', '55P03', '25P03', '25006',
]);
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** What pg says without a code. */
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed/;
const FULL_WORDS = /No space left on device/;

/** The error as the port knows it; others come back as they are. */
export const toStoreError = (cause: unknown): unknown => {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause;
  // Several addresses of one name fail together.
  if (cause instanceof AggregateError && cause.errors.length > 0) return toStoreError(cause.errors[0]);
  const code = 'code' in cause ? String(cause.code) : '';
  if (FULL.has(code) || FULL_WORDS.test(cause.message)) return new StoreError('FULL', cause);
  if (AWAY.has(code) || code.startsWith('08') || AWAY_WORDS.test(cause.message)) return new StoreError('UNAVAILABLE', cause);
  return cause;
};

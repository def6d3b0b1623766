/** What may go wrong with a whole request, by stable code, and what a language must be able to say. */
import type { IssueCode, Language } from '../../../planner/domain/index.ts';
import { FILE_STATUS } from './files.ts';

export const PROBLEM_STATUS = {
  INVALID_REQUEST: 422,
  UNREADABLE_BODY: 400,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  MALFORMED_REQUEST: 400,
  WRONG_HOST: 421,
  REQUEST_TOO_SLOW: 408,
  URL_TOO_LONG: 414,
  HEADERS_TOO_LARGE: 431,
  UNKNOWN_METHOD: 501,
  TOO_MANY_CONNECTIONS: 503,
  TOO_MANY_STREAMS: 503,
  JOB_WORKER_LOST: 500,
  TABLE_FAULTY: 422,
  ASSORTMENT_GONE: 409,
  STOCK_PLAN_GONE: 409,
  STOCK_IMPOSSIBLE: 409,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  IDEMPOTENCY_KEY_MISSING: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  PRECONDITION_REQUIRED: 428,
  PRECONDITION_FAILED: 412,
  OPTION_GONE: 409,
  NOTHING_OFFERED: 409,
  FX_STALE: 409,
  QUOTE_NOT_OPEN: 409,
  NO_SUCH_VERSION: 409,
  REFERENCE_TAKEN: 409,
  CONSIGNMENT_STATE: 409,
  PLAN_UNFINISHED: 409,
  POOL_EMPTY: 409,
  PINS_IMPOSSIBLE: 409,
  CHANGES_TOO_FEW: 409,
  NO_SUCH_BATCH: 422,
  NO_UNIT: 409,
  NO_INSIDE: 409,
  NO_SIZES: 409,
  TOO_MANY_BOXES: 409,
  NO_SUCH_DEPARTURE: 422,
  SPACE_GONE: 409,
  ALLOTMENT_USED: 409,
  BOOKING_STATE: 409,
  BAD_CURSOR: 422,
  STORE_UNAVAILABLE: 503,
  STORE_FULL: 507,
  ENGINE_TIMEOUT: 503,
  ENGINE_BUSY: 503,
  ENGINE_FAILED: 500,
  INTERNAL: 500,
  ...FILE_STATUS,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as readonly ProblemCode[];

export type Spoken = Language;
export type Detail = Readonly<Record<string, string | number>>;
export type Say = (value: string, detail: Detail) => string;

/** The sentences of one language. The compiler asks every language for every code. */
export interface Texts {
  /** What is wrong with a field, and what to do. */
  readonly issues: Readonly<Record<IssueCode, Say>>;
  /** What went wrong with the whole request: what it is called, and what to do. */
  readonly problems: Readonly<Record<ProblemCode, { readonly title: string; readonly detail: string }>>;
}

/** The one table from what went wrong to problem+json (RFC 9457). No stack trace leaves the server. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { OutsideError } from '../ports/engine.ts';
import { Refusal } from '../ports/refusal.ts';
import { StoreError } from '../ports/store.ts';
import type { Fault } from './contract/to-domain.ts';
import type { ProblemBody } from './contract/quote.ts';
import type { LimitName } from './limits.ts';
import { PROBLEM_STATUS, sayIssue, sayProblem, SPOKEN, type ProblemCode, type Spoken } from './texts/index.ts';

/**
 * The language asked for by Accept-Language: the heaviest tag whose first part is spoken here (ko-KR: ko, zh-TW: zh), among equals the
 * one named first; Chinese for whoever asks for none. `*` takes the best of what is left after those the header refuses (q=0).
 */
export const languageOf = (request: Request): Spoken => {
  const spoken: readonly string[] = SPOKEN;
  const asked = request.acceptsLanguages().map((tag) => (tag === '*' ? request.acceptsLanguages([...SPOKEN]) : tag.toLowerCase().split('-')[0]));
  return (asked.find((language) => language && spoken.includes(language)) ?? SPOKEN[0]) as Spoken;
};

export const faultBody = (fault: Fault, language: Spoken): ProblemBody['errors'][number] => ({
  pointer: fault.pointer,
  code: fault.code,
  message: sayIssue(language, fault.code, fault.value, fault.detail),
  value: fault.value,
  candidates: fault.candidates.map((place) => ({ id: place.id, name: place.names[language], kind: place.kind })),
});

/** Where the page of problems tells of a code. */
export const anchorOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/** The limit of config.ts that a request met. */
export interface MetLimit {
  readonly name: LimitName;
  readonly max: number;
}

type Figures = Readonly<Record<string, string | number>>;
/** Figures in a sentence: `{name}` is replaced. */
export const filled = (sentence: string, figures: Figures): string => sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(figures[name] ?? ''));

export const problemBody = (code: ProblemCode, language: Spoken, requestId: string, faults: readonly Fault[] = [], figures: Figures = {}, limit?: MetLimit): ProblemBody => ({
  type: `/problems#${anchorOf(code)}`,
  title: sayProblem(language, code).title,
  status: PROBLEM_STATUS[code],
  code,
  detail: filled(sayProblem(language, code).detail, figures),
  requestId,
  errors: faults.map((fault) => faultBody(fault, language)),
  ...(limit ? { limit } : {}),
});

export const sendProblem = (request: Request, response: Response, code: ProblemCode, faults: readonly Fault[] = [], figures: Figures = {}, limit?: MetLimit): void => {
  sendProblemBody(request, response, problemBody(code, languageOf(request), String(request.id), faults, figures, limit));
};

export const sendProblemBody = (request: Request, response: Response, body: ProblemBody & Readonly<Record<string, unknown>>): void => {
  const language = languageOf(request);
  response.setHeader('Content-Language', language).vary('Accept-Language');
  if (body.status === 503) response.setHeader('Retry-After', '2');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
};

/** Anything thrown on the way: body parser faults by their type, engine failures by their code, the rest as INTERNAL. */
export const errorHandler: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  // The asker left: nobody reads an answer.
  if (response.destroyed) return undefined;
  if (isTooLarge(error) && UPLOADS.some((path) => request.path.startsWith(path)) && !request.is('json')) return fileTooLarge(request, response, limitOf(error), error);
  const code = codeOf(error);
  if (PROBLEM_STATUS[code] >= 500) request.log.error({ err: error }, code);
  return sendProblem(request, response, code, [], error instanceof Refusal ? error.detail : {}, code === 'BODY_TOO_LARGE' ? { name: 'bodyBytes', max: limitOf(error) } : undefined);
};

/** Below these bodies are files, with a limit of their own. */
const UPLOADS = ['/api/v1/rfqs', '/api/v1/consignment-imports'];
const MB = 1024 * 1024;
const isTooLarge = (error: unknown): boolean => error !== null && typeof error === 'object' && 'type' in error && error.type === 'entity.too.large';
const fileTooLarge = (request: Request, response: Response, max: number, error: unknown): void => {
  const found = Number((error as { length?: unknown }).length ?? (error as { received?: unknown }).received ?? max + 1);
  const tenths = (bytes: number, round: (n: number) => number): number => round((bytes / MB) * 10) / 10;
  sendProblem(request, response, 'FILE_TOO_LARGE', [], { found: tenths(found, Math.ceil), limit: tenths(max, Math.floor) }, { name: 'CORRIDOR_FILE_KB', max: Math.floor(max / 1024) });
};

const STORE_PROBLEMS = { KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED', UNAVAILABLE: 'STORE_UNAVAILABLE', FULL: 'STORE_FULL', BAD_CURSOR: 'BAD_CURSOR' } as const satisfies Record<StoreError['code'], ProblemCode>;

const limitOf = (error: unknown): number => Number((error as { limit?: unknown }).limit ?? 0);

/** The body parser names its faults by type; a refusal without one is a path that cannot be decoded. */
const codeOf = (error: unknown): ProblemCode => {
  if (error instanceof OutsideError || error instanceof Refusal) return error.code;
  if (error instanceof StoreError) return STORE_PROBLEMS[error.code];
  const type = error !== null && typeof error === 'object' && 'type' in error ? String(error.type) : '';
  const status = error !== null && typeof error === 'object' && 'status' in error ? Number(error.status) : 500;
  if (isTooLarge(error)) return 'BODY_TOO_LARGE';
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  if (status >= 400 && status < 500) return type === '' ? 'NOT_FOUND' : 'UNREADABLE_BODY';
  return 'INTERNAL';
};

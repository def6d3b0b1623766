/** The one table from what went wrong to problem+json (RFC 9457). No stack trace leaves the server. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { OutsideError } from '../ports/engine.ts';
import { Refusal } from '../ports/refusal.ts';
import { StoreError } from '../ports/store.ts';
import type { Fault } from './contract/to-domain.ts';
import type { ProblemBody } from './contract/quote.ts';
import { PROBLEMS, sayIssue, SPOKEN, type ProblemCode, type Spoken } from './texts.ts';

export const languageOf = (request: Request): Spoken => (request.acceptsLanguages([...SPOKEN]) || 'zh') as Spoken;

export const faultBody = (fault: Fault, language: Spoken): ProblemBody['errors'][number] => ({
  pointer: fault.pointer,
  code: fault.code,
  message: sayIssue(language, fault.code, fault.value, fault.detail),
  value: fault.value,
  candidates: fault.candidates.map((place) => ({ id: place.id, name: place.names[language], kind: place.kind })),
});

/** Figures in a sentence: `{name}` is replaced. */
const filled = (sentence: string, detail: Figures): string => sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));

type Figures = Readonly<Record<string, string | number>>;

export const problemBody = (code: ProblemCode, language: Spoken, requestId: string, faults: readonly Fault[] = [], detail: Figures = {}): ProblemBody => ({
  type: `/problems#${code.toLowerCase().replaceAll('_', '-')}`,
  title: code,
  status: PROBLEMS[code].status,
  code,
  detail: filled(PROBLEMS[code][language], detail),
  requestId,
  errors: faults.map((fault) => faultBody(fault, language)),
});

export const sendProblem = (request: Request, response: Response, code: ProblemCode, faults: readonly Fault[] = [], detail: Figures = {}): void => {
  const body = problemBody(code, languageOf(request), String(request.id), faults, detail);
  if (body.status === 503) response.setHeader('Retry-After', '2');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
};

/** Anything thrown on the way: body parser faults by their type, engine failures by their code, the rest as INTERNAL. */
export const errorHandler: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const code = codeOf(error);
  if (PROBLEMS[code].status >= 500) request.log.error({ err: error }, code);
  sendProblem(request, response, code, [], error instanceof Refusal ? error.detail : {});
};

const STORE_PROBLEMS = { KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED', UNAVAILABLE: 'STORE_UNAVAILABLE', FULL: 'STORE_FULL', BAD_CURSOR: 'BAD_CURSOR' } as const satisfies Record<StoreError['code'], ProblemCode>;

const codeOf = (error: unknown): ProblemCode => {
  if (error instanceof OutsideError || error instanceof Refusal) return error.code;
  if (error instanceof StoreError) return STORE_PROBLEMS[error.code];
  const type = error !== null && typeof error === 'object' && 'type' in error ? String(error.type) : '';
  const status = error !== null && typeof error === 'object' && 'status' in error ? Number(error.status) : 500;
  if (type === 'entity.too.large') return 'BODY_TOO_LARGE';
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  if (status >= 400 && status < 500) return 'UNREADABLE_BODY';
  return 'INTERNAL';
};

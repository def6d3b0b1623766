/** Saved quotes over HTTP. Every write carries a key of its own, so that a repeated call never writes twice. */
import { client, outcome, type Outcome } from './client.ts';
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type SavedQuote = Schemas['SavedQuote'];
export type SavedQuoteRow = Schemas['SavedQuoteRow'];
export type SavedQuotePage = Schemas['SavedQuotePage'];
export type QuoteDocument = Schemas['QuoteDocument'];
export type QuoteVersionSummary = Schemas['QuoteVersionSummary'];
export type QuoteState = Schemas['QuoteState'];
export type Customer = Schemas['Customer'];
export type MarginRule = Schemas['MarginRule'];
export type SaveRequest = Schemas['SaveRequest'];
export type EditRequest = Schemas['EditRequest'];
export type RequoteRequest = Schemas['RequoteRequest'];
export type RequoteAnswer = Schemas['RequoteAnswer'];
export type ChangedLine = Schemas['ChangedLine'];
type ListQuery = NonNullable<paths['/api/v1/saved-quotes']['get']['parameters']['query']>;
export type QuoteOrder = NonNullable<ListQuery['sort']>;

/** A key for one thing to be written; repeated with it, the call gives the answer of before. */
export const makeKey = (): string => crypto.randomUUID();
const etag = ({ revision }: Pick<SavedQuote, 'revision'>): string => `"${revision}"`;
const edited = (quote: Pick<SavedQuote, 'number' | 'revision'>, key: string) => ({ path: { number: quote.number }, header: { 'Idempotency-Key': key, 'If-Match': etag(quote) } });

export const listQuotes = (query: ListQuery, signal?: AbortSignal): Promise<Outcome<SavedQuotePage>> =>
  outcome(client.GET('/api/v1/saved-quotes', { params: { query }, ...(signal && { signal }) }));
export const showQuote = (number: string, signal?: AbortSignal): Promise<Outcome<SavedQuote>> =>
  outcome(client.GET('/api/v1/saved-quotes/{number}', { params: { path: { number } }, ...(signal && { signal }) }));
export const showDocument = (number: string, version: number, signal: AbortSignal): Promise<Outcome<QuoteDocument>> =>
  outcome(client.GET('/api/v1/saved-quotes/{number}/versions/{version}', { params: { path: { number, version } }, signal }));

export const saveQuote = (body: SaveRequest, key: string): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes', { params: { header: { 'Idempotency-Key': key } }, body }));
export const editQuote = (quote: SavedQuote, body: EditRequest): Promise<Outcome<SavedQuote>> =>
  outcome(client.PATCH('/api/v1/saved-quotes/{number}', { params: { path: { number: quote.number }, header: { 'If-Match': etag(quote) } }, body }));
export const acceptQuote = (quote: SavedQuote, version: number, key = makeKey()): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/accept', { params: edited(quote, key), body: { version } }));
export const expireQuote = (quote: SavedQuote, key = makeKey()): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/expire', { params: edited(quote, key) }));
export const reopenQuote = (quote: SavedQuote, key = makeKey()): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/reopen', { params: edited(quote, key) }));
export const duplicateQuote = (number: string, key: string): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/duplicate', { params: { path: { number }, header: { 'Idempotency-Key': key } }, body: {} }));

/** What it would cost now; nothing is written. */
export const compareNow = (number: string, body: RequoteRequest, signal: AbortSignal): Promise<Outcome<RequoteAnswer>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/compare-now', { params: { path: { number } }, body, signal }));
export const requote = (quote: SavedQuote, body: RequoteRequest, key: string): Promise<Outcome<SavedQuote>> =>
  outcome(client.POST('/api/v1/saved-quotes/{number}/versions', { params: edited(quote, key), body }));

export const quotationAddress = (number: string, version: number, language: string): string =>
  `/api/v1/saved-quotes/${encodeURIComponent(number)}/versions/${version}/quotation.pdf?language=${language}`;

import { randomUUID } from 'node:crypto';
import type { QuoteDocument, RequoteAnswerBody, SavedQuoteBody } from '../../server/http/contract/saved-quote.ts';
import type { QuoteAnswerBody } from '../../server/http/contract/quote.ts';
import type { Answered, Office } from './office.ts';
import { goodQuestion } from './question.ts';

export const MARGIN = { name: 'B2B 标准', percent: '8.0', minimum: null };
export const newKey = (key: string = randomUUID()): Record<string, string> => ({ 'idempotency-key': key });

export const ask = async (app: Office, changes: Record<string, unknown> = {}): Promise<QuoteAnswerBody> => (await app.call<QuoteAnswerBody>('POST', '/api/v1/quotes', { ...goodQuestion, ...changes })).body;

/** What a firm sends to save the cheapest option of a question. */
export const toSave = async (app: Office, changes: Record<string, unknown> = {}, question: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
  const { options } = await ask(app, question);
  const cheapest = options.find(({ picks }) => picks.includes('cheapest'));
  return { question: { ...goodQuestion, ...question }, option: cheapest?.id ?? 'none', customer: { name: '环翠渔具示例厂', contact: '王经理' }, note: '', margin: MARGIN, validDays: 7, ...changes };
};
export const save = async (app: Office, changes: Record<string, unknown> = {}, question: Record<string, unknown> = {}): Promise<Answered<SavedQuoteBody>> =>
  app.call<SavedQuoteBody>('POST', '/api/v1/saved-quotes', await toSave(app, changes, question), newKey());
export const show = (app: Office, number: string): Promise<Answered<SavedQuoteBody>> => app.call('GET', `/api/v1/saved-quotes/${number}`);
export const documentOf = (app: Office, number: string, version = 1): Promise<Answered<QuoteDocument>> => app.call('GET', `/api/v1/saved-quotes/${number}/versions/${version}`);
export const compareNow = (app: Office, number: string, body: unknown = {}): Promise<Answered<RequoteAnswerBody>> => app.call('POST', `/api/v1/saved-quotes/${number}/compare-now`, body);
/** An action on a quote as it stands at this revision. */
export const act = (app: Office, number: string, action: string, revision: number | string, body: unknown = {}): Promise<Answered<SavedQuoteBody>> =>
  app.call('POST', `/api/v1/saved-quotes/${number}/${action}`, body, { ...newKey(), 'if-match': `"${revision}"` });

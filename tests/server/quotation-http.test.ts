/** GET …/quotation.pdf: which language, which name, when it is sent again, and what it says of the quote's state. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '../../server/http/contract/quote.ts';
import { inlineNamed } from '../../server/http/routes/quotations.ts';
import type { Store } from '../../server/ports/store.ts';
import { startOffice, type Office } from '../support/office.ts';
import { inlinePrinter } from '../support/printer.ts';
import { readPdf } from '../support/read-pdf.ts';
import { referenceNetwork } from '../support/reference.ts';
import { act, newKey, save } from '../support/saving.ts';
import { memoryStore } from '../support/store.ts';

let store: Store;
let app: Office;
let number: string;
const bare = (text: string): string => text.replace(/\s+/g, '');
const get = (version: number | string, query = '', headers: Readonly<Record<string, string>> = {}, of = number): Promise<Response> => fetch(`${app.base}/api/v1/saved-quotes/${of}/versions/${version}/quotation.pdf${query}`, { headers });
const textOf = async (response: Response): Promise<string> => bare(readPdf(new Uint8Array(await response.arrayBuffer())).text);

beforeAll(async () => {
  store = await memoryStore();
  app = await startOffice(referenceNetwork().edition, store, { quotations: { printer: inlinePrinter(), firm: '威海示例国际物流有限公司' } });
  number = (await save(app)).body.number;
});
afterAll(async () => {
  await app.close();
  await store.close();
});

/** The file name as a browser takes it: `filename*` before `filename` (RFC 6266, RFC 8187). */
const savedAs = (header: string | null): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header ?? '')?.[1] ?? '');

test('is a PDF in the language asked for, else that of the browser, else Chinese', async () => {
  const answers = await Promise.all([get(1, '?language=ja', { 'accept-language': 'ko' }), get(1, '', { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' }), get(1, '', { 'accept-language': 'fr' })]);
  expect(answers.map((answer) => [answer.status, answer.headers.get('content-type'), answer.headers.get('content-language')])).toEqual(['ja', 'ko', 'zh'].map((language) => [200, 'application/pdf', language]));
  expect(answers.map((answer) => savedAs(answer.headers.get('content-disposition')))).toEqual([`見積書 ${number} v1.pdf`, `견적서 ${number} v1.pdf`, `报价单 ${number} v1.pdf`]);
  expect(answers[2]?.headers.get('content-disposition')).toMatch(new RegExp(`^inline; filename="quotation-${number}-v1\\.pdf"; filename\\*=UTF-8''%E6`));
  const text = await textOf(answers[2] as Response);
  expect(text).toContain('威海示例国际物流有限公司');
  expect(text).not.toContain('示例货运');
});
test('a name with quotes, brackets and stars stays one token', () => {
  expect(inlineNamed("报价 (1) '*'.pdf", 'a.pdf')).toBe("inline; filename=\"a.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%281%29%20%27%2A%27.pdf");
});
test('faults are told: a language that is not printed, a version or quote that is not there', async () => {
  const strange = await get(1, '?language=fr', { 'accept-language': 'en' });
  expect(strange.status).toBe(422);
  expect(problem.parse(await strange.json()).errors).toMatchObject([{ pointer: '/language', code: 'UNKNOWN_VALUE', value: 'fr' }]);
  const gone = await Promise.all([get(2), get('first'), get(0), get(1, '', {}, 'QL-20261201-9999'), get(1, '', {}, "x'--")]);
  expect(gone.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
});
test('is sent again only when something on it has changed: customer, state, validity', async () => {
  const quote = (await save(app)).body;
  const of = quote.number;
  const tagOf = async (language = 'en'): Promise<string> => (await get(1, `?language=${language}`, {}, of)).headers.get('etag') ?? '';
  const first = await tagOf();
  expect((await get(1, '?language=en', { 'if-none-match': first }, of)).status).toBe(304);
  expect(await tagOf()).toBe(first);
  expect(await tagOf('zh')).not.toBe(first);
  const renamed = await app.call<{ revision: number }>('PATCH', `/api/v1/saved-quotes/${of}`, { customer: { name: '한빛물류', contact: '' } }, { ...newKey(), 'if-match': `"${quote.revision}"` });
  expect(renamed.status).toBe(200);
  const answer = await get(1, '?language=en', { 'if-none-match': first }, of);
  expect(answer.status).toBe(200);
  expect(await textOf(answer)).toContain('한빛물류');
  const noted = await app.call<{ revision: number }>('PATCH', `/api/v1/saved-quotes/${of}`, { note: '内部' }, { ...newKey(), 'if-match': `"${renamed.body.revision}"` });
  expect((await get(1, '?language=en', { 'if-none-match': answer.headers.get('etag') ?? '' }, of)).status).toBe(304);
  app.at('2026-12-08T18:00:00+08:00');
  expect(await textOf(await get(1, '?language=en', {}, of))).not.toContain('Expired');
  app.at('2026-12-08T18:01:00+08:00');
  const expired = await textOf(await get(1, '?language=en', {}, of));
  expect(expired).toContain('ExpiredTue8Dec18:00');
  expect(expired).not.toContain('内部');
  app.at('2026-12-01T09:00:00+08:00');
  expect((await act(app, of, 'accept', noted.body.revision, { version: 1 })).status).toBe(200);
  expect(await textOf(await get(1, '?language=en', {}, of))).toContain('AcceptedTue1Dec09:00');
});
test('a version that has a follower says which', async () => {
  const quote = (await save(app)).body;
  expect((await act(app, quote.number, 'versions', quote.revision)).status).toBe(201);
  expect(await textOf(await get(1, '?language=zh', {}, quote.number))).toContain('以第2版为准');
  expect(await textOf(await get(2, '?language=zh', {}, quote.number))).not.toContain('作废');
});

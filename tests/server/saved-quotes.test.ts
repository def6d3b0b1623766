/** The life of a saved quote over HTTP: saved, found, edited, accepted, ended, taken back, computed again, on a database in memory. */
import { createHash } from 'node:crypto';
import { Big } from 'big.js';
import { canonicalize } from 'json-canonicalize';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quoteDocument, requoteAnswer, savedQuote, savedQuotePage, type SavedQuoteBody } from '../../server/http/contract/saved-quote.ts';
import { problem } from '../../server/http/contract/quote.ts';
import type { Store } from '../../server/ports/store.ts';
import { startOffice, type Office } from '../support/office.ts';
import { noStore } from '../support/no-store.ts';
import { goodQuestion } from '../support/question.ts';
import { referenceNetwork } from '../support/reference.ts';
import { act, ask, compareNow, documentOf, newKey, save, show, toSave } from '../support/saving.ts';
import { memoryStore } from '../support/store.ts';

const { edition } = referenceNetwork();
let store: Store;
let app: Office;

beforeAll(async () => {
  store = await memoryStore();
  app = await startOffice(edition, store);
});
afterAll(async () => {
  await app.close();
  await store.close();
});
beforeEach(() => app.at('2026-12-01T09:00:00+08:00'));

describe('saving', () => {
  test('gives a number of its day, a place to find it, and figures that add up', async () => {
    const [first, second] = [await save(app), await save(app)];
    expect(first.status).toBe(201);
    const quote = savedQuote.parse(first.body);
    expect(quote.number).toMatch(/^QL-20261201-\d{4}$/);
    expect(second.body.number > quote.number).toBe(true);
    expect(first.headers.get('location')).toBe(`/api/v1/saved-quotes/${quote.number}`);
    expect(first.headers.get('etag')).toBe('"1"');
    const { body: document } = await documentOf(app, quote.number);
    const { price, margin, sellLines, option, front } = quoteDocument.parse(document);
    const [offered] = (await ask(app)).options.filter(({ id }) => id === option.id);
    expect(option).toEqual(offered);
    expect(price.buy).toEqual(option.price);
    expect(margin.amount.amount).toBe(Big(price.buy.amount).times('0.08').round(2, Big.roundHalfUp).toFixed(2));
    expect(Big(price.buy.amount).plus(margin.amount.amount).toFixed(2)).toBe(price.sell.amount);
    expect(sellLines.map(({ charge }) => charge)).toEqual(option.charges.map((_, i) => i));
    expect(sellLines.reduce((sum, { amount }) => sum.plus(amount), Big(0)).toFixed(2)).toBe(price.sell.amount);
    expect(front.map(({ id }) => id)).toContain(option.id);
    expect(document.validUntil).toBe('2026-12-08T18:00:00+08:00');
  });
  test('keeps canonical JSON and gives it back byte for byte', async () => {
    const { body: quote } = await save(app);
    const [once, again] = [await documentOf(app, quote.number), await documentOf(app, quote.number)];
    expect(once.text).toBe(canonicalize(once.body));
    expect(again.text).toBe(once.text);
    expect(createHash('sha256').update(once.text).digest('hex')).toBe(quote.latest.sha256);
    expect(once.headers.get('etag')).toBe(`"${quote.latest.sha256}"`);
  });
  test('takes no price from the caller', async () => {
    const refused = await save(app, { price: { amount: '1.00', currency: 'CNY' } });
    expect(refused.status).toBe(422);
    expect(problem.parse(refused.body).errors).toMatchObject([{ pointer: '/price', code: 'UNKNOWN_FIELD' }]);
  });
  test('names all faults at once: of the question, of the margin, of what is missing', async () => {
    const refused = await save(app, { customer: { name: ' ', contact: '' }, margin: { name: '', percent: '101', minimum: { amount: 'x', currency: 'KRW' } }, validDays: 0, question: { ...goodQuestion, from: 'Nowhere', weightKg: -1 } });
    expect(refused.status).toBe(422);
    expect(problem.parse(refused.body).errors.map(({ pointer }) => pointer).sort()).toEqual(['/customer/name', '/margin/minimum/amount', '/margin/minimum/currency', '/margin/percent', '/question/from', '/question/weightKg', '/validDays']);
  });
  test('text that no database keeps is refused, whatever else it holds is kept as it is', async () => {
    const refused = await save(app, { customer: { name: 'a\u0000b', contact: '\u0000' }, note: '\u0000' });
    expect(problem.parse(refused.body).errors.map(({ pointer }) => pointer).sort()).toEqual(['/customer/contact', '/customer/name', '/note']);
    const odd = { name: '環翠\u0001🚢 “O’Neil”; drop table quote', contact: '%_\\' };
    expect((await save(app, { customer: odd, note: '{"a":1}\n' })).body).toMatchObject({ customer: odd, note: '{"a":1}\n' });
  });
  test('an option that is not on offer is refused, with nothing written', async () => {
    const total = async (): Promise<number> => (await app.call<{ total: number }>('GET', '/api/v1/saved-quotes')).body.total;
    const before = await total();
    const refused = await save(app, { option: 'FERRY-WEI-INC@1999-01-01:LCL' });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'OPTION_GONE' }]);
    expect(await total()).toBe(before);
  });
});

describe('a saved quote', () => {
  test('is edited by whoever has seen its latest revision', async () => {
    const { body: quote } = await save(app);
    const edit = (headers: Record<string, string>) => app.call<SavedQuoteBody>('PATCH', `/api/v1/saved-quotes/${quote.number}`, { note: '周五前答复' }, headers);
    expect([(await edit({})).status, (await edit({ 'if-match': '"7"' })).status]).toEqual([428, 412]);
    const edited = await edit({ 'if-match': '"1"' });
    expect(edited.body).toMatchObject({ note: '周五前答复', revision: 2, customer: quote.customer });
    expect((await show(app, quote.number)).headers.get('etag')).toBe('"2"');
  });
  test.each([
    ['*', 200], ['"1"', 200], ['"7", "1"', 200], [' "x,y" ,, "1" ,', 200],
    ['W/"1"', 412], ['W/"1", "7"', 412], ['1', 412], ['"1', 412], ['"7" "1"', 412], ['"1" 2', 412], ['"1*"', 412], [', ,', 412], ['*, "7"', 412],
  ])('with If-Match: %s is edited or refused: %i', async (header, status) => {
    const { body: quote } = await save(app);
    const edited = await app.call('PATCH', `/api/v1/saved-quotes/${quote.number}`, { note: '周五前答复' }, { 'if-match': header });
    expect(edited.status).toBe(status);
  });
  test('is accepted once, and taken back', async () => {
    const { body: quote } = await save(app);
    expect((await act(app, quote.number, 'accept', 1, { version: 2 })).body).toMatchObject({ code: 'NO_SUCH_VERSION' });
    const accepted = await act(app, quote.number, 'accept', 1, { version: 1 });
    expect(accepted.body).toMatchObject({ state: 'accepted', accepted: { version: 1, at: '2026-12-01T09:00:00+08:00' } });
    expect(await act(app, quote.number, 'accept', 2, { version: 1 })).toMatchObject({ status: 409, body: { code: 'QUOTE_NOT_OPEN' } });
    expect((await act(app, quote.number, 'reopen', 2)).body).toMatchObject({ state: 'open', accepted: null });
  });
  test('expires at the end of its validity, not a minute before; it cannot be accepted then', async () => {
    const { body: quote } = await save(app);
    app.at('2026-12-08T18:00:00+08:00');
    expect((await show(app, quote.number)).body.state).toBe('open');
    app.at('2026-12-08T18:01:00+08:00');
    expect((await show(app, quote.number)).body.state).toBe('expired');
    expect(await act(app, quote.number, 'accept', 1, { version: 1 })).toMatchObject({ status: 409, body: { code: 'QUOTE_NOT_OPEN' } });
  });
  test('is ended by hand and opened again', async () => {
    const { body: quote } = await save(app);
    expect((await act(app, quote.number, 'expire', 1)).body).toMatchObject({ state: 'expired', expiredAt: '2026-12-01T09:00:00+08:00' });
    expect((await act(app, quote.number, 'reopen', 2)).body).toMatchObject({ state: 'open', expiredAt: null });
    expect((await act(app, quote.number, 'reopen', 3)).status).toBe(409);
  });
  test('that does not exist is not found, whatever is tried', async () => {
    for (const number of ['QL-20261201-9999', 'QL-1', '..%2F..%2Fetc']) {
      expect((await show(app, number)).status, number).toBe(404);
      expect((await documentOf(app, number)).status, number).toBe(404);
      expect((await compareNow(app, number)).status, number).toBe(404);
      expect((await act(app, number, 'expire', 1)).status, number).toBe(404);
    }
    const { body: quote } = await save(app);
    for (const version of ['2', '0', '-1', '1.5', '99999999999999', 'x']) expect((await app.call('GET', `/api/v1/saved-quotes/${quote.number}/versions/${version}`)).status, version).toBe(404);
  });
  test('is computed again as a further version; the first stays as it was', async () => {
    const { body: quote } = await save(app);
    const first = (await documentOf(app, quote.number)).text;
    app.at('2026-12-02T09:00:00+08:00');
    const again = await act(app, quote.number, 'versions', 1, { margin: { name: '大客户', percent: '5', minimum: null }, validDays: 3 });
    expect(again.status).toBe(201);
    expect(again.body.versions.map(({ version, validUntil }) => [version, validUntil])).toEqual([[2, '2026-12-05T18:00:00+08:00'], [1, '2026-12-08T18:00:00+08:00']]);
    expect((await documentOf(app, quote.number)).text).toBe(first);
    expect((await documentOf(app, quote.number, 2)).body).toMatchObject({ version: 2, margin: { rule: { percent: '5' } }, price: { buy: quote.latest.price.buy } });
  });
  test('held against now shows the same lines, and only the margin’s share of the difference', async () => {
    const { body: quote } = await save(app);
    const { body } = await compareNow(app, quote.number, { margin: { name: '', percent: '10', minimum: null } });
    const { match, lines, difference } = requoteAnswer.parse(body);
    expect(match).toBe('same');
    expect(new Set(lines.map(({ change }) => change))).toEqual(new Set(['same']));
    expect(difference).toMatchObject({ buy: { amount: '0.00' }, arrivalMin: 0, co2eKg: '0.000' });
    expect(Number(difference?.margin.amount)).toBeGreaterThan(0);
    expect(difference?.sell).toEqual(difference?.margin);
    expect((await show(app, quote.number)).body.revision).toBe(1);
  });
  test('is saved again under a new number, for the same customer', async () => {
    const { body: quote } = await save(app, { note: '首单' });
    const copy = await app.call<SavedQuoteBody>('POST', `/api/v1/saved-quotes/${quote.number}/duplicate`, {}, newKey());
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ customer: quote.customer, note: '首单', latest: { version: 1, price: quote.latest.price } });
    expect(copy.body.number).not.toBe(quote.number);
  });
});

test('the list is searched, filtered, sorted and paged', async () => {
  const own = await memoryStore();
  const busy = await startOffice(edition, own);
  const names = ['石岛海产', '荣成食品', '环翠渔具', '文登家纺', '乳山机电'];
  const made: SavedQuoteBody[] = [];
  for (const [i, name] of names.entries()) made.push((await save(busy, { customer: { name, contact: '' }, margin: { name: '', percent: String(i), minimum: null } })).body);
  await act(busy, made[1]?.number ?? '', 'accept', 1, { version: 1 });
  const list = async (query: string) => savedQuotePage.parse((await busy.call('GET', `/api/v1/saved-quotes?${query}`)).body);
  expect((await list('')).rows.map(({ number }) => number)).toEqual(made.map(({ number }) => number).reverse());
  expect(await list('q=渔具')).toMatchObject({ total: 1, rows: [{ customer: { name: '环翠渔具' } }], byState: { open: 1, accepted: 0 } });
  expect(await list('state=accepted')).toMatchObject({ total: 1, byState: { open: 4, accepted: 1, expired: 0 } });
  expect((await list('sort=sell&direction=asc')).rows.map(({ customer }) => customer.name)).toEqual(names);
  const pages: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list(`sort=number&direction=asc&limit=2${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    pages.push(...page.rows.map(({ number }) => number));
    after = page.next;
  }
  expect(pages).toEqual(made.map(({ number }) => number));
  const refused = await busy.call('GET', '/api/v1/saved-quotes?state=lost&limit=0&sort=luck');
  expect(refused.status).toBe(422);
  expect((await busy.call('GET', '/api/v1/saved-quotes?after=nonsense')).status).toBe(422);
  expect((await toSave(busy))['option']).not.toBe('none');
  await busy.close();
  await own.close();
});

test('while the store is out of reach, quotes are answered and saving says so', async () => {
  const cut = await startOffice(edition, noStore);
  expect((await ask(cut)).options.length).toBeGreaterThan(3);
  for (const answer of [await save(cut), await show(cut, 'QL-20261201-0001'), await cut.call('GET', '/api/v1/saved-quotes')])
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toMatchObject([503, '2', { code: 'STORE_UNAVAILABLE' }]);
  await cut.close();
});

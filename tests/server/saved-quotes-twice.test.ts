/** F11, F12: edits that race, and calls that are repeated. Each has a twin that shows the test bites. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SavedQuoteBody } from '../../server/http/contract/saved-quote.ts';
import type { Store } from '../../server/ports/store.ts';
import { startOffice, type Office } from '../support/office.ts';
import { referenceNetwork } from '../support/reference.ts';
import { newKey, save, show, toSave } from '../support/saving.ts';
import { memoryStore } from '../support/store.ts';

const { edition } = referenceNetwork();
const LIST = '/api/v1/saved-quotes';
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

const total = async (of: Office = app): Promise<number> => (await of.call<{ total: number }>('GET', LIST)).body.total;

describe('a repeated call', () => {
  test('without a key is refused', async () => {
    const refused = await app.call('POST', LIST, await toSave(app));
    expect([refused.status, refused.body]).toMatchObject([400, { code: 'IDEMPOTENCY_KEY_MISSING' }]);
  });
  test('is answered as the first was, byte for byte, and marked', async () => {
    const [key, body] = [newKey(), await toSave(app)];
    const before = await total();
    const [first, second] = [await app.call('POST', LIST, body, key), await app.call('POST', LIST, body, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect(['etag', 'location'].map((name) => second.headers.get(name))).toEqual(['etag', 'location'].map((name) => first.headers.get(name)));
    expect(await total()).toBe(before + 1);
  });
  test('with another body, or for another thing, is refused', async () => {
    const key = newKey();
    const { body: quote } = await app.call<SavedQuoteBody>('POST', LIST, await toSave(app), key);
    expect(await app.call('POST', LIST, await toSave(app, { note: 'anders' }), key)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await app.call('POST', `${LIST}/${quote.number}/expire`, {}, { ...key, 'if-match': '*' })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect((await show(app, quote.number)).body.state).toBe('open');
  });
  test('of an action does not act twice', async () => {
    const { body: quote } = await save(app);
    const accept = () => app.call('POST', `${LIST}/${quote.number}/accept`, { version: 1 }, { ...newKey(`accept ${quote.number}`), 'if-match': '"1"' });
    const [first, second] = [await accept(), await accept()];
    expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
    expect((await show(app, quote.number)).body.revision).toBe(2);
  });
  test('after 24 hours is a new one', async () => {
    const [key, body] = [newKey(), await toSave(app)];
    const { body: first } = await app.call<SavedQuoteBody>('POST', LIST, body, key);
    app.at('2026-12-02T08:59:00+08:00');
    expect((await app.call<SavedQuoteBody>('POST', LIST, body, key)).body.number).toBe(first.number);
    app.at('2026-12-02T09:01:00+08:00');
    const late = await app.call<SavedQuoteBody>('POST', LIST, body, key);
    expect([late.status, late.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(late.body.number).not.toBe(first.number);
  });

  const fiftyAtOnce = async (of: Office): Promise<{ answers: Set<string>; statuses: Set<number>; rows: number }> => {
    const [key, body, before] = [newKey(), await toSave(of), await total(of)];
    const calls = await Promise.all(Array.from({ length: 50 }, () => of.call('POST', LIST, body, key)));
    return { answers: new Set(calls.map(({ text }) => text)), statuses: new Set(calls.map(({ status }) => status)), rows: (await total(of)) - before };
  };
  test('fifty times at once leaves one quote and fifty equal answers', async () => {
    expect(await fiftyAtOnce(app)).toMatchObject({ answers: { size: 1 }, statuses: new Set([201]), rows: 1 });
  });
  test('planted: a store that forgets keys is found out', async () => {
    const forgetful = await startOffice(edition, { ...store, replay: () => Promise.resolve(undefined), write: (_key, work) => store.write(undefined, work) });
    expect((await fiftyAtOnce(forgetful)).rows).toBeGreaterThan(1);
    await forgetful.close();
  });
});

describe('fifty editors of one quote', () => {
  /** All have read the quote as it stands; each then writes his own remark. */
  const race = async (of: Office): Promise<{ won: number; lost: number; kept: string; notes: string[] }> => {
    const { body: quote } = await save(of);
    const notes = Array.from({ length: 50 }, (_, i) => `remark ${i}`);
    const edits = await Promise.all(notes.map((note) => of.call<SavedQuoteBody>('PATCH', `${LIST}/${quote.number}`, { note }, { 'if-match': '"1"' })));
    return { won: edits.filter(({ status }) => status === 200).length, lost: edits.filter(({ status }) => status === 412).length, kept: (await show(of, quote.number)).body.note, notes: edits.flatMap(({ status, body }) => (status === 200 ? [body.note] : [])) };
  };
  test('one change is made, forty-nine are told to read again', async () => {
    const { won, lost, kept, notes } = await race(app);
    expect([won, lost]).toEqual([1, 49]);
    expect(notes).toEqual([kept]);
  });
  test('who reads again loses nothing: every remark is there in the end', async () => {
    const { body: quote } = await save(app);
    const add = async (remark: string): Promise<void> => {
      for (;;) {
        const { body: seen } = await show(app, quote.number);
        const edited = await app.call('PATCH', `${LIST}/${quote.number}`, { note: `${seen.note}${remark};` }, { 'if-match': `"${seen.revision}"` });
        if (edited.status === 200) return;
        expect(edited.status).toBe(412);
      }
    };
    const remarks = Array.from({ length: 12 }, (_, i) => `r${i}`);
    await Promise.all(remarks.map(add));
    const { note, revision } = (await show(app, quote.number)).body;
    expect(note.split(';').filter((remark) => remark !== '').sort()).toEqual(remarks.sort());
    expect(revision).toBe(13);
  });
  test('planted: a store that shows every editor the revision he has seen is found out', async () => {
    const blind = await startOffice(edition, {
      ...store,
      write: (key, work) => store.write(key, (tx) => work({ ...tx, lockQuote: async (number) => { const quote = await tx.lockQuote(number); return quote && { ...quote, revision: 1 }; } })),
    });
    expect((await race(blind)).won).toBeGreaterThan(1);
    await blind.close();
  });
});

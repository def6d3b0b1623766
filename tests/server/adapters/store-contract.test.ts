/** What every adapter of the store must do: one suite, run on the embedded database and on a PostgreSQL server. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { minorUnits } from '../../../planner/domain/index.ts';
import { QUOTE_ORDERS, type QuoteQuery, type SavedQuote, type Store } from '../../../server/ports/store.ts';
import { aKey, ALL, anAnswer, aQuote, aVersion, contents, daysLater, empty, NOW, onEveryAdapter, saveOne } from '../../support/store.ts';

onEveryAdapter('the store on $name', (held) => {
  let store: Store;
  beforeAll(() => {
    store = held.store;
  });
  beforeEach(() => empty(held));

  const save = (version: Parameters<typeof saveOne>[1] = {}, quote: Partial<SavedQuote> = {}): Promise<string> =>
    store.write(undefined, (tx) => saveOne(tx, version, quote)).then(({ answer }) => answer.body);
  const pages = async (query: QuoteQuery): Promise<string[]> => {
    const numbers: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await store.read.quotes({ ...query, after });
      numbers.push(...page.rows.map((row) => row.number));
      if (page.next === undefined) return numbers;
      after = page.next;
    }
  };

  test('a quote comes back as it was saved, its document byte for byte', async () => {
    const first = aVersion(1, { buy: minorUnits(9_007_199_254_740_991) });
    await store.write(undefined, async (tx) => {
      expect(await tx.addQuote(aQuote('QL-20261207-0001', { note: "Robert'); drop table quote;--" }), first)).toEqual(await tx.quote('QL-20261207-0001'));
      return anAnswer('');
    });
    const { document, ...summary } = first;
    expect(await store.read.quote('QL-20261207-0001')).toEqual({ ...aQuote('QL-20261207-0001', { note: "Robert'); drop table quote;--" }), revision: 1, changedAt: NOW, latest: summary });
    expect(await store.read.document('QL-20261207-0001', 1)).toEqual({ document, sha256: first.sha256 });
    expect(await store.read.versions('QL-20261207-0001')).toEqual([summary]);
    expect(await store.read.quote('QL-20261207-0002')).toBeUndefined();
    expect(await store.read.document('QL-20261207-0001', 2)).toBeUndefined();
    expect(await store.read.versions('QL-20261207-0002')).toEqual([]);
  });

  test('a number that SQL holds and JavaScript does not is refused, not rounded', async () => {
    await expect(save({ sell: minorUnits(2 ** 53) })).rejects.toThrow(RangeError);
    expect((await store.read.quotes(ALL)).total).toBe(0);
  });

  test('versions add up, the latest leads; edits and states count the revision', async () => {
    const number = await save();
    const [second, third] = [aVersion(2, { savedAt: daysLater(1), sell: minorUnits(5), to: 'KR-BUSAN' }), aVersion(3, { savedAt: daysLater(2) })];
    await store.write(undefined, async (tx) => {
      expect(await tx.lockQuote(number)).toMatchObject({ revision: 1, latest: { version: 1 } });
      expect(await tx.lockQuote('QL-20261207-9999')).toBeUndefined();
      expect(await tx.addVersion(number, second)).toMatchObject({ revision: 2, changedAt: daysLater(1), latest: { version: 2, sell: 5 } });
      expect(await tx.editQuote(number, { note: '急' }, daysLater(1.5))).toMatchObject({ revision: 3, changedAt: daysLater(1.5), note: '急', customer: { name: '环翠渔具示例厂' } });
      expect(await tx.editQuote(number, { customer: { name: 'Aoki', contact: '' } }, daysLater(1.6))).toMatchObject({ revision: 4, note: '急', customer: { name: 'Aoki' } });
      expect(await tx.setState(number, { accepted: { version: 2, at: daysLater(2) }, expiredAt: undefined }, daysLater(2))).toMatchObject({ revision: 5, accepted: { version: 2, at: daysLater(2) } });
      expect(await tx.setState(number, { accepted: undefined, expiredAt: daysLater(2) }, daysLater(2))).toMatchObject({ revision: 6, accepted: undefined, expiredAt: daysLater(2) });
      return anAnswer('');
    });
    expect((await store.read.versions(number)).map((v) => v.version)).toEqual([2, 1]);
    expect(await store.read.quotes({ ...ALL, to: 'KR-BUSAN', text: 'aoki 急' })).toMatchObject({ total: 1 });
    await store.write(undefined, async (tx) => {
      await tx.addVersion(number, third);
      return anAnswer('');
    });
    expect(await store.read.quotes({ ...ALL, to: 'KR-BUSAN' })).toMatchObject({ total: 0 });
    // A version is never changed once written.
    await expect(store.write(undefined, async (tx) => (await tx.addVersion(number, third), anAnswer('')))).rejects.toThrow(/quote_version_pkey/);
    for (const missing of [(n: string) => store.write(undefined, async (tx) => (await tx.addVersion(n, second), anAnswer(''))), (n: string) => store.write(undefined, async (tx) => (await tx.setState(n, { accepted: undefined, expiredAt: undefined }, NOW), anAnswer('')))]) {
      await expect(missing('QL-20261207-9999')).rejects.toThrow('no quote QL-20261207-9999');
    }
  });

  test('numbers count up by day, also past 9,999', async () => {
    const take = (day: string): Promise<string> => store.write(undefined, async (tx) => anAnswer(await tx.nextNumber(day))).then(({ answer }) => answer.body);
    expect([await take('20261207'), await take('20261207'), await take('20261208'), await take('20261207')]).toEqual(['QL-20261207-0001', 'QL-20261207-0002', 'QL-20261208-0001', 'QL-20261207-0003']);
    await held.db.updateTable('number_counter').set({ last: 9999 }).where('day', '=', '20261207').execute();
    await save();
    await store.write(undefined, async (tx) => (await tx.addQuote(aQuote('QL-20261207-9999'), aVersion(1)), anAnswer('')));
    expect(await pages(ALL)).toEqual(['QL-20261207-9999', 'QL-20261207-10000']);
  });

  test('20 at once get 20 numbers', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => save()));
    expect([...numbers].sort()).toEqual(Array.from({ length: 20 }, (_, i) => `QL-20261207-${String(i + 1).padStart(4, '0')}`));
  });

  test('every order gives every row once, page by page, ties among them, up and down', async () => {
    const names = ['张三', '李四', 'Aoki', 'aoki', '阿里', '阿里', '박', 'Zhou'];
    for (let i = 0; i < 23; i += 1) {
      await save(
        { savedAt: daysLater(i % 3), validUntil: daysLater(5 + (i % 2)), sell: minorUnits(100 * (i % 4)), arrivesAt: daysLater(i % 5), currency: i % 2 === 0 ? 'CNY' : 'JPY' },
        { customer: { name: names[i % names.length] as string, contact: '' } },
      );
    }
    for (const order of QUOTE_ORDERS) {
      const up = await pages({ ...ALL, order, limit: 4 });
      expect(new Set(up).size, order).toBe(23);
      expect(up, order).toEqual(await pages({ ...ALL, order, limit: 200 }));
      expect(await pages({ ...ALL, order, limit: 5, descending: true }), order).toEqual([...up].reverse());
    }
    const sellOf = async (descending: boolean): Promise<string[]> => (await store.read.quotes({ ...ALL, order: 'sell', descending, limit: 200 })).rows.map((row) => `${row.latest.currency} ${String(row.latest.sell).padStart(4, '0')}`);
    expect(await sellOf(false)).toEqual([...(await sellOf(false))].sort());
    const customers = (await store.read.quotes({ ...ALL, order: 'customer', limit: 200 })).rows.map((row) => row.customer.name.toLowerCase());
    expect([...new Set(customers)]).toEqual(['阿里', 'aoki', '李四', '张三', 'zhou', '박']);
  });

  test('rows added or dropped between two pages shift nothing', async () => {
    for (let i = 0; i < 6; i += 1) await save({ savedAt: daysLater(i) });
    const query = { ...ALL, order: 'savedAt' as const, descending: true, limit: 3 };
    const first = await store.read.quotes(query);
    await save({ savedAt: daysLater(9) });
    const second = await store.read.quotes({ ...query, after: first.next });
    expect([...first.rows, ...second.rows].map((row) => row.number.slice(-1))).toEqual(['6', '5', '4', '3', '2', '1']);
  });

  test('a cursor that no page gave is refused', async () => {
    for (let i = 0; i < 3; i += 1) await save();
    const { next } = await store.read.quotes({ ...ALL, limit: 1 });
    const cursor = next ?? '';
    for (const wrong of ['', 'x', 'null', `${cursor}A`, cursor.slice(0, -2), cursor.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), '\0', Buffer.from('[1]').toString('base64url')]) {
      await expect(store.read.quotes({ ...ALL, limit: 1, after: wrong }), JSON.stringify(wrong)).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    }
    await expect(store.read.quotes({ ...ALL, order: 'sell', after: cursor })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    await expect(store.read.quotes({ ...ALL, descending: true, after: cursor })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('words must all occur, anywhere, in any case; signs mean themselves', async () => {
    const numbers = [
      await save({}, { customer: { name: 'Weihai Fishing 100% Co_Ltd', contact: 'Kim 010-2222' }, note: 'C:\\rates' }),
      await save({ to: 'KR-BUSAN' }, { customer: { name: '环翠渔具示例厂', contact: '王经理' }, note: '客户要求周五前答复' }),
    ];
    const find = async (text: string): Promise<number[]> => (await store.read.quotes({ ...ALL, text })).rows.map((row) => numbers.indexOf(row.number));
    expect(await find('')).toEqual([0, 1]);
    expect(await find('  FISHING   kim ')).toEqual([0]);
    expect(await find('渔具 周五')).toEqual([1]);
    expect(await find('渔具 kim')).toEqual([]);
    expect(await find('100%')).toEqual([0]);
    expect(await find('%')).toEqual([0]);
    expect(await find('_')).toEqual([0]);
    expect(await find('c:\\r')).toEqual([0]);
    expect(await find('ｋｉｍ')).toEqual([0]);
    expect(await find('busan')).toEqual([1]);
    expect(await find('20261207-0002')).toEqual([1]);
    expect(await find("'")).toEqual([]);
    expect(await find('a\0b')).toEqual([]);
    expect(await find('\uD800')).toEqual([]);
    expect((await store.read.quotes({ ...ALL, from: '\0' })).total).toBe(0);
    expect((await store.read.quotes({ ...ALL, from: 'CN-HUANCUI', to: 'KR-BUSAN' })).rows.map((row) => row.number)).toEqual([numbers[1]]);
  });

  test('states follow from the instant asked for', async () => {
    const [open, byHand, accepted] = [await save({ validUntil: daysLater(2) }), await save(), await save({ validUntil: daysLater(1) })];
    await store.write(undefined, async (tx) => {
      await tx.setState(byHand, { accepted: undefined, expiredAt: NOW }, NOW);
      await tx.setState(accepted, { accepted: { version: 1, at: NOW }, expiredAt: undefined }, NOW);
      return anAnswer('');
    });
    const states = async (now: number, ...wanted: QuoteQuery['states']) => {
      const { rows, total, byState } = await store.read.quotes({ ...ALL, states: wanted, now: now as QuoteQuery['now'] });
      return [rows.map((row) => row.number), total, byState];
    };
    expect(await states(NOW, 'open')).toEqual([[open], 1, { open: 1, accepted: 1, expired: 1 }]);
    expect(await states(daysLater(2), 'open')).toEqual([[open], 1, { open: 1, accepted: 1, expired: 1 }]);
    expect(await states(daysLater(2) + 1, 'expired')).toEqual([[open, byHand], 2, { open: 0, accepted: 1, expired: 2 }]);
    expect(await states(daysLater(2) + 1, 'accepted', 'expired')).toEqual([[open, byHand, accepted], 3, { open: 0, accepted: 1, expired: 2 }]);
    expect(await states(NOW)).toEqual([[], 0, { open: 1, accepted: 1, expired: 1 }]);
  });

  test('the same key gives the same answer; for something else it is refused', async () => {
    const first = await store.write(aKey('k'), (tx) => saveOne(tx));
    expect(first.replayed).toBe(false);
    const again = await store.write(aKey('k', { at: daysLater(0.5) }), () => Promise.reject(new Error('must not run')));
    expect(again).toEqual({ answer: first.answer, replayed: true });
    expect(await store.replay(aKey('k'))).toEqual(first.answer);
    expect(await store.replay(aKey('other'))).toBeUndefined();
    await expect(store.write(aKey('k', { fingerprint: 'g' }), (tx) => saveOne(tx))).rejects.toMatchObject({ code: 'KEY_REUSED' });
    await expect(store.replay(aKey('k', { fingerprint: 'g' }))).rejects.toMatchObject({ code: 'KEY_REUSED' });
    expect((await store.read.quotes(ALL)).total).toBe(1);
  });

  test('after 24 h a key is new', async () => {
    await store.write(aKey('k'), (tx) => saveOne(tx));
    const late = daysLater(1);
    expect(await store.write(aKey('k', { at: (late - 1) as typeof late }), (tx) => saveOne(tx))).toMatchObject({ replayed: true });
    expect(await store.replay(aKey('k', { at: late }))).toBeUndefined();
    expect(await store.write(aKey('k', { at: late, fingerprint: 'g' }), (tx) => saveOne(tx))).toMatchObject({ replayed: false, answer: { body: 'QL-20261207-0002' } });
    expect(await store.write(aKey('k', { at: late, fingerprint: 'g' }), (tx) => saveOne(tx))).toMatchObject({ replayed: true, answer: { body: 'QL-20261207-0002' } });
    await store.write(aKey('young', { at: late }), (tx) => saveOne(tx));
    await store.write(aKey('old'), (tx) => saveOne(tx));
    expect([await store.sweep(late), await store.sweep(late)]).toEqual([1, 0]);
    expect(await store.replay(aKey('young', { at: late }))).toBeDefined();
  });

  test.each(['new', 'a day old'])('50 at once with one key that is %s: one row and 50 equal answers', async (age) => {
    if (age !== 'new') await store.write(aKey('k', { at: daysLater(-2) }), () => Promise.resolve(anAnswer('of old')));
    const answers = await Promise.all(Array.from({ length: 50 }, () => store.write(aKey('k'), (tx) => saveOne(tx))));
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(anAnswer('QL-20261207-0001'))]));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect((await store.read.quotes(ALL)).total).toBe(1);
  });

  test('work that throws leaves nothing, neither quote nor key nor number', async () => {
    const before = await contents(held);
    const change = store.write(aKey('k'), async (tx) => {
      await saveOne(tx);
      throw new Error('no longer on offer');
    });
    await expect(change).rejects.toThrow('no longer on offer');
    expect(await contents(held)).toEqual(before);
    expect(await store.write(aKey('k', { fingerprint: 'g' }), (tx) => saveOne(tx))).toMatchObject({ replayed: false, answer: { body: 'QL-20261207-0001' } });
  });

  test('of two who change one quote the second sees what the first did', async () => {
    const number = await save();
    const accept = (): Promise<unknown> =>
      store.write(undefined, async (tx) => {
        const quote = await tx.lockQuote(number);
        if (quote?.revision !== 1) throw new Error('changed since');
        await tx.setState(number, { accepted: { version: 1, at: NOW }, expiredAt: undefined }, NOW);
        return anAnswer('');
      });
    const done = await Promise.allSettled(Array.from({ length: 10 }, accept));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await store.read.quote(number))?.revision).toBe(2);
  });
});

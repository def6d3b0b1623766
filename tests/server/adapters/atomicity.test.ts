/**
 * F13: a transaction is all or nothing. The driver is wrapped so that the N-th statement of a write fails, for every N; before the failure and
 * after it, the store holds the same. Twins that keep the key in a transaction of its own must be caught.
 */
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { KeptAnswer, Store, Writes } from '../../../server/ports/store.ts';
import { aBooking, aKey, anAnswer, anEntry, aVersion, contents, daysLater, empty, NOW, onEveryAdapter, saveOne } from '../../support/store.ts';

const PLANTED = 'planted: the database went away';
interface Query {
  (...args: unknown[]): unknown;
}
const clientQuery = Client.prototype.query as unknown as Query;
/** Statements yet to pass before one fails; counts those that were sent. */
let left = Infinity;
let sent = 0;

const WORKS: readonly (readonly [string, (tx: Writes) => Promise<KeptAnswer>])[] = [
  ['a new quote', (tx) => saveOne(tx)],
  ['a new version', async (tx) => anAnswer(String((await tx.addVersion('QL-20261207-0001', aVersion(2, { savedAt: daysLater(1) }))).revision))],
  ['an edit', async (tx) => anAnswer(String((await tx.editQuote('QL-20261207-0001', { note: '急', customer: { name: 'Aoki', contact: '' } }, NOW)).revision))],
  ['an acceptance', async (tx) => anAnswer(String((await tx.setState('QL-20261207-0001', { accepted: { version: 1, at: NOW }, expiredAt: undefined }, NOW)).revision))],
  ['an import', async (tx) => {
    const [made] = await tx.addConsignments([anEntry('R-2'), anEntry('R-3')], '20261207', NOW);
    const id = await tx.nextImportId('20261207');
    await tx.addImport({ id, name: 'a', type: 'csv', header: ['货号'], uses: ['reference'], createdAt: NOW }, [{ index: 0, number: 2, cells: ['R-2'], outcome: 'imported', consignment: made?.id, same: undefined, faults: [] }]);
    return anAnswer(id);
  }],
  ['an edit and moves of consignments', async (tx) => {
    const [first, second] = await tx.addConsignments([anEntry('R-2'), anEntry('R-3')], '20261207', NOW);
    await tx.editConsignment(first?.id ?? '', anEntry('R-2', { note: '急' }), NOW);
    await tx.moveConsignments([first?.id ?? '', second?.id ?? ''], { state: 'planned', placed: { departure: 'F@2026-12-08', unit: '40HQ' }, reason: '' }, NOW);
    await tx.removeConsignment(second?.id ?? '');
    return anAnswer('moved');
  }],
  ['a booking that is held, confirmed and given back', async (tx) => {
    const now = NOW * 60_000;
    const id = await tx.nextBookingId('20261207');
    await tx.holdSpace(aBooking(id), 10);
    await tx.confirmBooking(id, now);
    await tx.releaseBooking(id, now);
    await tx.holdSpace(aBooking(await tx.nextBookingId('20261207')), 10);
    return anAnswer(id);
  }],
  ['a job from its row to its end', async (tx) => {
    await tx.addJob({ id: 'j', kind: 'k', subject: undefined, payload: {}, requestId: 'r' });
    const attempt = (await tx.claimJob(['k'], 'j', 60_000, 'w'))?.attempt ?? 0;
    await tx.beatJob('j', attempt, 60_000, { phase: 'x', done: 1 });
    await tx.settleJob('j', attempt, { state: 'done', result: 1 });
    return anAnswer('j');
  }],
  ['all of them', async (tx) => {
    const saved = await saveOne(tx);
    await tx.lockQuote(saved.body);
    await tx.addVersion(saved.body, aVersion(2));
    await tx.editQuote(saved.body, { note: '急' }, NOW);
    await tx.setState(saved.body, { accepted: undefined, expiredAt: NOW }, NOW);
    return saved;
  }],
];

/** Keeps its answers in a transaction before or after the one that writes. */
const twin = (store: Store, keyFirst: boolean): Store['write'] => async (key, work) => {
  const kept = key && (await store.replay(key));
  if (kept) return { answer: kept, replayed: true };
  const keep = (answer: KeptAnswer) => store.write(key, () => Promise.resolve(answer));
  if (keyFirst) await keep(anAnswer(''));
  const { answer } = await store.write(undefined, work);
  if (!keyFirst) await keep(answer);
  return { answer, replayed: false };
};

onEveryAdapter('on $name', (held) => {
  beforeAll(() => {
    vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: unknown, ...args: unknown[]) {
      const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string }).text);
      // The way back must be open: a database that is gone rolls back by itself.
      if (text === 'rollback') return clientQuery.apply(this, args) as never;
      sent += 1;
      left -= 1;
      return (left < 0 ? Promise.reject(new Error(PLANTED)) : clientQuery.apply(this, args)) as never;
    });
  });
  afterAll(() => void vi.restoreAllMocks());

  /** Fails the N-th statement for every N until none is left. @returns after which N something was left behind. */
  const sweep = async (write: Store['write'], work: (tx: Writes) => Promise<KeptAnswer>): Promise<{ statements: number; torn: number[] }> => {
    const torn: number[] = [];
    for (let n = 0; ; n += 1) {
      await empty(held);
      await held.store.write(undefined, (tx) => saveOne(tx));
      const before = await contents(held);
      [left, sent] = [n, 0];
      const failure = await write(aKey('k'), work).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      left = Infinity;
      if (failure === undefined) return { statements: sent, torn };
      expect(String(failure)).toContain(PLANTED);
      const after = await contents(held);
      if (JSON.stringify(after) !== JSON.stringify(before)) torn.push(n);
    }
  };

  test.each(WORKS)('%s', async (_what, work) => {
    const { statements, torn } = await sweep(held.store.write, work);
    expect(statements).toBeGreaterThan(5);
    expect(torn).toEqual([]);
    // And afterwards all of it is there.
    expect((await sql<{ n: number }>`select count(*) as n from kept_answer where body <> ''`.execute(held.db)).rows).toEqual([{ n: 1 }]);
  });
  test.each([true, false])('a twin with the key in its own transaction (first: %s) is caught', async (keyFirst) => {
    const { torn } = await sweep(twin(held.store, keyFirst), WORKS[0]?.[1] as (tx: Writes) => Promise<KeptAnswer>);
    expect(torn.length).toBeGreaterThan(0);
  });
});

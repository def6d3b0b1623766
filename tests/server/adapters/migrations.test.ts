/** F14: tables go up, down and up again with 10,000 quotes in them, and a step that fails leaves nothing of itself. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { migrateTo, migrateToLatest, MIGRATIONS } from '../../../server/adapters/sql/migrate.ts';
import { ALL, contents, onEveryAdapter, seedQuotes } from '../../support/store.ts';

const QUOTES = 10_000;
const [FIRST, LAST] = [Object.keys(MIGRATIONS)[0] ?? '', Object.keys(MIGRATIONS).at(-1) ?? ''];

onEveryAdapter('on $name', (held) => {
  beforeAll(() => seedQuotes(held, QUOTES), 300_000);

  test('up, down and up again: every row is what it was', { timeout: 300_000 }, async () => {
    const before = await contents(held);
    const page = await held.store.read.quotes({ ...ALL, text: '渔具 4', order: 'customer' });
    expect(page.total).toBeGreaterThan(10);
    await migrateTo(held.db, FIRST);
    await expect(sql`select search_text from quote`.execute(held.db)).rejects.toThrow(/search_text/);
    await migrateToLatest(held.db);
    expect(await contents(held)).toEqual(before);
    expect(await held.store.read.quotes({ ...ALL, text: '渔具 4', order: 'customer' })).toEqual(page);
  });

  test('the first step is not taken back while there are quotes', async () => {
    const before = await contents(held);
    await expect(held.db.transaction().execute((tx) => (MIGRATIONS[FIRST]?.down ?? (() => Promise.resolve()))(tx))).rejects.toThrow(/not empty/);
    expect(await contents(held)).toEqual(before);
  });

  test('a step that fails on the way leaves the tables of before', async () => {
    await migrateTo(held.db, FIRST);
    const steps = MIGRATIONS as Record<string, (typeof MIGRATIONS)[string]>;
    const whole = steps[LAST] as (typeof MIGRATIONS)[string];
    try {
      steps[LAST] = { up: async (db) => { await whole.up(db); throw new Error('planted'); } };
      await expect(migrateToLatest(held.db)).rejects.toThrow('planted');
    } finally {
      steps[LAST] = whole;
    }
    await expect(sql`select search_text from quote`.execute(held.db)).rejects.toThrow(/search_text/);
    await migrateToLatest(held.db);
    expect((await held.store.read.quotes(ALL)).total).toBe(QUOTES);
  });
});

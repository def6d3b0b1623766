/** What a store says when its database is away, full or unfit, and that it is well again by itself. */
import { afterEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openStore } from '../../../server/adapters/open-store.ts';
import { openPostgres } from '../../../server/adapters/postgres/open.ts';
import { toStoreError } from '../../../server/adapters/sql/errors.ts';
import { startPostgres, type TestPostgres } from '../../setup/postgres.mjs';
import { aKey, ALL, anAnswer, newDatabase, saveOne } from '../../support/store.ts';

let server: TestPostgres | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe('a PostgreSQL server', () => {
  test('that is killed and comes back: UNAVAILABLE meanwhile, nothing confirmed is lost (F6)', async () => {
    server = await startPostgres();
    const { store } = openPostgres({ url: server.url, pool: 5, waitMs: 2000 });
    const saved: string[] = [];
    try {
      for (const end of ['kill', 'halt', 'halt'] as const) {
        for (let i = 0; i < 5; i += 1) saved.push((await store.write(aKey(`${end}${saved.length}`), (tx) => saveOne(tx))).answer.body);
        // One write is under way while the server dies.
        const torn = store.write(aKey('torn'), async (tx) => {
          await saveOne(tx);
          await server?.[end]();
          return saveOne(tx);
        });
        await expect(torn).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(store.read.quotes(ALL)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(store.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        // After kill -9 the children of the server still hold its memory for a moment.
        for (let tries = 0; tries < 20; tries += 1) {
          if (await server.start().then(() => true, () => false)) break;
          await later(250);
        }
        const back = performance.now();
        await expect.poll(() => store.write(aKey(`back ${end}${saved.length}`), (tx) => saveOne(tx)).then(({ answer }) => saved.push(answer.body) > 0, () => false), { timeout: 5000 }).toBe(true);
        expect(performance.now() - back).toBeLessThan(5000);
      }
      const { rows } = await store.read.quotes({ ...ALL, limit: 200 });
      expect(rows.map(({ number }) => number)).toEqual(saved);
      expect(await store.replay(aKey('torn'))).toBeUndefined();
    } finally {
      await store.close();
    }
  });

  test('that is away when the program starts is asked again until it is there', async () => {
    server = await startPostgres();
    await server.halt();
    const { store, opened } = openStore({ DATABASE_URL: server.url, CORRIDOR_STORE: undefined, CORRIDOR_STORE_POOL: 2, CORRIDOR_STORE_WAIT_MS: 2000 }, (cause) => {
      throw cause;
    });
    await expect(opened).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await server.start();
    expect((await store.write(undefined, (tx) => saveOne(tx))).answer.body).toBe('QL-20261207-0001');
    await store.close();
    await expect(store.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('that confirms before it has written is refused, by name of the setting (F3)', async () => {
    server = await startPostgres(['synchronous_commit=off']);
    const lax = openPostgres({ url: server.url, pool: 2, waitMs: 2000 });
    await expect(lax.store.check()).rejects.toThrow(/synchronous_commit[\s\S]*断电/);
    await expect(lax.store.write(undefined, () => Promise.resolve(anAnswer('')))).rejects.toThrow(/synchronous_commit/);
    await lax.store.close();
    const strict = openPostgres({ url: `${server.url}?options=-c%20synchronous_commit%3Don`, pool: 2, waitMs: 2000 });
    await strict.store.check();
    await strict.store.close();
  });

  test('whose connections are all taken: waits the time set, no longer, and is UNAVAILABLE (F24)', async () => {
    server = await startPostgres();
    const { store } = openPostgres({ url: await newDatabase(server.url), pool: 2, waitMs: 500 });
    await store.check();
    let release = (): void => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const holding = [0, 1].map(() => store.write(undefined, async () => (await held, anAnswer(''))));
    const start = performance.now();
    const waiting = await Promise.allSettled(Array.from({ length: 200 }, () => store.read.quotes(ALL)));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(new Set(waiting.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'answered')))).toEqual(new Set(['UNAVAILABLE']));
    release();
    await Promise.all(holding);
    expect((await store.read.quotes(ALL)).total).toBe(0);
    await store.close();
  });

  test('that is newer than the program is refused', async () => {
    server = await startPostgres();
    const first = openPostgres({ url: server.url, pool: 2, waitMs: 2000 });
    await first.store.check();
    await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '2030-01-01')`.execute(first.db);
    await first.store.close();
    const second = openPostgres({ url: server.url, pool: 2, waitMs: 2000 });
    await expect(second.store.check()).rejects.toThrow(/newer[\s\S]*更新/);
    await second.store.close();
  });
});

test('what a database says, in the words of the port', () => {
  const said = (code: string, message = ''): unknown => (toStoreError(Object.assign(new Error(message), { code })) as { code?: string }).code;
  expect(['53100', 'ENOSPC', 'EDQUOT'].map((code) => said(code))).toEqual(['FULL', 'FULL', 'FULL']);
  expect(said('XX000', 'could not write to file "base/1": No space left on device')).toBe('FULL');
  expect(['ECONNREFUSED', 'ECONNRESET', '57P01', '57014', '08006', '08P01', '53300', '40P01'].map((code) => said(code))).toEqual(Array.from({ length: 8 }, () => 'UNAVAILABLE'));
  expect(toStoreError(new AggregateError([Object.assign(new Error('::1'), { code: 'ECONNREFUSED' })]))).toMatchObject({ code: 'UNAVAILABLE' });
  const own = Object.assign(new Error('duplicate key'), { code: '23505' });
  expect(toStoreError(own)).toBe(own);
  expect(toStoreError('x')).toBe('x');
});

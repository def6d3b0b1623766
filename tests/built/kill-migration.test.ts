/** F14: a program killed in the middle of a migration leaves a database that starts, with every row as it was. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openPostgres } from '../../server/adapters/postgres/open.ts';
import { migrateTo, MIGRATIONS } from '../../server/adapters/sql/migrate.ts';
import { contents, newDatabase, seedQuotes, testPostgres } from '../support/store.ts';

const QUOTES = 10_000;
const FIRST = Object.keys(MIGRATIONS)[0] ?? '';
const root = fileURLToPath(new URL('../..', import.meta.url));

test('a process killed while it migrates leaves a database that starts', { timeout: 300_000 }, async () => {
  const server = await testPostgres();
  const url = await newDatabase(server.url);
  const held = openPostgres({ url, pool: 4, waitMs: 10_000 });
  try {
    await held.store.check();
    await seedQuotes(held, QUOTES);
    const before = await contents(held);
    await migrateTo(held.db, FIRST);
    // It stops in the middle of the step, with columns added and not yet filled: the versions from which it fills them are locked.
    await held.db.transaction().execute(async (tx) => {
      await sql`lock table quote_version in access exclusive mode`.execute(tx);
      const child = spawn(process.execPath, ['dist/server/cli.js', 'backup', 'never'], { cwd: root, env: { ...process.env, DATABASE_URL: url }, stdio: 'ignore' });
      const gone = new Promise((done) => child.once('exit', done));
      await expect.poll(async () => (await sql<{ n: number }>`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(held.db)).rows[0]?.n, { timeout: 60_000 }).toBe(1);
      child.kill('SIGKILL');
      await gone;
    });
    await expect(sql`select search_text from quote`.execute(held.db)).rejects.toThrow(/search_text/);
    const again = openPostgres({ url, pool: 4, waitMs: 10_000 });
    await again.store.check();
    expect(await contents(again)).toEqual(before);
    await again.store.close();
  } finally {
    await held.store.close();
    await server.stop();
  }
});

/** Brings the tables to what this program expects. All steps run in one transaction: a process that dies on the way leaves the tables as they were. */
import { Migrator, type Kysely, type Migration } from 'kysely';
import * as quotes from './migrations/0001_quotes.ts';
import * as quoteList from './migrations/0002_quote_list.ts';
import * as rfqs from './migrations/0003_rfqs.ts';
import * as jobs from './migrations/0004_jobs.ts';
import * as pool from './migrations/0005_pool.ts';
import * as poolStages from './migrations/0006_pool_stages.ts';
import * as assortments from './migrations/0007_assortments.ts';
import { StoreRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

/** In the order of their names. A list and not a folder: the built program has no folder to read. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = { '0001_quotes': quotes, '0002_quote_list': quoteList, '0003_rfqs': rfqs, '0004_jobs': jobs, '0005_pool': pool, '0006_pool_stages': poolStages, '0007_assortments': assortments };

const migratorOf = (db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });

/** @throws what the database said; StoreRefusal when a newer program has been here. */
export const migrateToLatest = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error === undefined) return;
  // What Kysely says of steps that it finds done and does not know.
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreRefusal('The quotes were last kept by a newer version of this program. Start that version.', '这些报价由更新版本的程序保存过，请启动那个版本。', error);
  }
  throw error;
};

/** @param name a key of `MIGRATIONS`: the last step that stays. */
export const migrateTo = async (db: Kysely<Tables>, name: string): Promise<void> => {
  const { error } = await migratorOf(db).migrateTo(name);
  if (error !== undefined) throw error;
};

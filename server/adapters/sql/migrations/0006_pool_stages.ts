/** Where a long table waits, row by row, until all of it goes into the pool at once. Nobody looks there; whoever adds a column to the pool adds it here. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table consignment_staged (like consignment)`.execute(db);
  await sql`alter table consignment_staged add column stage text collate "C" not null`.execute(db);
  await sql`create index consignment_staged_by_stage on consignment_staged (stage)`.execute(db);
  // Its `import` is the stage.
  await sql`create table pool_import_row_staged (like pool_import_row)`.execute(db);
  await sql`create index pool_import_row_staged_by_stage on pool_import_row_staged (import)`.execute(db);
};

/** What is staged belongs to jobs, which begin anew. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of ['pool_import_row_staged', 'consignment_staged']) await db.schema.dropTable(table).execute();
};

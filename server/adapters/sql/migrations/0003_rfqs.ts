/** Requests for quotation in bulk and their rows. */
import { sql, type Kysely } from 'kysely';

const KEY = sql`text collate "C"`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('rfq')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('header', 'json', (c) => c.notNull())
    .addColumn('uses', 'json', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('cancelled_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('rfq_row')
    .addColumn('rfq', KEY, (c) => c.notNull().references('rfq.id'))
    .addColumn('index', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('cells', 'json', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('pending', 'priced', 'refused', 'cancelled')`))
    .addColumn('question', 'json')
    .addColumn('outcome', 'json')
    .addPrimaryKeyConstraint('rfq_row_pkey', ['rfq', 'index'])
    // Nothing is dropped silently: a row that is over says how it ended.
    .addCheckConstraint('rfq_row_ended', sql`(state in ('priced', 'refused')) = (outcome is not null)`)
    .addCheckConstraint('rfq_row_asks', sql`state <> 'pending' or question is not null`)
    .execute();
  await sql`create index rfq_row_pending on rfq_row (rfq, index) where state = 'pending'`.execute(db);
};

/** Refuses while there are requests: taking this step back would delete them. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from rfq) as held`.execute(db);
  if (rows[0]?.held) throw new Error('the table of requests for quotation is not empty; back it up and empty it before this step is taken back');
  for (const table of ['rfq_row', 'rfq']) await db.schema.dropTable(table).execute();
};

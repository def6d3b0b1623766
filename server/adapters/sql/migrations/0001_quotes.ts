/** Quotes, their versions, the running numbers of each day, and the answers kept under their keys. */
import { sql, type Kysely } from 'kysely';

// Text that is compared or sorted is compared by code point: the two databases have different locales.
const KEY = sql`text collate "C"`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('quote')
    .addColumn('number', KEY, (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('customer_name', 'text', (c) => c.notNull())
    .addColumn('customer_contact', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('changed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('accepted_version', 'integer')
    .addColumn('accepted_at', 'timestamptz')
    .addColumn('expired_at', 'timestamptz')
    .addColumn('latest_version', 'integer', (c) => c.notNull())
    .addCheckConstraint('quote_accepted_whole', sql`(accepted_version is null) = (accepted_at is null)`)
    .execute();
  await db.schema
    .createTable('quote_version')
    .addColumn('number', KEY, (c) => c.notNull().references('quote.number'))
    .addColumn('version', 'integer', (c) => c.notNull().check(sql`version >= 1`))
    .addColumn('saved_at', 'timestamptz', (c) => c.notNull())
    .addColumn('valid_until', 'timestamptz', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('currency', KEY, (c) => c.notNull())
    .addColumn('buy_minor', 'bigint', (c) => c.notNull())
    .addColumn('sell_minor', 'bigint', (c) => c.notNull())
    .addColumn('arrives_at', 'timestamptz', (c) => c.notNull())
    .addColumn('transit_min', 'integer', (c) => c.notNull())
    .addColumn('co2e_g', 'bigint', (c) => c.notNull())
    .addColumn('from_place', KEY, (c) => c.notNull())
    .addColumn('to_place', KEY, (c) => c.notNull())
    .addColumn('modes', 'json', (c) => c.notNull())
    .addColumn('document', 'bytea', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('quote_version_pkey', ['number', 'version'])
    .execute();
  // It comes packed: the database need not try once more.
  await sql`alter table quote_version alter column document set storage external`.execute(db);
  await db.schema
    .createTable('number_counter')
    .addColumn('day', KEY, (c) => c.primaryKey())
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('kept_answer')
    .addColumn('key', KEY, (c) => c.primaryKey())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('at', 'timestamptz', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('headers', 'json', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('kept_answer_at').on('kept_answer').column('at').execute();
};

/** Refuses while there are quotes: taking this step back would delete them. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from quote) as held`.execute(db);
  if (rows[0]?.held) throw new Error('the table of quotes is not empty; back it up and empty it before this step is taken back');
  for (const table of ['kept_answer', 'number_counter', 'quote_version', 'quote']) await db.schema.dropTable(table).execute();
};

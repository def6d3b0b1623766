/** Assortments: SKUs and their demand by market and week, as they were imported. */
import { sql, type Kysely } from 'kysely';

const KEY = sql`text collate "C"`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('assortment')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull().check(sql`source in ('csv', 'xlsx', 'sample')`))
    .addColumn('header', 'json', (c) => c.notNull())
    .addColumn('uses', 'json', (c) => c.notNull())
    .addColumn('weeks', 'integer', (c) => c.notNull().check(sql`weeks > 0`))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('assortment_row')
    .addColumn('assortment', KEY, (c) => c.notNull().references('assortment.id').onDelete('cascade'))
    .addColumn('index', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('cells', 'json', (c) => c.notNull())
    .addColumn('sku', KEY)
    .addColumn('market', KEY)
    // Figures of the SKU and of its weeks: read and written as a whole.
    .addColumn('line', 'json')
    .addColumn('faults', 'json', (c) => c.notNull())
    .addPrimaryKeyConstraint('assortment_row_pkey', ['assortment', 'index'])
    // Rows that were refused have neither, and nulls are never alike.
    .addUniqueConstraint('assortment_row_line', ['assortment', 'sku', 'market'])
    .addCheckConstraint('assortment_row_taken', sql`(line is null) = (sku is null) and (line is null) = (market is null)`)
    .execute();
};

/** Refuses while there are any: taking this step back would delete them. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from assortment) as held`.execute(db);
  if (rows[0]?.held) throw new Error('there are assortments; back them up and remove them before this step is taken back');
  for (const table of ['assortment_row', 'assortment']) await db.schema.dropTable(table).execute();
};

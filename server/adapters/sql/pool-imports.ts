/** What was imported into the pool: the sender's table as it came, and what became of each row. */
import { sql, type Kysely, type Selectable } from 'kysely';
import { IMPORT_OUTCOMES, type ConsignmentReads, type ConsignmentWrites, type ImportOutcome, type ImportRow, type PoolImport } from '../../ports/consignments.ts';
import { nextId } from './next-ids.ts';
import { fromSqlInstant, toSqlInstant } from './rows.ts';
import type { PoolImportRowTable, PoolImportTable, Tables } from './tables.ts';

const BATCH = 1000;
/** Day, then running number: as plain text the 10,000th of a day would come before the 9,999th. */
const AGE = sql`(substr(id, 5, 8), length(id), id)`;

type Counts = PoolImport['counts'];
const NONE: Counts = { imported: 0, existing: 0, refused: 0 };

const countsOf = async (db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('pool_import_row').select(['import', 'outcome']).select(sql<number>`count(*)`.as('n')).where('import', 'in', ids).groupBy(['import', 'outcome']).execute();
  return new Map(ids.map((id) => [id, rows.filter((row) => row.import === id).reduce<Counts>((counts, { outcome, n }) => ({ ...counts, [outcome]: n }), NONE)]));
};

const toImport = (row: Selectable<PoolImportTable>, counts: Counts | undefined): PoolImport => ({
  id: row.id, name: row.name, type: row.type as PoolImport['type'], header: row.header, uses: row.uses, createdAt: fromSqlInstant(row.created_at), counts: counts ?? NONE,
});
const toRow = (row: Selectable<PoolImportRowTable>): ImportRow => ({
  index: row.index, number: row.number, cells: row.cells, outcome: row.outcome as ImportOutcome, consignment: row.consignment ?? undefined, same: row.same ?? undefined, faults: row.faults,
});

export const importReadsOf = (db: Kysely<Tables>): Pick<ConsignmentReads, 'poolImports' | 'poolImport' | 'importRows'> => ({
  poolImports: async (limit, before) => {
    let query = db.selectFrom('pool_import').selectAll().orderBy(AGE, 'desc').limit(limit);
    if (before !== undefined) query = query.where(sql<boolean>`${AGE} < (substr(${before}, 5, 8), length(${before}), ${before} collate "C")`);
    const rows = await query.execute();
    const counts = await countsOf(db, rows.map(({ id }) => id));
    return rows.map((row) => toImport(row, counts.get(row.id)));
  },
  poolImport: async (id) => {
    const row = await db.selectFrom('pool_import').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toImport(row, (await countsOf(db, [id])).get(id));
  },
  importRows: async (id, from, limit, outcomes) => {
    const rows = await db
      .selectFrom('pool_import_row')
      .selectAll()
      .where('import', '=', id)
      .where('index', '>=', from)
      .where('outcome', 'in', outcomes.length === 0 ? [...IMPORT_OUTCOMES] : [...outcomes])
      .orderBy('index')
      .limit(limit)
      .execute();
    return rows.map(toRow);
  },
});

export const importWritesOf = (db: Kysely<Tables>): Pick<ConsignmentWrites, 'nextImportId' | 'addImport' | 'correctImportRow'> => ({
  correctImportRow: async (id, was, { consignment, same }) => {
    await db.updateTable('pool_import_row').set({ outcome: 'existing', consignment: consignment ?? null, same: same ?? null }).where('import', '=', id).where('consignment', '=', was).execute();
  },
  nextImportId: (day) => nextId(db, { prefix: 'IMP', day }),
  addImport: async (record, rows) => {
    const { id, name, type } = record;
    await db.insertInto('pool_import').values({ id, name, type, header: JSON.stringify(record.header), uses: JSON.stringify(record.uses), created_at: toSqlInstant(record.createdAt) }).execute();
    for (let at = 0; at < rows.length; at += BATCH) {
      const some = rows.slice(at, at + BATCH).map((row) => ({ ...row, import: id, consignment: row.consignment ?? null, same: row.same ?? null }));
      await sql`insert into pool_import_row select * from json_populate_recordset(null::pool_import_row, ${JSON.stringify(some)}::json)`.execute(db);
    }
  },
});

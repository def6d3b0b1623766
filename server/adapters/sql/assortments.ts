/** Assortments as rows: the sender's cells beside what was read in them. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Assortment, AssortmentLine, AssortmentReads, AssortmentRow, AssortmentSource, AssortmentWrites } from '../../ports/assortments.ts';
import { nextId } from './next-ids.ts';
import { fromSqlInstant, toSqlInstant } from './rows.ts';
import type { AssortmentRowTable, AssortmentTable, Tables } from './tables.ts';

/** Rows written by one statement: up to a megabyte of JSON. */
const BATCH = 1000;
/** Day, then running number: as plain text the 10,000th of a day would come before the 9,999th. */
const AGE = sql`(substr(id, 5, 8), length(id), id)`;

type Counts = Assortment['counts'];
const NONE: Counts = { lines: 0, refused: 0, skus: 0, markets: 0 };

const countsOf = async (db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('assortment_row')
    .select(['assortment', sql<number>`count(sku)`.as('lines'), sql<number>`count(*) - count(sku)`.as('refused'), sql<number>`count(distinct sku)`.as('skus'), sql<number>`count(distinct market)`.as('markets')])
    .where('assortment', 'in', ids)
    .groupBy('assortment')
    .execute();
  return new Map(rows.map(({ assortment, ...counts }) => [assortment, counts]));
};

const toAssortment = (row: Selectable<AssortmentTable>, counts: Counts | undefined): Assortment => ({
  id: row.id, name: row.name, source: row.source as AssortmentSource, header: row.header, uses: row.uses, weeks: row.weeks, createdAt: fromSqlInstant(row.created_at), counts: counts ?? NONE,
});
/** JSON leaves out what is undefined. */
const toLine = (line: AssortmentLine): AssortmentLine => ({ ...line, shelfDays: line.shelfDays });
const toRow = (row: Selectable<AssortmentRowTable>): AssortmentRow => ({ index: row.index, number: row.number, cells: row.cells, line: row.line ? toLine(row.line) : undefined, faults: row.faults });

export const assortmentReadsOf = (db: Kysely<Tables>): AssortmentReads => ({
  assortments: async (limit, before) => {
    let query = db.selectFrom('assortment').selectAll().orderBy(AGE, 'desc').limit(limit);
    if (before !== undefined) query = query.where(sql<boolean>`${AGE} < (substr(${before}, 5, 8), length(${before}), ${before} collate "C")`);
    const rows = await query.execute();
    const counts = await countsOf(db, rows.map(({ id }) => id));
    return rows.map((row) => toAssortment(row, counts.get(row.id)));
  },
  assortment: async (id) => {
    const row = await db.selectFrom('assortment').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toAssortment(row, (await countsOf(db, [id])).get(id));
  },
  assortmentRows: async (id, from, limit, which) => {
    let query = db.selectFrom('assortment_row').selectAll().where('assortment', '=', id).where('index', '>=', from).orderBy('index').limit(limit);
    if (which !== 'all') query = query.where('sku', which === 'lines' ? 'is not' : 'is', null);
    return (await query.execute()).map(toRow);
  },
});

export const assortmentWritesOf = (db: Kysely<Tables>): AssortmentWrites => ({
  nextAssortmentId: (day) => nextId(db, { prefix: 'AST', day }),
  addAssortment: async ({ id, name, source, header, uses, weeks, createdAt }, rows) => {
    await db.insertInto('assortment').values({ id, name, source, header: JSON.stringify(header), uses: JSON.stringify(uses), weeks, created_at: toSqlInstant(createdAt) }).execute();
    for (let at = 0; at < rows.length; at += BATCH) {
      const some = rows.slice(at, at + BATCH).map(({ index, number, cells, line, faults }) => ({ assortment: id, index, number, cells, sku: line?.sku ?? null, market: line?.market ?? null, line: line ?? null, faults }));
      await sql`insert into assortment_row select * from json_populate_recordset(null::assortment_row, ${JSON.stringify(some)}::json)`.execute(db);
    }
  },
  removeAssortment: async (id) => (await db.deleteFrom('assortment').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n,
});

/** Requests for quotation in bulk: a table of the sender's cells, each row with its question and its outcome as JSON. */
import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import { RFQ_ROW_STATES, type Rfq, type RfqReads, type RfqRow, type RfqRowState, type RfqWrites } from '../../ports/rfqs.ts';
import { nextId } from './next-ids.ts';
import { fromSqlInstant, toSqlInstant } from './rows.ts';
import type { RfqRowTable, RfqTable, Tables } from './tables.ts';

/** Rows written by one statement: seven parameters each, of the 65,535 a statement may have. */
const BATCH = 1000;
/** Day, then running number: as plain text the 10,000th of a day would come before the 9,999th. */
const AGE = sql`(substr(id, 5, 8), length(id), id)`;

type Counts = Rfq['counts'];
const NONE: Counts = { pending: 0, priced: 0, refused: 0, cancelled: 0 };

const countsOf = async (db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('rfq_row').select(['rfq', 'state']).select(sql<number>`count(*)`.as('n')).where('rfq', 'in', ids).groupBy(['rfq', 'state']).execute();
  return new Map(ids.map((id) => [id, rows.filter(({ rfq }) => rfq === id).reduce<Counts>((counts, { state, n }) => ({ ...counts, [state]: n }), NONE)]));
};

const toRfq = (row: Selectable<RfqTable>, counts: Counts | undefined): Rfq => ({
  id: row.id, name: row.name, type: row.type as Rfq['type'], header: row.header, uses: row.uses, createdAt: fromSqlInstant(row.created_at),
  cancelledAt: row.cancelled_at === null ? undefined : fromSqlInstant(row.cancelled_at), counts: counts ?? NONE,
});
const toRow = (row: Selectable<RfqRowTable>): RfqRow => ({
  index: row.index, number: row.number, cells: row.cells, state: row.state as RfqRowState, question: row.question ?? undefined, outcome: row.outcome ?? undefined,
});

export const rfqReadsOf = (db: Kysely<Tables>): RfqReads => ({
  rfqs: async (limit, before) => {
    let query = db.selectFrom('rfq').selectAll().orderBy(AGE, 'desc').limit(limit);
    if (before !== undefined) query = query.where(sql<boolean>`${AGE} < (substr(${before}, 5, 8), length(${before}), ${before} collate "C")`);
    const rows = await query.execute();
    const counts = await countsOf(db, rows.map(({ id }) => id));
    return rows.map((row) => toRfq(row, counts.get(row.id)));
  },
  rfq: async (id) => {
    const row = await db.selectFrom('rfq').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toRfq(row, (await countsOf(db, [id])).get(id));
  },
  rfqRows: async (id, from, limit, states) => {
    const rows = await db.selectFrom('rfq_row').selectAll().where('rfq', '=', id).where('index', '>=', from).where('state', 'in', states.length === 0 ? [...RFQ_ROW_STATES] : [...states]).orderBy('index').limit(limit).execute();
    return rows.map(toRow);
  },
  nextRfqRow: async (id) => {
    const row = await db.selectFrom('rfq_row').select(['index', 'question']).where('rfq', '=', id).where('state', '=', 'pending').orderBy('index').limit(1).executeTakeFirst();
    return row?.question ? { index: row.index, question: row.question } : undefined;
  },
});

export const rfqWritesOf = (db: Kysely<Tables>): RfqWrites => ({
  nextRfqId: (day) => nextId(db, { prefix: 'RFQ', day }),
  addRfq: async (rfq, rows) => {
    const { id, name, type } = rfq;
    await db.insertInto('rfq').values({ id, name, type, header: JSON.stringify(rfq.header), uses: JSON.stringify(rfq.uses), created_at: toSqlInstant(rfq.createdAt), cancelled_at: null }).execute();
    for (let at = 0; at < rows.length; at += BATCH) await db.insertInto('rfq_row').values(rows.slice(at, at + BATCH).map((row) => toInsert(id, row))).execute();
  },
  settleRfqRow: async (id, index, state, outcome) => {
    await db.updateTable('rfq_row').set({ state, outcome: JSON.stringify(outcome) }).where('rfq', '=', id).where('index', '=', index).where('state', '=', 'pending').execute();
  },
  cancelRfq: async (id, at) => {
    await db.updateTable('rfq').set({ cancelled_at: toSqlInstant(at) }).where('id', '=', id).where('cancelled_at', 'is', null).execute();
    await db.updateTable('rfq_row').set({ state: 'cancelled' }).where('rfq', '=', id).where('state', '=', 'pending').execute();
  },
});

const toInsert = (rfq: string, row: RfqRow): Insertable<RfqRowTable> => ({
  rfq, index: row.index, number: row.number, cells: JSON.stringify(row.cells), state: row.state,
  question: row.question === undefined ? null : JSON.stringify(row.question), outcome: row.outcome === undefined ? null : JSON.stringify(row.outcome),
});

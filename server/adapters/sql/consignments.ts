/** The pool: consignments by id, by reference and as a list; what adds to it and changes it. */
import { sql, type Kysely } from 'kysely';
import { cubicCentimetres, grams } from '../../../planner/domain/index.ts';
import type { ConsignmentEntry, ConsignmentReads, ConsignmentWrites, PooledConsignment } from '../../ports/consignments.ts';
import { listConsignments } from './consignment-list.ts';
import { entryColumns, toConsignment, toNewRows } from './consignment-rows.ts';
import { importReadsOf, importWritesOf } from './pool-imports.ts';
import { stageWritesOf } from './pool-stages.ts';
import { nextIds } from './next-ids.ts';
import { fromSqlInstant, toSqlInstant } from './rows.ts';
import type { Tables } from './tables.ts';

/** Rows written by one statement: some hundred kilobytes of JSON. */
const BATCH = 500;
const DIGITS = 6;

/** By hub, then reference: two who add the same at once wait for each other in one order, and neither for both. */
const byReference = (a: ConsignmentEntry, b: ConsignmentEntry): number => (a.hub === b.hub ? (a.reference < b.reference ? -1 : 1) : a.hub < b.hub ? -1 : 1);

export const consignmentReadsOf = (db: Kysely<Tables>): ConsignmentReads => ({
  ...importReadsOf(db),
  consignment: async (id) => {
    const row = await db.selectFrom('consignment').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toConsignment(row);
  },
  consignments: (query) => listConsignments(db, query),
  consignmentsByReference: async (hub, references) => {
    if (references.length === 0) return [];
    // One parameter however many there are.
    const rows = await db.selectFrom('consignment').selectAll().where('hub', '=', hub).where(sql<boolean>`reference = any(${references}::text[])`).execute();
    return rows.map(toConsignment);
  },
  arrivals: async ({ hub, destinations, regimes, temperature, from, until }) => {
    const [after, last] = [toSqlInstant(from), toSqlInstant(until)];
    const first = await db.selectFrom('consignment').select('ready_at').where('hub', '=', hub).orderBy('ready_at').limit(1).executeTakeFirst();
    const days = await db
      .selectFrom('consignment')
      .where('hub', '=', hub)
      .where('ready_at', '>', sql<Date>`${after}::timestamptz`)
      .where('ready_at', '<=', sql<Date>`${last}::timestamptz`)
      .where(sql<boolean>`destination = any(${destinations}::text[]) and regime = any(${regimes}::text[])`)
      .where('temperature', '=', temperature)
      .where('dangerous_goods', 'is', null)
      .where('alone', '=', false)
      .groupBy(sql`ago`)
      .select([
        sql<number>`floor(extract(epoch from (${last}::timestamptz - ready_at)) / 86400)::int`.as('ago'), sql<number>`count(*)`.as('n'), sql<number>`sum(weight_g)::bigint`.as('weight'),
        sql<number>`sum(volume_cm3)::bigint`.as('volume'),
      ])
      .execute();
    return { first: first && fromSqlInstant(first.ready_at), days: days.map(({ ago, n, weight, volume }) => ({ ago, weight: grams(weight), volume: cubicCentimetres(volume), consignments: n })) };
  },
});

/** As many ids of that local day, in order. */
const consignmentIds = (db: Kysely<Tables>) => (day: string, count: number): Promise<readonly string[]> => nextIds(db, { prefix: 'CSG', day, digits: DIGITS }, count);

export const consignmentWritesOf = (db: Kysely<Tables>): ConsignmentWrites => ({
  ...importWritesOf(db),
  ...stageWritesOf(db, consignmentIds(db)),
  lockConsignments: async (ids) => {
    if (ids.length === 0) return [];
    const rows = await db.selectFrom('consignment').selectAll().where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();
    return rows.map(toConsignment);
  },
  addConsignments: async (entries, day, at) => {
    if (entries.length === 0) return [];
    const ids = await consignmentIds(db)(day, entries.length);
    const made = entries.map((entry, i): PooledConsignment => ({
      ...entry, id: ids[i] as string, revision: 1, state: 'received', placed: undefined, reason: '', createdAt: at, changedAt: at,
    }));
    const added = new Set<string>();
    const sorted = [...made].sort(byReference);
    for (let from = 0; from < sorted.length; from += BATCH) {
      const rows = JSON.stringify(toNewRows(sorted.slice(from, from + BATCH)));
      const { rows: taken } = await sql<{ id: string }>`
        insert into consignment select * from json_populate_recordset(null::consignment, ${rows}::json) on conflict (hub, reference) do nothing returning id`.execute(db);
      for (const { id } of taken) added.add(id);
    }
    return made.filter(({ id }) => added.has(id));
  },
  editConsignment: async (id, entry, at) => {
    const { id: _, source, pieces, ...columns } = entryColumns(id, entry);
    const taken = await db.selectFrom('consignment').select('id').where('hub', '=', entry.hub).where('reference', '=', entry.reference).where('id', '<>', id).executeTakeFirst();
    if (taken) return undefined;
    const row = await db
      .updateTable('consignment')
      .set({ ...columns, source: JSON.stringify(source), pieces: JSON.stringify(pieces), revision: sql<number>`revision + 1`, changed_at: toSqlInstant(at) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toConsignment(row);
  },
  moveConsignments: async (ids, { state, placed, reason }, at) => {
    if (ids.length === 0) return;
    await db
      .updateTable('consignment')
      .set({ state, departure: placed?.departure ?? null, unit: placed?.unit ?? null, reason, revision: sql<number>`revision + 1`, changed_at: toSqlInstant(at) })
      .where('id', 'in', [...ids])
      .execute();
  },
  removeConsignment: async (id) => {
    await db.deleteFrom('consignment').where('id', '=', id).execute();
  },
});

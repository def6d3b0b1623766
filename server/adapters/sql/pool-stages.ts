/** Tables too long for one transaction: their rows wait in a stage that nobody reads, and go into the pool by two statements. */
import { sql, type Kysely } from 'kysely';
import type { ConsignmentWrites, PooledConsignment } from '../../ports/consignments.ts';
import { CONSIGNMENT_COLUMNS, toConsignment, toNewRows } from './consignment-rows.ts';
import { toSqlInstant } from './rows.ts';
import type { Tables } from './tables.ts';

const COLUMNS = sql.join(CONSIGNMENT_COLUMNS.map((column) => sql.ref(column)));
const ofImport = (column: string, id: string) => sql<boolean>`left(${sql.ref(column)}, ${id.length + 1}) = ${`${id}/`}`;

export const stageWritesOf = (db: Kysely<Tables>, nextIds: (day: string, count: number) => Promise<readonly string[]>): Pick<ConsignmentWrites, 'stageConsignments' | 'stageImportRows' | 'publishStage' | 'dropStages'> => ({
  stageConsignments: async (stage, entries, day, at) => {
    if (entries.length === 0) return [];
    const ids = await nextIds(day, entries.length);
    const rows = toNewRows(entries.map((entry, i): PooledConsignment => ({ ...entry, id: ids[i] as string, revision: 1, state: 'received', placed: undefined, reason: '', createdAt: at, changedAt: at })));
    await sql`insert into consignment_staged (${COLUMNS}, stage) select ${COLUMNS}, ${stage} from json_populate_recordset(null::consignment, ${JSON.stringify(rows)}::json)`.execute(db);
    return ids;
  },
  stageImportRows: async (stage, rows) => {
    const written = rows.map((row) => ({ ...row, import: stage, consignment: row.consignment ?? null, same: row.same ?? null }));
    await sql`insert into pool_import_row_staged select * from json_populate_recordset(null::pool_import_row_staged, ${JSON.stringify(written)}::json)`.execute(db);
  },
  publishStage: async (stage, record) => {
    const { id, name, type } = record;
    await db.insertInto('pool_import').values({ id, name, type, header: JSON.stringify(record.header), uses: JSON.stringify(record.uses), created_at: toSqlInstant(record.createdAt) }).execute();
    // In one order, so that two who publish the same wait for each other and neither for both.
    const { numAffectedRows } = await sql`insert into consignment (${COLUMNS}) select ${COLUMNS} from consignment_staged where stage = ${stage} order by hub, reference on conflict (hub, reference) do nothing`.execute(db);
    const staged = await db.selectFrom('consignment_staged').select(({ fn }) => fn.countAll<number>().as('n')).where('stage', '=', stage).executeTakeFirstOrThrow();
    const late = Number(numAffectedRows) === staged.n ? [] : await db.selectFrom('consignment_staged as s').selectAll('s').where('stage', '=', stage).where(({ not, exists, selectFrom }) => not(exists(selectFrom('consignment as c').select('c.id').whereRef('c.id', '=', 's.id')))).execute();
    await sql`insert into pool_import_row select ${id} as import, index, number, cells, outcome, consignment, same, faults from pool_import_row_staged where import = ${stage}`.execute(db);
    return late.map(toConsignment);
  },
  dropStages: async (id) => {
    await sql`delete from consignment_staged where ${ofImport('stage', id)}`.execute(db);
    await sql`delete from pool_import_row_staged where ${ofImport('import', id)}`.execute(db);
  },
});

/** What was staged by attempts that are gone. */
export const sweepStages = async (db: Kysely<Tables>): Promise<void> => {
  const isLeft = (column: string) => sql<boolean>`not exists (select from job where state in ('queued', 'running') and subject = split_part(${sql.ref(column)}, '/', 1))`;
  await sql`delete from consignment_staged where ${isLeft('stage')}`.execute(db);
  await sql`delete from pool_import_row_staged where ${isLeft('import')}`.execute(db);
};

/** Jobs, and who worked on them. Bulk requests that wait get theirs. */
import { sql, type Kysely } from 'kysely';

const KEY = sql`text collate "C"`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('job')
    .addColumn('id', KEY, (c) => c.primaryKey())
    .addColumn('kind', KEY, (c) => c.notNull())
    .addColumn('subject', KEY)
    .addColumn('payload', 'json', (c) => c.notNull())
    .addColumn('state', KEY, (c) => c.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`))
    .addColumn('attempt', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lost', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', 'timestamptz')
    .addColumn('progress', 'json')
    .addColumn('result', 'json')
    .addColumn('error_code', 'text')
    .addColumn('change', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('started_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addCheckConstraint('job_held', sql`(state = 'running') = (lease_until is not null)`)
    .addCheckConstraint('job_ended', sql`(state in ('done', 'failed', 'cancelled')) = (ended_at is not null)`)
    .addCheckConstraint('job_tells', sql`(state = 'done') <= (result is not null) and (state = 'failed') = (error_code is not null)`)
    .execute();
  await sql`create index job_open on job (created_at, id) where state in ('queued', 'running')`.execute(db);
  await sql`create index job_subject on job (subject, created_at) where subject is not null`.execute(db);
  await db.schema
    .createTable('job_attempt')
    .addColumn('job', KEY, (c) => c.notNull().references('job.id').onDelete('cascade'))
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('worker', 'text', (c) => c.notNull())
    .addColumn('began_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('outcome', 'text', (c) => c.check(sql`outcome in ('done', 'failed', 'cancelled', 'released', 'lost')`))
    .addPrimaryKeyConstraint('job_attempt_pkey', ['job', 'attempt'])
    .execute();
  await sql`create unique index job_ended_once on job_attempt (job) where outcome in ('done', 'failed', 'cancelled')`.execute(db);
  await sql`
    insert into job (id, kind, subject, payload, state, request_id, created_at)
    select gen_random_uuid()::text, 'price-rfq', id, json_build_object('rfq', id), 'queued', 'migration', created_at
    from rfq where exists (select from rfq_row where rfq_row.rfq = rfq.id and state = 'pending')`.execute(db);
};

/** Bulk requests keep their rows; other jobs that wait would be lost, so it refuses while there are any. */
export const down = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from job where kind <> 'price-rfq' and state in ('queued', 'running')) as held`.execute(db);
  if (rows[0]?.held) throw new Error('jobs wait or run; let them end or cancel them before this step is taken back');
  for (const table of ['job_attempt', 'job']) await db.schema.dropTable(table).execute();
};

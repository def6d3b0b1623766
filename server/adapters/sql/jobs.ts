/** Jobs as rows. Leases and instants are on the clock of the database, so that processes with clocks of their own agree. */
import { sql, type Expression, type Kysely, type Selectable } from 'kysely';
import type { HeldJob, Job, JobEnding, JobErrorCode, JobProgress, JobReads, JobState, JobWrites } from '../../ports/job.ts';
import { StoreError } from '../../ports/store.ts';
import type { JobAttemptTable, JobTable, Tables } from './tables.ts';

/** To the millisecond, as backups keep instants. */
const NOW = sql<string>`date_trunc('milliseconds', clock_timestamp())`;
const inMs = (ms: number) => sql<string>`clock_timestamp() + ${ms}::int * interval '1 millisecond'`;
const NEXT = sql<number>`change + 1`;
const OPEN = ['queued', 'running'] as const;
/** Without its payload, which may be large. */
const COLUMNS = ['id', 'kind', 'subject', 'state', 'attempt', 'progress', 'result', 'error_code', 'change', 'request_id', 'created_at', 'started_at', 'ended_at'] as const satisfies readonly (keyof JobTable)[];
const WITHOUT_RESULT = COLUMNS.filter((column) => column !== 'result');
/** Longest an ended job is kept, days. */
const KEPT_DAYS = 30;
/** Kinds whose payload is large and of no use once they have ended. */
const BULKY = ['import-pool'];
const BULKY_DAYS = 1;

const ms = (at: Date | null): number | undefined => at?.getTime();
const toJob = (row: Pick<Selectable<JobTable>, (typeof COLUMNS)[number]>): Job => ({
  id: row.id, kind: row.kind, subject: row.subject ?? undefined, state: row.state as JobState, attempt: row.attempt, progress: row.progress ?? undefined, result: row.result ?? undefined,
  error: (row.error_code as JobErrorCode | null) ?? undefined, change: row.change, requestId: row.request_id,
  createdAt: row.created_at.getTime(), startedAt: ms(row.started_at), endedAt: ms(row.ended_at),
});
type RowWithoutResult = Omit<Pick<Selectable<JobTable>, (typeof COLUMNS)[number]>, 'result'>;
const toHeld = (row: Selectable<JobTable>): HeldJob => ({ ...toJob(row), payload: row.payload, lost: row.lost });

/** Nobody holds it: it was never taken up or was given back, or its holder has not been heard of in time. */
const isWaiting = sql<boolean>`(state = 'queued' or (state = 'running' and lease_until < clock_timestamp()))`;

export const jobReadsOf = (db: Kysely<Tables>): JobReads => ({
  job: async (id) => {
    const row = await db.selectFrom('job').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return row && toJob(row);
  },
  jobs: async (ids) => (ids.length === 0 ? [] : (await db.selectFrom('job').select(COLUMNS).where('id', 'in', ids).execute()).map(toJob)),
  jobPayload: async (id) => (await db.selectFrom('job').select('payload').where('id', '=', id).executeTakeFirst())?.payload,
  jobAbout: async (subject) => {
    const row = await db.selectFrom('job').select(COLUMNS).where('subject', '=', subject).orderBy('created_at', 'desc').limit(1).executeTakeFirst();
    return row && toJob(row);
  },
  jobsAbout: async (subject, members, limit, before) => {
    const last = before === undefined ? undefined : await db.selectFrom('job').select(['created_at', 'id']).where('id', '=', before).where('subject', '=', subject).executeTakeFirst();
    if (before !== undefined && !last) throw new StoreError('BAD_CURSOR');
    const named = members.map((path, i) => sql<unknown>`result #> ${path}::text[]`.as(`m${i}`));
    const rows = await db
      .selectFrom('job')
      .select([...WITHOUT_RESULT, 'payload'])
      .select(named)
      .where('subject', '=', subject)
      .$if(last !== undefined, (page) => page.where(sql<boolean>`(created_at, id) < (${last?.created_at.toISOString()}::timestamptz, ${last?.id})`))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ payload, ...row }) => {
      const { result: _, ...job } = toJob({ ...(row as RowWithoutResult), result: null });
      return { job, payload, members: members.map((_path, i) => (row as Record<string, unknown>)[`m${i}`] ?? null) };
    });
  },
  openJobs: async () => {
    const rows = await db.selectFrom('job').select(['kind', 'state', ({ fn }) => fn.countAll<number>().as('count')]).where('state', 'in', OPEN).groupBy(['kind', 'state']).execute();
    return rows.map(({ kind, state, count }) => ({ kind, state: state as JobState, count }));
  },
  endedJobs: async (after, limit) => {
    const rows = await db.selectFrom('job').select(['id', 'kind', 'state', 'attempt', 'created_at', 'started_at', 'ended_at']).where('ended_at', '>', new Date(after)).orderBy('ended_at').orderBy('id').limit(limit).execute();
    return rows.flatMap((row) => (row.ended_at ? [{ id: row.id, kind: row.kind, state: row.state as JobState, attempt: row.attempt, createdAt: row.created_at.getTime(), startedAt: ms(row.started_at), endedAt: row.ended_at.getTime() }] : []));
  },
  waitingJobs: (limit) => db.selectFrom('job').select(['id', 'attempt']).where('state', 'in', OPEN).where(isWaiting).orderBy('created_at').orderBy('id').limit(limit).execute(),
});

const endAttempts = (db: Kysely<Tables>, id: string, outcome: NonNullable<Selectable<JobAttemptTable>['outcome']>) =>
  db.updateTable('job_attempt').set({ outcome, ended_at: NOW }).where('job', '=', id).where('outcome', 'is', null).execute();

/** Of a job that an attempt holds. */
const heldBy = (db: Kysely<Tables>, id: string, attempt: number) => db.updateTable('job').where('id', '=', id).where('attempt', '=', attempt).where('state', '=', 'running');

const asJson = (value: unknown): string => JSON.stringify(value ?? null);

export const jobWritesOf = (db: Kysely<Tables>): JobWrites => ({
  addJob: async ({ id, kind, subject, payload, requestId }) => {
    const values = { id, kind, subject: subject ?? null, payload: asJson(payload), state: 'queued', request_id: requestId, created_at: NOW as Expression<string> };
    return toJob(await db.insertInto('job').values(values).returning(COLUMNS).executeTakeFirstOrThrow());
  },
  claimJob: async (kinds, id, leaseMs, worker) => {
    let waiting = db.selectFrom('job').select(['id', 'state']).where('state', 'in', OPEN).where(isWaiting).where('kind', 'in', kinds);
    if (id !== undefined) waiting = waiting.where('id', '=', id);
    // Locked rows are in other hands already.
    const next = await waiting.orderBy('created_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
    if (!next) return undefined;
    await endAttempts(db, next.id, 'lost');
    const row = await db
      .updateTable('job')
      .set({ state: 'running', attempt: sql`attempt + 1`, lost: sql`lost + ${next.state === 'running' ? 1 : 0}`, lease_until: inMs(leaseMs), started_at: sql`coalesce(started_at, ${NOW})`, change: NEXT })
      .where('id', '=', next.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await db.insertInto('job_attempt').values({ job: row.id, attempt: row.attempt, worker, began_at: NOW, ended_at: null, outcome: null }).execute();
    return toHeld(row);
  },
  beatJob: async (id, attempt, leaseMs, progress: JobProgress | undefined) => {
    const told = progress ? { progress: asJson(progress), change: NEXT } : {};
    const { numUpdatedRows } = await heldBy(db, id, attempt).set({ lease_until: inMs(leaseMs), ...told }).executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  settleJob: async (id, attempt, ending: JobEnding) => {
    if (ending.state === 'cancelled') {
      const late = await db.updateTable('job').set({ result: asJson(ending.result), change: NEXT }).where('id', '=', id).where('attempt', '=', attempt).where('state', '=', 'cancelled').where('result', 'is', null).executeTakeFirst();
      return late.numUpdatedRows === 1n;
    }
    const told = ending.state === 'done' ? { result: asJson(ending.result) } : { error_code: ending.error };
    const { numUpdatedRows } = await heldBy(db, id, attempt).set({ state: ending.state, ...told, lease_until: null, ended_at: NOW, change: NEXT }).executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await endAttempts(db, id, ending.state);
    return true;
  },
  releaseJob: async (id, attempt) => {
    const { numUpdatedRows } = await heldBy(db, id, attempt).set({ state: 'queued', lease_until: null, change: NEXT }).executeTakeFirst();
    if (numUpdatedRows === 1n) await endAttempts(db, id, 'released');
  },
  expireLeases: async () => void (await db.updateTable('job').set({ lease_until: NOW }).where('state', '=', 'running').execute()),
  cancelJob: async (id) => {
    const row = await db.updateTable('job').set({ state: 'cancelled', lease_until: null, ended_at: NOW, change: NEXT }).where('id', '=', id).where('state', 'in', OPEN).returningAll().executeTakeFirst();
    if (!row) return undefined;
    await endAttempts(db, id, 'cancelled');
    return toHeld(row);
  },
});

/** Drops jobs that ended long ago. */
export const sweepJobs = async (db: Kysely<Tables>): Promise<void> => {
  const endedBefore = (days: number) => sql<boolean>`ended_at < clock_timestamp() - ${days}::int * interval '1 day'`;
  await db.deleteFrom('job').where(endedBefore(KEPT_DAYS)).execute();
  await db.deleteFrom('job').where('kind', 'in', BULKY).where(endedBefore(BULKY_DAYS)).execute();
};

/** For a store filled from a backup: what ran elsewhere runs nowhere, and every bulk request with rows that wait has a job. */
export const requeueJobs = async (db: Kysely<Tables>): Promise<void> => {
  await sql`update job set state = 'queued', lease_until = null, change = change + 1 where state = 'running'`.execute(db);
  await sql`
    insert into job (id, kind, subject, payload, state, request_id, created_at)
    select gen_random_uuid()::text, 'price-rfq', r.id, json_build_object('rfq', r.id), 'queued', 'restore', clock_timestamp() from rfq r
    where exists (select from rfq_row w where w.rfq = r.id and w.state = 'pending') and not exists (select from job j where j.subject = r.id and j.state in ('queued', 'running'))`.execute(db);
};


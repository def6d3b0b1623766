/** The store in SQL, the same for the embedded database and a server: they differ in their pool only. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { types as defaults, type CustomTypesConfig, type Pool } from 'pg';
import { StoreError, type Store, type Writes } from '../../ports/store.ts';
import { toStoreError } from './errors.ts';
import { sweepJobs } from './jobs.ts';
import { claimKey, findAnswer, keepAnswer, sweepKeys } from './keys.ts';
import { migrateToLatest } from './migrate.ts';
import { sweepStages } from './pool-stages.ts';
import { readsOf } from './reads.ts';
import { StoreRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';
import { writesOf } from './writes.ts';

const BIGINT = 20;
const toSafeInteger = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw new RangeError(`a number of the database is too large: ${text}`);
  return n;
};
/** For every pool of a store: bigint as a number, or not at all. */
export const sqlTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => (oid === BIGINT && format !== 'binary' ? toSafeInteger : defaults.getTypeParser(oid, format as 'text'))) as CustomTypesConfig['getTypeParser'],
};

/** Refuses a database that answers before a commit is on its disk. */
const assertDurable = async (db: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql<{ commit: string }>`select current_setting('synchronous_commit') as commit`.execute(db);
  if (rows[0]?.commit !== 'off') return;
  throw new StoreRefusal(
    'The database has synchronous_commit = off: it would confirm quotes that a power cut can still lose. Turn it on and start again.',
    '数据库设了 synchronous_commit = off：已确认的报价断电时仍会丢失。改为 on 后重新启动。',
  );
};

export interface SqlStore {
  readonly store: Store;
  readonly db: Kysely<Tables>;
}

/** What a database needs beside its pool: done before the first question, done after the last. */
export interface Surroundings {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}
const NONE: Surroundings = { open: () => Promise.resolve(), close: () => Promise.resolve() };

/** @param pool its clients read with `sqlTypes`. */
export const sqlStore = (pool: Pool, around: Surroundings = NONE): SqlStore => {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let prepared: Promise<void> | undefined;
  let closed = false;
  /** Once per process, and again after it failed: the database may come later than the program. */
  const ready = (): Promise<void> => {
    prepared ??= (async () => {
      await around.open();
      await assertDurable(db);
      await migrateToLatest(db);
    })().catch((cause: unknown) => {
      prepared = undefined;
      throw cause;
    });
    return prepared;
  };
  const asked = async <T>(question: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreError('UNAVAILABLE');
    try {
      await ready();
      return await question();
    } catch (cause) {
      throw toStoreError(cause);
    }
  };
  const reads = readsOf(db);
  const store: Store = {
    read: {
      quote: (number) => asked(() => reads.quote(number)),
      versions: (number) => asked(() => reads.versions(number)),
      document: (number, version) => asked(() => reads.document(number, version)),
      quotes: (query) => asked(() => reads.quotes(query)),
      rfqs: (limit, before) => asked(() => reads.rfqs(limit, before)),
      rfq: (id) => asked(() => reads.rfq(id)),
      rfqRows: (id, from, limit, states) => asked(() => reads.rfqRows(id, from, limit, states)),
      nextRfqRow: (id) => asked(() => reads.nextRfqRow(id)),
      job: (id) => asked(() => reads.job(id)),
      jobs: (ids) => asked(() => reads.jobs(ids)),
      jobPayload: (id) => asked(() => reads.jobPayload(id)),
      jobAbout: (subject) => asked(() => reads.jobAbout(subject)),
      jobsAbout: (subject, members, limit, before) => asked(() => reads.jobsAbout(subject, members, limit, before)),
      openJobs: () => asked(() => reads.openJobs()),
      endedJobs: (after, limit) => asked(() => reads.endedJobs(after, limit)),
      waitingJobs: (limit) => asked(() => reads.waitingJobs(limit)),
      consignment: (id) => asked(() => reads.consignment(id)),
      consignments: (query) => asked(() => reads.consignments(query)),
      consignmentsByReference: (hub, references) => asked(() => reads.consignmentsByReference(hub, references)),
      arrivals: (query) => asked(() => reads.arrivals(query)),
      poolImports: (limit, before) => asked(() => reads.poolImports(limit, before)),
      poolImport: (id) => asked(() => reads.poolImport(id)),
      importRows: (id, from, limit, outcomes) => asked(() => reads.importRows(id, from, limit, outcomes)),
      assortments: (limit, before) => asked(() => reads.assortments(limit, before)),
      assortment: (id) => asked(() => reads.assortment(id)),
      assortmentRows: (id, from, limit, which) => asked(() => reads.assortmentRows(id, from, limit, which)),
      booking: (id, now) => asked(() => reads.booking(id, now)),
      bookings: (query) => asked(() => reads.bookings(query)),
      spaces: (departures, now) => asked(() => reads.spaces(departures, now)),
      staleSpaces: (now, limit) => asked(() => reads.staleSpaces(now, limit)),
    },
    write: (key, work: (tx: Writes) => ReturnType<Parameters<Store['write']>[1]>) =>
      asked(() =>
        db.transaction().execute(async (tx) => {
          const kept = key && (await claimKey(tx, key));
          if (kept) return { answer: kept, replayed: true };
          const answer = await work(writesOf(tx));
          if (key) await keepAnswer(tx, key, answer);
          return { answer, replayed: false };
        }),
      ),
    transact: (work) => asked(() => db.transaction().execute((tx) => work(writesOf(tx)))),
    replay: (key) => asked(() => findAnswer(db, key)),
    sweep: (now) =>
      asked(async () => {
        await sweepJobs(db);
        await sweepStages(db);
        return sweepKeys(db, now);
      }),
    check: () => asked(async () => void (await sql`select 1`.execute(db))),
    close: async () => {
      closed = true;
      await prepared?.catch(() => {});
      await db.destroy();
      await around.close();
    },
  };
  return { store, db };
};

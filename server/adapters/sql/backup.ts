/**
 * Everything a store holds as lines of JSON: a head, one line for each quote with its versions, for each bulk request and import and each of its rows,
 * for each job, consignment, assortment and each of its rows, space of a departure, booking, counter and kept answer, and an end with the counts and the SHA-256 of all before it. The same for both databases, so what one wrote the other reads.
 * Columns that follow from others are left out: whoever reads it makes them again.
 */
import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { StoreError } from '../../ports/store.ts';
import { CONSIGNMENT_LIST_COLUMNS } from './consignment-rows.ts';
import { toStoreError } from './errors.ts';
import { QUOTE_COLUMNS } from './rows.ts';
import type { Tables } from './tables.ts';

export const FORMAT = 'qilu-backup/1';
/** Quotes read and written at a time: little enough that other work goes on between. */
const BATCH = 20;
/** Rows of a bulk request or import handed on, and consignments read, at a time. */
const ROWS = 500;
/** Compression: a tenth of the size for little time. */
const LEVEL = 1;

export const LINE_KINDS = ['quote', 'rfq', 'rfqRow', 'job', 'consignment', 'poolImport', 'poolImportRow', 'assortment', 'assortmentRow', 'space', 'booking', 'counter', 'answer'] as const;
export type LineKind = (typeof LINE_KINDS)[number];
export type Counts = Record<LineKind, number>;
export const noLines = (): Counts => ({ quote: 0, rfq: 0, rfqRow: 0, job: 0, consignment: 0, poolImport: 0, poolImportRow: 0, assortment: 0, assortmentRow: 0, space: 0, booking: 0, counter: 0, answer: 0 });
export interface BackupEnd {
  readonly counts: Counts;
  /** Of all lines before, hex. */
  readonly sha256: string;
}

/** Runs reads that see one state of the database. */
type InOneView = <T>(reads: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

const quotesOf = async (db: Kysely<Tables>, keys: readonly number[]): Promise<Readonly<Record<string, unknown>>[]> => {
  const quotes = await db.selectFrom('quote').select(QUOTE_COLUMNS).where('number_key', 'in', keys).orderBy('number_key').execute();
  const versions = await db.selectFrom('quote_version').selectAll().where('number', 'in', quotes.map(({ number }) => number)).orderBy('number').orderBy('version').execute();
  return quotes.map((quote) => ({ ...quote, versions: versions.filter(({ number }) => number === quote.number).map((version) => ({ ...version, document: version.document.toString('base64') })) }));
};

const rfqOf = async (db: Kysely<Tables>, id: string) => ({
  rfqs: await db.selectFrom('rfq').selectAll().where('id', '=', id).execute(),
  rows: await db.selectFrom('rfq_row').selectAll().where('rfq', '=', id).orderBy('index').execute(),
});

const importOf = async (db: Kysely<Tables>, id: string) => ({
  imports: await db.selectFrom('pool_import').selectAll().where('id', '=', id).execute(),
  rows: await db.selectFrom('pool_import_row').selectAll().where('import', '=', id).orderBy('index').execute(),
});
const assortmentOf = async (db: Kysely<Tables>, id: string) => ({
  assortments: await db.selectFrom('assortment').selectAll().where('id', '=', id).execute(),
  rows: await db.selectFrom('assortment_row').selectAll().where('assortment', '=', id).orderBy('index').execute(),
});
const consignmentsOf = async (db: Kysely<Tables>, ids: readonly string[]): Promise<Readonly<Record<string, unknown>>[]> => {
  const rows = await db.selectFrom('consignment').selectAll().where('id', 'in', ids).orderBy('id').execute();
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !(CONSIGNMENT_LIST_COLUMNS as readonly string[]).includes(column))));
};

async function* backupLines(inOneView: InOneView, takenAt: Date): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts = noLines();
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const lines = (kind: LineKind, rows: readonly unknown[]): string => {
    counts[kind] += rows.length;
    return rows.map((row) => line({ [kind]: row })).join('');
  };
  yield line({ format: FORMAT, takenAt: takenAt.toISOString() });
  // The answers belong to quotes and requests of the same view; those added later wait for the next backup.
  const start = await inOneView(async (db) => ({
    keys: (await db.selectFrom('quote').select('number_key').orderBy('number_key').execute()).map((row) => row.number_key),
    rfqs: (await db.selectFrom('rfq').select('id').orderBy('id').execute()).map(({ id }) => id),
    jobs: (await db.selectFrom('job').select('id').orderBy('id').execute()).map(({ id }) => id),
    consignments: (await db.selectFrom('consignment').select('id').orderBy('id').execute()).map(({ id }) => id),
    imports: (await db.selectFrom('pool_import').select('id').orderBy('id').execute()).map(({ id }) => id),
    assortments: (await db.selectFrom('assortment').select('id').orderBy('id').execute()).map(({ id }) => id),
    // What is used of a space is the sum of its bookings: the two are of one instant.
    spaces: await db.selectFrom('departure_space').selectAll().orderBy('departure').orderBy('measure').execute(),
    bookings: await db.selectFrom('booking').selectAll().orderBy('id').execute(),
    counters: await db.selectFrom('number_counter').selectAll().orderBy('day').execute(),
    answers: await db.selectFrom('kept_answer').selectAll().orderBy('key').execute(),
  }));
  yield lines('counter', start.counters);
  for (let i = 0; i < start.answers.length; i += BATCH) yield lines('answer', start.answers.slice(i, i + BATCH));
  for (let i = 0; i < start.keys.length; i += BATCH) {
    const keys = start.keys.slice(i, i + BATCH);
    yield lines('quote', await inOneView((db) => quotesOf(db, keys)));
  }
  for (const id of start.rfqs) {
    const { rfqs, rows } = await inOneView((db) => rfqOf(db, id));
    yield lines('rfq', rfqs);
    for (let i = 0; i < rows.length; i += ROWS) yield lines('rfqRow', rows.slice(i, i + ROWS));
  }
  for (let i = 0; i < start.jobs.length; i += BATCH) {
    const ids = start.jobs.slice(i, i + BATCH);
    yield lines('job', await inOneView((db) => db.selectFrom('job').selectAll().where('id', 'in', ids).orderBy('id').execute()));
  }
  for (let i = 0; i < start.consignments.length; i += ROWS) {
    const ids = start.consignments.slice(i, i + ROWS);
    yield lines('consignment', await inOneView((db) => consignmentsOf(db, ids)));
  }
  for (const id of start.imports) {
    const { imports, rows } = await inOneView((db) => importOf(db, id));
    yield lines('poolImport', imports);
    for (let i = 0; i < rows.length; i += ROWS) yield lines('poolImportRow', rows.slice(i, i + ROWS));
  }
  for (const id of start.assortments) {
    const { assortments, rows } = await inOneView((db) => assortmentOf(db, id));
    yield lines('assortment', assortments);
    for (let i = 0; i < rows.length; i += ROWS) yield lines('assortmentRow', rows.slice(i, i + ROWS));
  }
  yield lines('space', start.spaces);
  for (let i = 0; i < start.bookings.length; i += ROWS) yield lines('booking', start.bookings.slice(i, i + ROWS));
  yield `${JSON.stringify({ end: { counts, sha256: hash.digest('hex') } satisfies BackupEnd })}\n`;
}

/**
 * `whole`: all of it as it was at one instant, for a database with several sessions. `quote by quote`: every quote with its versions, and every
 * bulk request with its rows, as it was at one instant, for a database with one session, which others need in between.
 */
export type Consistency = 'whole' | 'quote by quote';

/** How often a view is asked for while everybody wants the one session. */
const TRIES = 10;
const patient = async <T>(view: () => Promise<T>, tries = TRIES): Promise<T> => {
  try {
    return await view();
  } catch (cause) {
    const known = toStoreError(cause);
    if (tries > 1 && known instanceof StoreError && known.code === 'UNAVAILABLE') return patient(view, tries - 1);
    throw cause;
  }
};

async function* linesOf(db: Kysely<Tables>, consistency: Consistency, takenAt: Date): AsyncGenerator<string> {
  if (consistency === 'quote by quote') {
    yield* backupLines((reads) => patient(() => db.transaction().setIsolationLevel('repeatable read').execute(reads)), takenAt);
    return;
  }
  const view = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    yield* backupLines((reads) => reads(view), takenAt);
  } finally {
    await view.rollback().execute();
  }
}

/** The backup, compressed. It fails as a stream does; a reader that sees no end line has not got all. */
export const backupStream = (db: Kysely<Tables>, consistency: Consistency, takenAt: Date): Readable =>
  pipeline(Readable.from(linesOf(db, consistency, takenAt), { highWaterMark: 4 }), createGzip({ level: LEVEL }), () => {});

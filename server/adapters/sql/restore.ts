/**
 * Reads a backup and writes it into an empty store, all of it in one transaction that is kept only when the file proves whole at its end: it is read once.
 * While the database takes one batch the next is made ready, which halves the time (100,000 quotes: docs/reliability.md).
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { FORMAT, LINE_KINDS, noLines, type BackupEnd, type Counts, type LineKind } from './backup.ts';
import { listColumnsOf } from './consignment-rows.ts';
import { unpackBytes } from './documents.ts';
import { requeueJobs } from './jobs.ts';
import { customerKey, numberKey, searchText } from './list-columns.ts';
import { SUMMARY_COLUMNS } from './rows.ts';
import type { Tables } from './tables.ts';

/** A file that is no whole backup, or a store that cannot take it, in words for whoever asked. */
export class RestoreError extends Error {}

/** Unpacked at a time, bytes. */
const CHUNK = 256 * 1024;

type Row = Readonly<Record<string, unknown>>;
interface QuoteLine extends Row {
  readonly number: string;
  readonly customer_name: string;
  readonly customer_contact: string;
  readonly note: string;
  readonly latest_version: number;
  readonly versions: readonly (Row & { readonly version: number; readonly from_place: string; readonly to_place: string; /** Packed, in base64. */ readonly document: string; readonly sha256: string })[];
}

const NEWLINE = '\n'.charCodeAt(0);
/** The lines of a backup with their ends. */
async function* linesIn(file: string): AsyncGenerator<Buffer> {
  const unpacked = pipeline(createReadStream(file), createGunzip({ chunkSize: CHUNK }), () => {});
  let rest: Buffer[] = [];
  try {
    for await (const piece of unpacked) {
      const chunk = piece as Buffer;
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        const tail = chunk.subarray(from, end + 1);
        yield rest.length === 0 ? tail : Buffer.concat([...rest, tail]);
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (cause) {
    throw new RestoreError(`${file} cannot be read as a backup: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const parsed = (file: string, line: Buffer): Row => {
  try {
    return JSON.parse(line.toString()) as Row;
  } catch (cause) {
    throw new RestoreError(`${file} is damaged: a line is no JSON.`, { cause });
  }
};
const kindOf = (file: string, row: Row): LineKind => {
  const kind = LINE_KINDS.find((each) => each in row);
  if (!kind) throw new RestoreError(`${file} is damaged: a line of an unknown kind.`);
  return kind;
};

/** The rows of a backup with their kinds, in order; returns what it holds once it has proved whole. @throws RestoreError when it is not, or its bytes are not those that were written. */
async function* rowsIn(file: string): AsyncGenerator<readonly [LineKind, Row], Counts> {
  const hash = createHash('sha256');
  const counts = noLines();
  let number = 0;
  let end: BackupEnd | undefined;
  for await (const line of linesIn(file)) {
    const row = parsed(file, line);
    number += 1;
    if (end) throw new RestoreError(`${file} is damaged: it goes on after its end.`);
    if (number > 1 && 'end' in row) {
      end = row['end'] as BackupEnd;
      continue;
    }
    hash.update(line);
    if (number === 1) {
      if (row['format'] !== FORMAT) throw new RestoreError(`${file} is no backup of this program (${FORMAT}).`);
      continue;
    }
    const kind = kindOf(file, row);
    counts[kind] += 1;
    yield [kind, row[kind] as Row];
  }
  if (!end) throw new RestoreError(`${file} is not whole: its end is missing.`);
  // A backup from before there were bulk requests counts none.
  const { counts: written, sha256 } = end;
  if (hash.digest('hex') !== sha256 || LINE_KINDS.some((kind) => counts[kind] !== (written[kind] ?? 0))) throw new RestoreError(`${file} is damaged: its content is not what was written.`);
  return counts;
}

/** Hands every row on. @returns what the backup holds. */
const readRows = async (file: string, take: (kind: LineKind, row: Row) => Promise<void>): Promise<Counts> => {
  const rows = rowsIn(file);
  for (;;) {
    const next = await rows.next();
    if (next.done) return next.value;
    await take(...next.value);
  }
};

/** @returns what a backup holds. @throws RestoreError when it is not whole, or its bytes are not those that were written. */
export const checkBackup = (file: string): Promise<Counts> => readRows(file, () => Promise.resolve());

/** Text sent to the database in one statement, characters. */
const BATCH_CHARS = 2_000_000;

/** One statement at a time is on its way, while the next is made. */
const oneAhead = () => {
  let underWay: Promise<unknown> = Promise.resolve();
  return {
    /** @throws what the statement before failed with. */
    start: async (statement: () => Promise<unknown>): Promise<void> => {
      await underWay;
      underWay = statement();
      // Whoever waits next is told; nobody else is.
      underWay.catch(() => {});
    },
    done: async (): Promise<void> => {
      await underWay;
    },
  };
};

type FromJson = (rows: string) => RawBuilder<unknown>;
const rowsOf = (table: keyof Tables): FromJson => (rows) => sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`;
const VERSION_COLUMNS = sql.join(['number', ...SUMMARY_COLUMNS].map((column) => sql.ref(column)));
/** The database unpacks the base64 of documents: read as bytes, it is its own letters. Half the text that hexadecimal would be. */
const versionsFrom: FromJson = (rows) => sql`
  insert into quote_version (${VERSION_COLUMNS}, document)
  select ${VERSION_COLUMNS}, decode(encode(document, 'escape'), 'base64') from json_populate_recordset(null::quote_version, ${rows}::json)`;

/** Collects rows and inserts them many at a time. */
const inserter = (db: Kysely<Tables>, { start }: ReturnType<typeof oneAhead>, insert: FromJson, before: () => Promise<void> = () => Promise.resolve()) => {
  let rows: string[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const text = `[${rows.join(',')}]`;
    [rows, chars] = [[], 0];
    await before();
    await start(() => insert(text).execute(db));
  };
  return {
    add: async (row: Row): Promise<void> => {
      const text = JSON.stringify(row);
      rows.push(text);
      chars += text.length;
      if (chars > BATCH_CHARS) await flush();
    },
    flush,
  };
};

/** @throws RestoreError when the document is not the one that was saved. */
const checkDocument = (number: string, { document, sha256, version }: QuoteLine['versions'][number]): void => {
  let found: string | undefined;
  try {
    found = createHash('sha256').update(unpackBytes(Buffer.from(document, 'base64'))).digest('hex');
  } catch {
    // What cannot be unpacked is no document.
  }
  if (found !== sha256) throw new RestoreError(`quote ${number}, version ${version}: the document is not the one that was saved.`);
};

/** A quote's row with the columns of the list, made from its latest version. */
const quoteRow = ({ versions, ...quote }: QuoteLine): Row => {
  const latest = versions.find(({ version }) => version === quote.latest_version);
  if (!latest) throw new RestoreError(`quote ${quote.number} lacks its latest version.`);
  const { saved_at, valid_until, currency, sell_minor, arrives_at, from_place, to_place } = latest;
  return {
    ...quote, saved_at, valid_until, currency, sell_minor, arrives_at, from_place, to_place, number_key: numberKey(quote.number), customer_key: customerKey(quote.customer_name),
    search_text: searchText({ number: quote.number, name: quote.customer_name, contact: quote.customer_contact, note: quote.note, from: from_place, to: to_place }),
  };
};

type ConsignmentLine = Row & Parameters<typeof listColumnsOf>[0] & { readonly source: Parameters<typeof listColumnsOf>[1] };
/** A consignment's row with the columns of the list. */
const consignmentRow = (line: ConsignmentLine): Row => ({ ...line, ...listColumnsOf(line, line.source) });

/**
 * @param db with current tables.
 * @throws RestoreError; the store is then as it was.
 */
export const restoreBackup = async (db: Kysely<Tables>, file: string): Promise<Counts> =>
  db.transaction().execute(async (tx) => {
    // Nobody else may write while the store is filled.
    await sql`lock table quote, quote_version, rfq, rfq_row, job, job_attempt, consignment, pool_import, pool_import_row, assortment, assortment_row, departure_space, booking, number_counter, kept_answer in exclusive mode`.execute(tx);
    const { rows } = await sql<{ used: boolean }>`select exists (select from quote) or exists (select from rfq) or exists (select from job) or exists (select from consignment) or exists (select from pool_import) or exists (select from assortment) or exists (select from departure_space) or exists (select from number_counter) or exists (select from kept_answer) as used`.execute(tx);
    if (rows[0]?.used) throw new RestoreError('The store already holds quotes, bulk requests or consignments. A backup goes into an empty one: name another folder or database.');
    const statements = oneAhead();
    const quotes = inserter(tx, statements, rowsOf('quote'));
    // A version belongs to a quote that is there.
    const versions = inserter(tx, statements, versionsFrom, quotes.flush);
    const rfqs = inserter(tx, statements, rowsOf('rfq'));
    const rfqRows = inserter(tx, statements, rowsOf('rfq_row'), rfqs.flush);
    const jobs = inserter(tx, statements, rowsOf('job'));
    const consignments = inserter(tx, statements, rowsOf('consignment'));
    const imports = inserter(tx, statements, rowsOf('pool_import'));
    const importRows = inserter(tx, statements, rowsOf('pool_import_row'), imports.flush);
    const assortments = inserter(tx, statements, rowsOf('assortment'));
    const assortmentRows = inserter(tx, statements, rowsOf('assortment_row'), assortments.flush);
    const spaces = inserter(tx, statements, rowsOf('departure_space'));
    const bookings = inserter(tx, statements, rowsOf('booking'), spaces.flush);
    const [counters, answers] = [inserter(tx, statements, rowsOf('number_counter')), inserter(tx, statements, rowsOf('kept_answer'))];
    const add: Readonly<Record<LineKind, (row: Row) => Promise<void>>> = {
      counter: counters.add,
      answer: answers.add,
      rfq: rfqs.add,
      rfqRow: rfqRows.add,
      job: jobs.add,
      consignment: (row) => consignments.add(consignmentRow(row as ConsignmentLine)),
      poolImport: imports.add,
      poolImportRow: importRows.add,
      assortment: assortments.add,
      assortmentRow: assortmentRows.add,
      space: spaces.add,
      booking: bookings.add,
      quote: async (row) => {
        const quote = row as QuoteLine;
        await quotes.add(quoteRow(quote));
        for (const version of quote.versions) {
          checkDocument(quote.number, version);
          await versions.add(version);
        }
      },
    };
    try {
      const counts = await readRows(file, (kind, row) => add[kind](row));
      for (const table of [quotes, versions, rfqs, rfqRows, jobs, consignments, imports, importRows, assortments, assortmentRows, spaces, bookings, counters, answers]) await table.flush();
      await statements.done();
      await requeueJobs(tx);
      return counts;
    } catch (cause) {
      await statements.done().catch(() => {});
      // What the database refused is the file's fault more often than not: that is said first.
      await checkBackup(file);
      throw cause;
    }
  });

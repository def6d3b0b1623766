/** Reads a backup: checks all of it first, then writes it into an empty store in one transaction. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql, type Kysely } from 'kysely';
import { FORMAT, LINE_KINDS, noLines, type BackupEnd, type Counts, type LineKind } from './backup.ts';
import { listColumnsOf } from './consignment-rows.ts';
import { unpackDocument } from './documents.ts';
import { customerKey, numberKey, searchText } from './list-columns.ts';
import type { Tables } from './tables.ts';

/** A file that is no whole backup, or a store that cannot take it, in words for whoever asked. */
export class RestoreError extends Error {}

type Row = Readonly<Record<string, unknown>>;
interface QuoteLine extends Row {
  readonly number: string;
  readonly customer_name: string;
  readonly customer_contact: string;
  readonly note: string;
  readonly latest_version: number;
  readonly versions: readonly (Row & { readonly version: number; readonly from_place: string; readonly to_place: string; /** Packed, in base64. */ readonly document: string; readonly sha256: string })[];
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => {}).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw new RestoreError(`${file} cannot be read as a backup: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (rest !== '') yield rest;
}

const parsed = (file: string, line: string): Row => {
  try {
    return JSON.parse(line) as Row;
  } catch (cause) {
    throw new RestoreError(`${file} is damaged: a line is no JSON.`, { cause });
  }
};
const kindOf = (file: string, row: Row): LineKind => {
  const kind = LINE_KINDS.find((each) => each in row);
  if (!kind) throw new RestoreError(`${file} is damaged: a line of an unknown kind.`);
  return kind;
};

/** @returns what a backup holds. @throws RestoreError when it is not whole, or its bytes are not those that were written. */
export const checkBackup = async (file: string): Promise<Counts> => {
  const hash = createHash('sha256');
  const counts = noLines();
  let number = 0;
  let end: BackupEnd | undefined;
  for await (const line of linesIn(file)) {
    const row = parsed(file, line);
    number += 1;
    if (end) throw new RestoreError(`${file} is damaged: it goes on after its end.`);
    if (number === 1) {
      if (row['format'] !== FORMAT) throw new RestoreError(`${file} is no backup of this program (${FORMAT}).`);
    } else if ('end' in row) {
      end = row['end'] as BackupEnd;
      continue;
    } else counts[kindOf(file, row)] += 1;
    hash.update(`${line}\n`);
  }
  if (!end) throw new RestoreError(`${file} is not whole: its end is missing.`);
  // A backup from before there were bulk requests counts none.
  const { counts: written, sha256 } = end;
  if (hash.digest('hex') !== sha256 || LINE_KINDS.some((kind) => counts[kind] !== (written[kind] ?? 0))) throw new RestoreError(`${file} is damaged: its content is not what was written.`);
  return counts;
};

/** Text sent to the database in one statement, characters. */
const BATCH_CHARS = 2_000_000;

/** Collects rows and inserts them many at a time. */
const inserter = (db: Kysely<Tables>, table: keyof Tables, before: () => Promise<void> = () => Promise.resolve()) => {
  let rows: string[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const text = `[${rows.join(',')}]`;
    [rows, chars] = [[], 0];
    await before();
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${text}::json)`.execute(db);
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

/** Nothing that was packed is empty: what cannot be unpacked is no document. */
const unpacked = (document: string): string => {
  try {
    return unpackDocument(Buffer.from(document, 'base64'));
  } catch {
    return '';
  }
};

/** A quote's row with the columns of the list, made from its latest version. */
const quoteRow = ({ versions, ...quote }: QuoteLine): Row => {
  const latest = versions.find(({ version }) => version === quote.latest_version);
  if (!latest) throw new RestoreError(`quote ${quote.number} lacks its latest version.`);
  for (const { document, sha256, version } of versions) {
    if (createHash('sha256').update(unpacked(document)).digest('hex') !== sha256) throw new RestoreError(`quote ${quote.number}, version ${version}: the document is not the one that was saved.`);
  }
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
export const restoreBackup = async (db: Kysely<Tables>, file: string): Promise<Counts> => {
  const counts = await checkBackup(file);
  await db.transaction().execute(async (tx) => {
    // Nobody else may write while the store is filled.
    await sql`lock table quote, quote_version, rfq, rfq_row, consignment, pool_import, pool_import_row, departure_space, booking, number_counter, kept_answer in exclusive mode`.execute(tx);
    const { rows } = await sql<{ used: boolean }>`select exists (select from quote) or exists (select from rfq) or exists (select from consignment) or exists (select from pool_import) or exists (select from departure_space) or exists (select from number_counter) or exists (select from kept_answer) as used`.execute(tx);
    if (rows[0]?.used) throw new RestoreError('The store already holds quotes, bulk requests or consignments. A backup goes into an empty one: name another folder or database.');
    const quotes = inserter(tx, 'quote');
    // A version belongs to a quote that is there.
    const versions = inserter(tx, 'quote_version', quotes.flush);
    const rfqs = inserter(tx, 'rfq');
    const rfqRows = inserter(tx, 'rfq_row', rfqs.flush);
    const consignments = inserter(tx, 'consignment');
    const imports = inserter(tx, 'pool_import');
    const importRows = inserter(tx, 'pool_import_row', imports.flush);
    const spaces = inserter(tx, 'departure_space');
    const bookings = inserter(tx, 'booking', spaces.flush);
    const [counters, answers] = [inserter(tx, 'number_counter'), inserter(tx, 'kept_answer')];
    for await (const line of linesIn(file)) {
      const row = parsed(file, line);
      if ('counter' in row) await counters.add(row['counter'] as Row);
      else if ('answer' in row) await answers.add(row['answer'] as Row);
      else if ('rfq' in row) await rfqs.add(row['rfq'] as Row);
      else if ('rfqRow' in row) await rfqRows.add(row['rfqRow'] as Row);
      else if ('consignment' in row) await consignments.add(consignmentRow(row['consignment'] as ConsignmentLine));
      else if ('poolImport' in row) await imports.add(row['poolImport'] as Row);
      else if ('poolImportRow' in row) await importRows.add(row['poolImportRow'] as Row);
      else if ('space' in row) await spaces.add(row['space'] as Row);
      else if ('booking' in row) await bookings.add(row['booking'] as Row);
      else if ('quote' in row) {
        const quote = row['quote'] as QuoteLine;
        await quotes.add(quoteRow(quote));
        for (const version of quote.versions) await versions.add({ ...version, document: `\\x${Buffer.from(version.document, 'base64').toString('hex')}` });
      }
    }
    for (const table of [quotes, versions, rfqs, rfqRows, consignments, imports, importRows, spaces, bookings, counters, answers]) await table.flush();
  });
  return counts;
};

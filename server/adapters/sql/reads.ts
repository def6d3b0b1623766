/** One quote, its versions, a document. */
import type { Kysely } from 'kysely';
import type { Reads, SavedQuote } from '../../ports/store.ts';
import { unpackDocument } from './documents.ts';
import { jobReadsOf } from './jobs.ts';
import { assortmentReadsOf } from './assortments.ts';
import { bookingReadsOf } from './bookings.ts';
import { consignmentReadsOf } from './consignments.ts';
import { listQuotes } from './list.ts';
import { rfqReadsOf } from './rfqs.ts';
import { QUOTE_COLUMNS, SUMMARY_COLUMNS, toQuote, toSummary } from './rows.ts';
import type { Tables } from './tables.ts';

const quoteRow = (db: Kysely<Tables>, number: string) => db.selectFrom('quote').select(QUOTE_COLUMNS).where('number', '=', number);

const withLatest = async (db: Kysely<Tables>, row: Awaited<ReturnType<ReturnType<typeof quoteRow>['executeTakeFirst']>>): Promise<SavedQuote | undefined> => {
  if (!row) return undefined;
  const latest = await db.selectFrom('quote_version').select(SUMMARY_COLUMNS).where('number', '=', row.number).where('version', '=', row.latest_version).executeTakeFirstOrThrow();
  return toQuote(row, latest);
};

/** The quote with its row locked until the transaction ends: whoever else wants to change it waits. */
export const lockQuote = async (db: Kysely<Tables>, number: string): Promise<SavedQuote | undefined> =>
  withLatest(db, await quoteRow(db, number).forUpdate().executeTakeFirst());

export const readsOf = (db: Kysely<Tables>): Reads => ({
  ...rfqReadsOf(db),
  ...jobReadsOf(db),
  ...consignmentReadsOf(db),
  ...bookingReadsOf(db),
  ...assortmentReadsOf(db),
  quote: async (number) => {
    // One statement: between two, another version could become the latest.
    const row = await db
      .selectFrom('quote as q')
      .innerJoin('quote_version as v', (join) => join.onRef('v.number', '=', 'q.number').onRef('v.version', '=', 'q.latest_version'))
      .select(QUOTE_COLUMNS.map((column) => `q.${column}` as const))
      .select(SUMMARY_COLUMNS.map((column) => `v.${column}` as const))
      .where('q.number', '=', number)
      .executeTakeFirst();
    return row && toQuote(row, row);
  },
  versions: async (number) =>
    (await db.selectFrom('quote_version').select(SUMMARY_COLUMNS).where('number', '=', number).orderBy('version', 'desc').execute()).map(toSummary),
  document: async (number, version) => {
    const row = await db.selectFrom('quote_version').select(['document', 'sha256']).where('number', '=', number).where('version', '=', version).executeTakeFirst();
    return row && { document: unpackDocument(row.document), sha256: row.sha256 };
  },
  quotes: (query) => listQuotes(db, query),
});

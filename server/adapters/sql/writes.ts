/** What changes quotes, inside a transaction that the caller has begun. */
import { sql, type Kysely, type Updateable } from 'kysely';
import type { EpochMin } from '../../../planner/domain/index.ts';
import type { SavedQuote, Writes } from '../../ports/store.ts';
import { jobWritesOf } from './jobs.ts';
import { assortmentWritesOf } from './assortments.ts';
import { bookingWritesOf } from './bookings.ts';
import { consignmentWritesOf } from './consignments.ts';
import { lockQuote, readsOf } from './reads.ts';
import { rfqWritesOf } from './rfqs.ts';
import { nextId } from './next-ids.ts';
import { foundBy, latestColumns, stateColumns, toSqlInstant, toVersionRow } from './rows.ts';
import type { QuoteTable, Tables } from './tables.ts';

export const writesOf = (db: Kysely<Tables>): Writes => {
  const reads = readsOf(db);
  const read = async (number: string): Promise<SavedQuote> => {
    const quote = await reads.quote(number);
    if (!quote) throw new Error(`no quote ${number}`);
    return quote;
  };
  const change = async (number: string, columns: Updateable<QuoteTable>, at: EpochMin): Promise<SavedQuote> => {
    await db.updateTable('quote').set({ ...columns, revision: sql<number>`revision + 1`, changed_at: toSqlInstant(at) }).where('number', '=', number).execute();
    return read(number);
  };
  return {
    ...reads,
    ...rfqWritesOf(db),
    ...jobWritesOf(db),
    ...consignmentWritesOf(db),
    ...bookingWritesOf(db),
    ...assortmentWritesOf(db),
    lockQuote: (number) => lockQuote(db, number),
    nextNumber: (day) => nextId(db, { prefix: 'QL', day, counter: day }),
    addQuote: async (quote, first) => {
      await db
        .insertInto('quote')
        .values({
          number: quote.number,
          revision: 1,
          customer_name: quote.customer.name,
          customer_contact: quote.customer.contact,
          note: quote.note,
          created_at: toSqlInstant(quote.createdAt),
          changed_at: toSqlInstant(quote.createdAt),
          ...stateColumns(quote),
          ...latestColumns(first),
          ...foundBy(quote, first),
        })
        .execute();
      await db.insertInto('quote_version').values(toVersionRow(quote.number, first)).execute();
      return read(quote.number);
    },
    addVersion: async (number, version) => {
      const { customer, note } = await read(number);
      await db.insertInto('quote_version').values(toVersionRow(number, version)).execute();
      return change(number, { ...latestColumns(version), ...foundBy({ number, customer, note }, version) }, version.savedAt);
    },
    editQuote: async (number, { customer, note }, at) => {
      const before = await read(number);
      const after = { number, customer: customer ?? before.customer, note: note ?? before.note };
      return change(number, { customer_name: after.customer.name, customer_contact: after.customer.contact, note: after.note, ...foundBy(after, before.latest) }, at);
    },
    setState: (number, state, at) => change(number, stateColumns(state), at),
  };
};

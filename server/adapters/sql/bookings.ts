/**
 * Bookings of space. Whoever changes what is used of a space first takes its row, so that all of them wait in one line; a confirmation
 * touches its booking only, and of a confirmation and a release the one that has the row first decides.
 */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Booking, BookingReads, BookingWrites, Measure, ReleaseCause, Space } from '../../ports/bookings.ts';
import { nextId } from './next-ids.ts';
import type { BookingTable, Tables } from './tables.ts';

const AGE = sql`(substr(id, 4, 8), length(id), id)`;
const iso = (ms: number): string => new Date(ms).toISOString();

/** A hold that has run out is over, whether or not somebody has come by to take its space back. */
const toBooking = (row: Selectable<BookingTable>, now: number): Booking => {
  const isOver = row.state === 'held' && row.expires_at.getTime() <= now;
  const released = row.released_at && row.release_cause ? { at: row.released_at.getTime(), cause: row.release_cause as ReleaseCause } : undefined;
  return {
    id: row.id, departure: row.departure, departsAt: row.departs_at.getTime(), unit: row.unit, measure: row.measure as Measure, quantity: row.quantity, holder: row.holder, note: row.note,
    state: isOver ? 'released' : (row.state as Booking['state']), createdAt: row.created_at.getTime(), expiresAt: row.expires_at.getTime(), confirmedAt: row.confirmed_at?.getTime(),
    released: isOver ? { at: row.expires_at.getTime(), cause: 'expired' } : released,
  };
};

export const bookingReadsOf = (db: Kysely<Tables>): BookingReads => ({
  booking: async (id, now) => {
    const row = await db.selectFrom('booking').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toBooking(row, now);
  },
  bookings: async ({ departure, holder, states, limit, before, now }) => {
    const stateNow = sql<string>`case when state = 'held' and expires_at <= ${iso(now)}::timestamptz then 'released' else state end`;
    const rows = await db
      .selectFrom('booking')
      .selectAll()
      .$if(departure !== undefined, (q) => q.where('departure', '=', departure ?? ''))
      .$if(holder !== undefined, (q) => q.where('holder', '=', holder ?? ''))
      .$if(states.length > 0, (q) => q.where(stateNow, 'in', [...states]))
      .$if(before !== undefined, (q) => q.where(sql<boolean>`${AGE} < (substr(${before}, 4, 8), length(${before}), ${before} collate "C")`))
      .orderBy(AGE, 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => toBooking(row, now));
  },
  spaces: async (departures, now) => {
    if (departures.length === 0) return [];
    const over = sql<number>`(select coalesce(sum(b.quantity), 0)::bigint from booking b where b.departure = s.departure and b.measure = s.measure and b.state = 'held' and b.expires_at <= ${iso(now)}::timestamptz)`;
    const rows = await db.selectFrom('departure_space as s').select(['s.departure', 's.measure', 's.allotted', sql<number>`s.used - ${over}`.as('used')]).where(sql<boolean>`s.departure = any(${departures}::text[])`).execute();
    return rows.map((row): Space => ({ departure: row.departure, measure: row.measure as Measure, allotted: row.allotted ?? undefined, used: row.used }));
  },
  staleSpaces: async (now, limit) => {
    const rows = await db.selectFrom('booking').select(['departure', 'measure']).distinct().where('state', '=', 'held').where('expires_at', '<=', new Date(now)).limit(limit).execute();
    return rows.map(({ departure, measure }) => ({ departure, measure: measure as Measure }));
  },
});

/** The row of a space, there to be locked. */
const ensureSpace = (db: Kysely<Tables>, departure: string, measure: Measure): Promise<unknown> =>
  db.insertInto('departure_space').values({ departure, measure, allotted: null, used: 0 }).onConflict((conflict) => conflict.columns(['departure', 'measure']).doNothing()).execute();
const lockSpace = (db: Kysely<Tables>, departure: string, measure: Measure): Promise<unknown> =>
  db.selectFrom('departure_space').select('used').where('departure', '=', departure).where('measure', '=', measure).forUpdate().execute();

/** The one update that takes space: it finds no row where there is not enough. */
const takeSpace = async (db: Kysely<Tables>, departure: string, measure: Measure, quantity: number, capacity: number | undefined): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('departure_space')
    .set({ used: sql<number>`used + ${quantity}` })
    .where('departure', '=', departure)
    .where('measure', '=', measure)
    .where(sql<boolean>`coalesce(used + ${quantity} <= coalesce(allotted, ${capacity ?? null}::bigint), true)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
const giveBack = async (db: Kysely<Tables>, departure: string, measure: string, quantity: number): Promise<void> => {
  if (quantity > 0) await db.updateTable('departure_space').set({ used: sql<number>`used - ${quantity}` }).where('departure', '=', departure).where('measure', '=', measure).execute();
};

const expireHolds = async (db: Kysely<Tables>, departure: string, measure: Measure, now: number): Promise<number> => {
  await lockSpace(db, departure, measure);
  const over = await db
    .updateTable('booking')
    .set({ state: 'released', released_at: sql<string>`expires_at`, release_cause: 'expired' })
    .where('departure', '=', departure)
    .where('measure', '=', measure)
    .where('state', '=', 'held')
    .where('expires_at', '<=', new Date(now))
    .returning('quantity')
    .execute();
  await giveBack(db, departure, measure, over.reduce((sum, { quantity }) => sum + quantity, 0));
  return over.length;
};

export const bookingWritesOf = (db: Kysely<Tables>): BookingWrites => ({
  nextBookingId: (day) => nextId(db, { prefix: 'BK', day }),
  holdSpace: async (booking, capacity) => {
    const { id, departure, measure, quantity, unit, holder, note } = booking;
    await ensureSpace(db, departure, measure);
    const take = (): Promise<boolean> => takeSpace(db, departure, measure, quantity, capacity);
    const isTaken = (await take()) || ((await expireHolds(db, departure, measure, booking.createdAt)) > 0 && (await take()));
    if (!isTaken) return false;
    await db
      .insertInto('booking')
      .values({ id, departure, departs_at: iso(booking.departsAt), unit, measure, quantity, holder, note, state: 'held', created_at: iso(booking.createdAt), expires_at: iso(booking.expiresAt), confirmed_at: null, released_at: null, release_cause: null })
      .execute();
    return true;
  },
  confirmBooking: async (id, now) => {
    const { numUpdatedRows } = await db
      .updateTable('booking')
      .set({ state: 'confirmed', confirmed_at: iso(now) })
      .where('id', '=', id)
      .where('state', '=', 'held')
      .where('expires_at', '>', new Date(now))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  releaseBooking: async (id, now) => {
    const found = await db.selectFrom('booking').select(['departure', 'measure']).where('id', '=', id).executeTakeFirst();
    if (!found) return false;
    const measure = found.measure as Measure;
    await expireHolds(db, found.departure, measure, now);
    const row = await db
      .updateTable('booking')
      .set({ state: 'released', released_at: iso(now), release_cause: 'asked' })
      .where('id', '=', id)
      .where('state', 'in', ['held', 'confirmed'])
      .returning('quantity')
      .executeTakeFirst();
    await giveBack(db, found.departure, measure, row?.quantity ?? 0);
    return row !== undefined;
  },
  expireHolds: (departure, measure, now) => expireHolds(db, departure, measure, now),
  allotSpace: async (departure, measure, allotted, now) => {
    await ensureSpace(db, departure, measure);
    await expireHolds(db, departure, measure, now);
    const { numUpdatedRows } = await db
      .updateTable('departure_space')
      .set({ allotted: allotted ?? null })
      .where('departure', '=', departure)
      .where('measure', '=', measure)
      .where(sql<boolean>`coalesce(used <= ${allotted ?? null}::bigint, true)`)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});

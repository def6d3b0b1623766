/** Space on departures held, confirmed, given back. Nothing is sold twice: the store takes it by one conditional update. */
import { epochMin, type EpochMin } from '../../../planner/domain/index.ts';
import type { HubDeparture } from '../../../planner/network/index.ts';
import type { Booking, Measure } from '../../ports/bookings.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer, Store, WriteKey, Writes } from '../../ports/store.ts';
import { dayOf } from '../pool/import-rows.ts';
import type { Written } from '../save-quote.ts';
import { capacityOf } from './space-left.ts';

const MS_PER_MIN = 60_000;
export const minuteOf = (ms: number): EpochMin => epochMin(Math.floor(ms / MS_PER_MIN));

export interface BookingInput {
  readonly unit: string;
  readonly measure: Measure;
  readonly quantity: number;
  readonly holder: string;
  readonly note: string;
  readonly holdMs: number;
}
type Respond = (booking: Booking) => KeptAnswer;

/** There is not as much as was asked for. Thrown, so that nothing of the transaction stays, nor its key. */
export class SpaceGone extends Error {
  readonly departure: HubDeparture;
  readonly input: BookingInput;
  constructor(departure: HubDeparture, input: BookingInput) {
    super('SPACE_GONE');
    this.departure = departure;
    this.input = input;
  }
}

const shown = async (tx: Writes, id: string, now: number): Promise<Booking> => {
  const booking = await tx.booking(id, now);
  if (!booking) throw new Refusal('NOT_FOUND', { id });
  return booking;
};

/** @throws SpaceGone */
export const holdSpace = (store: Store, key: WriteKey, departure: HubDeparture, input: BookingInput, now: number, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const departsAt = departure.departsAt * MS_PER_MIN;
    const { holdMs, ...asked } = input;
    const id = await tx.nextBookingId(dayOf(minuteOf(now)));
    const isHeld = await tx.holdSpace({ ...asked, id, departure: departure.id, departsAt, createdAt: now, expiresAt: Math.min(now + holdMs, departsAt) }, capacityOf(departure, input.measure));
    if (!isHeld) throw new SpaceGone(departure, input);
    return respond(await shown(tx, id, now));
  });

/** @throws Refusal `NOT_FOUND`, `BOOKING_STATE` */
export const confirmBooking = (store: Store, key: WriteKey, id: string, now: () => number, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const at = now();
    const isConfirmed = await tx.confirmBooking(id, at);
    const booking = await shown(tx, id, at);
    if (!isConfirmed) throw new Refusal('BOOKING_STATE', { id, state: booking.state });
    return respond(booking);
  });

/** @throws Refusal `NOT_FOUND`, `BOOKING_STATE` where it was given back before */
export const releaseBooking = (store: Store, key: WriteKey, id: string, now: () => number, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const at = now();
    const isReleased = await tx.releaseBooking(id, at);
    const booking = await shown(tx, id, at);
    if (!isReleased) throw new Refusal('BOOKING_STATE', { id, state: booking.state });
    return respond(booking);
  });

/** Spaces looked through in one sweep. */
const SPACES = 200;
/** Takes back the space of holds that have run out. @returns how many holds. */
export const expireHolds = async (store: Store, now: number): Promise<number> => {
  let over = 0;
  for (const { departure, measure } of await store.read.staleSpaces(now, SPACES)) {
    // One space at a time: whoever takes two rows at once may wait for one who has the other.
    await store.write(undefined, async (tx) => {
      over += await tx.expireHolds(departure, measure, now);
      return { status: 204, headers: {}, body: '' };
    });
  }
  return over;
};

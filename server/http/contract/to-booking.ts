/** Departures and bookings on their way in and out. */
import { ASKABLE_STATUSES, epochMin, parseInstant, toRfc3339, type EpochMin, type Place, type PlaceId, type Result, type Status } from '../../../planner/domain/index.ts';
import type { DepartureWindow, HubDeparture } from '../../../planner/network/index.ts';
import { BOOKING_STATES, type Booking, type BookingQuery } from '../../ports/bookings.ts';
import { minuteOf, type BookingInput } from '../../usecases/bookings/book-space.ts';
import type { SpaceLeft } from '../../usecases/bookings/space-left.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { bookingQuery, bookingRequest, departureQuery, type BookingBody, type DepartureBody, type SpaceBody } from './booking.ts';
import { MOST } from './limits.ts';
import { readQuery, type Query } from './query.ts';
import type { Places } from './to-api.ts';
import { listIn } from './to-consignment.ts';
import type { Fault } from './to-domain.ts';
import { readBody, toPlaceName } from './to-saved-quote.ts';

const DAY_MIN = 1440;
const WINDOW_DAYS = 7;
const NEAR_KM = 100;
const HOLD_SECONDS = 1800;

export const toDepartureWindow = (query: Query, now: EpochMin): Result<DepartureWindow, Fault[]> => {
  const read = readQuery(departureQuery, query, ['withinKm']);
  if (!read.ok) return read;
  const { from, until, withinKm, status } = read.value;
  const faults: Fault[] = [];
  const instant = (pointer: string, given: string | undefined, otherwise: EpochMin): EpochMin => {
    const at = given === undefined ? otherwise : parseInstant(given);
    if (at === undefined) faults.push({ pointer, code: 'NOT_AN_INSTANT', value: given ?? '', detail: {}, candidates: [] });
    return at ?? otherwise;
  };
  const first = instant('/from', from, now);
  const last = instant('/until', until, epochMin(first + WINDOW_DAYS * DAY_MIN));
  if (faults.length === 0 && (last <= first || last > first + MOST.departureDays * DAY_MIN)) faults.push({ pointer: '/until', code: 'OUT_OF_RANGE', value: until ?? '', detail: { min: from ?? 'now', max: `${MOST.departureDays} d` }, candidates: [] });
  const statuses = listIn<Status>(status, ASKABLE_STATUSES, '/status');
  if (!statuses.ok) faults.push(statuses.error);
  if (faults.length > 0 || !statuses.ok) return { ok: false, error: faults };
  return { ok: true, value: { from: first, until: last, withinKm: withinKm ?? NEAR_KM, ...(statuses.value.length > 0 ? { statuses: statuses.value } : {}) } };
};

export const toSpaceBody = ({ measure, capacity, isAllotted, used, left }: SpaceLeft): SpaceBody => ({ measure, capacity: capacity ?? null, allotted: isAllotted, used, left: left ?? null });

export const toDepartureBody = (departure: HubDeparture, km: number, spaces: readonly SpaceLeft[], places: Places): DepartureBody => {
  const at = (instant: EpochMin, place: PlaceId): string => toRfc3339(instant, (places.get(place) as Place).zone);
  const { id, service, serviceDate, mode, carrier, vessel, status, calendar, from } = departure;
  return {
    id, service, serviceDate, mode, carrier: { ...carrier }, vessel, status, calendar, from: toPlaceName(from, places), distanceKm: Math.round(km * 10) / 10, departsAt: at(departure.departsAt, from),
    cutOffs: departure.cutOffs.map((cutOff) => ({ code: cutOff.code, at: at(cutOff.at, from) })),
    calls: departure.calls.map(({ place, arrivesAt, availableAt }) => ({
      place: toPlaceName(place, places), arrivesAt: at(arrivesAt, place),
      availableAt: { loose: availableAt.loose === undefined ? null : at(availableAt.loose, place), container: availableAt.container === undefined ? null : at(availableAt.container, place) },
    })),
    units: [...departure.units], temperatures: [...departure.temperatures], dangerousGoods: [...departure.dangerousGoods], space: spaces.map(toSpaceBody),
  };
};

/** Goods that ride loose take no box, and a box is no loose goods. */
export const toBookingInput = (body: unknown): Result<BookingInput & { readonly departure: string }, Fault[]> => {
  const read = readBody(bookingRequest, body);
  if (!read.ok) return read;
  const { holdSeconds, note, ...input } = read.value;
  const isLoose = input.unit === 'loose';
  if (isLoose !== (input.measure === 'milliRevenueTons')) return { ok: false, error: [{ pointer: '/measure', code: 'CONFLICT', value: input.measure, detail: { other: '/unit' }, candidates: [] }] };
  return { ok: true, value: { ...input, note: note ?? '', holdMs: (holdSeconds ?? HOLD_SECONDS) * 1000 } };
};

export const toBookingQuery = (query: Query, now: number): Result<BookingQuery, Fault[]> => {
  const read = readQuery(bookingQuery, query, ['limit']);
  if (!read.ok) return read;
  const { departure, holder, state, limit, before } = read.value;
  const states = listIn(state, BOOKING_STATES, '/state');
  return states.ok ? { ok: true, value: { departure, holder, states: states.value, limit: limit ?? 50, before, now } } : { ok: false, error: [states.error] };
};

const SECOND = 1000;
/** To the second: a hold may last less than a minute. */
const toSeconds = (ms: number): string => {
  const whole = toRfc3339(minuteOf(ms), FIRM_ZONE);
  return whole.replace(/:00([+-])/, `:${String(Math.floor(ms / SECOND) % 60).padStart(2, '0')}$1`);
};
export const toBookingBody = (booking: Booking): BookingBody => ({
  id: booking.id, departure: booking.departure, departsAt: toSeconds(booking.departsAt), unit: booking.unit, measure: booking.measure, quantity: booking.quantity, holder: booking.holder, note: booking.note, state: booking.state,
  createdAt: toSeconds(booking.createdAt), expiresAt: booking.state === 'held' ? toSeconds(booking.expiresAt) : null, confirmedAt: booking.confirmedAt === undefined ? null : toSeconds(booking.confirmedAt),
  released: booking.released ? { at: toSeconds(booking.released.at), cause: booking.released.cause } : null,
});

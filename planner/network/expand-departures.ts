import { dateOfDay, dayNumber, instantOfDay, later, localDateOf, minutes, weekdayOfDay, type EpochMin, type LocalDate, type Place, type Sailing, type Service } from '../domain/index.ts';
import { NEVER_CLOSED, type ClosedDates } from './closures.ts';

/** One dated running of a sailing, as instants. */
export interface Departure {
  readonly serviceDate: LocalDate;
  readonly departsAt: EpochMin;
  readonly arrivesAt: EpochMin;
}

/**
 * The departures of a sailing whose service date lies in [from, until] and inside the service's validity, in order.
 * Wall clocks are local to each end, so that a summer-time change moves the instants and not the timetable. None runs whose origin is
 * closed on the service date, or whose destination is on the local date of arrival.
 */
export const expandDepartures = (
  sailing: Sailing, service: Service, origin: Place, destination: Place, from: LocalDate, until: LocalDate, closed: ClosedDates = NEVER_CLOSED,
): Departure[] => {
  const first = dayNumber(from > service.validFrom ? from : service.validFrom);
  const last = dayNumber(until < service.validTo ? until : service.validTo);
  const departures: Departure[] = [];
  for (let day = first; day <= last; day++) {
    if (!runsOn(sailing, day)) continue;
    const serviceDate = dateOfDay(day);
    if (closed.covers(origin.id, serviceDate)) continue;
    const { departsAt, arrivesAt } = instantsOf(sailing, day, origin, destination);
    if (closed.has(destination.id) && closed.covers(destination.id, localDateOf(arrivesAt, destination.zone))) continue;
    departures.push({ serviceDate, departsAt, arrivesAt });
  }
  return departures.sort((a, b) => a.departsAt - b.departsAt);
};

/** Monday of the week that services running every n-th week are counted from. */
const FIRST_WEEK = dayNumber('2026-01-05');

const runsOn = (sailing: Sailing, day: number): boolean => {
  if (!sailing.weekdays.includes(weekdayOfDay(day))) return false;
  const week = Math.floor((day - FIRST_WEEK) / 7);
  return ((week % sailing.everyWeeks) + sailing.everyWeeks) % sailing.everyWeeks === 0;
};

/** Departure and arrival of a sailing on a service day. */
export const instantsOf = (sailing: Sailing, day: number, origin: Place, destination: Place): { departsAt: EpochMin; arrivesAt: EpochMin } => {
  const departsAt = instantOfDay(day, sailing.departs, origin.zone);
  const { arrival } = sailing;
  return { departsAt, arrivesAt: 'after' in arrival ? later(departsAt, arrival.after) : instantOfDay(day, arrival.clock, destination.zone) };
};

/** Days a compiled timetable reaches beyond the first day: 60 for the first ride, the rest for later ones. */
export const FIRST_RIDE_DAYS = 60;
export const LATER_RIDE_DAYS = 120;

/** The instant by which the first ride must leave. */
export const firstRideBy = (readyAt: EpochMin): EpochMin => later(readyAt, minutes(FIRST_RIDE_DAYS * 1440));

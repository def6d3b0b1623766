import { addDays, daysBetween, instantOf, later, minutes, weekdayOf, type EpochMin, type LocalDate, type Place, type Sailing, type Service } from '../domain/index.ts';

/** One dated running of a sailing, as instants. */
export interface Departure {
  readonly serviceDate: LocalDate;
  readonly departsAt: EpochMin;
  readonly arrivesAt: EpochMin;
}

/**
 * The departures of a sailing whose service date lies in [from, until] and inside the service's validity, in order.
 * Wall clocks are local to each end, so that a summer-time change moves the instants and not the timetable.
 */
export const expandDepartures = (sailing: Sailing, service: Service, origin: Place, destination: Place, from: LocalDate, until: LocalDate): Departure[] => {
  const first = from > service.validFrom ? from : service.validFrom;
  const last = until < service.validTo ? until : service.validTo;
  const departures: Departure[] = [];
  for (let i = 0, days = daysBetween(first, last); i <= days; i++) {
    const serviceDate = addDays(first, i);
    if (!sailing.weekdays.includes(weekdayOf(serviceDate))) continue;
    departures.push({
      serviceDate,
      departsAt: instantOf(serviceDate, sailing.departs, origin.zone),
      arrivesAt: instantOf(serviceDate, sailing.arrives, destination.zone),
    });
  }
  return departures.sort((a, b) => a.departsAt - b.departsAt);
};

/** Days a compiled timetable reaches beyond the first day: 60 for the first ride, the rest for later ones. */
export const FIRST_RIDE_DAYS = 60;
export const LATER_RIDE_DAYS = 120;

/** The instant by which the first ride must leave. */
export const firstRideBy = (readyAt: EpochMin): EpochMin => later(readyAt, minutes(FIRST_RIDE_DAYS * 1440));

import type { Hours, Place } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import { dayNumber, weekdayOf, type Clock } from './clock.ts';
import type { IsClosed } from './closures.ts';
import type { Mistake } from './features.ts';

/** The instant at which work of so many minutes is done at a counter; Infinity when it never opens. */
export type FinishWork = (place: Place, hours: string, startsAt: number, duration: number) => number;

/** A counter shut for longer never opens again. */
const SHUT_FOR_GOOD_DAYS = 400;

/** Work stops when a counter closes and goes on at its next opening. */
export const makeCounters = (dataset: Dataset, clock: Clock, isClosed: IsClosed, mistake: Mistake | undefined): FinishWork => {
  const hoursById = new Map<string, Hours>(dataset.hours.map((hours) => [hours.id, hours]));
  const exceptions = new Map(dataset.holidays.map((entry) => [`${entry.country} ${dayNumber(entry.date)}`, entry.kind]));
  const opened = new Map<string, Map<number, readonly [number, number] | undefined>>();

  const isOpenOn = (hours: Hours, place: Place, day: number): boolean => {
    if (isClosed(place, day)) return false;
    const exception = exceptions.get(`${place.country} ${day}`);
    if (exception === 'workday') return true;
    const isShut = exception === 'holiday' && hours.closedOnHolidays && mistake !== 'closingDays';
    return !isShut && hours.weekdays.includes(weekdayOf(day) as Hours['weekdays'][number]);
  };

  const openingOn = (hours: Hours, place: Place, day: number) => {
    const key = `${hours.id} ${place.id}`;
    const days = opened.get(key) ?? new Map<number, readonly [number, number] | undefined>();
    opened.set(key, days);
    if (!days.has(day)) {
      const isOpen = isOpenOn(hours, place, day);
      const opening = [clock.instantOf(day, hours.opensAt, place.zone), clock.instantOf(day, hours.closesAt, place.zone)] as const;
      days.set(day, isOpen ? opening : undefined);
    }
    return days.get(day);
  };

  return (place, hoursId, startsAt, duration) => {
    const hours = hoursById.get(hoursId);
    if (duration === 0) return startsAt;
    if (!hours) throw new Error(`unknown hours ${hoursId}`);
    // The evening before: its opening may run past midnight.
    const firstDay = clock.dayOf(startsAt, place.zone) - 1;
    let left = duration;
    let shut = 0;
    for (let day = firstDay; shut < SHUT_FOR_GOOD_DAYS; day++) {
      const opening = openingOn(hours, place, day);
      shut = opening ? 0 : shut + 1;
      if (!opening) continue;
      const from = Math.max(startsAt, opening[0]);
      const worked = Math.max(0, opening[1] - from);
      if (worked >= left) return from + left;
      left -= worked;
    }
    return Infinity;
  };
};

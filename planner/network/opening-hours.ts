import { addDays, instantOf, weekdayOf, type Hours, type LocalDate, type Zone } from '../domain/index.ts';
import type { OpenIntervals } from '../support/index.ts';
import type { Dataset } from './dataset.ts';

/** A country's working calendar: which dates are exceptions, and how far it is known. */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<LocalDate>;
  readonly workdays: ReadonlySet<LocalDate>;
  /** Last day of the last year with published entries; after it, holidays are computed. Undefined: no table, weekends only. */
  readonly publishedUntil: LocalDate | undefined;
}

export const workingCalendar = (dataset: Dataset, country: string): WorkingCalendar => {
  const entries = dataset.holidays.filter((entry) => entry.country === country);
  const lastPublished = entries.filter((e) => e.status === 'published').map((e) => e.date).sort().at(-1);
  return {
    holidays: new Set(entries.filter((e) => e.kind === 'holiday').map((e) => e.date)),
    workdays: new Set(entries.filter((e) => e.kind === 'workday').map((e) => e.date)),
    publishedUntil: lastPublished && `${lastPublished.slice(0, 4)}-12-31`,
  };
};

export const isAlwaysOpen = (hours: Hours): boolean =>
  hours.weekdays.length === 7 && hours.opensAt === 0 && hours.closesAt === 1440 && !hours.closedOnHolidays;

/** Whether a counter works on a date: a make-up day always, else a listed weekday that is no holiday it keeps. */
export const opensOn = (hours: Hours, calendar: WorkingCalendar, date: LocalDate): boolean => {
  if (calendar.workdays.has(date)) return true;
  return hours.weekdays.includes(weekdayOf(date)) && !(hours.closedOnHolidays && calendar.holidays.has(date));
};

/**
 * Opening intervals of a counter over `days` local dates from `from`, without those its place is closed. Days that touch (00:00 to 24:00) are
 * joined.
 */
export const openIntervals = (
  hours: Hours, calendar: WorkingCalendar, zone: Zone, from: LocalDate, days: number, isClosed: (date: LocalDate) => boolean = () => false,
): OpenIntervals => {
  const opens: number[] = [];
  const closes: number[] = [];
  for (let i = 0; i < days; i++) {
    const date = addDays(from, i);
    if (isClosed(date) || !opensOn(hours, calendar, date)) continue;
    const opensAt = instantOf(date, hours.opensAt, zone);
    const closesAt = instantOf(date, hours.closesAt, zone);
    if (closes.at(-1) === opensAt) closes[closes.length - 1] = closesAt;
    else {
      opens.push(opensAt);
      closes.push(closesAt);
    }
  }
  return { opensAt: Int32Array.from(opens), closesAt: Int32Array.from(closes) };
};

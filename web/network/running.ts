/**
 * What is under way at a moment, from the timetable alone: weekdays and clocks on the walls of the two ports. Clock changes of a
 * zone are the zone's own (Intl); a vessel that leaves in one week and arrives in another is under way in both.
 * Not handled: public holidays and closures, delays.
 */
import { instantOfWall, wallClock } from '../format/time.ts';

export interface TimedSailing {
  readonly from: string;
  readonly to: string;
  /** ISO, 1 is Monday, on the calendar of `from`. */
  readonly weekdays: readonly number[];
  /** Every n-th week, counted from the week of 2026-01-05. */
  readonly everyWeeks?: number;
  /** `19:00` at `from`, `09:00` at `to`, so many days after the day of departure. */
  readonly departs: string;
  readonly arrives: string | null;
  readonly arrivesDay: number | null;
  /** Minutes under way, where no clock of arrival is known. */
  readonly transitMin?: number | null;
}
export interface TimedService {
  readonly id: string;
  readonly mode: string;
  readonly status: string;
  readonly sailings: readonly TimedSailing[];
  readonly validFrom?: string;
  readonly validTo?: string;
}
export interface Run {
  readonly id: string;
  readonly service: string;
  readonly mode: string;
  /** Index among the service's sailings. */
  readonly sailing: number;
  readonly from: string;
  readonly to: string;
  readonly departsAt: number;
  readonly arrivesAt: number;
}
export type ZoneOf = (placeId: string) => string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday of the week that services running every n-th week are counted from. */
const FIRST_WEEK = Date.UTC(2026, 0, 5);
/** Kept for the record or standing in for another: nothing of them is under way. */
const NEVER_UNDER_WAY: readonly string[] = ['suspended', 'closed', 'not_run', 'alternative'];
export const canRun = ({ status }: { readonly status: string }): boolean => !NEVER_UNDER_WAY.includes(status);

const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);
/** The local date of an instant, as the UTC midnight of that date. */
const localDay = (at: number, zone: string): number => {
  const { year, month, day } = wallClock(at, zone);
  return Date.UTC(year, month - 1, day);
};
const isoWeekday = (day: number): number => new Date(day).getUTCDay() || 7;

const runsOn = ({ weekdays, everyWeeks = 1 }: TimedSailing, day: number): boolean => weekdays.includes(isoWeekday(day)) && Math.floor((day - FIRST_WEEK) / (7 * DAY)) % everyWeeks === 0;
/** Whole days after the service date by which it has arrived for certain. */
const longestDays = ({ arrivesDay, transitMin }: TimedSailing): number => arrivesDay ?? Math.ceil(((transitMin ?? 0) * MINUTE) / DAY) + 1;
const arrivalOf = (sailing: TimedSailing, day: number, departsAt: number, zone: string): number | undefined => {
  if (sailing.arrives === null || sailing.arrivesDay === null) return sailing.transitMin ? departsAt + sailing.transitMin * MINUTE : undefined;
  return instantOfWall(`${dateOf(day + sailing.arrivesDay * DAY)}T${sailing.arrives}`, zone);
};

const runsOfSailing = (service: TimedService, index: number, zoneOf: ZoneOf, from: number, to: number): Run[] => {
  const sailing = service.sailings[index] as TimedSailing;
  const [home, away] = [zoneOf(sailing.from), zoneOf(sailing.to)];
  // Whoever left so long ago may still be under way; one day more for the distance between the zones.
  const first = localDay(from, home) - (longestDays(sailing) + 1) * DAY;
  const last = localDay(to, home);
  const runs: Run[] = [];
  for (let day = first; day <= last; day += DAY) {
    const date = dateOf(day);
    if (!runsOn(sailing, day) || date < (service.validFrom ?? '') || (service.validTo !== undefined && date > service.validTo)) continue;
    const departsAt = instantOfWall(`${date}T${sailing.departs}`, home);
    if (departsAt === undefined) continue;
    const arrivesAt = arrivalOf(sailing, day, departsAt, away);
    if (arrivesAt === undefined || arrivesAt <= departsAt || arrivesAt <= from || departsAt >= to) continue;
    runs.push({ id: `${service.id} ${index} ${date}`, service: service.id, mode: service.mode, sailing: index, from: sailing.from, to: sailing.to, departsAt, arrivesAt });
  }
  return runs;
};

/** Every run with a part of its way between the two instants, by departure. */
export const runsBetween = (services: readonly TimedService[], zoneOf: ZoneOf, from: number, to: number): readonly Run[] =>
  services
    .filter(canRun)
    .flatMap((service) => service.sailings.flatMap((_, i) => runsOfSailing(service, i, zoneOf, from, to)))
    .sort((a, b) => a.departsAt - b.departsAt || (a.id < b.id ? -1 : 1));

/** From the moment of departure until, not at, the moment of arrival. */
export const underWay = (runs: readonly Run[], at: number): readonly Run[] => runs.filter((run) => run.departsAt <= at && at < run.arrivesAt);
/** How much of the trip's time has passed, 0 to 1. */
export const shareOf = (run: Run, at: number): number => Math.min(1, Math.max(0, (at - run.departsAt) / (run.arrivesAt - run.departsAt)));
export const departuresIn = (runs: readonly Run[], from: number, to: number): readonly Run[] => runs.filter((run) => run.departsAt >= from && run.departsAt < to);

/** Monday to Sunday round an instant on the reader's calendar, and its whole hours: 168, or one more or less where clocks change. */
export interface Week {
  readonly zone: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly hours: readonly number[];
  /** Midnights, Monday to Sunday. */
  readonly days: readonly number[];
}
export const weekOf = (at: number, zone: string): Week => {
  const today = localDay(at, zone);
  const monday = today - (isoWeekday(today) - 1) * DAY;
  const midnight = (n: number): number => instantOfWall(`${dateOf(monday + n * DAY)}T00:00`, zone) ?? monday;
  const startsAt = midnight(0);
  const endsAt = midnight(7);
  return { zone, startsAt, endsAt, hours: Array.from({ length: Math.round((endsAt - startsAt) / HOUR) }, (_, i) => startsAt + i * HOUR), days: [0, 1, 2, 3, 4, 5, 6].map(midnight) };
};
export const hourIn = (week: Week, at: number): number => Math.min(week.hours.length - 1, Math.max(0, Math.floor((at - week.startsAt) / HOUR)));
/** The day of the week's that an instant falls on: its start and end. */
export const dayIn = (week: Week, at: number): { readonly from: number; readonly to: number } => {
  const i = Math.max(0, week.days.findLastIndex((start) => start <= at));
  return { from: week.days[i] as number, to: week.days[i + 1] ?? week.endsAt };
};

/** How many are under way at each hour of the week, by mode. */
export const countByHour = (runs: readonly Run[], week: Week): readonly ReadonlyMap<string, number>[] =>
  week.hours.map((at) => {
    const counts = new Map<string, number>();
    for (const { mode } of underWay(runs, at)) counts.set(mode, (counts.get(mode) ?? 0) + 1);
    return counts;
  });

/** One trip of a sailing as the clocks of its two ends tell it. */
export interface Trip {
  readonly minutes: number;
  /** On the wall of the destination, and how many days after the day of departure. */
  readonly arrives: string;
  readonly arrivesDay: number;
}
/** The trip as it would be from a day on, whatever days it runs on and whether it runs at all. */
export const tripOf = (service: TimedService, index: number, zoneOf: ZoneOf, near: number): Trip | undefined => {
  const sailing = service.sailings[index];
  if (!sailing) return undefined;
  const daily: TimedService = { id: service.id, mode: service.mode, status: 'active', sailings: [{ ...sailing, weekdays: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1 }] };
  const run = runsOfSailing(daily, 0, zoneOf, near, near + DAY).at(-1);
  if (!run) return undefined;
  const { hour, minute } = wallClock(run.arrivesAt, zoneOf(run.to));
  const two = (n: number): string => String(n).padStart(2, '0');
  return { minutes: Math.round((run.arrivesAt - run.departsAt) / MINUTE), arrives: `${two(hour)}:${two(minute)}`, arrivesDay: (localDay(run.arrivesAt, zoneOf(run.to)) - localDay(run.departsAt, zoneOf(run.from))) / DAY };
};

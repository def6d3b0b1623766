/**
 * The only file that reads time zones. Wall-clock rules (a sailing at 19:00 in Weihai) become instants here, once, and
 * instants become wall clock again for readers. Zone rules come from the IANA database of the runtime, through luxon.
 */
import { DateTime } from 'luxon';
import { dayMin, epochMin, type DayMin, type EpochMin } from './units.ts';

/** An ISO calendar date without a zone, `2026-12-08`. */
export type LocalDate = string & { readonly __localDate?: never };
/** An IANA zone name, `Asia/Seoul`. */
export type Zone = string & { readonly __zone?: never };
/** ISO weekday, 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MS_PER_MIN = 60_000;
const DAY_MS = 86_400_000;
/** Days since 1970-01-01: calendars count with these, since parsing dates costs more than everything around it. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
/** A timetable has thousands of departures a day: they share one text, which is neither written nor kept again for each. */
const DATES_KEPT = 10_000;
const dates = new Map<number, LocalDate>();
export const dateOfDay = (day: number): LocalDate => {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (dates.size >= DATES_KEPT) dates.clear();
  dates.set(day, date);
  return date;
};
/** ISO weekday of a day number. */
export const weekdayOfDay = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

export const isZone = (zone: string): boolean => DateTime.utc().setZone(zone).isValid;
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/**
 * The instant of a wall clock. `clock` counts from the local midnight of `date` and may pass 1440.
 * A clock that a DST change skips falls an hour later, one that occurs twice means the first.
 */
export const instantOf = (date: LocalDate, clock: DayMin, zone: Zone): EpochMin => instantOfDay(dayNumber(date), clock, zone);

/** The same for a day number. */
export const instantOfDay = (dayOfService: number, clock: DayMin, zone: Zone): EpochMin => {
  const day = dayOfService + Math.floor(clock / 1440);
  const minute = ((clock % 1440) + 1440) % 1440;
  // Far from a change of offset (the day before to the day after) plain arithmetic does; near one the zone library decides.
  const midnight = day * 1440;
  const [before, after] = [offsetOf(epochMin(midnight - 1440), zone), offsetOf(epochMin(midnight + 2880), zone)];
  if (before === after) return epochMin(midnight + minute - before);
  const [year, month, dayOfMonth] = dateOfDay(day).split('-').map(Number) as [number, number, number];
  const at = DateTime.fromObject(
    { year, month, day: dayOfMonth, hour: Math.floor(minute / 60), minute: minute % 60 },
    { zone },
  );
  return epochMin(Math.round(at.toMillis() / MS_PER_MIN));
};

/** No zone changes its offset within a quarter of an hour that begins on one in UTC. */
const QUARTER_MIN = 15;
const OFFSETS_KEPT = 100_000;
const offsets = new Map<Zone, Map<number, number>>();
let offsetsKept = 0;

/** Minutes a zone's clocks are ahead of UTC at an instant. Remembered, since asking the zone data costs more than everything around it. */
const offsetOf = (at: EpochMin, zone: Zone): number => {
  const quarter = Math.floor(at / QUARTER_MIN);
  const known = offsets.get(zone)?.get(quarter);
  if (known !== undefined) return known;
  const offset = DateTime.fromMillis(at * MS_PER_MIN, { zone }).offset;
  if (offsetsKept >= OFFSETS_KEPT) {
    offsets.clear();
    offsetsKept = 0;
  }
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone.set(quarter, offset));
  offsetsKept += 1;
  return offset;
};

const wallClock = (at: EpochMin, offset: number): string => new Date((at + offset) * MS_PER_MIN).toISOString();

export const localDateOf = (at: EpochMin, zone: Zone): LocalDate => wallClock(at, offsetOf(at, zone)).slice(0, 10);

/** RFC 3339 with the zone's own offset: `2026-12-09T09:00:00+09:00`. */
export const toRfc3339 = (at: EpochMin, zone: Zone): string => {
  const offset = offsetOf(at, zone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) => String(n).padStart(2, '0'));
  return `${wallClock(at, offset).slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
};

/** An RFC 3339 instant with an offset, floored to the minute; undefined when it is not one. */
export const parseInstant = (text: string): EpochMin | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = DateTime.fromISO(text, { setZone: true });
  return at.isValid ? epochMin(Math.floor(at.toMillis() / MS_PER_MIN)) : undefined;
};

export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateOfDay(dayNumber(date) + days);
export const weekdayOf = (date: LocalDate): Weekday => weekdayOfDay(dayNumber(date));

/** `19:00` to 1140; undefined when it is no clock. */
export const parseClock = (text: string): DayMin | undefined => {
  const m = /^(\d{2}):(\d{2})$/.exec(text);
  if (!m) return undefined;
  const clock = Number(m[1]) * 60 + Number(m[2]);
  return Number(m[1]) <= 24 && Number(m[2]) < 60 && clock <= 1440 ? dayMin(clock) : undefined;
};

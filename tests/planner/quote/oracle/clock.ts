/**
 * Wall clocks and instants, by Intl.DateTimeFormat alone. Dates are day numbers since 1970-01-01, instants are minutes
 * since 1970-01-01T00:00Z.
 */
export interface Clock {
  /** A clock skipped by a change to summer time falls an hour later, one that occurs twice means the first. */
  readonly instantOf: (day: number, clock: number, zone: string) => number;
  readonly dayOf: (at: number, zone: string) => number;
}

const DAY = 1440;
/** No zone changes its offset but on a half hour. */
const SLOT = 30;

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / (DAY * 60_000);
export const isoDate = (day: number): string => new Date(day * DAY * 60_000).toISOString().slice(0, 10);
/** ISO weekday; day 0 is a Thursday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;
export const yearOf = (day: number): number => new Date(day * DAY * 60_000).getUTCFullYear();

const formats = new Map<string, { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> }>();

const formatOf = (zone: string) => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  });
  const made = { format, offsets: new Map<number, number>() };
  formats.set(zone, made);
  return made;
};

/** Minutes the zone's clock is ahead of UTC at an instant. */
const offsetOf = (at: number, zone: string): number => {
  const { format, offsets } = formatOf(zone);
  const slot = Math.floor(at / SLOT);
  const known = offsets.get(slot);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(slot * SLOT * 60_000)) part[type] = Number(value);
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 0) - 1, part['day'], part['hour'], part['minute']) / 60_000;
  const offset = wall - slot * SLOT;
  offsets.set(slot, offset);
  return offset;
};

/** `frozenAt`: the planted mistake of using one instant's offset for every date. */
export const makeClock = (frozenAt: number | undefined): Clock => {
  const offset = (at: number, zone: string) => offsetOf(frozenAt ?? at, zone);
  return {
    instantOf: (day, clock, zone) => {
      const wall = day * DAY + clock;
      const before = offset(wall - DAY, zone);
      const after = offset(wall + DAY, zone);
      const fits = [wall - before, wall - after].filter((at) => at + offset(at, zone) === wall);
      return fits.length > 0 ? Math.min(...fits) : wall - before;
    },
    dayOf: (at, zone) => Math.floor((at + offset(at, zone)) / DAY),
  };
};

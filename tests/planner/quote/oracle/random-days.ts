import { dayMin, hoursId, type Closure, type HolidayEntry, type Hours } from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import type { Feature } from './features.ts';
import { PROVENANCE } from './made-up.ts';
import type { Places } from './random-places.ts';
import type { Random } from './random.ts';
import { openAlways } from './without-feature.ts';

export const makeHours = (wants: Record<Feature, boolean>): Hours[] => {
  const hours = (id: string, weekdays: Hours['weekdays'], opens: number, closes: number, closedOnHolidays: boolean): Hours => {
    const row = { id: hoursId(id), weekdays, opensAt: dayMin(opens), closesAt: dayMin(closes), closedOnHolidays, provenance: PROVENANCE };
    return wants.closingDays ? row : openAlways(row);
  };
  return [
    hours('always', [1, 2, 3, 4, 5, 6, 7], 0, 1440, false), hours('gate', [1, 2, 3, 4, 5, 6, 7], 360, 1380, false),
    hours('shed', [1, 2, 3, 4, 5, 6], 480, 1200, true), hours('office', [1, 2, 3, 4, 5], 510, 1050, true),
  ];
};

/** Blocks of days off in the weeks that matter, each with a weekend worked in exchange. */
export const makeHolidays = (random: Random, country: string, firstDay: number, days: number): HolidayEntry[] => {
  const entries = new Map<number, HolidayEntry['kind']>();
  for (let block = Math.ceil(days / 12); block > 0; block--) {
    const from = firstDay + random.int(0, days);
    for (let day = from; day < from + random.int(1, 5); day++) entries.set(day, 'holiday');
    // Day 2 of 1970 is a Saturday.
    const saturday = from - ((from + 5) % 7);
    if (random.chance(0.7) && !entries.has(saturday)) entries.set(saturday, 'workday');
  }
  return [...entries].map(([day, kind]) => ({
    country, date: isoDate(day), kind, name: kind, status: random.chance(0.8) ? 'published' : 'estimated', provenance: PROVENANCE,
  }));
};

/** Ports closed for a few days about the time goods come to them. */
export const makeClosures = (random: Random, { ports, hubs, foreignPorts }: Places, readyDay: number, crossingDays: number): Closure[] => {
  const close = (place: Places['market'], first: number, last: number): Closure => {
    const from = readyDay + random.int(first, last);
    return { place: place.id, from: isoDate(from), to: isoDate(from + random.int(0, 3)), provenance: PROVENANCE };
  };
  return [
    ...(random.chance(0.6) ? [close(random.pick(ports), 0, 7)] : []),
    ...(hubs.length > 0 && random.chance(0.7) ? [close(random.pick(hubs), 2, 12)] : []),
    close(random.pick(foreignPorts), crossingDays + 1, crossingDays + 10),
  ];
};

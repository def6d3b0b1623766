/** What is under way when: weeks, zones, clock changes, and places along a line. */
import { describe, expect, test } from 'vitest';
import { greatCircle, kmBetween, linesOf, measure, pointAlong } from '../../../web/map/paths.ts';
import { countByHour, dayIn, departuresIn, hourIn, runsBetween, shareOf, tripOf, underWay, weekOf, type TimedSailing, type TimedService } from '../../../web/network/running.ts';

const ZONES: Readonly<Record<string, string>> = { CNWEI: 'Asia/Shanghai', KRINC: 'Asia/Seoul', USLAX: 'America/Los_Angeles', DEHAM: 'Europe/Berlin', CNTAO: 'Asia/Shanghai' };
const zoneOf = (id: string): string => ZONES[id] ?? 'UTC';
const HOUR = 3_600_000;
const at = (instant: string): number => Date.parse(instant);

const ferry: TimedSailing = { from: 'CNWEI', to: 'KRINC', weekdays: [2, 4, 7], departs: '19:00', arrives: '09:00', arrivesDay: 1 };
const service = (sailing: Partial<TimedSailing>, more: Partial<TimedService> = {}): TimedService => ({ id: 'S', mode: 'ferry', status: 'active', sailings: [{ ...ferry, ...sailing }], ...more });
/** Monday 7 to Sunday 13 December 2026 in Beijing. */
const week = weekOf(at('2026-12-09T12:00:00+08:00'), 'Asia/Shanghai');

describe('a week on the reader’s calendar', () => {
  test('starts on Monday midnight and holds 168 hours', () => {
    expect(new Date(week.startsAt).toISOString()).toBe('2026-12-06T16:00:00.000Z');
    expect(week.hours).toHaveLength(168);
    expect(hourIn(week, at('2026-12-07T01:59:00+08:00'))).toBe(1);
    expect(dayIn(week, at('2026-12-13T23:00:00+08:00'))).toEqual({ from: at('2026-12-13T00:00:00+08:00'), to: week.endsAt });
  });
  test('has an hour more or less where clocks change in it', () => {
    expect(weekOf(at('2026-10-23T12:00:00+02:00'), 'Europe/Berlin').hours).toHaveLength(169);
    expect(weekOf(at('2026-03-27T12:00:00+01:00'), 'Europe/Berlin').hours).toHaveLength(167);
    expect(weekOf(at('2026-12-13T12:00:00Z'), 'America/Los_Angeles').days).toHaveLength(7);
  });
});

describe('runs', () => {
  const runs = runsBetween([service({})], zoneOf, week.startsAt, week.endsAt);
  test('leave and arrive on the clocks of their own ports', () => {
    expect(runs.map((run) => new Date(run.departsAt).toISOString())).toEqual(['2026-12-06T11:00:00.000Z', '2026-12-08T11:00:00.000Z', '2026-12-10T11:00:00.000Z', '2026-12-13T11:00:00.000Z']);
    expect(runs.every((run) => run.arrivesAt - run.departsAt === 13 * HOUR)).toBe(true);
  });
  test('are under way from the departure until the arrival', () => {
    const ids = (instant: string): readonly string[] => underWay(runs, at(instant)).map(({ id }) => id);
    expect(ids('2026-12-08T18:59:00+08:00')).toEqual([]);
    expect(ids('2026-12-08T19:00:00+08:00')).toEqual(['S 0 2026-12-08']);
    expect(ids('2026-12-09T09:00:00+09:00')).toEqual([]);
    // Monday 00:00 still has Sunday's.
    expect(ids('2026-12-07T00:00:00+08:00')).toEqual(['S 0 2026-12-06']);
  });
  test('stand at their share of the time', () => {
    const run = runs[1];
    expect(run && shareOf(run, at('2026-12-09T01:30:00+08:00'))).toBe(0.5);
    expect(run && shareOf(run, at('2027-01-01T00:00:00Z'))).toBe(1);
  });
  test('of a long voyage are several at once', () => {
    const pacific = service({ from: 'CNTAO', to: 'USLAX', weekdays: [1], departs: '12:00', arrives: null, arrivesDay: null, transitMin: 20 * 1440 }, { mode: 'sea' });
    const ships = runsBetween([pacific], zoneOf, week.startsAt, week.endsAt);
    expect(underWay(ships, at('2026-12-09T00:00:00Z')).map(({ id }) => id)).toEqual(['S 0 2026-11-23', 'S 0 2026-11-30', 'S 0 2026-12-07']);
  });
  test('end where the service does, and do not begin for one that does not run', () => {
    expect(runsBetween([service({}, { validTo: '2026-12-09' })], zoneOf, week.startsAt, week.endsAt)).toHaveLength(2);
    for (const status of ['suspended', 'closed', 'not_run', 'alternative']) expect(runsBetween([service({}, { status })], zoneOf, week.startsAt, week.endsAt), status).toEqual([]);
    expect(runsBetween([service({}, { status: 'trial' })], zoneOf, week.startsAt, week.endsAt)).toHaveLength(4);
  });
  test('of every second week are counted from the first week of 2026', () => {
    const days = (everyWeeks: number, instant: string): number => {
      const { startsAt, endsAt } = weekOf(at(instant), 'Asia/Shanghai');
      return departuresIn(runsBetween([service({ weekdays: [3], everyWeeks })], zoneOf, startsAt, endsAt), startsAt, endsAt).length;
    };
    expect(days(2, '2026-01-07T00:00:00Z')).toBe(1);
    expect(days(2, '2026-01-14T00:00:00Z')).toBe(0);
    expect(days(3, '2026-01-28T00:00:00Z')).toBe(1);
  });
  test('with an arrival before the departure are a fault of the data, not a ship', () => {
    expect(runsBetween([service({ arrivesDay: 0, arrives: '08:00' })], zoneOf, week.startsAt, week.endsAt)).toEqual([]);
  });
  test('follow the summer time of the other end', () => {
    const train = service({ from: 'CNTAO', to: 'DEHAM', weekdays: [1], departs: '20:00', arrives: '20:00', arrivesDay: 14 });
    const hours = (instant: string): number | undefined => {
      const minutes = tripOf(train, 0, zoneOf, at(instant))?.minutes;
      return minutes === undefined ? undefined : minutes / 60;
    };
    expect(hours('2026-12-07T00:00:00+08:00')).toBe(14 * 24 + 7);
    expect(hours('2026-06-01T00:00:00+08:00')).toBe(14 * 24 + 6);
  });
  test('give the clock of arrival where only the time under way is known', () => {
    const flight = service({ from: 'CNTAO', to: 'USLAX', weekdays: [5], departs: '02:00', arrives: null, arrivesDay: null, transitMin: 12 * 60 });
    expect(tripOf(flight, 0, zoneOf, at('2026-12-11T00:00:00+08:00'))).toEqual({ minutes: 720, arrives: '22:00', arrivesDay: -1 });
  });
});

test('the counts of the hours are the runs under way', () => {
  const runs = runsBetween([service({}), service({ weekdays: [2] }, { id: 'T', mode: 'sea' })], zoneOf, week.startsAt, week.endsAt);
  const counts = countByHour(runs, week);
  expect(counts).toHaveLength(168);
  expect(counts[24 + 20]).toEqual(new Map([['ferry', 1], ['sea', 1]]));
  expect(counts[24 + 18]).toEqual(new Map());
});

describe('lines', () => {
  test('split at the 180th meridian are one on this map', () => {
    const [line, ...more] = linesOf([[[120, 36], [180, 45]], [[-180, 45], [-118, 34]]], 'sea');
    expect(more).toEqual([]);
    expect(line).toEqual([[120, 36], [180, 45], [242, 34]]);
    // And the other way round.
    expect(linesOf([[[-118, 34], [-180, 45]], [[180, 45], [120, 36]]], 'sea')[0]).toEqual([[242, 34], [180, 45], [120, 36]]);
  });
  test('may come as one polyline, or not at all', () => {
    expect(linesOf([[122, 37], [126, 37]], 'ferry')).toEqual([[[122, 37], [126, 37]]]);
    expect(linesOf(undefined, 'ferry')).toEqual([]);
  });
  test('of flights are great circles, the same in both directions', () => {
    const [there] = linesOf([[120, 36], [-118, 34]], 'air');
    const [back] = linesOf([[-118, 34], [120, 36]], 'air');
    expect(Math.max(...(there ?? []).map(([, lat]) => lat))).toBeGreaterThan(45);
    const rounded = (line: readonly (readonly number[])[] | undefined): readonly string[] => (line ?? []).map((point) => point.map((degrees) => degrees.toFixed(9)).join());
    expect([...rounded(back)].reverse()).toEqual(rounded(there));
    expect(kmBetween([120, 36], [-118, 34])).toBeCloseTo(10_200, -3);
  });
  test('are walked by length on the globe', () => {
    const line = measure([greatCircle([120, 36], [140, 36])]);
    expect(pointAlong(line, 0)).toEqual([120, 36]);
    expect(pointAlong(line, 1)?.[0]).toBeCloseTo(140);
    expect(pointAlong(line, 0.5)?.[0]).toBeCloseTo(130, 1);
    expect(pointAlong(measure([]), 0.5)).toBeUndefined();
  });
});

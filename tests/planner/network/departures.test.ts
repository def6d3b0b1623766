import { describe, expect, test } from 'vitest';
import { cardId, dayMin, factorId, instantOf, metres, minutes, parseClock, parseInstant, placeId, serviceId, sourceId, toRfc3339, weekdayOf, type Place, type Sailing, type Service, type Weekday } from '../../../planner/domain/index.ts';
import { expandDepartures } from '../../../planner/network/expand-departures.ts';

const provenance = { confidence: 'estimated', sources: [sourceId('test')], remark: '' } as const;
const place = (id: string, zone: string): Place => ({
  id: placeId(id), kind: 'seaport', country: 'CN', city: '', names: { zh: id, en: id, ko: id, ja: id }, aliases: [], unlocode: undefined, iata: undefined, zone, lon: 0, lat: 0, goods: [], provenance,
});
const run = (days: string, from: [string, string], departs: string, to: [string, string], arrives: string, day: number, window: [string, string], validity: [string, string] = ['2026-01-01', '2027-12-31'], everyWeeks = 1) => {
  const service: Service = {
    id: serviceId('S'), mode: 'ferry', carrier: { zh: '', en: '' }, vessel: '', status: 'active', calendar: 'published', validFrom: validity[0], validTo: validity[1], units: ['loose'], temperatures: [],
    dangerousGoods: [], cutOffs: {}, availability: { loose: minutes(0), container: minutes(0) }, capacityTeu: undefined, capacityWeight: undefined, alternatesWith: undefined, contract: undefined, cargoRule: 'RULE', factor: factorId('F'), terminalFactor: factorId('F'), provenance,
  };
  const sailing: Sailing = {
    service: service.id, from: placeId(from[0]), to: placeId(to[0]), weekdays: [...days].map((d) => Number(d) as Weekday), departs: parseClock(departs) ?? dayMin(0),
    everyWeeks, arrival: { clock: dayMin(day * 1440 + (parseClock(arrives) ?? 0)) }, via: [], distance: metres(1), card: cardId('C'), provenance,
  };
  return expandDepartures(sailing, service, place(...from), place(...to), ...window).map((d) => `${toRfc3339(d.departsAt, from[1])} ${toRfc3339(d.arrivesAt, to[1])} ${(d.arrivesAt - d.departsAt) / 60}h`);
};
const WEI: [string, string] = ['CNWEI', 'Asia/Shanghai'];
const INC: [string, string] = ['KRINC', 'Asia/Seoul'];
const HAM: [string, string] = ['DEHAM', 'Europe/Berlin'];
const LAX: [string, string] = ['USLAX', 'America/Los_Angeles'];

test('a night ferry gains an hour on the clock, not at sea', () => {
  expect(run('4', WEI, '18:00', INC, '09:00', 1, ['2026-12-07', '2026-12-13'])).toEqual(['2026-12-10T18:00:00+08:00 2026-12-11T09:00:00+09:00 14h']);
});

describe('summer time moves instants, not timetables', () => {
  test('the train that arrives at noon in Hamburg is an hour shorter after 2026-03-29', () => {
    expect(run('1', WEI, '20:00', HAM, '12:00', 14, ['2026-03-09', '2026-03-22'])).toEqual([
      '2026-03-09T20:00:00+08:00 2026-03-23T12:00:00+01:00 335h', '2026-03-16T20:00:00+08:00 2026-03-30T12:00:00+02:00 334h',
    ]);
  });
  test('and an hour longer after 2026-10-25', () => {
    expect(run('1', WEI, '20:00', HAM, '12:00', 14, ['2026-10-05', '2026-10-18'])).toEqual([
      '2026-10-05T20:00:00+08:00 2026-10-19T12:00:00+02:00 334h', '2026-10-12T20:00:00+08:00 2026-10-26T12:00:00+01:00 335h',
    ]);
  });
  test('a clock that a change skips falls an hour later', () => {
    expect(toRfc3339(instantOf('2026-03-29', dayMin(150), 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00');
  });
  test('the date line and the American change together', () => {
    expect(run('7', WEI, '10:00', LAX, '08:00', 0, ['2026-11-01', '2026-11-01'])).toEqual(['2026-11-01T10:00:00+08:00 2026-11-01T08:00:00-08:00 14h']);
  });
});

describe('edges of the calendar', () => {
  test('midnight departures exist', () => {
    expect(run('1', WEI, '00:00', INC, '13:00', 0, ['2026-12-07', '2026-12-07'])).toEqual(['2026-12-07T00:00:00+08:00 2026-12-07T13:00:00+09:00 12h']);
  });
  test('both ends of the validity are inside', () => {
    expect(run('1234567', WEI, '19:00', INC, '09:00', 1, ['2026-01-01', '2027-12-31'], ['2026-12-10', '2026-12-12'])).toHaveLength(3);
  });
  test('weeks run on over the year: 2026 has 53 of them', () => {
    const days = run('1', WEI, '19:00', INC, '09:00', 1, ['2026-12-20', '2027-01-12']).map((d) => d.slice(0, 10));
    expect(days).toEqual(['2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11']);
    expect(weekdayOf('2027-01-03')).toBe(7);
  });
  test('a train every second week keeps its rhythm over the year', () => {
    const days = run('1', WEI, '20:00', HAM, '12:00', 14, ['2026-12-07', '2027-01-31'], ['2026-01-01', '2027-12-31'], 2).map((d) => d.slice(0, 10));
    expect(days).toEqual(['2026-12-07', '2026-12-21', '2027-01-04', '2027-01-18']);
  });
  test('every listed weekday, once a week, over a year', () => {
    expect(run('257', WEI, '19:00', INC, '09:00', 1, ['2026-01-01', '2026-12-31'])).toHaveLength(52 + 52 + 52);
  });
});

test.each(['2026-12-07', '2026-12-07T09:00', '2026-13-07T09:00+08:00', 'yesterday', '2026-02-30T00:00:00Z'])('%s is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});
test('an instant keeps its minute in any offset', () => {
  expect(parseInstant('2026-12-07T09:00+08:00')).toBe(parseInstant('2026-12-07T01:00:00Z'));
});

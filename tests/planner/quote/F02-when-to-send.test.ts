/** When to send: the latest ready time for an itinerary or a due time, the best day of a window, times from one place to all, from many to many. */
import { expect, test } from 'vitest';
import { parseInstant, placeId, toRfc3339, type EditionId, type EpochMin } from '../../../planner/domain/index.ts';
import { compileNetwork } from '../../../planner/network/index.ts';
import { earliestEverywhere, latestReady, leastMatrix, makeQuote, sendingProfile } from '../../../planner/quote/index.ts';
import { question } from '../../support/ask.ts';
import { timetable } from '../../support/timetable.ts';
import { caseOf, seeds } from './oracle/seeded-cases.ts';

const network = compileNetwork(timetable(`
  zone Asia/Shanghai BELT BELT-2 CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 30km
  road BELT-2 CNWEI 90km
  road KRINC MKT 60km
  intake container 2h office
  closed CN 2026-12-10
  FERRY weihai-incheon 24 CNWEI 18:00 -> KRINC +1 09:00 cutoff FCO 6h fcl 2600 fcl@4 2400
`));
const local = (at: EpochMin | undefined): string | undefined => at && toRfc3339(at, 'Asia/Shanghai').slice(0, 16);

test('every option says until when goods may be ready for its ride, counters and holidays counted', () => {
  const { options } = makeQuote(network, question('BELT', 'MKT', '2026-12-07T09:00:00+08:00'));
  // Tuesday: two hours at the counter before noon. Thursday is a holiday: received on Wednesday before six.
  expect(options.map((o) => local(o.readyBy))).toEqual(['2026-12-08T09:30', '2026-12-09T15:30']);
});

test('a due time is turned into the latest ready time, and no way in time into none', () => {
  const due = (text: string) => ({ dueAt: parseInstant(text) });
  expect(local(latestReady(network, question('BELT', 'MKT', '2026-12-07T09:00:00+08:00', due('2026-12-11T10:00:00+09:00'))))).toBe('2026-12-09T15:30');
  expect(local(latestReady(network, question('BELT', 'MKT', '2026-12-07T09:00:00+08:00', due('2026-12-11T09:59:00+09:00'))))).toBe('2026-12-08T09:30');
  expect(latestReady(network, question('BELT', 'MKT', '2026-12-09T16:00:00+08:00', due('2026-12-11T10:00:00+09:00')))).toBeUndefined();
});

test('on the networks of the oracle: ready at the latest instant it arrives in time, a minute later it does not', () => {
  let checked = 0;
  for (const seed of seeds.slice(0, 250)) {
    const { dataset, request: given } = caseOf(seed);
    const request = { ...given, via: [] };
    const world = compileNetwork({ ...dataset, id: 'test' as EditionId });
    const { options } = makeQuote(world, { ...request, dueAt: undefined });
    const dueAt = options[Math.floor(options.length / 2)]?.arrivesAt;
    if (dueAt === undefined) continue;
    const latest = latestReady(world, { ...request, dueAt });
    expect(latest, `seed ${seed}`).toBeDefined();
    const ways = (readyAt: number) => makeQuote(world, { ...request, dueAt, readyAt: readyAt as EpochMin }).options.length;
    expect([ways(latest as number) > 0, ways((latest as number) + 1)], `seed ${seed}`).toEqual([true, 0]);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(150);
});

test('the best day of a week: shortest, cheapest, and the last that still arrives first', () => {
  const profile = sendingProfile(network, question('BELT', 'MKT', '2026-12-07T09:00:00+08:00'), 7);
  expect(profile.days.map(({ date, options, fastest, cheapest }) => [date.slice(8), options, fastest && fastest.transit / 60, cheapest && cheapest.price / 100])).toEqual([
    ['07', 2, 48, 2400], ['08', 2, 24, 2400], ['09', 1, 48, 2400], ['10', 2, 144, 2400], ['11', 2, 120, 2400], ['12', 2, 96, 2400], ['13', 2, 72, 2400],
  ]);
  expect(profile).toMatchObject({ shortest: '2026-12-08', cheapest: '2026-12-07', latestForFirstArrival: '2026-12-08' });
});

test('one search tells the earliest arrival everywhere, and it is that of the quote', () => {
  const asked = question('BELT', 'MKT', '2026-12-07T09:00:00+08:00');
  const reached = earliestEverywhere(network, asked);
  expect([...reached].map(([place, at]) => [place, local(at)])).toEqual([
    ['BELT', '2026-12-07T09:00'], ['BELT-2', '2026-12-07T11:00'], ['CNWEI', '2026-12-07T09:30'], ['KRINC', '2026-12-09T08:00'], ['MKT', '2026-12-09T09:00'],
  ]);
  expect(reached.get(asked.to)).toBe(makeQuote(network, asked).options[0]?.arrivesAt);
});

test('a matrix holds the least of each criterion, and no way where there is none', () => {
  const { from: _, to: __, ...rest } = question('BELT', 'MKT', '2026-12-07T09:00:00+08:00');
  const cells = leastMatrix(network, rest, [placeId('BELT'), placeId('BELT-2')], [placeId('MKT'), placeId('BELT')]);
  expect(cells.map(({ from, to, least }) => [from, to, least && least.transit / 60, least && least.price / 100])).toEqual([
    ['BELT', 'MKT', 48, 2400], ['BELT', 'BELT', undefined, undefined], ['BELT-2', 'MKT', 48, 2400], ['BELT-2', 'BELT', 2, 0],
  ]);
});

/** Reliability by hand: a small world whose every chance can be counted on paper, and the reference network without any delay, which keeps its plan. */
import { describe, expect, test } from 'vitest';
import { compileNetwork, type Edition } from '../../../planner/network/index.ts';
import { laneOptions, makeQuote, PICK_DEFINITIONS } from '../../../planner/quote/index.ts';
import { DEFAULT_STATUSES, parseInstant } from '../../../planner/domain/index.ts';
import { makeQuestions } from '../../bench/questions.mjs';
import { ask, question } from '../../support/ask.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { timetable } from '../../support/timetable.ts';

const instant = (text: string): number => parseInstant(text) ?? Number.NaN;

/** Trucks: six in ten on time, the others even over 15 to 120 minutes late. Of ten ferries nine run. */
const world = (extra = '') => timetable(`
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 60km
  road KRINC MKT 60km
  late road any min 60:0;100:120
  late operation any min 100:0
  late discharge any min 100:0
  late ride ferry min 100:0
  runs ferry 0.9
  FERRY daily 1234567 CNWEI 18:00 -> KRINC +1 09:00 lcl 100
  ${extra}
`);

describe('a truck with half an hour to spare before the ferry', () => {
  const ready = '2026-12-07T16:30:00+08:00';
  const of = (edition: Edition, dueAt?: string) => {
    const due = dueAt === undefined ? undefined : parseInstant(dueAt);
    return ask(edition, question('BELT', 'MKT', ready, { dueAt: due })).options[0];
  };

  test('misses it when it is later than that: in six of its eight late quarters', () => {
    expect(of(world())?.reliability?.connections).toEqual([{ service: 'daily', serviceDate: '2026-12-07', from: 'CNWEI', missed: 0.3, cancelled: 0.1 }]);
  });

  test('arrives the next day by seven tenths of nine tenths, and then as late as the second truck', () => {
    const option = of(world(), '2026-12-08T10:15:00+09:00');
    expect(option?.arrivesAt).toBe(instant('2026-12-08T10:00:00+09:00'));
    // 0.7 × 0.9 are on the first ferry, six of ten of these drive on time and one in twenty a quarter late.
    expect(option?.reliability?.onTime).toBe(0.4095);
    // 0.63 × (0.6 + 4 × 0.05) = 0.504 passes one half; nine in ten is passed the day after by 0.63 + 0.333 × 0.85 = 0.913.
    expect(option?.reliability?.p50At).toBe(instant('2026-12-08T11:00:00+09:00'));
    expect(option?.reliability?.p90At).toBe(instant('2026-12-09T11:15:00+09:00'));
  });

  test('a promise is a day: without a due time all of the planned day counts', () => {
    const odds = of(world())?.reliability;
    expect(odds).toMatchObject({ promise: 'day', onTime: 0.63, onTimeBy: instant('2026-12-09T00:00:00+09:00') });
  });

  test('every distribution is counted, the estimated ones by their rows', () => {
    // Two trucks, four works of which customs have their own rows, the ride, its completion and discharge.
    expect(of(world())?.reliability).toMatchObject({ inputs: 9, estimated: 9 });
  });

  test('from the departure on, the lead time is the crossing and the second truck', () => {
    const [lane] = laneOptions(compileNetwork(world()), question('BELT', 'MKT', ready));
    const { meanHours = 0, varianceHours = 0, firstHour = 0, perHour = [], unknown } = lane?.leadTime ?? {};
    // 14 h and 1 h, and a truck late by 0.4 × 67.5 minutes on average.
    expect(meanHours).toBeCloseTo(15.45, 9);
    const squares = [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, quarter) => sum + 0.05 * (quarter / 4) ** 2, 0);
    expect(varianceHours).toBeCloseTo(squares - 0.45 ** 2, 9);
    expect([firstHour, ...perHour].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([15, 0.6, 0.2, 0.2]);
    expect(unknown).toBeCloseTo(0, 9);
  });
});

describe('what is not known is not made up', () => {
  const without = (line: string) => timetable(
    ['zone Asia/Shanghai BELT CNWEI', 'zone Asia/Seoul KRINC MKT', 'road BELT CNWEI 60km', 'road KRINC MKT 60km', 'late road any min 60:0;100:120', 'late operation any min 100:0', 'late discharge any min 100:0', 'late ride ferry min 100:0', 'runs ferry 0.9', 'FERRY daily 1234567 CNWEI 18:00 -> KRINC +1 09:00 lcl 100']
      .filter((each) => !each.startsWith(line)).join('\n'),
  );
  test.each(['late road', 'late operation', 'late discharge', 'late ride', 'runs'])('without a row of "%s" there is no figure and no best service', (line) => {
    const [option] = ask(without(line), question('BELT', 'MKT', '2026-12-07T16:30:00+08:00')).options;
    expect(option).toBeDefined();
    expect(option?.reliability).toBeUndefined();
    expect(option?.picks).toEqual(['fastest', 'cheapest', 'greenest', 'balanced']);
  });
  test('with all of them there are both', () => {
    expect(ask(without('nothing'), question('BELT', 'MKT', '2026-12-07T16:30:00+08:00')).options[0]?.picks).toContain('bestService');
    expect(PICK_DEFINITIONS.bestService).toContain('probability');
  });
});

test('best service is who keeps the day most surely, though later than the first and dearer than all', () => {
  // The early ferry leaves the truck half an hour, the one from Shidao two and a half; the cheap one runs eight times in ten.
  const edition = timetable(`
    zone Asia/Shanghai BELT CNWEI CNSHD
    zone Asia/Seoul KRINC MKT
    road BELT CNWEI 60km
    road BELT CNSHD 60km
    road KRINC MKT 60km
    late road any min 60:0;100:120
    late operation any min 100:0
    late discharge any min 100:0
    late ride ferry min 100:0
    runs ferry 1
    runs cheap 0.8
    FERRY tight 1234567 CNWEI 18:00 -> KRINC +1 09:00 lcl 100 co2 10
    FERRY roomy 1234567 CNSHD 20:00 -> KRINC +1 09:30 lcl 200
    FERRY cheap 1234567 CNSHD 20:00 -> KRINC +2 09:30 lcl 50 co2 10
  `);
  const { options } = ask(edition, question('BELT', 'MKT', '2026-12-07T16:30:00+08:00'));
  const pickOf = (pick: (typeof options)[number]['picks'][number]) => options.find(({ picks }) => picks.includes(pick))?.id.split('@')[0];
  expect([pickOf('fastest'), pickOf('cheapest')]).toEqual(['tight', 'cheap']);
  expect(options.map(({ id, reliability }) => [id.split('@')[0], reliability?.onTime])).toEqual([['tight', 0.7], ['roomy', 1], ['cheap', 0.8]]);
  expect(pickOf('bestService')).toBe('roomy');
});

test('without any delay the reference network keeps its plan to the minute', () => {
  const { edition } = referenceNetwork();
  const certain = compileNetwork({
    ...edition,
    delays: edition.delays.map((rule) => ({ ...rule, quantiles: [{ percent: 100, value: 0 }] })),
    completions: edition.completions.map((rule) => ({ ...rule, runs: 1 })),
    clearances: edition.clearances.map((rule) => ({ ...rule, p90: rule.p50 })),
    couriers: edition.couriers.map((courier) => ({ ...courier, p90: courier.p50 })),
  });
  let options = 0;
  for (const request of makeQuestions(edition.places, { parseInstant, statuses: DEFAULT_STATUSES }).filter((_, k) => k % 20 === 0))
    for (const { id, arrivesAt, reliability } of makeQuote(certain, request).options) {
      options += 1;
      expect({ id, p50: reliability?.p50At, p90: reliability?.p90At, onTime: reliability?.onTime, missed: reliability?.connections.map(({ missed }) => missed) })
        .toEqual({ id, p50: arrivesAt, p90: arrivesAt, onTime: 1, missed: reliability?.connections.map(() => 0) });
    }
  expect(options).toBeGreaterThan(60);
});

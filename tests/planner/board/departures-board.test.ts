/** The board says what a quote says: the same last minute, the same day of arrival, the same price for a box. */
import { beforeAll, describe, expect, test } from 'vitest';
import { departuresBoard, type BoardDeparture, type BoardQuery } from '../../../planner/board/index.ts';
import { looseCost, type LooseOffer } from '../../../planner/consolidation/index.ts';
import { cubicCentimetres, epochMin, grams, minorUnits, parseInstant, placeId, toRfc3339, type EpochMin, type LoadUnit } from '../../../planner/domain/index.ts';
import type { Network } from '../../../planner/network/index.ts';
import { makeQuote } from '../../../planner/quote/index.ts';
import { referenceNetwork } from '../../support/reference.ts';

const SEOUL = placeId('MKT-KR-SEOUL');
const OSAKA = placeId('MKT-JP-OSAKA');
const at = (text: string): EpochMin => parseInstant(text) as EpochMin;
const WEEK: BoardQuery = {
  hub: placeId('CNSHD'), from: at('2026-12-07T00:00:00+08:00'), until: at('2026-12-14T00:00:00+08:00'), destinations: [SEOUL], regimes: ['9710'], currency: 'CNY', statuses: ['active', 'reported', 'assumed'],
  space: () => ({ teu: 5, looseMilliTons: 30_000 }),
};

let network: Network;
let board: BoardDeparture[];
beforeAll(() => {
  network = referenceNetwork();
  board = departuresBoard(network, WEEK);
});

const boarded = (departure: BoardDeparture, unit: LoadUnit, readyAt: EpochMin, volumeM3: number) => {
  const { options } = makeQuote(network, {
    from: WEEK.hub, to: SEOUL, cargo: { weight: grams(1), volume: cubicCentimetres(volumeM3 * 1e6), value: { amount: minorUnits(0), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
    readyAt, dueAt: undefined, regime: '9710', currency: 'CNY', modes: ['ferry', 'sea', 'road'], carriers: undefined, via: [], avoid: board.map(({ service }) => service.id).filter((id) => id !== departure.service.id), statuses: WEEK.statuses,
  });
  return options.filter(({ steps }) => steps.some((step) => step.kind === 'ride' && step.service === departure.service.id && step.serviceDate === departure.serviceDate && step.unit.unit === unit));
};

test('a week of Shidao: six ferries by timetable, with their cut-offs', () => {
  expect(board.map(({ id, departsAt, cutOffs }) => `${id} ${toRfc3339(departsAt, 'Asia/Shanghai').slice(11, 16)} ${cutOffs.map((cutOff) => `${cutOff.kind} ${toRfc3339(cutOff.at, 'Asia/Shanghai').slice(5, 16)}`).join(' ')}`)).toEqual([
    'FERRY-SHD-KUV@2026-12-07@KRKUV 19:00 LCO 12-06T19:00 FCO 12-07T13:00',
    'FERRY-SHD-INC@2026-12-08@KRINC 18:00 LCO 12-07T18:00 FCO 12-08T12:00',
    'FERRY-SHD-KUV@2026-12-09@KRKUV 19:00 LCO 12-08T19:00 FCO 12-09T13:00',
    'FERRY-SHD-INC@2026-12-10@KRINC 18:00 LCO 12-09T18:00 FCO 12-10T12:00',
    'FERRY-SHD-KUV@2026-12-12@KRKUV 19:00 LCO 12-11T19:00 FCO 12-12T13:00',
    'FERRY-SHD-INC@2026-12-13@KRINC 18:00 LCO 12-12T18:00 FCO 12-13T12:00',
  ]);
});

describe.each(['unit', 'loose'] as const)('goods sent %s', (way) => {
  const [unit, volume] = way === 'unit' ? (['container', 68] as const) : (['loose', 3] as const);
  test('ready at the last minute they board, a minute later they do not', () => {
    for (const departure of board) {
      expect(boarded(departure, unit, departure.readyBy[way], volume), departure.id).not.toEqual([]);
      expect(boarded(departure, unit, epochMin(departure.readyBy[way] + 1), volume), departure.id).toEqual([]);
    }
  });
});

test('loose goods are in Seoul when the quote says', () => {
  const departure = board[1] as BoardDeparture;
  const options = boarded(departure, 'loose', departure.readyBy.loose, 3);
  expect(options.map(({ arrivesAt }) => arrivesAt)).toContain(departure.destinations.get(SEOUL)?.availableAt.loose);
});

test('a full 40HQ costs what the ledger charges for it: the box, and its stuffing by the ton', () => {
  const departure = board[1] as BoardDeparture;
  const offer = departure.units.find(({ type }) => type === '40HQ');
  const ledgers = boarded(departure, 'container', departure.readyBy.unit, 68).map(({ charges }) => charges.filter(({ code }) => code !== 'TRUCKING'));
  const amount = (codes: (code: string) => boolean): number[] => ledgers.map((charges) => charges.filter(({ code }) => codes(code)).reduce((sum, charge) => sum + charge.amount, 0));
  expect(amount((code) => code !== 'STUFFING')).toContain(offer?.cost);
  // The quote takes the box to the door; the plan strips it at the port, which is charged by the ton too.
  const [stuffing = 0] = amount((code) => code === 'STUFFING');
  expect(stuffing).toBeGreaterThan(0);
  expect(departure.stuffingPerRevenueTon).toBeGreaterThan(stuffing / 68);
});

test('space is what the asker says, and a box that does not fit in it is not offered', () => {
  expect(board[0]?.units.map(({ type, available }) => `${type}×${available}`)).toEqual(['20GP×5', '40GP×2', '40HQ×2']);
  expect(departuresBoard(network, { ...WEEK, space: () => ({ teu: 1, looseMilliTons: 0 }) })[0]?.units.map(({ type }) => type)).toEqual(['20GP']);
  // Boxes of all types together: five 20GP, or two of forty feet and one of twenty.
  expect(board[0]?.room).toEqual({ sailing: 'FERRY-SHD-KUV@2026-12-07', teu: 5 });
  expect(board[0]?.units.map(({ teu }) => teu)).toEqual([1, 2, 2]);
});

test('a regime no end clears leaves nothing on the board', () => {
  expect(departuresBoard(network, { ...WEEK, regimes: ['0000'] })).toEqual([]);
});

test('from Jinan airport goods fly loose, each at the weight break a quote charges it', () => {
  const hub = placeId('AIR-TNA');
  const flights = departuresBoard(network, { ...WEEK, hub, destinations: [OSAKA], regimes: ['9610'] });
  const flight = flights.find(({ service }) => service.id === 'FLT-TNA-KIX-12') as BoardDeparture;
  expect(flight.units).toEqual([]);
  // 3.2 m³ weigh 533.5 kg by volume; 92 kg are cheaper paid as 100.
  for (const [kg, m3] of [[420, 3.2], [92, 0.1], [20, 0.05]] as const) {
    const goods = { weight: grams(kg * 1000), volume: cubicCentimetres(m3 * 1e6) };
    const { options } = makeQuote(network, {
      from: hub, to: OSAKA, cargo: { ...goods, value: { amount: minorUnits(0), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
      readyAt: flight.readyBy.loose, dueAt: undefined, regime: '9610', currency: 'CNY', modes: ['air', 'road'], carriers: undefined, via: [], avoid: [], statuses: WEEK.statuses,
    });
    const ledgers = options.filter(({ steps }) => steps.some((step) => step.kind === 'ride' && step.service === flight.service.id && step.serviceDate === flight.serviceDate)).map(({ charges }) => charges.filter(({ code }) => code !== 'TRUCKING').reduce((sum, { amount }) => sum + amount, 0));
    expect(ledgers, `${kg} kg`).toContain(looseCost(goods, flight.loose as LooseOffer));
  }
});

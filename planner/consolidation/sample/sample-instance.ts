/**
 * A seeded instance of realistic shape, for benches, demonstrations and the command line: about 4.3 units offered a departure, 5 % of the pairs of
 * consignments kept apart by class, holding, lateness, a loose tariff and a price for being left behind. The same seed and counts, the same instance.
 */
import { epochMin, minorUnits, grams, cubicCentimetres, type EpochMin } from '../../domain/index.ts';
import type { Consignment, Departure, Instance } from '../instance.ts';
import { drawFrom, type Draw } from '../../support/index.ts';
import { drawClasses, drawConsignment, SAMPLE_REGIME_GROUPS, SAMPLE_SEGREGATED } from './goods.ts';
import { SAMPLE_LINES, SAMPLE_ROUND, SAMPLE_UNITS, type SampleLine } from './lines.ts';

export interface SampleSize {
  readonly seed: number;
  readonly consignments: number;
  readonly departures: number;
}

/** 2026-12-07T00:00Z, a Monday. */
const FIRST_DAY = 20_794;
const MIN_PER_DAY = 1440;
const MIN_PER_HOUR = 60;
/** Departures are spread evenly, so many in a hundred days. */
const PER_HUNDRED_DAYS = 286;
const SHORTEST_DAYS = 4;
/** Consignments a departure for which the lines' counts of units are meant. */
const USUAL_LOAD = 7.5;
/** At the rates of CN-STUFFING in data/tariffs.csv and its like, yuan. */
const STUFFING_YUAN = 60;
const BILL_YUAN = 200;
/** The carrier's depot unpacks loose goods after all boxes are ashore. */
const LOOSE_LATER_HOURS = 24;
/** One pair of goods in so many consignments is kept apart for its own reasons. */
const ONE_APART_IN = 50;

export const sampleInstance = ({ seed, consignments: goods, departures: count }: SampleSize): Instance => {
  const draw = drawFrom(seed);
  const days = Math.max(SHORTEST_DAYS, Math.ceil((count * 100) / PER_HUNDRED_DAYS));
  const share = Math.max(1, goods / count / USUAL_LOAD);
  const departures = Array.from({ length: count }, (_, i) => drawDeparture(draw, SAMPLE_LINES[SAMPLE_ROUND[i % SAMPLE_ROUND.length] as number] as SampleLine, FIRST_DAY + 1 + Math.floor((i * days) / count), share, i));
  const [from, until] = [-2, days - 2].map((day) => epochMin((FIRST_DAY + day) * MIN_PER_DAY)) as [EpochMin, EpochMin];
  const classes = drawClasses(draw, goods);
  const consignments = classes.map((ofGoods, i) => drawConsignment(draw, `C${String(i + 1).padStart(String(goods).length, '0')}`, ofGoods, goods, from, until));
  return {
    currency: 'CNY', consignments, departures,
    mix: { regimeGroups: SAMPLE_REGIME_GROUPS, segregated: SAMPLE_SEGREGATED, apart: drawApart(draw, consignments) },
    pins: [], churn: undefined,
  };
};

const drawDeparture = (draw: Draw, line: SampleLine, day: number, share: number, i: number): Departure => {
  const departsAt = epochMin(day * MIN_PER_DAY + line.hour * MIN_PER_HOUR);
  const hours = (n: number): EpochMin => epochMin(departsAt + n * MIN_PER_HOUR);
  // Peak days cost more: up to a tenth either way, the same for all of a departure.
  const peak = draw.int(92, 110);
  const fen = (yuan: number): number => yuan * peak;
  return {
    id: `${line.id}@${day - FIRST_DAY}.${i + 1}`,
    departsAt, readyBy: { unit: hours(-line.readyBefore.unit), loose: hours(-line.readyBefore.loose) },
    destinations: new Map(Object.entries(line.destinations).map(([id, [after, yuan]]) => [id, { availableAt: { unit: hours(after), loose: hours(after + LOOSE_LATER_HOURS) }, onwardPerRevenueTon: minorUnits(yuan * 100) }])),
    regimes: ['0110', '9610', '9710', '9810'], temperatures: line.temperatures, dangerousGoods: line.dangerousGoods,
    units: line.units.map(([type, yuan, most]) => {
      const { payloadKg, usableLitres, inside, temperatures, needsPlug } = SAMPLE_UNITS[type];
      return { type, payload: grams(payloadKg * 1000), volume: cubicCentimetres(usableLitres * 1000), inside, temperatures, needsPlug, cost: minorUnits(fen(yuan)), available: draw.int(1, Math.ceil(most * share)) };
    }),
    stuffingPerRevenueTon: minorUnits(STUFFING_YUAN * 100),
    plugs: Math.ceil(line.plugs * share),
    loose: { perRevenueTon: minorUnits(fen(line.loose[0])), perBill: minorUnits(BILL_YUAN * 100), minimumMilliTons: 1000, capacityMilliTons: Math.round(line.loose[1] * 1000 * share) },
  };
};

const drawApart = (draw: Draw, consignments: readonly Consignment[]): (readonly [string, string])[] =>
  Array.from({ length: Math.floor(consignments.length / ONE_APART_IN) }, () => [draw.pick(consignments).id, draw.pick(consignments).id] as const).filter(([a, b]) => a !== b);

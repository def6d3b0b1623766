/** Random questions of consolidation for the engine's own tests: every feature occurs, sizes are chosen. */
import { cubicCentimetres, epochMin, grams, minorUnits } from '../../../planner/domain/index.ts';
import { makeLuck } from '../../../planner/support/index.ts';
import type { Consignment, Departure, Instance, Pin, UnitOffer } from '../../../planner/consolidation/index.ts';

const UNITS = [
  { type: '20GP', payload: 21_700, cbm: 28, cost: 5_200, needsPlug: false, inside: { lengthMm: 5_890, widthMm: 2_350, heightMm: 2_390 } },
  { type: '40GP', payload: 26_500, cbm: 56, cost: 8_100, needsPlug: false, inside: { lengthMm: 12_030, widthMm: 2_350, heightMm: 2_390 } },
  { type: '40HQ', payload: 26_400, cbm: 66, cost: 8_600, needsPlug: false, inside: { lengthMm: 12_030, widthMm: 2_350, heightMm: 2_690 } },
  { type: '20RF', payload: 20_000, cbm: 24, cost: 9_800, needsPlug: true, inside: { lengthMm: 5_440, widthMm: 2_270, heightMm: 2_200 } },
] as const;
const PLACES = ['KRSEL', 'KRPUS', 'JPOSA', 'USLAX'] as const;
const DAY = 1440;

export interface RandomShape {
  readonly consignments: number;
  readonly departures: number;
  readonly destinations?: number;
  readonly days?: number;
  /** Nearly all goods may share a unit. */
  readonly plain?: boolean;
  /** Pins, a standing plan and other things that make a question hard to satisfy. */
  readonly tangled?: boolean;
}

export const randomInstance = (seed: number, { consignments: n, departures: m, destinations = 2, days = 14, plain = false, tangled = false }: RandomShape): Instance => {
  const luck = makeLuck(seed);
  const oneOf = <T>(list: readonly T[]): T => list[luck.below(list.length)] as T;
  const between = (low: number, high: number): number => low + luck.next() * (high - low);
  const places = PLACES.slice(0, destinations);
  const departures = Array.from({ length: m }, (_, d): Departure => {
    const departsAt = Math.round(between(2 * DAY, days * DAY));
    const factor = between(0.85, 1.2);
    const units = UNITS.filter(() => luck.next() < 0.85).map((unit): UnitOffer => ({
      type: unit.type, payload: grams(unit.payload * 1000), volume: cubicCentimetres(unit.cbm * 1_000_000), inside: unit.inside, temperatures: unit.needsPlug ? ['chilled', 'frozen'] : ['ambient'],
      needsPlug: unit.needsPlug, cost: minorUnits(Math.round(unit.cost * factor * 100)), available: 1 + luck.below(4),
    }));
    return {
      id: `D${String(d).padStart(3, '0')}`, departsAt: epochMin(departsAt), readyBy: { unit: epochMin(departsAt - 600), loose: epochMin(departsAt - 1200) },
      destinations: new Map(places.filter(() => luck.next() < 0.7).map((place) => [place, { availableAt: epochMin(departsAt + Math.round(between(1, 4) * DAY)), onwardPerRevenueTon: minorUnits(Math.round(between(20, 90) * 100)) }])),
      regimes: ['9610', '9710', '1210'].filter(() => luck.next() < 0.9), temperatures: ['ambient', 'chilled', 'frozen'], dangerousGoods: luck.next() < 0.6 ? ['3', '8'] : [], units, plugs: 1 + luck.below(3),
      loose: luck.next() < 0.8 ? { perRevenueTon: minorUnits(Math.round(between(350, 600) * 100)), minimumMilliTons: 1000, capacityMilliTons: 40_000 } : undefined,
    };
  });
  const consignments = Array.from({ length: n }, (_, i): Consignment => {
    const cbm = Math.exp(between(-0.7, 2.5));
    const readyAt = Math.round(between(0, days * 0.6 * DAY));
    const late = between(20, 60) * cbm;
    return {
      id: `C${String(i).padStart(4, '0')}`, shipper: `S${luck.below(40)}`, consignee: `R${luck.below(Math.max(3, n >> 2))}`, weight: grams(Math.round(cbm * between(120, 520) * 1000)), volume: cubicCentimetres(Math.round(cbm * 1e6)),
      pieces: luck.next() < 0.05 ? [{ lengthMm: 5_900, widthMm: 400, heightMm: 400, weight: grams(90_000), count: 1 }] : [],
      readyAt: epochMin(readyAt), dueAt: luck.next() < 0.7 ? epochMin(readyAt + Math.round(between(3, 9) * DAY)) : undefined, destination: oneOf(places), regime: plain ? (luck.next() < 0.975 ? '9610' : '1210') : oneOf(['9610', '9610', '9710', '1210']),
      temperature: plain || luck.next() < 0.9 ? 'ambient' : oneOf(['chilled', 'frozen']), dangerousGoods: luck.next() < 0.06 ? oneOf(['3', '8']) : undefined, alone: luck.next() < (plain ? 0 : 0.03),
      holdingPerDay: minorUnits(Math.round(12 * cbm * 100)), latePerDay: minorUnits(Math.round(late * 100)), leftBehindCost: minorUnits(Math.round((900 * cbm + 300) * 100)),
    };
  });
  const pins: Pin[] = [];
  const before = new Map<string, { departure: string; unit: string } | null>();
  if (tangled) {
    for (let k = 0; k < 2; k++) {
      const [a, b] = [oneOf(consignments), oneOf(consignments)];
      const d = oneOf(departures);
      pins.push({ consignments: [...new Set([a.id, b.id])], departure: d.id, unit: luck.next() < 0.6 ? oneOf(['20GP', '40HQ', 'loose']) : undefined, closed: luck.next() < 0.3 });
    }
    for (const { id } of consignments) if (luck.next() < 0.6) before.set(id, luck.next() < 0.2 ? null : { departure: oneOf(departures).id, unit: oneOf(['20GP', '40HQ', 'loose']) });
  }
  const apart = Array.from({ length: n >> 4 }, () => [oneOf(consignments).id, oneOf(consignments).id] as const);
  return {
    currency: 'CNY', consignments, departures, mix: { regimeGroups: [['9610', '9710']], segregated: [['3', '8'], ['8', '8']], apart }, pins,
    churn: tangled && luck.next() < 0.5 ? { before, mostChanges: Math.ceil(n * between(0.5, 0.9)) } : undefined,
  };
};

/** Every rule of a plan by the code of its fault: whether an instance has it, and the same instance without it. */
import type { Consignment, Departure, Instance, PlanFaultCode } from '../../../../planner/consolidation/index.ts';
import { milliRevenueTons } from '../../../../planner/consolidation/index.ts';

type Rule = Exclude<PlanFaultCode, 'UNKNOWN_CONSIGNMENT' | 'UNKNOWN_DEPARTURE' | 'UNKNOWN_UNIT' | 'TWICE' | 'NOWHERE' | 'EMPTY_BATCH' | 'LOOSE_TWICE' | 'ORDER' | 'NO_LOOSE'>;
interface Constraint {
  /** Some goods meet the rule: a plan may break it. */
  readonly isPresent: (instance: Instance) => boolean;
  readonly drop: (instance: Instance) => Instance;
}

/** More than any tiny instance holds. */
const PLENTY = 1_000_000_000 as never;
const ofDepartures = (instance: Instance, change: (departure: Departure) => Departure): Instance => ({ ...instance, departures: instance.departures.map(change) });
const ofGoods = (instance: Instance, change: (consignment: Consignment) => Consignment): Instance => ({ ...instance, consignments: instance.consignments.map(change) });
const ofUnits = (instance: Instance, change: Partial<Departure['units'][number]>): Instance => ofDepartures(instance, (d) => ({ ...d, units: d.units.map((unit) => ({ ...unit, ...change })) }));
const somePair = ({ consignments, departures }: Instance, test: (c: Consignment, d: Departure) => boolean): boolean => consignments.some((c) => departures.some((d) => test(c, d)));
const someTwo = ({ consignments }: Instance, test: (a: Consignment, b: Consignment) => boolean): boolean => consignments.some((a) => consignments.some((b) => a !== b && test(a, b)));
const total = ({ consignments }: Instance, of: (c: Consignment) => number): number => consignments.reduce((sum, c) => sum + of(c), 0);
const distinct = (instance: Instance, of: (c: Consignment) => string | undefined): string[] => [...new Set(instance.consignments.flatMap((c) => of(c) ?? []))];

export const CONSTRAINTS: Readonly<Record<Rule, Constraint>> = {
  CUT_OFF: {
    isPresent: (i) => somePair(i, (c, d) => c.readyAt > d.readyBy.unit || c.readyAt > d.readyBy.loose),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, readyBy: { unit: PLENTY, loose: PLENTY } })),
  },
  DESTINATION: {
    isPresent: (i) => somePair(i, (c, d) => !d.destinations.has(c.destination)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, destinations: new Map(distinct(i, (c) => c.destination).map((id) => [id, d.destinations.get(id) ?? ([...d.destinations.values()][0] as never)])) })),
  },
  REGIME: {
    isPresent: (i) => somePair(i, (c, d) => !d.regimes.includes(c.regime)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, regimes: distinct(i, (c) => c.regime) })),
  },
  TEMPERATURE: {
    isPresent: (i) => somePair(i, (c, d) => !d.temperatures.includes(c.temperature)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, temperatures: distinct(i, (c) => c.temperature) })),
  },
  UNIT_TEMPERATURE: {
    isPresent: (i) => somePair(i, (c, d) => d.units.some((unit) => !unit.temperatures.includes(c.temperature))),
    drop: (i) => ofUnits(i, { temperatures: distinct(i, (c) => c.temperature) }),
  },
  DANGEROUS_GOODS: {
    isPresent: (i) => somePair(i, (c, d) => c.dangerousGoods !== undefined && !d.dangerousGoods.includes(c.dangerousGoods)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, dangerousGoods: distinct(i, (c) => c.dangerousGoods) })),
  },
  PIECE_SIZE: {
    isPresent: (i) => somePair(i, (c, d) => c.pieces.some(({ lengthMm }) => d.units.some(({ inside }) => inside && lengthMm > Math.max(inside.lengthMm, inside.widthMm, inside.heightMm)))),
    drop: (i) => ofUnits(i, { inside: undefined }),
  },
  PAYLOAD: {
    isPresent: (i) => i.departures.some((d) => d.units.some(({ payload }) => total(i, (c) => c.weight) > payload)),
    drop: (i) => ofUnits(i, { payload: PLENTY }),
  },
  VOLUME: {
    isPresent: (i) => i.departures.some((d) => d.units.some(({ volume }) => total(i, (c) => c.volume) > volume)),
    drop: (i) => ofUnits(i, { volume: PLENTY }),
  },
  MIX_REGIME: {
    isPresent: (i) => someTwo(i, (a, b) => a.regime !== b.regime && !i.mix.regimeGroups.some((group) => group.includes(a.regime) && group.includes(b.regime))),
    drop: (i) => ({ ...i, mix: { ...i.mix, regimeGroups: [distinct(i, (c) => c.regime)] } }),
  },
  MIX_DANGEROUS: {
    isPresent: (i) => someTwo(i, (a, b) => i.mix.segregated.some(([x, y]) => a.dangerousGoods === x && b.dangerousGoods === y)),
    drop: (i) => ({ ...i, mix: { ...i.mix, segregated: [] } }),
  },
  // No instance lets temperatures mix: all goods become of one class that every departure and unit takes.
  MIX_TEMPERATURE: {
    isPresent: (i) => distinct(i, (c) => c.temperature).length > 1,
    drop: (i) => ofUnits(ofDepartures(ofGoods(i, (c) => ({ ...c, temperature: 'any' })), (d) => ({ ...d, temperatures: ['any'] })), { temperatures: ['any'] }),
  },
  CONSIGNEE: {
    isPresent: (i) => someTwo(i, (a, b) => a.alone && a.consignee !== b.consignee),
    drop: (i) => ofGoods(i, (c) => ({ ...c, alone: false })),
  },
  APART: { isPresent: (i) => i.mix.apart.length > 0, drop: (i) => ({ ...i, mix: { ...i.mix, apart: [] } }) },
  UNITS: {
    isPresent: (i) => i.departures.some((d) => d.units.some(({ available }) => available < i.consignments.length)),
    drop: (i) => ofUnits(i, { available: i.consignments.length }),
  },
  TEU: {
    isPresent: (i) => i.departures.some((d) => d.room && d.room.teu < d.units.reduce((sum, { available, teu = 0 }) => sum + available * teu, 0)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, room: undefined })),
  },
  PLUGS: {
    isPresent: (i) => i.departures.some((d) => d.plugs < d.units.filter(({ needsPlug }) => needsPlug).reduce((sum, { available }) => sum + available, 0)),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, plugs: PLENTY })),
  },
  LOOSE_CAPACITY: {
    isPresent: (i) => i.departures.some(({ loose }) => loose && total(i, milliRevenueTons) > loose.capacityMilliTons),
    drop: (i) => ofDepartures(i, (d) => ({ ...d, loose: d.loose && { ...d.loose, capacityMilliTons: PLENTY } })),
  },
  PINNED: { isPresent: (i) => i.pins.length > 0, drop: (i) => ({ ...i, pins: [] }) },
  CHURN: { isPresent: (i) => i.churn !== undefined, drop: (i) => ({ ...i, churn: undefined }) },
};
export const RULES = Object.keys(CONSTRAINTS) as readonly Rule[];

/** Tiny random instances in which every rule has something to say: each is drawn tight in about half of them and slack in the others. */
import type { Consignment, Departure, Instance, Pin, Placement, UnitOffer } from '../../../../planner/consolidation/index.ts';
import { bestPlan, type BestPlan } from './brute-force.ts';
import { RULES } from './constraints.ts';

const DAY = 1440;
const FIRST = 29_700_000;

/** xorshift32: enough to vary small instances, and not the planner's own. */
const drawing = (seed: number) => {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { int, chance: (share: number): boolean => next() < share, pick: <T>(of: readonly T[]): T => of[int(0, of.length - 1)] as T };
};
type Drawing = ReturnType<typeof drawing>;

export const shuffled = <T>(rows: readonly T[], seed: number): T[] => {
  const draw = drawing(seed);
  return rows.map((row) => ({ row, at: draw.int(0, 1_000_000) })).sort((a, b) => a.at - b.at).map(({ row }) => row);
};

/** An instance that has a plan, and its best. */
export const randomInstance = (seed: number): { readonly instance: Instance; readonly best: BestPlan } => {
  const draw = drawing(seed);
  // Rooms have luck of their own, so that the rest of a seed stays what it was.
  const rooms = drawing(seed + 4_242);
  const tight = Object.fromEntries(RULES.filter((rule) => rule !== 'TEU').map((rule) => [rule, draw.chance(rule === 'PINNED' ? 0.52 : 0.47)])) as Record<(typeof RULES)[number], boolean>;
  const departures = Array.from({ length: draw.int(1, 3) }, (_, i) => withRoom(rooms, drawDeparture(draw, tight, i), i));
  const consignments = Array.from({ length: draw.int(4, 7) }, (_, i) => drawConsignment(draw, tight, i));
  const pairs = consignments.flatMap((a, i) => consignments.slice(i + 1).map((b) => [a.id, b.id] as const)).filter(() => draw.chance(0.4));
  const open: Instance = {
    currency: 'CNY', consignments, departures,
    mix: {
      regimeGroups: tight.MIX_REGIME ? draw.pick([[], [['9710', '9810']], [['9610', '9710'], ['9710', '9810']]]) : [['9610', '9710', '9810']],
      segregated: tight.MIX_DANGEROUS ? [['3', '8'], ['8', '8'], ['3', '3']] : [],
      apart: tight.APART ? pairs : [],
    },
    pins: [], churn: undefined,
  };
  // Pins and a standing plan are drawn until some plan keeps them: to have none is another test's question.
  for (let tries = 0; tries < 40; tries++) {
    const drawn = { ...open, pins: tight.PINNED ? drawPins(draw, open) : [], churn: tight.CHURN ? drawChurn(draw, open) : undefined };
    const best = bestPlan(drawn);
    if (best) return { instance: drawn, best };
  }
  return { instance: open, best: bestPlan(open) as BestPlan };
};

type Tight = Record<(typeof RULES)[number], boolean>;

const withRoom = (rooms: Drawing, departure: Departure, i: number): Departure => ({
  ...departure, units: departure.units.map((unit) => ({ ...unit, teu: unit.type === '20GP' ? 1 : 2 })), room: rooms.chance(0.5) ? { sailing: `V${i}`, teu: rooms.int(1, 3) } : undefined,
});
const drawDeparture = (draw: Drawing, tight: Tight, i: number): Departure => {
  const departsAt = FIRST + (3 + 2 * i) * DAY + draw.int(0, 600);
  const cutOff = tight.CUT_OFF ? draw.int(1, 3) * DAY : 60;
  const there = (): ReturnType<Departure['destinations']['get']> => {
    const unit = departsAt + draw.int(20, 70) * 60;
    return { availableAt: { unit, loose: unit + draw.int(0, 48) * 60 }, onwardPerRevenueTon: draw.int(0, 9999) } as never;
  };
  const served = tight.DESTINATION ? draw.pick([['A'], ['A', 'B'], ['B'], ['A', 'B']]) : ['A', 'B'];
  const unit = (type: string): UnitOffer => ({
    type,
    payload: (tight.PAYLOAD ? draw.int(2, 5) : 40) * 1_000_000, volume: (tight.VOLUME ? draw.int(4, 7) : 90) * 1_000_000,
    inside: tight.PIECE_SIZE ? { lengthMm: draw.pick([2300, 5900]), widthMm: 2300, heightMm: draw.pick([1600, 2400]) } : undefined,
    temperatures: tight.UNIT_TEMPERATURE ? draw.pick([['AMB'], ['FRZ'], ['AMB', 'FRZ']]) : ['AMB', 'FRZ'],
    needsPlug: draw.chance(tight.PLUGS ? 0.7 : 0.2), cost: draw.int(60_000, 180_000), available: tight.UNITS ? draw.pick([0, 1, 1, 2]) : 4,
  }) as never;
  return {
    id: `D${i + 1}`, departsAt, readyBy: { unit: departsAt - cutOff, loose: departsAt - Math.floor(cutOff / draw.int(1, 2)) },
    destinations: new Map(served.map((id) => [id, there()])),
    regimes: tight.REGIME ? draw.pick([['9710', '9610'], ['9610', '9710', '9810'], ['9710', '9810']]) : ['9610', '9710', '9810'],
    temperatures: tight.TEMPERATURE ? draw.pick([['AMB'], ['FRZ'], ['AMB', 'FRZ'], ['AMB', 'FRZ']]) : ['AMB', 'FRZ'],
    dangerousGoods: tight.DANGEROUS_GOODS ? draw.pick([[], ['3'], ['3', '8'], ['3', '8']]) : ['3', '8'],
    units: ['20GP', '40HQ'].slice(0, draw.int(1, 2)).map(unit), plugs: tight.PLUGS ? draw.int(0, 1) : 9,
    stuffingPerRevenueTon: draw.int(0, 6001),
    loose: draw.chance(0.5) ? { ...(draw.chance(0.3) ? { byKilogram: [drawRate(draw)] } : {}), perRevenueTon: draw.int(30_000, 60_000), perBill: draw.int(0, 20_001), minimumMilliTons: draw.pick([0, 1000, 2000]), capacityMilliTons: tight.LOOSE_CAPACITY ? draw.int(1500, 7000) : 99_000 } : undefined,
  } as never;
};

/** Three breaks, cheaper by the ton each, with a least amount. */
const drawRate = (draw: Drawing) => {
  const first = draw.int(30_000, 90_000);
  return { cm3PerKg: draw.pick([5000, 6000]), step: draw.pick([500, 1000]), breaks: [[0, 1], [300_000, 0.8], [1_000_000, 0.7]].map(([from, share]) => ({ from, perTon: Math.round(first * (share as number)) })), atLeast: draw.int(0, 30_000) };
};

const drawConsignment = (draw: Drawing, tight: Tight, i: number): Consignment => {
  const volume = draw.int(400, 4200) * 1000 + draw.pick([0, 1]);
  const weight = Math.round((volume / 1000) * draw.int(100, tight.PAYLOAD ? 1400 : 500));
  const tons = Math.max(volume / 1e6, weight / 1e6);
  const readyAt = FIRST + draw.int(0, 3 * DAY);
  const cold = tight.TEMPERATURE || tight.UNIT_TEMPERATURE || tight.MIX_TEMPERATURE || tight.PLUGS;
  return {
    id: `C${i + 1}`, shipper: `S${draw.int(1, 3)}`, consignee: `R${draw.int(1, 4)}`, weight, volume,
    pieces: tight.PIECE_SIZE && draw.chance(0.6) ? [{ lengthMm: draw.pick([800, 2350, 3000, 6000]), widthMm: draw.pick([300, 2000]), heightMm: draw.pick([300, 1700]), weight: 1000, count: 1 }] : [],
    readyAt, dueAt: draw.chance(0.7) ? readyAt + draw.int(2 * DAY, 9 * DAY) : undefined,
    destination: draw.pick(['A', 'A', 'B']), regime: draw.pick(tight.REGIME || tight.MIX_REGIME ? ['9610', '9710', '9810'] : ['9710', '9710', '9810']), temperature: cold && draw.chance(0.36) ? 'FRZ' : 'AMB',
    dangerousGoods: draw.chance(tight.DANGEROUS_GOODS || tight.MIX_DANGEROUS ? 0.65 : 0.1) ? draw.pick(['3', '8']) : undefined, alone: tight.CONSIGNEE && draw.chance(0.5),
    holdingPerDay: Math.round(draw.int(300, 3000) * tons), latePerDay: Math.round(draw.int(1000, 9000) * tons), leftBehindCost: 40_000 + Math.round(draw.int(60_000, 120_000) * tons),
  } as never;
};

const drawPlacement = (draw: Drawing, { departures }: Instance): Placement => {
  const departure = draw.pick(departures);
  return { departure: departure.id, unit: draw.pick([...departure.units.map(({ type }) => type), ...(departure.loose ? ['loose'] : [])]) };
};

const drawPins = (draw: Drawing, instance: Instance): readonly Pin[] => {
  const ids = shuffled(instance.consignments.map(({ id }) => id), draw.int(1, 1000));
  return Array.from({ length: draw.int(1, 2) }, () => {
    const { departure, unit } = drawPlacement(draw, instance);
    return { consignments: ids.splice(0, draw.pick([1, 1, 2])).sort(), departure, unit: draw.chance(0.3) ? undefined : unit, closed: draw.chance(0.4) };
  }).filter(({ consignments }) => consignments.length > 0);
};

const drawChurn = (draw: Drawing, instance: Instance): NonNullable<Instance['churn']> => ({
  before: new Map(instance.consignments.filter(() => draw.chance(0.8)).map(({ id }) => [id, draw.chance(0.35) ? null : drawPlacement(draw, instance)])),
  mostChanges: draw.int(1, 4),
});

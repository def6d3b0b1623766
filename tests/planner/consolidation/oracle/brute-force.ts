/**
 * The least cost of a tiny instance, by trying everything. Written from the docstrings of instance.ts alone: it shares no line with the planner.
 * Every set of goods that might share a unit is tried in every unit, every departure with every set of goods, every split over the departures.
 */
import type { Assignment, Batch, Consignment, Departure, Instance, UnitOffer } from '../../../../planner/consolidation/index.ts';

/** Ten consignments are a thousand sets; beyond, this is not the tool. */
const MOST_GOODS = 10;

/** Batches by the bits of their goods, of one departure; those of the departures before it hang on `rest`. */
interface Way {
  readonly cost: number;
  readonly batches: readonly (readonly [departure: string, unit: string, set: number])[];
  readonly rest: Way | undefined;
}
const batchesOf = (way: Way | undefined): Way['batches'] => (way ? [...way.batches, ...batchesOf(way.rest)] : []);
/** By the number of goods that travel otherwise than before. */
type Ways = (Way | undefined)[];
const better = (a: Way | undefined, b: Way): Way => (a && a.cost <= b.cost ? a : b);

export interface BestPlan {
  readonly cost: number;
  readonly plan: Assignment;
}

/** Minor units; infinite where no plan keeps every rule. */
export const leastCost = (instance: Instance, options?: { readonly mixesTemperatures: boolean }): number => bestPlan(instance, options)?.cost ?? Number.POSITIVE_INFINITY;

/** Undefined: no plan keeps every rule. `mixesTemperatures` drops the one rule that no instance can drop. */
export const bestPlan = (instance: Instance, { mixesTemperatures } = { mixesTemperatures: false }): BestPlan | undefined => {
  const { consignments, departures } = instance;
  if (consignments.length > MOST_GOODS) throw new Error(`${consignments.length} consignments are too many to try everything`);
  const all = 2 ** consignments.length - 1;
  const allowed = Math.min(instance.churn?.mostChanges ?? 0, consignments.length);
  const changes = (i: number, departure: string | null, unit: string): number => {
    const before = instance.churn?.before.get((consignments[i] as Consignment).id);
    if (before === undefined) return 0;
    return (before === null ? departure !== null : before.departure !== departure || before.unit !== unit) ? 1 : 0;
  };

  // best[set][k]: the cheapest way to deal with exactly that set of goods, k of them otherwise than before. At first, all of it stays behind.
  let best: Ways[] = sets(all).map((set) => {
    const ways = none(allowed);
    if (instance.pins.some((pin) => pin.consignments.some((id) => has(set, indexOf(instance, id))))) return ways;
    const changed = members(set).reduce((sum, i) => sum + changes(i, null, ''), 0);
    if (changed <= allowed) ways[changed] = { cost: members(set).reduce((sum, i) => sum + (consignments[i] as Consignment).leftBehindCost, 0), batches: [], rest: undefined };
    return ways;
  });
  for (const departure of departures) {
    const carried = sets(all).filter((set) => set > 0 && members(set).length === 1 && serves(departure, consignments[members(set)[0] as number] as Consignment)).reduce((mask, bit) => mask | bit, 0);
    const groups = sharedBy(instance, departure, carried, mixesTemperatures);
    const here = sets(all).map((set) => ((set & carried) === set && pinsKeptBySet(instance, departure, set) ? departurePlans(instance, departure, set, allowed, (i, unit) => changes(i, departure.id, unit), groups) : none(allowed)));
    best = sets(all).map((set) => {
      const ways = none(allowed);
      for (let part = set; ; part = (part - 1) & set) {
        const [these, others] = [here[part] as Ways, best[set ^ part] as Ways];
        for (let k = 0; k <= allowed; k++) {
          const gone = these[k];
          if (!gone) continue;
          for (let j = 0; j + k <= allowed; j++) {
            const rest = others[j];
            if (rest && gone.cost + rest.cost < (ways[j + k]?.cost ?? Number.POSITIVE_INFINITY)) ways[j + k] = { cost: gone.cost + rest.cost, batches: gone.batches, rest };
          }
        }
        if (part === 0) break;
      }
      return ways;
    });
  }
  const found = (best[all] as Ways).reduce<Way | undefined>((sofar, way) => (way ? better(sofar, way) : sofar), undefined);
  return found && { cost: found.cost, plan: toAssignment(instance, found) };
};

/** Loose goods of a departure are one batch. */
const toAssignment = ({ consignments }: Instance, way: Way): Assignment => {
  const batches = batchesOf(way);
  const looseSets = new Map<string, number>();
  for (const [departure, unit, set] of batches) if (unit === 'loose') looseSets.set(departure, (looseSets.get(departure) ?? 0) | set);
  const ids = (set: number): string[] => members(set).map((i) => (consignments[i] as Consignment).id).sort();
  const listed: Batch[] = [
    ...batches.filter(([, unit]) => unit !== 'loose').map(([departure, unit, set]) => ({ departure, unit, consignments: ids(set) })),
    ...[...looseSets].map(([departure, set]) => ({ departure, unit: 'loose', consignments: ids(set) })),
  ];
  const key = ({ departure, unit, consignments: [first = ''] }: Batch): string => [departure, unit, first].join('\0');
  const sent = new Set(listed.flatMap((batch) => batch.consignments));
  return { batches: listed.sort((a, b) => (key(a) < key(b) ? -1 : 1)), leftBehind: consignments.map(({ id }) => id).filter((id) => !sent.has(id)).sort() };
};

const sets = (all: number): number[] => Array.from({ length: all + 1 }, (_, set) => set);
const none = (allowed: number): Ways => Array.from({ length: allowed + 1 }, () => undefined);
const has = (set: number, i: number): boolean => i >= 0 && (set & (1 << i)) !== 0;
const MEMBERS = Array.from({ length: 2 ** MOST_GOODS }, (_, set) => Array.from({ length: MOST_GOODS }, (__, i) => i).filter((i) => has(set, i)));
const members = (set: number): readonly number[] => MEMBERS[set] as number[];
const indexOf = ({ consignments }: Instance, id: string): number => consignments.findIndex((consignment) => consignment.id === id);

/** Goods pinned to a departure are on it, and on no other. */
const pinsKeptBySet = (instance: Instance, departure: Departure, set: number): boolean =>
  instance.pins.every((pin) => pin.consignments.every((id) => has(set, indexOf(instance, id)) === (pin.departure === departure.id)));

/** For each type of unit, by their first member, the sets of goods that may share one, and what each costs besides the unit. */
type Groups = ReadonlyMap<string, readonly (readonly (readonly [set: number, cost: number])[])[]>;
const sharedBy = (instance: Instance, departure: Departure, carried: number, mixesTemperatures: boolean): Groups =>
  new Map(departure.units.map((unit) => {
    const sharing = sets(carried).filter((set) => set > 0 && (set & carried) === set && mayShare(instance, departure, unit, set, mixesTemperatures));
    const priced = sharing.map((set) => [set, members(set).reduce((sum, i) => sum + unitCostOf(instance, departure, i), 0)] as const);
    return [unit.type, instance.consignments.map((_, i) => priced.filter(([set]) => members(set)[0] === i))];
  }));

/** The cheapest ways of sending exactly this set on one departure, by the number of changes. */
const departurePlans = (instance: Instance, departure: Departure, set: number, allowed: number, changes: (i: number, unit: string) => number, groups: Groups): Ways => {
  const best = none(allowed);
  const used = new Map<string, number>();
  const looseWhole = mayGoLoose(instance, departure, set);
  const batches: [string, string, number][] = [];
  const visit = (left: number, cost: number, changed: number, looseSet: number): void => {
    if (changed > allowed) return;
    if (left === 0) {
      if (cost < (best[changed]?.cost ?? Number.POSITIVE_INFINITY)) best[changed] = { cost, batches: [...batches], rest: undefined };
      return;
    }
    // Whoever comes first goes loose or into a new unit, with any of those that are left.
    const first = members(left)[0] as number;
    const looseNow = looseSet | (1 << first);
    if (looseWhole || mayGoLoose(instance, departure, looseNow)) {
      batches.push([departure.id, 'loose', 1 << first]);
      visit(left ^ (1 << first), cost + looseCostOf(instance, departure, first), changed + changes(first, 'loose'), looseNow);
      batches.pop();
    }
    for (const unit of departure.units) {
      const count = used.get(unit.type) ?? 0;
      const plugged = departure.units.filter((u) => u.needsPlug).reduce((sum, u) => sum + (used.get(u.type) ?? 0), 0);
      if (count >= unit.available || (unit.needsPlug && plugged >= departure.plugs)) continue;
      const teu = departure.units.reduce((sum, u) => sum + (used.get(u.type) ?? 0) * (u.teu ?? 0), unit.teu ?? 0);
      if (departure.room && teu > departure.room.teu) continue;
      used.set(unit.type, count + 1);
      for (const [group, own] of groups.get(unit.type)?.[first] ?? []) {
        if ((group & left) !== group) continue;
        batches.push([departure.id, unit.type, group]);
        visit(left ^ group, cost + unit.cost + own, changed + members(group).reduce((sum, i) => sum + changes(i, unit.type), 0), looseSet);
        batches.pop();
      }
      used.set(unit.type, count);
    }
  };
  visit(set, 0, 0, 0);
  return best;
};

const serves = (departure: Departure, { destination, regime, temperature, dangerousGoods }: Consignment): boolean =>
  departure.destinations.has(destination) && departure.regimes.includes(regime) && departure.temperatures.includes(temperature) && (dangerousGoods === undefined || departure.dangerousGoods.includes(dangerousGoods));

/** Thousandths of a revenue ton: tonnes or cubic metres, whichever is more. */
const milliTons = ({ weight, volume }: Consignment): number => Math.max(Math.ceil(weight / 1000), Math.ceil(volume / 1000));

const mayGoLoose = ({ consignments, pins }: Instance, departure: Departure, set: number): boolean => {
  const goods = members(set).map((i) => consignments[i] as Consignment);
  const { loose } = departure;
  if (!loose || goods.some((c) => !serves(departure, c) || c.readyAt > departure.readyBy.loose)) return false;
  if (goods.some((c) => pins.some((pin) => pin.unit !== undefined && pin.unit !== 'loose' && pin.consignments.includes(c.id)))) return false;
  return goods.reduce((sum, c) => sum + milliTons(c), 0) <= loose.capacityMilliTons;
};

const mayShare = (instance: Instance, departure: Departure, unit: UnitOffer, set: number, mixesTemperatures: boolean): boolean => {
  const { mix, pins } = instance;
  const goods = members(set).map((i) => instance.consignments[i] as Consignment);
  const ids = goods.map(({ id }) => id);
  for (const c of goods) {
    if (!serves(departure, c) || c.readyAt > departure.readyBy.unit || !unit.temperatures.includes(c.temperature)) return false;
    for (const p of c.pieces) if (unit.inside && !goesIn([p.lengthMm, p.widthMm, p.heightMm], [unit.inside.lengthMm, unit.inside.widthMm, unit.inside.heightMm])) return false;
  }
  if (goods.reduce((sum, c) => sum + c.weight, 0) > unit.payload || goods.reduce((sum, c) => sum + c.volume, 0) > unit.volume) return false;
  for (const [n, a] of goods.entries())
    for (const b of goods.slice(n + 1)) {
      if (!mixesTemperatures && a.temperature !== b.temperature) return false;
      if ((a.alone || b.alone) && a.consignee !== b.consignee) return false;
      if (mix.segregated.some(([x, y]) => (a.dangerousGoods === x && b.dangerousGoods === y) || (a.dangerousGoods === y && b.dangerousGoods === x))) return false;
      if (mix.apart.some((pair) => pair.includes(a.id) && pair.includes(b.id))) return false;
    }
  const modes = [...new Set(goods.map((c) => c.regime))];
  if (modes.length > 1 && !mix.regimeGroups.some((group) => modes.every((mode) => group.includes(mode)))) return false;
  return pins.every((pin) => {
    const touched = pin.consignments.some((id) => ids.includes(id));
    if (!touched || pin.unit === undefined) return true;
    // Goods pinned to one unit are all in it; a closed one holds nothing else.
    return pin.departure === departure.id && pin.unit === unit.type && pin.consignments.every((id) => ids.includes(id)) && (!pin.closed || ids.every((id) => pin.consignments.includes(id)));
  });
};

/** Turned about the axes in any of the six ways. */
const goesIn = ([a, b, c]: [number, number, number], [l, w, h]: [number, number, number]): boolean =>
  ([[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] as const).some(([x, y, z]) => x <= l && y <= w && z <= h);

const DAY = 24 * 60;
const sending = (c: Consignment, departure: Departure, way: 'unit' | 'loose'): number => {
  const there = departure.destinations.get(c.destination);
  if (!there) return Number.POSITIVE_INFINITY;
  const waits = Math.max(0, departure.departsAt - c.readyAt);
  const late = c.dueAt === undefined ? 0 : Math.max(0, there.availableAt[way] - c.dueAt);
  return Math.round((c.holdingPerDay * waits) / DAY) + Math.round((c.latePerDay * late) / DAY) + Math.round((there.onwardPerRevenueTon * milliTons(c)) / 1000);
};
const unitCostOf = ({ consignments }: Instance, departure: Departure, i: number): number => {
  const c = consignments[i] as Consignment;
  return sending(c, departure, 'unit') + Math.round((departure.stuffingPerRevenueTon * milliTons(c)) / 1000);
};
const looseCostOf = ({ consignments }: Instance, departure: Departure, i: number): number => {
  const c = consignments[i] as Consignment;
  const { loose } = departure;
  if (!loose) return Number.POSITIVE_INFINITY;
  const byWeight = (loose.byKilogram ?? []).map(({ cm3PerKg, step, breaks, atLeast }) => {
    let kg = 0;
    while (kg * 1000 < c.weight || kg * cm3PerKg < c.volume) kg += step / 1000;
    return breaks.reduce((least, { from, perTon }) => Math.min(least, Math.max(atLeast, Math.round((perTon * Math.max(kg, from / 1000)) / 1000))), Number.POSITIVE_INFINITY);
  });
  return sending(c, departure, 'loose') + Math.round((loose.perRevenueTon * Math.max(milliTons(c), loose.minimumMilliTons)) / 1000) + loose.perBill + byWeight.reduce((sum, cost) => sum + cost, 0);
};

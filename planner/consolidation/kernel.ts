/**
 * An instance as integers and flat arrays: what search, pricing and bound work on.
 *
 * Rows are sorted by id first, so that the order in which they came decides nothing. Consignments pinned into one unit are one item from here on; all
 * others are items of their own. A slot is a unit type on a departure. Money is minor units, weight grams, volume cubic centimetres; every number is
 * an integer held in a double, and `Infinity` is a way that is barred.
 *
 * Not handled: more than 30 groups of regimes; two offers of one type on one departure. Both stop with a broken invariant.
 */
import { assert } from '../support/index.ts';
import { LOOSE } from './check-sending.ts';
import { looseCost, milliRevenueTons, sendingCost, stuffingCost } from './costs.ts';
import type { Consignment, Departure, Instance, Placement } from './instance.ts';
import { clashes, familiesOf, profileOf, regimeGroupsOf, type Profile } from './mix.ts';
import { itemsOf, maySend, type Item } from './ways.ts';

export interface Kernel {
  readonly consignments: readonly Consignment[];
  readonly departures: readonly Departure[];
  readonly items: readonly Item[];
  readonly itemCount: number;
  readonly slotCount: number;
  readonly departureCount: number;
  readonly weight: Float64Array;
  readonly volume: Float64Array;
  readonly milliTons: Float64Array;
  /** Left behind. */
  readonly leave: Float64Array;
  /** By item × slotCount + slot: sending in a unit of the slot. */
  readonly sending: Float64Array;
  /** By item × departureCount + departure: sending loose. */
  readonly loose: Float64Array;
  readonly slotDeparture: Int32Array;
  readonly slotType: readonly string[];
  readonly slotCost: Float64Array;
  readonly slotWeight: Float64Array;
  readonly slotVolume: Float64Array;
  /** Units there are, no more than items that may go in them. */
  readonly slotAvailable: Int32Array;
  readonly slotPlug: Uint8Array;
  /** By departure; no more than units that need one. */
  readonly plugs: Int32Array;
  /** What a unit takes of its room, and which: −1 where there is no limit. */
  readonly slotTeu: Int32Array;
  readonly slotRoom: Int32Array;
  readonly roomTeu: Int32Array;
  readonly looseCapacity: Float64Array;
  /** Class of each item, and whether items of two classes may not share a unit: by class × classCount + class. */
  readonly itemClass: Int32Array;
  readonly classCount: number;
  readonly clash: Uint8Array;
  readonly regimeBits: Int32Array;
  /** Shares a unit only with items of its own company: its consignee, or nobody where a pin is closed. */
  readonly alone: Uint8Array;
  readonly company: Int32Array;
  /** By item: others it is kept apart from one by one, where their classes would mix. */
  readonly apart: readonly (readonly number[])[];
  readonly hasApart: boolean;
  /** Items of each family, ascending: the goods of any unit lie within one. */
  readonly families: readonly Int32Array[];
  /** Travelling otherwise than before, by item and way; undefined: free. */
  readonly churn: { readonly bySlot: Float64Array; readonly byLoose: Float64Array; readonly byLeave: Float64Array; readonly most: number } | undefined;
}

export const compileKernel = (instance: Instance): Kernel => {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const consignments = byId(instance.consignments);
  const departures = byId(instance.departures);
  const slots = departures.flatMap((departure, d) => departure.units.toSorted((a, b) => (a.type < b.type ? -1 : 1)).map((unit) => ({ d, departure, unit })));
  assert(new Set(slots.map(({ d, unit }) => `${d} ${unit.type}`)).size === slots.length, 'two offers of one type on a departure');
  const items = itemsOf(consignments, instance.pins);
  const [n, slotCount, departureCount] = [items.length, slots.length, departures.length];

  const groups = regimeGroupsOf(consignments.map(({ regime }) => regime), instance.mix);
  assert(groups.length <= 30, 'more groups of regimes than bits');
  const profiles = items.map(({ members }) => profileOf(members.map((m) => consignments[m] as Consignment), instance.mix, groups));
  const company = companyOf(consignments, items);
  const classes = classify(instance, profiles, company, groups.length);

  const sum = (of: (consignment: Consignment) => number): Float64Array => Float64Array.from(items, ({ members }) => members.reduce((all, m) => all + of(consignments[m] as Consignment), 0));
  const [weight, volume, milliTons] = [sum((c) => c.weight), sum((c) => c.volume), sum(milliRevenueTons)];
  const leave = Float64Array.from(items, ({ members, pins }) => (pins.length > 0 ? Infinity : members.reduce((all, m) => all + (consignments[m] as Consignment).leftBehindCost, 0)));
  const sending = new Float64Array(n * slotCount).fill(Infinity);
  const loose = new Float64Array(n * departureCount).fill(Infinity);
  const before = instance.churn?.before;
  const changesOf = (item: Item, way: Placement | null): number =>
    item.members.reduce((count, m) => {
      const was = before?.get((consignments[m] as Consignment).id);
      return count + Number(was !== undefined && (was === null || way === null ? was !== way : was.departure !== way.departure || was.unit !== way.unit));
    }, 0);
  const [bySlot, byLoose] = before ? [new Float64Array(n * slotCount), new Float64Array(n * departureCount)] : [new Float64Array(0), new Float64Array(0)];

  items.forEach((item, i) => {
    const goods = item.members.map((m) => consignments[m] as Consignment);
    const inUnit = departures.map((departure) => goods.reduce((all, c) => all + addUp(sendingCost(c, departure, 'unit')) + stuffingCost(c, departure), 0));
    slots.forEach(({ d, departure, unit }, s) => {
      if (before) bySlot[i * slotCount + s] = changesOf(item, { departure: departure.id, unit: unit.type });
      if (profiles[i] && (weight[i] as number) <= unit.payload && (volume[i] as number) <= unit.volume && maySend(item, goods, departure, unit)) sending[i * slotCount + s] = inUnit[d] as number;
    });
    departures.forEach((departure, d) => {
      if (before) byLoose[i * departureCount + d] = changesOf(item, { departure: departure.id, unit: LOOSE });
      const offer = departure.loose;
      if (!offer || !maySend(item, goods, departure, LOOSE) || (milliTons[i] as number) > offer.capacityMilliTons) return;
      loose[i * departureCount + d] = goods.reduce((all, c) => all + addUp(sendingCost(c, departure, 'loose')) + looseCost(c, offer), 0);
    });
  });
  const rooms = roomsOf(departures);
  const eligible = slots.map((_, s) => items.reduce((count, _item, i) => count + Number((sending[i * slotCount + s] as number) < Infinity), 0));
  return {
    consignments, departures, items, itemCount: n, slotCount, departureCount, weight, volume, milliTons, leave, sending, loose, ...company, ...classes,
    slotDeparture: Int32Array.from(slots, ({ d }) => d), slotType: slots.map(({ unit }) => unit.type), slotCost: Float64Array.from(slots, ({ unit }) => unit.cost),
    slotWeight: Float64Array.from(slots, ({ unit }) => Math.max(1, unit.payload)), slotVolume: Float64Array.from(slots, ({ unit }) => Math.max(1, unit.volume)),
    slotAvailable: Int32Array.from(slots, ({ unit }, s) => Math.max(0, Math.min(unit.available, eligible[s] as number))),
    slotTeu: Int32Array.from(slots, ({ unit }) => unit.teu ?? 0),
    slotRoom: Int32Array.from(slots, ({ departure, unit }) => (departure.room && unit.teu ? [...rooms.keys()].indexOf(departure.room.sailing) : -1)),
    roomTeu: Int32Array.from(rooms.values()),
    slotPlug: Uint8Array.from(slots, ({ unit }) => Number(unit.needsPlug)),
    plugs: Int32Array.from(departures, ({ plugs }) => Math.min(plugs, n)),
    looseCapacity: Float64Array.from(departures, ({ loose }) => loose?.capacityMilliTons ?? 0),
    apart: apartOf(instance, consignments, items), hasApart: instance.mix.apart.length > 0 || classes.selfClash,
    churn: instance.churn && { bySlot, byLoose, byLeave: Float64Array.from(items, (item) => changesOf(item, null)), most: instance.churn.mostChanges - vanished(instance) },
  };
};

const roomsOf = (departures: readonly Departure[]): ReadonlyMap<string, number> => {
  const rooms = new Map<string, number>();
  for (const { room } of departures) if (room) rooms.set(room.sailing, Math.min(room.teu, rooms.get(room.sailing) ?? Infinity));
  return rooms;
};

/** Consignments of the standing plan that are no longer there: each has changed. */
const vanished = ({ churn, consignments }: Instance): number => {
  const ids = new Set(consignments.map(({ id }) => id));
  return [...(churn?.before.keys() ?? [])].filter((id) => !ids.has(id)).length;
};

const addUp = (parts: ReturnType<typeof sendingCost>): number => (parts ? parts.holding + parts.lateness + parts.onward : Infinity);

/** Consignees as numbers; a number of its own for an item that is closed or of several consignees. */
const companyOf = (consignments: readonly Consignment[], items: readonly Item[]): Pick<Kernel, 'alone' | 'company'> => {
  const numbers = new Map<string, number>();
  const company = Int32Array.from(items, ({ members, closed }, i) => {
    const consignees = new Set(members.map((m) => (consignments[m] as Consignment).consignee));
    const key = closed || consignees.size > 1 ? `item ${i}` : `consignee ${[...consignees].join()}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) as number;
  });
  return { company, alone: Uint8Array.from(items, ({ members, closed }) => Number(closed || members.some((m) => (consignments[m] as Consignment).alone))) };
};

/** Items whose goods may not mix at all share a class that no family holds. Families: the goods that take any company, and those of each company with somebody alone in it. */
const classify = ({ mix }: Instance, profiles: readonly (Profile | undefined)[], { alone, company }: Pick<Kernel, 'alone' | 'company'>, groupCount: number) => {
  const classOf = new Map<string, number>();
  const representatives: (Profile | undefined)[] = [];
  const itemClass = Int32Array.from(profiles, (profile) => {
    const key = JSON.stringify(profile ?? 'barred');
    if (!classOf.has(key)) {
      classOf.set(key, representatives.length);
      representatives.push(profile);
    }
    return classOf.get(key) as number;
  });
  const classCount = representatives.length;
  const clash = new Uint8Array(classCount * classCount);
  representatives.forEach((a, i) => representatives.forEach((b, j) => (clash[i * classCount + j] = Number(!a || !b || clashes(mix, a, b)))));
  const bits = representatives.map((profile) => profile?.regimeBits ?? 0);
  const familiesAmong = (items: readonly number[]): Int32Array[] => {
    const present = [...new Set(items.map((i) => itemClass[i] as number))].filter((c) => representatives[c]).toSorted((a, b) => a - b);
    return familiesOf(present, bits, (a, b) => clash[a * classCount + b] === 1, groupCount).map((family) => {
      const within = new Set(family);
      return Int32Array.from(items.filter((i) => within.has(itemClass[i] as number)));
    });
  };
  const companies = new Map<number, number[]>();
  company.forEach((number, i) => companies.set(number, [...(companies.get(number) ?? []), i]));
  const families = [familiesAmong([...itemClass.keys()].filter((i) => alone[i] === 0)), ...[...companies.values()].filter((items) => items.some((i) => alone[i] === 1)).map(familiesAmong)].flat();
  const selfClash = representatives.some((profile, c) => profile !== undefined && clash[c * classCount + c] === 1);
  return { itemClass, classCount, clash, families, selfClash, regimeBits: Int32Array.from(profiles, (profile) => profile?.regimeBits ?? 0) };
};

const apartOf = ({ mix }: Instance, consignments: readonly Consignment[], items: readonly Item[]): readonly (readonly number[])[] => {
  const itemOf = new Map(items.flatMap(({ members }, i) => members.map((m) => [(consignments[m] as Consignment).id, i] as const)));
  const apart = items.map(() => new Set<number>());
  for (const pair of mix.apart) {
    const [a, b] = pair.map((id) => itemOf.get(id));
    if (a === undefined || b === undefined || a === b) continue;
    apart[a]?.add(b);
    apart[b]?.add(a);
  }
  return apart.map((others) => [...others].toSorted((a, b) => a - b));
};

/** What would send goods that stay behind: single changes, each tried on the plan, judged again and priced by the difference of the two plans. */
import { minorUnits, minutes, type EpochMin, type Minutes, type MinorUnits } from '../domain/index.ts';
import { placed, without } from './arrange.ts';
import { checkMix } from './check-mix.ts';
import { checkPlan } from './check-plan.ts';
import { checkSending, LOOSE, wayOf } from './check-sending.ts';
import type { Assignment, Batch, Consignment, Departure, Instance } from './instance.ts';
import { placesOn, roomLeft, type Place, type Standing } from './places.ts';
import { byId, OWN_PARTS, ownCost, planCost } from './plan-cost.ts';

export const FIXES = ['send', 'sendLoose', 'readyEarlier', 'addUnit', 'dropOther'] as const;
export interface Fix {
  /** `send`: there is room in a unit, at this price. `addUnit`: one more of `unit` on the departure. `dropOther`: `other` stays behind instead. */
  readonly kind: (typeof FIXES)[number];
  readonly departure: string;
  readonly unit: string;
  /** Of `readyEarlier`: by so much. */
  readonly minutes: Minutes | undefined;
  /** Of `dropOther`. */
  readonly other: string | undefined;
  /** Cost of the plan with it minus cost of the plan as it stands. */
  readonly price: MinorUnits;
  /** The plan with it; it passes the judge on the instance so changed. */
  readonly plan: Assignment;
}

/** So many of the cheapest of each kind are looked at before the kind is given up. */
const MOST_TRIES = 100;
/** Whoever would have to be ready earlier still has no fix in it. */
const MOST_EARLIER = 3 * 24 * 60;

interface Tried extends Omit<Fix, 'price' | 'plan'> {
  /** Without what is the same for all: only to try the cheapest first. */
  readonly estimate: number;
  /** Undefined: it does not make room. */
  readonly make: (on: Planned) => Planned | undefined;
}
interface Planned {
  readonly instance: Instance;
  readonly plan: Assignment;
}

/** The cheapest of each kind that passes the judge, cheapest first. */
export const listFixes = (stands: Standing, consignment: Consignment): readonly Fix[] => {
  const part = partsOf(stands, consignment);
  const tried = stands.instance.departures.flatMap((departure) => placesOn(stands, consignment, departure).flatMap((place) => fixesBy(stands, consignment, departure, place)));
  return FIXES.flatMap((kind) => {
    const cheapest = tried.filter((fix) => fix.kind === kind).toSorted((a, b) => a.estimate - b.estimate).slice(0, MOST_TRIES);
    for (const { estimate: _, make, ...fix } of cheapest) {
      const { before, on } = part(fix.departure);
      const made = make(on);
      if (!made) continue;
      const { faults, cost } = checkPlan(made.instance, made.plan);
      const whole = faults.length === 0 ? make(stands) : undefined;
      if (whole) return [{ ...fix, price: minorUnits(cost.total - before), plan: whole.plan }];
    }
    return [];
  }).toSorted((a, b) => a.price - b.price);
};

/**
 * What a fix on a departure touches: that departure, its goods and those that are to go. Judging only that says the same as judging all, since a
 * fix changes no other; a limit of changes counts over the whole plan, which is judged whole then.
 */
const partsOf = ({ instance, plan, consignments, batchesOf }: Standing, { id }: Consignment): ((departure: string) => { readonly on: Planned; readonly before: number }) => {
  const known = new Map<string, { readonly on: Planned; readonly before: number }>();
  return (departure) => {
    const found = known.get(departure);
    if (found) return found;
    const batches = batchesOf.get(departure) ?? [];
    const goods = [...batches.flatMap((batch) => batch.consignments), id].flatMap((each) => consignments.get(each) ?? []);
    const here = { ...instance, consignments: goods, departures: instance.departures.filter((each) => each.id === departure).map((each) => ({ ...each, room: roomFor(instance, plan, each) })), pins: instance.pins.filter((pin) => pin.departure === departure) };
    const on: Planned = instance.churn ? { instance, plan } : { instance: here, plan: { batches, leftBehind: [id] } };
    const part = { on, before: planCost(on.instance, on.plan).total };
    known.set(departure, part);
    return part;
  };
};

/** Of the sailing's room what its other departures leave. */
const roomFor = (instance: Instance, { batches }: Assignment, { id, room }: Departure): Departure['room'] =>
  room && { ...room, teu: roomLeft(instance, { batches: batches.filter(({ departure }) => departure !== id), leftBehind: [] }, room.sailing).left };

const fixesBy = (stands: Standing, consignment: Consignment, departure: Departure, place: Place): Tried[] => {
  const { into, faults, cost } = place;
  if (cost === undefined) return [];
  const way = { departure: departure.id, unit: into.unit, minutes: undefined, other: undefined, estimate: cost };
  const here = ({ plan }: Planned): Assignment => placed(plan, consignment.id, into);
  if (faults.length === 0) return [{ ...way, kind: into.unit === LOOSE ? 'sendLoose' : 'send', make: (on) => ({ instance: on.instance, plan: here(on) }) }];
  const codes = new Set(faults.map(({ code }) => code));
  const only = codes.size === 1 ? faults[0]?.code : undefined;
  if (only === 'CUT_OFF') {
    const readyAt = departure.readyBy[wayOf(into.unit)];
    if (consignment.readyAt - readyAt > MOST_EARLIER) return [];
    return [{ ...way, kind: 'readyEarlier', minutes: minutes(consignment.readyAt - readyAt), make: (on) => ({ instance: readyAtThen(on.instance, consignment, readyAt), plan: here(on) }) }];
  }
  // One more box brings its own room.
  if ([...codes].every((code) => code === 'UNITS' || code === 'TEU')) return [{ ...way, kind: 'addUnit', make: (on) => ({ instance: withOneMore(on.instance, departure, into.unit), plan: here(on) }) }];
  return place.isNew || checkSending(consignment, departure, into.unit).length > 0 ? [] : dropFixes(stands, consignment, departure, place, way);
};

/** Each of those in the batch that could make room. */
const dropFixes = ({ consignments }: Standing, consignment: Consignment, departure: Departure, { into }: Place, way: Omit<Tried, 'kind' | 'make'>): Tried[] => {
  const departures = byId([departure]);
  const goods = into.consignments.flatMap((id) => consignments.get(id) ?? []);
  return goods.map((other) => {
    const own = ownCost(other, into, departures);
    const saved = own ? OWN_PARTS.reduce((sum, part) => sum + own[part], 0) : 0;
    return {
      ...way, kind: 'dropOther', other: other.id, estimate: way.estimate + other.leftBehindCost - saved,
      make: ({ instance, plan }) => (checkMix(instance, [...goods.filter((each) => each !== other), consignment], departure, into.unit).length > 0 ? undefined : { instance, plan: swapped(plan, consignment.id, other.id, into) }),
    };
  });
};

const swapped = (plan: Assignment, id: string, other: string, into: Batch): Assignment => {
  const at = plan.batches.indexOf(into);
  const freed = without(plan, other);
  // A batch of one is a place all the same.
  return placed({ batches: freed.batches, leftBehind: [...freed.leftBehind, other] }, id, freed.batches[at] as Batch);
};

const readyAtThen = (instance: Instance, { id }: Consignment, readyAt: EpochMin): Instance => ({ ...instance, consignments: instance.consignments.map((c) => (c.id === id ? { ...c, readyAt } : c)) });
/** A unit that a carrier promises comes with its room. */
const widened = ({ room, units }: Departure, unit: string): Departure['room'] => room && { ...room, teu: room.teu + (units.find(({ type }) => type === unit)?.teu ?? 0) };
const withOneMore = (instance: Instance, { id }: Departure, unit: string): Instance => ({
  ...instance, departures: instance.departures.map((d) => (d.id === id ? { ...d, room: widened(d, unit), units: d.units.map((u) => (u.type === unit ? { ...u, available: u.available + 1 } : u)) } : d)),
});

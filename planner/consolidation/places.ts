/** Where one more consignment could go in a plan that stands. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { checkMix } from './check-mix.ts';
import { checkSending, LOOSE } from './check-sending.ts';
import type { Assignment, Batch, Consignment, Departure, Instance } from './instance.ts';
import { byId, OWN_PARTS, ownCost } from './plan-cost.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

/** A plan with what is looked up in it again and again. */
export interface Standing {
  readonly instance: Instance;
  readonly plan: Assignment;
  readonly consignments: ReadonlyMap<string, Consignment>;
  readonly batchesOf: ReadonlyMap<string, readonly Batch[]>;
}
export const standing = (instance: Instance, plan: Assignment): Standing => ({
  instance, plan, consignments: byId(instance.consignments), batchesOf: new Map(instance.departures.map(({ id }) => [id, plan.batches.filter(({ departure }) => departure === id)])),
});

/** A place a consignment could have on a departure: an open batch, a new unit, or loose. */
export interface Place {
  readonly into: Batch;
  readonly isNew: boolean;
  /** Rules in the way: its own, or, where it has none but the cut-off against it, also those of what it would lie with. Empty: there is room. */
  readonly faults: readonly PlanFault[];
  /** What sending it so costs, the unit included where it is new. */
  readonly cost: MinorUnits | undefined;
}

/** Every place on a departure, whether or not a rule is in the way; pins and the limit of changes are not looked at. */
export const placesOn = ({ instance, plan, consignments, batchesOf }: Standing, consignment: Consignment, departure: Departure): readonly Place[] => {
  const departures = byId([departure]);
  const here = batchesOf.get(departure.id) ?? [];
  const place = (into: Batch, isNew: boolean, own: readonly PlanFault[], more: readonly PlanFault[] = []): Place => {
    const parts = ownCost(consignment, into, departures);
    const unit = isNew ? (departure.units.find(({ type }) => type === into.unit)?.cost ?? 0) : 0;
    const mixed = own.some(({ code }) => code !== 'CUT_OFF') ? [] : checkMix(instance, [...into.consignments.flatMap((id) => consignments.get(id) ?? []), consignment], departure, into.unit);
    return { into, isNew, faults: [...own, ...more, ...mixed], cost: parts && minorUnits(unit + OWN_PARTS.reduce((sum, part) => sum + parts[part], 0)) };
  };
  const cooled = departure.units.filter(({ needsPlug }) => needsPlug).map(({ type }) => type);
  const plugged = here.filter(({ unit }) => cooled.includes(unit)).length;
  const room = departure.room && roomLeft(instance, plan, departure.room.sailing);
  const inUnits = departure.units.flatMap(({ type, available, needsPlug, teu = 0 }) => {
    const own = checkSending(consignment, departure, type);
    const used = here.filter(({ unit }) => unit === type);
    const full = (code: PlanFaultCode, value: number, limit: number): PlanFault => ({ code, consignments: [consignment.id], departure: departure.id, unit: type, value, limit });
    const more = [...(room && teu > room.left ? [full('TEU', room.teu - room.left + teu, room.teu)] : []), ...(used.length >= available ? [full('UNITS', used.length + 1, available)] : []), ...(needsPlug && plugged >= departure.plugs ? [full('PLUGS', plugged + 1, departure.plugs)] : [])];
    return [...used.map((batch) => place(batch, false, own)), place({ departure: departure.id, unit: type, consignments: [] }, true, own, more)];
  });
  const loose = here.find(({ unit }) => unit === LOOSE);
  return [...inUnits, ...(departure.loose ? [place(loose ?? { departure: departure.id, unit: LOOSE, consignments: [] }, !loose, checkSending(consignment, departure, LOOSE))] : [])];
};

/** What a sailing has room for, and how much of it the plan leaves, TEU. */
export const roomLeft = ({ departures }: Instance, { batches }: Assignment, sailing: string): { readonly teu: number; readonly left: number } => {
  const sharing = byId(departures.filter(({ room }) => room?.sailing === sailing));
  const teu = Math.min(...[...sharing.values()].map(({ room }) => room?.teu ?? Infinity));
  const taken = batches.reduce((sum, batch) => sum + (sharing.get(batch.departure)?.units.find(({ type }) => type === batch.unit)?.teu ?? 0), 0);
  return { teu, left: teu - taken };
};

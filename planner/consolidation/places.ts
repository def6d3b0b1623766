/** Where one more consignment could go in a plan that stands. */
import type { MinorUnits } from '../domain/index.ts';
import { checkMix } from './check-mix.ts';
import { checkSending, LOOSE } from './check-sending.ts';
import type { Assignment, Batch, Consignment, Departure, Instance } from './instance.ts';
import { byId, OWN_PARTS, ownCost } from './plan-cost.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

/** A place a consignment could have on a departure: an open batch, a new unit, or loose. */
export interface Place {
  readonly into: Batch;
  readonly isNew: boolean;
  /** Rules in the way, of the consignment and of what it would lie with; empty: there is room. */
  readonly faults: readonly PlanFault[];
  /** What sending it so costs, the unit included where it is new. */
  readonly cost: MinorUnits | undefined;
}

/** Every place on a departure, whether or not a rule is in the way. */
export const placesOn = (instance: Instance, plan: Assignment, consignment: Consignment, departure: Departure): readonly Place[] => {
  const known = byId(instance.consignments);
  const departures = byId([departure]);
  const here = plan.batches.filter((batch) => batch.departure === departure.id);
  const place = (into: Batch, isNew: boolean, more: readonly PlanFault[]): Place => {
    const goods = [...into.consignments.filter((id) => id !== consignment.id).flatMap((id) => known.get(id) ?? []), consignment];
    const own = ownCost(consignment, into, departures);
    const unit = isNew ? (departure.units.find(({ type }) => type === into.unit)?.cost ?? 0) : 0;
    return {
      into, isNew, faults: [...checkSending(consignment, departure, into.unit), ...more, ...checkMix(instance, goods, departure, into.unit)],
      cost: own && ((unit + OWN_PARTS.reduce((sum, part) => sum + own[part], 0)) as MinorUnits),
    };
  };
  const cooled = departure.units.filter(({ needsPlug }) => needsPlug).map(({ type }) => type);
  const plugged = here.filter(({ unit }) => cooled.includes(unit)).length;
  const inUnits = departure.units.flatMap(({ type, available, needsPlug }) => {
    const used = here.filter(({ unit }) => unit === type);
    const full = (code: PlanFaultCode, value: number, limit: number): PlanFault => ({ code, consignments: [consignment.id], departure: departure.id, unit: type, value, limit });
    const more = [...(used.length >= available ? [full('UNITS', used.length + 1, available)] : []), ...(needsPlug && plugged >= departure.plugs ? [full('PLUGS', plugged + 1, departure.plugs)] : [])];
    return [...used.map((batch) => place(batch, false, [])), place({ departure: departure.id, unit: type, consignments: [] }, true, more)];
  });
  const loose = here.find(({ unit }) => unit === LOOSE);
  return [...inUnits, ...(departure.loose ? [place(loose ?? { departure: departure.id, unit: LOOSE, consignments: [] }, !loose, [])] : [])];
};

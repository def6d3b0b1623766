/** Why goods stay behind: on each departure the rule that stops them, and what would send them after all, each with its price. */
import { placed } from './arrange.ts';
import { decisionFaults } from './check-plan.ts';
import { checkSending } from './check-sending.ts';
import { listFixes, type Fix } from './fixes.ts';
import type { Assignment, Consignment, Departure, Instance } from './instance.ts';
import { placesOn, standing, type Standing } from './places.ts';
import type { PlanFaultCode } from './plan-fault.ts';

/** The rule on one departure, on the way that comes nearest; `COST`: it could go, and costs `value` against the `limit` of staying behind. */
export interface Stop {
  readonly departure: string;
  readonly unit: string;
  readonly code: PlanFaultCode | 'COST';
  readonly value: number | string;
  readonly limit: number | string;
}
export interface LeftBehind {
  readonly consignment: string;
  /** One for each departure, in the order of leaving. */
  readonly stops: readonly Stop[];
  /** Cheapest first; empty where no single change sends it. */
  readonly fixes: readonly Fix[];
}

/** Of every consignment that the plan leaves behind, in its order. The plan must have passed `checkPlan`. */
export const explainLeftBehind = (instance: Instance, plan: Assignment): readonly LeftBehind[] => {
  const stands = standing(instance, plan);
  const departures = instance.departures.toSorted((a, b) => a.departsAt - b.departsAt || (a.id < b.id ? -1 : 1));
  return plan.leftBehind.flatMap((id) => stands.consignments.get(id) ?? []).map((consignment) => ({
    consignment: consignment.id,
    stops: departures.flatMap((departure) => stopOn(stands, consignment, departure) ?? []),
    fixes: listFixes(stands, consignment),
  }));
};

/** Open places before full ones, those before what it may not enter by itself; undefined: the departure has no unit and takes nothing loose. */
const stopOn = (stands: Standing, consignment: Consignment, departure: Departure): Stop | undefined => {
  const places = placesOn(stands, consignment, departure);
  const [open] = places.filter(({ faults }) => faults.length === 0).toSorted((a, b) => (a.cost ?? 0) - (b.cost ?? 0));
  if (open) {
    const { unit } = open.into;
    // What was decided before may forbid it though there is room.
    const { instance, plan } = stands;
    const isDecided = instance.pins.length > 0 || instance.churn !== undefined;
    const [decided] = isDecided ? decisionFaults(instance, placed(plan, consignment.id, open.into)) : [];
    return decided ? { departure: departure.id, unit, code: decided.code, value: decided.value, limit: decided.limit } : { departure: departure.id, unit, code: 'COST', value: open.cost ?? 0, limit: consignment.leftBehindCost };
  }
  const ownFaults = (unit: string): number => checkSending(consignment, departure, unit).length;
  // New units first: that none is left is the reason, not what lies in the others.
  const nearest = places.toSorted((a, b) => ownFaults(a.into.unit) - ownFaults(b.into.unit) || Number(b.isNew) - Number(a.isNew) || a.faults.length - b.faults.length)[0];
  const fault = nearest?.faults[0];
  return nearest && fault && { departure: departure.id, unit: nearest.into.unit, code: fault.code, value: fault.value, limit: fault.limit };
};

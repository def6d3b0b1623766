/** Two plans beside each other: what changes for whom, and what it costs. */
import { minorUnits, type EpochMin, type MinorUnits } from '../domain/index.ts';
import { placementsOf } from './check-plan.ts';
import { wayOf } from './check-sending.ts';
import type { Assignment, Consignment, Instance, Placement } from './instance.ts';
import { byId, COST_PARTS, planCost } from './plan-cost.ts';

export interface PlannedInstance {
  readonly instance: Instance;
  readonly plan: Assignment;
}
export interface Change {
  readonly consignment: string;
  readonly shipper: string;
  /** Null: left behind; undefined: not of that plan. */
  readonly from: Placement | null | undefined;
  readonly to: Placement | null | undefined;
  /** When the goods can be had; undefined: never. */
  readonly availableBefore: EpochMin | undefined;
  readonly availableAfter: EpochMin | undefined;
  /** The promise is missed now and was not before, or the goods stay behind. */
  readonly breaksPromise: boolean;
}
export interface Comparison {
  /** Ascending by consignment. */
  readonly changes: readonly Change[];
  /** After minus before, by part and in total. */
  readonly extraCost: Readonly<Record<(typeof COST_PARTS)[number] | 'total', MinorUnits>>;
  /** Shippers whose goods come later, stay behind or miss a promise, ascending, with those goods. */
  readonly toCall: readonly { readonly shipper: string; readonly consignments: readonly string[] }[];
}

export const comparePlans = (before: PlannedInstance, after: PlannedInstance): Comparison => {
  const [was, is] = [describe(before), describe(after)];
  const ids = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  const changes = ids.flatMap((id): Change[] => {
    const [then, now] = [was.get(id), is.get(id)];
    const [from, to] = [then?.placement, now?.placement];
    if (then && now && (from === null || to === null || !from || !to ? from === to : from.departure === to.departure && from.unit === to.unit)) return [];
    const { shipper, dueAt } = ((now ?? then) as Described).consignment;
    const isLate = (at: EpochMin | undefined): boolean => dueAt !== undefined && at !== undefined && at > dueAt;
    return [{
      consignment: id, shipper, from, to, availableBefore: then?.availableAt, availableAfter: now?.availableAt,
      breaksPromise: now !== undefined && ((to === null && from !== null) || (isLate(now.availableAt) && !isLate(then?.availableAt))),
    }];
  });
  const concerned = changes.filter(({ from, to, breaksPromise, availableBefore, availableAfter }) => from && (breaksPromise || to === null || (to && availableBefore !== undefined && availableAfter !== undefined && availableAfter > availableBefore)));
  const [costBefore, costAfter] = [planCost(before.instance, before.plan), planCost(after.instance, after.plan)];
  return {
    changes,
    extraCost: Object.fromEntries([...COST_PARTS, 'total' as const].map((part) => [part, minorUnits(costAfter[part] - costBefore[part])])) as Comparison['extraCost'],
    toCall: [...new Set(concerned.map(({ shipper }) => shipper))].toSorted().map((shipper) => ({ shipper, consignments: concerned.filter((change) => change.shipper === shipper).map(({ consignment }) => consignment) })),
  };
};

interface Described {
  readonly consignment: Consignment;
  readonly placement: Placement | null;
  readonly availableAt: EpochMin | undefined;
}
const describe = ({ instance, plan }: PlannedInstance): ReadonlyMap<string, Described> => {
  const [consignments, departures] = [byId(instance.consignments), byId(instance.departures)];
  return new Map([...placementsOf(plan)].flatMap(([id, placement]) => {
    const consignment = consignments.get(id);
    if (!consignment) return [];
    return [[id, { consignment, placement, availableAt: placement ? departures.get(placement.departure)?.destinations.get(consignment.destination)?.availableAt[wayOf(placement.unit)] : undefined }] as const];
  }));
};

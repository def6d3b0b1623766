/** What each shipper pays for the goods a plan sends, and what it saves against sending the same goods by itself. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import type { Assignment, Consignment, Instance } from './instance.ts';
import { leastAlone } from './least-alone.ts';
import { byId } from './plan-cost.ts';
import { sharesByShipper, type CostShare } from './share-cost.ts';

export interface ShipperBill {
  readonly shipper: string;
  readonly consignments: number;
  readonly milliRevenueTons: number;
  /** Over all batches; the bills sum to what the batches cost. Goods left behind are on nobody's bill. */
  readonly cost: MinorUnits;
  /** The same goods by themselves; undefined: not known. */
  readonly alone: MinorUnits | undefined;
  /** Below zero where it would be better off alone. */
  readonly saving: MinorUnits | undefined;
}

/** By shipper, of the goods that the plan sends. */
export const sentAlone = (instance: Instance, plan: Assignment): ReadonlyMap<string, MinorUnits> => {
  const consignments = byId(instance.consignments);
  const goods = new Map<string, Consignment[]>();
  for (const consignment of plan.batches.flatMap((batch) => batch.consignments.flatMap((id) => consignments.get(id) ?? []))) goods.set(consignment.shipper, [...(goods.get(consignment.shipper) ?? []), consignment]);
  return new Map([...goods].flatMap(([shipper, own]) => {
    const cost = leastAlone(instance, own);
    return cost === undefined ? [] : [[shipper, cost] as const];
  }));
};

/** Ascending by shipper; who has nothing sent has no bill. */
export const shipperBills = (shares: readonly CostShare[], alone: ReadonlyMap<string, MinorUnits>): readonly ShipperBill[] => {
  const sent = shares.filter(({ batch }) => batch !== undefined);
  return sharesByShipper(sent).map(({ shipper, total }) => {
    const own = sent.filter((share) => share.shipper === shipper);
    const by = alone.get(shipper);
    return { shipper, consignments: own.length, milliRevenueTons: own.reduce((sum, share) => sum + share.milliRevenueTons, 0), cost: total, alone: by, saving: by === undefined ? undefined : minorUnits(by - total) };
  });
};

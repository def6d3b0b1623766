/**
 * Who bears what of a plan: a unit's price is split over the goods in it by revenue ton (largest remainder, so that parts sum to the price exactly);
 * stuffing, loose freight, holding, lateness, the way on and the price of being left behind are the owner's.
 */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { shareByLargestRemainder } from '../support/index.ts';
import { milliRevenueTons } from './costs.ts';
import type { Assignment, Batch, Consignment, Instance } from './instance.ts';
import { byId, COST_PARTS, ownCost, type PlanCost } from './plan-cost.ts';

/** Parts of one consignment's bill; `units` is its share of the unit it lies in. They sum to `total`. */
export interface CostShare extends PlanCost {
  readonly consignment: string;
  readonly shipper: string;
  /** What the unit's price is split by, thousandths of a revenue ton. */
  readonly milliRevenueTons: number;
  /** Undefined: left behind. */
  readonly batch: Batch | undefined;
}

const NOTHING = Object.fromEntries(COST_PARTS.map((part) => [part, 0])) as Record<(typeof COST_PARTS)[number], number>;

const toShare = (consignment: Consignment, batch: Batch | undefined, parts: Readonly<Record<(typeof COST_PARTS)[number], number>>): CostShare => ({
  consignment: consignment.id, shipper: consignment.shipper, milliRevenueTons: milliRevenueTons(consignment), batch,
  ...(parts as Record<(typeof COST_PARTS)[number], MinorUnits>), total: minorUnits(COST_PARTS.reduce((sum, part) => sum + parts[part], 0)),
});

/** One line a consignment, in the order of the plan; the lines sum to the plan's cost, part by part. The plan must have passed `checkPlan`. */
export const shareCost = (instance: Instance, plan: Assignment): readonly CostShare[] => {
  const [consignments, departures] = [byId(instance.consignments), byId(instance.departures)];
  const inBatches = plan.batches.flatMap((batch) => {
    const goods = batch.consignments.flatMap((id) => consignments.get(id) ?? []);
    const price = departures.get(batch.departure)?.units.find(({ type }) => type === batch.unit)?.cost ?? 0;
    const parts = shareByLargestRemainder(price, goods.map((consignment) => BigInt(milliRevenueTons(consignment))));
    return goods.map((consignment, i) => toShare(consignment, batch, { ...NOTHING, ...ownCost(consignment, batch, departures), units: parts[i] as number }));
  });
  const behind = plan.leftBehind.flatMap((id) => consignments.get(id) ?? []).map((consignment) => toShare(consignment, undefined, { ...NOTHING, leftBehind: consignment.leftBehindCost }));
  return [...inBatches, ...behind];
};

/** What each shipper bears of the lines, ascending by shipper. */
export const sharesByShipper = (shares: readonly CostShare[]): readonly (PlanCost & { readonly shipper: string })[] =>
  [...new Set(shares.map(({ shipper }) => shipper))].toSorted().map((shipper) => {
    const own = shares.filter((share) => share.shipper === shipper);
    const of = (part: keyof PlanCost): MinorUnits => minorUnits(own.reduce((sum, share) => sum + share[part], 0));
    return { shipper, units: of('units'), stuffing: of('stuffing'), loose: of('loose'), holding: of('holding'), lateness: of('lateness'), onward: of('onward'), leftBehind: of('leftBehind'), total: of('total') };
  });

/**
 * Shares of a batch by what each shipper adds: the Shapley value, exact, of the game in which any of the shippers could send together on the batch's
 * departure. A coalition pays the least of: one unit of any type there that may hold its goods, loose, or the sum of what its parts would pay. All
 * together pay what the batch costs. 2^n coalitions: up to twelve shippers.
 */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { shareByLargestRemainder } from '../support/index.ts';
import type { Batch, Consignment, Instance } from './instance.ts';
import { cheapestAlone, cheapestTogether, costTogether, type LoneWay } from './lone-ways.ts';
import { byId } from './plan-cost.ts';

export const MOST_SHIPPERS = 12;

export interface MarginalShare {
  readonly shipper: string;
  readonly consignments: readonly string[];
  readonly amount: MinorUnits;
  /** Undefined: its goods have no way of their own. */
  readonly alone: { readonly cost: MinorUnits; readonly ways: readonly LoneWay[] } | undefined;
  /** What it saves against going alone; below zero where it would be better off alone. */
  readonly saving: MinorUnits | undefined;
}

/** Ascending by shipper; the amounts sum to the batch's cost. Undefined: more than twelve shippers, or a batch that breaks a rule. */
export const marginalShares = (instance: Instance, batch: Batch): readonly MarginalShare[] | undefined => {
  const known = byId(instance.consignments);
  const goods = batch.consignments.flatMap((id) => known.get(id) ?? []);
  const departure = byId(instance.departures).get(batch.departure);
  const shippers = [...new Set(goods.map(({ shipper }) => shipper))].toSorted();
  const total = departure && costTogether(instance, goods, departure, batch.unit);
  if (!departure || total === undefined || shippers.length > MOST_SHIPPERS) return undefined;

  const all = 2 ** shippers.length - 1;
  const goodsOf = (coalition: number): Consignment[] => goods.filter(({ shipper }) => (coalition & (1 << shippers.indexOf(shipper))) !== 0);
  const cost = Array.from({ length: all + 1 }, () => 0);
  for (let coalition = 1; coalition <= all; coalition++) {
    const own = goodsOf(coalition);
    let least = cheapestTogether(instance, own, [departure])?.cost ?? Number.POSITIVE_INFINITY;
    // Every split into two parts; one of them holds the lowest bit, so that none is tried twice.
    const lowest = coalition & -coalition;
    const rest = coalition ^ lowest;
    for (let part = (rest - 1) & rest; rest > 0; part = (part - 1) & rest) {
      least = Math.min(least, (cost[part | lowest] as number) + (cost[rest ^ part] as number));
      if (part === 0) break;
    }
    cost[coalition] = least;
  }
  cost[all] = total;

  const amounts = shareByLargestRemainder(total, shapleyNumerators(cost, shippers.length));
  return shippers.map((shipper, i) => {
    const own = goodsOf(1 << i);
    const alone = cheapestAlone(instance, own);
    const amount = minorUnits(amounts[i] as number);
    return { shipper, consignments: own.map(({ id }) => id).toSorted(), amount, alone, saving: alone && minorUnits(alone.cost - amount) };
  });
};

/** n! times the Shapley value of each player, from the cost of every coalition by its bits. */
const shapleyNumerators = (cost: readonly number[], players: number): bigint[] => {
  const factorial = [1n];
  for (let i = 1; i <= players; i++) factorial.push((factorial[i - 1] as bigint) * BigInt(i));
  const bits = (coalition: number): number => coalition.toString(2).replaceAll('0', '').length;
  return Array.from({ length: players }, (_, player) => {
    let sum = 0n;
    for (let without = 0; without < cost.length; without++) {
      if ((without & (1 << player)) !== 0) continue;
      const size = bits(without);
      const added = (cost[without | (1 << player)] as number) - (cost[without] as number);
      sum += (factorial[size] as bigint) * (factorial[players - size - 1] as bigint) * BigInt(added);
    }
    return sum;
  });
};

/**
 * Pricing: which unit, filled how, is worth more at these prices than it costs? One two-constraint knapsack for each slot and each family of goods that
 * may share a unit; only pairs kept apart one by one stay as conflicts within it (Gilmore & Gomory 1961; Barnhart et al. 1998).
 *
 * Invariant: `earned` is never below what the best unit of the slot earns, also where a knapsack ran out of nodes, so the bound made of it holds.
 * Complexity: slots × families knapsacks a round; most are closed by their first bound.
 */
import { solveKnapsack } from '../packing/index.ts';
import { makeColumn, type Column } from './columns.ts';
import type { Duals, SlotGroup } from './duals.ts';
import type { Kernel } from './kernel.ts';

export interface Priced {
  /** By slot: at least what its best unit earns beyond its cost; no less than zero unless units of it must be used. */
  readonly earned: Float64Array;
  /** Units worth more than they cost, the best last. */
  readonly columns: readonly Column[];
  readonly nodes: number;
  /** Every knapsack was solved to the tolerance. */
  readonly isExact: boolean;
  /** False: `shouldStop` ended it, and `earned` is not whole. */
  readonly done: boolean;
}

/** What a knapsack may take: nodes, and cells of its table. */
export interface Effort {
  readonly maxNodes: number;
  readonly mostCells: number;
}

export interface PricingLimits extends Effort {
  /** What may be missed of a unit's worth, of its cost. */
  readonly tolerance: number;
  readonly shouldStop: () => boolean;
}

export type PriceSlots = (duals: Duals, groups: readonly SlotGroup[], least: Int32Array, limits: PricingLimits) => Priced;

export const makePricing = (kernel: Kernel): PriceSlots => {
  const { itemCount: n, slotCount, sending, weight, volume, slotWeight, slotVolume, slotCost, slotAvailable, families, churn } = kernel;
  const [profit, w, v] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const inFamily = new Int32Array(n);
  return (duals, groups, least, { maxNodes, mostCells, tolerance, shouldStop }) => {
    const price = Float64Array.from(slotCost);
    groups.forEach(({ slots }, g) => {
      for (const s of slots) price[s] = (price[s] as number) - (duals.group[g] as number);
    });
    const earned = new Float64Array(slotCount);
    const columns: Column[] = [];
    let [nodes, isExact] = [0, true];
    for (let s = 0; s < slotCount; s++) {
      if (slotAvailable[s] === 0) continue;
      if (shouldStop()) return { earned, columns, nodes, isExact, done: false };
      const cost = price[s] as number;
      const mustUse = (least[s] as number) > 0;
      // Whatever earns no more than the slot costs is of no interest, unless units of it must be used anyway.
      let worth = mustUse ? 0 : Math.max(0, cost);
      let upper = worth;
      let best: readonly number[] | undefined;
      for (const family of families) {
        let count = 0;
        let total = 0;
        for (const i of family) {
          const a = sending[i * slotCount + s] as number;
          const gain = (duals.item[i] as number) - a + (churn ? duals.churn * (churn.bySlot[i * slotCount + s] as number) : 0);
          if (!(gain > 0)) continue;
          profit[count] = gain;
          w[count] = weight[i] as number;
          v[count] = volume[i] as number;
          inFamily[count++] = i;
          total += gain;
        }
        if (total <= worth) continue;
        const found = solveKnapsack({
          count, profit, weight: w, volume: v, weightLimit: slotWeight[s] as number, volumeLimit: slotVolume[s] as number, conflicts: conflictsAmong(kernel, inFamily, count),
          floor: worth, tolerance: tolerance * (slotCost[s] as number), maxNodes, mostCells, shouldStop,
        });
        nodes += found.nodes + count;
        isExact &&= found.isSolved;
        upper = Math.max(upper, found.upper);
        if (found.chosen.length > 0) {
          best = found.chosen.map((k) => inFamily[k] as number);
          worth = found.value;
        }
      }
      earned[s] = upper - cost;
      if (best) columns.push(makeColumn(kernel, s, best));
    }
    return { earned, columns, nodes, isExact, done: true };
  };
};

/** Pairs kept apart, by place; undefined where there are none. */
export const conflictsAmong = ({ hasApart, apart, itemClass, clash, classCount }: Kernel, items: Int32Array, count: number): number[][] | undefined => {
  if (!hasApart) return undefined;
  const placeOf = new Map<number, number>();
  for (let k = 0; k < count; k++) placeOf.set(items[k] as number, k);
  let any = false;
  const conflicts = Array.from({ length: count }, (_, k) => {
    const i = items[k] as number;
    const own = itemClass[i] as number;
    const foes = (apart[i] as readonly number[]).flatMap((other) => placeOf.get(other) ?? []);
    if (clash[own * classCount + own] !== 0) for (let other = 0; other < count; other++) if (other !== k && itemClass[items[other] as number] === own && !foes.includes(other)) foes.push(other);
    any ||= foes.length > 0;
    return foes;
  });
  return any ? conflicts : undefined;
};

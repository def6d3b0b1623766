/**
 * All packings of a two-constraint knapsack with conflicts that are worth at least so much: depth-first, cut off by the same surrogate bound as
 * the knapsack itself. Exponential; it gives up beyond `maxFound` packings or `maxNodes` nodes.
 */
import type { KnapsackInput } from './knapsack-question.ts';

const NODES_PER_ASKING = 4_096;

/** Undefined: gave up. Goods ascending; the empty packing is none. Items without profit are tried too. */
export const listPackings = (input: Omit<KnapsackInput, 'floor' | 'tolerance' | 'mostCells'>, atLeast: number, maxFound: number): readonly (readonly number[])[] | undefined => {
  const { count, profit, weight, volume, weightLimit, volumeLimit, conflicts, maxNodes, shouldStop } = input;
  const sizeOf = (i: number): number => (weight[i] as number) / weightLimit + (volume[i] as number) / volumeLimit;
  const order = Array.from({ length: count }, (_, i) => i).toSorted((a, b) => (profit[b] as number) / sizeOf(b) - (profit[a] as number) / sizeOf(a) || a - b);
  const found: number[][] = [];
  const inside: number[] = [];
  const isIn = new Uint8Array(count);
  let nodes = 0;
  /** Both constraints, each filled by its own measure, would be tighter; their sum, at most two, is enough here. */
  const boundFrom = (k: number, left: number): number => {
    let sum = 0;
    for (let j = k; j < count; j++) {
      const i = order[j] as number;
      if ((profit[i] as number) <= 0) break;
      const need = sizeOf(i);
      if (need > left) return sum + ((profit[i] as number) * left) / need;
      sum += profit[i] as number;
      left -= need;
    }
    return sum;
  };
  const descend = (k: number, value: number, roomW: number, roomV: number): boolean => {
    if (++nodes > maxNodes || (shouldStop && nodes % NODES_PER_ASKING === 0 && shouldStop())) return false;
    if (inside.length > 0 && value >= atLeast) {
      if (found.length === maxFound) return false;
      found.push(inside.toSorted((a, b) => a - b));
    }
    if (k === count) return true;
    for (let j = k; j < count; j++) {
      if (value + boundFrom(j, roomW / weightLimit + roomV / volumeLimit) + 1e-6 < atLeast) return true;
      const i = order[j] as number;
      if ((weight[i] as number) > roomW || (volume[i] as number) > roomV || conflicts?.[i]?.some((other) => isIn[other] === 1)) continue;
      inside.push(i);
      isIn[i] = 1;
      const whole = descend(j + 1, value + (profit[i] as number), roomW - (weight[i] as number), roomV - (volume[i] as number));
      inside.pop();
      isIn[i] = 0;
      if (!whole) return false;
    }
    return true;
  };
  return descend(0, 0, weightLimit, volumeLimit) ? found : undefined;
};

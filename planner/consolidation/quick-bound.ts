/**
 * A first bound with neither linear program nor knapsack: the capacities of slots are relaxed with two prices each (Lagrangian relaxation, Geoffrion
 * 1974), on their weight and on their volume. With A and B the price of a slot's whole payload and volume,
 *   L = Σ_i min(staying, loose, min_s sending_is + A_s·w_i/W_s + B_s·v_i/V_s) + Σ_s N_s·min(0, F_s − A_s − B_s).
 * Prices follow the subgradient with Polyak's step (Held, Wolfe & Crowder 1974). The inner minima are prices of carrying the items, from which column
 * generation starts; they are the answer, for the pricing proves more of them than L itself.
 *
 * Complexity: items × slots an iteration. Not handled: plugs, loose capacity, churn, rules of mixing; leaving them out keeps the bound valid.
 */
import type { Kernel } from './kernel.ts';

export interface QuickBound {
  readonly bound: number;
  /** Price of carrying each item. */
  readonly item: Float64Array;
}

const ITERATIONS = 400;
const PATIENCE = 15;
const FIRST_STEP = 1;

export const quickBound = (kernel: Kernel, staying: Float64Array, cost: number, shouldStop: () => boolean): QuickBound => {
  const { itemCount: n, slotCount, departureCount, sending, loose, weight, volume, slotCost, slotWeight, slotVolume, slotAvailable } = kernel;
  const atMost = Float64Array.from({ length: n }, (_, i) => loose.subarray(i * departureCount, (i + 1) * departureCount).reduce((least, c) => Math.min(least, c), staying[i] as number));
  // A unit is full either by weight or by volume: both begin at half of what it costs.
  let [byWeight, byVolume]: [Float64Array, Float64Array] = [slotCost.map((c) => c / 2), slotCost.map((c) => c / 2)];
  let best: QuickBound = { bound: -Infinity, item: atMost };
  let center: readonly [Float64Array, Float64Array] = [byWeight, byVolume];
  let [step, idle] = [FIRST_STEP, 0];
  const [loadW, loadV] = [new Float64Array(slotCount), new Float64Array(slotCount)];
  for (let k = 0; k < ITERATIONS && !shouldStop(); k++) {
    const [perGram, perCm3] = [byWeight.map((a, s) => a / (slotWeight[s] as number)), byVolume.map((b, s) => b / (slotVolume[s] as number))];
    const item = new Float64Array(n);
    let bound = 0;
    loadW.fill(0);
    loadV.fill(0);
    for (let i = 0; i < n; i++) {
      let [least, chosen] = [atMost[i] as number, -1];
      const [w, v, row] = [weight[i] as number, volume[i] as number, i * slotCount];
      for (let s = 0; s < slotCount; s++) {
        const c = (sending[row + s] as number) + (perGram[s] as number) * w + (perCm3[s] as number) * v;
        if (c < least) [least, chosen] = [c, s];
      }
      item[i] = least;
      bound += least;
      if (chosen < 0) continue;
      loadW[chosen] = (loadW[chosen] as number) + w / (slotWeight[chosen] as number);
      loadV[chosen] = (loadV[chosen] as number) + v / (slotVolume[chosen] as number);
    }
    slotCost.forEach((f, s) => (bound += (slotAvailable[s] as number) * Math.min(0, f - (byWeight[s] as number) - (byVolume[s] as number))));
    if (bound > best.bound) {
      [best, center, idle] = [{ bound, item }, [byWeight, byVolume], 0];
    } else if (++idle === PATIENCE) {
      [step, idle] = [step / 2, 0];
      [byWeight, byVolume] = center;
      continue;
    }
    // Units needed for what chose the slot; beyond those there are, prices may rise above the cost.
    let norm = 0;
    const needed = loadW.map((w, s) => Math.min(slotAvailable[s] as number, Math.max(w, loadV[s] as number)));
    const isPaid = slotCost.map((f, s) => Number((byWeight[s] as number) + (byVolume[s] as number) >= f * 0.999));
    const slope = (load: Float64Array): Float64Array => load.map((l, s) => l - (isPaid[s] ? (needed[s] as number) : 0) - (isPaid[s] && l === 0 ? 0.01 : 0));
    const [slopeW, slopeV] = [slope(loadW), slope(loadV)];
    for (let s = 0; s < slotCount; s++) norm += (slopeW[s] as number) ** 2 + (slopeV[s] as number) ** 2;
    if (norm === 0) break;
    const length = (step * Math.max(1, cost - bound)) / norm;
    const [nextW, nextV] = [byWeight.map((a, s) => Math.max(0, a + length * (slopeW[s] as number))), byVolume.map((b, s) => Math.max(0, b + length * (slopeV[s] as number)))];
    for (let s = 0; s < slotCount; s++) {
      const [sum, f] = [(nextW[s] as number) + (nextV[s] as number), slotCost[s] as number];
      const isScarce = Math.max(loadW[s] as number, loadV[s] as number) > (slotAvailable[s] as number);
      if (sum <= f || isScarce) continue;
      nextW[s] = ((nextW[s] as number) * f) / sum;
      nextV[s] = ((nextV[s] as number) * f) / sum;
    }
    [byWeight, byVolume] = [nextW, nextV];
  }
  return best;
};

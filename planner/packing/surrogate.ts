/**
 * One constraint in place of two (Glover 1975): size = α·weight/W + (1−α)·volume/V ≤ 1 holds for every packing. α is chosen where filling by profit
 * density, the last item in part, is worth least, which is then the linear optimum over both constraints.
 */
import type { KnapsackInput } from './knapsack-question.ts';

const BISECTIONS = 7;
/** Of sums of doubles: what rounding may take off a bound. */
export const ROUNDING = 1e-9;

export interface Surrogate {
  /** By item. */
  readonly size: Float64Array;
  /** Share of the weight: at 1 the size is the weight, at 0 the volume. */
  readonly alpha: number;
}

/** Sorts `order` by profit per size. */
export const chooseSizes = ({ count, profit, weight, volume, weightLimit, volumeLimit }: KnapsackInput, order: number[]): Surrogate => {
  const size = new Float64Array(count);
  const density = new Float64Array(count);
  /** How much more of the weight than of the volume is used up when filled by density. */
  const excessAt = (alpha: number): number => {
    for (const i of order) {
      size[i] = (alpha * (weight[i] as number)) / weightLimit + ((1 - alpha) * (volume[i] as number)) / volumeLimit;
      density[i] = (profit[i] as number) / (size[i] as number);
    }
    order.sort((a, b) => (density[b] as number) - (density[a] as number) || a - b);
    let [left, byWeight, byVolume] = [1, 0, 0];
    for (const i of order) {
      const share = Math.min(1, left / (size[i] as number));
      byWeight += (share * (weight[i] as number)) / weightLimit;
      byVolume += (share * (volume[i] as number)) / volumeLimit;
      left -= share * (size[i] as number);
      if (!(share >= 1)) break;
    }
    return byWeight - byVolume;
  };
  for (const alpha of [1, 0]) if ((excessAt(alpha) >= 0) === (alpha === 1)) return { size, alpha };
  let [low, high, alpha] = [0, 1, 0];
  for (let step = 0; step < BISECTIONS; step++) {
    alpha = (low + high) / 2;
    // More in weight than in volume: weight must count for more.
    if (excessAt(alpha) > 0) low = alpha;
    else high = alpha;
  }
  return { size, alpha };
};

/** Goods that cannot be in a packing above `least`: by the linear bound, taking one that it leaves out costs its size at the density of the last one in.
 * Returns that bound on all packings. */
export const dropHopeless = (order: number[], profit: Float64Array, size: Float64Array, least: number): number => {
  let [bound, left, at] = [0, 1, 0];
  for (; at < order.length; at++) {
    const i = order[at] as number;
    if ((size[i] as number) > left) break;
    left -= size[i] as number;
    bound += profit[i] as number;
  }
  if (at === order.length) return bound;
  const density = (profit[order[at] as number] as number) / (size[order[at] as number] as number);
  bound += left * density;
  if (bound * (1 + ROUNDING) <= least) {
    order.length = 0;
    return bound;
  }
  let kept = at;
  for (let k = at; k < order.length; k++) {
    const i = order[k] as number;
    if (bound * (1 + ROUNDING) - (density * (size[i] as number) - (profit[i] as number)) > least) order[kept++] = i;
  }
  order.length = kept;
  return bound;
};

/** The sizes at another α. */
export const sizesAt = ({ count, weight, volume, weightLimit, volumeLimit }: KnapsackInput, order: readonly number[], alpha: number): Surrogate => {
  const size = new Float64Array(count);
  for (const i of order) size[i] = (alpha * (weight[i] as number)) / weightLimit + ((1 - alpha) * (volume[i] as number)) / volumeLimit;
  return { size, alpha };
};

export interface Cells {
  /** By place in the order. */
  readonly cells: Int32Array;
  readonly capacity: number;
}

/** Sizes in whole cells, rounded down, so that what fits still fits; and how many cells there are. */
export const toCells = ({ weight, volume, weightLimit, volumeLimit }: KnapsackInput, order: readonly number[], { size, alpha }: Surrogate, most: number): Cells => {
  // One constraint alone in large steps: cells as large as these are exact.
  const [measure, limit] = alpha === 1 ? [weight, weightLimit] : [volume, volumeLimit];
  const step = alpha === 1 || alpha === 0 ? order.reduce((all, i) => divisor(all, measure[i] as number), limit) : 0;
  const isExact = step >= 1 && limit / step <= most;
  const capacity = isExact ? limit / step : most;
  // The sum is a whole number, so that all these thousandths of a cell together let nothing through.
  return { capacity, cells: Int32Array.from(order, (i) => (isExact ? (measure[i] as number) / step : Math.floor((size[i] as number) * most + 1e-7))) };
};

const divisor = (a: number, b: number): number => {
  while (b > 0) [a, b] = [b, a % b];
  return a;
};

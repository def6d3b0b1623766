/**
 * A part of few rows, exactly: of the sites so far, the least cost of serving the set S of rows is
 *   f_j(S) = min over T ⊆ S of f_{j−1}(S ∖ T) + g_j(T),  f_0(S) = Σ direct,
 * g_j the whole cost of stock for T at site j. 3^rows steps a site.
 */
import type { Kernel } from './kernel.ts';
import type { Part, StockCosting } from './stock-cost.ts';

/** Writes the mode of each row into `into` (−1 direct) and answers the cost with prices. */
export type SolvePart = (part: Part, into: Int32Array) => number;

export const makeSolvePart = ({ units, mean, variance, direct, warehouses }: Kernel, { cost }: StockCosting, mostRows: number): SolvePart => {
  const subsets = 1 << mostRows;
  const [sumUnits, sumMean, sumVariance] = [new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets)];
  const [miles, strictest, stock, next] = [new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets)];
  const least = new Float64Array(subsets);
  const taken = warehouses.map(() => new Int32Array(subsets));
  return ({ s, rowCount, siteCount, stride, rows, sites, price, mile, z }, into) => {
    const all = (1 << rowCount) - 1;
    for (let set = 1; set <= all; set++) {
      const rest = set & (set - 1);
      const r = rows[31 - Math.clz32(set ^ rest)] as number;
      sumUnits[set] = (sumUnits[rest] as number) + (units[r] as number);
      sumMean[set] = (sumMean[rest] as number) + (mean[r] as number);
      sumVariance[set] = (sumVariance[rest] as number) + (variance[r] as number);
      least[set] = (least[rest] as number) + (direct[r] as number);
    }
    for (let j = 0; j < siteCount; j++) {
      const from = taken[j] as Int32Array;
      for (let set = 1; set <= all; set++) {
        const rest = set & (set - 1);
        const cell = j * stride + 31 - Math.clz32(set ^ rest);
        const sum = (miles[rest] as number) + (mile[cell] as number);
        miles[set] = sum;
        const strict = Math.max(strictest[rest] as number, z[cell] as number);
        strictest[set] = strict;
        stock[set] = sum === Infinity ? Infinity : sum + cost(s, sites[j] as number, price[j] as number, sumUnits[set] as number, sumMean[set] as number, sumVariance[set] as number, strict);
      }
      for (let set = 0; set <= all; set++) {
        let [best, part] = [least[set] as number, 0];
        for (let own = set; own > 0; own = (own - 1) & set) {
          if ((stock[own] as number) >= best) continue;
          const sum = (stock[own] as number) + (least[set ^ own] as number);
          if (sum < best) {
            best = sum;
            part = own;
          }
        }
        next[set] = best;
        from[set] = part;
      }
      least.set(next.subarray(0, all + 1));
    }
    let left = all;
    for (let i = 0; i < rowCount; i++) into[rows[i] as number] = -1;
    for (let j = siteCount - 1; j >= 0; j--) {
      const own = (taken[j] as Int32Array)[left] as number;
      for (let i = 0; i < rowCount; i++) if (own & (1 << i)) into[rows[i] as number] = sites[j] as number;
      left ^= own;
    }
    return least[all] as number;
  };
};

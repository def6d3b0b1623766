/**
 * A larger part, improved: each row goes where it adds least while that saves, then sites give all their rows away or take all they may, while that saves.
 * Not proven. Begun where `into` stands, if it is warm: then only the `fresh` modes are tried as sites.
 */
import type { Kernel } from './kernel.ts';
import type { SolvePart } from './solve-part.ts';
import type { Part, StockCosting } from './stock-cost.ts';

const MOST_PASSES = 10;
const MOST_ROUNDS = 4;
/** Less is rounding. */
const REAL = 1e-9;
const NONE = -2;

/** `at` is by row a site of the part, −1 direct; undefined: cold. `fresh` by site: 1 is tried. */
export type ImprovePart = (part: Part, into: Int32Array, warm: { readonly at: Int32Array; readonly fresh: Uint8Array } | undefined) => ReturnType<SolvePart>;

export const makeImprovePart = ({ units, mean, variance, direct, warehouses }: Kernel, { cost }: StockCosting, stride: number): ImprovePart => {
  const W = warehouses.length;
  const [sumUnits, sumMean, sumVariance, costAt, strictest, count] = [new Float64Array(W), new Float64Array(W), new Float64Array(W), new Float64Array(W), new Float64Array(W), new Int32Array(W)];
  const [at, kept] = [new Int32Array(stride), new Int32Array(stride)];
  return (part, into, warm) => {
    const { s, rowCount: n, siteCount: q, rows, sites, price, mile, linear, z } = part;
    const stockAt = (j: number, u: number, m: number, v: number, strict: number): number => (m <= 0 ? 0 : cost(s, sites[j] as number, price[j] as number, u, m, v, strict));
    const strictestWithout = (j: number, i: number): number => {
      if ((z[j * stride + i] as number) < (strictest[j] as number)) return strictest[j] as number;
      let most = 0;
      for (let o = 0; o < n; o++) if (o !== i && at[o] === j && (z[j * stride + o] as number) > most) most = z[j * stride + o] as number;
      return most;
    };
    const add = (j: number, i: number, sign: number): void => {
      const r = rows[i] as number;
      sumUnits[j] = (sumUnits[j] as number) + sign * (units[r] as number);
      sumMean[j] = (sumMean[j] as number) + sign * (mean[r] as number);
      sumVariance[j] = Math.max(0, (sumVariance[j] as number) + sign * (variance[r] as number));
      count[j] = (count[j] as number) + sign;
    };
    const clear = (): void => {
      for (let j = 0; j < q; j++) sumUnits[j] = sumMean[j] = sumVariance[j] = strictest[j] = costAt[j] = count[j] = 0;
    };
    const tally = (): number => {
      let sum = 0;
      clear();
      for (let i = 0; i < n; i++) {
        const j = at[i] as number;
        if (j < 0) {
          sum += direct[rows[i] as number] as number;
          continue;
        }
        add(j, i, 1);
        strictest[j] = Math.max(strictest[j] as number, z[j * stride + i] as number);
        sum += mile[j * stride + i] as number;
      }
      for (let j = 0; j < q; j++) sum += costAt[j] = stockAt(j, sumUnits[j] as number, sumMean[j] as number, sumVariance[j] as number, strictest[j] as number);
      return sum;
    };
    /** The row goes where it adds least; `barred` may not be chosen. True where it went. */
    const place = (i: number, barred: number): boolean => {
      const [here, r] = [at[i] as number, rows[i] as number];
      const [u, m, v] = [units[r] as number, mean[r] as number, variance[r] as number];
      let [without, strictLeft, now] = [0, 0, direct[r] as number];
      if (here >= 0) {
        strictLeft = strictestWithout(here, i);
        without = count[here] === 1 ? 0 : stockAt(here, (sumUnits[here] as number) - u, (sumMean[here] as number) - m, (sumVariance[here] as number) - v, strictLeft);
        now = (mile[here * stride + i] as number) + (costAt[here] as number) - without;
      }
      let [best, bestAt, bestCost] = [here === barred ? Infinity : now, here, 0];
      if (here >= 0 && (direct[r] as number) < best) [best, bestAt] = [direct[r] as number, -1];
      for (let j = 0; j < q; j++) {
        // More stock adds no less than its goods cost.
        if (j === here || j === barred || (linear[j * stride + i] as number) >= best) continue;
        const whole = stockAt(j, (sumUnits[j] as number) + u, (sumMean[j] as number) + m, (sumVariance[j] as number) + v, Math.max(strictest[j] as number, z[j * stride + i] as number));
        const added = (mile[j * stride + i] as number) + whole - (costAt[j] as number);
        if (added < best - (best === Infinity ? 0 : REAL * Math.abs(best))) [best, bestAt, bestCost] = [added, j, whole];
      }
      if (bestAt === here) return false;
      if (here >= 0) {
        add(here, i, -1);
        strictest[here] = strictLeft;
        costAt[here] = without;
      }
      at[i] = bestAt;
      if (bestAt >= 0) {
        add(bestAt, i, 1);
        strictest[bestAt] = Math.max(strictest[bestAt] as number, z[bestAt * stride + i] as number);
        costAt[bestAt] = bestCost;
      }
      return true;
    };
    const settle = (): number => {
      for (let pass = 0, moved = true; moved && pass < MOST_PASSES; pass++) {
        moved = false;
        for (let i = 0; i < n; i++) if (place(i, NONE)) moved = true;
      }
      return tally();
    };
    /** Where each row would cost least if the site had all it may. */
    const begin = (): void => {
      clear();
      for (let j = 0; j < q; j++) {
        for (let i = 0; i < n; i++) {
          if (mile[j * stride + i] === Infinity) continue;
          add(j, i, 1);
          strictest[j] = Math.max(strictest[j] as number, z[j * stride + i] as number);
        }
        costAt[j] = stockAt(j, sumUnits[j] as number, sumMean[j] as number, sumVariance[j] as number, strictest[j] as number) / (sumUnits[j] as number);
      }
      for (let i = 0; i < n; i++) {
        const r = rows[i] as number;
        let [best, bestAt] = [direct[r] as number, -1];
        for (let j = 0; j < q; j++) {
          const own = (mile[j * stride + i] as number) + (units[r] as number) * (costAt[j] as number);
          if (own < best) [best, bestAt] = [own, j];
        }
        at[i] = bestAt;
      }
    };
    if (warm) at.set(warm.at.subarray(0, n));
    else begin();
    tally();
    let least = settle();
    for (let round = 0, better = true; better && round < (warm ? 1 : MOST_ROUNDS); round++) {
      better = false;
      for (let j = 0; j < q; j++) {
        if (warm && warm.fresh[j] === 0) continue;
        kept.set(at.subarray(0, n));
        const isUsed = (count[j] as number) > 0;
        if (isUsed) {
          for (let i = 0; i < n; i++) if (at[i] === j) place(i, j);
        } else {
          for (let i = 0; i < n; i++) if ((mile[j * stride + i] as number) < Infinity) at[i] = j;
        }
        tally();
        const tried = settle();
        if (tried < least - REAL * Math.abs(least)) {
          least = tried;
          better = true;
        } else {
          at.set(kept.subarray(0, n));
          tally();
        }
      }
    }
    for (let i = 0; i < n; i++) into[rows[i] as number] = (at[i] as number) < 0 ? -1 : (sites[at[i] as number] as number);
    return least;
  };
};

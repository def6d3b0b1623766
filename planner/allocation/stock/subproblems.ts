/**
 * What each SKU would take at each mode at given prices: the least of Σ (c_r − v_r) x_r + H √(A(x) + B(x)²) over the rows a mode may serve, bounded from below by
 *  · each market's own z² and z inside A and B, where the plan pays the strictest;
 *  · a tangent of expected storage, which is convex in the cover;
 *  · √(A + B²) ≥ cos θ √A + sin θ B for an angle θ; what is left, linear plus a root of a sum, has its least at a prefix.
 */
import { mayAt, type Kernel } from './kernel.ts';
import { makeLeastPrefix } from './least-prefix.ts';
import { reachOf } from './reach.ts';
import { makeTangents } from './tangents.ts';

/** Rows taken at a mode, and the room they take there, m³. */
export interface Taken {
  rows: Int32Array;
  count: number;
  room: number;
}

export interface Subproblems {
  /** Rows by mode that the last point took. */
  readonly taken: readonly Taken[];
  /**
   * Adds the subproblems' values to `rho` by mode, for the modes that are `allowed`; `v` by row, `u` of a cubic metre by warehouse. With `isFitting` tangents and
   * angles are fitted to what is chosen.
   */
  add(v: Float64Array, u: Float64Array, allowed: Uint8Array, rho: Float64Array, isFitting: boolean): void;
  /** What a row costs at a mode if it bore its part of the safety stock of all the mode may serve; called for each. */
  eachAlone(visit: (r: number, k: number, cost: number) => void): void;
}

export const makeSubproblems = (kernel: Kernel): Subproblems => {
  const { modes, modesOf, rowStart, units, mean, may, unitCost, hold, cubic, days, warehouses, skus } = kernel;
  const [S, K, W] = [skus.length, modes.length, warehouses.length];
  const reach = reachOf(kernel);
  const { some, constant, slope, cosine, sine, fit } = makeTangents(kernel, reach);
  const spread = Float64Array.from(modes, ({ rhythm }) => rhythm.review + rhythm.lead);
  const deviation = Float64Array.from(modes, ({ rhythm }) => Math.sqrt(rhythm.leadVariance));
  const longest = Float64Array.from(modes, ({ rhythm }) => rhythm.longestGap);
  const mostRows = rowStart.reduce((most, start, s) => (s === 0 ? most : Math.max(most, start - (rowStart[s - 1] as number))), 0);
  const prefix = makeLeastPrefix(mostRows);
  const { gain, spread: roots, member } = prefix;
  const taken: Taken[] = modes.map(() => ({ rows: new Int32Array(64), count: 0, room: 0 }));
  /** Entries that may be worth taking at some mode of the warehouse, and what they cost there without the mode's own. */
  const [candidate, base] = [new Int32Array(mostRows), new Float64Array(mostRows)];

  const weightOf = (s: number, k: number, u: number): number => (hold[s] as number) + (slope[s * K + k] as number) + u * (cubic[s] as number);
  const eachOf = (s: number, k: number, u: number): number => (unitCost[s * K + k] as number) + (constant[s * K + k] as number) + (u * (cubic[s] as number) * (longest[k] as number)) / days;
  const byMeanOf = (s: number, k: number, weight: number): number => weight * (sine[s * K + k] as number) * (deviation[k] as number);

  const take = (s: number, k: number, isFitting: boolean): void => {
    const into = taken[k] as Taken;
    const count = prefix.count();
    if (into.count + count > into.rows.length) {
      const grown = new Int32Array(Math.max(2 * into.rows.length, into.count + count));
      grown.set(into.rows);
      into.rows = grown;
    }
    let [a, b, sumMean] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const e = member[i] as number;
      into.rows[into.count++] = reach.row[e] as number;
      a += roots[i] as number;
      b += reach.zMean[e] as number;
      sumMean += mean[reach.row[e] as number] as number;
    }
    b *= deviation[k] as number;
    const cell = s * K + k;
    into.room += (cubic[s] as number) * ((cosine[cell] as number) * Math.sqrt(a) + (sine[cell] as number) * b + sumMean * (longest[k] as number));
    if (isFitting) fit(s, k, a, b, sumMean);
  };

  const addAt = (s: number, w: number, v: Float64Array, u: number, allowed: Uint8Array, rho: Float64Array, isFitting: boolean): void => {
    const [from, to] = [reach.start[s * W + w] as number, reach.start[s * W + w + 1] as number];
    if (from === to) return;
    const own = modesOf[w] as readonly number[];
    let [leastEach, leastByMean] = [Infinity, Infinity];
    for (const k of own) {
      if (allowed[k] === 0 || some[s * K + k] === 0) continue;
      leastEach = Math.min(leastEach, eachOf(s, k, u));
      leastByMean = Math.min(leastByMean, byMeanOf(s, k, weightOf(s, k, u)));
    }
    if (leastEach === Infinity) return;
    let n = 0;
    for (let e = from; e < to; e++) {
      const r = reach.row[e] as number;
      const cost = (reach.mile[e] as number) - (v[r] as number);
      if (cost + leastEach * (units[r] as number) + leastByMean * (reach.zMean[e] as number) >= 0) continue;
      candidate[n] = e;
      base[n++] = cost;
    }
    if (n === 0) return;
    const isPerishable = skus[s]?.shelfDays !== undefined;
    for (const k of own) {
      if (allowed[k] === 0 || some[s * K + k] === 0) continue;
      const weight = weightOf(s, k, u);
      const [each, byMean, apart] = [eachOf(s, k, u), byMeanOf(s, k, weight), spread[k] as number];
      const place = mayAt(kernel, s, k) - (rowStart[s] as number);
      let size = 0;
      for (let i = 0; i < n; i++) {
        const e = candidate[i] as number;
        const r = reach.row[e] as number;
        const c = (base[i] as number) + each * (units[r] as number) + byMean * (reach.zMean[e] as number);
        if (c >= 0 || (isPerishable && may[place + r] === 0)) continue;
        gain[size] = c;
        roots[size] = apart * (reach.zVariance[e] as number);
        member[size++] = e;
      }
      if (size === 0) continue;
      const value = prefix.solve(size, weight * (cosine[s * K + k] as number));
      if (value >= 0) continue;
      rho[k] = (rho[k] as number) + value;
      take(s, k, isFitting);
    }
  };
  return {
    taken,
    add: (v, u, allowed, rho, isFitting) => {
      for (const list of taken) list.count = list.room = 0;
      for (let s = 0; s < S; s++) for (let w = 0; w < W; w++) addAt(s, w, v, u[w] as number, allowed, rho, isFitting);
    },
    eachAlone: (visit) => {
      for (let s = 0; s < S; s++) {
        for (let k = 0; k < K; k++) {
          if (some[s * K + k] === 0) continue;
          const { warehouse: w } = modes[k] as (typeof modes)[number];
          const [from, to] = [reach.start[s * W + w] as number, reach.start[s * W + w + 1] as number];
          const place = mayAt(kernel, s, k) - (rowStart[s] as number);
          const weight = weightOf(s, k, 0);
          const [each, byMean] = [eachOf(s, k, 0), byMeanOf(s, k, weight)];
          let sum = 0;
          for (let e = from; e < to; e++) if (may[place + (reach.row[e] as number)] === 1) sum += (reach.zVariance[e] as number) * (spread[k] as number);
          const byRoot = sum > 0 ? (weight * (cosine[s * K + k] as number) * (spread[k] as number)) / Math.sqrt(sum) : 0;
          for (let e = from; e < to; e++) {
            const r = reach.row[e] as number;
            if (may[place + r] === 1) visit(r, k, (reach.mile[e] as number) + each * (units[r] as number) + byMean * (reach.zMean[e] as number) + byRoot * (reach.zVariance[e] as number));
          }
        }
      }
    },
  };
};

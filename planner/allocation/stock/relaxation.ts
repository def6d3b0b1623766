/**
 * A bound by Lagrangian relaxation of the demand rows (price v of each) and of the rooms of warehouses (price u ≥ 0 of each):
 *   L(v, u) = Σ_r min(v_r, direct_r) + min { Σ_w ρ_w y_w },  ρ_w = min over its modes k of  fixed_k − u_w room_w + Σ_s σ_sk.
 * σ_sk is the least of Σ (c_r − v_r) x_r + H √(A(x) + B(x)²) over the rows a mode may serve, bounded from below by three steps, each valid for any choice:
 *  · each market's own z² and z stand inside A and B, where the plan pays the strictest;
 *  · expected storage is convex in the cover: its tangent at any cover lies below it;
 *  · √(A + B²) ≥ cos θ √A + sin θ B for any angle θ. What is left, linear plus a root of a sum, has its least at a prefix of the rows by (c − v) / a
 *    (Shen, Coullard and Daskin 2003).
 * Tangents and angles are fitted to what the subproblems chose before.
 */
import { mayAt, type Kernel, type Mode } from './kernel.ts';
import { chooseSites } from './choose-sites.ts';
import type { Relaxed } from '../volume.ts';

/** What is settled in a part of the search. */
export interface Scope {
  /** By warehouse: 1 open, 0 closed, −1 free. */
  readonly decided: Int8Array;
  /** By mode: 1 may be used. */
  readonly allowed: Uint8Array;
}

export interface StockRelaxation extends Relaxed {
  /** Prices to begin with: each row as if it bore its part of a site in full use. */
  firstPrices(): Float64Array;
  enter(scope: Scope): void;
  /** Average of y, by mode. */
  readonly leaning: Float64Array;
  /** At the best prices since `enter`: the bound with a mode in use, and with a warehouse closed. */
  forced(): { readonly ifUsed: Float64Array; readonly ifClosed: Float64Array };
  /** Fits tangents and angles to what is chosen at these prices. */
  refit(price: Float64Array): void;
}

export const makeStockRelaxation = (kernel: Kernel): StockRelaxation => {
  const { question, modes, modesOf, rowStart, rowMarket, units, mean, variance, direct, z, lastMileUnit, lastMileKg, may, unitCost, hold, cubic, kilograms, capacity, days, markets, warehouses } = kernel;
  const [S, K, M, W, R] = [kernel.skus.length, modes.length, markets.length, warehouses.length, rowMarket.length];
  const mostRows = rowStart.reduce((most, start, s) => (s === 0 ? most : Math.max(most, start - (rowStart[s - 1] as number))), 0);
  const modeWarehouse = Int32Array.from(modes, ({ warehouse }) => warehouse);
  const spread = Float64Array.from(modes, ({ rhythm }) => rhythm.review + rhythm.lead);
  const deviation = Float64Array.from(modes, ({ rhythm }) => Math.sqrt(rhythm.leadVariance));
  const longest = Float64Array.from(modes, ({ rhythm }) => rhythm.longestGap);
  // By sku × K + mode.
  const [tangent, slope, cosine, sine] = [new Float64Array(S * K), new Float64Array(S * K), new Float64Array(S * K), new Float64Array(S * K)];
  const some = new Uint8Array(S * K);
  /** Tangent and angle where the sums of the rows are these: of z² spread variance, z deviation mean, and mean. */
  const fit = (cell: number, s: number, k: number, a: number, b: number, sumMean: number): void => {
    const { dwell } = modes[k] as Mode;
    const safety = Math.sqrt(a + b * b);
    const cover = safety / sumMean;
    const rise = dwell.slope(cover);
    tangent[cell] = (cubic[s] as number) * (dwell.at(cover) - cover * rise);
    slope[cell] = (cubic[s] as number) * days * rise;
    cosine[cell] = safety > 0 ? Math.sqrt(a) / safety : 1;
    sine[cell] = safety > 0 ? b / safety : 0;
  };
  for (let s = 0; s < S; s++) {
    const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
    for (let k = 0; k < K; k++) {
      const place = mayAt(kernel, s, k) - first;
      const w = modeWarehouse[k] as number;
      let [a, b, sumMean] = [0, 0, 0];
      for (let r = first; r < end; r++) {
        if (may[place + r] === 0) continue;
        const strict = z[w * M + (rowMarket[r] as number)] as number;
        a += strict * strict * (spread[k] as number) * (variance[r] as number);
        b += strict * (deviation[k] as number) * (mean[r] as number);
        sumMean += mean[r] as number;
      }
      if (sumMean === 0) continue;
      some[s * K + k] = 1;
      fit(s * K + k, s, k, a, b, sumMean);
    }
  }

  const size = R + W;
  const violation = new Float64Array(size);
  const leaning = new Float64Array(K);
  const [rho, rhoOf, used] = [new Float64Array(K), new Float64Array(W), new Int32Array(W)];
  const y = new Float64Array(W);
  const fixed = Float64Array.from(warehouses, (warehouse) => warehouse.fixed);
  /** What the subproblems took: rows by mode, and the room they take. */
  const taken = modes.map(() => ({ rows: new Int32Array(64), count: 0, room: 0 }));
  const [reduced, root, ratio, order] = [new Float64Array(mostRows), new Float64Array(mostRows), new Float64Array(mostRows), new Int32Array(mostRows)];
  let scope: Scope = { decided: new Int8Array(W).fill(-1), allowed: new Uint8Array(K).fill(1) };
  let sumOfPrices = 0;
  const kept = { bound: -Infinity, sum: 0, rho: new Float64Array(K), rhoOf: new Float64Array(W) };
  const capped = new Float64Array(R);

  const choice = (site: number, value: number, own: number, rhos: Float64Array, write: Float64Array | undefined): number =>
    chooseSites({ rho: rhos, fixed, decided: scope.decided, least: question.leastSites, most: question.mostSites, budget: question.budget ?? Infinity }, site, value, own, write);

  const subproblem = (s: number, k: number, u: number): number => {
    const cell = s * K + k;
    const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
    const place = mayAt(kernel, s, k) - first;
    const line = (modeWarehouse[k] as number) * M;
    const H = (hold[s] as number) + (slope[cell] as number) + u * (cubic[s] as number);
    const each = (unitCost[cell] as number) + (tangent[cell] as number) + (u * (cubic[s] as number) * (longest[k] as number)) / days;
    const byMean = (H * (sine[cell] as number) * (deviation[k] as number)) / days;
    const [kg, apart] = [kilograms[s] as number, spread[k] as number];
    let [n, gain] = [0, 0];
    for (let r = first; r < end; r++) {
      if (may[place + r] === 0) continue;
      const at = line + (rowMarket[r] as number);
      const strict = z[at] as number;
      const c = (units[r] as number) * (each + (lastMileUnit[at] as number) + (lastMileKg[at] as number) * kg + byMean * strict) - (capped[r] as number);
      if (c >= 0) continue;
      gain += c;
      reduced[n] = c;
      root[n] = strict * strict * apart * (variance[r] as number);
      order[n++] = r;
    }
    if (n === 0) return 0;
    const weight = H * (cosine[cell] as number);
    let best = 0;
    let count = 0;
    if (n === 1) {
      best = gain + weight * Math.sqrt(root[0] as number);
      if (best >= 0) return 0;
      count = 1;
    } else {
      // By gain per part of the root; insertion keeps equal ones in their order.
      for (let i = 0; i < n; i++) {
        const [c, a, r] = [reduced[i] as number, root[i] as number, order[i] as number];
        const key = a > 0 ? c / a : -Infinity;
        let p = i;
        while (p > 0 && (ratio[p - 1] as number) > key) {
          ratio[p] = ratio[p - 1] as number;
          reduced[p] = reduced[p - 1] as number;
          root[p] = root[p - 1] as number;
          order[p] = order[p - 1] as number;
          p--;
        }
        ratio[p] = key;
        reduced[p] = c;
        root[p] = a;
        order[p] = r;
      }
      let [sumC, sumA] = [0, 0];
      for (let i = 0; i < n; i++) {
        sumC += reduced[i] as number;
        sumA += root[i] as number;
        const value = sumC + weight * Math.sqrt(sumA);
        if (value < best) {
          best = value;
          count = i + 1;
        }
      }
      if (count === 0) return 0;
    }
    const into = taken[k] as (typeof taken)[number];
    if (into.count + count > into.rows.length) {
      const grown = new Int32Array(Math.max(2 * into.rows.length, into.count + count));
      grown.set(into.rows);
      into.rows = grown;
    }
    let [a, b, sumMean] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const r = order[i] as number;
      into.rows[into.count++] = r;
      a += root[i] as number;
      b += (z[line + (rowMarket[r] as number)] as number) * (mean[r] as number);
      sumMean += mean[r] as number;
    }
    into.room += (cubic[s] as number) * ((cosine[cell] as number) * Math.sqrt(a) + (sine[cell] as number) * (deviation[k] as number) * b + sumMean * (longest[k] as number));
    if (isFitting) fit(cell, s, k, a, b * (deviation[k] as number), sumMean);
    return best;
  };
  let isFitting = false;

  const at = (price: Float64Array): number => {
    sumOfPrices = 0;
    for (let r = 0; r < R; r++) {
      const v = Math.min(price[r] as number, direct[r] as number);
      capped[r] = v;
      sumOfPrices += v;
      violation[r] = (price[r] as number) >= (direct[r] as number) ? 0 : 1;
    }
    for (let w = 0; w < W; w++) {
      rhoOf[w] = Infinity;
      used[w] = -1;
      if (scope.decided[w] === 0) continue;
      for (const k of modesOf[w] as readonly number[]) {
        if (scope.allowed[k] === 0) continue;
        (taken[k] as (typeof taken)[number]).count = 0;
        (taken[k] as (typeof taken)[number]).room = 0;
        rho[k] = (modes[k] as Mode).fixed - (price[R + w] as number) * (capacity[w] as number);
      }
    }
    for (let s = 0; s < S; s++) {
      for (let k = 0; k < K; k++) {
        if (some[s * K + k] === 0 || scope.allowed[k] === 0) continue;
        const w = modeWarehouse[k] as number;
        if (scope.decided[w] === 0) continue;
        rho[k] = (rho[k] as number) + subproblem(s, k, price[R + w] as number);
      }
    }
    for (let k = 0; k < K; k++) {
      const w = modeWarehouse[k] as number;
      if (scope.allowed[k] === 0 || scope.decided[w] === 0 || (rho[k] as number) >= (rhoOf[w] as number)) continue;
      rhoOf[w] = rho[k] as number;
      used[w] = k;
    }
    const sum = choice(-1, -1, 0, rhoOf, y);
    for (let w = 0; w < W; w++) {
      const share = y[w] as number;
      violation[R + w] = 0;
      if (share === 0 || (used[w] as number) < 0) continue;
      const { rows, count, room } = taken[used[w] as number] as (typeof taken)[number];
      for (let p = 0; p < count; p++) violation[rows[p] as number] = (violation[rows[p] as number] as number) - share;
      violation[R + w] = share * (room - (capacity[w] as number));
    }
    return sumOfPrices + sum;
  };
  const pace = new Float64Array(size);
  return {
    size, free: R, pace, violation, leaning, at,
    enter: (into) => {
      scope = into;
      kept.bound = -Infinity;
    },
    average: (weight) => {
      for (let k = 0; k < K; k++) leaning[k] = (1 - weight) * (leaning[k] as number) + (used[modeWarehouse[k] as number] === k ? weight * (y[modeWarehouse[k] as number] as number) : 0);
    },
    keep: () => {
      kept.sum = sumOfPrices;
      kept.rho.set(rho);
      kept.rhoOf.set(rhoOf);
    },
    forced: () => {
      const [ifUsed, ifClosed] = [new Float64Array(K).fill(-Infinity), new Float64Array(W).fill(-Infinity)];
      for (let w = 0; w < W; w++) {
        if (scope.decided[w] === 0) continue;
        for (const k of modesOf[w] as readonly number[]) if (scope.allowed[k] === 1) ifUsed[k] = kept.sum + choice(w, 1, kept.rho[k] as number, kept.rhoOf, undefined);
        ifClosed[w] = kept.sum + choice(w, 0, 0, kept.rhoOf, undefined);
      }
      return { ifUsed, ifClosed };
    },
    refit: (price) => {
      isFitting = true;
      at(price);
      isFitting = false;
    },
    firstPrices: () => {
      const price = new Float64Array(size);
      for (let r = 0; r < R; r++) price[r] = direct[r] as number;
      // Once to learn what a mode would serve at most, once to share its fixed cost by it.
      const whole = new Float64Array(K);
      for (const isSecond of [false, true]) {
        for (let s = 0; s < S; s++) {
          for (let k = 0; k < K; k++) {
            const cell = s * K + k;
            if (some[cell] === 0) continue;
            const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
            const place = mayAt(kernel, s, k) - first;
            const line = (modeWarehouse[k] as number) * M;
            const H = (hold[s] as number) + (slope[cell] as number);
            let sumA = 0;
            for (let r = first; r < end; r++) if (may[place + r] === 1) sumA += (z[line + (rowMarket[r] as number)] as number) ** 2 * (spread[k] as number) * (variance[r] as number);
            for (let r = first; r < end; r++) {
              if (may[place + r] === 0) continue;
              const at = line + (rowMarket[r] as number);
              const a = (z[at] as number) ** 2 * (spread[k] as number) * (variance[r] as number);
              const safety = (sumA > 0 ? ((cosine[cell] as number) * a) / Math.sqrt(sumA) : 0) + (sine[cell] as number) * (z[at] as number) * (deviation[k] as number) * (mean[r] as number);
              const own = (units[r] as number) * ((unitCost[cell] as number) + (tangent[cell] as number) + (lastMileUnit[at] as number) + (lastMileKg[at] as number) * (kilograms[s] as number)) + H * safety;
              if (!isSecond) whole[k] = (whole[k] as number) + own;
              else price[r] = Math.min(price[r] as number, own * (1 + (modes[k] as Mode).fixed / Math.max(1, whole[k] as number)));
            }
          }
        }
      }
      let all = 0;
      for (let r = 0; r < R; r++) {
        pace[r] = Math.max(1e-9, price[r] as number);
        all += price[r] as number;
      }
      for (let w = 0; w < W; w++) pace[R + w] = capacity[w] as number > 0 ? all / W / (capacity[w] as number) ** 2 : 0;
      return price;
    },
  };
};

/**
 * A bound by Lagrangian relaxation of the demand rows (price v of each) and of the rooms of warehouses (price u ≥ 0 of each):
 *   L(v, u) = Σ_r min(v_r, direct_r) + min { Σ_w ρ_w y_w },  ρ_w = min over its modes k of  fixed_k − u_w room_w + Σ_s σ_sk,
 * σ_sk the subproblem of SKU s at mode k. Every L(v, u) is a bound, whatever tangents and angles the subproblems have.
 * Complexity: SKUs × warehouses × markets in reach an iteration.
 */
import type { Relaxed } from '../../support/index.ts';
import { chooseSites } from './choose-sites.ts';
import type { Kernel, Mode } from './kernel.ts';
import { makeSubproblems, type Taken } from './subproblems.ts';

/** What is settled in a part of the search. */
export interface Scope {
  /** By warehouse: 1 open, 0 closed, −1 free. */
  readonly decided: Int8Array;
  /** By mode: 1 may be used. */
  readonly allowed: Uint8Array;
}

export interface StockRelaxation extends Relaxed {
  /** Prices to begin with: each row as if it bore its part of a site in full use. Infinity: nobody may serve it. */
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
  const { question, modes, modesOf, rowMarket, direct, capacity, warehouses } = kernel;
  const [K, W, R] = [modes.length, warehouses.length, rowMarket.length];
  const size = R + W;
  const subproblems = makeSubproblems(kernel);
  const [violation, pace, leaning] = [new Float64Array(size), new Float64Array(size), new Float64Array(K)];
  const [rho, rhoOf, used, y, capped] = [new Float64Array(K), new Float64Array(W), new Int32Array(W), new Float64Array(W), new Float64Array(R)];
  const [fixed, usable] = [Float64Array.from(warehouses, (warehouse) => warehouse.fixed), new Uint8Array(K)];
  const kept = { sum: -Infinity, rho: new Float64Array(K), rhoOf: new Float64Array(W) };
  let scope: Scope = { decided: new Int8Array(W).fill(-1), allowed: new Uint8Array(K).fill(1) };
  let sumOfPrices = 0;

  const choose = (site: number, value: number, own: number, rhos: Float64Array, write: Float64Array | undefined): number =>
    chooseSites({ rho: rhos, fixed, decided: scope.decided, least: question.leastSites, most: question.mostSites, budget: question.budget ?? Infinity }, site, value, own, write);

  const at = (price: Float64Array, isFitting = false): number => {
    sumOfPrices = 0;
    for (let r = 0; r < R; r++) {
      const v = Math.min(price[r] as number, direct[r] as number);
      capped[r] = v;
      sumOfPrices += v;
      violation[r] = (price[r] as number) >= (direct[r] as number) ? 0 : 1;
    }
    const u = price.subarray(R);
    modes.forEach(({ warehouse: w, fixed: own }, k) => {
      usable[k] = scope.decided[w] === 0 ? 0 : (scope.allowed[k] as number);
      rho[k] = own - (u[w] as number) * (capacity[w] as number);
    });
    subproblems.add(capped, u, usable, rho, isFitting);
    rhoOf.fill(Infinity);
    used.fill(-1);
    for (let k = 0; k < K; k++) {
      const { warehouse: w } = modes[k] as Mode;
      if (usable[k] === 0 || (rho[k] as number) >= (rhoOf[w] as number)) continue;
      rhoOf[w] = rho[k] as number;
      used[w] = k;
    }
    const sum = choose(-1, -1, 0, rhoOf, y);
    for (let w = 0; w < W; w++) {
      const share = y[w] as number;
      violation[R + w] = 0;
      if (share === 0 || (used[w] as number) < 0) continue;
      const { rows, count, room } = subproblems.taken[used[w] as number] as Taken;
      for (let p = 0; p < count; p++) violation[rows[p] as number] = (violation[rows[p] as number] as number) - share;
      violation[R + w] = share * (room - (capacity[w] as number));
    }
    return sumOfPrices + sum;
  };
  return {
    size, free: R, pace, violation, leaning, at,
    enter: (into) => {
      scope = into;
    },
    average: (weight) => {
      modes.forEach(({ warehouse: w }, k) => {
        leaning[k] = (1 - weight) * (leaning[k] as number) + (used[w] === k ? weight * (y[w] as number) : 0);
      });
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
        for (const k of modesOf[w] as readonly number[]) if (scope.allowed[k] === 1) ifUsed[k] = kept.sum + choose(w, 1, kept.rho[k] as number, kept.rhoOf, undefined);
        ifClosed[w] = kept.sum + choose(w, 0, 0, kept.rhoOf, undefined);
      }
      return { ifUsed, ifClosed };
    },
    refit: (price) => void at(price, true),
    firstPrices: () => {
      const price = new Float64Array(size);
      price.set(direct);
      const whole = new Float64Array(K);
      subproblems.eachAlone((_, k, cost) => (whole[k] = (whole[k] as number) + cost));
      subproblems.eachAlone((r, k, cost) => (price[r] = Math.min(price[r] as number, cost * (1 + (modes[k] as Mode).fixed / Math.max(1, whole[k] as number)))));
      let all = 0;
      for (let r = 0; r < R; r++) {
        pace[r] = Math.max(1e-9, price[r] as number);
        all += price[r] as number;
      }
      for (let w = 0; w < W; w++) pace[R + w] = (capacity[w] as number) > 0 ? all / W / (capacity[w] as number) ** 2 : 0;
      return price;
    },
  };
};

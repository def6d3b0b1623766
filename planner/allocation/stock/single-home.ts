/**
 * One home for what a market gets from stock: first the site that would serve most of its units, then whatever other site saves, market by market.
 * A SKU may still be sent direct where its market's home does not suit it.
 */
import type { Kernel, Mode } from './kernel.ts';
import type { SkuChoices } from './sku-choices.ts';

export interface Homes {
  /** By market: warehouse, −1 none. */
  readonly only: Int32Array;
  readonly choice: Int32Array;
  /** Without the sites' own; Infinity: a row is left without an option. */
  readonly cost: number;
}

/** SKUs solved at most, for one setting. */
const MOST_SOLVED = 5000;

/** The site each market is served from, −1 none; of several one. */
export const homesOf = ({ modes, rowMarket, markets }: Kernel, choice: Int32Array): Int32Array => {
  const home = new Int32Array(markets.length).fill(-1);
  choice.forEach((k, r) => {
    if (k >= 0) home[rowMarket[r] as number] = (modes[k] as Mode).warehouse;
  });
  return home;
};

export const hasOneHome = (kernel: Kernel, choice: Int32Array): boolean => {
  const home = homesOf(kernel, choice);
  return choice.every((k, r) => k < 0 || home[kernel.rowMarket[r] as number] === (kernel.modes[k] as Mode).warehouse);
};

export const assignHomes = (kernel: Kernel, choices: SkuChoices, mode: Int32Array, wanted: Int32Array): Homes => {
  const { modes, markets, warehouses, rowStart, rowMarket, units, skus, z } = kernel;
  const [S, M, W, R] = [skus.length, markets.length, warehouses.length, rowMarket.length];
  const price = new Float64Array(W);
  const votes = new Float64Array(M * W);
  wanted.forEach((k, r) => {
    if (k >= 0) votes[(rowMarket[r] as number) * W + (modes[k] as Mode).warehouse] = (votes[(rowMarket[r] as number) * W + (modes[k] as Mode).warehouse] as number) + (units[r] as number);
  });
  const only = new Int32Array(M).fill(-1);
  for (let m = 0; m < M; m++) for (let w = 0; w < W; w++) if ((votes[m * W + w] as number) > (only[m] === -1 ? 0 : (votes[m * W + (only[m] as number)] as number))) only[m] = w;
  const choice = new Int32Array(R);
  const cost = new Float64Array(S);
  for (let s = 0; s < S; s++) cost[s] = choices.solve(s, { mode, price, only }, choice);
  const skusOf: number[][] = markets.map(() => []);
  for (let s = 0; s < S; s++) for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) (skusOf[rowMarket[r] as number] as number[]).push(s);
  const sum = (list: readonly number[], of: (s: number) => number): number => list.reduce((all, s) => all + of(s), 0);
  const scratch = new Int32Array(R);
  let solved = 0;
  for (let better = true; better; ) {
    better = false;
    for (let m = 0; m < M; m++) {
      const those = skusOf[m] as readonly number[];
      for (let w = 0; w < W; w++) {
        if ((mode[w] as number) < 0 || w === only[m] || (z[w * M + m] as number) < 0 || solved > MOST_SOLVED) continue;
        const was = only[m] as number;
        only[m] = w;
        const tried = those.map((s) => choices.solve(s, { mode, price, only }, scratch));
        solved += those.length;
        const [now, before] = [tried.reduce((all, c) => all + c, 0), sum(those, (s) => cost[s] as number)];
        if (now < before - 1e-9 * Math.abs(before) || (now < Infinity && before === Infinity)) {
          those.forEach((s, i) => {
            cost[s] = tried[i] as number;
            choice.set(scratch.subarray(rowStart[s] as number, rowStart[s + 1] as number), rowStart[s] as number);
          });
          better = true;
        } else only[m] = was;
      }
    }
  }
  return { only, choice, cost: cost.reduce((all, c) => all + c, 0) };
};

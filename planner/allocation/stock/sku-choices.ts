/**
 * The goods of one SKU when sites and their modes are settled: which rows of demand each site serves, and which go direct. Rooms of sites enter as prices.
 * Rows that share no site fall apart into parts; a part of few rows is solved exactly, a larger one improved.
 */
import { makeImprovePart } from './improve-part.ts';
import type { Kernel, Mode } from './kernel.ts';
import { makeSolvePart } from './solve-part.ts';
import { makePart, makeStockCosting } from './stock-cost.ts';

/** Settled sites as the engine sees them. */
export interface Setting {
  /** By warehouse; −1: not used. */
  readonly mode: Int32Array;
  /** Of a cubic metre of room, by warehouse. */
  readonly price: Float64Array;
  /** By market: the one warehouse its stocked goods come from, −1 none; undefined: any. */
  readonly only: Int32Array | undefined;
}

/** A choice that was good for much the same setting. */
export interface Warm {
  /** By row; −1 direct. Rows of sites in use otherwise now stay with the warehouse. */
  readonly choice: Int32Array;
  /** By warehouse: 1 where its mode is another than then. */
  readonly fresh: Uint8Array;
}

export interface SkuChoices {
  /** Cost with prices; Infinity: a row has no option. `into[row]` is the mode of each of its rows, −1 direct. */
  solve(s: number, setting: Setting, into: Int32Array, warm?: Warm): number;
  /** True where the last one is proven. */
  isExact(): boolean;
  /** Cost of a choice, without prices; adds the room taken to `room` by warehouse. */
  evaluate(s: number, choice: Int32Array, room: Float64Array): number;
  /** The same of some rows of it; `choice` is by place in `rows`. */
  evaluateRows(s: number, rows: ArrayLike<number>, choice: ArrayLike<number>, room: Float64Array): number;
}

/** Parts of so many rows are solved exactly. */
const EXACT_ROWS = 8;

export const makeSkuChoices = (kernel: Kernel, exactRows = EXACT_ROWS): SkuChoices => {
  const { modes, rowStart, rowMarket, units, mean, variance, direct, z, lastMileUnit, lastMileKg, may, unitCost, kilograms, markets, warehouses } = kernel;
  const [K, M, W] = [modes.length, markets.length, warehouses.length];
  const costing = makeStockCosting(kernel);
  const part = makePart(kernel);
  const { stride, rows, sites } = part;
  const solvePart = makeSolvePart(kernel, costing, Math.min(exactRows, stride));
  const improvePart = makeImprovePart(kernel, costing, stride);
  const mileOf = (s: number, w: number, r: number): number => {
    const cell = w * M + (rowMarket[r] as number);
    return (units[r] as number) * ((lastMileUnit[cell] as number) + (lastMileKg[cell] as number) * (kilograms[s] as number));
  };
  let exact = true;
  const group = new Int32Array(stride);
  const found: number[] = [];
  /** By warehouse its place among the part's sites, −1: none of them. */
  const placeOf = new Int32Array(W);
  const [warmAt, fresh] = [new Int32Array(stride), new Uint8Array(W)];

  /** The rows of the SKU joined with `seed` by sites they may share, and those sites. */
  const gather = (s: number, seed: number, number: number, { mode, price, only }: Setting): void => {
    const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
    const n = end - first;
    const allows = (r: number, w: number): boolean => {
      const k = mode[w] as number;
      return k >= 0 && may[first * K + k * n + r - first] === 1 && (only === undefined || only[rowMarket[r] as number] === w);
    };
    found.length = 0;
    found.push(seed);
    group[seed - first] = number;
    placeOf.fill(-1);
    let q = 0;
    for (let p = 0; p < found.length; p++) {
      for (let w = 0; w < W; w++) {
        if ((placeOf[w] as number) >= 0 || !allows(found[p] as number, w)) continue;
        placeOf[w] = 0;
        sites[q++] = mode[w] as number;
        for (let other = first; other < end; other++) {
          if ((group[other - first] as number) >= 0 || !allows(other, w)) continue;
          group[other - first] = number;
          found.push(other);
        }
      }
    }
    // By place, so that nothing depends on the order of finding.
    found.sort((a, b) => a - b);
    sites.subarray(0, q).sort();
    Object.assign(part, { s, rowCount: found.length, siteCount: q });
    for (let j = 0; j < q; j++) {
      const k = sites[j] as number;
      const w = (modes[k] as Mode).warehouse;
      placeOf[w] = j;
      part.price[j] = price[w] as number;
      for (let i = 0; i < found.length; i++) {
        const r = found[i] as number;
        const mile = allows(r, w) ? mileOf(s, w, r) : Infinity;
        part.mile[j * stride + i] = mile;
        part.linear[j * stride + i] = mile + (units[r] as number) * (unitCost[s * K + k] as number);
        part.z[j * stride + i] = z[w * M + (rowMarket[r] as number)] as number;
      }
    }
    for (let i = 0; i < found.length; i++) rows[i] = found[i] as number;
  };
  /** The warm choice by site of the part; undefined: a row of it has no option it can begin with. */
  const warmOf = (warm: Warm): { readonly at: Int32Array; readonly fresh: Uint8Array } | undefined => {
    for (let i = 0; i < part.rowCount; i++) {
      const k = warm.choice[rows[i] as number] as number;
      let j = k < 0 ? -1 : (placeOf[(modes[k] as Mode).warehouse] as number);
      if (j >= 0 && part.mile[j * stride + i] === Infinity) j = -1;
      for (let other = 0; j < 0 && direct[rows[i] as number] === Infinity && other < part.siteCount; other++) if ((part.mile[other * stride + i] as number) < Infinity) j = other;
      warmAt[i] = j;
    }
    for (let j = 0; j < part.siteCount; j++) fresh[j] = warm.fresh[(modes[sites[j] as number] as Mode).warehouse] as number;
    return { at: warmAt, fresh };
  };

  const evaluateRows: SkuChoices['evaluateRows'] = (s, own, choice, room) => {
    let total = 0;
    for (let i = 0; i < own.length; i++) {
      const k = choice[i] as number;
      if (k < 0) {
        total += direct[own[i] as number] as number;
        continue;
      }
      let isFirst = true;
      for (let p = 0; p < i; p++) if (choice[p] === k) isFirst = false;
      if (!isFirst) continue;
      const w = (modes[k] as Mode).warehouse;
      let [u, m, v, strictest] = [0, 0, 0, 0];
      for (let p = i; p < own.length; p++) {
        if (choice[p] !== k) continue;
        const r = own[p] as number;
        u += units[r] as number;
        m += mean[r] as number;
        v += variance[r] as number;
        strictest = Math.max(strictest, z[w * M + (rowMarket[r] as number)] as number);
        total += mileOf(s, w, r);
      }
      total += costing.cost(s, k, 0, u, m, v, strictest);
      room[w] = (room[w] as number) + costing.room(s, k, m, v, strictest);
    }
    return total;
  };
  const allRows = Int32Array.from({ length: rowMarket.length }, (_, r) => r);
  return {
    isExact: () => exact,
    solve: (s, setting, into, warm) => {
      const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
      exact = true;
      group.fill(-1, 0, end - first);
      let [total, groups] = [0, 0];
      for (let seed = first; seed < end; seed++) {
        if ((group[seed - first] as number) >= 0) continue;
        gather(s, seed, groups++, setting);
        if (part.siteCount === 0) {
          into[seed] = -1;
          total += direct[seed] as number;
        } else if (part.rowCount <= exactRows) total += solvePart(part, into);
        else {
          exact = false;
          total += improvePart(part, into, warm && warmOf(warm));
        }
      }
      return total;
    },
    evaluate: (s, choice, room) => {
      const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
      return evaluateRows(s, allRows.subarray(first, end), choice.subarray(first, end), room);
    },
    evaluateRows,
  };
};

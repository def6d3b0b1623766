/** What one SKU's stock at one mode costs and takes, from the sums over the rows it serves. */
import type { Kernel, Mode } from './kernel.ts';

export interface StockCosting {
  /** Without last miles; `price` is of a cubic metre of room. `units` over the horizon, mean and variance a day. */
  cost(s: number, k: number, price: number, units: number, mean: number, variance: number, z: number): number;
  /** Cubic metres just after the shipment before the longest wait. */
  room(s: number, k: number, mean: number, variance: number, z: number): number;
}

export const makeStockCosting = ({ modes, unitCost, hold, cubic }: Kernel): StockCosting => {
  const K = modes.length;
  return {
    cost: (s, k, price, units, mean, variance, z) => {
      const { rhythm, dwell } = modes[k] as Mode;
      const safety = z * Math.sqrt((rhythm.review + rhythm.lead) * variance + mean * mean * rhythm.leadVariance);
      return units * ((unitCost[s * K + k] as number) + (cubic[s] as number) * dwell.at(safety / mean)) + safety * (hold[s] as number) + price * (cubic[s] as number) * (safety + mean * rhythm.longestGap);
    },
    room: (s, k, mean, variance, z) => {
      const { rhythm } = modes[k] as Mode;
      return (cubic[s] as number) * (z * Math.sqrt((rhythm.review + rhythm.lead) * variance + mean * mean * rhythm.leadVariance) + mean * rhythm.longestGap);
    },
  };
};

/** Rows of a SKU that share sites, and the sites: what both ways of solving them read. By site × `stride` + row: Infinity where a row may not be served. */
export interface Part {
  s: number;
  rowCount: number;
  siteCount: number;
  readonly stride: number;
  readonly rows: Int32Array;
  /** Modes, ascending. */
  readonly sites: Int32Array;
  /** Of room, by site. */
  readonly price: Float64Array;
  /** Last mile; the same with what the goods cost at the mode, storage and safety stock apart. */
  readonly mile: Float64Array;
  readonly linear: Float64Array;
  readonly z: Float64Array;
}

export const makePart = ({ warehouses, rowStart }: Kernel): Part => {
  const stride = rowStart.reduce((most, start, s) => (s === 0 ? most : Math.max(most, start - (rowStart[s - 1] as number))), 0);
  const sites = warehouses.length;
  return { s: 0, rowCount: 0, siteCount: 0, stride, rows: new Int32Array(stride), sites: new Int32Array(sites), price: new Float64Array(sites), mile: new Float64Array(sites * stride), linear: new Float64Array(sites * stride), z: new Float64Array(sites * stride) };
};

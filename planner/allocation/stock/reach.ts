/** Which rows each warehouse may reach in time, and what that costs and takes: entries by sku, then warehouse, in ascending order of rows. */
import type { Kernel } from './kernel.ts';

export interface Reach {
  /** Entries of sku s and warehouse w: start[s × W + w] … start[s × W + w + 1]. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  /** Last mile of all its units. */
  readonly mile: Float64Array;
  /** z times units a day, and z² times their variance. */
  readonly zMean: Float64Array;
  readonly zVariance: Float64Array;
}

export const reachOf = ({ skus, markets, warehouses, rowStart, rowMarket, units, mean, variance, kilograms, z, lastMileUnit, lastMileKg }: Kernel): Reach => {
  const [S, W, M] = [skus.length, warehouses.length, markets.length];
  const start = new Int32Array(S * W + 1);
  let count = 0;
  const each = (visit: (s: number, w: number, r: number, cell: number) => void): void => {
    for (let s = 0; s < S; s++) {
      for (let w = 0; w < W; w++) {
        start[s * W + w] = count;
        for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) {
          const cell = w * M + (rowMarket[r] as number);
          if ((z[cell] as number) < 0) continue;
          visit(s, w, r, cell);
          count++;
        }
      }
    }
    start[S * W] = count;
  };
  each(() => undefined);
  const reach = { start, row: new Int32Array(count), mile: new Float64Array(count), zMean: new Float64Array(count), zVariance: new Float64Array(count) };
  count = 0;
  each((s, _, r, cell) => {
    const strict = z[cell] as number;
    reach.row[count] = r;
    reach.mile[count] = (units[r] as number) * ((lastMileUnit[cell] as number) + (lastMileKg[cell] as number) * (kilograms[s] as number));
    reach.zMean[count] = strict * (mean[r] as number);
    reach.zVariance[count] = strict * strict * (variance[r] as number);
  });
  return reach;
};

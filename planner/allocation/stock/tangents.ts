/**
 * The tangent of expected storage and the angle of √(A + B²) at which each SKU's subproblem at each mode is bounded from below, by sku × modes + mode: first where a
 * mode serves all it may, later where the subproblem chose. Any of them is valid; the nearer to the plan, the better the bound.
 */
import { mayAt, type Kernel, type Mode } from './kernel.ts';
import type { Reach } from './reach.ts';

export interface Tangents {
  /** The mode may serve something of the SKU. */
  readonly some: Uint8Array;
  /** Of storage: minor units a unit, and per unit of safety stock kept. */
  readonly constant: Float64Array;
  readonly slope: Float64Array;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
  /** Where z² spread variance, z deviation mean, and mean of what is served sum to these. */
  fit(s: number, k: number, a: number, b: number, sumMean: number): void;
}

export const makeTangents = (kernel: Kernel, reach: Reach): Tangents => {
  const { modes, skus, warehouses, rowStart, mean, may, cubic, days } = kernel;
  const [S, K, W] = [skus.length, modes.length, warehouses.length];
  const tangents = { some: new Uint8Array(S * K), constant: new Float64Array(S * K), slope: new Float64Array(S * K), cosine: new Float64Array(S * K), sine: new Float64Array(S * K) };
  const fit: Tangents['fit'] = (s, k, a, b, sumMean) => {
    const { dwell } = modes[k] as Mode;
    const cell = s * K + k;
    const safety = Math.sqrt(a + b * b);
    const cover = safety / sumMean;
    const rise = dwell.slope(cover);
    tangents.constant[cell] = (cubic[s] as number) * (dwell.at(cover) - cover * rise);
    tangents.slope[cell] = (cubic[s] as number) * days * rise;
    tangents.cosine[cell] = safety > 0 ? Math.sqrt(a) / safety : 1;
    tangents.sine[cell] = safety > 0 ? b / safety : 0;
  };
  for (let s = 0; s < S; s++) {
    for (let k = 0; k < K; k++) {
      const { warehouse: w, rhythm } = modes[k] as Mode;
      const place = mayAt(kernel, s, k) - (rowStart[s] as number);
      let [a, b, sumMean] = [0, 0, 0];
      for (let e = reach.start[s * W + w] as number; e < (reach.start[s * W + w + 1] as number); e++) {
        if (may[place + (reach.row[e] as number)] === 0) continue;
        a += reach.zVariance[e] as number;
        b += reach.zMean[e] as number;
        sumMean += mean[reach.row[e] as number] as number;
      }
      if (sumMean === 0) continue;
      tangents.some[s * K + k] = 1;
      fit(s, k, a * (rhythm.review + rhythm.lead), b * Math.sqrt(rhythm.leadVariance), sumMean);
    }
  }
  return { ...tangents, fit };
};

/**
 * Order-up-to levels of one SKU in one warehouse at each shipment of its lane (Silver, Pyke and Thomas, 4th ed., ch. 6 and 7), moving with the season:
 *   level(j) = M + z √( V + rate² var_L ),
 * M and V the mean and variance of what is ordered from shipment j until the one after it can be sold, rate the units of a day then. It is the safety stock of
 * `allocation/stock/question.ts` with the weeks the stock is for in place of the horizon's average.
 */
import type { Demand } from '../../allocation/index.ts';

const DAYS_PER_WEEK = 7;

/** Units ordered before a day, and their variance: straight lines between the weeks; after the horizon as in its last week. */
export interface Expected {
  before(day: number): { readonly mean: number; readonly variance: number };
}

export const expectedOf = (rows: readonly Pick<Demand, 'mean' | 'variance'>[], weeks: number): Expected => {
  const [means, variances] = [new Float64Array(weeks + 1), new Float64Array(weeks + 1)];
  for (let week = 0; week < weeks; week++) {
    means[week + 1] = (means[week] as number) + rows.reduce((sum, { mean }) => sum + (mean[week] ?? 0), 0);
    variances[week + 1] = (variances[week] as number) + rows.reduce((sum, { variance }) => sum + (variance[week] ?? 0), 0);
  }
  const at = (sums: Float64Array, day: number): number => {
    if (day <= 0) return 0;
    const week = Math.min(weeks - 1, Math.floor(day / DAYS_PER_WEEK));
    return (sums[week] as number) + ((sums[week + 1] as number) - (sums[week] as number)) * (day / DAYS_PER_WEEK - week);
  };
  return { before: (day) => ({ mean: at(means, day), variance: at(variances, day) }) };
};

/** @param until the day from which the shipment after this one can be sold, by the mean lead time */
export const levelOf = (expected: Expected, from: number, until: number, z: number, leadVariance: number): number => {
  const [start, end] = [expected.before(from), expected.before(until)];
  const mean = end.mean - start.mean;
  if (mean <= 0) return 0;
  const rate = mean / (until - from);
  return Math.ceil(mean + z * Math.sqrt(Math.max(0, end.variance - start.variance) + rate * rate * leadVariance) - 1e-9);
};

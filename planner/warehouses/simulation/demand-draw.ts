/**
 * Whole numbers of a given mean and variance by one draw of luck each, through the running sum of the chances of the (a, b, 0) class (Panjer 1981),
 *   p(n + 1) = p(n) (a + b / (n + 1)):
 * Poisson where variance and mean are alike, negative binomial (gamma-mixed Poisson) where the variance is larger, binomial where it is smaller.
 * Not handled: chances that no number can hold (means of many hundreds): there the normal distribution, rounded.
 */
import type { Luck } from '../../support/index.ts';

export type DrawNumber = (luck: Luck) => number;

/** Below this the first chance is lost to rounding. */
const LEAST_LOG = -650;
/** Mean and variance alike up to this share. */
const ALIKE = 1e-6;

export const numbersOf = (mean: number, variance: number): DrawNumber => {
  if (mean <= 0) return () => 0;
  const { a, b, log } = classOf(mean, variance);
  if (log < LEAST_LOG) return normalNumbers(mean, Math.sqrt(variance));
  const first = Math.exp(log);
  // Far enough: what is left beyond it is dust of rounding.
  const most = Math.ceil(mean + 40 * Math.sqrt(variance) + 40);
  return (luck) => {
    const at = luck.next();
    let [n, chance, sum] = [0, first, first];
    while (sum <= at && n < most && chance > 0) {
      n += 1;
      chance *= a + b / n;
      sum += chance;
    }
    return n;
  };
};

/** The class and the logarithm of its chance of none. */
const classOf = (mean: number, variance: number): { readonly a: number; readonly b: number; readonly log: number } => {
  if (Math.abs(variance - mean) <= ALIKE * mean) return { a: 0, b: mean, log: -mean };
  if (variance > mean) {
    const scale = (variance - mean) / mean;
    const shape = mean / scale;
    const a = scale / (1 + scale);
    return { a, b: (shape - 1) * a, log: -shape * Math.log1p(scale) };
  }
  // Trials are whole: the variance is met as nearly as they allow.
  const trials = Math.max(Math.ceil(mean), Math.round((mean * mean) / (mean - variance)));
  const chance = Math.min(1 - 1e-9, mean / trials);
  const odds = chance / (1 - chance);
  return { a: -odds, b: (trials + 1) * odds, log: trials * Math.log1p(-chance) };
};

/** Box and Muller's. */
const normalNumbers = (mean: number, deviation: number): DrawNumber => (luck) =>
  Math.max(0, Math.round(mean + deviation * Math.sqrt(-2 * Math.log(1 - luck.next())) * Math.cos(2 * Math.PI * luck.next())));

/**
 * How long replenishment takes, as chances: the planned hours of each departure of the horizon, and around them what customs take. Log-normal through
 * the median and the 90th percentile of the clearance, as is usual for handling and clearance times.
 * Not handled: late, cancelled and missed sailings.
 */
import type { Lane } from '../allocation/index.ts';
import { share, type ClearanceRule } from '../domain/index.ts';

/** z of the middles of ten shares alike of the standard normal distribution: 5 %, 15 % … 95 %. */
const MIDDLES = [-1.644_854, -1.036_433, -0.674_49, -0.385_32, -0.125_661, 0.125_661, 0.385_32, 0.674_49, 1.036_433, 1.644_854] as const;
const Z_90 = 1.281_552;
const MIN_PER_HOUR = 60;
/** Hours are counted in steps of this many, so that a horizon of departures stays a short list. */
const STEP_HOURS = 6;

/** Hours that clearance takes beyond its median, at each of the ten middles; below it they are negative. */
const beyondMedian = ({ p50, p90 }: Pick<ClearanceRule, 'p50' | 'p90'>): readonly number[] => {
  if (p50 <= 0 || p90 <= p50) return MIDDLES.map(() => 0);
  const sigma = Math.log(p90 / p50) / Z_90;
  return MIDDLES.map((z) => (p50 * Math.exp(sigma * z) - p50) / MIN_PER_HOUR);
};

/** @param planned hours of each departure with customs at their median; each as likely as the others */
export const leadTimeOf = (planned: readonly number[], clearance: Pick<ClearanceRule, 'p50' | 'p90'> | undefined): Lane['leadTime'] => {
  const beyond = clearance ? beyondMedian(clearance) : [0];
  const counts = new Map<number, number>();
  for (const hours of planned)
    for (const more of beyond) {
      const step = Math.max(STEP_HOURS, Math.ceil((hours + more) / STEP_HOURS) * STEP_HOURS);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  const all = planned.length * beyond.length;
  return [...counts].toSorted(([a], [b]) => a - b).map(([hours, count]) => ({ hours, share: share(count / all) }));
};

/** Hours by which an order has come, for a median and a 90th percentile: the shares of a log-normal at full days and half days. */
export const withinOf = ({ p50, p90 }: { readonly p50: number; readonly p90: number }): { readonly hours: number; readonly share: ReturnType<typeof share> }[] => {
  const sigma = p90 > p50 ? Math.log(p90 / p50) / Z_90 : 0;
  return QUANTILES.map(({ percent, z }) => ({ hours: Math.ceil((p50 * Math.exp(sigma * z)) / MIN_PER_HOUR), share: share(Math.round(percent * 10) / 1000) }))
    .filter(({ hours }, i, all) => all[i + 1]?.hours !== hours);
};
const QUANTILES = [
  { percent: 10, z: -Z_90 }, { percent: 25, z: -0.674_49 }, { percent: 50, z: 0 }, { percent: 75, z: 0.674_49 }, { percent: 80, z: 0.841_621 }, { percent: 85, z: 1.036_433 },
  { percent: 90, z: Z_90 }, { percent: 95, z: 1.644_854 }, { percent: 98, z: 2.053_749 }, { percent: 99, z: 2.326_348 }, { percent: 99.9, z: 3.090_232 },
] as const;

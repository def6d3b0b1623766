/** What is read off the chances of arrival. */
import { assert } from '../support/index.ts';
import type { Arrival } from './arrival.ts';
import type { Chances } from './chances.ts';
import { GRID } from './spread.ts';

/** The chance of being there at an instant. O(teeth). */
export const chanceBy = (chances: Chances, at: number): number => {
  let sum = 0;
  for (const comb of chances) {
    const upTo = Math.min(comb.mass.length, Math.floor((at - comb.at) / GRID) + 1);
    for (let i = 0; i < upTo; i++) sum += comb.mass[i] as number;
  }
  return sum;
};

const runningSums = (mass: Float64Array): Float64Array => {
  const sums = mass.slice();
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] as number) + (sums[i - 1] as number);
  return sums;
};

/** What sums of chances may be short of by rounding. */
const ROUNDING = 1e-9;

/** The first minute at which goods are there with a chance of at least `share`; undefined: with less than that at any time. */
export const quantileOf = (chances: Chances, share: number): number | undefined => {
  const wanted = share - ROUNDING;
  let best: number | undefined;
  const sums = chances.map(({ mass }) => runningSums(mass));
  const byThen = (at: number): number =>
    chances.reduce((total, comb, c) => {
      const tooth = Math.min(comb.mass.length - 1, Math.floor((at - comb.at) / GRID));
      return tooth < 0 ? total : total + (sums[c]?.[tooth] as number);
    }, 0);
  // The answer is a tooth of one of the combs: of each the first that suffices, by halves.
  for (const { at, mass } of chances) {
    let [low, high] = [0, mass.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byThen(at + middle * GRID) >= wanted) high = middle;
      else low = middle + 1;
    }
    if (low < mass.length) best = Math.min(best ?? Number.POSITIVE_INFINITY, at + low * GRID);
  }
  return best;
};

/** How long an itinerary takes, for whoever keeps stock at its end. */
export interface LeadTime {
  readonly meanHours: number;
  /** Square hours. */
  readonly varianceHours: number;
  /** Chance of each whole hour, begun hours counted, from `firstHour` on. */
  readonly firstHour: number;
  readonly perHour: readonly number[];
  /** The chance left out: no departure or open counter in the timetable known. Mean and variance are of the others. */
  readonly unknown: number;
}

/** The time from an instant to the arrival; goods that left on a departure count from there. */
export const leadTimeOf = ({ chances }: Arrival, since: number): LeadTime => {
  let [total, sum, squares] = [0, 0, 0];
  const hours = new Map<number, number>();
  for (const { at, mass } of chances)
    mass.forEach((chance, i) => {
      const taken = (at + i * GRID - since) / 60;
      total += chance;
      sum += chance * taken;
      squares += chance * taken * taken;
      const begun = Math.ceil(taken);
      hours.set(begun, (hours.get(begun) ?? 0) + chance);
    });
  assert(total > 0, 'goods arrive some time', { since });
  const firstHour = Math.min(...hours.keys());
  const mean = sum / total;
  return {
    meanHours: mean, varianceHours: Math.max(0, squares / total - mean * mean), firstHour,
    perHour: Array.from({ length: Math.max(...hours.keys()) - firstHour + 1 }, (_, i) => hours.get(firstHour + i) ?? 0), unknown: Math.max(0, 1 - total),
  };
};

/**
 * A bound for assignments and how much of each job each agent would take: every job once is asked for by prices only, so that each agent fills itself by
 * a knapsack of its own (Lagrangian relaxation; Fisher, Jaikumar and Van Wassenhove 1986), prices by the volume algorithm (Barahona and Anbil 2000).
 *
 * Invariant: `bound` holds for every plan, whatever the prices. Complexity of a round: Σ agents jobs × room; what jobs take and agents have are whole numbers.
 */
import { raiseBound, type Relaxed } from '../support/index.ts';
import type { AssignmentProblem } from './assign-problem.ts';

export interface PricedAssignment {
  readonly bound: number;
  /** By job. */
  readonly prices: Float64Array;
  /** By agent × jobs + job: about what share of the job the agent takes in the relaxation's optimum. */
  readonly shares: Float64Array;
}

export interface PricingRun {
  readonly rounds: number;
  /** Cost of a plan, or a guess a little above the bound. */
  readonly target: number;
  /** Prices to begin at. */
  readonly start: Float64Array;
  readonly shouldStop: () => boolean;
}

const FIRST_STEP = 0.5;
/** The target is at least so much above the bound, or steps end. */
const BEYOND = 1.001;

export const priceAssignment = (problem: AssignmentProblem, { rounds, target, start, shouldStop }: PricingRun): PricedAssignment => {
  const { cost, has } = problem;
  const [agents, jobs] = [has.length, cost[0]?.length ?? 0];
  const fill = makeKnapsacks(problem);
  const taken = new Uint8Array(agents * jobs);
  const shares = new Float64Array(agents * jobs);
  const violation = new Float64Array(jobs);
  const relaxed: Relaxed = {
    size: jobs, free: jobs, pace: new Float64Array(jobs).fill(1), violation,
    at: (prices) => {
      const bound = prices.reduce((sum, price) => sum + price, 0) - fill(prices, taken);
      violation.fill(1);
      for (let k = 0; k < taken.length; k++) violation[k % jobs] = (violation[k % jobs] as number) - (taken[k] as number);
      return bound;
    },
    average: (weight) => {
      for (let k = 0; k < shares.length; k++) shares[k] = weight * (taken[k] as number) + (1 - weight) * (shares[k] as number);
    },
    keep: () => {},
  };
  // A guess may lie below the bound: shares are wanted then too.
  const { bound, price } = raiseBound(relaxed, { iterations: rounds, start, upper: () => Infinity, target: (best) => Math.max(target, best + Math.abs(best) * (BEYOND - 1)), firstStep: FIRST_STEP, shouldStop });
  return { bound, prices: price, shares };
};

/** Fills every agent with the jobs worth most at these prices beyond their cost; what they are worth together. Writes `taken`. */
const makeKnapsacks = ({ cost, takes, has }: AssignmentProblem): ((prices: Float64Array, taken: Uint8Array) => number) => {
  const jobs = cost[0]?.length ?? 0;
  const width = Math.max(0, ...has) + 1;
  const worth = new Float64Array(width);
  const isIn = new Uint8Array(jobs * width);
  return (prices, taken) => {
    taken.fill(0);
    let total = 0;
    has.forEach((room, a) => {
      const [costs, sizes] = [cost[a] as readonly number[], takes[a] as readonly number[]];
      const wanted: number[] = [];
      for (let j = 0; j < jobs; j++) if ((prices[j] as number) - (costs[j] as number) > 1e-9 && (sizes[j] as number) <= room) wanted.push(j);
      worth.fill(0, 0, room + 1);
      wanted.forEach((j, k) => {
        const [size, gain, row] = [sizes[j] as number, (prices[j] as number) - (costs[j] as number), k * width];
        isIn.fill(0, row, row + room + 1);
        for (let left = room; left >= size; left--) {
          const other = (worth[left - size] as number) + gain;
          if (other <= (worth[left] as number)) continue;
          worth[left] = other;
          isIn[row + left] = 1;
        }
      });
      total += worth[room] as number;
      for (let k = wanted.length - 1, left = room; k >= 0; k--) {
        if (isIn[k * width + left] === 0) continue;
        const j = wanted[k] as number;
        taken[a * jobs + j] = 1;
        left -= sizes[j] as number;
      }
    });
    return total;
  };
};

/**
 * A bound for assignments and how much of each job each agent would take: every job once is asked for by prices only, so that each agent fills itself by
 * a knapsack of its own (Lagrangian relaxation; Fisher, Jaikumar and Van Wassenhove 1986), prices by the volume algorithm (Barahona and Anbil 2000).
 *
 * Invariant: `bound` holds for every plan, whatever the prices. Complexity of a round: Σ agents jobs × room; what jobs take and agents have are whole numbers.
 */
import type { AssignmentProblem } from './assign.ts';

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

const NEWEST = 0.1;
const STEP = { first: 0.5, up: 1.05, down: 0.66, patience: 20, real: 1e-4 } as const;
/** The target is at least so much above the bound, or steps end. */
const BEYOND = 1.001;

export const priceAssignment = (problem: AssignmentProblem, { rounds, target, start, shouldStop }: PricingRun): PricedAssignment => {
  const { cost, has } = problem;
  const [agents, jobs] = [has.length, cost[0]?.length ?? 0];
  const fill = makeKnapsacks(problem);
  let prices = start.slice();
  let [best, bound, step, since] = [prices, -Infinity, STEP.first as number, 0];
  const taken = new Uint8Array(agents * jobs);
  const shares = new Float64Array(agents * jobs);
  for (let round = 0; round < rounds && !shouldStop(); round++) {
    const here = prices.reduce((sum, price) => sum + price, 0) - fill(prices, taken);
    const newest = round === 0 ? 1 : NEWEST;
    for (let k = 0; k < shares.length; k++) shares[k] = newest * (taken[k] as number) + (1 - newest) * (shares[k] as number);
    if (here > bound) {
      if (here > bound + STEP.real * Math.abs(bound)) step *= STEP.up;
      [best, bound, since] = [prices, here, 0];
    } else if (++since > STEP.patience) [step, since] = [step * STEP.down, 0];
    const missing = Float64Array.from({ length: jobs }, (_, j) => {
      let left = 1;
      for (let a = 0; a < agents; a++) left -= shares[a * jobs + j] as number;
      return left;
    });
    const length = missing.reduce((sum, part) => sum + part * part, 0);
    if (length < 1e-9) break;
    const move = (step * (Math.max(target, bound + Math.abs(bound) * (BEYOND - 1)) - bound)) / length;
    prices = best.map((price, j) => price + move * (missing[j] as number));
  }
  return { bound, prices: best, shares };
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

/**
 * The volume algorithm (Barahona & Anbil 2000): prices that raise a Lagrangian bound step by step, along an average of the violations met so far.
 * Constants as published; the step grows by 5 % on a real improvement and shrinks by a third after twenty iterations without.
 */

/** A relaxation: a bound for any prices, and what the point behind it violates. */
export interface Relaxed {
  /** Prices; those from `free` on are of constraints ≤, and are never negative. */
  readonly size: number;
  readonly free: number;
  /** By price: how far it moves for a violation of one, relative to others. */
  readonly pace: Float64Array;
  /** The bound at these prices; writes `violation`: of the point behind it, right side less left, of constraints ≤ left less right. */
  at(price: Float64Array): number;
  readonly violation: Float64Array;
  /** Called at every iteration, where the last point is `weight` of the average, and where a bound is the best so far. */
  average(weight: number): void;
  keep(): void;
}

export interface VolumeLimits {
  readonly iterations: number;
  readonly start: Float64Array;
  /** Ends after so many iterations in which the bound rose by less than a hundred-thousandth; left out: never for that. */
  readonly stall?: number | undefined;
  /** Cost of the best plan; Infinity: none yet. Asked every iteration: a bound that reaches it ends the search. */
  readonly upper: () => number;
  /** What the bound is thought to rise to, from the best so far; left out: to the cost of the best plan, at most a twentieth more. */
  readonly target?: ((bound: number) => number) | undefined;
  /** Of the way to the target, the first step; a tenth where it is left out. */
  readonly firstStep?: number | undefined;
  readonly shouldStop: () => boolean;
  /** Told every so many iterations, with the best bound so far. */
  readonly every?: { readonly iterations: number; readonly told: (bound: number) => void } | undefined;
}

const PULL = 0.1;
const USUAL_FIRST_STEP = 0.1;
const MOST_STEP = 2;
const LEAST_STEP = 1e-5;
const PATIENCE = 20;
const STALLED = 1e-5;

export const raiseBound = (relaxed: Relaxed, { iterations, start, stall = iterations, upper, target, firstStep = USUAL_FIRST_STEP, shouldStop, every }: VolumeLimits): { readonly bound: number; readonly price: Float64Array } => {
  const { size, free, pace, violation } = relaxed;
  const average = new Float64Array(size);
  let best = { bound: -Infinity, price: start };
  let price = start;
  let [step, idle] = [firstStep, 0];
  let risen = { at: 0, bound: -Infinity };
  for (let i = 0; i < iterations && i - risen.at < stall && !shouldStop(); i++) {
    const bound = relaxed.at(price);
    if (bound > risen.bound + STALLED * Math.abs(risen.bound) || risen.bound === -Infinity) risen = { at: i, bound };
    const pull = i === 0 ? 1 : PULL;
    for (let p = 0; p < size; p++) average[p] = pull * (violation[p] as number) + (1 - pull) * (average[p] as number);
    relaxed.average(pull);
    if (bound > best.bound) {
      const isReal = bound > best.bound + 1e-4 * Math.abs(best.bound);
      best = { bound, price };
      relaxed.keep();
      if (isReal) step = Math.min(MOST_STEP, step * 1.05);
      idle = 0;
    } else if (++idle >= PATIENCE) {
      step *= 0.66;
      idle = 0;
    }
    if (every && (i + 1) % every.iterations === 0) every.told(best.bound);
    if (best.bound >= upper() || step < LEAST_STEP || best.bound === Infinity) break;
    let norm = 0;
    for (let p = 0; p < size; p++) {
      // A price of nought whose constraint has room stays.
      const moves = p < free || (average[p] as number) > 0 || (best.price[p] as number) > 0;
      if (moves) norm += (pace[p] as number) * (average[p] as number) ** 2;
    }
    if (norm < 1e-12) break;
    const aim = target ? target(best.bound) : Math.min(upper(), best.bound + 0.05 * Math.abs(best.bound) + 1);
    const length = (step * Math.max(aim - best.bound, 1e-6 * Math.abs(best.bound))) / norm;
    price = best.price.map((value, p) => {
      const moved = value + length * (pace[p] as number) * (average[p] as number);
      return p < free ? moved : Math.max(0, moved);
    });
  }
  return best;
};

/**
 * What is known so far: the best plan and the best bound. Cost never rises and the bound never falls; both are integers, bound ≤ cost, and the gap told never rises.
 * Bounds are rounded up to the step in which costs move.
 * Work is counted in units of about a microsecond of a slow machine, so that a limit ends a run at the same point everywhere; only `shouldStop` knows the time.
 */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { PENALTY, type Snapshot } from './search-state.ts';

export type EndedBy = 'gap' | 'work' | 'stopped';

export interface Progress {
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  /** (cost − bound) / cost; 0 where both are 0. */
  readonly gap: number;
  readonly work: number;
}

export interface Incumbent {
  best(): Snapshot | undefined;
  /** Integer; Infinity: no plan yet that keeps every rule. */
  cost(): number;
  /** A better plan costs no more than this. */
  target(): number;
  bound(): number;
  gap(): number;
  work(): number;
  offerPlan(plan: Snapshot): void;
  /** A proven bound, not yet rounded. */
  offerBound(bound: number): void;
  /** Every plan costs at least as much as the best one. */
  close(): void;
  addWork(work: number): void;
  /** Asked everywhere: why to stop, undefined to go on. */
  endedBy(): EndedBy | undefined;
  shouldStop(): boolean;
}

/** Bounds are sums of multiples of 1/256 and of knapsacks rounded up: what they may be off, in minor units. */
const SAFETY = 0.01;

export interface Limits {
  /** Every plan costs a multiple of it. */
  readonly step: number;
  readonly gap: number;
  readonly maxWork: number;
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

export const makeIncumbent = (limits: Limits): Incumbent => {
  let [best, cost, bound, work]: [Snapshot | undefined, number, number, number] = [undefined, Infinity, 0, 0];
  let stopped = false;
  const gapOf = (): number => (cost === Infinity ? 1 : cost === 0 ? 0 : (cost - bound) / cost);
  const tell = (): void => {
    if (cost < Infinity) limits.onProgress({ cost: minorUnits(cost), bound: minorUnits(bound), gap: gapOf(), work });
  };
  const endedBy = (): EndedBy | undefined => (cost < Infinity && gapOf() <= limits.gap ? 'gap' : work >= limits.maxWork ? 'work' : stopped ? 'stopped' : undefined);
  return {
    best: () => best,
    cost: () => cost,
    target: () => cost - limits.step,
    bound: () => bound,
    gap: gapOf,
    work: () => work,
    offerPlan: (plan) => {
      if (plan.cost >= PENALTY / 2 || plan.cost >= cost) return;
      [best, cost] = [plan, plan.cost];
      tell();
    },
    offerBound: (proven) => {
      const whole = Math.min(cost === Infinity ? bound : cost, Math.ceil((proven - SAFETY) / limits.step) * limits.step);
      if (whole <= bound) return;
      bound = whole;
      tell();
    },
    close: () => {
      if (cost === Infinity || bound === cost) return;
      bound = cost;
      tell();
    },
    addWork: (more) => (work += more),
    endedBy,
    shouldStop: () => {
      stopped ||= limits.shouldStop();
      return endedBy() !== undefined;
    },
  };
};

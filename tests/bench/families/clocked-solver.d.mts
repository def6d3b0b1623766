import type { MilpSolver } from '../../../planner/milp/index.ts';

export interface Clock {
  /** Seconds. */
  readonly spent: () => number;
  readonly isOver: () => boolean;
}

export function clockedSolver(loadSolver: (msLeft: () => number) => Promise<MilpSolver>): Promise<{ readonly solver: MilpSolver; readonly startClock: (seconds: number) => Clock }>;

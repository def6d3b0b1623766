import type { EpochMin } from '../../planner/domain/index.ts';

/** The only source of "now". */
export interface Clock {
  now(): EpochMin;
}

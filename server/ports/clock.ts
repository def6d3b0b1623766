import type { EpochMin } from '../../planner/domain/index.ts';

/** The only source of "now". */
export interface Clock {
  now(): EpochMin;
  /** The same, finer: milliseconds since 1970. Only what runs out within a minute needs it. */
  nowMs(): number;
}

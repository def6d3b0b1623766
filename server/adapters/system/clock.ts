import { epochMin, parseInstant, type EpochMin } from '../../../planner/domain/index.ts';
import type { Clock } from '../../ports/clock.ts';

const MS_PER_MIN = 60_000;

/** The machine's clock, or a fixed instant when one is given. */
export const systemClock = (fixed: string | undefined): Clock => {
  const at: EpochMin | undefined = fixed === undefined ? undefined : parseInstant(fixed);
  return { now: () => at ?? epochMin(Math.floor(Date.now() / MS_PER_MIN)), nowMs: () => (at === undefined ? Date.now() : at * MS_PER_MIN) };
};

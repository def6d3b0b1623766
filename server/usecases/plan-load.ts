/** A load plan, computed off the event loop within the limits of the settings. */
import type { LoadQuestion } from '../../planner/packing/index.ts';
import type { Engine, RunOptions, Tasks } from '../ports/engine.ts';

export interface LoadLimits {
  /** Boxes of one question, all types together. */
  readonly boxes: number;
  /** Loads tried for one plan. */
  readonly work: number;
  /** Longest search, ms; the plan of a search ended by it may differ the next time. */
  readonly ms: number;
}

export const DEFAULT_LOAD_LIMITS: LoadLimits = { boxes: 2000, work: 600, ms: 8000 };

export const planLoad = (engine: Engine, { work, ms }: LoadLimits, question: LoadQuestion, options: RunOptions): Promise<Tasks['loadPlan']['output']> => engine.run('loadPlan', { question, work, ms }, options);

import type { BoardDeparture, BoardQuery, PoolDecided, PoolPlan, PoolQuestion, Space, Waiting, WaitingQuestion } from '../../planner/board/index.ts';
import type { StockAnswer, StockLimit, StockPlan, StockQuestion, Unserved } from '../../planner/allocation/index.ts';
import type { Issue, MinorUnits, Mode, PlaceId, Result } from '../../planner/domain/index.ts';
import type { Path } from '../../planner/network/index.ts';
import type { LoadDrawing, LoadPlan, LoadQuestion } from '../../planner/packing/index.ts';
import type { Asked, MarketReach, Profile, QuoteAnswer, QuoteRequest, WhyNot } from '../../planner/quote/index.ts';
import type { BuiltQuestion, PlanAnalysis, PlanStability, PlanSummary, Simulation, WarehouseQuery } from '../../planner/warehouses/index.ts';
import type { JobProgress } from './job.ts';

/** A plan of stock abroad, or why there is none. */
export interface StockFound {
  readonly built: BuiltQuestion;
  /** Faults of the question: nothing was planned. */
  readonly issues: readonly Issue[];
  readonly found: { readonly plan: StockPlan; readonly cost: MinorUnits; readonly bound: MinorUnits; readonly gap: number; readonly endedBy: StockAnswer['endedBy']; readonly summary: PlanSummary } | undefined;
  /** False where `found` is undefined: none was found in time. */
  readonly isImpossible: boolean;
  /** Where no plan keeps every rule: orders that nobody may serve; empty: it is the limits of the whole. */
  readonly unserved: readonly Unserved[];
  /** Those each of which is alone in the way, where everybody might be served. */
  readonly limits: readonly StockLimit[];
  readonly trace: readonly { readonly ms: number; readonly cost: MinorUnits; readonly bound: MinorUnits }[];
  readonly ms: number;
}

export interface StockBeside {
  readonly question: StockQuestion;
  readonly plan: StockPlan;
  readonly gap: number;
  readonly seconds: number;
}

/** What can be asked of the planner, and what comes back: one message each way. */
export interface Tasks {
  quote: { input: QuoteRequest; output: { answer: QuoteAnswer; paths: Readonly<Record<string, Path>>; ms: number } };
  reach: { input: { readonly question: Omit<QuoteRequest, 'to'>; readonly markets: readonly PlaceId[] }; output: readonly MarketReach[] };
  whyNot: { input: { readonly request: QuoteRequest; readonly asked: Asked }; output: WhyNot };
  profile: { input: { readonly request: QuoteRequest; readonly days: number }; output: Profile };
  board: { input: Omit<BoardQuery, 'space'> & { readonly space: Space }; output: readonly BoardDeparture[] };
  /** Looks for so many seconds at most. */
  consolidate: {
    input: { readonly question: PoolQuestion; readonly seconds: number };
    output: { readonly plan: Result<PoolPlan, PoolDecided>; readonly trace: readonly { readonly ms: number; readonly cost: MinorUnits; readonly bound: MinorUnits }[]; readonly ms: number };
  };
  /** Looks for so many seconds at most. */
  stock: { input: { readonly query: WarehouseQuery; readonly gap: number; readonly seconds: number }; output: StockFound };
  /** What stands beside a plan; each looks for so many seconds at most. */
  stockAnalysis: { input: StockBeside; output: PlanAnalysis };
  stockSensitivity: { input: StockBeside; output: PlanStability };
  stockSimulation: { input: Omit<StockBeside, 'seconds' | 'gap'> & { readonly seed: number; readonly replications: number }; output: Simulation };
  waiting: { input: WaitingQuestion; output: Waiting };
  loadPlan: { input: { readonly question: LoadQuestion; readonly work: number; readonly ms: number }; output: { readonly plan: LoadPlan; readonly drawing: LoadDrawing } };
  paths: { input: readonly { from: PlaceId; to: PlaceId; mode: Mode }[]; output: Readonly<Record<string, Path>> };
}
export type TaskName = keyof Tasks;

/** Who waits: a person at a screen, or a list that is worked off. Interactive tasks go first. */
export type Lane = 'interactive' | 'jobs';

export interface RunOptions {
  /** Default interactive. */
  readonly lane?: Lane;
  /** Longest time, waiting included in the interactive lane; in the lane of jobs from when a thread takes it. Default: the engine's. */
  readonly deadlineMs?: number;
  /** Aborted: nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Aborted: the task is to end now with the best it has; if it has not within half a second, its thread is ended and the run fails with the signal's reason. */
  readonly stop?: AbortSignal;
  /** Told how far the task is, for tasks that say so; the latest of what comes too fast. */
  readonly onProgress?: (progress: JobProgress) => void;
}

/** What a task that takes long is given besides its input. */
export interface TaskContext {
  /** Reports how far it is; cheap, may be called often. */
  readonly report: (progress: JobProgress) => void;
  /** Whether it is to end now with the best it has. To be asked every few milliseconds of work. */
  readonly isStopped: () => boolean;
  /** What the asker gets where the task is told to end and cannot at once: it may be deep in a solver that does not listen. */
  readonly keep: (output: Tasks[TaskName]['output']) => void;
  /** Milliseconds since the task began, for tasks with a limit of time: the planner reads no clock. */
  readonly elapsedMs: () => number;
}

/** Runs planner work off the event loop. */
export interface Engine {
  /**
   * @throws OutsideError `ENGINE_TIMEOUT` past the deadline, `ENGINE_BUSY` when too many wait or the engine closes, `ENGINE_FAILED` when the
   * planner broke; the signal's reason when it is aborted.
   */
  run<N extends TaskName>(name: N, input: Tasks[N]['input'], options?: RunOptions): Promise<Tasks[N]['output']>;
  close(): Promise<void>;
}

/** A failure of something outside the planner's rules; mapped to HTTP in one table. */
export class OutsideError extends Error {
  readonly code: 'ENGINE_TIMEOUT' | 'ENGINE_BUSY' | 'ENGINE_FAILED';
  constructor(code: OutsideError['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

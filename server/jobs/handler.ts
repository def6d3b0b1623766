/** What works a kind of job off. */
import type { EpochMin } from '../../planner/domain/index.ts';
import type { JobProgress } from '../ports/job.ts';
import type { Writes } from '../ports/store.ts';
import type { JobKind, JobKinds } from './names.ts';

/** Why an attempt is to end: cancelled, in other hands since its lease ran out, or its process ends. */
export type EndReason = 'cancelled' | 'lost' | 'closing';

export interface JobRun {
  readonly id: string;
  readonly attempt: number;
  /** Aborted with an `EndReason`. A handler that has something by then may still return it: a cancelled job keeps it. */
  readonly signal: AbortSignal;
  /** As often as one likes: the latest is written a few times a second. */
  readonly report: (progress: JobProgress) => void;
}

export interface JobOutcome<R> {
  readonly result: R;
  /** Rows of the result's own, in the transaction that stores it: both or neither, and once. */
  readonly store?: (tx: Writes) => Promise<void>;
}

export interface JobHandler<K extends JobKind = JobKind> {
  readonly kind: K;
  /** Seconds of work: has a place of its own beside the slots, so that it does not wait for plans that take minutes. */
  readonly isQuick?: boolean;
  /** @throws OutsideError by its code, anything else as INTERNAL: the job has failed. StoreError: the attempt gives the job back. */
  readonly run: (payload: JobKinds[K]['payload'], run: JobRun) => Promise<JobOutcome<JobKinds[K]['result']>>;
  /** The job was cancelled or failed: what waits for it must not wait for ever. In the transaction that ends it. */
  readonly dropped?: (tx: Writes, payload: JobKinds[K]['payload'], at: EpochMin) => Promise<void>;
}
/** By kind; what its payload is, the row's kind says. */
export type Handlers = ReadonlyMap<string, JobHandler>;

interface AnyHandler {
  readonly kind: string;
  readonly isQuick?: boolean;
  readonly run: (...given: never[]) => Promise<JobOutcome<unknown>>;
  readonly dropped?: (...given: never[]) => Promise<void>;
}

/** @throws Error naming every kind without a handler, or with two. */
export const handlersOf = (kinds: readonly string[], handlers: readonly AnyHandler[]): Handlers => {
  const faults = [
    ...kinds.filter((kind) => !handlers.some((each) => each.kind === kind)).map((kind) => `jobs of kind ${kind} have no handler`),
    ...handlers.filter(({ kind }, i) => handlers.findIndex((each) => each.kind === kind) < i).map(({ kind }) => `jobs of kind ${kind} have two handlers`),
    ...handlers.filter(({ kind }) => !kinds.includes(kind)).map(({ kind }) => `there are no jobs of kind ${kind}`),
  ];
  if (faults.length > 0) throw new Error(faults.join('; '));
  return new Map(handlers.map((handler) => [handler.kind, handler as unknown as JobHandler]));
};

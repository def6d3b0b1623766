/**
 * A job as the store keeps it. An attempt holds a job for as long as it
 * renews its lease; a result is stored by the attempt that holds the row and by no other.
 */
import type { Currency, MinorUnits } from '../../planner/domain/index.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];
export const isOver = (state: JobState): boolean => state !== 'queued' && state !== 'running';

/** How far a job is. Each report stands for all before it, so one that was missed is no loss. */
export interface JobProgress {
  /** What it is at, by a word of the kind: `pricing`, `search`. */
  readonly phase: string;
  /** Of `total`, in units of the kind: rows, departures, rounds. */
  readonly done: number;
  /** Undefined: not known beforehand. */
  readonly total?: number | undefined;
  /** The best plan so far, where the kind looks for one: its cost, what no plan can undercut, and the share between them. */
  readonly best?: { readonly cost: MinorUnits; readonly bound: MinorUnits; readonly gap: number; readonly currency: Currency } | undefined;
}

export type JobErrorCode = 'ENGINE_TIMEOUT' | 'ENGINE_FAILED' | 'WORKER_LOST' | 'TABLE_FAULTY' | 'ASSORTMENT_GONE' | 'STOCK_PLAN_GONE' | 'INTERNAL';

/** What was asked of a job cannot be done, and the asker can mend it: no fault of the house. */
export class JobRefusal extends Error {
  readonly code: JobErrorCode;
  constructor(code: JobErrorCode) {
    super(code);
    this.code = code;
  }
}

/** A job as those see it who wait for it. */
export interface Job {
  /** A UUID. */
  readonly id: string;
  readonly kind: string;
  /** What it works on, where that has an id of its own: the number of a bulk request. */
  readonly subject: string | undefined;
  readonly state: JobState;
  /** Times it was taken up. */
  readonly attempt: number;
  readonly progress: JobProgress | undefined;
  /** By its kind; a cancelled job may have left the best it had. */
  readonly result: unknown;
  readonly error: JobErrorCode | undefined;
  /** Counts every change that can be seen: the id of its events. */
  readonly change: number;
  /** Of the request that asked for it. */
  readonly requestId: string;
  /** ms since 1970, on the clock of the database: several processes compare them. */
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}
/** A job in the hands of an attempt. */
export interface HeldJob extends Job {
  readonly payload: unknown;
  /** Attempts whose process vanished. */
  readonly lost: number;
}
export type NewJob = Pick<Job, 'id' | 'kind' | 'subject' | 'requestId'> & { readonly payload: unknown };

export type JobEnding =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed'; readonly error: JobErrorCode }
  /** It was cancelled while it ran: what it had by then. */
  | { readonly state: 'cancelled'; readonly result: unknown };

/** A job without its result. */
export interface JobDigest {
  readonly job: Omit<Job, 'result'>;
  readonly payload: unknown;
  /** Of the result, in the order they were asked for; null where there is none. */
  readonly members: readonly unknown[];
}

/** What is counted of a job that is over. */
export type EndedJob = Pick<Job, 'id' | 'kind' | 'state' | 'attempt' | 'createdAt' | 'startedAt'> & { readonly endedAt: number };

export interface JobReads {
  job(id: string): Promise<Job | undefined>;
  /** Those of the ids that there are. */
  jobs(ids: readonly string[]): Promise<readonly Job[]>;
  /** What it was given to do. */
  jobPayload(id: string): Promise<unknown>;
  /** The latest one that works on something. */
  jobAbout(subject: string): Promise<Job | undefined>;
  /** Those that work on something, newest first; results may be large, so of each only the members asked for come. @param before id of the last one of the page before @throws StoreError `BAD_CURSOR` */
  jobsAbout(subject: string, members: readonly (readonly string[])[], limit: number, before: string | undefined): Promise<readonly JobDigest[]>;
  /** How many are not over, by kind and state. */
  openJobs(): Promise<readonly { readonly kind: string; readonly state: JobState; readonly count: number }[]>;
  /** Those that ended after an instant, ms since 1970, in order of their ends. */
  endedJobs(after: number, limit: number): Promise<readonly EndedJob[]>;
  /** Jobs that wait to be taken up, oldest first: never taken, given back, or their holder's lease has run out. */
  waitingJobs(limit: number): Promise<readonly Pick<Job, 'id' | 'attempt'>[]>;
}

export interface JobWrites {
  addJob(job: NewJob): Promise<Job>;
  /**
   * Takes up a job that waits: a conditional update, so that of many one gets it. @param id of one; undefined: the oldest.
   * @param worker who takes it, for people who look at the table.
   */
  claimJob(kinds: readonly string[], id: string | undefined, leaseMs: number, worker: string): Promise<HeldJob | undefined>;
  /** Renews the lease and writes how far it is. @returns whether the attempt still holds the job. */
  beatJob(id: string, attempt: number, leaseMs: number, progress: JobProgress | undefined): Promise<boolean>;
  /** Ends a job once, for the attempt that holds it. @returns false: another one holds it or it is over; nothing was written. */
  settleJob(id: string, attempt: number, ending: JobEnding): Promise<boolean>;
  /** Gives a job back, to be taken up by whoever is next. */
  releaseJob(id: string, attempt: number): Promise<void>;
  /** Of a store that one process has at a time: whoever held a job before is gone. */
  expireLeases(): Promise<void>;
  /** Ends a job that is not over. @returns it, with what it was to do; undefined where there was nothing to end. */
  cancelJob(id: string): Promise<HeldJob | undefined>;
}

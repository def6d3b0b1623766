/** Work that takes longer than a request: its row in the store is the truth, whatever rings the bell. */
import type { Job, NewJob } from './job.ts';
import type { KeptAnswer, Store, WriteKey, Writes } from './store.ts';

/** Puts a job into the transaction under way. */
export type AddJob = (job: Pick<NewJob, 'kind' | 'payload' | 'subject'>) => Promise<Job>;

export interface Jobs {
  /**
   * One transaction of the caller's with the jobs it adds; the bell is rung after the commit and never waited for. With nobody to hear it, the
   * jobs are there and are found later.
   * @throws StoreError
   */
  enqueue(key: WriteKey | undefined, requestId: string, work: (tx: Writes, add: AddJob) => Promise<KeptAnswer>): ReturnType<Store['write']>;
  /** @throws StoreError */
  status(id: string): Promise<Job | undefined>;
  /** Ends a job at once; its thread is free within a second. One that is over stays as it is. @throws StoreError */
  cancel(id: string): Promise<Job | undefined>;
  /** Told of the job as it stands now and of every change that is seen, in order. @returns ends it. */
  onProgress(id: string, told: (job: Job) => void): () => void;
  /** Takes no further job, gives back those under way. */
  close(): Promise<void>;
}

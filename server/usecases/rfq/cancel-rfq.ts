import type { EpochMin } from '../../../planner/domain/index.ts';
import { isOver } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Rfq } from '../../ports/rfqs.ts';
import type { Store } from '../../ports/store.ts';

/** What still waits is not priced any more; its job ends with it. @throws StoreError */
export const cancelRfq = async (store: Store, jobs: Pick<Jobs, 'cancel'>, rfq: Rfq, now: EpochMin): Promise<Rfq> => {
  const job = await store.read.jobAbout(rfq.id);
  if (job && !isOver(job.state)) await jobs.cancel(job.id);
  // The job may have ended just before.
  return store.transact(async (tx) => {
    await tx.cancelRfq(rfq.id, now);
    return (await tx.rfq(rfq.id)) ?? rfq;
  });
};

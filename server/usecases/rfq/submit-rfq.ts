/** Keeps a customer's table, its checked rows and the job that prices them, in one transaction. */
import { localDateOf, type EpochMin } from '../../../planner/domain/index.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Rfq, RfqRow } from '../../ports/rfqs.ts';
import type { KeptAnswer, WriteKey } from '../../ports/store.ts';
import { FIRM_ZONE } from '../quote-shipment.ts';

export type RfqFile = Pick<Rfq, 'name' | 'type' | 'header' | 'uses'>;
/** Who asks: the key of the call, and its id for the log. */
export interface Asked {
  readonly key: WriteKey;
  readonly requestId: string;
}

/** @throws StoreError */
export const submitRfq = (jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: Asked, now: EpochMin, file: RfqFile, rows: readonly RfqRow[], respond: (rfq: Rfq, job: string) => KeptAnswer): ReturnType<Jobs['enqueue']> =>
  jobs.enqueue(key, requestId, async (tx, add) => {
    const id = await tx.nextRfqId(localDateOf(now, FIRM_ZONE).replaceAll('-', ''));
    await tx.addRfq({ ...file, id, createdAt: now }, rows);
    const job = await add({ kind: 'price-rfq', subject: id, payload: { rfq: id } });
    const rfq = await tx.rfq(id);
    if (!rfq) throw new Error(`no request ${id}`);
    return respond(rfq, job.id);
  });

/** Keeps a customer's table and its checked rows; pricing them is begun after the commit. */
import { localDateOf, type EpochMin } from '../../../planner/domain/index.ts';
import type { Rfq, RfqRow } from '../../ports/rfqs.ts';
import type { KeptAnswer, Store, WriteKey } from '../../ports/store.ts';
import { FIRM_ZONE } from '../quote-shipment.ts';

export type RfqFile = Pick<Rfq, 'name' | 'type' | 'header' | 'uses'>;

/** @throws StoreError */
export const submitRfq = (store: Store, key: WriteKey, now: EpochMin, file: RfqFile, rows: readonly RfqRow[], respond: (rfq: Rfq) => KeptAnswer): ReturnType<Store['write']> =>
  store.write(key, async (tx) => {
    const id = await tx.nextRfqId(localDateOf(now, FIRM_ZONE).replaceAll('-', ''));
    await tx.addRfq({ ...file, id, createdAt: now }, rows);
    const rfq = await tx.rfq(id);
    if (!rfq) throw new Error(`no request ${id}`);
    return respond(rfq);
  });

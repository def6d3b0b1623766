/** The batches of a plan by the names they have outside: departure, unit, and which of them. */
import type { Assignment, Batch } from '../../../planner/consolidation/index.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { ConsolidationResult, KeptConsignment } from './question.ts';

export interface NamedBatch {
  /** `FERRY-SHD-INC@2026-12-08@KRINC/40HQ/1` */
  readonly id: string;
  /** Of its departure and unit, from 1. */
  readonly number: number;
  readonly batch: Batch;
}

export const namedBatches = ({ batches }: Assignment): readonly NamedBatch[] => {
  const counts = new Map<string, number>();
  return batches.map((batch) => {
    const kind = `${batch.departure}/${batch.unit}`;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { id: `${kind}/${number}`, number, batch };
  });
};

/** @throws Refusal `NO_SUCH_BATCH` */
export const batchOf = ({ plan }: ConsolidationResult, id: string): NamedBatch => {
  const found = namedBatches(plan.assignment).find((named) => named.id === id);
  if (!found) throw new Refusal('NO_SUCH_BATCH', { batch: id });
  return found;
};

/** What lies in a batch, in its order. */
export const goodsOf = ({ consignments }: ConsolidationResult, batch: Batch): readonly KeptConsignment[] => {
  const byId = new Map(consignments.map((consignment) => [consignment.planned.id, consignment]));
  return batch.consignments.flatMap((id) => byId.get(id) ?? []);
};

/** Changes to a plan by hand: each gives a plan in the order plans have. */
import type { Assignment, Batch } from './instance.ts';
import { LOOSE } from './check-sending.ts';

/** Order of departure, unit and first consignment; empty batches are gone, loose goods of a departure are one. */
export const arranged = ({ batches, leftBehind }: Assignment): Assignment => {
  const loose = new Map<string, string[]>();
  for (const { departure, unit, consignments } of batches) if (unit === LOOSE) loose.set(departure, [...(loose.get(departure) ?? []), ...consignments]);
  const all: Batch[] = [...batches.filter(({ unit }) => unit !== LOOSE), ...[...loose].map(([departure, consignments]) => ({ departure, unit: LOOSE, consignments }))];
  const sorted = all.filter(({ consignments }) => consignments.length > 0).map((batch) => ({ ...batch, consignments: batch.consignments.toSorted() }));
  return { batches: sorted.sort((a, b) => byCodeUnit(a.departure, b.departure) || byCodeUnit(a.unit, b.unit) || byCodeUnit(a.consignments[0] ?? '', b.consignments[0] ?? '')), leftBehind: leftBehind.toSorted() };
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everything but one consignment. */
export const without = ({ batches, leftBehind }: Assignment, id: string): Assignment => ({
  batches: batches.map((batch) => (batch.consignments.includes(id) ? { ...batch, consignments: batch.consignments.filter((other) => other !== id) } : batch)),
  leftBehind: leftBehind.filter((other) => other !== id),
});

/** A consignment put into a batch of the plan, or into a new one. */
export const placed = (plan: Assignment, id: string, into: Batch): Assignment => {
  const { batches, leftBehind } = without(plan, id);
  const at = plan.batches.indexOf(into);
  const joined = at < 0 ? [...batches, { ...into, consignments: [id] }] : batches.map((batch, i) => (i === at ? { ...batch, consignments: [...batch.consignments, id] } : batch));
  return arranged({ batches: joined, leftBehind });
};

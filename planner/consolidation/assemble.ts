/** From a snapshot of the search to a plan in ids, in the one order there is, and back. */
import { LOOSE } from './check-sending.ts';
import type { Assignment, Batch } from './instance.ts';
import type { Kernel } from './kernel.ts';
import { LOOSE_AT, type Snapshot } from './search-state.ts';

export const assemble = ({ items, consignments, departures, slotDeparture, slotType }: Kernel, { at, unitSlot }: Snapshot): Assignment => {
  const batches = new Map<string, { departure: string; unit: string; consignments: string[] }>();
  const leftBehind: string[] = [];
  items.forEach(({ members }, i) => {
    const ids = members.map((m) => (consignments[m] as { readonly id: string }).id);
    const place = at[i] as number;
    if (place >= 0 || place <= LOOSE_AT) {
      const d = place >= 0 ? (slotDeparture[unitSlot[place] as number] as number) : LOOSE_AT - place;
      const unit = place >= 0 ? (slotType[unitSlot[place] as number] as string) : LOOSE;
      const batch = batches.get(`${place}`) ?? { departure: (departures[d] as { readonly id: string }).id, unit, consignments: [] };
      batch.consignments.push(...ids);
      batches.set(`${place}`, batch);
    } else leftBehind.push(...ids);
  });
  const sorted = [...batches.values()].map((batch): Batch => ({ ...batch, consignments: batch.consignments.toSorted() }));
  return { batches: sorted.toSorted(byPlace), leftBehind: leftBehind.toSorted() };
};

const byPlace = (a: Batch, b: Batch): number => {
  const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return compare(a.departure, b.departure) || compare(a.unit, b.unit) || compare(a.consignments[0] as string, b.consignments[0] as string);
};

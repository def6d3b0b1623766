/** A plan as rows of time: stuffing, cut-off, ride, and when the goods can be had. */
import type { Batch, BoardDeparture, PlannedConsignment } from '../api/consolidations.ts';
import { cutOffsOf } from './cut-off.ts';
import { LOOSE, type PlanModel } from './plan-model.ts';

export interface GanttRow {
  readonly batch: Batch;
  readonly departure: BoardDeparture;
  /** From the last minute goods may come to be ready, to the cut-off. */
  readonly stuffing: readonly [from: number, to: number];
  readonly cutOff: number;
  readonly ride: readonly [from: number, to: number];
  /** When the last of it can be had. */
  readonly available: number;
}

const rowOf = (batch: Batch, departure: BoardDeparture, goods: ReadonlyMap<string, PlannedConsignment>): GanttRow => {
  const way = batch.unit === LOOSE ? 'loose' : 'unit';
  const bound = new Set(batch.consignments.map((id) => goods.get(id)?.destination));
  const arrives = Date.parse(departure.arrivesAt);
  const had = departure.destinations.filter(({ id }) => bound.has(id)).map(({ availableAt }) => Date.parse(availableAt[way]));
  const cutOff = cutOffsOf(departure, way)[0]?.at ?? Date.parse(departure.departsAt);
  return { batch, departure, stuffing: [Math.min(Date.parse(departure.readyBy[way]), cutOff), cutOff], cutOff, ride: [Date.parse(departure.departsAt), arrives], available: Math.max(arrives, ...had) };
};
export const ganttRows = ({ loaded, goods }: PlanModel): readonly GanttRow[] => loaded.flatMap(({ departure, batches }) => batches.map((batch) => rowOf(batch, departure, goods)));

/**
 * What is ordered for which departure. A shipment brings what is expected to sell from its own mean arrival to the next one's, so that season shows in the
 * quantities; safety stock lies there from the start. Weeks repeat beyond the horizon, as its gaps do.
 */
import { later, minutes, type EpochMin } from '../../domain/index.ts';
import type { StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';
import { rhythmOf } from './rhythm.ts';
import { safetyOf, stockedOf, type Stocked } from './stock-levels.ts';

export interface StockOrder {
  readonly warehouse: string;
  readonly lane: string;
  /** Also the day of ordering: lead times count from it. */
  readonly departsAt: EpochMin;
  /** At the mean lead time. */
  readonly readyAt: EpochMin;
  /** Whole units, by SKU in the question's order; SKUs of none are left out. */
  readonly lines: readonly { readonly sku: string; readonly units: number }[];
}

export interface StockCalendar {
  /** By warehouse in the plan's order, then by departure. */
  readonly orders: readonly StockOrder[];
  /** Whole units that lie there when the horizon begins: safety stock and what sells before the first shipment is ready. */
  readonly opening: readonly { readonly warehouse: string; readonly sku: string; readonly units: number }[];
}

const MIN_PER_DAY = 1440;

/** The plan must have passed `checkStockPlan`. */
export const stockCalendar = (question: StockQuestion, plan: StockPlan): StockCalendar => {
  const stocked = stockedOf(question, plan);
  const lanes = new Map(question.lanes.map((lane) => [lane.id, lane]));
  const orders: StockOrder[] = [];
  const opening: { warehouse: string; sku: string; units: number }[] = [];
  for (const { warehouse, lane: laneId, every } of plan.sites) {
    const lane = lanes.get(laneId);
    if (!lane) continue;
    const departures = lane.departures.filter((_, i) => i % every === 0);
    const own = stocked.filter(({ site }) => site.warehouse === warehouse);
    const lines = departures.map(() => [] as { sku: string; units: number }[]);
    for (const item of own) {
      const soldBy = soldUntil(question, item);
      const lead = item.rhythm.lead;
      const readyOn = departures.map((at) => (at - question.startsAt) / MIN_PER_DAY + lead);
      const safety = safetyOf(question, item);
      // Running totals are rounded, so that what is ordered in all is what sells.
      const first = Math.ceil(safety + soldBy(readyOn[0] as number) - 1e-9);
      opening.push({ warehouse, sku: item.sku.id, units: first });
      let ordered = first;
      departures.forEach((_, d) => {
        const until = d + 1 < departures.length ? (readyOn[d + 1] as number) : (readyOn[0] as number) + question.weeks * 7;
        const units = Math.max(0, Math.ceil(safety + soldBy(until) - 1e-9) - ordered);
        ordered += units;
        if (units > 0) (lines[d] as (typeof lines)[number]).push({ sku: item.sku.id, units });
      });
    }
    const lead = minutes(Math.round(rhythmOf(question, lane, every).lead * MIN_PER_DAY));
    departures.forEach((departsAt, d) => orders.push({ warehouse, lane: laneId, departsAt, readyAt: later(departsAt, lead), lines: lines[d] as (typeof lines)[number] }));
  }
  return { orders, opening };
};

/** Units expected to sell from the horizon's start to a day, weeks going round. */
const soldUntil = ({ weeks }: StockQuestion, { lines }: Stocked): ((day: number) => number) => {
  const byWeek = Array.from({ length: weeks }, (_, week) => lines.reduce((sum, { demand }) => sum + (demand.mean[week] as number), 0));
  const running = [0];
  for (const units of byWeek) running.push((running.at(-1) as number) + units);
  const round = running.at(-1) as number;
  return (day) => {
    const rounds = Math.floor(day / (weeks * 7));
    const rest = day - rounds * weeks * 7;
    const week = Math.min(weeks - 1, Math.floor(rest / 7));
    return rounds * round + (running[week] as number) + ((rest - week * 7) / 7) * (byWeek[week] as number);
  };
};

/** Changes of a question: what if rents, rates, exchange, demand or lead times were otherwise. */
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import type { Lane, LastMile, StockQuestion, Warehouse } from './question.ts';

/** `exchange`: everything paid in a country's money, of its warehouses and of last miles from them. */
export type Change =
  | { readonly kind: 'rent' | 'lastMile' | 'freight' | 'demand'; readonly factor: number }
  | { readonly kind: 'exchange'; readonly country: string; readonly factor: number }
  | { readonly kind: 'leadTime'; readonly days: number };

const HOURS_PER_DAY = 24;

const times = (amount: MinorUnits, factor: number): MinorUnits => minorUnits(Math.round(amount * factor));
const rentOf = (factor: number) => (warehouse: Warehouse): Warehouse => ({ ...warehouse, fixed: times(warehouse.fixed, factor) });
const mileOf = (factor: number) => (mile: LastMile): LastMile => ({ ...mile, perUnit: times(mile.perUnit, factor), perKg: times(mile.perKg, factor) });
const freightOf = (factor: number) => (lane: Lane): Lane => ({ ...lane, perRevenueTon: times(lane.perRevenueTon, factor), perShipment: times(lane.perShipment, factor) });
const abroadOf = (factor: number) => (warehouse: Warehouse): Warehouse => ({
  ...rentOf(factor)(warehouse), inboundPerM3: times(warehouse.inboundPerM3, factor), outboundPerUnit: times(warehouse.outboundPerUnit, factor), returnPerUnit: times(warehouse.returnPerUnit, factor),
  storage: warehouse.storage.map(({ fromDay, perM3Day }) => ({ fromDay, perM3Day: times(perM3Day, factor) })),
});

/** Amounts are rounded to whole minor units; more demand varies more in proportion; no lead time falls below nought. */
export const applyChange = (question: StockQuestion, change: Change): StockQuestion => {
  switch (change.kind) {
    case 'rent':
      return { ...question, warehouses: question.warehouses.map(rentOf(change.factor)) };
    case 'lastMile':
      return { ...question, lastMiles: question.lastMiles.map(mileOf(change.factor)) };
    case 'freight':
      return { ...question, lanes: question.lanes.map(freightOf(change.factor)) };
    case 'demand':
      return { ...question, demand: question.demand.map((row) => ({ ...row, mean: row.mean.map((units) => units * change.factor), variance: row.variance.map((square) => square * change.factor) })) };
    case 'exchange': {
      const inside = new Set(question.warehouses.filter(({ country }) => country === change.country).map(({ id }) => id));
      return {
        ...question, warehouses: question.warehouses.map((warehouse) => (inside.has(warehouse.id) ? abroadOf(change.factor)(warehouse) : warehouse)),
        lastMiles: question.lastMiles.map((mile) => (inside.has(mile.warehouse) ? mileOf(change.factor)(mile) : mile)),
      };
    }
    case 'leadTime':
      return { ...question, lanes: question.lanes.map((lane) => ({ ...lane, leadTime: lane.leadTime.map(({ hours, share }) => ({ hours: Math.max(0, hours + change.days * HOURS_PER_DAY), share })) })) };
  }
};

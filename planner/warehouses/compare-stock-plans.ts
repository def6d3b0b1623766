/** Two plans of stock abroad beside each other: what the second costs more, and how much of it is served from elsewhere. */
import { STOCK_COSTS, type StockCosts, type StockPlan } from '../allocation/index.ts';
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import type { PlanSummary } from './plan-summary.ts';

export interface SummedPlan {
  readonly plan: Pick<StockPlan, 'served'>;
  readonly summary: Pick<PlanSummary, 'bill' | 'costPerOrder' | 'emissions'>;
}
/** After less before. */
export interface StockDifference {
  readonly cost: MinorUnits;
  readonly perOrder: MinorUnits;
  readonly parts: StockCosts;
  readonly co2e: number;
  /** Lines served from elsewhere than before; of those that are in both. */
  readonly moved: number;
}

export const compareStockPlans = ({ plan: before, summary: a }: SummedPlan, { plan: after, summary: b }: SummedPlan): StockDifference => {
  const was = new Map(before.served.map(({ sku, market, from }) => [`${sku}\n${market}`, from ?? '']));
  return {
    cost: minorUnits(b.bill.total - a.bill.total), perOrder: minorUnits(b.costPerOrder - a.costPerOrder), co2e: b.emissions.total - a.emissions.total,
    parts: Object.fromEntries(STOCK_COSTS.map((part) => [part, minorUnits(b.bill.parts[part] - a.bill.parts[part])])) as Record<keyof StockCosts, MinorUnits>,
    moved: after.served.filter(({ sku, market, from }) => {
      const source = was.get(`${sku}\n${market}`);
      return source !== undefined && source !== (from ?? '');
    }).length,
  };
};

/** What a plan comes to, in whole minor units: parts, sites and direct sending sum to the total, cell by cell by largest remainder. */
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import { shareByLargestRemainder } from '../../support/index.ts';
import { checkStockPlan } from './check-stock-plan.ts';
import { STOCK_COSTS, type StockCost, type StockCosts, type StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';

export interface StockBill {
  readonly total: MinorUnits;
  readonly parts: StockCosts;
  /** In the order of the plan's sites. */
  readonly sites: readonly { readonly warehouse: string; readonly total: MinorUnits; readonly parts: StockCosts }[];
  readonly direct: { readonly total: MinorUnits; readonly parts: StockCosts };
}

/** Weights of the split, per minor unit. */
const FINENESS = 1_000_000;

/** The plan must have passed `checkStockPlan`. */
export const stockCosts = (question: StockQuestion, plan: StockPlan): StockBill => {
  const { bySite, direct, total } = checkStockPlan(question, plan);
  const real = [...bySite, direct].flatMap((costs) => STOCK_COSTS.map((part) => costs[part]));
  const whole = shareByLargestRemainder(total, real.map((amount) => BigInt(Math.round(amount * FINENESS))));
  const lines = [...bySite, direct].map((_, line) => toParts((_part, p) => whole[line * STOCK_COSTS.length + p] as number));
  const sites = plan.sites.map(({ warehouse }, i) => ({ warehouse, total: sumOf(lines[i] as StockCosts), parts: lines[i] as StockCosts }));
  const own = lines.at(-1) as StockCosts;
  return { total, parts: toParts((part) => lines.reduce((sum, line) => sum + line[part], 0)), sites, direct: { total: sumOf(own), parts: own } };
};

const toParts = (of: (part: StockCost, place: number) => number): StockCosts => Object.fromEntries(STOCK_COSTS.map((part, p) => [part, minorUnits(of(part, p))])) as Record<StockCost, MinorUnits>;
const sumOf = (parts: StockCosts): MinorUnits => minorUnits(STOCK_COSTS.reduce((sum, part) => sum + parts[part], 0));

/** What is decided, and what it comes to. Written by the optimiser, read by the judge, the page and the simulation. */
import type { MinorUnits } from '../../domain/index.ts';

/** A warehouse in use. */
export interface Site {
  readonly warehouse: string;
  readonly lane: string;
  /** A shipment at every nth departure, from the first. */
  readonly every: number;
}

/** Who serves a SKU's orders of a market; `from` a warehouse in use, or undefined: sent direct. */
export interface Served {
  readonly sku: string;
  readonly market: string;
  readonly from: string | undefined;
}

export interface StockPlan {
  /** By warehouse id. */
  readonly sites: readonly Site[];
  /** One for each line of demand, in its order. */
  readonly served: readonly Served[];
}

/** Whole minor units that add up to the cost of the plan. */
export const STOCK_COSTS = ['replenishment', 'fixed', 'storage', 'handling', 'capital', 'lastMile', 'direct', 'duty', 'returns'] as const;
export type StockCost = (typeof STOCK_COSTS)[number];
export type StockCosts = Readonly<Record<StockCost, MinorUnits>>;

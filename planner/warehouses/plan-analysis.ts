/**
 * What stands beside a plan of stock abroad: the least cost with each number of warehouses and what the next one is worth, what an order costs more were a
 * closed warehouse opened besides, and for the SKUs most sold from which volume on stock beats sending direct.
 */
import { breakEven, siteCurve, solveStock, stockCosts, type AnalysisOptions, type BreakEven, type StockCosts, type StockPlan, type StockQuestion } from '../allocation/index.ts';
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { ordersOf, perOrder } from './order-rates.ts';

/** SKUs and markets looked at; more are not read on a screen. */
const MOST_BREAK_EVENS = 8;

export interface CountPoint {
  readonly sites: number;
  readonly warehouses: readonly string[];
  readonly costPerOrder: MinorUnits;
  /** What this number saves on one fewer at most. */
  readonly worth: MinorUnits | undefined;
  readonly parts: StockCosts;
  readonly isChosen: boolean;
}
export interface Opening {
  readonly warehouse: string;
  /** Undefined: no plan keeps every rule with it. */
  readonly perOrder: MinorUnits | undefined;
}
export interface NamedBreakEven {
  readonly sku: string;
  readonly market: string;
  readonly warehouse: string;
  readonly isStocked: boolean;
  /** The warehouse is in use anyway, and: opened for these goods alone. */
  readonly inUse: BreakEven;
  readonly alone: BreakEven;
}
export interface PlanAnalysis {
  readonly curve: readonly CountPoint[];
  readonly openings: readonly Opening[];
  readonly breakEvens: readonly NamedBreakEven[];
}

/** The plan must have passed `checkStockPlan`. */
export const planAnalysis = (question: StockQuestion, plan: StockPlan, { onProgress, ...options }: AnalysisOptions): PlanAnalysis => {
  const closed = question.warehouses.filter(({ id }) => !plan.sites.some(({ warehouse }) => warehouse === id));
  const steps = question.warehouses.length + 1 + closed.length + 1;
  const tell = (done: number): void => onProgress?.({ done, of: steps });
  // What is fixed by hand is fixed for this plan: the curve shows what each number could come to.
  const free = { ...question, warehouses: question.warehouses.map((warehouse) => ({ ...warehouse, decided: undefined })) };
  const units = ordersOf(question);
  const { points } = siteCurve(free, { ...options, onProgress: ({ done }) => tell(done) });
  const curve = points.flatMap(({ sites, plan: best, cost, worth }): CountPoint[] => {
    if (!best || cost === undefined) return [];
    // The plan itself stands for its number: no other of as many sites is shown beside it.
    const shown = sites === plan.sites.length ? plan : best;
    const { total, parts } = stockCosts(question, shown);
    return [{ sites, warehouses: shown.sites.map(({ warehouse }) => warehouse), costPerOrder: perOrder(total, units), worth: worth === undefined ? undefined : minorUnits(worth), parts, isChosen: shown === plan }];
  });
  const cost = stockCosts(question, plan).total;
  const openings = closed.map(({ id }, i): Opening => {
    const asked = { ...question, mostSites: question.warehouses.length, leastSites: 0, budget: undefined, warehouses: question.warehouses.map((each) => ({ ...each, decided: each.id === id || !closed.includes(each) ? ('open' as const) : ('closed' as const) })) };
    const found = solveStock(asked, { ...options });
    tell(points.length + i + 1);
    return { warehouse: id, perOrder: found.cost === undefined ? undefined : perOrder(found.cost - cost, units) };
  });
  const breakEvens = breakEvensOf(question, plan);
  tell(steps);
  return { curve, openings, breakEvens };
};

const breakEvensOf = (question: StockQuestion, plan: StockPlan): NamedBreakEven[] => {
  const rows = question.demand.map(({ sku, market, mean }, i) => ({ sku, market, from: plan.served[i]?.from, units: mean.reduce((a, b) => a + b, 0) })).toSorted((a, b) => b.units - a.units || (a.sku < b.sku ? -1 : 1));
  const sites = plan.sites.length > 0 ? plan.sites.map(({ warehouse }) => warehouse) : question.warehouses.map(({ id }) => id);
  return rows.slice(0, MOST_BREAK_EVENS).flatMap(({ sku, market, from }): NamedBreakEven[] => {
    // Sent direct: held against the site where stock would win soonest.
    const tried = (from === undefined ? sites : [from]).flatMap((warehouse) => {
      const inUse = breakEven(question, sku, market, warehouse);
      return inUse && inUse.points.some(({ stock }) => stock !== undefined) ? [{ warehouse, inUse }] : [];
    });
    const best = tried.toSorted((a, b) => (a.inUse.from ?? Infinity) - (b.inUse.from ?? Infinity))[0];
    const alone = best && breakEven(question, sku, market, best.warehouse, { isAlone: true });
    return best && alone ? [{ sku, market, isStocked: from !== undefined, ...best, alone }] : [];
  });
};

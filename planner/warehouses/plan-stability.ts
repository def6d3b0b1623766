/**
 * How firm a plan of stock abroad is: what rents, rates, demand, lead times and the money of each country abroad would do to it, and for each the nearest change
 * at which other warehouses are better, with those that are used then.
 */
import { sensitivity, stockCosts, tryChange, usualChanges, withValue, type AnalysisOptions, type Change, type Outcome, type Sensitivity, type Stability, type StockPlan, type StockQuestion } from '../allocation/index.ts';
import type { MinorUnits } from '../domain/index.ts';
import { ordersOf, perOrder } from './order-rates.ts';
import { PORT_REGIME } from './port-lanes.ts';

/** The nearest change, as a share of today or in days, and the warehouses used then. */
export type Flip = readonly [change: number, warehouses: readonly string[]];
export interface PlanStability extends Omit<Stability, 'base'> {
  /** By sensitivity; undefined: none in the range looked at. */
  readonly flips: readonly (Flip | undefined)[];
}

/** The plan must have passed `checkStockPlan`. It is held to be the best today. */
export const planStability = (question: StockQuestion, plan: StockPlan, options: AnalysisOptions): PlanStability => {
  const cost = stockCosts(question, plan).total;
  const base = { plan, cost, bound: cost, gap: 0, endedBy: 'gap', isImpossible: false, parts: 0 } as const;
  const { base: _, ...found } = sensitivity(question, options, base, usualChanges(question).filter(isFelt(question)));
  return { ...found, flips: found.sensitivities.map((one) => flipOf(question, plan, one, options)) };
};

/** Money of home is worth what it is worth: its warehouses are those at the port. */
const isFelt = ({ warehouses, lanes }: StockQuestion) => {
  const abroad = new Set(lanes.flatMap(({ warehouse, regime }) => (regime === PORT_REGIME ? [] : [warehouse])));
  return ([first]: readonly Change[]): boolean => first?.kind !== 'exchange' || warehouses.some(({ country, id }) => country === first.country && abroad.has(id));
};

const flipOf = (question: StockQuestion, plan: StockPlan, found: Sensitivity, options: AnalysisOptions): Flip | undefined => {
  const nearest = nearestFlip(found);
  const [first] = found.outcomes;
  if (nearest === undefined || !first) return undefined;
  const { flips } = tryChange(question, plan, withValue(first.change, nearest), options) ?? {};
  const closed = new Set(flips?.closed);
  return [nearest - todayOf(found), [...plan.sites.map(({ warehouse }) => warehouse).filter((id) => !closed.has(id)), ...(flips?.opened ?? [])].toSorted()];
};

/** Lead times are changed by days, all else by a factor. */
const todayOf = ({ kind }: Pick<Sensitivity, 'kind'>): number => (kind === 'leadTime' ? 0 : 1);
const nearestFlip = (found: Sensitivity): number | undefined => {
  const today = todayOf(found);
  return [found.flipsBelow, found.flipsAbove].flatMap((value) => value ?? []).toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
};

/** What an order costs then; undefined: no plan keeps every rule. */
export const outcomePerOrder = (question: Pick<StockQuestion, 'demand'>, { cost, change }: Pick<Outcome, 'cost' | 'change'>): MinorUnits | undefined =>
  cost === undefined ? undefined : perOrder(cost, ordersOf(question) * (change.kind === 'demand' ? change.factor : 1));

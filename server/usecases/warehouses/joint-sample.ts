/** One week of the seeded sample planned jointly and step by step, from the edition to both plans. */
import type { StockAnswer } from '../../../planner/allocation/index.ts';
import { solveStock } from '../../../planner/allocation/index.ts';
import { DEFAULT_STATUSES, type EpochMin, type PlaceId } from '../../../planner/domain/index.ts';
import type { MilpSolver } from '../../../planner/milp/index.ts';
import type { Network } from '../../../planner/network/index.ts';
import { drawAssortment, jointWeek, planWeek, stockQuestion, USUAL_CAPITAL_PER_YEAR, USUAL_FILL, USUAL_GATHER_HOURS, type JointWeek, type WeekAnswer, type WarehouseQuery } from '../../../planner/warehouses/index.ts';

export interface JointSample {
  readonly seed: number;
  readonly skus: number;
  readonly markets: number;
  readonly weeks: number;
  readonly ordersPerWeek: number;
  readonly startsAt: EpochMin;
  readonly hub: PlaceId;
  /** From 0. */
  readonly week: number;
  /** Warehouses the firm has already. */
  readonly open: readonly PlaceId[];
}
export interface JointSampleAnswer {
  readonly week: JointWeek;
  readonly stock: StockAnswer;
  readonly answer: WeekAnswer;
}

/** What a shipper may count on of a sailing. */
const SPACE = { teu: 8, looseMilliTons: 60_000 } as const;
const [STOCK_GAP, STOCK_WORK] = [0.005, 400_000] as const;
const [WEEK_GAP, WEEK_WORK, WEEK_NODES] = [0.001, 3_000_000, 2000] as const;

/** Undefined: no plan of stock keeps every promise. */
export const planJointSample = (network: Network, { seed, skus, markets, weeks, ordersPerWeek, startsAt, hub, week: number, open }: JointSample, solver: MilpSolver, shouldStop: () => boolean): JointSampleAnswer | undefined => {
  const drawn = drawAssortment(network.edition, { seed, skus, markets, weeks, ordersPerWeek, startsAt });
  const query: WarehouseQuery = {
    hubs: [hub], warehouses: undefined, ...drawn, startsAt, weeks, currency: 'CNY', statuses: DEFAULT_STATUSES, capitalPerYear: USUAL_CAPITAL_PER_YEAR, sourcing: 'multiple', mostSites: network.edition.warehouses.length, leastSites: 0,
    budget: undefined, decided: new Map(open.map((id) => [id, 'open'] as const)), fill: USUAL_FILL, gatherHours: USUAL_GATHER_HOURS,
  };
  const built = stockQuestion(network, query);
  const stock = solveStock(built.question, { gap: STOCK_GAP, solver, maxWork: STOCK_WORK, shouldStop });
  if (!stock.plan) return undefined;
  const beltOf = (sku: string): string => network.places.get(drawn.madeAt.get(sku) as PlaceId)?.city ?? '';
  const week = jointWeek(network, query, built, beltOf, hub, number, SPACE);
  return { week, stock, answer: planWeek(week, stock.plan, built.lanes, { solver, seed, gap: WEEK_GAP, maxWork: WEEK_WORK, maxNodes: WEEK_NODES, shouldStop }) };
};

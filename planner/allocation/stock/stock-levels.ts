/** What lies where under a plan: stock and safety stock of each SKU in each warehouse, how often it is ready, and how old it gets. */
import { cubicCentimetres, share, type CubicCentimetres, type Share } from '../../domain/index.ts';
import type { Site, StockPlan } from './plan.ts';
import { readiness } from './promise.ts';
import type { Demand, Lane, LastMile, Market, Sku, StockQuestion } from './question.ts';
import { rhythmOf, type Rhythm } from './rhythm.ts';

export interface StockLevel {
  readonly warehouse: string;
  readonly sku: string;
  /** Ids, in the order of the demand. */
  readonly markets: readonly string[];
  /** Units. */
  readonly perDay: number;
  readonly safety: number;
  /** Mean of what lies there beyond the safety stock: half of what sells between shipments. */
  readonly cycle: number;
  /** Days the safety stock lasts, and the mean stock. */
  readonly safetyDays: number;
  readonly coverDays: number;
  /** How often goods are there when asked for, as planned. */
  readonly ready: Share;
  /** Just after the shipment before the longest wait. */
  readonly room: CubicCentimetres;
  /** From ordering to issue, at most, first expired first out. Undefined shelf: does not spoil. */
  readonly oldestDays: number;
  readonly shelfDays: number | undefined;
}

/** One SKU at one site in use, with what it is reckoned from. */
export interface Stocked {
  readonly site: Site;
  readonly lane: Lane;
  readonly rhythm: Rhythm;
  readonly sku: Sku;
  readonly lines: readonly { readonly demand: Demand; readonly market: Market; readonly mile: LastMile; readonly ready: Share; readonly z: number }[];
}

/** By warehouse in the plan's order, then by SKU in the question's. */
export const stockedOf = (question: StockQuestion, plan: StockPlan): readonly Stocked[] => {
  const [markets, lanes] = [new Map(question.markets.map((market) => [market.id, market])), new Map(question.lanes.map((lane) => [lane.id, lane]))];
  const miles = new Map(question.lastMiles.map((mile) => [`${mile.warehouse}\n${mile.market}`, mile]));
  const bySite = new Map<string, Map<string, Demand[]>>();
  plan.served.forEach(({ from, sku }, i) => {
    if (from === undefined) return;
    const bySku = bySite.get(from) ?? new Map<string, Demand[]>();
    bySite.set(from, bySku);
    bySku.set(sku, [...(bySku.get(sku) ?? []), question.demand[i] as Demand]);
  });
  return plan.sites.flatMap((site) => {
    const lane = lanes.get(site.lane) as Lane;
    const rhythm = rhythmOf(question, lane, site.every);
    return question.skus.flatMap((sku): Stocked[] => {
      const rows = bySite.get(site.warehouse)?.get(sku.id);
      if (!rows) return [];
      const lines = rows.map((demand) => {
        const [market, mile] = [markets.get(demand.market) as Market, miles.get(`${site.warehouse}\n${demand.market}`) as LastMile];
        const needed = readiness(mile.within, market.promise);
        return { demand, market, mile, ready: share(needed?.share ?? 0), z: needed?.z ?? 0 };
      });
      return [{ site, lane, rhythm, sku, lines }];
    });
  });
};

/** Units kept against the demand's and the lead time's variance. */
export const safetyOf = ({ weeks }: StockQuestion, { rhythm, lines }: Stocked): number => {
  const days = weeks * 7;
  const total = (of: 'mean' | 'variance'): number => lines.reduce((sum, { demand }) => sum + demand[of].reduce((a, b) => a + b, 0), 0) / days;
  const z = Math.max(...lines.map((line) => line.z));
  return z * Math.sqrt((rhythm.review + rhythm.lead) * total('variance') + total('mean') ** 2 * rhythm.leadVariance);
};

/** The plan must have passed `checkStockPlan`. */
export const stockLevels = (question: StockQuestion, plan: StockPlan): readonly StockLevel[] =>
  stockedOf(question, plan).map((stocked) => {
    const { site, rhythm, sku, lines } = stocked;
    const perDay = lines.reduce((sum, { demand }) => sum + demand.mean.reduce((a, b) => a + b, 0), 0) / (question.weeks * 7);
    const safety = safetyOf(question, stocked);
    const cycle = (perDay * rhythm.review) / 2;
    return {
      warehouse: site.warehouse, sku: sku.id, markets: lines.map(({ market }) => market.id), perDay, safety, cycle, safetyDays: safety / perDay, coverDays: (safety + cycle) / perDay,
      // z is never negative: goods are ready half of the time at least.
      ready: share(Math.max(0.5, ...lines.map(({ ready }) => ready))), room: cubicCentimetres(Math.round(sku.volume * (safety + perDay * rhythm.longestGap))),
      oldestDays: rhythm.longestLead + rhythm.longestGap + safety / perDay, shelfDays: sku.shelfDays,
    };
  });

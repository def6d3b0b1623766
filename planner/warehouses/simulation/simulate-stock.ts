/**
 * A plan of stock abroad lived through: the departures it uses, lead times drawn from the lane's chances, orders drawn from their mean and variance, stock filled
 * up to levels that move with the season, oldest goods first, returns put back. What comes of it stands beside what was promised.
 *
 * Definition. A day is 24 hours from the start of the horizon. Goods can be sold on the day whose midnight is nearest. All SKUs of a shipment take equally long.
 * At the start lies what would lie there had it been filled up for the time until the first shipment can be sold; goods of that stock are fresh. An order
 * found in stock is with the buyer in time by the share of the last mile; one that waits has so many days less.
 * Not handled: space on departures, loss and damage, orders that are given up.
 */
import { readiness, shareWithin, type Demand, type LastMile, type Market, type Promised, type Site, type Sku, type StockPlan, type StockQuestion, type Warehouse } from '../../allocation/index.ts';
import { makeLuck, type Luck } from '../../support/index.ts';
import { numbersOf, type DrawNumber } from './demand-draw.ts';
import { expectedOf, levelOf } from './levels.ts';
import { EXTRA_DAYS, runSku, type SkuRun, type Tally } from './run-sku.ts';
import { shipmentsOf, type Shipments } from './shipments.ts';
import { estimate, type Estimate } from './estimate.ts';

export interface SimulateOptions {
  readonly seed: number;
  readonly replications: number;
  /** The world as it turns out: orders and lead times are drawn from its demand and lanes, levels stay those of the question. Undefined: as planned. */
  readonly world?: Pick<StockQuestion, 'demand' | 'lanes'> | undefined;
  /** After each replication. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Of the orders of a market, how many were with the buyer in time. */
export interface SimulatedService {
  readonly market: string;
  /** Served from stock, of a replication on average; none: the market is sent direct. */
  readonly orders: number;
  readonly promised: Promised;
  readonly service: Estimate;
  /** Service beyond the promise; below 0: it is broken. */
  readonly excess: number;
  /** Of the orders, how many found goods in stock. */
  readonly filled: Estimate;
  /** Sent direct: orders and the share in time by the courier's own chances. */
  readonly direct: { readonly orders: number; readonly promised: Promised; readonly service: number } | undefined;
}

export interface SimulatedWarehouse {
  readonly warehouse: string;
  /** Cubic metres once the goods of a day have come: mean, and the day's 95th of a hundred replications. */
  readonly curve: readonly { readonly mean: number; readonly high: number }[];
  /** The fullest day, cubic metres and of the capacity. */
  readonly fullest: Estimate;
  readonly fill: Estimate;
  /** Share of days on which it was overfull. */
  readonly overfull: number;
  readonly spoilt: Estimate;
  readonly returned: Estimate;
  /** Cubic metres × days in the dearer bands of storage. */
  readonly aged: Estimate;
}

export interface Simulation {
  readonly replications: number;
  readonly seed: number;
  readonly markets: readonly SimulatedService[];
  readonly warehouses: readonly SimulatedWarehouse[];
}

const HOURS_PER_DAY = 24;
const CM3_PER_M3 = 1_000_000;
const HIGH = 0.95;

/** The plan must have passed `checkStockPlan`. Work: replications × SKUs in warehouses × days, and orders. */
export const simulateStock = (question: StockQuestion, plan: StockPlan, { seed, replications, world = question, onProgress }: SimulateOptions): Simulation => {
  const days = question.weeks * 7;
  const markets = new Map(question.markets.map((market) => [market.id, market]));
  const stores = plan.sites.map((site) => storeOf(question, world, plan, site, markets));
  const sums = (): Sums => new Map(question.markets.map(({ id }) => [id, new Float64Array(replications)]));
  const [inTime, inStock, orders] = [sums(), sums(), sums()];
  const lived = stores.map(() => ({ stock: Array.from({ length: days }, () => new Float64Array(replications)), spoilt: new Float64Array(replications), returned: new Float64Array(replications), aged: new Float64Array(replications) }));

  for (let r = 0; r < replications; r++) {
    for (const [w, store] of stores.entries()) {
      const luck = luckOf(seed, r, w, -1);
      const arrivesOn = Float64Array.from(store.leaves, (at) => Math.round(at + store.drawLead(luck)));
      const own = lived[w] as (typeof lived)[number];
      for (const [s, { sku, lines, run }] of store.skus.entries()) {
        const tally: Tally = { orders: new Float64Array(lines.length), servedAfter: new Float64Array(lines.length * EXTRA_DAYS), spoilt: 0, returned: 0, aged: 0 };
        const cubic = sku.volume / CM3_PER_M3;
        runSku(run, arrivesOn, store.agedDays, luckOf(seed, r, w, s), tally, (day, units) => {
          const sum = own.stock[day] as Float64Array;
          sum[r] = (sum[r] as number) + units * cubic;
        });
        own.spoilt[r] = (own.spoilt[r] as number) + tally.spoilt;
        own.returned[r] = (own.returned[r] as number) + tally.returned;
        own.aged[r] = (own.aged[r] as number) + tally.aged * cubic;
        for (const [i, { market, onTime }] of lines.entries()) {
          add(orders, market, r, tally.orders[i] as number);
          add(inStock, market, r, tally.servedAfter[i * EXTRA_DAYS] as number);
          for (let after = 0; after < EXTRA_DAYS; after++) add(inTime, market, r, (tally.servedAfter[i * EXTRA_DAYS + after] as number) * (onTime[after] as number));
        }
      }
    }
    onProgress?.(r + 1);
  }

  return {
    seed, replications,
    markets: question.markets.map((market): SimulatedService => {
      const [asked, late, found] = [orders.get(market.id), inTime.get(market.id), inStock.get(market.id)] as [Float64Array, Float64Array, Float64Array];
      const service = estimate(ratios(late, asked));
      return { market: market.id, orders: mean(asked), promised: market.promise, service, excess: service.mean - market.promise.share, filled: estimate(ratios(found, asked)), direct: directOf(question, plan, market) };
    }),
    warehouses: stores.map(({ warehouse }, w): SimulatedWarehouse => {
      const { stock, spoilt, returned, aged } = lived[w] as (typeof lived)[number];
      const fullest = Float64Array.from({ length: replications }, (_, r) => stock.reduce((most, day) => Math.max(most, day[r] as number), 0));
      const capacity = warehouse.capacity / CM3_PER_M3;
      const over = stock.reduce((sum, day) => sum + day.filter((m3) => m3 > capacity).length, 0);
      return {
        warehouse: warehouse.id, curve: stock.map((day) => ({ mean: mean(day), high: (day.toSorted()[Math.min(replications - 1, Math.floor(HIGH * replications))] as number) })), fullest: estimate(fullest), fill: estimate(fullest.map((m3) => m3 / capacity)),
        overfull: over / (days * replications), spoilt: estimate(spoilt), returned: estimate(returned), aged: estimate(aged),
      };
    }),
  };
};

type Sums = ReadonlyMap<string, Float64Array>;
const add = (sums: Sums, market: string, r: number, amount: number): void => {
  const of = sums.get(market);
  if (of) of[r] = (of[r] as number) + amount;
};
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Replications in which nobody ordered say nothing. */
const ratios = (parts: Float64Array, wholes: Float64Array): Float64Array => parts.map((part, r) => part / (wholes[r] as number)).filter((ratio) => Number.isFinite(ratio));

/** A stream of luck for each SKU of each replication, so that another SKU changes nobody else's orders. */
const luckOf = (seed: number, replication: number, warehouse: number, sku: number): Luck => {
  let mixed = seed >>> 0;
  for (const part of [replication, warehouse, sku + 1]) mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) + Math.imul(part + 1, 0x9e3779b1);
  return makeLuck(mixed >>> 0);
};

interface PlannedRow {
  readonly planned: Demand;
  readonly lived: Demand;
}
interface Line {
  readonly market: string;
  /** With the buyer in time, of orders served after so many days. */
  readonly onTime: readonly number[];
}
interface Store {
  readonly warehouse: Warehouse;
  readonly leaves: readonly number[];
  readonly drawLead: Shipments['drawLead'];
  /** Age at which storage gets dearer. */
  readonly agedDays: number;
  readonly skus: readonly { readonly sku: Sku; readonly lines: readonly Line[]; readonly run: SkuRun }[];
}

const storeOf = (question: StockQuestion, world: Pick<StockQuestion, 'demand' | 'lanes'>, plan: StockPlan, site: Site, markets: ReadonlyMap<string, Market>): Store => {
  const warehouse = question.warehouses.find(({ id }) => id === site.warehouse) as Warehouse;
  const laneOf = (lanes: StockQuestion['lanes']): StockQuestion['lanes'][number] => lanes.find(({ id }) => id === site.lane) as StockQuestion['lanes'][number];
  const shipments = shipmentsOf(question, laneOf(question.lanes), site);
  const miles = new Map(question.lastMiles.filter((mile) => mile.warehouse === site.warehouse).map((mile) => [mile.market, mile]));
  const bySku = new Map<string, PlannedRow[]>();
  for (const [i, served] of plan.served.entries()) if (served.from === site.warehouse) bySku.set(served.sku, [...(bySku.get(served.sku) ?? []), { planned: question.demand[i] as Demand, lived: world.demand[i] as Demand }]);
  const draws = new Map<string, DrawNumber>();
  const drawOf = (mean: number, variance: number): DrawNumber => {
    const known = draws.get(`${mean} ${variance}`) ?? numbersOf(mean, variance);
    draws.set(`${mean} ${variance}`, known);
    return known;
  };
  return {
    warehouse, leaves: shipments.leaves.slice(0, -1), drawLead: shipmentsOf(question, laneOf(world.lanes), site).drawLead, agedDays: warehouse.storage[1]?.fromDay ?? Infinity,
    skus: question.skus.flatMap((sku) => {
      const rows = bySku.get(sku.id);
      if (!rows) return [];
      const ends = rows.map(({ planned: { market } }) => ({ mile: miles.get(market) as LastMile, promise: (markets.get(market) as Market).promise }));
      const z = ends.reduce((most, { mile, promise }) => Math.max(most, readiness(mile.within, promise)?.z ?? 0), 0);
      return [{ sku, lines: rows.map(({ planned: { market } }, i) => ({ market, onTime: onTimeOf(ends[i] as (typeof ends)[number]) })), run: runOf(question, sku, rows, shipments, z, drawOf) }];
    }),
  };
};

const onTimeOf = ({ mile, promise }: { readonly mile: LastMile; readonly promise: Promised }): number[] => Array.from({ length: EXTRA_DAYS }, (_, after) => shareWithin(mile.within, promise.hours - after * HOURS_PER_DAY));

const runOf = (question: StockQuestion, sku: Sku, rows: readonly PlannedRow[], { leaves, lead, leadVariance }: Shipments, z: number, drawOf: (mean: number, variance: number) => DrawNumber): SkuRun => {
  const expected = expectedOf(rows.map(({ planned }) => planned), question.weeks);
  return {
    draws: rows.map(({ lived: { mean: means, variance } }) => means.map((each, week) => drawOf(each, variance[week] ?? 0))), days: question.weeks * 7,
    orders: leaves.slice(0, -1).map((at, j) => ({ day: Math.round(at), level: levelOf(expected, at, (leaves[j + 1] as number) + lead, z, leadVariance) })),
    startLevel: levelOf(expected, 0, (leaves[0] as number) + lead, z, leadVariance),
    shelfDays: sku.shelfDays ?? Infinity, returned: sku.returned, isResold: sku.shelfDays === undefined,
  };
};

const directOf = (question: StockQuestion, plan: StockPlan, market: Market): SimulatedService['direct'] => {
  let orders = 0;
  for (const [i, served] of plan.served.entries()) if (served.market === market.id && served.from === undefined) orders += (question.demand[i] as Demand).mean.reduce((sum, units) => sum + units, 0);
  const mail = question.direct.find((each) => each.market === market.id);
  if (orders === 0 || !mail) return undefined;
  const promised = market.directPromise ?? market.promise;
  return { orders, promised, service: shareWithin(mail.within, promised.hours) };
};

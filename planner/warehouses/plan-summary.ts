/**
 * What a plan of stock abroad comes to for those who run it: by site its lane, stock, room and shipments, by market who serves it and how soon, and the whole
 * against sending everything direct. Figures of a year stand for the horizon's, in proportion to its days.
 */
import {
  checkStockPlan, shareWithin, stockCalendar, stockCosts, stockEmissions, stockLevels, stockService, type Lane, type Promised, type Sku, type StockBill, type StockEmissions, type StockPlan, type StockQuestion, type Warehouse,
} from '../allocation/index.ts';
import { cubicCentimetres, dayNumber, grams, localDateOf, minorUnits, minutes, share, type CubicCentimetres, type EpochMin, type Grams, type MinorUnits, type Minutes, type PlaceId, type Share } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR, ordersOf, perOrder } from './order-rates.ts';
import { declaredRegime } from './port-lanes.ts';
import type { BuiltQuestion } from './query.ts';

/** Goods that leave with less of their shelf life than this are at risk: buyers and platforms refuse them. Estimated. */
const SHELF_LEFT = 0.25;
const HOURS_PER_DAY = 24;
/** Day 0 of the epoch was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;

export interface Shipment {
  readonly departsAt: EpochMin;
  readonly readyAt: EpochMin;
  readonly units: number;
  readonly volume: CubicCentimetres;
  readonly weight: Grams;
}
export interface SiteLane {
  readonly id: string;
  readonly hub: PlaceId | undefined;
  readonly port: PlaceId | undefined;
  readonly service: string | undefined;
  /** Of the ride; by truck to a warehouse at the port. */
  readonly mode: string;
  readonly regime: string;
  /** ISO weekdays of the line's departures, at the hub. */
  readonly weekdays: readonly number[];
  readonly every: number;
  /** Mean. */
  readonly lead: Minutes;
  readonly estimated: boolean;
}
export interface SiteSummary {
  readonly warehouse: string;
  readonly lane: SiteLane;
  /** Orders over the horizon. */
  readonly units: number;
  /** Of the room, just after the largest shipment; more than 1 where it has none to spare. */
  readonly fill: number;
  /** Of its orders, with the buyer in the hours promised. */
  readonly onTime: Share;
  /** Days of demand that lie there on the mean. */
  readonly coverDays: number;
  readonly safety: number;
  /** Of a unit that lies there for a month. */
  readonly storagePerUnitMonth: MinorUnits;
  readonly shipments: readonly Shipment[];
  /** Units of SKUs whose oldest leave with too little of their shelf life; undefined: nothing there spoils. */
  readonly atRisk: number | undefined;
  readonly returned: number;
}
export interface MarketSummary {
  readonly market: string;
  readonly units: number;
  /** Most first; undefined: direct. */
  readonly served: readonly { readonly from: string | undefined; readonly units: number }[];
  readonly within24h: Share;
  readonly within48h: Share;
  /** In the hours promised from stock, or for direct mail. */
  readonly onTime: Share;
  readonly promise: Promised;
}
export interface PlanSummary {
  readonly bill: StockBill;
  readonly emissions: StockEmissions;
  readonly units: number;
  readonly unitsPerYear: number;
  readonly costPerOrder: MinorUnits;
  readonly costPerYear: MinorUnits;
  /** Everything that may be sent direct is; undefined: nothing may. */
  readonly allDirect: { readonly cost: MinorUnits; readonly unserved: number } | undefined;
  readonly sites: readonly SiteSummary[];
  readonly markets: readonly MarketSummary[];
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const horizonDays = ({ weeks }: Pick<StockQuestion, 'weeks'>): number => weeks * 7;

/** The plan must have passed `checkStockPlan`. */
export const planSummary = (network: Network, built: BuiltQuestion, plan: StockPlan): PlanSummary => {
  const { question } = built;
  const bill = stockCosts(question, plan);
  const units = ordersOf(question);
  const years = horizonDays(question) / DAYS_PER_YEAR;
  return {
    bill, emissions: stockEmissions(question, plan), units, unitsPerYear: units / years, costPerOrder: perOrder(bill.total, units), costPerYear: minorUnits(Math.round(bill.total / years)),
    allDirect: allDirect(question), sites: siteSummaries(network, built, plan, bill), markets: marketSummaries(question, plan),
  };
};

/** As the judge reckons it: what may not go direct is told and costs nothing. */
const allDirect = (question: StockQuestion): PlanSummary['allDirect'] => {
  const { faults, total } = checkStockPlan(question, { sites: [], served: question.demand.map(({ sku, market }) => ({ sku, market, from: undefined })) });
  const refused = new Set(faults.flatMap(({ sku, market }) => (sku !== undefined && market !== undefined ? [`${sku}\n${market}`] : [])));
  const unserved = sum(question.demand.filter(({ sku, market }) => refused.has(`${sku}\n${market}`)).map(({ mean }) => sum(mean)));
  return refused.size === question.demand.length ? undefined : { cost: total, unserved };
};

const siteSummaries = (network: Network, built: BuiltQuestion, plan: StockPlan, bill: StockBill): SiteSummary[] => {
  const { question } = built;
  const [levels, { orders }] = [stockLevels(question, plan), stockCalendar(question, plan)];
  const skus = new Map(question.skus.map((sku) => [sku.id, sku]));
  const promises = new Map(question.markets.map(({ id, promise }) => [id, promise.hours]));
  const miles = new Map(question.lastMiles.map((mile) => [`${mile.warehouse}\n${mile.market}`, mile.within]));
  return plan.sites.map(({ warehouse, lane: laneId, every }, i): SiteSummary => {
    const own = levels.filter((level) => level.warehouse === warehouse);
    const ready = new Map(own.map((level) => [level.sku, level.ready]));
    const lines = plan.served.flatMap(({ from, sku, market }, row) => (from === warehouse ? [{ sku, market, units: sum(question.demand[row]?.mean ?? []) }] : []));
    const units = sum(lines.map((line) => line.units));
    const inTime = sum(lines.map((line) => line.units * (ready.get(line.sku) ?? 0) * shareWithin(miles.get(`${warehouse}\n${line.market}`) ?? [], promises.get(line.market) ?? 0)));
    const lying = sum(own.map(({ safety, cycle }) => safety + cycle));
    const months = horizonDays(question) / DAYS_PER_MONTH;
    const perishable = own.filter(({ shelfDays }) => shelfDays !== undefined);
    const old = new Set(perishable.filter(({ oldestDays, shelfDays }) => oldestDays > (shelfDays as number) * (1 - SHELF_LEFT)).map(({ sku }) => sku));
    const { capacity } = question.warehouses.find(({ id }) => id === warehouse) as Warehouse;
    return {
      warehouse, lane: siteLane(network, built, laneId, every), units, fill: capacity > 0 ? sum(own.map(({ room }) => room)) / capacity : 1, onTime: share(units > 0 ? inTime / units : 0), coverDays: lying / Math.max(1e-9, sum(own.map(({ perDay }) => perDay))),
      safety: sum(own.map(({ safety }) => safety)), storagePerUnitMonth: minorUnits(lying > 0 ? Math.round((bill.sites[i]?.parts.storage ?? 0) / lying / months) : 0),
      shipments: orders.filter((order) => order.warehouse === warehouse).map(({ departsAt, readyAt, lines: goods }) => ({
        departsAt, readyAt, units: sum(goods.map((line) => line.units)), volume: cubicCentimetres(sum(goods.map((line) => line.units * (skus.get(line.sku) as Sku).volume))), weight: grams(sum(goods.map((line) => line.units * (skus.get(line.sku) as Sku).weight))),
      })),
      atRisk: perishable.length === 0 ? undefined : sum(lines.filter(({ sku }) => old.has(sku)).map((line) => line.units)),
      returned: sum(lines.map((line) => line.units * (skus.get(line.sku) as Sku).returned)),
    };
  });
};

const siteLane = (network: Network, { question, lanes }: BuiltQuestion, id: string, every: number): SiteLane => {
  const lane = question.lanes.find((each) => each.id === id) as Lane;
  const origin = lanes.find((each) => each.lane === id);
  const zone = network.places.get(origin?.hub as PlaceId)?.zone ?? 'UTC';
  const weekday = (at: EpochMin): number => ((dayNumber(localDateOf(at, zone)) + WEEKDAY_OF_DAY_0) % 7) + 1;
  return {
    id, hub: origin?.hub, port: origin?.port, service: origin?.service, mode: network.edition.services.find(({ id: service }) => service === origin?.service)?.mode ?? 'road', regime: declaredRegime(lane.regime),
    weekdays: [...new Set(lane.departures.map(weekday))].toSorted((a, b) => a - b), every, lead: minutes(Math.round(sum(lane.leadTime.map(({ hours, share: part }) => hours * part)) * 60)), estimated: lane.estimated,
  };
};
export const leadDays = ({ lead }: Pick<SiteLane, 'lead'>): number => lead / 60 / HOURS_PER_DAY;

const marketSummaries = (question: StockQuestion, plan: StockPlan): MarketSummary[] => {
  const promises = new Map(question.markets.map(({ id, promise }) => [id, promise]));
  return stockService(question, plan).map(({ market, units, stocked, within24h, within48h, stockInTime, directInTime }) => {
    const from = new Map<string | undefined, number>();
    plan.served.forEach((served, row) => {
      if (served.market === market) from.set(served.from, (from.get(served.from) ?? 0) + sum(question.demand[row]?.mean ?? []));
    });
    return {
      market, units, within24h, within48h, onTime: share(stocked * (stockInTime ?? 0) + (1 - stocked) * (directInTime ?? 0)), promise: promises.get(market) as Promised,
      served: [...from].map(([site, amount]) => ({ from: site, units: amount })).toSorted((a, b) => b.units - a.units || ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    };
  });
};

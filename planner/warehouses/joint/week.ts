/**
 * One week of stock abroad as a question of three decisions at once: which warehouse serves whom, on which departure the goods go, and in which boxes. What it
 * costs is one sum, in minor units:
 *   Σ warehouses used: the week's part of `fixed`
 * + Σ units served from stock: duty, handling, last mile, returns, storage and capital while a week's goods are sold
 * + Σ units sent direct: the courier, duty, returns
 * + what consolidation charges for the goods from the hub to the warehouses: boxes, stuffing, loose freight, the truck, and capital from ready to available.
 *
 * Goods of a belt (a city's districts) bound for one warehouse are one consignment with a bill of its own; it goes whole.
 * Not handled: safety stock, which is there already and the same whatever the week brings; rooms of warehouses.
 */
import { directUnit, keepsPromise, readiness, DIRECT_REGIME, type Demand, type DirectMail, type Lane, type LastMile, type Market, type Sku, type StockQuestion, type Warehouse } from '../../allocation/index.ts';
import { cubicCentimetres, epochMin, grams, minorUnits, type EpochMin, type PlaceId } from '../../domain/index.ts';
import type { BoardDeparture } from '../../board/index.ts';
import { milliRevenueTons, type Consignment } from '../../consolidation/index.ts';
import type { Network } from '../../network/index.ts';
import { boardOfHorizon } from '../lanes.ts';
import type { BuiltQuestion, WarehouseQuery } from '../query.ts';

const MIN_PER_DAY = 1440;
const CM3_PER_M3 = 1_000_000;
const DAYS_PER_YEAR = 365;
/** Departures from ready on, days: at least one of each weekly line whose cut-offs can be met. */
const WINDOW_DAYS = 11;
/** Goods of a week lie half of it on average. */
const HALF_WEEK = 3.5;
/** Twice what the goods are worth, and never nothing: no plan leaves them. */
const LEFT_BEHIND = 2;
export const DIRECT = -1;

/** A SKU's orders of a market in the week. */
export interface Row {
  readonly belt: number;
  readonly units: number;
  readonly volume: number;
  readonly weight: number;
  readonly value: number;
  /** By warehouse of the week, all units; undefined: may not. */
  readonly stocked: readonly (number | undefined)[];
  readonly direct: number | undefined;
}

export interface JointWeek {
  readonly question: StockQuestion;
  readonly rows: readonly Row[];
  readonly belts: readonly string[];
  /** Warehouses abroad that the board serves, and what the week's part of `fixed` is. */
  readonly warehouses: readonly { readonly id: string; readonly fixed: number; readonly decided: 'open' | 'closed' | undefined }[];
  readonly departures: readonly BoardDeparture[];
  readonly readyAt: EpochMin;
  /** Of the value, each day. */
  readonly capitalPerDay: number;
}

/** Space a shipper may count on: TEU and thousandths of revenue tons of a sailing. */
export interface WeekSpace {
  readonly teu: number;
  readonly looseMilliTons: number;
}

/** @param week from 0 */
export const jointWeek = (network: Network, query: WarehouseQuery, { question }: BuiltQuestion, beltOf: (sku: string) => string, hub: PlaceId, week: number, space: WeekSpace): JointWeek => {
  const regime = '9810';
  const startsAt = epochMin(question.startsAt + week * 7 * MIN_PER_DAY);
  const readyAt = epochMin(startsAt + query.gatherHours * 60);
  const abroad = question.warehouses.filter(({ id }) => question.lanes.some((lane) => lane.warehouse === id && lane.regime === regime));
  const departures = boardOfHorizon(network, { ...query, startsAt: readyAt, weeks: WINDOW_DAYS / 7 }, hub, abroad.map(({ id }) => id as PlaceId), [regime], space)
    // A price by the kilogram has breaks, which no linear bound follows.
    .map((departure) => (departure.loose?.byKilogram ? { ...departure, loose: undefined } : departure))
    .filter((departure) => departure.readyBy.unit >= readyAt || departure.readyBy.loose >= readyAt);
  const reached = abroad.filter(({ id }) => departures.some(({ destinations }) => destinations.has(id)));
  const belts = [...new Set(question.skus.map(({ id }) => beltOf(id)))].toSorted();
  const [skus, markets] = [new Map(question.skus.map((sku) => [sku.id, sku])), new Map(question.markets.map((market) => [market.id, market]))];
  const lanes = new Map(reached.map(({ id }) => [id, question.lanes.find((lane) => lane.warehouse === id && lane.regime === regime) as Lane]));
  const miles = new Map(question.lastMiles.map((mile) => [`${mile.warehouse} ${mile.market}`, mile]));
  const mails = new Map(question.direct.map((mail) => [mail.market, mail]));
  const rows = question.demand.map((row): Row => rowOf(question, row, week, skus.get(row.sku) as Sku, markets.get(row.market) as Market, belts.indexOf(beltOf(row.sku)), reached, lanes, (warehouse) => miles.get(`${warehouse} ${row.market}`), mails.get(row.market)));
  return {
    question, rows, belts, departures, readyAt, capitalPerDay: question.capitalPerYear / DAYS_PER_YEAR,
    warehouses: reached.map(({ id, fixed, decided }) => ({ id, fixed: fixed / question.weeks, decided })),
  };
};

const rowOf = (
  question: StockQuestion, row: Demand, week: number, sku: Sku, market: Market, belt: number, warehouses: readonly Warehouse[], lanes: ReadonlyMap<string, Lane>, mileTo: (warehouse: string) => LastMile | undefined, mail: DirectMail | undefined,
): Row => {
  const units = Math.round(row.mean[week] ?? 0);
  const cubic = sku.volume / CM3_PER_M3;
  const stocked = warehouses.map((warehouse) => {
    const [lane, mile] = [lanes.get(warehouse.id) as Lane, mileTo(warehouse.id)];
    if (!mile || !readiness(mile.within, market.promise) || !sku.regimes.includes(lane.regime) || !lane.temperatures.includes(sku.temperature) || !warehouse.temperatures.includes(sku.temperature)) return undefined;
    const each = lane.duty * sku.value + cubic * warehouse.inboundPerM3 + warehouse.outboundPerUnit + mile.perUnit + (mile.perKg * sku.weight) / 1000 + sku.returned * warehouse.returnPerUnit +
      HALF_WEEK * (cubic * (warehouse.storage[0]?.perM3Day ?? 0) + (sku.value * question.capitalPerYear) / DAYS_PER_YEAR);
    return units * each;
  });
  const asked = market.directPromise ?? market.promise;
  const isDirect = mail !== undefined && sku.regimes.includes(DIRECT_REGIME) && keepsPromise(mail.within, asked);
  const direct = isDirect ? units * directUnit(sku, mail) : undefined;
  return { belt, units, volume: units * sku.volume, weight: units * sku.weight, value: units * sku.value, stocked, direct };
};

/** Who serves each row: a position among the warehouses, or `DIRECT`. */
export type Assigned = Int32Array;

/** The goods of each belt for each warehouse that serves any of its rows. */
export const consignmentsOf = ({ rows, belts, warehouses, readyAt, capitalPerDay }: JointWeek, assigned: Assigned): Consignment[] =>
  warehouses.flatMap(({ id }, w) =>
    belts.flatMap((belt, b): Consignment[] => {
      const own = rows.filter((row, r) => row.belt === b && assigned[r] === w && row.units > 0);
      if (own.length === 0) return [];
      const size = { weight: grams(total(own, ({ weight }) => weight)), volume: cubicCentimetres(total(own, ({ volume }) => volume)) };
      const value = total(own, (row) => row.value);
      return [{
        id: `${id} ${belt}`, shipper: belt, consignee: id, ...size, pieces: [], readyAt, dueAt: readyAt, destination: id, regime: '9810', temperature: 'T-AMB', dangerousGoods: undefined, alone: false,
        // Capital is bound from ready to available, under way or not.
        holdingPerDay: minorUnits(0), latePerDay: minorUnits(Math.ceil(value * capitalPerDay)), leftBehindCost: minorUnits(LEFT_BEHIND * value + 1000 * milliRevenueTons(size)),
      }];
    }),
  );

/** What is not freight, by part. */
export const serviceCost = ({ rows, warehouses }: JointWeek, assigned: Assigned): { readonly fixed: number; readonly service: number; readonly direct: number } => {
  const used = new Set([...assigned].filter((w, r) => w !== DIRECT && (rows[r] as Row).units > 0));
  let [fixed, service, direct] = [0, 0, 0];
  for (const [w, warehouse] of warehouses.entries()) if (used.has(w) || warehouse.decided === 'open') fixed += warehouse.fixed;
  for (const [r, row] of rows.entries()) {
    const w = assigned[r] as number;
    if (w === DIRECT) direct += row.direct ?? 0;
    else service += row.stocked[w] ?? 0;
  }
  return { fixed, service, direct };
};

const total = <T>(of: readonly T[], amount: (each: T) => number): number => of.reduce((sum, each) => sum + amount(each), 0);

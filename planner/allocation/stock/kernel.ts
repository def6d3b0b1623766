/**
 * A question as arrays, its rows sorted by id so that their order in the question says nothing. A *mode* is a way to use a warehouse: a lane and the n of
 * "every nth departure". Money in minor units, days, cubic metres, units of goods over the whole horizon.
 */
import { makeDwellCost, type DwellCost } from './dwell-cost.ts';
import { keepsPromise, readiness } from './promise.ts';
import { DIRECT_REGIME, type DirectMail, type Lane, type Market, type Sku, type StockQuestion, type Warehouse } from './question.ts';
import { rhythmOf, type Rhythm } from './rhythm.ts';

export interface Mode {
  readonly warehouse: number;
  readonly lane: Lane;
  readonly every: number;
  readonly rhythm: Rhythm;
  /** Of the warehouse and of the shipments. */
  readonly fixed: number;
  readonly dwell: DwellCost;
}

/** Sizes: S skus, K modes, M markets, W warehouses, rows of demand grouped by sku. */
export interface Kernel {
  readonly question: StockQuestion;
  readonly days: number;
  readonly skus: readonly Sku[];
  readonly markets: readonly Market[];
  readonly warehouses: readonly Warehouse[];
  readonly modes: readonly Mode[];
  /** By warehouse. */
  readonly modesOf: readonly (readonly number[])[];
  /** Rows of sku s: rowStart[s] … rowStart[s + 1]. */
  readonly rowStart: Int32Array;
  readonly rowMarket: Int32Array;
  /** Place of the row in the question's list. */
  readonly rowSource: Int32Array;
  readonly units: Float64Array;
  /** Units a day, and its variance. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Of sending a row direct; Infinity: may not. */
  readonly direct: Float64Array;
  /** By warehouse × M + market: z of the promise, −1 where it is not kept. */
  readonly z: Float64Array;
  readonly lastMileUnit: Float64Array;
  readonly lastMileKg: Float64Array;
  /** Whether a mode may serve a row, by sku, then mode, then row: see `mayAt`. */
  readonly may: Uint8Array;
  /** By sku × K + mode: per unit, without storage and last mile. */
  readonly unitCost: Float64Array;
  /** By sku: capital of one unit lying over the horizon, cubic metres and kilograms of one. */
  readonly hold: Float64Array;
  readonly cubic: Float64Array;
  readonly kilograms: Float64Array;
  /** By warehouse, cubic metres. */
  readonly capacity: Float64Array;
}

/** Place in `may` of the first row of sku s at mode k; the others follow. */
export const mayAt = ({ rowStart, modes }: Pick<Kernel, 'rowStart' | 'modes'>, s: number, k: number): number => {
  const first = rowStart[s] as number;
  return first * modes.length + k * ((rowStart[s + 1] as number) - first);
};

const CM3_PER_M3 = 1_000_000;
const G_PER_TON = 1_000_000;
const DAYS_PER_YEAR = 365;

const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
const placesOf = (rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> => new Map(rows.map(({ id }, i) => [id, i]));

/** The question must have passed `checkStockQuestion`. */
export const compileStock = (question: StockQuestion): Kernel => {
  const [skus, markets, warehouses, lanes] = [byId(question.skus), byId(question.markets), byId(question.warehouses), byId(question.lanes)];
  const [skuAt, marketAt, warehouseAt] = [placesOf(skus), placesOf(markets), placesOf(warehouses)];
  const days = question.weeks * 7;
  const modes: Mode[] = [];
  const modesOf: number[][] = warehouses.map(() => []);
  for (const lane of lanes) {
    const w = warehouseAt.get(lane.warehouse) as number;
    const warehouse = warehouses[w] as Warehouse;
    if (warehouse.decided === 'closed') continue;
    for (const every of lane.every) {
      const rhythm = rhythmOf(question, lane, every);
      (modesOf[w] as number[]).push(modes.length);
      modes.push({ warehouse: w, lane, every, rhythm, fixed: warehouse.fixed + lane.perShipment * rhythm.shipments, dwell: makeDwellCost(warehouse.storage, rhythm) });
    }
  }
  const [S, K, M, W] = [skus.length, modes.length, markets.length, warehouses.length];

  const rows = question.demand.map((row, source) => ({ row, source, sku: skuAt.get(row.sku) as number, market: marketAt.get(row.market) as number })).sort((a, b) => a.sku - b.sku || a.market - b.market);
  const R = rows.length;
  const rowStart = new Int32Array(S + 1);
  for (const { sku } of rows) rowStart[sku + 1] = (rowStart[sku + 1] as number) + 1;
  for (let s = 0; s < S; s++) rowStart[s + 1] = (rowStart[s + 1] as number) + (rowStart[s] as number);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const units = Float64Array.from(rows, ({ row }) => total(row.mean));
  const variance = Float64Array.from(rows, ({ row }) => total(row.variance) / days);

  const [z, lastMileUnit, lastMileKg] = [new Float64Array(W * M).fill(-1), new Float64Array(W * M), new Float64Array(W * M)];
  for (const mile of question.lastMiles) {
    const [w, m] = [warehouseAt.get(mile.warehouse) as number, marketAt.get(mile.market) as number];
    z[w * M + m] = readiness(mile.within, (markets[m] as Market).promise)?.z ?? -1;
    lastMileUnit[w * M + m] = mile.perUnit;
    lastMileKg[w * M + m] = mile.perKg;
  }
  const hold = Float64Array.from(skus, ({ value }) => (value * question.capitalPerYear * days) / DAYS_PER_YEAR);
  const cubic = Float64Array.from(skus, ({ volume }) => volume / CM3_PER_M3);
  const kilograms = Float64Array.from(skus, ({ weight }) => weight / 1000);
  const kernel = {
    question, days, skus, markets, warehouses, modes, modesOf, rowStart, rowMarket: Int32Array.from(rows, ({ market }) => market), rowSource: Int32Array.from(rows, ({ source }) => source),
    units, mean: units.map((n) => n / days), variance, direct: new Float64Array(R).fill(Infinity), z, lastMileUnit, lastMileKg,
    may: new Uint8Array(R * K), unitCost: new Float64Array(S * K), hold, cubic, kilograms, capacity: Float64Array.from(warehouses, ({ capacity }) => capacity / CM3_PER_M3),
  };
  const mails = new Map(question.direct.map((mail) => [mail.market, mail]));
  skus.forEach((sku, s) => {
    for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) {
      const market = markets[kernel.rowMarket[r] as number] as Market;
      const mail = mails.get(market.id);
      if (mail && sku.regimes.includes(DIRECT_REGIME) && keepsPromise(mail.within, market.directPromise ?? market.promise)) kernel.direct[r] = (units[r] as number) * directUnit(sku, mail);
    }
    modes.forEach((mode, k) => {
      kernel.unitCost[s * K + k] = stockedUnit(sku, mode, warehouses[mode.warehouse] as Warehouse, hold[s] as number, days);
      markMay(kernel, sku, s, k);
    });
  });
  return kernel;
};

/** Grams a parcel of one unit is charged for. */
const chargedGrams = ({ weight, volume }: Sku, { chargeable }: DirectMail): number =>
  chargeable ? Math.ceil(Math.max(weight, Math.ceil((volume * 1000) / chargeable.cm3PerKg)) / chargeable.step) * chargeable.step : weight;

export const directUnit = (sku: Sku, mail: DirectMail): number =>
  mail.perUnit + (mail.perKg * chargedGrams(sku, mail)) / 1000 + (sku.value > mail.freeUpTo ? sku.value * mail.duty : 0) + sku.returned * mail.returnPerUnit;

/** Freight, duty, handling, returns, and the capital on the way and in half a shipment. */
const stockedUnit = (sku: Sku, { lane, rhythm }: Mode, warehouse: Warehouse, hold: number, days: number): number =>
  lane.perRevenueTon * Math.max(sku.weight / G_PER_TON, sku.volume / CM3_PER_M3) + lane.duty * sku.value + (warehouse.inboundPerM3 * sku.volume) / CM3_PER_M3 + warehouse.outboundPerUnit +
  sku.returned * warehouse.returnPerUnit + (hold / days) * (rhythm.lead + rhythm.review / 2);

/**
 * Which rows of a SKU a mode may serve. Goods of full age have spent the longest lead time, the longest length between shipments and, before them, the safety
 * stock: no more than each market's own at the strictest z, for pooling never raises the ratio of deviation to mean.
 */
const markMay = (kernel: Omit<Kernel, 'may'> & { readonly may: Uint8Array }, sku: Sku, s: number, k: number): void => {
  const { modes, markets, rowStart, rowMarket, z, may, mean, variance } = kernel;
  const { warehouse: w, lane, rhythm } = modes[k] as Mode;
  const warehouse = kernel.warehouses[w] as Warehouse;
  if (!sku.regimes.includes(lane.regime) || !lane.temperatures.includes(sku.temperature) || !warehouse.temperatures.includes(sku.temperature)) return;
  let strictest = 0;
  for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) strictest = Math.max(strictest, z[w * markets.length + (rowMarket[r] as number)] as number);
  const place = mayAt(kernel, s, k) - (rowStart[s] as number);
  for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) {
    if ((z[w * markets.length + (rowMarket[r] as number)] as number) < 0) continue;
    const cover = strictest * Math.sqrt(((rhythm.review + rhythm.lead) * (variance[r] as number)) / (mean[r] as number) ** 2 + rhythm.leadVariance);
    if (sku.shelfDays === undefined || rhythm.longestLead + rhythm.longestGap + cover <= sku.shelfDays) may[place + r] = 1;
  }
};

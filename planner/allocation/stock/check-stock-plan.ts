/**
 * The judge of plans of stock abroad: it reads question and plan, and reckons everything again from the definitions alone. It shares nothing with what makes
 * plans; its quantile and its storage are found in other ways.
 */
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import { STOCK_COSTS, type StockCost, type StockPlan } from './plan.ts';
import type { DirectMail, Lane, LastMile, Market, Promised, Sku, StockQuestion, Warehouse } from './question.ts';

export const STOCK_FAULTS = [
  // What the plan names.
  'UNKNOWN_WAREHOUSE', 'UNKNOWN_LANE', 'UNKNOWN_EVERY', 'SITE_ORDER', 'NOT_SERVED', 'SERVED_ORDER',
  // Which sites.
  'DECIDED', 'TOO_MANY_SITES', 'TOO_FEW_SITES', 'BUDGET',
  // One SKU's orders of one market.
  'CLOSED_SITE', 'NO_LAST_MILE', 'PROMISE', 'TEMPERATURE', 'REGIME', 'SHELF', 'NO_DIRECT', 'DIRECT_REGIME', 'DIRECT_PROMISE',
  // Together.
  'CAPACITY', 'SEVERAL_SITES',
] as const;
export type StockFaultCode = (typeof STOCK_FAULTS)[number];
export interface StockFault {
  readonly code: StockFaultCode;
  /** Ids it is about, as far as it is about them. */
  readonly warehouse: string | undefined;
  readonly sku: string | undefined;
  readonly market: string | undefined;
  /** What was found and what it had to be: cm³, minor units, days, a share or a count, as the code says. */
  readonly value: number;
  readonly limit: number;
}

interface Line {
  readonly market: Market;
  readonly mile: LastMile;
  readonly units: number;
  readonly variance: number;
}

/** Before rounding, in minor units. */
export type RealCosts = Readonly<Record<StockCost, number>>;
export interface StockVerdict {
  readonly faults: readonly StockFault[];
  /** Of what is sound in it. By warehouse in use, in the plan's order; and of what is sent direct. */
  readonly bySite: readonly RealCosts[];
  readonly direct: RealCosts;
  readonly total: MinorUnits;
}

/** Sums may be off by so much, relatively. */
const ROUNDING = 1e-9;
const MOST_READY = 0.999;
const DAY = 1440;

export const checkStockPlan = (question: StockQuestion, plan: StockPlan): StockVerdict => {
  const faults: StockFault[] = [];
  const tell = (code: StockFaultCode, about: Partial<Pick<StockFault, 'warehouse' | 'sku' | 'market'>>, value = 0, limit = 0): void => {
    faults.push({ code, warehouse: about.warehouse, sku: about.sku, market: about.market, value, limit });
  };
  const find = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));
  const [skus, markets, warehouses, lanes] = [find(question.skus), find(question.markets), find(question.warehouses), find(question.lanes)];
  const miles = new Map(question.lastMiles.map((mile) => [`${mile.warehouse}\n${mile.market}`, mile]));
  const mails = new Map(question.direct.map((mail) => [mail.market, mail]));
  const marketsOf = new Map<string, Market[]>();
  for (const { sku, market: id } of question.demand) {
    const market = markets.get(id);
    if (market) marketsOf.set(sku, [...(marketsOf.get(sku) ?? []), market]);
  }
  const horizon = question.weeks * 7;

  // Sites.
  const sites = new Map<string, { readonly warehouse: Warehouse; readonly lane: Lane; readonly gaps: readonly number[] }>();
  plan.sites.forEach(({ warehouse: id, lane: laneId, every }, i) => {
    const [warehouse, lane] = [warehouses.get(id), lanes.get(laneId)];
    if (i > 0 && !((plan.sites[i - 1]?.warehouse as string) < id)) tell('SITE_ORDER', { warehouse: id }, i);
    if (!warehouse) return tell('UNKNOWN_WAREHOUSE', { warehouse: id });
    if (lane?.warehouse !== id) return tell('UNKNOWN_LANE', { warehouse: id });
    if (!lane.every.includes(every)) return tell('UNKNOWN_EVERY', { warehouse: id }, every);
    const leaves: number[] = [];
    for (let d = 0; d < lane.departures.length; d += every) leaves.push(((lane.departures[d] as number) - question.startsAt) / DAY);
    const gaps = leaves.map((at, d) => (d + 1 < leaves.length ? (leaves[d + 1] as number) : horizon + (leaves[0] as number)) - at);
    sites.set(id, { warehouse, lane, gaps });
  });
  for (const { id, decided } of question.warehouses) if ((decided === 'open' && !sites.has(id)) || (decided === 'closed' && sites.has(id))) tell('DECIDED', { warehouse: id });
  if (sites.size > question.mostSites) tell('TOO_MANY_SITES', {}, sites.size, question.mostSites);
  if (sites.size < question.leastSites) tell('TOO_FEW_SITES', {}, sites.size, question.leastSites);
  let spent = 0;
  for (const { warehouse } of sites.values()) spent += warehouse.fixed;
  if (question.budget !== undefined && spent > question.budget) tell('BUDGET', {}, spent, question.budget);

  // Who serves what.
  if (plan.served.length !== question.demand.length) tell('NOT_SERVED', {}, plan.served.length, question.demand.length);
  const direct: Record<StockCost, number> = nothing();
  const stocked = new Map<string, Map<string, Line[]>>();
  question.demand.forEach((row, i) => {
    const served = plan.served[i];
    if (!served) return tell('NOT_SERVED', { sku: row.sku, market: row.market });
    if (served.sku !== row.sku || served.market !== row.market) return tell('SERVED_ORDER', { sku: row.sku, market: row.market }, i);
    const [sku, market] = [skus.get(row.sku) as Sku, markets.get(row.market) as Market];
    const about = { sku: row.sku, market: row.market, warehouse: served.from };
    const units = row.mean.reduce((a, b) => a + b, 0);
    if (served.from === undefined) {
      const mail = mails.get(row.market);
      if (!mail) return tell('NO_DIRECT', about);
      if (!sku.regimes.includes('9610')) tell('DIRECT_REGIME', about);
      const asked = market.directPromise ?? market.promise;
      if (inTime(mail.within, asked) < asked.share - ROUNDING) tell('DIRECT_PROMISE', about, inTime(mail.within, asked), asked.share);
      addDirect(direct, sku, mail, units);
      return undefined;
    }
    const site = sites.get(served.from);
    if (!site) return tell('CLOSED_SITE', about);
    const mile = miles.get(`${served.from}\n${row.market}`);
    if (!mile) return tell('NO_LAST_MILE', about);
    if (inTime(mile.within, market.promise) < market.promise.share - ROUNDING) tell('PROMISE', about, inTime(mile.within, market.promise), market.promise.share);
    if (!sku.regimes.includes(site.lane.regime)) tell('REGIME', about);
    if (!site.lane.temperatures.includes(sku.temperature) || !site.warehouse.temperatures.includes(sku.temperature)) tell('TEMPERATURE', about);
    const bySku = stocked.get(served.from) ?? new Map<string, Line[]>();
    stocked.set(served.from, bySku);
    bySku.set(row.sku, [...(bySku.get(row.sku) ?? []), { market, mile, units, variance: row.variance.reduce((a, b) => a + b, 0) }]);
    return undefined;
  });

  // Stock, site by site.
  const bySite = plan.sites.map(({ warehouse: id }) => {
    const costs = nothing();
    const site = sites.get(id);
    if (!site) return costs;
    const { warehouse, lane, gaps } = site;
    costs.fixed += warehouse.fixed;
    costs.replenishment += lane.perShipment * gaps.length;
    const review = gaps.reduce((sum, gap) => sum + gap * gap, 0) / horizon;
    const lead = lane.leadTime.reduce((sum, { hours, share }) => sum + (hours / 24) * share, 0);
    const leadVariance = lane.leadTime.reduce((sum, { hours, share }) => sum + (hours / 24) ** 2 * share, 0) - lead ** 2;
    const longest = Math.max(...gaps);
    let room = 0;
    for (const [skuId, lines] of stocked.get(id) ?? []) {
      const sku = skus.get(skuId) as Sku;
      const daily = lines.reduce((sum, { units }) => sum + units, 0) / horizon;
      const dailyVariance = lines.reduce((sum, { variance }) => sum + variance, 0) / horizon;
      const z = Math.max(...lines.map(({ mile, market }) => zOf(mile, market)));
      const safety = z * Math.sqrt((review + lead) * dailyVariance + daily ** 2 * Math.max(0, leadVariance));
      const cubic = sku.volume / 1e6;
      const tons = sku.weight / 1e6;
      const total = daily * horizon;
      room += (safety + daily * longest) * sku.volume;
      costs.replenishment += total * lane.perRevenueTon * Math.max(tons, cubic);
      costs.duty += total * lane.duty * sku.value;
      costs.handling += total * (warehouse.inboundPerM3 * cubic + warehouse.outboundPerUnit);
      costs.returns += total * sku.returned * warehouse.returnPerUnit;
      costs.capital += ((sku.value * question.capitalPerYear) / 365) * (total * lead + horizon * ((daily * review) / 2 + safety));
      costs.storage += total * cubic * meanStorage(warehouse, gaps, safety / daily);
      for (const { market, mile, units, variance } of lines) {
        costs.lastMile += units * (mile.perUnit + (mile.perKg * sku.weight) / 1000);
        if (sku.shelfDays === undefined) continue;
        // Goods of full age: the slowest way, the longest wait, and this market's own safety stock at the strictest z of all the SKU is asked for here.
        const strictest = Math.max(...(marketsOf.get(skuId) ?? []).map((other) => zAt(miles.get(`${id}\n${other.id}`), other)));
        const own = strictest * Math.sqrt(((review + lead) * variance * horizon) / units ** 2 + Math.max(0, leadVariance));
        const age = Math.max(...lane.leadTime.filter(({ share }) => share > 0).map(({ hours }) => hours)) / 24 + longest + own;
        if (age > sku.shelfDays * (1 + ROUNDING)) tell('SHELF', { warehouse: id, sku: skuId, market: market.id }, age, sku.shelfDays);
      }
    }
    if (room > warehouse.capacity * (1 + 2 * ROUNDING) + ROUNDING) tell('CAPACITY', { warehouse: id }, room, warehouse.capacity);
    return costs;
  });
  if (question.sourcing === 'single') {
    for (const { id } of question.markets) {
      const from = new Set(plan.served.filter((served) => served.market === id && served.from !== undefined).map((served) => served.from));
      if (from.size > 1) tell('SEVERAL_SITES', { market: id }, from.size, 1);
    }
  }
  const total = [...bySite, direct].reduce((sum, costs) => sum + STOCK_COSTS.reduce((all, part) => all + costs[part], 0), 0);
  return { faults, bySite, direct, total: minorUnits(Math.round(total)) };
};

const nothing = (): Record<StockCost, number> => Object.fromEntries(STOCK_COSTS.map((part) => [part, 0])) as Record<StockCost, number>;

const addDirect = (costs: Record<StockCost, number>, sku: Sku, mail: DirectMail, units: number): void => {
  let kilograms = sku.weight / 1000;
  if (mail.chargeable) {
    const { cm3PerKg, step } = mail.chargeable;
    kilograms = (Math.max(Math.ceil(sku.weight / step), Math.ceil((sku.volume * 1000) / (cm3PerKg * step))) * step) / 1000;
  }
  costs.direct += units * (mail.perUnit + mail.perKg * kilograms);
  if (sku.value > mail.freeUpTo) costs.duty += units * sku.value * mail.duty;
  costs.returns += units * sku.returned * mail.returnPerUnit;
};

const inTime = (within: readonly Promised[], { hours }: Promised): number => within.filter((step) => step.hours <= hours).at(-1)?.share ?? 0;

const zOf = (mile: LastMile, { promise }: Market): number => {
  const inside = inTime(mile.within, promise);
  const ready = Math.min(MOST_READY, inside > 0 ? promise.share / inside : 0);
  return ready <= 0.5 ? 0 : quantile(ready);
};
const zAt = (mile: LastMile | undefined, market: Market): number => (mile && inTime(mile.within, market.promise) >= market.promise.share - ROUNDING ? zOf(mile, market) : 0);

/** Promises are few. */
const known = new Map<number, number>();
const quantile = (share: number): number => {
  const found = known.get(share) ?? halve(share);
  if (known.size < 10_000) known.set(share, found);
  return found;
};

/** By halving, on the series of the normal distribution (Marsaglia 2004): Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …). */
const halve = (share: number): number => {
  let [low, high] = [0, 10];
  for (let i = 0; i < 60; i++) {
    const x = (low + high) / 2;
    let [term, sum] = [x, x];
    for (let n = 3; term > 1e-18 * sum; n += 2) sum += term *= (x * x) / n;
    if (0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI) < share) low = x;
    else high = x;
  }
  return (low + high) / 2;
};

/** Of a cubic metre: each step of the tariff is paid by the part of goods that has reached its age, for the time it stays. */
const meanStorage = ({ storage }: Warehouse, gaps: readonly number[], cover: number): number => {
  const all = gaps.reduce((sum, gap) => sum + gap, 0);
  /** Mean time past an age, of goods that wait `cover` and then evenly up to a gap; larger shipments follow longer gaps. */
  const past = (age: number): number =>
    gaps.reduce((sum, gap) => {
      const [from, to] = [Math.max(0, cover - age), Math.max(0, cover + gap - age)];
      const waits = cover >= age ? 1 : to / gap;
      return sum + (gap / all) * waits * ((from + to) / 2);
    }, 0);
  return storage.reduce((sum, { fromDay, perM3Day }, i) => sum + perM3Day * (past(fromDay) - (i + 1 < storage.length ? past((storage[i + 1] as { fromDay: number }).fromDay) : 0)), 0);
};

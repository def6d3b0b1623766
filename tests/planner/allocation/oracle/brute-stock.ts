/**
 * The least cost of a small question of stock abroad by trying everything: every set of sites and modes, and for it every way to serve the rows of demand.
 * Written from question.ts alone: no line of it is the solver's or the judge's.
 */
import type { Lane, Market, Promised, Sku, StockQuestion, Warehouse } from '../../../../planner/allocation/index.ts';

interface Way {
  readonly warehouse: Warehouse;
  readonly lane: Lane;
  readonly gaps: readonly number[];
}
const DAY = 1440;

/** Infinity: no plan keeps every rule. */
export const leastStockCost = (question: StockQuestion): number => {
  const horizon = question.weeks * 7;
  const ways = question.warehouses.map((warehouse) =>
    question.lanes.filter((lane) => lane.warehouse === warehouse.id).flatMap((lane) =>
      lane.every.map((every): Way => {
        const days = lane.departures.filter((_, i) => i % every === 0).map((at) => at / DAY);
        return { warehouse, lane, gaps: days.map((at, i) => (days[i + 1] ?? horizon + (days[0] as number)) - at) };
      })));
  const skus = question.skus.map((sku) => ({ sku, rows: question.demand.flatMap((row, i) => (row.sku === sku.id ? [i] : [])) }));
  // Everything a SKU may do at a way: by set of its rows, cost and room.
  const known = new Map<string, { cost: number; room: number }>();
  const stockOf = (way: Way, s: number, set: number): { cost: number; room: number } => {
    const key = `${way.lane.id} ${way.gaps.length} ${s} ${set}`;
    const found = known.get(key) ?? stockCost(question, way, (skus[s] as (typeof skus)[number]).sku, (skus[s] as (typeof skus)[number]).rows.filter((_, i) => set & (1 << i)));
    known.set(key, found);
    return found;
  };
  const directOf = question.demand.map((_, i) => directCost(question, i));

  let best = Infinity;
  const chosen: (Way | undefined)[] = [];
  const settle = (): void => {
    const open = chosen.flatMap((way) => (way ? [way] : []));
    if (open.length > question.mostSites || open.length < question.leastSites) return;
    const rent = open.reduce((sum, { warehouse }) => sum + warehouse.fixed, 0);
    if (question.budget !== undefined && rent > question.budget) return;
    const fixed = rent + open.reduce((sum, { lane, gaps }) => sum + lane.perShipment * gaps.length, 0);
    // Each SKU's ways to be served by these sites: cost, rooms, and which site each row is of.
    const options = skus.map(({ rows }, s) => {
      const list: { cost: number; rooms: number[]; at: number[] }[] = [];
      for (let code = 0; code < (open.length + 1) ** rows.length; code++) {
        const at = rows.map((_, i) => Math.floor(code / (open.length + 1) ** i) % (open.length + 1));
        let cost = at.reduce((sum, site, i) => sum + (site === 0 ? (directOf[rows[i] as number] as number) : 0), 0);
        const rooms = open.map((way, o) => {
          const set = at.reduce((bits, site, i) => bits | (site === o + 1 ? 1 << i : 0), 0);
          if (set === 0) return 0;
          const stock = stockOf(way, s, set);
          cost += stock.cost;
          return stock.room;
        });
        if (cost < Infinity) list.push({ cost, rooms, at });
      }
      return list.toSorted((a, b) => a.cost - b.cost);
    });
    const rest = options.map((_, s) => options.slice(s).reduce((sum, list) => sum + (list[0]?.cost ?? Infinity), 0));
    const home = new Map<string, number>();
    const go = (s: number, cost: number, rooms: readonly number[]): void => {
      if (s === skus.length) {
        best = Math.min(best, cost);
        return;
      }
      for (const option of options[s] as (typeof options)[number]) {
        if (cost + option.cost + (rest[s + 1] ?? 0) >= best) return;
        const taken = rooms.map((room, o) => room + (option.rooms[o] as number));
        if (taken.some((room, o) => room > (open[o] as Way).warehouse.capacity + 1e-6)) continue;
        const set: string[] = [];
        const fits = option.at.every((site, i) => {
          if (site === 0 || question.sourcing === 'multiple') return true;
          const market = (question.demand[(skus[s] as (typeof skus)[number]).rows[i] as number] as { market: string }).market;
          if (!home.has(market)) {
            home.set(market, site);
            set.push(market);
          }
          return home.get(market) === site;
        });
        if (fits) go(s + 1, cost + option.cost, taken);
        for (const market of set) home.delete(market);
      }
    };
    go(0, fixed, open.map(() => 0));
  };
  const decide = (w: number): void => {
    if (w === ways.length) return settle();
    const { decided } = question.warehouses[w] as Warehouse;
    for (const way of [...(decided === 'open' ? [] : [undefined]), ...(decided === 'closed' ? [] : (ways[w] as Way[]))]) {
      chosen[w] = way;
      decide(w + 1);
    }
  };
  decide(0);
  return best;
};

const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const within = (steps: readonly Promised[], hours: number): number => Math.max(0, ...steps.filter((step) => step.hours <= hours).map((step) => step.share));

const directCost = (question: StockQuestion, i: number): number => {
  const { sku: skuId, market: marketId, mean } = question.demand[i] as StockQuestion['demand'][number];
  const sku = question.skus.find(({ id }) => id === skuId) as Sku;
  const market = question.markets.find(({ id }) => id === marketId) as Market;
  const mail = question.direct.find((row) => row.market === marketId);
  const { hours, share } = market.directPromise ?? market.promise;
  if (!mail || !sku.regimes.includes('9610') || within(mail.within, hours) < share) return Infinity;
  // Begun steps are counted one by one.
  let grams: number = mail.chargeable ? 0 : sku.weight;
  if (mail.chargeable) while (grams < sku.weight || grams * mail.chargeable.cm3PerKg < sku.volume * 1000) grams += mail.chargeable.step;
  return total(mean) * (mail.perUnit + (mail.perKg * grams) / 1000 + (sku.value > mail.freeUpTo ? mail.duty * sku.value : 0) + sku.returned * mail.returnPerUnit);
};

/** z by Simpson's rule on the density and bisection. */
const zOf = (ready: number): number => {
  let [low, high] = [0, 6];
  while (high - low > 1e-13) {
    const z = (low + high) / 2;
    const [steps, density] = [400, (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)];
    let area = density(0) + density(z);
    for (let i = 1; i < steps; i++) area += density((z * i) / steps) * (i % 2 === 1 ? 4 : 2);
    if (0.5 + (area * z) / steps / 3 < ready) low = z;
    else high = z;
  }
  return low;
};
const zKnown = new Map<number, number>();

const stockCost = (question: StockQuestion, { warehouse, lane, gaps }: Way, sku: Sku, rows: readonly number[]): { cost: number; room: number } => {
  const none = { cost: Infinity, room: 0 };
  if (!sku.regimes.includes(lane.regime) || ![lane, warehouse].every(({ temperatures }) => temperatures.includes(sku.temperature))) return none;
  const horizon = question.weeks * 7;
  const needed = (marketId: string): number | undefined => {
    const { promise } = question.markets.find(({ id }) => id === marketId) as Market;
    const mile = question.lastMiles.find((row) => row.warehouse === warehouse.id && row.market === marketId);
    const inTime = mile ? within(mile.within, promise.hours) : 0;
    if (inTime === 0 || inTime < promise.share) return undefined;
    const ready = Math.min(0.999, promise.share / inTime);
    if (!zKnown.has(ready)) zKnown.set(ready, ready > 0.5 ? zOf(ready) : 0);
    return zKnown.get(ready);
  };
  const longest = Math.max(...gaps);
  const review = total(gaps.map((gap) => gap * (gap / horizon)));
  const lead = total(lane.leadTime.map(({ hours, share }) => (share * hours) / 24));
  const leadVariance = total(lane.leadTime.map(({ hours, share }) => share * (hours / 24 - lead) ** 2));
  const strictestEver = Math.max(0, ...question.demand.filter((row) => row.sku === sku.id).map((row) => needed(row.market) ?? 0));
  let [mean, variance, z, cost] = [0, 0, 0, 0];
  for (const i of rows) {
    const row = question.demand[i] as StockQuestion['demand'][number];
    const own = needed(row.market);
    if (own === undefined) return none;
    const [m, v] = [total(row.mean) / horizon, total(row.variance) / horizon];
    const age = Math.max(...lane.leadTime.map(({ hours }) => hours)) / 24 + longest + (strictestEver * Math.sqrt((review + lead) * v + m * m * leadVariance)) / m;
    if (sku.shelfDays !== undefined && age > sku.shelfDays) return none;
    mean += m;
    variance += v;
    z = Math.max(z, own);
    const mile = question.lastMiles.find((option) => option.warehouse === warehouse.id && option.market === row.market) as StockQuestion['lastMiles'][number];
    cost += total(row.mean) * (mile.perUnit + (mile.perKg * sku.weight) / 1000);
  }
  const cubic = sku.volume / 1e6;
  const safety = z * Math.sqrt((review + lead) * variance + mean * mean * leadVariance);
  const units = mean * horizon;
  cost += units * (lane.perRevenueTon * Math.max(cubic, sku.weight / 1e6) + lane.duty * sku.value + warehouse.inboundPerM3 * cubic + warehouse.outboundPerUnit + sku.returned * warehouse.returnPerUnit);
  cost += ((question.capitalPerYear * sku.value) / 365) * (units * lead + (mean * review * horizon) / 2 + safety * horizon);
  // What a cubic metre has paid by an age is made of straight pieces: the trapezium rule between their ends is exact.
  const paid = (age: number): number => total(warehouse.storage.map(({ fromDay, perM3Day }, i) => perM3Day * Math.max(0, Math.min(age, warehouse.storage[i + 1]?.fromDay ?? Infinity) - fromDay)));
  const cover = safety / mean;
  for (const gap of gaps) {
    const ends = [cover, ...warehouse.storage.map(({ fromDay }) => fromDay).filter((day) => day > cover && day < cover + gap), cover + gap];
    const area = total(ends.slice(1).map((end, i) => ((paid(end) + paid(ends[i] as number)) / 2) * (end - (ends[i] as number))));
    cost += mean * gap * cubic * (area / gap);
  }
  return { cost, room: (safety + mean * longest) * sku.volume };
};

/**
 * All faults of a question of stock abroad at once, before anything is asked of the optimiser: ids that stand twice or name nothing, quantities out of range,
 * steps out of order, decisions that cannot be kept together. An issue's path is a JSON pointer into the question.
 */
import type { Issue } from '../../domain/index.ts';
import type { Lane, Promised, StockQuestion } from './question.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const MOST_WEEKS = 520;
/** Duty and interest may be more than the value. */
const MOST_RATE = 10;
const MOST_HOURS = 10_000;
const MIN_PER_DAY = 1440;
/** 1970-01-05 was the first Monday, in days of the epoch. */
const FIRST_MONDAY = 4;
const SHARES_ROUNDING = 1e-6;

type Tell = (path: string, code: Issue['code'], value: unknown, detail?: Issue['detail']) => void;

export const checkStockQuestion = (question: StockQuestion): Issue[] => {
  const issues: Issue[] = [];
  const tell: Tell = (path, code, value, detail = {}) => {
    issues.push({ code, severity: 'error', path, value: String(value), detail });
  };
  const { startsAt, weeks, skus, markets, warehouses, lanes, capitalPerYear, leastSites, mostSites, budget, sourcing } = question;
  if (!Number.isInteger(startsAt) || startsAt % MIN_PER_DAY !== 0 || (startsAt / MIN_PER_DAY - FIRST_MONDAY) % 7 !== 0) tell('/startsAt', 'UNKNOWN_VALUE', startsAt, { known: 'a Monday, 00:00 UTC' });
  checkWhole(tell, '/weeks', weeks, 1, MOST_WEEKS);
  checkReal(tell, '/capitalPerYear', capitalPerYear, 0, MOST_RATE);
  if (sourcing !== 'single' && sourcing !== 'multiple') tell('/sourcing', 'UNKNOWN_VALUE', sourcing, { known: 'single, multiple' });
  checkWhole(tell, '/mostSites', mostSites, 0);
  checkWhole(tell, '/leastSites', leastSites, 0);
  if (budget !== undefined) checkWhole(tell, '/budget', budget, 0);
  for (const [name, rows] of Object.entries({ skus, markets, warehouses, lanes })) checkIds(tell, `/${name}`, rows.map(({ id }) => id), '/id');

  for (const [i, sku] of skus.entries()) {
    const at = `/skus/${i}`;
    checkWhole(tell, `${at}/volume`, sku.volume, 1);
    for (const name of ['weight', 'value'] as const) checkWhole(tell, `${at}/${name}`, sku[name], 0);
    if (sku.shelfDays !== undefined) checkReal(tell, `${at}/shelfDays`, sku.shelfDays, 0, MOST_HOURS);
    checkReal(tell, `${at}/returned`, sku.returned, 0, 1);
    checkNames(tell, `${at}/regimes`, sku.regimes);
    checkNames(tell, `${at}/temperature`, [sku.temperature]);
  }
  for (const [i, market] of markets.entries()) {
    checkPromise(tell, `/markets/${i}/promise`, market.promise);
    if (market.directPromise) checkPromise(tell, `/markets/${i}/directPromise`, market.directPromise);
  }
  checkDemand(question, tell);
  checkWarehouses(question, tell);
  checkLanes(question, tell);
  checkWays(question, tell);
  checkLimits(question, tell);
  if (issues.length === 0) checkSums(question, tell);
  return issues;
};

/** A whole number from `least` on; the issue's `min` is the number to be above. */
const checkWhole = (tell: Tell, path: string, value: number, least: number, most = MOST): void => {
  if (!Number.isInteger(value)) tell(path, 'UNKNOWN_VALUE', value, { known: '0, 1, 2 …' });
  else if (value < least || value > most) tell(path, 'OUT_OF_RANGE', value, { min: least - 1, max: most });
};
const checkReal = (tell: Tell, path: string, value: number, least: number, most: number): void => {
  if (!(value >= least && value <= most)) tell(path, 'OUT_OF_RANGE', value, { min: least, max: most });
};
const checkIds = (tell: Tell, at: string, ids: readonly string[], member: string): void => {
  const first = new Map<string, number>();
  for (const [i, id] of ids.entries()) {
    const before = first.get(id);
    if (id.trim() === '') tell(`${at}/${i}${member}`, 'MISSING', id);
    else if (before !== undefined) tell(`${at}/${i}${member}`, 'DUPLICATE_ID', id.replaceAll('\n', ' '), { first: `${at}/${before}${member}` });
    else first.set(id, i);
  }
};
const checkNames = (tell: Tell, at: string, names: readonly string[]): void => {
  for (const name of names) if (name.trim() === '') tell(at, 'MISSING', name);
};
const checkKnown = (tell: Tell, path: string, id: string, known: ReadonlySet<string>): void => {
  if (!known.has(id)) tell(path, 'UNKNOWN_ID', id);
};
const checkPromise = (tell: Tell, at: string, { hours, share }: Promised): void => {
  checkReal(tell, `${at}/hours`, hours, 0, MOST_HOURS);
  checkReal(tell, `${at}/share`, share, 0, 1);
};
/** Both ascend. */
const checkSteps = (tell: Tell, at: string, steps: readonly Promised[]): void => {
  if (steps.length === 0) tell(at, 'MISSING', '');
  for (const [i, step] of steps.entries()) {
    checkPromise(tell, `${at}/${i}`, step);
    const before = steps[i - 1];
    if (before && step.hours <= before.hours) tell(`${at}/${i}/hours`, 'OUT_OF_RANGE', step.hours, { min: before.hours, max: MOST_HOURS });
    if (before && step.share < before.share) tell(`${at}/${i}/share`, 'OUT_OF_RANGE', step.share, { min: before.share, max: 1 });
  }
};

const checkDemand = ({ demand, skus, markets, weeks }: StockQuestion, tell: Tell): void => {
  const [knownSkus, knownMarkets] = [new Set(skus.map(({ id }) => id)), new Set(markets.map(({ id }) => id))];
  checkIds(tell, '/demand', demand.map(({ sku, market }) => `${sku}\n${market}`), '');
  for (const [i, { sku, market, mean, variance }] of demand.entries()) {
    const at = `/demand/${i}`;
    checkKnown(tell, `${at}/sku`, sku, knownSkus);
    checkKnown(tell, `${at}/market`, market, knownMarkets);
    for (const [name, list] of [['mean', mean], ['variance', variance]] as const) {
      if (list.length !== weeks) tell(`${at}/${name}`, 'OUT_OF_RANGE', list.length, { min: weeks - 1, max: weeks });
      for (const [week, value] of list.entries()) checkReal(tell, `${at}/${name}/${week}`, value, 0, MOST);
    }
    const sum = mean.reduce((a, b) => a + b, 0);
    if (sum === 0) tell(`${at}/mean`, 'OUT_OF_RANGE', 0, { min: 0, max: MOST });
  }
};

const checkWarehouses = ({ warehouses }: StockQuestion, tell: Tell): void => {
  for (const [i, warehouse] of warehouses.entries()) {
    const at = `/warehouses/${i}`;
    for (const name of ['fixed', 'inboundPerM3', 'outboundPerUnit', 'returnPerUnit', 'capacity'] as const) checkWhole(tell, `${at}/${name}`, warehouse[name], 0);
    checkNames(tell, `${at}/temperatures`, warehouse.temperatures);
    if (warehouse.storage.length === 0) tell(`${at}/storage`, 'MISSING', '');
    for (const [s, { fromDay, perM3Day }] of warehouse.storage.entries()) {
      const before = warehouse.storage[s - 1];
      if (before) {
        if (!(fromDay > before.fromDay)) tell(`${at}/storage/${s}/fromDay`, 'OUT_OF_RANGE', fromDay, { min: before.fromDay, max: MOST_HOURS });
      } else checkReal(tell, `${at}/storage/0/fromDay`, fromDay, 0, 0);
      // Goods never become cheaper by growing old.
      checkWhole(tell, `${at}/storage/${s}/perM3Day`, perM3Day, before?.perM3Day ?? 0);
    }
  }
};

const checkLanes = (question: StockQuestion, tell: Tell): void => {
  const known = new Set(question.warehouses.map(({ id }) => id));
  for (const [i, lane] of question.lanes.entries()) {
    const at = `/lanes/${i}`;
    checkKnown(tell, `${at}/warehouse`, lane.warehouse, known);
    checkNames(tell, `${at}/regime`, [lane.regime]);
    checkNames(tell, `${at}/temperatures`, lane.temperatures);
    for (const name of ['perRevenueTon', 'perShipment', 'co2ePerTon'] as const) checkWhole(tell, `${at}/${name}`, lane[name], 0);
    checkReal(tell, `${at}/duty`, lane.duty, 0, MOST_RATE);
    checkRhythm(question, lane, at, tell);
  }
};

const checkRhythm = ({ startsAt, weeks }: StockQuestion, { departures, every, leadTime }: Lane, at: string, tell: Tell): void => {
  if (departures.length < 2) tell(`${at}/departures`, departures.length === 0 ? 'EMPTY_CALENDAR' : 'OUT_OF_RANGE', departures.length, { min: 1, max: MOST });
  const end = startsAt + weeks * 7 * MIN_PER_DAY;
  for (const [d, departure] of departures.entries()) checkWhole(tell, `${at}/departures/${d}`, departure, Math.max(startsAt, (departures[d - 1] ?? startsAt - 1) + 1), end - 1);
  if (every.length === 0) tell(`${at}/every`, 'MISSING', '');
  for (const [e, n] of every.entries()) checkWhole(tell, `${at}/every/${e}`, n, (every[e - 1] ?? 0) + 1);
  if (leadTime.length === 0) tell(`${at}/leadTime`, 'MISSING', '');
  for (const [l, step] of leadTime.entries()) checkPromise(tell, `${at}/leadTime/${l}`, step);
  const sum = leadTime.reduce((all, { share }) => all + share, 0);
  if (leadTime.length > 0 && !(Math.abs(sum - 1) <= SHARES_ROUNDING)) tell(`${at}/leadTime`, 'UNKNOWN_VALUE', sum, { known: '1' });
};

const checkWays = ({ lastMiles, direct, warehouses, markets }: StockQuestion, tell: Tell): void => {
  const [knownWarehouses, knownMarkets] = [new Set(warehouses.map(({ id }) => id)), new Set(markets.map(({ id }) => id))];
  checkIds(tell, '/lastMiles', lastMiles.map(({ warehouse, market }) => `${warehouse}\n${market}`), '');
  for (const [i, mile] of lastMiles.entries()) {
    const at = `/lastMiles/${i}`;
    checkKnown(tell, `${at}/warehouse`, mile.warehouse, knownWarehouses);
    checkKnown(tell, `${at}/market`, mile.market, knownMarkets);
    for (const name of ['perUnit', 'perKg', 'co2ePerTon'] as const) checkWhole(tell, `${at}/${name}`, mile[name], 0);
    checkSteps(tell, `${at}/within`, mile.within);
  }
  checkIds(tell, '/direct', direct.map(({ market }) => market), '/market');
  for (const [i, mail] of direct.entries()) {
    const at = `/direct/${i}`;
    checkKnown(tell, `${at}/market`, mail.market, knownMarkets);
    for (const name of ['perUnit', 'perKg', 'freeUpTo', 'returnPerUnit', 'co2ePerTon'] as const) checkWhole(tell, `${at}/${name}`, mail[name], 0);
    checkReal(tell, `${at}/duty`, mail.duty, 0, MOST_RATE);
    for (const name of ['cm3PerKg', 'step'] as const) if (mail.chargeable) checkWhole(tell, `${at}/chargeable/${name}`, mail.chargeable[name], 1);
    checkSteps(tell, `${at}/within`, mail.within);
  }
};

/** Limits and decisions that no choice can keep together. */
const checkLimits = ({ warehouses, lanes, leastSites, mostSites, budget }: StockQuestion, tell: Tell): void => {
  if (leastSites > mostSites) tell('/leastSites', 'CONFLICT', leastSites, { other: '/mostSites' });
  if (leastSites > warehouses.length) tell('/leastSites', 'OUT_OF_RANGE', leastSites, { min: -1, max: warehouses.length });
  const open = warehouses.filter(({ decided }) => decided === 'open');
  if (open.length > mostSites) tell('/mostSites', 'CONFLICT', mostSites, { other: `/warehouses/${warehouses.indexOf(open[mostSites] as (typeof open)[number])}/decided` });
  const spent = open.reduce((sum, { fixed }) => sum + fixed, 0);
  if (budget !== undefined && spent > budget) tell('/budget', 'CONFLICT', budget, { other: `/warehouses/${warehouses.indexOf(open.at(-1) as (typeof open)[number])}/decided` });
  const replenished = new Set(lanes.map(({ warehouse }) => warehouse));
  for (const [i, { id, decided }] of warehouses.entries()) if (decided === 'open' && !replenished.has(id)) tell(`/warehouses/${i}/decided`, 'CONFLICT', 'open', { other: '/lanes' });
};

/** The dearest plan there could be must be exact in a double. */
const checkSums = ({ demand, skus, warehouses, lanes, lastMiles, direct }: StockQuestion, tell: Tell): void => {
  const most = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((sofar, row) => Math.max(sofar, of(row)), 0);
  const units = demand.reduce((sum, { mean }) => sum + mean.reduce((a, b) => a + b, 0), 0);
  const [kg, m3, value] = [most(skus, ({ weight }) => weight) / 1000, most(skus, ({ volume }) => volume) / 1e6, most(skus, (sku) => sku.value)];
  const each =
    most(lanes, ({ perRevenueTon, duty }) => perRevenueTon * Math.max(kg / 1000, m3) + duty * value) + most(warehouses, (w) => w.inboundPerM3 * m3 + w.outboundPerUnit + w.returnPerUnit) +
    most(lastMiles, ({ perUnit, perKg }) => perUnit + perKg * kg) + most(direct, ({ perUnit, perKg, chargeable, duty, returnPerUnit }) => perUnit + perKg * (chargeable ? Math.max(kg, (m3 * 1e6) / chargeable.cm3PerKg) + chargeable.step / 1000 : kg) + duty * value + returnPerUnit) + value;
  const fixed = warehouses.reduce((sum, w) => sum + w.fixed, 0) + lanes.reduce((sum, lane) => sum + lane.perShipment * lane.departures.length, 0);
  if (!(units * each + fixed <= MOST / 16)) tell('/demand', 'OUT_OF_RANGE', Math.round(units), { min: 0, max: Math.floor((MOST / 16 - fixed) / Math.max(1, each)) });
};

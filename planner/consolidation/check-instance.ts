/**
 * All faults of a question of consolidation at once, before anything is asked of the optimiser: ids that stand twice or name nothing, quantities
 * that are no whole numbers, sums beyond 2^53, decisions that cannot be kept. An issue's path is a JSON pointer into the instance.
 */
import type { Issue } from '../domain/index.ts';
import { checkDecided, type Tell } from './check-decided.ts';
import { LOOSE } from './check-sending.ts';
import { looseCost, milliRevenueTons } from './costs.ts';
import type { Consignment, Instance, KilogramRate, Way } from './instance.ts';

const MOST = Number.MAX_SAFE_INTEGER;
/** Instants lie between 1970 and 6053, where they fit 32 bits. */
const LAST_INSTANT = 0x7ffffffd;
/** No unit takes more places. */
const MOST_TEU = 100;
const WAYS: readonly Way[] = ['unit', 'loose'];

export const checkInstance = (instance: Instance): Issue[] => {
  const issues: Issue[] = [];
  const tell: Tell = (path, code, value, detail = {}) => {
    issues.push({ code, severity: 'error', path, value: String(value), detail });
  };
  checkConsignments(instance, tell);
  checkDepartures(instance, tell);
  checkMixRules(instance, tell);
  // Sums of numbers that are none would only be told again.
  if (issues.every(({ code }) => code !== 'OUT_OF_RANGE' && code !== 'UNKNOWN_VALUE')) checkSums(instance, tell);
  checkDecided(instance, tell);
  return issues;
};

/** A whole number from `least` on; the issue's `min` is the number to be above. */
const checkWhole = (tell: Tell, path: string, value: number, least: number, most = MOST): void => {
  if (!Number.isInteger(value)) tell(path, 'UNKNOWN_VALUE', value, { known: '0, 1, 2 …' });
  else if (value < least || value > most) tell(path, 'OUT_OF_RANGE', value, { min: least - 1, max: most });
};

const checkIds = (tell: Tell, ids: readonly string[], pathOf: (i: number) => string): void => {
  const first = new Map<string, number>();
  for (const [i, id] of ids.entries()) {
    const before = first.get(id);
    if (id.trim() === '') tell(pathOf(i), 'MISSING', id);
    else if (before !== undefined) tell(pathOf(i), 'DUPLICATE_ID', id, { first: pathOf(before) });
    else first.set(id, i);
  }
};

const checkConsignments = ({ consignments }: Instance, tell: Tell): void => {
  checkIds(tell, consignments.map(({ id }) => id), (i) => `/consignments/${i}/id`);
  for (const [i, consignment] of consignments.entries()) {
    const at = `/consignments/${i}`;
    for (const name of ['weight', 'volume', 'holdingPerDay', 'latePerDay', 'leftBehindCost'] as const) checkWhole(tell, `${at}/${name}`, consignment[name], 0);
    for (const name of ['readyAt', 'dueAt'] as const) if (consignment[name] !== undefined) checkWhole(tell, `${at}/${name}`, consignment[name], 0, LAST_INSTANT);
    for (const name of ['shipper', 'consignee', 'destination', 'regime', 'temperature'] as const) if (consignment[name].trim() === '') tell(`${at}/${name}`, 'MISSING', '');
    for (const [p, piece] of consignment.pieces.entries())
      for (const name of ['lengthMm', 'widthMm', 'heightMm', 'weight', 'count'] as const) checkWhole(tell, `${at}/pieces/${p}/${name}`, piece[name], name === 'weight' ? 0 : 1);
  }
};

const checkDepartures = ({ departures }: Instance, tell: Tell): void => {
  checkIds(tell, departures.map(({ id }) => id), (i) => `/departures/${i}/id`);
  for (const [i, departure] of departures.entries()) {
    const at = `/departures/${i}`;
    checkWhole(tell, `${at}/departsAt`, departure.departsAt, 0, LAST_INSTANT);
    for (const way of WAYS) checkWhole(tell, `${at}/readyBy/${way}`, departure.readyBy[way], 0, LAST_INSTANT);
    for (const name of ['plugs', 'stuffingPerRevenueTon'] as const) checkWhole(tell, `${at}/${name}`, departure[name], 0);
    for (const [id, there] of departure.destinations) {
      for (const way of WAYS) checkWhole(tell, `${at}/destinations/${escaped(id)}/availableAt/${way}`, there.availableAt[way], 0, LAST_INSTANT);
      checkWhole(tell, `${at}/destinations/${escaped(id)}/onwardPerRevenueTon`, there.onwardPerRevenueTon, 0);
    }
    if (departure.room) checkWhole(tell, `${at}/room/teu`, departure.room.teu, 0);
    checkIds(tell, departure.units.map(({ type }) => type), (u) => `${at}/units/${u}/type`);
    for (const [u, unit] of departure.units.entries()) {
      // The word means the way of goods without a unit.
      if (unit.type === LOOSE) tell(`${at}/units/${u}/type`, 'CONFLICT', LOOSE, { other: `${at}/loose` });
      for (const name of ['payload', 'volume', 'cost', 'available'] as const) checkWhole(tell, `${at}/units/${u}/${name}`, unit[name], 0);
      for (const edge of ['lengthMm', 'widthMm', 'heightMm'] as const) if (unit.inside) checkWhole(tell, `${at}/units/${u}/inside/${edge}`, unit.inside[edge], 1);
      if (unit.teu !== undefined) checkWhole(tell, `${at}/units/${u}/teu`, unit.teu, 0, MOST_TEU);
    }
    for (const name of ['perRevenueTon', 'perBill', 'minimumMilliTons', 'capacityMilliTons'] as const) if (departure.loose) checkWhole(tell, `${at}/loose/${name}`, departure.loose[name], 0);
    for (const [r, rate] of (departure.loose?.byKilogram ?? []).entries()) checkRate(tell, `${at}/loose/byKilogram/${r}`, rate);
  }
};

/** Prices by weight: the first counts from nothing, and each from more than the one before. */
const checkRate = (tell: Tell, at: string, { cm3PerKg, step, breaks, atLeast }: KilogramRate): void => {
  checkWhole(tell, `${at}/cm3PerKg`, cm3PerKg, 1);
  checkWhole(tell, `${at}/step`, step, 1);
  checkWhole(tell, `${at}/atLeast`, atLeast, 0);
  if (breaks.length === 0) tell(`${at}/breaks`, 'MISSING', '');
  for (const [b, { from, perTon }] of breaks.entries()) {
    const before = breaks[b - 1];
    if (before) checkWhole(tell, `${at}/breaks/${b}/from`, from, before.from + 1);
    else checkWhole(tell, `${at}/breaks/${b}/from`, from, 0, 0);
    checkWhole(tell, `${at}/breaks/${b}/perTon`, perTon, 0);
  }
};

const escaped = (member: string): string => member.replaceAll('~', '~0').replaceAll('/', '~1');

const checkMixRules = ({ consignments, mix }: Instance, tell: Tell): void => {
  const known = new Set(consignments.map(({ id }) => id));
  for (const [i, pair] of mix.apart.entries()) {
    for (const [side, id] of pair.entries()) if (!known.has(id)) tell(`/mix/apart/${i}/${side}`, 'UNKNOWN_ID', id);
    if (pair[0] === pair[1]) tell(`/mix/apart/${i}/1`, 'CONFLICT', pair[1], { other: `/mix/apart/${i}/0` });
  }
};

/** The dearest plan there could be, and every product on the way to it, must be exact in a double. */
const checkSums = (instance: Instance, tell: Tell): void => {
  const { consignments, departures } = instance;
  const most = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((sofar, row) => Math.max(sofar, of(row)), 0);
  const lastLeaves = most(departures, ({ departsAt }) => departsAt);
  const theres = departures.flatMap(({ destinations }) => [...destinations.values()]);
  const lastThere = most(theres, ({ availableAt }) => Math.max(availableAt.unit, availableAt.loose));
  const largest = most(consignments, milliRevenueTons);
  const [heaviest, bulkiest] = [most(consignments, ({ weight }) => weight), most(consignments, ({ volume }) => volume)];
  const product = (path: string, rate: number, quantity: number): number => {
    // Halves are added before the division, and twice the product must still be exact.
    if (rate * quantity * 2 > MOST) tell(path, 'OUT_OF_RANGE', rate, { min: -1, max: Math.floor(MOST / quantity / 2) });
    return rate * quantity;
  };
  let total = departures.reduce((sum, { units }) => sum + units.reduce((cost, unit) => cost + unit.cost * Math.min(unit.available, consignments.length), 0), 0);
  for (const [i, { destinations, loose, stuffingPerRevenueTon }] of departures.entries()) {
    for (const [id, { onwardPerRevenueTon }] of destinations) product(`/departures/${i}/destinations/${escaped(id)}/onwardPerRevenueTon`, onwardPerRevenueTon, largest);
    product(`/departures/${i}/stuffingPerRevenueTon`, stuffingPerRevenueTon, largest);
    if (loose) product(`/departures/${i}/loose/perRevenueTon`, loose.perRevenueTon, Math.max(largest, loose.minimumMilliTons));
    for (const [r, { breaks, cm3PerKg, step }] of (loose?.byKilogram ?? []).entries()) {
      for (const [b, { from, perTon }] of breaks.entries()) product(`/departures/${i}/loose/byKilogram/${r}/breaks/${b}/perTon`, perTon, Math.max(from, heaviest, (bulkiest * 1000) / cm3PerKg) + step);
    }
  }
  const dearestOnward = most(theres, ({ onwardPerRevenueTon }) => onwardPerRevenueTon);
  const dearestStuffing = most(departures, ({ stuffingPerRevenueTon }) => stuffingPerRevenueTon);
  const dearestLoose = (goods: Consignment): number => most(departures, ({ loose }) => (loose ? looseCost(goods, loose) : 0));
  for (const [i, c] of consignments.entries()) {
    const at = `/consignments/${i}`;
    const held = product(`${at}/holdingPerDay`, c.holdingPerDay, Math.max(0, lastLeaves - c.readyAt)) / 1440;
    const late = c.dueAt === undefined ? 0 : product(`${at}/latePerDay`, c.latePerDay, Math.max(0, lastThere - c.dueAt)) / 1440;
    const tons = milliRevenueTons(c);
    total += c.leftBehindCost + held + late + ((dearestOnward + dearestStuffing) * tons) / 1000 + dearestLoose(c);
  }
  if (total * 2 > MOST) tell('', 'OUT_OF_RANGE', total, { min: 0, max: Math.floor(MOST / 2) });
  for (const name of ['weight', 'volume'] as const) {
    const sum = consignments.reduce((all, consignment) => all + consignment[name], 0);
    if (sum > MOST) tell('/consignments', 'OUT_OF_RANGE', sum, { min: 0, max: MOST });
  }
};

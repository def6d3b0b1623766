/** Questions of stock abroad on their way in: all faults at once. */
import { Big } from 'big.js';
import { parseInstant, share, toMinor, weekdayOf, type EpochMin, type PlaceId, type Result } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { StockAsked } from '../../usecases/stock/question.ts';
import { stockPlanRequest, USUAL_STOCK_SETTINGS, type StockPlanAnswer } from './stock-plan.ts';
import { isHub, type FindNamed } from './to-consignment.ts';
import type { Fault } from './to-domain.ts';
import { readBody } from './to-saved-quote.ts';

const MONDAY = 1;

export const toStockAsked = (body: unknown, find: FindNamed, edition: Edition): Result<StockAsked, Fault[]> => {
  const read = readBody(stockPlanRequest, body);
  if (!read.ok) return read;
  const given = { ...USUAL_STOCK_SETTINGS, ...read.value } as Omit<StockPlanAnswer['question'], 'weeks'> & { readonly weeks?: number };
  const faults: Fault[] = [];
  const tell = (pointer: string, code: Fault['code'], value: string, detail: Fault['detail'] = {}, candidates: Fault['candidates'] = []): void => void faults.push({ pointer, code, value: value.slice(0, 200), detail, candidates });
  if (weekdayOf(given.from) !== MONDAY) tell('/from', 'UNKNOWN_VALUE', given.from, { known: 'YYYY-MM-DD, ISO 8601 -W-1' });
  const hubs = given.hubs.flatMap((wanted, i): PlaceId[] => {
    const found = find('hub', wanted);
    if ('place' in found && isHub(found.place)) return [found.place.id];
    const candidates = 'place' in found ? [] : found.candidates;
    tell(`/hubs/${i}`, candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', wanted, {}, candidates);
    return [];
  });
  const known = edition.warehouses.map(({ id }) => id as string);
  const first = new Map<string, number>();
  given.decided.forEach(({ warehouse }, i) => {
    const before = first.get(warehouse);
    if (before !== undefined) tell(`/decided/${i}/warehouse`, 'DUPLICATE_ID', warehouse, { first: `/decided/${before}/warehouse` });
    else first.set(warehouse, i);
    if (!known.includes(warehouse)) tell(`/decided/${i}/warehouse`, 'UNKNOWN_ID', warehouse);
  });
  if (given.leastSites > given.mostSites) tell('/leastSites', 'CONFLICT', String(given.leastSites), { other: '/mostSites' });
  if (faults.length > 0) return { ok: false, error: faults };
  return {
    ok: true,
    value: {
      assortment: given.assortment, startsAt: parseInstant(`${given.from}T00:00:00Z`) as EpochMin, weeks: given.weeks, currency: given.currency, sourcing: given.sourcing, mostSites: given.mostSites, leastSites: given.leastSites,
      budget: given.budget === null ? undefined : toMinor(Big(given.budget), given.currency), capitalPerYear: share(given.capitalPercent / 100), hubs: [...new Set(hubs)], promise: given.promise ? { hours: given.promise.hours, share: share(given.promise.percent / 100) } : undefined,
      decided: given.decided.map(({ warehouse, state }) => ({ warehouse: warehouse as PlaceId, state })), gap: given.gap, seconds: given.seconds,
    },
  };
};

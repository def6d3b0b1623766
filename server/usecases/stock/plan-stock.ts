/** Plans an assortment: reads its lines, asks for the usual promises of its markets, and has the engine make a plan of them. */
import type { Sku } from '../../../planner/allocation/index.ts';
import { DEFAULT_STATUSES, type PlaceId } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import { makeExchange, type Exchange } from '../../../planner/tariff/index.ts';
import { USUAL_FILL, USUAL_GATHER_HOURS, usualMarket, type WarehouseQuery } from '../../../planner/warehouses/index.ts';
import type { AssortmentLine } from '../../ports/assortments.ts';
import { OutsideError, type Engine } from '../../ports/engine.ts';
import { JobRefusal, type JobProgress } from '../../ports/job.ts';
import type { Store } from '../../ports/store.ts';
import { linesOf } from '../assortments/import-assortment.ts';
import type { StockAsked, StockPlanResult } from './question.ts';

export interface StockPlanning {
  readonly store: Store;
  readonly engine: Engine;
  readonly edition: Edition;
}

/** After its time a plan is still judged and summed up. */
const AFTERWARDS_MS = 120_000;

const toSku = (line: AssortmentLine, exchange: Exchange): Sku => ({
  id: line.sku, name: line.name, volume: line.volume, weight: line.weight, value: exchange.convert(line.value, line.currency), shelfDays: line.shelfDays, temperature: line.temperature, regimes: line.regimes, returned: line.returned,
});

/** What is asked of the network, in the order of the lines. Lines of no demand in these weeks are left out: nothing is served there. */
export const toWarehouseQuery = (asked: StockAsked, lines: readonly AssortmentLine[], edition: Edition): WarehouseQuery => {
  const exchange = makeExchange(edition.exchange, asked.currency);
  const weeks = asked.weeks ?? lines[0]?.mean.length ?? 0;
  const wanted = lines.filter(({ mean }) => mean.slice(0, weeks).some((units) => units > 0));
  const skus = new Map(wanted.map((line) => [line.sku, line]));
  return {
    hubs: asked.hubs, warehouses: undefined, startsAt: asked.startsAt, weeks, currency: asked.currency, statuses: DEFAULT_STATUSES, capitalPerYear: asked.capitalPerYear, sourcing: asked.sourcing, mostSites: asked.mostSites, leastSites: asked.leastSites,
    budget: asked.budget, decided: new Map(asked.decided.map(({ warehouse, state }) => [warehouse, state])), fill: USUAL_FILL, gatherHours: USUAL_GATHER_HOURS,
    skus: [...skus.values()].map((line) => toSku(line, exchange)),
    markets: [...new Set(wanted.map(({ market }) => market))].toSorted().map((id) => ({ ...usualMarket(id), country: edition.places.find((place) => place.id === (id as PlaceId))?.country ?? '', ...(asked.promise && { promise: asked.promise }) })),
    demand: wanted.map(({ sku, market, mean, variance }) => ({ sku, market, mean: mean.slice(0, weeks), variance: variance.slice(0, weeks) })),
  };
};

/**
 * @param stop aborted: it ends with the best plan it has.
 * @throws JobRefusal `ASSORTMENT_GONE`; OutsideError, `ENGINE_TIMEOUT` where none was found in time; StoreError; the signal's reason where there was no plan yet
 */
export const planStock = async ({ store, engine, edition }: StockPlanning, asked: StockAsked, report: (progress: JobProgress) => void, stop: AbortSignal): Promise<StockPlanResult> => {
  const lines = await linesOf(store, asked.assortment);
  if (lines.length === 0) throw new JobRefusal('ASSORTMENT_GONE');
  const query = toWarehouseQuery(asked, lines, edition);
  const { built, found, issues, isImpossible, unserved, limits, trace, ms } = await engine.run('stock', { query, gap: asked.gap, seconds: asked.seconds }, { lane: 'jobs', deadlineMs: asked.seconds * 1000 + AFTERWARDS_MS, stop, onProgress: report });
  if (!found && !isImpossible) {
    stop.throwIfAborted();
    throw new OutsideError('ENGINE_TIMEOUT');
  }
  if (!found) return { asked, built, noPlan: { issues, unserved, limits } };
  return { asked, built, found: { ...found, endedBy: found.endedBy === 'stopped' ? (stop.aborted ? 'cancel' : 'time') : found.endedBy, ms, trace } };
};

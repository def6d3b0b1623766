/** Plans of stock abroad on their way out. */
import { STOCK_COSTS, type StockCosts } from '../../../planner/allocation/index.ts';
import { localDateOf, toDecimalString, toRfc3339, type Currency, type EpochMin, type Place, type PlaceId } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import { leadDays, ordersOnTime, ordersPerMonth, siteOrdersPerYear, type DeparturePort, type MarketSummary, type SiteSummary, type StockDifference } from '../../../planner/warehouses/index.ts';
import type { Job } from '../../ports/job.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { StockAnswered, StockDigest } from '../../usecases/stock/ask-stock.ts';
import type { KeptAssortment, StockAsked, StockResult } from '../../usecases/stock/question.ts';
import type { Spoken } from '../texts/index.ts';
import { assortmentName, seedOf } from './assortment-name.ts';
import { USUAL_STOCK_SETTINGS, type StockComparisonBody, type StockPlanAnswer, type StockPlanBody, type StockPlanRowBody, type WarehouseListBody } from './stock-plan.ts';
import { toPlaceBody, type Places } from './to-api.ts';
import { moneyIn, zoneOf } from './to-consolidation-body.ts';
import { toNoStockPlan } from './to-no-stock-plan.ts';

const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));
const shareOf = (value: number): number => rounded(Math.min(1, Math.max(0, value)), 4);
const instantOf = (ms: number): string => new Date(ms).toISOString();

export const partsIn = (currency: Currency) => (parts: StockCosts): StockPlanBody['parts'] => Object.fromEntries(STOCK_COSTS.map((part) => [part, moneyIn(currency)(parts[part])])) as StockPlanBody['parts'];

const toStockQuestionBody = (asked: StockAsked, { weeks }: KeptAssortment): StockPlanAnswer['question'] => ({
  assortment: asked.assortment, from: localDateOf(asked.startsAt, 'UTC'), weeks: asked.weeks ?? weeks, currency: asked.currency, sourcing: asked.sourcing, mostSites: asked.mostSites, leastSites: asked.leastSites,
  budget: asked.budget === undefined ? null : toDecimalString(asked.budget, asked.currency), capitalPercent: rounded(asked.capitalPerYear * 100), hubs: [...asked.hubs], promise: asked.promise ? { hours: asked.promise.hours, percent: rounded(asked.promise.share * 100) } : null,
  decided: asked.decided.map(({ warehouse, state }) => ({ warehouse, state })), gap: asked.gap, seconds: asked.seconds,
});

export const toStockJob = (job: Pick<Job, 'id' | 'state' | 'progress'>): StockPlanAnswer['job'] => {
  const { progress } = job;
  const money = progress?.best && moneyIn(progress.best.currency);
  return { id: job.id, state: job.state, progress: progress ? { phase: progress.phase, seconds: progress.done, cost: money && progress.best ? money(progress.best.cost) : null, bound: money && progress.best ? money(progress.best.bound) : null, gap: progress.best?.gap ?? null } : null };
};

const siteBody = (result: StockResult, warehouse: string, site: SiteSummary | undefined, edition: Edition, places: Places): StockPlanBody['sites'][number] => {
  const { built: { question }, asked, found: { summary } } = result;
  const money = moneyIn(question.currency);
  const base = { warehouse, isOpen: site !== undefined, decided: asked.decided.find((each) => each.warehouse === warehouse)?.state ?? null, isEstimated: edition.warehouses.find(({ id }) => id === warehouse)?.provenance.confidence !== 'sourced' };
  if (!site) return { ...base, lane: null, units: 0, ordersPerYear: 0, fill: null, onTime: null, stockDays: null, safetyUnits: null, storagePerUnitMonth: null, replenishments: [], atRisk: null, returned: null };
  const { lane } = site;
  return {
    ...base, units: rounded(site.units), ordersPerYear: rounded(siteOrdersPerYear(summary, site)), fill: rounded(site.fill, 4), onTime: shareOf(site.onTime), stockDays: rounded(site.coverDays, 1), safetyUnits: Math.ceil(site.safety),
    storagePerUnitMonth: money(site.storagePerUnitMonth), atRisk: site.atRisk === undefined ? null : rounded(site.atRisk), returned: rounded(site.returned),
    lane: { id: lane.id, from: lane.hub ?? null, to: lane.port ?? null, mode: lane.mode, service: lane.service ?? null, regime: lane.regime, weekdays: [...lane.weekdays], every: lane.every, leadDays: rounded(leadDays(lane), 1), isEstimated: lane.estimated },
    replenishments: site.shipments.map((shipment) => ({
      departsAt: toRfc3339(shipment.departsAt, zoneOf(places, lane.hub ?? '')), readyAt: toRfc3339(shipment.readyAt, zoneOf(places, warehouse)), units: shipment.units, volumeCbm: shipment.volume / 1_000_000, weightKg: shipment.weight / 1000,
    })),
  };
};

const marketBody = ({ market, units, served, within24h, within48h, onTime, promise }: MarketSummary, weeks: number): StockPlanBody['markets'][number] => ({
  market, units: rounded(units), ordersPerMonth: rounded(ordersPerMonth(units, weeks), 1), served: served.map(({ from, units: part }) => ({ from: from ?? null, units: rounded(part) })),
  within: [{ hours: 24, share: shareOf(within24h) }, { hours: 48, share: shareOf(within48h) }], onTime: shareOf(onTime), promise: { hours: promise.hours, share: promise.share },
});

export const toStockPlanBody = (result: StockResult, edition: Edition, places: Places): StockPlanBody => {
  const { built, found } = result;
  const { question } = built;
  const { summary } = found;
  const money = moneyIn(question.currency);
  const open = new Map(summary.sites.map((site) => [site.warehouse, site]));
  const ordered = question.warehouses.map(({ id }) => id).toSorted((a, b) => (open.get(b)?.units ?? -1) - (open.get(a)?.units ?? -1) || (a < b ? -1 : 1));
  return {
    cost: money(found.cost), bound: money(found.bound), gap: found.gap, endedBy: found.endedBy, seconds: Math.round(found.ms / 100) / 10, trace: found.trace.map(({ ms, cost, bound }) => ({ seconds: ms / 1000, cost: money(cost), bound: money(bound) })),
    units: rounded(summary.units), ordersPerYear: Math.round(summary.unitsPerYear), costPerOrder: money(summary.costPerOrder), costPerYear: money(summary.costPerYear), onTime: shareOf(ordersOnTime(summary.markets)), co2eKg: rounded(summary.emissions.total / 1000),
    allDirect: summary.allDirect ? { cost: money(summary.allDirect.cost), unserved: rounded(summary.allDirect.unserved) } : null, parts: partsIn(question.currency)(summary.bill.parts),
    sites: ordered.map((id) => siteBody(result, id, open.get(id), edition, places)),
    markets: [...summary.markets].toSorted((a, b) => b.units - a.units || (a.market < b.market ? -1 : 1)).map((market) => marketBody(market, question.weeks)),
    rules: built.rules.map(({ id, validFrom, text }) => ({ id, version: validFrom ?? null, text })),
  };
};

const namedIn = ({ asked, result, refused }: StockAnswered): Set<string> => {
  const question = (result ?? refused)?.built.question;
  return new Set([...asked.hubs, ...asked.decided.map(({ warehouse }) => warehouse), ...(question?.warehouses.map(({ id }) => id) ?? []), ...(question?.markets.map(({ id }) => id) ?? []), ...(result?.built.lanes.flatMap(({ hub, port }) => [hub, port]) ?? [])]);
};

/** @param beside what was worked out besides; undefined: not asked for */
export const toStockAnswer = (answered: StockAnswered, beside: Pick<StockPlanAnswer, 'analysis' | 'sensitivity' | 'simulation'>, edition: Edition, places: Places, language: Spoken): StockPlanAnswer => {
  const { job, asked, assortment, result, refused } = answered;
  return {
    id: job.id, createdAt: instantOf(job.createdAt), job: toStockJob(job), question: toStockQuestionBody(asked, assortment), assortment: { id: assortment.id, name: assortmentName(assortment, language), seed: seedOf(assortment), skus: assortment.skus, markets: assortment.markets, isSample: assortment.isSample },
    places: Object.fromEntries([...namedIn(answered)].toSorted().flatMap((id) => { const place = places.get(id as PlaceId); return place ? [[id, toPlaceBody(place)]] : []; })),
    plan: result ? toStockPlanBody(result, edition, places) : null, noPlan: refused ? toNoStockPlan(refused, places, language) : null, ...beside,
  };
};

export const toStockRow = ({ job, asked, assortment, plan, hasNoPlan }: StockDigest): StockPlanRowBody => {
  const money = moneyIn(asked.currency);
  return {
    id: job.id, state: job.state, createdAt: instantOf(job.createdAt), endedAt: job.endedAt === undefined ? null : instantOf(job.endedAt), question: toStockQuestionBody(asked, assortment), hasNoPlan,
    plan: plan ? { cost: money(plan.cost), bound: money(plan.bound), gap: plan.gap, costPerOrder: money(plan.costPerOrder), warehouses: [...plan.warehouses], seconds: Math.round(plan.ms / 100) / 10 } : null,
  };
};

export const toStockComparison = (id: string, after: StockResult, other: { readonly id: string; readonly result: StockResult }, difference: StockDifference): StockComparisonBody => {
  const { currency } = after.asked;
  const money = moneyIn(currency);
  const [before, now] = [other.result.found.summary, after.found.summary];
  const perYear = (summary: typeof now, site: SiteSummary | undefined): number => (site ? rounded(siteOrdersPerYear(summary, site)) : 0);
  const servedBy = (market: MarketSummary | undefined) => market?.served.map(({ from, units }) => ({ from: from ?? null, units: rounded(units) })) ?? [];
  const warehouses = [...new Set([...before.sites, ...now.sites].map(({ warehouse }) => warehouse))].toSorted();
  const markets = [...new Set([...before.markets, ...now.markets].map(({ market }) => market))].toSorted();
  const find = <T extends { readonly warehouse?: string; readonly market?: string }>(rows: readonly T[], key: 'warehouse' | 'market', wanted: string): T | undefined => rows.find((row) => row[key] === wanted);
  return {
    id, with: other.id, difference: money(difference.cost), perOrder: money(difference.perOrder), co2eKg: rounded(difference.co2e / 1000), parts: partsIn(currency)(difference.parts), moved: difference.moved,
    sites: warehouses.map((warehouse) => {
      const [was, is] = [find(before.sites, 'warehouse', warehouse), find(now.sites, 'warehouse', warehouse)];
      return { warehouse, before: was !== undefined, after: is !== undefined, ordersBefore: perYear(before, was), ordersAfter: perYear(now, is) };
    }),
    markets: markets.map((market) => {
      const [was, is] = [find(before.markets, 'market', market), find(now.markets, 'market', market)];
      return { market, before: servedBy(was), after: servedBy(is), onTimeBefore: shareOf(was?.onTime ?? 0), onTimeAfter: shareOf(is?.onTime ?? 0) };
    }),
  };
};

export const toWarehouseList = (edition: Edition, places: Places, ports: readonly DeparturePort[]): WarehouseListBody => ({
  ports: ports.flatMap(({ hub, warehouses }) => { const place = places.get(hub); return place ? [{ place: toPlaceBody(place), warehouses: [...warehouses], isUsual: USUAL_STOCK_SETTINGS.hubs.includes(hub) }] : []; }),
  warehouses: edition.warehouses.flatMap((rates) => {
    const place = places.get(rates.id);
    if (!place) return [];
    const money = (amount: string) => ({ amount, currency: rates.currency });
    return [{
      place: toPlaceBody(place as Place), isAtPort: place.country === 'CN', rentPerMonth: money(rates.rentPerMonth), inboundPerM3: money(rates.inboundPerM3), outboundPerParcel: money(rates.outboundPerParcel), returnPerParcel: money(rates.returnPerParcel),
      storage: rates.storage.map(({ fromDay, perM3Day }) => ({ fromDay, perM3Day: money(perM3Day) })), capacityM3: rates.capacity / 1_000_000, regimes: [...rates.regimes], temperatures: [...rates.temperatures], putAwayHours: rates.putAway / 60,
      provenance: { confidence: rates.provenance.confidence, sources: [...rates.provenance.sources], remark: rates.provenance.remark },
    }];
  }),
});
export const madeAt = (job: Pick<Job, 'createdAt'>): string => toRfc3339(Math.floor(job.createdAt / 60_000) as EpochMin, FIRM_ZONE).slice(0, 16).replace('T', ' ');

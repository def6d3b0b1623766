/** The contract of plans of stock abroad 海外仓: what is asked of an assortment, and the plan with its bound, its calendar and its reasons. */
import { z } from 'zod';
import { CURRENCIES, LANGUAGES } from '../../../planner/domain/index.ts';
import { STOCK_COSTS } from '../../../planner/allocation/index.ts';
import { JOB_STATES } from '../../ports/job.ts';
import { MOST_WEEKS } from '../../usecases/assortments/columns.ts';
import { assortmentId } from './assortment.ts';
import { jobId } from './job.ts';
import { MOST } from './limits.ts';
import { instant, money, placeRef } from './quote.ts';

const placeId = z.string().min(1).max(60);
const decision = z.strictObject({ warehouse: placeId, state: z.enum(['open', 'closed']) }).meta({ id: 'SiteDecision' });

const settings = z.strictObject({
  currency: z.enum(CURRENCIES),
  sourcing: z.enum(['single', 'multiple']).meta({ description: 'single: what a market gets from stock comes from one warehouse; multiple: each SKU from its own' }),
  mostSites: z.number().int().min(0).max(MOST.sites).meta({ description: 'Warehouses used at most' }),
  leastSites: z.number().int().min(0).max(MOST.sites),
  budget: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/).nullable().meta({ description: 'Most that the fixed cost of the warehouses used may come to over the weeks; null: no limit', example: '400000' }),
  capitalPercent: z.number().min(0).max(100).meta({ description: 'What capital in stock costs in a year, percent of the value' }),
  hubs: z.array(z.string().min(1).max(60)).min(1).max(MOST.ports).meta({ description: 'Ports and airports the goods leave from; bringing the goods there is not in the cost', example: ['CNWEI'] }),
  promise: z
    .strictObject({ hours: z.number().int().min(1).max(2400), percent: z.number().min(0).max(99.9) })
    .nullable()
    .meta({ id: 'StockPromise', description: 'So many percent of the orders from stock are with the buyer within so many hours, in every market; null: what is usual in each' }),
  decided: z.array(decision).max(MOST.sites).meta({ description: 'Warehouses fixed open or closed; the others are free' }),
  gap: z.number().min(0).max(0.5).meta({ description: 'The plan is good enough at this distance from the bound, as a share' }),
  seconds: z.number().int().min(1).max(600),
});
/** What is meant by what is left out. */
export const USUAL_STOCK_SETTINGS: z.infer<typeof settings> = {
  currency: 'CNY', sourcing: 'multiple', mostSites: MOST.sites, leastSites: 0, budget: null, capitalPercent: 6, hubs: ['CNWEI'], promise: null, decided: [], gap: 0.005, seconds: 60,
};
const about = {
  assortment: assortmentId,
  from: z.iso.date().meta({ description: 'Monday of the first week', example: '2026-12-07' }),
  weeks: z.number().int().min(1).max(MOST_WEEKS).meta({ description: 'Weeks planned; at most as many as the assortment has' }),
};
export const stockPlanRequest = z
  .strictObject({ assortment: about.assortment, from: about.from, weeks: about.weeks.optional(), ...settings.partial().shape })
  .meta({ id: 'StockPlanRequest', description: `Left out: every week of the assortment, ${JSON.stringify(USUAL_STOCK_SETTINGS)}`, example: { assortment: 'AST-20261207-0001', from: '2026-12-07' } });
const stockQuestion = z.strictObject({ ...about, ...settings.shape }).meta({ id: 'StockPlanQuestion' });

const parts = z.strictObject(Object.fromEntries(STOCK_COSTS.map((part) => [part, money])) as Record<(typeof STOCK_COSTS)[number], typeof money>).meta({ id: 'StockCosts', description: 'They sum exactly to the cost' });
const share = z.number().min(0).max(1);

const replenishment = z
  .strictObject({ departsAt: instant, readyAt: instant.meta({ description: 'Ready for sale, on the mean' }), units: z.number(), volumeCbm: z.number(), weightKg: z.number() })
  .meta({ id: 'Replenishment' });
const lane = z
  .strictObject({
    id: z.string(), from: placeId.nullable().meta({ description: 'Port it leaves from' }), to: placeId.nullable(), mode: z.string(), service: z.string().nullable(), regime: z.string(), weekdays: z.array(z.number().int().min(1).max(7)).meta({ description: 'ISO weekdays of the departures used, at the port' }),
    every: z.number().int().meta({ description: 'A shipment goes at every nth departure' }), leadDays: z.number().meta({ description: 'Mean, from the departure ordered for to being ready for sale' }), isEstimated: z.boolean(),
  })
  .meta({ id: 'StockLane' });
const site = z
  .strictObject({
    warehouse: placeId,
    isOpen: z.boolean(),
    decided: z.enum(['open', 'closed']).nullable(),
    isEstimated: z.boolean().meta({ description: 'Its costs are estimates' }),
    lane: lane.nullable().meta({ description: 'Of a closed warehouse: null' }),
    units: z.number().meta({ description: 'Orders it serves over the weeks' }),
    ordersPerYear: z.number(),
    fill: z.number().nullable().meta({ description: 'Of its room, just after the largest shipment, at mean demand' }),
    onTime: share.nullable().meta({ description: 'Of its orders, with the buyer in time' }),
    stockDays: z.number().nullable().meta({ description: 'Days of demand that lie there on the mean' }),
    safetyUnits: z.number().nullable(),
    storagePerUnitMonth: money.nullable(),
    replenishments: z.array(replenishment).meta({ description: 'In order' }),
    atRisk: z.number().nullable().meta({ description: 'Units of SKUs whose oldest goods leave with less than a quarter of their shelf life, first expired first out; null: nothing there spoils' }),
    returned: z.number().nullable().meta({ description: 'Units that come back here' }),
  })
  .meta({ id: 'StockSite' });
const served = z.strictObject({ from: placeId.nullable().meta({ description: 'null: sent direct' }), units: z.number() }).meta({ id: 'ServedFrom' });
const market = z
  .strictObject({
    market: placeId, units: z.number(), ordersPerMonth: z.number(), served: z.array(served).meta({ description: 'Most first' }),
    within: z.array(z.strictObject({ hours: z.number().int(), share })).meta({ description: 'Orders with the buyer after so many hours' }),
    onTime: share.meta({ description: 'With the buyer in the hours promised from stock, or for direct mail' }),
    promise: z.strictObject({ hours: z.number(), share }),
  })
  .meta({ id: 'StockMarket' });
const breakEvenCurve = z
  .strictObject({ fromPerMonth: z.number().nullable().meta({ description: 'From so many units a month on stock is cheaper; null: at no number' }), points: z.array(z.strictObject({ unitsPerMonth: z.number(), stock: money })).meta({ description: 'Cost of a unit from stock, by volume' }) })
  .meta({ id: 'StockBreakEvenCurve' });
const breakEven = z
  .strictObject({
    sku: z.string(), name: z.string(), market: placeId, warehouse: placeId, unitsPerMonth: z.number(), isStocked: z.boolean(), direct: money.nullable().meta({ description: 'Of one unit sent direct; null: it may not be' }),
    inUse: breakEvenCurve.meta({ description: 'The warehouse is in use anyway' }), alone: breakEvenCurve.meta({ description: 'The warehouse is opened for these goods alone' }),
  })
  .meta({ id: 'StockBreakEven' });

export const stockPlan = z
  .strictObject({
    cost: money,
    bound: money.meta({ description: 'No plan costs less' }),
    gap: z.number(),
    endedBy: z.enum(['gap', 'exhausted', 'work', 'time', 'cancel']),
    seconds: z.number(),
    trace: z.array(z.strictObject({ seconds: z.number(), cost: money, bound: money })),
    units: z.number().meta({ description: 'Orders over the weeks' }),
    ordersPerYear: z.number(),
    costPerOrder: money,
    costPerYear: money,
    onTime: share.meta({ description: 'Of all orders, with the buyer in the hours promised from stock, or for direct mail' }),
    co2eKg: z.number(),
    allDirect: z.strictObject({ cost: money, unserved: z.number().meta({ description: 'Orders that cannot go direct' }) }).nullable().meta({ description: 'Everything sent direct; null: nothing may be' }),
    parts,
    sites: z.array(site).meta({ description: 'All warehouses, those in use first' }),
    markets: z.array(market),
    rules: z.array(z.strictObject({ id: z.string(), version: z.iso.date().nullable().meta({ description: 'Since when it holds; null: not known' }), text: z.strictObject({ zh: z.string(), en: z.string() }) })).meta({ description: 'Versions of rules that the costs rest on' }),
  })
  .meta({ id: 'StockPlan' });
export type StockPlanBody = z.infer<typeof stockPlan>;

const noPlan = z
  .strictObject({
    title: z.string(),
    detail: z.string(),
    reasons: z.array(z.strictObject({ code: z.string(), message: z.string().meta({ description: 'In the language asked for, with the next step' }), warehouses: z.array(placeId), markets: z.array(placeId), skus: z.array(z.string()) })),
  })
  .meta({ id: 'NoStockPlan' });

const jobView = z.strictObject({ id: z.string(), state: z.enum(JOB_STATES), progress: z.strictObject({ phase: z.string(), seconds: z.number(), cost: money.nullable(), bound: money.nullable(), gap: z.number().nullable() }).nullable() }).meta({ id: 'StockJob' });
const lookJob = z.strictObject({ id: z.string(), state: z.enum(JOB_STATES), progress: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable() }).meta({ id: 'StockLookJob', description: 'Steps done of all: plans of other numbers of sites, factors, replications' });

const curvePoint = z.strictObject({ sites: z.number().int(), added: placeId.nullable(), warehouses: z.array(placeId), costPerOrder: money, saving: money.nullable().meta({ description: 'What the last site added saves over the weeks: its marginal value' }), parts, isChosen: z.boolean() }).meta({ id: 'StockCurvePoint' });
const opening = z.strictObject({ warehouse: placeId, perOrder: money.nullable().meta({ description: 'What an order costs more were it opened besides; less than nothing: it would save; null: no plan keeps every rule then' }) }).meta({ id: 'StockOpening' });
const sensitivity = z
  .strictObject({
    factor: z.string().meta({ example: 'exchange:JP' }), change: z.number().meta({ description: 'Up and down by this share' }), unit: z.enum(['share', 'days']), low: money.nullable().meta({ description: 'Cost per order, down; null: no plan is possible then' }), high: money.nullable().meta({ description: 'Cost per order, up' }),
    flipsAt: z.number().nullable().meta({ description: 'Least change at which other warehouses are used; null: none within the range' }), after: z.array(placeId).meta({ description: 'The warehouses used then' }),
  })
  .meta({ id: 'StockSensitivity' });
export const stockAnalysis = z.strictObject({ job: lookJob, curve: z.array(curvePoint), openings: z.array(opening), breakEvens: z.array(breakEven).meta({ description: 'SKUs in markets, those most sold first' }) }).meta({ id: 'StockAnalysis' });
export const stockSensitivity = z
  .strictObject({ job: lookJob, factors: z.array(sensitivity), firm: z.array(placeId).meta({ description: 'Warehouses whose being open or closed stays whatever was looked at' }), isComplete: z.boolean() })
  .meta({ id: 'StockSensitivityAnswer' });
export type StockSensitivityBody = z.infer<typeof stockSensitivity>;
export type StockAnalysisBody = z.infer<typeof stockAnalysis>;

const simulatedMarket = z.strictObject({ market: placeId, promised: share, served: share.meta({ description: 'Of orders, in time, on the mean of the runs' }), standardError: z.number(), excess: z.number().meta({ description: 'Served less promised' }), isKept: z.boolean().meta({ description: 'No more than a point short of its promise' }) }).meta({ id: 'SimulatedMarket' });
export const stockSimulation = z
  .strictObject({ job: lookJob, runs: z.number().int(), seed: z.number().int(), markets: z.array(simulatedMarket), served: share.nullable(), warehouses: z.array(z.strictObject({ warehouse: placeId, fill: z.number().meta({ description: 'Of its room on the fullest day, on the mean' }), overfull: share.meta({ description: 'Of the days' }), spoilt: z.number(), returned: z.number() })), isKept: z.boolean().nullable().meta({ description: 'No market falls more than a point short of its promise' }) })
  .meta({ id: 'StockSimulation' });
export type StockSimulationBody = z.infer<typeof stockSimulation>;

export const stockPlanBody = z
  .strictObject({
    id: z.string(),
    createdAt: instant,
    job: jobView,
    question: stockQuestion,
    assortment: z.strictObject({ id: assortmentId, name: z.string(), seed: z.number().int().nullable().meta({ description: 'Of a sample; else null' }), skus: z.number().int(), markets: z.number().int(), isSample: z.boolean() }),
    places: z.record(z.string(), placeRef),
    plan: stockPlan.nullable(),
    noPlan: noPlan.nullable().meta({ description: 'Where the job is done and there is no plan' }),
    analysis: stockAnalysis.nullable().meta({ description: 'null: not asked for' }),
    sensitivity: stockSensitivity.nullable().meta({ description: 'null: not asked for' }),
    simulation: stockSimulation.nullable().meta({ description: 'null: not asked for' }),
  })
  .meta({ id: 'StockPlanAnswer' });
export type StockPlanAnswer = z.infer<typeof stockPlanBody>;

export const stockPlanAsked = z.strictObject({ id: z.string(), job: z.string().meta({ description: 'Where its progress is' }) }).meta({ id: 'StockPlanAsked' });

const row = z
  .strictObject({
    id: z.string(), state: z.enum(JOB_STATES), createdAt: instant, endedAt: instant.nullable(), question: stockQuestion,
    plan: z.strictObject({ cost: money, bound: money, gap: z.number(), costPerOrder: money, warehouses: z.array(placeId), seconds: z.number() }).nullable(),
    hasNoPlan: z.boolean().meta({ description: 'The job is done, and there is none' }),
  })
  .meta({ id: 'StockPlanRow' });
export type StockPlanRowBody = z.infer<typeof row>;
export const stockPlanList = z.strictObject({ rows: z.array(row), next: z.string().nullable().meta({ description: '`after` of the next page' }) }).meta({ id: 'StockPlanList' });

export const stockComparison = z
  .strictObject({
    id: z.string(), with: z.string().meta({ description: 'The plan it is held against' }), difference: money.meta({ description: 'Cost of the plan less cost of the other one' }), perOrder: money, co2eKg: z.number(), parts,
    sites: z.array(z.strictObject({ warehouse: placeId, before: z.boolean(), after: z.boolean(), ordersBefore: z.number(), ordersAfter: z.number() })),
    markets: z.array(z.strictObject({ market: placeId, before: z.array(served), after: z.array(served), onTimeBefore: share, onTimeAfter: share })),
    moved: z.number().int().meta({ description: 'SKUs in markets that are served from elsewhere' }),
  })
  .meta({ id: 'StockComparison' });
export type StockComparisonBody = z.infer<typeof stockComparison>;

export const stockPlanListQuery = z.object({ assortment: assortmentId, limit: z.number().int().min(1).max(MOST.plans).optional().meta({ description: 'Default 20' }), after: jobId.optional() });
export const stockComparisonQuery = z.object({ with: jobId });
export const stockPdfQuery = z.object({ language: z.enum(LANGUAGES).optional().meta({ description: 'Default: by Accept-Language' }) });
export const simulationRequest = z.strictObject({ runs: z.number().int().min(10).max(1000).optional().meta({ description: 'Default 200' }), seed: z.number().int().min(0).max(999_999_999).optional() }).meta({ id: 'StockSimulationRequest', example: { runs: 200 } });

/** A warehouse that can be used, at its prices. */
export const warehouseList = z
  .strictObject({
    warehouses: z.array(
      z.strictObject({
        place: placeRef, isAtPort: z.boolean().meta({ description: 'At a port of home 口岸仓; else abroad 海外仓' }), rentPerMonth: money, inboundPerM3: money, outboundPerParcel: money, returnPerParcel: money,
        storage: z.array(z.strictObject({ fromDay: z.number().int(), perM3Day: money })), capacityM3: z.number(), regimes: z.array(z.string()), temperatures: z.array(z.string()), putAwayHours: z.number(),
        provenance: z.strictObject({ confidence: z.enum(['sourced', 'estimated']), sources: z.array(z.string()), remark: z.string() }),
      }),
    ),
    ports: z
      .array(z.strictObject({ place: placeRef, warehouses: z.array(placeId).meta({ description: 'Warehouses abroad it has a way to' }), isUsual: z.boolean().meta({ description: 'Meant where a question names no port' }) }).meta({ id: 'DeparturePort' }))
      .meta({ description: 'Ports and airports of home that can be asked for as hubs of a plan, those with most warehouses first' }),
  })
  .meta({ id: 'WarehouseList' });
export type WarehouseListBody = z.infer<typeof warehouseList>;

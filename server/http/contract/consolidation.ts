/** The contract of consolidation plans 集货集发: what is asked of the pool of a hub, and the plan with its bound, its split and its reasons. */
import { z } from 'zod';
import { CURRENCIES, CUT_OFFS, LANGUAGES } from '../../../planner/domain/index.ts';
import { JOB_STATES } from '../../ports/job.ts';
import { NO_PLAN_REASONS } from '../../usecases/consolidation/question.ts';
import { loadPlanResponse } from './load-plan.ts';
import { MOST } from './limits.ts';
import { instant, money, placeRef } from './quote.ts';

const reference = z.string().min(1).max(120);
const decimal = (about: string, example: string) => z.string().regex(/^\d{1,12}(\.\d{1,2})?$/).meta({ description: about, example });

const pin = z
  .strictObject({
    consignments: z.array(reference).min(1).max(500),
    departure: z.string().max(200),
    unit: z.string().max(20).nullable().meta({ description: 'Type of the one unit they share, `loose`, or null: each as is best on that departure', example: '40HQ' }),
    closed: z.boolean().meta({ description: 'Nobody else joins them' }),
  })
  .meta({ id: 'ConsolidationPin' });

const extraUnit = z
  .strictObject({ departure: z.string().max(200), unit: z.enum(['20GP', '40GP', '40HQ']), count: z.number().int().min(1).max(50) })
  .meta({ id: 'ExtraUnit', description: 'Boxes a carrier has promised on a departure beyond its space' });

const window = {
  hub: z.string().max(60).meta({ description: 'Id of the port or terminal whose pool is planned', example: 'CNSHD' }),
  from: instant.meta({ description: 'Departures from here on' }),
  until: instant.meta({ description: 'Departures before this; at most 31 days later' }),
};
const settings = z.strictObject({
  currency: z.enum(CURRENCIES),
  holdingPerTonDay: decimal('What a revenue ton costs for each day at the hub', '8'),
  latePerTonDay: decimal('What a revenue ton costs for each day after its promise', '60'),
  leftBehindPerTon: decimal('What leaving a revenue ton behind is held to cost', '600'),
  teuPerDeparture: z.number().int().min(0).max(200).meta({ description: 'Space that may be used on one departure, TEU; less where less is left' }),
  gap: z.number().min(0).max(0.5).meta({ description: 'The plan is good enough at this distance from the bound, as a share' }),
  seconds: z.number().int().min(1).max(600),
  pins: z.array(pin).max(500),
  extraUnits: z.array(extraUnit).max(100),
  after: z.string().max(60).nullable().meta({ description: 'Id of the plan that stands: the new one changes as little of it as `mostChanges` says' }),
  mostChanges: z.number().int().min(0).max(5000).nullable(),
});
/** What is meant by what is left out. */
export const USUAL_SETTINGS: z.infer<typeof settings> = {
  currency: 'CNY', holdingPerTonDay: '8', latePerTonDay: '60', leftBehindPerTon: '600', teuPerDeparture: 20, gap: 0.005, seconds: 60, pins: [], extraUnits: [], after: null, mostChanges: null,
};
export const consolidationRequest = z
  .strictObject({ ...window, ...settings.partial().shape })
  .meta({ id: 'ConsolidationRequest', description: `Left out: ${JSON.stringify(USUAL_SETTINGS)}`, example: { hub: 'CNSHD', from: '2026-12-07T00:00:00+08:00', until: '2026-12-14T00:00:00+08:00' } });
const consolidationQuestion = z.strictObject({ ...window, ...settings.shape }).meta({ id: 'ConsolidationQuestion' });

const unitOffer = z.strictObject({ type: z.string(), payloadKg: z.number(), volumeCbm: z.number(), cost: money, available: z.number().int() }).meta({ id: 'UnitOffer' });

export const boardDeparture = z
  .strictObject({
    id: z.string().meta({ example: 'FERRY-SHD-INC@2026-12-08@KRINC' }),
    service: z.string(),
    serviceDate: z.string(),
    mode: z.enum(['ferry', 'sea', 'air', 'rail', 'post']),
    carrier: z.strictObject({ zh: z.string(), en: z.string() }),
    vessel: z.string(),
    calendar: z.enum(['published', 'assumed']),
    port: z.string(),
    departsAt: instant,
    arrivesAt: instant,
    cutOffs: z.array(z.strictObject({ kind: z.enum(CUT_OFFS), at: instant })),
    readyBy: z.strictObject({ unit: instant, loose: instant }).meta({ description: 'Latest instants at the hub, all works and cut-offs counted back' }),
    restDays: z
      .strictObject({ dates: z.array(z.iso.date()), isEstimated: z.boolean().meta({ description: 'Past the last published holidays: computed, make-up days unknown' }) })
      .meta({ description: 'Holidays and closed days of the hub between the last minute and the departure: goods come before them', example: { dates: ['2027-02-05', '2027-02-06'], isEstimated: true } }),
    units: z.array(unitOffer),
    loose: z.strictObject({ perRevenueTon: money, perKilogram: money.nullable().describe('Chargeable, at the largest weight break; null: not charged by weight.'), perBill: money, minimumTons: z.number(), capacityTons: z.number() }).nullable(),
    stuffingPerRevenueTon: money,
    destinations: z.array(z.strictObject({ id: z.string(), availableAt: z.strictObject({ unit: instant, loose: instant }), onwardPerRevenueTon: money })),
  })
  .meta({ id: 'BoardDeparture' });

const share = z
  .strictObject({
    shipper: z.string(),
    revenueTons: z.number(),
    cost: money.meta({ description: 'Shares of a batch sum exactly to its cost' }),
    alone: money.nullable().meta({ description: 'The cheapest this shipper could send the same goods by itself' }),
  })
  .meta({ id: 'CostShare' });

const batch = z
  .strictObject({
    id: z.string().meta({ example: 'FERRY-SHD-INC@2026-12-08@KRINC/40HQ/1' }),
    departure: z.string(),
    unit: z.string().meta({ description: 'Type, or `loose`' }),
    consignments: z.array(z.string()),
    grossKg: z.number(),
    volumeCbm: z.number(),
    payloadKg: z.number().nullable(),
    capacityCbm: z.number().nullable(),
    cost: money.meta({ description: 'Unit, stuffing, onward, holding and lateness of all in it' }),
    unitCost: money,
    shares: z.array(share),
    isPinned: z.boolean(),
  })
  .meta({ id: 'Batch' });

/** Over all batches; goods left behind are on nobody's bill. */
const shipperBill = z
  .strictObject({
    shipper: z.string(),
    consignments: z.number().int(),
    revenueTons: z.number(),
    cost: money.meta({ description: 'The bills sum exactly to what the batches cost' }),
    alone: money.nullable().meta({ description: 'The least found for sending the same goods by themselves; null: not known' }),
    saving: money.nullable().meta({ description: 'Alone less cost; negative where the shipper would be better off alone' }),
  })
  .meta({ id: 'ShipperBill' });

const rule = { code: z.string(), measured: z.number().nullable(), limit: z.number().nullable() };

/** Why there is no plan, and what would help. */
const noPlan = z
  .strictObject({
    reason: z.enum(NO_PLAN_REASONS).meta({ description: 'emptyPool: nothing lies at the hub · pins: not all can be kept · changes: more would have to change than is allowed' }),
    title: z.string(),
    detail: z.string().meta({ description: 'In the language asked for, with the next step' }),
    pins: z.array(z.strictObject({
      pin, rule: z.strictObject({ ...rule, consignments: z.array(z.string()).meta({ description: 'References of the goods that break it' }) }).meta({ description: 'What it breaks; PINNED: it leaves no room beside the others' }),
      consignments: z.array(z.strictObject({ id: z.string(), reference: z.string(), goods: z.string(), shipper: z.string() })),
    })).meta({ description: 'Pins in the way: release one of them' }),
  })
  .meta({ id: 'NoPlan' });

const leftBehind = z
  .strictObject({
    consignment: z.string(),
    reason: z.strictObject({ code: z.string(), departure: z.string().nullable(), measured: z.number().nullable(), limit: z.number().nullable() }),
    fix: z.strictObject({ code: z.string(), departure: z.string().nullable(), unit: z.string().nullable(), minutes: z.number().nullable(), other: z.string().nullable().meta({ description: 'Of dropOther: the consignment that stays behind instead' }), extraCost: money }).nullable().meta({ description: 'The cheapest change that would take it along' }),
  })
  .meta({ id: 'LeftBehind' });

export const consolidationPlan = z
  .strictObject({
    cost: money,
    bound: money.meta({ description: 'No plan costs less' }),
    gap: z.number(),
    endedBy: z.enum(['gap', 'work', 'time', 'cancel']),
    seconds: z.number(),
    alone: money.meta({ description: 'What the shippers would pay if each sent its goods by itself' }),
    parts: z.strictObject({ units: money, stuffing: money, loose: money, onward: money, holding: money, lateness: money, leftBehind: money }).meta({ description: 'They sum exactly to the cost' }),
    trace: z.array(z.strictObject({ seconds: z.number(), cost: money, bound: money })).meta({ description: 'How cost and bound came together' }),
    batches: z.array(batch),
    shippers: z.array(shipperBill),
    leftBehind: z.array(leftBehind),
  })
  .meta({ id: 'ConsolidationPlan' });
export type ConsolidationPlanBody = z.infer<typeof consolidationPlan>;

export const consolidationBody = z
  .strictObject({
    id: z.string(),
    createdAt: instant,
    job: z.strictObject({ id: z.string(), state: z.enum(JOB_STATES), progress: z.strictObject({ phase: z.string(), seconds: z.number(), cost: money.nullable(), bound: money.nullable(), gap: z.number().nullable() }).nullable() }),
    question: consolidationQuestion,
    hub: placeRef,
    places: z.record(z.string(), placeRef),
    departures: z.array(boardDeparture),
    consignments: z.array(
      z.strictObject({
        id: z.string(), shipper: z.string(), consignee: z.string(), goods: z.string(), grossKg: z.number(), volumeCbm: z.number(), regime: z.string(), temperature: z.string(), dangerousGoods: z.string().nullable(),
        destination: z.string(), readyAt: instant, dueAt: instant.nullable(), source: z.string(),
      }),
    ),
    plan: consolidationPlan.nullable(),
    noPlan: noPlan.nullable().meta({ description: 'Where the job is done and there is no plan' }),
    adoptedAt: instant.nullable().meta({ description: 'When its consignments were put down as planned' }),
  })
  .meta({ id: 'Consolidation' });
export type ConsolidationBody = z.infer<typeof consolidationBody>;

/** A change by hand, judged at once: where it may not stand, every rule it breaks. */
export const recheckRequest = z
  .strictObject({ moves: z.array(z.strictObject({ consignment: reference, to: z.strictObject({ departure: z.string().max(200), unit: z.string().max(20), with: reference.nullable().meta({ description: 'A consignment in the unit that is meant; null: a new one' }) }).nullable() })).min(1).max(200) })
  .meta({ id: 'RecheckRequest' });
export const recheckBody = z
  .strictObject({
    cost: money,
    difference: money,
    faults: z.array(z.strictObject({ code: z.string(), consignments: z.array(z.string()), departure: z.string().nullable(), unit: z.string().nullable(), measured: z.number().nullable(), limit: z.number().nullable() })),
    batches: z.array(batch),
    shippers: z.array(shipperBill),
    leftBehind: z.array(z.string()),
  })
  .meta({ id: 'Recheck' });
export type RecheckBody = z.infer<typeof recheckBody>;
export type BoardDepartureBody = z.infer<typeof boardDeparture>;

/** A plan that is being made. */
export const consolidationAsked = z.strictObject({ id: z.string(), job: z.string().meta({ description: 'Where its progress is' }) }).meta({ id: 'ConsolidationAsked' });

/** A plan in the list of its hub. */
const consolidationRow = z
  .strictObject({
    id: z.string(),
    state: z.enum(JOB_STATES),
    createdAt: instant,
    endedAt: instant.nullable(),
    question: consolidationQuestion,
    plan: z
      .strictObject({
        cost: money, bound: money, gap: z.number(), endedBy: consolidationPlan.shape.endedBy, seconds: z.number(), units: z.number().int().meta({ description: 'Whole boxes' }),
        sent: z.number().int().meta({ description: 'Consignments that go' }), leftBehind: z.number().int(),
      })
      .nullable(),
    noPlan: z.enum(NO_PLAN_REASONS).nullable(),
  })
  .meta({ id: 'ConsolidationRow' });
export type ConsolidationRowBody = z.infer<typeof consolidationRow>;
export const consolidationList = z.strictObject({ rows: z.array(consolidationRow), next: z.string().nullable().meta({ description: '`after` of the next page' }) }).meta({ id: 'ConsolidationList' });

/** From one plan to another: what changes for whom. */
const placement = z.strictObject({ departure: z.string(), unit: z.string() }).nullable();
export const planComparison = z
  .strictObject({
    id: z.string(),
    with: z.string().meta({ description: 'The plan it is held against' }),
    difference: money.meta({ description: 'Cost of the plan less cost of the other one' }),
    parts: consolidationPlan.shape.parts.meta({ description: 'The difference part by part' }),
    changes: z.array(z.strictObject({
      consignment: z.string(), shipper: z.string(), reference: z.string(),
      from: placement.meta({ description: 'In the other plan; null: left behind, or not of it' }), to: placement, isNew: z.boolean(), isGone: z.boolean(),
      availableBefore: instant.nullable(), availableAfter: instant.nullable(), breaksPromise: z.boolean(),
    })),
    toCall: z.array(z.strictObject({ shipper: z.string(), consignments: z.array(z.string()) })).meta({ description: 'Whose goods come later, stay behind or miss a promise' }),
  })
  .meta({ id: 'PlanComparison' });
export type PlanComparisonBody = z.infer<typeof planComparison>;

/** The load plan of a box of a plan. */
export const batchLoadPlan = z
  .strictObject({
    batch: z.string(),
    plan: loadPlanResponse.nullable().meta({ description: 'null: none of its goods has sizes of its pieces' }),
    missing: z.array(z.strictObject({ consignment: z.string(), reference: z.string(), goods: z.string(), shipper: z.string(), code: z.literal('NO_SIZES') })).meta({ description: 'Goods that are in the box and not in the load plan' }),
  })
  .meta({ id: 'BatchLoadPlan' });
export type BatchLoadPlanBody = z.infer<typeof batchLoadPlan>;

/** What it costs the goods of a box to wait for the next sailings. */
export const holdOrGoBody = z
  .strictObject({
    batch: z.string(),
    history: z.strictObject({ days: z.number().int().meta({ description: 'Looked back on' }), arrivals: z.number().int().meta({ description: 'Consignments that came and could have shared the box' }), leastDays: z.number().int().meta({ description: 'Fewer are no history' }) }),
    points: z
      .array(
        z.strictObject({
          departure: z.string(), port: z.string(), mode: boardDeparture.shape.mode, departsAt: instant, waits: z.number().int().meta({ description: 'Sailings let go before it' }), days: z.number().int().meta({ description: 'Days on which something may still come' }),
          expectedCost: money.meta({ description: 'What the goods in the box are expected to pay' }), parts: z.strictObject({ unit: money, holding: money, lateness: money, handling: money }).meta({ description: 'They sum exactly to it' }),
          difference: money.meta({ description: 'Against going now' }), expectedFill: z.number(), chanceFull: z.number().meta({ description: 'That the box is full by then' }),
          atRisk: z.array(z.string()).meta({ description: 'Consignments promised before they could be had' }),
        }),
      )
      .meta({ description: 'By departure. Empty: too little history, or no sailing takes the goods any more' }),
    best: z.number().int().nullable().meta({ description: 'Place of the cheapest among them' }),
    reason: z.enum(['HISTORY_SHORT', 'NO_SAILING']).nullable().meta({ description: 'Why there are none' }),
  })
  .meta({ id: 'HoldOrGo' });
export type HoldOrGoBody = z.infer<typeof holdOrGoBody>;
export const boardBody = z.strictObject({ hub: z.string(), departures: z.array(boardDeparture) }).meta({ id: 'Board' });
export const adoptedBody = z.strictObject({ moved: z.number().int() }).meta({ id: 'PlanAdopted' });

export const manifestQuery = z.strictObject({ departure: z.string().min(1).max(200).optional().meta({ description: 'Id of a departure of the plan; default: all' }) });
export const boardQuery = z.strictObject({ from: instant, until: instant, currency: z.enum(CURRENCIES).optional() });
const batchId = z.string().min(1).max(240).meta({ description: 'Id of a batch of the plan', example: 'FERRY-SHD-INC@2026-12-08@KRINC/40HQ/1' });
export const batchQuery = z.strictObject({ batch: batchId });
const language = z.enum(LANGUAGES).optional().meta({ description: 'Default: by Accept-Language, else zh' });
export const batchSheetQuery = z.strictObject({ batch: batchId, language });
export const manifestPdfQuery = z.strictObject({ ...manifestQuery.shape, language });
export const comparisonQuery = z.strictObject({ with: z.uuid().meta({ description: 'Id of another plan of the hub' }) });
export const planListQuery = z.strictObject({
  limit: z.number().int().min(1).max(MOST.plans).optional().meta({ description: 'Default 20' }),
  after: z.uuid().optional().meta({ description: '`next` of the page before' }),
  hub: z.string().min(1).max(60).meta({ description: 'Place id of the hub', example: 'CNSHD' }),
});

/** The contract of consolidation plans 集货集发: what is asked of the pool of a hub, and the plan with its bound, its split and its reasons. */
import { z } from 'zod';
import { CURRENCIES, CUT_OFFS } from '../../../planner/domain/index.ts';
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
  after: z.string().max(60).nullable().meta({ description: 'Id of the plan that stands: the new one changes as little of it as `mostChanges` says' }),
  mostChanges: z.number().int().min(0).max(5000).nullable(),
});
/** What is meant by what is left out. */
export const USUAL_SETTINGS: z.infer<typeof settings> = {
  currency: 'CNY', holdingPerTonDay: '8', latePerTonDay: '60', leftBehindPerTon: '600', teuPerDeparture: 20, gap: 0.005, seconds: 60, pins: [], after: null, mostChanges: null,
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

const leftBehind = z
  .strictObject({
    consignment: z.string(),
    reason: z.strictObject({ code: z.string(), departure: z.string().nullable(), measured: z.number().nullable(), limit: z.number().nullable() }),
    fix: z.strictObject({ code: z.string(), departure: z.string().nullable(), unit: z.string().nullable(), minutes: z.number().nullable(), extraCost: money }).nullable().meta({ description: 'The cheapest change that would take it along' }),
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
    leftBehind: z.array(leftBehind),
  })
  .meta({ id: 'ConsolidationPlan' });
export type ConsolidationPlanBody = z.infer<typeof consolidationPlan>;

export const consolidationBody = z
  .strictObject({
    id: z.string(),
    job: z.strictObject({ id: z.string(), state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']), progress: z.strictObject({ phase: z.string(), seconds: z.number(), cost: money.nullable(), bound: money.nullable(), gap: z.number().nullable() }).nullable() }),
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
    leftBehind: z.array(z.string()),
  })
  .meta({ id: 'Recheck' });
export type RecheckBody = z.infer<typeof recheckBody>;
export type BoardDepartureBody = z.infer<typeof boardDeparture>;

/** A plan that is being made. */
export const consolidationAsked = z.strictObject({ id: z.string(), job: z.string().meta({ description: 'Where its progress is' }) }).meta({ id: 'ConsolidationAsked' });
export const consolidationList = z.strictObject({ rows: z.array(consolidationBody) }).meta({ id: 'ConsolidationList' });
export const boardBody = z.strictObject({ hub: z.string(), departures: z.array(boardDeparture) }).meta({ id: 'Board' });
export const adoptedBody = z.strictObject({ moved: z.number().int() }).meta({ id: 'PlanAdopted' });

export const manifestQuery = z.strictObject({ departure: z.string().min(1).max(200).optional().meta({ description: 'Id of a departure of the plan; default: all' }) });
export const boardQuery = z.strictObject({ from: instant, until: instant, currency: z.enum(CURRENCIES).optional() });
export const planListQuery = z.strictObject({ hub: z.string().min(1).max(60).meta({ description: 'Place id of the hub', example: 'CNSHD' }) });

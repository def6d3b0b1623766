/** The contract of the pool: consignments as they are entered, listed, edited and moved from state to state. */
import { z } from 'zod';
import { CURRENCIES } from '../../../planner/domain/index.ts';
import { CONSIGNMENT_ORDERS, CONSIGNMENT_STATES, SERVICE_MODELS } from '../../ports/consignments.ts';
import { LONGEST, MOST } from './limits.ts';
import { decimal, instant, REGIMES, TEMPERATURES } from './quote.ts';
import { placeName, text } from './saved-quote.ts';

export const consignmentId = z.string().regex(/^CSG-\d{8}-\d{6,9}$/).meta({ description: 'Id of a consignment', example: 'CSG-20261207-000042' });
export const departureId = z.string().regex(/^[\w.-]{1,80}@\d{4}-\d{2}-\d{2}(T\d{4})?(:[\w.-]{1,80})?$/).meta({ description: 'Service and service date; the clock and the place where it leaves, where those two do not settle it', example: 'FERRY-WEI-INC@2026-12-08' });
export const unitType = z.string().regex(/^[\w-]{1,20}$/).meta({ description: 'Type of a load unit, or `loose`', example: '40HQ' });

const name = text(120).trim().min(1);
const place = (description: string, example: string) => z.string().min(1).max(LONGEST.name).meta({ description, example });
const quantity = z.union([z.number(), decimal]);
const millimetres = z.number().int().min(1).max(20_000);

export const piece = z
  .strictObject({
    lengthMm: millimetres, widthMm: millimetres, heightMm: millimetres, count: z.number().int().min(1).max(100_000),
    weightKg: quantity.nullable().optional().meta({ description: 'Of one piece; null: not weighed by itself', example: '245.5' }),
  })
  .meta({ id: 'ConsignmentPiece', example: { lengthMm: 1200, widthMm: 800, heightMm: 1100, count: 3, weightKg: '140' } });

/** The three ways into the pool, each with what it needs of its own. */
const source = z
  .discriminatedUnion('model', [
    z.strictObject({ model: z.literal('consolidation') }).meta({ id: 'ConsolidationSource', description: '集货集发: the shipper’s own goods', example: { model: 'consolidation' } }),
    z
      .strictObject({ model: z.literal('purchaseSupply'), supplier: name, purchaseOrder: text(60).trim().min(1), expectedAt: instant.meta({ description: 'When the supplier’s goods are expected at the hub' }) })
      .meta({ id: 'PurchaseSupplySource', description: '采购供货: bought for stock abroad', example: { model: 'purchaseSupply', supplier: '文登汽配示例厂', purchaseOrder: 'PO-1107', expectedAt: '2026-12-07T15:00:00+08:00' } }),
    z
      .strictObject({ model: z.literal('purchaseForward'), buyerOrder: text(60).trim().min(1), agent: name.meta({ description: 'Who buys for the buyer' }) })
      .meta({ id: 'PurchaseForwardSource', description: '代采代发: bought for a buyer and sent on', example: { model: 'purchaseForward', buyerOrder: 'SO-88213', agent: '威海代采示例公司' } }),
  ])
  .meta({ id: 'ConsignmentSource' });

const amount = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/).nullable();
const rates = z
  .strictObject({
    currency: z.enum(CURRENCIES),
    holdingPerDay: amount.meta({ description: 'For each 24 hours between being ready and leaving; null: the plan’s own rate' }),
    latePerDay: amount.meta({ description: 'For each 24 hours after the promise' }),
    leftBehind: amount.meta({ description: 'Once, where it is left behind' }),
  })
  .meta({ id: 'WaitingRates', example: { currency: 'CNY', holdingPerDay: '12.00', latePerDay: null, leftBehind: null } });

const fields = {
  reference: text(60).trim().min(1).meta({ description: 'The warehouse’s own number, one of its kind at the hub', example: 'WH-0042' }),
  source: source.optional().meta({ description: 'Default: consolidation' }),
  shipper: name.meta({ example: '环翠渔具示例厂' }),
  consignee: name.meta({ example: 'Hanil Sports' }),
  goods: text(400).trim().min(1).meta({ example: '碳素钓竿' }),
  hsCode: z.string().regex(/^(\d{6}|\d{8}|\d{10})$/).nullable().optional().meta({ description: 'HS code of 6, 8 or 10 digits', example: '950710' }),
  weightKg: quantity.meta({ description: 'Gross weight, kg, over 0 to 1,000,000', example: '420.5' }),
  volumeCbm: quantity.meta({ description: 'Volume, m³, over 0 to 10,000', example: '3.2' }),
  pieces: z.array(piece).max(MOST.pieces).optional().meta({ description: 'Sizes, where known; together not more than the volume' }),
  regime: z.enum(REGIMES).optional().meta({ description: 'Customs supervision mode, default 9710' }),
  temperature: z.enum(TEMPERATURES).optional().meta({ description: 'Temperature class, default T-AMB (ambient)' }),
  dg: z.string().regex(/^([1-9](\.\d)?|UN\d{4})$/).nullable().optional().meta({ description: 'Dangerous-goods class or UN number', example: '3' }),
  alone: z.boolean().optional().meta({ description: 'Shares a unit with goods of its own consignee only; default false' }),
  destination: place('Market or overseas warehouse it is bound for: id or exact name', 'MKT-KR-SEOUL'),
  readyAt: instant.meta({ description: 'At the hub from here on' }),
  dueAt: instant.nullable().optional().meta({ description: 'Promised at the destination' }),
  priority: z.number().int().min(0).max(9).optional().meta({ description: 'The higher goes first; default 0' }),
  rates: rates.nullable().optional(),
  note: text(500).optional(),
};
const hub = place('Port, airport or rail terminal where it lies: id, UN/LOCODE, IATA or exact name', 'CNWEI');

export const consignmentRequest = z
  .strictObject({ hub, ...fields })
  .meta({
    id: 'ConsignmentRequest',
    example: { hub: 'CNWEI', reference: 'WH-0042', shipper: '环翠渔具示例厂', consignee: 'Hanil Sports', goods: '碳素钓竿', weightKg: '420.5', volumeCbm: '3.2', destination: 'MKT-KR-SEOUL', readyAt: '2026-12-07T09:00:00+08:00' },
  });
export type ConsignmentRequestBody = z.infer<typeof consignmentRequest>;
/** What is left out stays; null empties what may be empty. */
export const consignmentEdit = z
  .strictObject(fields)
  .partial()
  .refine((body) => Object.keys(body).length > 0, { message: 'reference, weightKg, …' })
  .meta({ id: 'ConsignmentEdit', example: { dueAt: '2026-12-12T18:00:00+08:00' } });

export const state = z.enum(CONSIGNMENT_STATES).meta({ id: 'ConsignmentState', description: 'received: on hand · planned: on a departure’s plan · loaded: in its unit · departed · leftBehind: missed what it was planned on' });
const placed = z.strictObject({ departure: departureId, unit: unitType }).meta({ id: 'PlacedOn' });

export const consignment = z
  .strictObject({
    id: consignmentId,
    revision: z.number().int().meta({ description: 'Counts changes; the ETag of an edit' }),
    state,
    mayBecome: z.array(state).meta({ description: 'States it can be moved to' }),
    hub: placeName,
    reference: z.string(),
    source,
    shipper: z.string(),
    consignee: z.string(),
    goods: z.string(),
    hsCode: z.string().nullable(),
    weightKg: z.string().meta({ description: 'Decimal string, to the gram' }),
    volumeCbm: z.string().meta({ description: 'Decimal string, to the cubic centimetre' }),
    pieces: z.array(z.strictObject({ ...piece.shape, weightKg: z.string().nullable() }).meta({ id: 'PooledPiece' })),
    pieceCount: z.number().int().meta({ description: 'Of all sizes together; 0: not known' }),
    regime: z.enum(REGIMES),
    temperature: z.enum(TEMPERATURES),
    dg: z.string().nullable(),
    alone: z.boolean(),
    destination: placeName,
    readyAt: instant.meta({ description: 'With the offset of the hub' }),
    dueAt: instant.nullable().meta({ description: 'With the offset of the destination' }),
    priority: z.number().int(),
    rates,
    note: z.string(),
    placed: placed.nullable().meta({ description: 'What it is planned or loaded on, or left with' }),
    reason: z.string().meta({ description: 'Why it was left behind' }),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'Consignment' });
export type ConsignmentBody = z.infer<typeof consignment>;

export const consignmentPage = z
  .strictObject({
    rows: z.array(consignment),
    total: z.number().int().meta({ description: 'Of the whole query, all pages' }),
    byState: z.strictObject(Object.fromEntries(CONSIGNMENT_STATES.map((each) => [each, z.number().int()])) as Record<(typeof CONSIGNMENT_STATES)[number], z.ZodNumber>).meta({ description: 'Without the filter by state' }),
    weightKg: z.string().meta({ description: 'Of the whole query' }),
    volumeCbm: z.string().meta({ description: 'Of the whole query' }),
    next: z.string().nullable().meta({ description: '`after` of the next page' }),
  })
  .meta({ id: 'ConsignmentPage' });
export type ConsignmentPageBody = z.infer<typeof consignmentPage>;

/** Several values separated by commas; checked after reading. */
export const consignmentQuery = z.object({
  q: text(200).optional().meta({ description: 'Words that must all occur in id, reference, shipper, consignee, goods, HS code, orders or note' }),
  hub: place('Place id of the hub', 'CNWEI').optional(),
  state: z.string().max(100).optional().meta({ description: `Separated by commas: ${CONSIGNMENT_STATES.join(', ')}; default all`, example: 'received,planned' }),
  model: z.string().max(100).optional().meta({ description: `Separated by commas: ${SERVICE_MODELS.join(', ')}; default all`, example: 'consolidation' }),
  destination: place('Place id of the destination', 'MKT-KR-SEOUL').optional(),
  regime: z.enum(REGIMES).optional(),
  temperature: z.enum(TEMPERATURES).optional(),
  departure: departureId.optional().meta({ description: 'Planned or loaded on this departure' }),
  sort: z.enum(CONSIGNMENT_ORDERS).optional().meta({ description: 'Default readyAt' }),
  direction: z.enum(['asc', 'desc']).optional().meta({ description: 'Default asc' }),
  limit: z.number().int().min(1).max(MOST.consignments).optional().meta({ description: 'Default 100' }),
  after: z.string().max(2000).optional().meta({ description: '`next` of the page before' }),
});

const move = {
  state,
  placed: placed.nullable().optional().meta({ description: 'On what; needed for planned, else what it was' }),
  reason: text(200).trim().optional().meta({ description: 'Why it is left behind' }),
};
export const moveRequest = z.strictObject(move).meta({ id: 'ConsignmentMove', example: { state: 'planned', placed: { departure: 'FERRY-WEI-INC@2026-12-08', unit: '40HQ' } } });
/** A plan taken over: all of it or nothing. */
export const movesRequest = z
  .strictObject({
    moves: z
      .array(z.strictObject({ consignments: z.array(z.strictObject({ id: consignmentId, revision: z.number().int().min(1).nullable().optional().meta({ description: 'As read; null: whatever it is now' }) })).min(1).max(MOST.moved), ...move }))
      .min(1)
      .max(MOST.moved),
  })
  .meta({ id: 'ConsignmentMoves', example: { moves: [{ consignments: [{ id: 'CSG-20261207-000042', revision: 1 }], state: 'planned', placed: { departure: 'FERRY-WEI-INC@2026-12-08', unit: '40HQ' } }] } });
export const movesAnswer = z.strictObject({ moved: z.array(z.strictObject({ id: consignmentId, revision: z.number().int(), state })) }).meta({ id: 'ConsignmentsMoved' });

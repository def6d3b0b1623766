/** The contract of saved quotes: what is saved, what is given back, and what changed since. */
import { z } from 'zod';
import { CURRENCIES, MODES } from '../../../planner/domain/index.ts';
import { PICKS } from '../../../planner/quote/index.ts';
import { QUOTE_ORDERS, QUOTE_STATES } from '../../ports/store.ts';
import { exclusion, instant, money, option, path, pickDefinitions, placeRef, quoteRequest, warning } from './quote.ts';

/** Longest validity of a quote, days. */
const MOST_DAYS_VALID = 92;

export const quoteNumber = z.string().regex(/^QL-\d{8}-\d{4,6}$/).meta({ description: 'Number of a saved quote', example: 'QL-20261207-0042' });

/** Free text that a database can keep. */
export const text = (most: number) => z.string().max(most).refine((given) => !given.includes('\u0000'), { message: 'text without U+0000' });

export const customer = z
  .strictObject({
    name: text(120).trim().min(1),
    contact: text(200).trim().meta({ description: 'Whom to ask there; may be empty' }),
  })
  .meta({ id: 'Customer', example: { name: '环翠渔具示例厂', contact: '王经理 0631-5200000' } });

export const marginRule = z
  .strictObject({
    name: z.string().trim().max(60).meta({ description: 'What the firm calls it', example: 'B2B 标准' }),
    percent: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/).meta({ description: 'Added to the buying price, percent, up to 100', example: '8.0' }),
    minimum: money.nullable().meta({ description: 'At least this much is added, in the currency of the quote' }),
  })
  .meta({ id: 'MarginRule', example: { name: 'B2B 标准', percent: '8.0', minimum: null } });

const validDays = z.number().int().min(1).max(MOST_DAYS_VALID).meta({ description: 'Days until it expires, at 18:00 Beijing time of the last one', example: 7 });

export const saveRequest = z
  .strictObject({
    question: quoteRequest.meta({ description: 'Without readyUntil: an offer has one ready time' }),
    option: z.string().min(1).max(400).meta({ description: 'Id of the option that is offered', example: 'FERRY-WEI-INC@2026-12-08:loose' }),
    customer,
    note: text(2000).meta({ description: 'The firm’s own remark; it is printed on no quotation' }),
    margin: marginRule,
    validDays,
  })
  .meta({ id: 'SaveRequest' });

/** A new version of a quote: what is left out stays as it was. */
export const requoteRequest = z
  .strictObject({
    readyAt: instant.optional().meta({ description: 'Another ready time; default: that of before, or the next full hour where it has passed' }),
    option: z.string().min(1).max(400).optional().meta({ description: 'Another option; default: the same, or where it is gone the one nearest to it' }),
    margin: marginRule.optional(),
    validDays: validDays.optional(),
  })
  .meta({ id: 'RequoteRequest', example: {} });

export const editRequest = z
  .strictObject({ customer: customer.optional(), note: text(2000).optional() })
  .refine((body) => Object.keys(body).length > 0, { message: 'customer, note' })
  .meta({ id: 'EditRequest', example: { note: '客户要求周五前答复' } });

export const acceptRequest = z.strictObject({ version: z.number().int().min(1) }).meta({ id: 'AcceptRequest', example: { version: 1 } });

const state = z.enum(QUOTE_STATES).meta({ id: 'QuoteState', description: 'open: may be accepted · accepted · expired: past its validity, or ended by hand' });

/** A line the customer pays: a charge with its share of the margin. */
const sellLine = z.strictObject({ charge: z.number().int().meta({ description: 'Index into option.charges' }), amount: z.string() }).meta({ id: 'SellLine' });

export const quoteDocument = z
  .strictObject({
    format: z.literal('qilu-quote/1'),
    number: quoteNumber,
    version: z.number().int().min(1),
    savedAt: instant,
    validUntil: instant,
    edition: z.string().meta({ description: 'Content id of the data it was computed on' }),
    engineVersion: z.string(),
    question: quoteRequest.meta({ description: 'As answered: places by id, the ready time written out' }),
    scope: z.literal('door-to-door without destination duty and tax'),
    warnings: z.array(warning),
    option: option.meta({ description: 'The offer with its buying charges' }),
    rates: z.array(
      z.strictObject({ currency: z.enum(CURRENCIES), cnyPerUnit: z.string(), asOf: z.string(), status: z.enum(['example', 'loaded']), sources: z.array(z.string()) }),
    ).meta({ description: 'Exchange rates behind the offer' }),
    margin: z.strictObject({ rule: marginRule, amount: money }),
    price: z.strictObject({ buy: money, sell: money }).meta({ description: 'sell = buy + margin' }),
    sellLines: z.array(sellLine).meta({ description: 'One for each charge; they sum exactly to the selling price' }),
    front: z.array(
      z.strictObject({ id: z.string(), arrivesAt: instant, transitHours: z.number(), price: money, co2eKg: z.string(), picks: z.array(z.enum(PICKS)), modes: z.array(z.enum(MODES)) }),
    ).meta({ description: 'What else was on offer, at buying prices' }),
    pickDefinitions,
    places: z.record(z.string(), placeRef),
    paths: z.record(z.string(), path),
  })
  .meta({ id: 'QuoteDocument', description: 'One version of a saved quote: canonical JSON (RFC 8785), returned byte for byte as stored' });
export type QuoteDocument = z.infer<typeof quoteDocument>;

const versionSummary = z
  .strictObject({
    version: z.number().int(),
    savedAt: instant,
    validUntil: instant,
    edition: z.string(),
    price: z.strictObject({ buy: money, sell: money }),
    arrivesAt: instant,
    transitHours: z.number(),
    co2eKg: z.string(),
    modes: z.array(z.enum(MODES)),
    sha256: z.string().meta({ description: 'Of the document’s bytes, hex' }),
  })
  .meta({ id: 'QuoteVersionSummary' });

export const placeName = z.strictObject({ id: z.string(), names: z.record(z.string(), z.string()), zone: z.string() }).meta({ id: 'PlaceName' });

const savedQuoteRow = z
  .strictObject({
    number: quoteNumber,
    state,
    revision: z.number().int().meta({ description: 'Counts changes; the ETag of an edit' }),
    customer,
    note: z.string(),
    from: placeName,
    to: placeName,
    createdAt: instant,
    changedAt: instant,
    accepted: z.strictObject({ version: z.number().int(), at: instant }).nullable(),
    expiredAt: instant.nullable().meta({ description: 'When it was ended by hand' }),
    latest: versionSummary,
  })
  .meta({ id: 'SavedQuoteRow' });
export type SavedQuoteRowBody = z.infer<typeof savedQuoteRow>;

export const savedQuote = savedQuoteRow.extend({ versions: z.array(versionSummary).meta({ description: 'Newest first' }) }).meta({ id: 'SavedQuote' });
export type SavedQuoteBody = z.infer<typeof savedQuote>;

export const savedQuotePage = z
  .strictObject({
    rows: z.array(savedQuoteRow),
    total: z.number().int().meta({ description: 'Of the whole query, all pages' }),
    byState: z.strictObject(Object.fromEntries(QUOTE_STATES.map((s) => [s, z.number().int()])) as Record<(typeof QUOTE_STATES)[number], z.ZodNumber>),
    next: z.string().nullable().meta({ description: '`after` of the next page' }),
  })
  .meta({ id: 'SavedQuotePage' });

/** Query of the list and of its export. */
export const listQuery = z.object({
  q: z.string().max(120).optional().meta({ description: 'Words that must all occur in number, customer, contact, note or places' }),
  state: z.string().max(40).optional().meta({ description: 'States, separated by commas', example: 'open,accepted' }),
  from: z.string().max(60).optional().meta({ description: 'Place id' }),
  to: z.string().max(60).optional().meta({ description: 'Place id' }),
  sort: z.enum(QUOTE_ORDERS).optional().meta({ description: 'Default savedAt' }),
  direction: z.enum(['asc', 'desc']).optional().meta({ description: 'Default desc' }),
  limit: z.number().int().min(1).max(200).optional().meta({ description: 'Default 50' }),
  after: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

const changedLine = z
  .strictObject({
    code: z.string().meta({ description: 'Charge code' }),
    at: z.strictObject({ from: z.string(), to: z.string(), mode: z.enum(MODES).nullable() }).meta({ description: 'The step it belongs to' }),
    change: z.enum(['same', 'changed', 'added', 'dropped']),
    before: z.strictObject({ quantity: z.string(), rate: z.string(), fx: z.string(), amount: z.string() }).nullable(),
    after: z.strictObject({ quantity: z.string(), rate: z.string(), fx: z.string(), amount: z.string() }).nullable(),
    difference: z.string().meta({ description: 'After minus before, in the currency of the quote' }),
  })
  .meta({ id: 'ChangedLine' });

export const requoteAnswer = z
  .strictObject({
    number: quoteNumber,
    before: z.number().int().meta({ description: 'Version compared with' }),
    document: quoteDocument.nullable().meta({ description: 'The offer as it would be saved; null: nothing can be offered, see noRoute' }),
    match: z.enum(['same', 'nearest', 'chosen']).nullable().meta({ description: 'same: the same departures · nearest: those are gone, this is the closest in time and price · chosen: asked for by id' }),
    lines: z.array(changedLine).meta({ description: 'Buying charges line by line; differences and the margin’s sum to that of the selling price' }),
    difference: z.strictObject({ buy: money, margin: money, sell: money, arrivalMin: z.number().int(), co2eKg: z.string() }).nullable(),
    noRoute: z.array(exclusion).meta({ description: 'Why nothing can be offered now; empty when something can' }),
  })
  .meta({ id: 'RequoteAnswer' });
export type RequoteAnswerBody = z.infer<typeof requoteAnswer>;

/** Saved quotes on their way in and out: bodies with all their faults at once, rows with places by name. */
import { Big } from 'big.js';
import { toDecimalString, toMinor, toRfc3339, type Currency, type EpochMin, type PlaceId, type Result } from '../../../planner/domain/index.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import type { NamedMargin } from '../../ports/quote-writer.ts';
import { QUOTE_STATES, type Customer, type QuoteQuery, type QuoteState, type SavedQuote, type VersionSummary } from '../../ports/store.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { stateOf } from '../../usecases/change-quote.ts';
import type { z } from 'zod';
import { editRequest, listQuery, marginRule, requoteRequest, saveRequest, type SavedQuoteBody, type SavedQuoteRowBody } from './saved-quote.ts';
import { readQuery, type Query } from './query.ts';
import type { Places } from './to-api.ts';
import { shapeFaults, toInstantRequest, within, type Fault, type Known } from './to-domain.ts';

/** Reads a body by its schema in our closed set of faults. */
export const readBody = <S extends z.ZodType>(schema: S, body: unknown): Result<z.infer<S>, Fault[]> => {
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, error: shapeFaults(read.error.issues, body).map(({ value, ...fault }) => ({ ...fault, value: value === undefined ? '' : String(typeof value === 'object' ? JSON.stringify(value) : value).slice(0, 200), candidates: [] })) };
};

export interface SaveInput {
  readonly request: QuoteRequest;
  readonly option: string;
  readonly customer: Customer;
  readonly note: string;
  readonly margin: NamedMargin;
  readonly validDays: number;
}

export const toSaveInput = (body: unknown, known: Known, now: EpochMin): Result<SaveInput, Fault[]> => {
  const given = body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>) : {};
  const question = toInstantRequest(given['question'], known, now);
  const read = readBody(saveRequest, body);
  const currency: Currency = question.ok ? question.value.currency : 'CNY';
  // Whatever can be checked is checked, so that nothing surfaces only on the second try.
  const rule = marginRule.safeParse(given['margin']);
  const margin = rule.success ? toMargin(rule.data, currency, '/margin') : undefined;
  if (question.ok && read.ok && margin?.ok) {
    const { option, customer, note, validDays } = read.value;
    return { ok: true, value: { request: question.value, option, customer, note, margin: margin.value, validDays } };
  }
  const own = read.ok ? [] : read.error.filter(({ pointer }) => !pointer.startsWith('/question'));
  return { ok: false, error: [...(question.ok ? [] : question.error.map((fault) => within('/question', fault))), ...own, ...(margin && !margin.ok ? margin.error : [])] };
};

/** Percent up to 100; the least amount in the currency of the quote. */
const toMargin = (rule: z.infer<typeof marginRule>, currency: Currency, pointer: string): Result<NamedMargin, Fault[]> => {
  const faults: Fault[] = [];
  const { name, percent, minimum } = rule;
  if (Big(percent).gt(100)) faults.push({ pointer: `${pointer}/percent`, code: 'OUT_OF_RANGE', value: percent, detail: { min: 0, max: 100 }, candidates: [] });
  if (minimum && minimum.currency !== currency) faults.push({ pointer: `${pointer}/minimum/currency`, code: 'UNKNOWN_VALUE', value: minimum.currency, detail: { known: currency }, candidates: [] });
  if (minimum && !/^\d{1,12}(\.\d{1,4})?$/.test(minimum.amount)) faults.push({ pointer: `${pointer}/minimum/amount`, code: 'NOT_A_NUMBER', value: minimum.amount.slice(0, 200), detail: {}, candidates: [] });
  if (faults.length > 0) return { ok: false, error: faults };
  return { ok: true, value: { name, percent, minimum: minimum ? toMinor(Big(minimum.amount), currency) : undefined } };
};

export interface RequoteInput {
  readonly readyAt: string | undefined;
  readonly option: string | undefined;
  readonly margin: NamedMargin | undefined;
  readonly validDays: number | undefined;
}

/** @param currency Of the quote, which stays. */
export const toRequoteInput = (body: unknown, currency: Currency): Result<RequoteInput, Fault[]> => {
  const read = readBody(requoteRequest, body);
  if (!read.ok) return read;
  const { readyAt, option, margin, validDays } = read.value;
  const rule = margin && toMargin(margin, currency, '/margin');
  if (rule && !rule.ok) return rule;
  return { ok: true, value: { readyAt, option, margin: rule?.value, validDays } };
};

export const toEdit = (body: unknown): Result<Partial<Pick<SavedQuote, 'customer' | 'note'>>, Fault[]> => {
  const read = readBody(editRequest, body);
  if (!read.ok) return read;
  const { customer, note } = read.value;
  return { ok: true, value: { ...(customer ? { customer } : {}), ...(note === undefined ? {} : { note }) } };
};

export const toQuoteQuery = (query: Query, now: EpochMin): Result<QuoteQuery, Fault[]> => {
  const read = readQuery(listQuery, query, ['limit']);
  if (!read.ok) return read;
  const { q, state, from, to, sort, direction, limit, after } = read.value;
  const states = state === undefined ? [] : [...new Set(state.split(','))];
  const strange = states.filter((each) => !(QUOTE_STATES as readonly string[]).includes(each));
  if (strange.length > 0) return { ok: false, error: [{ pointer: '/state', code: 'UNKNOWN_VALUE', value: strange.join(','), detail: { known: QUOTE_STATES.join(', ') }, candidates: [] }] };
  return { ok: true, value: { text: q ?? '', states: states.length > 0 ? (states as QuoteState[]) : QUOTE_STATES, from, to, order: sort ?? 'savedAt', descending: (direction ?? 'desc') === 'desc', limit: limit ?? 50, after, now } };
};

const toVersionBody = (version: VersionSummary, places: Places): SavedQuoteBody['versions'][number] => {
  const { currency } = version;
  const money = (amount: VersionSummary['buy']) => ({ amount: toDecimalString(amount, currency), currency });
  return {
    version: version.version, savedAt: toRfc3339(version.savedAt, FIRM_ZONE), validUntil: toRfc3339(version.validUntil, FIRM_ZONE), edition: version.edition,
    price: { buy: money(version.buy), sell: money(version.sell) }, arrivesAt: toRfc3339(version.arrivesAt, places.get(version.to as PlaceId)?.zone ?? 'UTC'),
    transitHours: Math.round((version.transit / 60) * 100) / 100, co2eKg: (version.co2e / 1000).toFixed(3), modes: version.modes as SavedQuoteBody['latest']['modes'], sha256: version.sha256,
  };
};

/** A place that has left the network since keeps its id for a name. */
export const toPlaceName = (id: string, places: Places): SavedQuoteRowBody['from'] => {
  const place = places.get(id as PlaceId);
  return { id, names: place ? { ...place.names } : { zh: id, en: id, ko: id, ja: id }, zone: place?.zone ?? 'UTC' };
};

export const toRowBody = (quote: SavedQuote, places: Places, now: EpochMin): SavedQuoteRowBody => ({
  number: quote.number, state: stateOf(quote, now), revision: quote.revision, customer: { ...quote.customer }, note: quote.note,
  from: toPlaceName(quote.latest.from, places), to: toPlaceName(quote.latest.to, places), createdAt: toRfc3339(quote.createdAt, FIRM_ZONE), changedAt: toRfc3339(quote.changedAt, FIRM_ZONE),
  accepted: quote.accepted ? { version: quote.accepted.version, at: toRfc3339(quote.accepted.at, FIRM_ZONE) } : null, expiredAt: quote.expiredAt === undefined ? null : toRfc3339(quote.expiredAt, FIRM_ZONE),
  latest: toVersionBody(quote.latest, places),
});

export const toSavedQuoteBody = (quote: SavedQuote, versions: readonly VersionSummary[], places: Places, now: EpochMin): SavedQuoteBody => ({
  ...toRowBody(quote, places, now), versions: versions.map((version) => toVersionBody(version, places)),
});

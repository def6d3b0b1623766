/** An option is looked up in a fresh answer, priced with the margin and checked: nothing a caller sends is taken for a price. */
import { addDays, instantOf, localDateOf, type DayMin, type EpochMin, type MinorUnits, type PlaceId } from '../../planner/domain/index.ts';
import type { Edition } from '../../planner/network/index.ts';
import { findAgain, priceWithMargin, ratesBehind, staleRates, type Offered } from '../../planner/offer/index.ts';
import type { Option, QuoteRequest } from '../../planner/quote/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { NamedMargin, Offer } from '../ports/quote-writer.ts';
import { Refusal } from '../ports/refusal.ts';
import { FIRM_ZONE, quoteShipment } from './quote-shipment.ts';

/** An offer ends at the close of business of its last day. */
const CLOSE_OF_BUSINESS = (18 * 60) as DayMin;

export interface OfferParts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly edition: Edition;
  /** Loaded exchange rates older than this hold an offer up. */
  readonly rateDays: number;
}

/** What is looked for: an option by its id, or whatever has taken the place of an old offer. */
export type Wanted = { readonly id: string } | { readonly old: Pick<Offered, 'id' | 'rides'> };

export interface OfferTerms {
  readonly margin: NamedMargin;
  readonly validUntil: EpochMin;
}

/** @throws Refusal `OPTION_GONE`, `NOTHING_OFFERED` (nothing at all is on offer; only without an id), `FX_STALE` */
export const makeOffer = async ({ engine, clock, edition, rateDays }: OfferParts, request: QuoteRequest, wanted: Wanted, terms: OfferTerms): Promise<Offer & { readonly match: 'same' | 'nearest' | 'chosen' }> => {
  const now = clock.now();
  const { answer, paths } = await quoteShipment(engine, { exchange: edition.exchange, now, rateDays }, request);
  const chosen = 'id' in wanted ? answer.options.find(({ id }) => id === wanted.id) : undefined;
  const found = 'id' in wanted ? chosen && { option: chosen, match: 'chosen' as const } : reoffer(wanted.old, answer.options);
  if (!found) throw 'id' in wanted && answer.options.length > 0 ? new Refusal('OPTION_GONE', { option: wanted.id }) : new Refusal('NOTHING_OFFERED', {}, answer.noRoute);
  const { option, match } = found;
  const rates = ratesBehind(edition.exchange, request.currency, option.charges);
  const [stale] = staleRates(rates, localDateOf(now, FIRM_ZONE), rateDays);
  if (stale) throw new Refusal('FX_STALE', { currency: stale.currency, asOf: stale.asOf, days: rateDays });
  return { request, answer, option, match, margin: terms.margin, priced: priceWithMargin(option.charges.map(({ amount }) => amount), terms.margin), rates, paths: pathsOf(option, paths), savedAt: now, validUntil: terms.validUntil };
};

/** Close of business so many days from now. */
export const validFor = (days: number, now: EpochMin): EpochMin => instantOf(addDays(localDateOf(now, FIRM_ZONE), days), CLOSE_OF_BUSINESS, FIRM_ZONE);

const ridesOf = (option: Option): string[] => option.steps.flatMap((step) => (step.kind === 'ride' ? [`${step.service}:${step.unit.label}`] : []));

const reoffer = (old: Pick<Offered, 'id' | 'rides'>, options: readonly Option[]): { readonly option: Option; readonly match: 'same' | 'nearest' } | undefined => {
  const found = findAgain(old, options.map((option) => ({ id: option.id, rides: ridesOf(option), arrivesAt: option.arrivesAt, price: option.price as MinorUnits, option })));
  return found && { option: found.option.option, match: found.match };
};

const pathsOf = (option: Option, paths: Offer['paths']): Offer['paths'] => {
  const wanted = option.steps.flatMap((step) => (step.kind === 'ride' || step.kind === 'link' ? [`${step.from as PlaceId}>${step.to as PlaceId}:${step.mode}`] : []));
  return Object.fromEntries(wanted.flatMap((key) => (paths[key] ? [[key, paths[key]]] : [])));
};

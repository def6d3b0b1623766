/** From an offer to the document that is stored, and from a stored document back to what can be asked and compared again. */
import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { Big } from 'big.js';
import type { z } from 'zod';
import { epochMin, gramsCo2e, parseInstant, toDecimalString, toMinor, toRfc3339, type Currency, type MinorUnits, type Place, type PlaceId } from '../../../planner/domain/index.ts';
import { compareOffers, type ChangedLine, type LedgerLine, type Offered, type OfferFigures } from '../../../planner/offer/index.ts';
import { PICK_DEFINITIONS, type QuoteRequest } from '../../../planner/quote/index.ts';
import type { NamedMargin, Offer, WriteDocument } from '../../ports/quote-writer.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { QuoteRequestBody } from './quote.ts';
import type { marginRule, QuoteDocument, RequoteAnswerBody } from './saved-quote.ts';
import { toOptionBody, toPathsBody, toPlaceBody, toWarningBody, type Places } from './to-api.ts';

type Modes = QuoteDocument['front'][number]['modes'];

export const documentWriter = (places: Places, engineVersion: string): WriteDocument => (offer, number, version) => {
  const document = canonicalize(toDocument(offer, number, version, places, engineVersion));
  return { document, sha256: createHash('sha256').update(document).digest('hex') };
};

export const toDocument = (offer: Offer, number: string, version: number, places: Places, engineVersion: string): QuoteDocument => {
  const { answer, option, request, priced, margin } = offer;
  const { currency } = answer;
  const money = (amount: Parameters<typeof toDecimalString>[0]) => ({ amount: toDecimalString(amount, currency), currency });
  const bodies = answer.options.map((each) => toOptionBody(each, currency, places));
  const named = new Set<PlaceId>([request.from, request.to, ...option.steps.flatMap((step) => [step.from, step.to])]);
  return {
    format: 'qilu-quote/1', number, version, savedAt: toRfc3339(offer.savedAt, FIRM_ZONE), validUntil: toRfc3339(offer.validUntil, FIRM_ZONE), edition: answer.edition, engineVersion,
    question: toQuestionBody(request, places), scope: 'door-to-door without destination duty and tax', warnings: answer.warnings.map(toWarningBody),
    option: toOptionBody(option, currency, places),
    rates: offer.rates.map((rate) => ({ currency: rate.currency, cnyPerUnit: rate.cnyPerUnit, asOf: rate.asOf, status: rate.status, sources: [...rate.provenance.sources] })),
    margin: { rule: toMarginBody(margin, currency), amount: money(priced.margin) },
    price: { buy: money(priced.buy), sell: money(priced.sell) },
    sellLines: priced.lines.map((amount, charge) => ({ charge, amount: toDecimalString(amount, currency) })),
    front: bodies.map(({ id, arrivesAt, transitHours, price, co2eKg, picks, steps }) => ({ id, arrivesAt, transitHours, price, co2eKg, picks, modes: steps.flatMap((step): Modes => (step.kind === 'ride' && step.mode ? [step.mode] : [])) })),
    pickDefinitions: { ...PICK_DEFINITIONS },
    places: Object.fromEntries([...named].flatMap((id) => (places.has(id) ? [[id, toPlaceBody(places.get(id) as Place)]] : []))),
    paths: toPathsBody(offer.paths),
  };
};

/** The question as it was understood: every default written out, places by id, times on the origin's clock. */
const toQuestionBody = (request: QuoteRequest, places: Places): QuoteRequestBody => {
  const zone = places.get(request.from)?.zone ?? 'UTC';
  const { cargo } = request;
  return {
    from: request.from, to: request.to, weightKg: Big(cargo.weight).div(1000).toFixed(), volumeCbm: Big(cargo.volume).div(1_000_000).toFixed(),
    value: { amount: toDecimalString(cargo.value.amount, cargo.value.currency), currency: cargo.value.currency },
    readyAt: toRfc3339(request.readyAt, zone), ...(request.dueAt === undefined ? {} : { dueAt: toRfc3339(request.dueAt, zone) }),
    regime: request.regime as NonNullable<QuoteRequestBody['regime']>, currency: request.currency, temperature: cargo.temperature as NonNullable<QuoteRequestBody['temperature']>,
    ...(cargo.hsCode === undefined ? {} : { hsCode: cargo.hsCode }), ...(cargo.dangerousGoods === undefined ? {} : { dg: cargo.dangerousGoods }),
    ...(request.modes === undefined ? {} : { modes: [...request.modes] }), ...(request.carriers === undefined ? {} : { carriers: [...request.carriers] }),
    ...(request.via.length === 0 ? {} : { via: [...request.via] }), ...(request.avoid.length === 0 ? {} : { avoid: [...request.avoid] }), statuses: [...request.statuses],
  };
};

const toMarginBody = (margin: NamedMargin, currency: Currency): z.infer<typeof marginRule> => ({
  name: margin.name, percent: margin.percent, minimum: margin.minimum === undefined ? null : { amount: toDecimalString(margin.minimum, currency), currency },
});

/** A stored document is our own writing: it is parsed, not checked again. */
export const readDocument = (document: string): QuoteDocument => JSON.parse(document) as QuoteDocument;

export const offeredIn = ({ option }: QuoteDocument): Pick<Offered, 'id' | 'rides'> => ({ id: option.id, rides: option.steps.flatMap((step) => (step.kind === 'ride' ? [`${step.service}:${step.unit}`] : [])) });

export const ledgerOf = ({ option }: Pick<QuoteDocument, 'option'>): LedgerLine[] =>
  option.charges.map(({ code, step, quantity, rate, fx, amount, currency }) => {
    const at = option.steps[step];
    return { code, at: { from: at?.from ?? '', to: at?.to ?? '', mode: at?.mode ?? undefined }, quantity, rate, fx, amount: toMinor(Big(amount), currency) };
  });

export const marginIn = ({ margin, price }: QuoteDocument): NamedMargin => ({
  name: margin.rule.name, percent: margin.rule.percent, minimum: margin.rule.minimum === null ? undefined : toMinor(Big(margin.rule.minimum.amount), price.sell.currency),
});

export const toChangedLine = ({ before, after, ...line }: ChangedLine, currency: Currency): RequoteAnswerBody['lines'][number] => {
  const told = (each: LedgerLine | undefined) => (each ? { quantity: each.quantity, rate: each.rate, fx: each.fx, amount: toDecimalString(each.amount, currency) } : null);
  return { code: line.code, at: { from: line.at.from, to: line.at.to, mode: (line.at.mode ?? null) as RequoteAnswerBody['lines'][number]['at']['mode'] }, change: line.change, before: told(before), after: told(after), difference: toDecimalString(line.difference, currency) };
};

const figuresOf = ({ price, margin, option }: QuoteDocument): OfferFigures => ({
  buy: toMinor(Big(price.buy.amount), price.buy.currency), margin: toMinor(Big(margin.amount.amount), margin.amount.currency), sell: toMinor(Big(price.sell.amount), price.sell.currency),
  arrivesAt: parseInstant(option.arrivesAt) ?? epochMin(0), co2e: gramsCo2e(Big(option.co2eKg).times(1000).toNumber()),
});

/** Of two documents in one currency. */
export const differenceOf = (before: QuoteDocument, after: QuoteDocument): NonNullable<RequoteAnswerBody['difference']> => {
  const { currency } = after.price.sell;
  const { buy, margin, sell, arrival, co2e } = compareOffers(figuresOf(before), figuresOf(after));
  const money = (amount: MinorUnits) => ({ amount: toDecimalString(amount, currency), currency });
  return { buy: money(buy), margin: money(margin), sell: money(sell), arrivalMin: arrival, co2eKg: Big(co2e).div(1000).toFixed(3) };
};

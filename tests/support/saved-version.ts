/** A saved version of an offer on the reference network, as the store would hold it: a real quote, sold with the planner's own margin. */
import { minorUnits, parseInstant, toRfc3339, toDecimalString } from '../../planner/domain/index.ts';
import { pathBetween, type Network } from '../../planner/network/index.ts';
import { priceWithMargin, ratesBehind, type MarginRule } from '../../planner/offer/index.ts';
import { makeQuote, type Option, type QuoteAnswer } from '../../planner/quote/index.ts';
import type { QuoteRequestBody } from '../../server/http/contract/quote.ts';
import { quoteDocument, type QuoteDocument } from '../../server/http/contract/saved-quote.ts';
import { toPathsBody, toPlaceBody, toQuoteBody } from '../../server/http/contract/to-api.ts';
import { toQuoteRequest } from '../../server/http/contract/to-domain.ts';

export interface SavedVersionOf {
  readonly network: Network;
  readonly ask: Partial<QuoteRequestBody> & { readonly from: string; readonly to: string };
  readonly choose: (options: readonly Option[]) => Option | undefined;
  readonly margin?: MarginRule;
}

const SAVED_AT = '2026-12-07T09:12:00+08:00';

export const savedVersion = ({ network, ask, choose, margin = { percent: '8.00', minimum: undefined } }: SavedVersionOf): QuoteDocument => {
  const question = { weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' as const }, readyAt: '2026-12-07T10:00:00+08:00', ...ask };
  const request = toQuoteRequest(question, network.edition, parseInstant(SAVED_AT) as never);
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const answer: QuoteAnswer = makeQuote(network, request.value);
  const option = choose(answer.options);
  if (!option) throw new Error(`no such option from ${ask.from} to ${ask.to}: ${answer.options.map((o) => o.id).join(', ')}`);
  const body = toQuoteBody(answer, request.value.from, network.places, 'test', 0);
  const chosen = body.options[answer.options.indexOf(option)];
  if (!chosen) throw new Error('the body has fewer options than the answer');
  const { currency } = answer;
  const priced = priceWithMargin(option.charges.map((charge) => charge.amount), margin);
  const money = (amount: number) => ({ amount: toDecimalString(minorUnits(amount), currency), currency });
  const places = [...new Set(option.steps.flatMap((step) => [step.from, step.to]))].flatMap((id) => network.places.get(id) ?? []);
  return quoteDocument.parse({
    format: 'qilu-quote/1', number: 'QL-20261207-0042', version: 1, savedAt: SAVED_AT, validUntil: '2026-12-14T18:00:00+08:00', edition: answer.edition, engineVersion: 'test',
    question: { ...question, from: request.value.from, to: request.value.to, regime: request.value.regime, currency },
    scope: 'door-to-door without destination duty and tax', warnings: body.warnings, option: chosen,
    rates: ratesBehind(network.edition.exchange, currency, option.charges).map((rate) => ({ currency: rate.currency, cnyPerUnit: String(rate.cnyPerUnit), asOf: rate.asOf, status: rate.status, sources: [...rate.provenance.sources] })),
    margin: { rule: { name: 'B2B 标准', percent: margin.percent, minimum: margin.minimum === undefined ? null : money(margin.minimum) }, amount: money(priced.margin) },
    price: { buy: money(priced.buy), sell: money(priced.sell) },
    sellLines: priced.lines.map((amount, charge) => ({ charge, amount: toDecimalString(amount, currency) })),
    front: body.options.map(({ id, arrivesAt, transitHours, price, co2eKg, picks, steps }) => ({ id, arrivesAt, transitHours, price, co2eKg, picks, modes: steps.flatMap((step) => (step.kind === 'ride' && step.mode ? [step.mode] : [])) })),
    pickDefinitions: body.pickDefinitions,
    places: Object.fromEntries(places.map((place) => [place.id, toPlaceBody(place)])),
    paths: toPathsBody(Object.fromEntries(option.steps.flatMap((step) => (step.kind === 'ride' || step.kind === 'link' ? [[`${step.from}>${step.to}:${step.mode}`, pathBetween(network, step.from, step.to, step.mode)]] : [])))),
  });
};

export const atBeijing = (instant: string): string => toRfc3339(parseInstant(instant) as never, 'Asia/Shanghai');

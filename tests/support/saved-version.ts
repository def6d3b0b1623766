/** A version of an offer on the reference network as the store would hold it, made by the use case that saves. */
import { parseInstant } from '../../planner/domain/index.ts';
import type { Network } from '../../planner/network/index.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { QuoteRequestBody } from '../../server/http/contract/quote.ts';
import { quoteDocument, type QuoteDocument } from '../../server/http/contract/saved-quote.ts';
import { toDocument } from '../../server/http/contract/to-document.ts';
import { toQuoteRequest } from '../../server/http/contract/to-domain.ts';
import { makeOffer, validFor } from '../../server/usecases/make-offer.ts';
import { quoteShipment } from '../../server/usecases/quote-shipment.ts';

const SAVED_AT = '2026-12-07T09:12:00+08:00';
const RATE_DAYS = 7;

/** @param choose The option that is offered, among the ids of the front. */
export const savedVersion = async (network: Network, question: Partial<QuoteRequestBody>, choose: (ids: readonly string[]) => string | undefined): Promise<QuoteDocument> => {
  const now = parseInstant(SAVED_AT);
  if (now === undefined) throw new Error(SAVED_AT);
  const { edition } = network;
  const request = toQuoteRequest({ weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T10:00:00+08:00', ...question }, edition, now);
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const engine = inlineEngine(network);
  const { answer } = await quoteShipment(engine, { exchange: edition.exchange, now, rateDays: RATE_DAYS }, request.value);
  const ids = answer.options.map((option) => option.id);
  const id = choose(ids);
  if (id === undefined) throw new Error(`no such option among ${ids.join(', ')}`);
  const offer = await makeOffer({ engine, clock: { now: () => now, nowMs: () => now * 60_000 }, edition, rateDays: RATE_DAYS }, request.value, { id }, { margin: { name: 'B2B 标准', percent: '8.37', minimum: undefined }, validUntil: validFor(7, now) });
  return quoteDocument.parse(toDocument(offer, 'QL-20261207-0042', 1, network.places, 'test'));
};

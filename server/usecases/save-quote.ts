/** Offers that are kept: saved, computed again as a further version, saved again under a new number. */
import { localDateOf, type EpochMin, type Mode, type PlaceId } from '../../planner/domain/index.ts';
import type { Offer, WriteDocument } from '../ports/quote-writer.ts';
import { Refusal } from '../ports/refusal.ts';
import type { Customer, KeptAnswer, QuoteVersion, SavedQuote, Store, VersionSummary, WriteKey, Writes } from '../ports/store.ts';
import { FIRM_ZONE } from './quote-shipment.ts';

/** Puts a quote as it now stands into the words of whoever asked; kept with the key and given again to a repeated call. */
export type Respond = (quote: SavedQuote, versions: readonly VersionSummary[]) => KeptAnswer;
export interface Written {
  readonly answer: KeptAnswer;
  readonly replayed: boolean;
}
export interface SaveParts {
  readonly store: Store;
  readonly writeDocument: WriteDocument;
}

/** Saves an offer under the next number of its day. The offer is made before: the transaction holds nothing but its writing. */
export const saveQuote = ({ store, writeDocument }: SaveParts, key: WriteKey, offer: Offer, about: { readonly customer: Customer; readonly note: string }, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const number = await tx.nextNumber(localDateOf(offer.savedAt, FIRM_ZONE).replaceAll('-', ''));
    const quote = await tx.addQuote({ number, ...about, createdAt: offer.savedAt, accepted: undefined, expiredAt: undefined }, toVersion(offer, number, 1, writeDocument));
    return respond(quote, await tx.versions(number));
  });

/** Saves an offer as the next version of an open or expired quote, which opens it again. @throws Refusal `NOT_FOUND`, `PRECONDITION_FAILED`, `QUOTE_NOT_OPEN` */
export const saveVersion = ({ store, writeDocument }: SaveParts, key: WriteKey, number: string, revision: Revisions, offer: Offer, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const quote = await lockAt(tx, number, revision);
    if (quote.accepted) throw new Refusal('QUOTE_NOT_OPEN', { state: 'accepted' });
    const added = await tx.addVersion(number, toVersion(offer, number, quote.latest.version + 1, writeDocument));
    const reopened = added.expiredAt === undefined ? added : await tx.setState(number, { accepted: undefined, expiredAt: undefined }, offer.savedAt);
    return respond(reopened, await tx.versions(number));
  });

/** Revisions one of which an editor has seen, as they were given; `*` stands for any. */
export type Revisions = '*' | readonly string[];

/** The quote, locked, if it is still at a revision its editor has seen. */
export const lockAt = async (tx: Writes, number: string, revision: Revisions): Promise<SavedQuote> => {
  const quote = await tx.lockQuote(number);
  if (!quote) throw new Refusal('NOT_FOUND', { number });
  if (revision !== '*' && !revision.includes(String(quote.revision))) throw new Refusal('PRECONDITION_FAILED', { seen: revision.join(', '), now: quote.revision });
  return quote;
};

const toVersion = (offer: Offer, number: string, version: number, writeDocument: WriteDocument): QuoteVersion => {
  const { option, priced, request } = offer;
  return {
    version, savedAt: offer.savedAt as EpochMin, validUntil: offer.validUntil, edition: offer.answer.edition, currency: offer.answer.currency, buy: priced.buy, sell: priced.sell,
    arrivesAt: option.arrivesAt, transit: option.transit, co2e: option.co2e, from: request.from as PlaceId, to: request.to as PlaceId,
    modes: option.steps.flatMap((step): Mode[] => (step.kind === 'ride' ? [step.mode] : [])),
    ...writeDocument(offer, number, version),
  };
};

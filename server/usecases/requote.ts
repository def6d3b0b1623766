/** An old offer computed again: on today's data, with what the caller changes. */
import type { QuoteRequest } from '../../planner/quote/index.ts';
import type { Offered } from '../../planner/offer/index.ts';
import type { NamedMargin, Offer } from '../ports/quote-writer.ts';
import { makeOffer, validFor, type OfferParts } from './make-offer.ts';

export interface OldOffer {
  readonly offered: Pick<Offered, 'id' | 'rides'>;
  readonly margin: NamedMargin;
  /** Days it was valid. */
  readonly days: number;
}
export interface Changes {
  readonly option: string | undefined;
  readonly margin: NamedMargin | undefined;
  readonly validDays: number | undefined;
}

/** @throws Refusal as `makeOffer` */
export const offerAgain = (parts: OfferParts, request: QuoteRequest, old: OldOffer, changes: Changes): Promise<Offer & { readonly match: 'same' | 'nearest' | 'chosen' }> =>
  makeOffer(parts, request, changes.option === undefined ? { old: old.offered } : { id: changes.option }, {
    margin: changes.margin ?? old.margin,
    validUntil: validFor(changes.validDays ?? old.days, parts.clock.now()),
  });

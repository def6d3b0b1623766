import type { EpochMin, ExchangeRate, MinorUnits } from '../../planner/domain/index.ts';
import type { Path } from '../../planner/network/index.ts';
import type { Priced } from '../../planner/offer/index.ts';
import type { Option, QuoteAnswer, QuoteRequest } from '../../planner/quote/index.ts';

/** What a firm adds, by the name it gives it. */
export interface NamedMargin {
  readonly name: string;
  readonly percent: string;
  readonly minimum: MinorUnits | undefined;
}

/** An option of an answer as it is offered to a customer. */
export interface Offer {
  readonly request: QuoteRequest;
  readonly answer: QuoteAnswer;
  readonly option: Option;
  readonly margin: NamedMargin;
  readonly priced: Priced;
  readonly rates: readonly ExchangeRate[];
  readonly paths: Readonly<Record<string, Path>>;
  readonly savedAt: EpochMin;
  readonly validUntil: EpochMin;
}

/** Writes an offer as the document that is stored: canonical JSON. */
export type WriteDocument = (offer: Offer, number: string, version: number) => { readonly document: string; readonly sha256: string };

/** What two offers in one currency differ by as a whole. */
import { gramsCo2e, minorUnits, minutes, type EpochMin, type GramsCo2e, type MinorUnits, type Minutes } from '../domain/index.ts';

/** The figures of an offer; the three prices in the same currency as those it is held against. */
export interface OfferFigures {
  readonly buy: MinorUnits;
  readonly margin: MinorUnits;
  readonly sell: MinorUnits;
  readonly arrivesAt: EpochMin;
  readonly co2e: GramsCo2e;
}
export interface OfferDifference {
  readonly buy: MinorUnits;
  readonly margin: MinorUnits;
  readonly sell: MinorUnits;
  readonly arrival: Minutes;
  readonly co2e: GramsCo2e;
}

/** @returns after minus before: positive is dearer, later, more. */
export const compareOffers = (before: OfferFigures, after: OfferFigures): OfferDifference => ({
  buy: minorUnits(after.buy - before.buy),
  margin: minorUnits(after.margin - before.margin),
  sell: minorUnits(after.sell - before.sell),
  arrival: minutes(after.arrivesAt - before.arrivesAt),
  co2e: gramsCo2e(after.co2e - before.co2e),
});

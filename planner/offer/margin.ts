import { Big } from 'big.js';
import { minorUnits, sum, type MinorUnits } from '../domain/index.ts';
import { assert, shareByLargestRemainder } from '../support/index.ts';

/** What a firm adds to its buying price. */
export interface MarginRule {
  /** Percent of the buying price, decimal string. */
  readonly percent: string;
  /** At least this, in the quote's currency. */
  readonly minimum: MinorUnits | undefined;
}

export interface Priced {
  readonly buy: MinorUnits;
  readonly margin: MinorUnits;
  /** buy + margin */
  readonly sell: MinorUnits;
  /** What the customer pays for each charge, in their order; they sum exactly to `sell`. */
  readonly lines: readonly MinorUnits[];
}

/**
 * Sells a ledger. The margin is rounded once, half away from zero; the selling price is shared over the charges by largest remainder
 * (Hamilton's method: each line is within one minor unit of its exact share; ties go to the earlier line).
 * @param charges Buying amounts, not negative, at least one.
 */
export const priceWithMargin = (charges: readonly MinorUnits[], rule: MarginRule): Priced => {
  assert(charges.length > 0 && charges.every((amount) => amount >= 0), 'charges to be sold', { charges: charges.length });
  const buy = sum(charges);
  const share = Big(buy).times(rule.percent).div(100).round(0, Big.roundHalfUp).toNumber();
  const margin = minorUnits(Math.max(share, rule.minimum ?? 0));
  const sell = minorUnits(buy + margin);
  return { buy, margin, sell, lines: shareByLargestRemainder(sell, charges.map(BigInt)).map(minorUnits) };
};

/** What is left of a selling price above the buying price. */
export const marginOf = ({ buy, sell }: Pick<Priced, 'buy' | 'sell'>): MinorUnits => minorUnits(sell - buy);

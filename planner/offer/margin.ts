import { Big } from 'big.js';
import { minorUnits, sum, type MinorUnits } from '../domain/index.ts';
import { assert } from '../support/index.ts';

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
  return { buy, margin, sell, lines: shareOut(sell, charges) };
};

/** Free charges all the way bear equal shares of whatever is added. */
const shareOut = (total: MinorUnits, charges: readonly MinorUnits[]): MinorUnits[] => {
  const given = charges.map(BigInt);
  const weights = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const all = weights.reduce((a, b) => a + b, 0n);
  const lines = weights.map((weight) => Number((BigInt(total) * weight) / all));
  const remainders = weights.map((weight, line) => ({ line, rest: (BigInt(total) * weight) % all }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.line - b.line : a.rest > b.rest ? -1 : 1));
  const missing = total - lines.reduce((a, b) => a + b, 0);
  for (const { line } of remainders.slice(0, missing)) lines[line] = (lines[line] as number) + 1;
  return lines.map(minorUnits);
};

/** What is left of a selling price above the buying price. */
export const marginOf = ({ buy, sell }: Pick<Priced, 'buy' | 'sell'>): MinorUnits => minorUnits(sell - buy);

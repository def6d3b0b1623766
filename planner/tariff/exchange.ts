import { Big } from 'big.js';
import { EXPONENT, minorUnits, type Currency, type ExchangeRate, type MinorUnits } from '../domain/index.ts';
import { assert, fraction, roundedQuotient } from '../support/index.ts';

/** Digits a pair's rate keeps: what is printed is what was multiplied. */
const SIGNIFICANT_DIGITS = 10;

/** Turns amounts of any currency into the quote's. Rates go through CNY. */
export interface Exchange {
  readonly to: Currency;
  /** Quote currency per unit of `from`, decimal string. */
  rate(from: Currency): string;
  /** Rounded once to the quote's minor units, half away from zero. */
  convert(amount: MinorUnits, from: Currency): MinorUnits;
  knows(from: Currency): boolean;
}

export const makeExchange = (rates: readonly ExchangeRate[], to: Currency): Exchange => {
  const cny = new Map(rates.map((rate) => [rate.currency, Big(rate.cnyPerUnit)]));
  cny.set('CNY', Big(1));
  const knows = (currency: Currency): boolean => cny.has(currency);
  const pairs = new Map<Currency, { text: string; numerator: bigint; denominator: bigint }>();
  const pair = (from: Currency) => {
    const known = pairs.get(from);
    if (known) return known;
    const [source, target] = [cny.get(from), cny.get(to)];
    assert(source && target, 'a rate for every currency that is priced', { from, to });
    const text = from === to ? '1' : Big(source.div(target).toPrecision(SIGNIFICANT_DIGITS)).toFixed();
    const { numerator, denominator } = fraction(text);
    const shift = EXPONENT[to] - EXPONENT[from];
    const made = { text, numerator: numerator * 10n ** BigInt(Math.max(0, shift)), denominator: denominator * 10n ** BigInt(Math.max(0, -shift)) };
    pairs.set(from, made);
    return made;
  };
  return {
    to, knows,
    rate: (from) => pair(from).text,
    convert: (amount, from) => {
      if (from === to) return amount;
      const { numerator, denominator } = pair(from);
      return minorUnits(roundedQuotient(BigInt(amount) * numerator, denominator));
    },
  };
};

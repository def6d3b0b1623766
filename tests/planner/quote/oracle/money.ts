import type { Currency } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { Mistake } from './features.ts';
import { decimal, over, powerOfTen, ratio, roundHalfUp, significant, times, type Rational } from './rational.ts';

const DECIMALS: Readonly<Record<Currency, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0, KRW: 0, RUB: 2, KZT: 2 };
const RATE_DIGITS = 10;
const MISTAKEN_RATE_DIGITS = 3;

/** Amounts in major and minor units, and exchange through CNY. */
export const makeExchangeRates = (dataset: Dataset, quote: Currency, mistake: Mistake | undefined) => {
  const cnyPerUnit = new Map(dataset.exchange.map((rate) => [rate.currency, decimal(rate.cnyPerUnit)]));
  const inCny = (of: Currency): Rational => {
    const rate = of === 'CNY' ? ratio(1) : cnyPerUnit.get(of);
    if (!rate) throw new Error(`no exchange rate of ${of}`);
    return rate;
  };
  const rateOf = (from: Currency, to: Currency): Rational =>
    from === to ? ratio(1) : significant(over(inCny(from), inCny(to)), mistake === 'fx' ? MISTAKEN_RATE_DIGITS : RATE_DIGITS);
  const toMinor = (major: Rational, of: Currency): bigint => roundHalfUp(times(major, powerOfTen(DECIMALS[of])));
  const toMajor = (minor: bigint | number, of: Currency): Rational => times(ratio(minor), powerOfTen(-DECIMALS[of]));
  const toQuote = (minor: bigint, from: Currency): number => Number(toMinor(times(toMajor(minor, from), rateOf(from, quote)), quote));
  return { rateOf, toMinor, toMajor, toQuote };
};
export type ExchangeRates = ReturnType<typeof makeExchangeRates>;

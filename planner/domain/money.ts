import { Big } from 'big.js';
import { minorUnits, type MinorUnits } from './units.ts';

export const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'KRW', 'RUB', 'KZT'] as const;
export type Currency = (typeof CURRENCIES)[number];
export interface Money {
  readonly amount: MinorUnits;
  readonly currency: Currency;
}
/** ISO 4217 exponents. Never divide by 100 by hand: a won has no fen. */
export const EXPONENT: Readonly<Record<Currency, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0, KRW: 0, RUB: 2, KZT: 2 };

/** The one rounding of money: a decimal amount of major units to minor units, half away from zero. */
export const toMinor = (majorUnits: Big, currency: Currency): MinorUnits =>
  minorUnits(majorUnits.times(Big(10).pow(EXPONENT[currency])).round(0, Big.roundHalfUp).toNumber());

export const toMajor = (amount: MinorUnits, currency: Currency): Big => Big(amount).div(Big(10).pow(EXPONENT[currency]));

/** `123456` fen as `1234.56`, `98000` won as `98000`: always as many decimals as the currency has. */
export const toDecimalString = (amount: MinorUnits, currency: Currency): string =>
  toMajor(amount, currency).toFixed(EXPONENT[currency]);

/** The exact sum of decimal strings of one currency. */
export const sumOfDecimals = (amounts: readonly string[], currency: Currency): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), Big(0)).toFixed(EXPONENT[currency]);

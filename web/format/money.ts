/** Amounts arrive as decimal strings and stay exact: Intl formats the string, sums run on integers. */
import type { Currency } from '../api/types.ts';

/** One sign per currency, whatever the language: a yen is never mistaken for a yuan. */
const SIGNS: Readonly<Record<Currency, string>> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', JPY: 'JP¥', KRW: '₩', RUB: '₽', KZT: '₸' };
/** Minor digits, ISO 4217. */
const DIGITS: Readonly<Record<Currency, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0, KRW: 0, RUB: 2, KZT: 2 };
export const CURRENCIES = Object.keys(SIGNS) as readonly Currency[];

const decimals = (amount: string): number => amount.split('.')[1]?.length ?? 0;
const digits = (amount: string, at: number): string =>
  new Intl.NumberFormat('en', { minimumFractionDigits: at, maximumFractionDigits: at }).format(amount as `${number}`);

/** `26,077.45` with as many decimals as the text has. */
export const formatDecimal = (amount: string): string => digits(amount, decimals(amount));
export const formatMoney = (amount: string, currency: Currency): string => `${SIGNS[currency]}${formatDecimal(amount)}`;
/** A rate, which may be finer than the currency: at least the currency's decimals, never fewer than it has. */
export const formatRate = (rate: string, currency: Currency): string => {
  const whole = /^-?\d+(\.0+)?$/.test(rate);
  return `${SIGNS[currency]}${whole ? digits(rate, 0) : digits(rate, Math.max(decimals(rate), DIGITS[currency]))}`;
};
export const signOf = (currency: Currency): string => SIGNS[currency];

/** The exact sum of decimal strings, with the most decimals any of them has. */
export const sumDecimals = (amounts: readonly string[]): string => {
  const scale = Math.max(0, ...amounts.map(decimals));
  const total = amounts.reduce((sum, amount) => sum + toUnits(amount, scale), 0n);
  const text = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  const cut = text.length - scale;
  return `${total < 0n ? '-' : ''}${text.slice(0, cut)}${scale > 0 ? `.${text.slice(cut)}` : ''}`;
};
/** The amount with its sign turned. */
export const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);
/** `+118.30`, `−4.00`, `0.00`: a difference always says which way. */
export const formatDifference = (amount: string): string => `${/^-?[0.]+$/.test(amount) ? '' : amount.startsWith('-') ? '−' : '+'}${formatDecimal(amount.replace(/^-/, ''))}`;
const toUnits = (amount: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.');
  const negative = whole.startsWith('-');
  const units = BigInt(whole.replace('-', '') + fraction.padEnd(scale, '0'));
  return negative ? -units : units;
};

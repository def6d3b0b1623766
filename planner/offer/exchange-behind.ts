import { dayNumber, type Currency, type ExchangeRate, type LocalDate } from '../domain/index.ts';
import type { Charge } from '../quote/index.ts';

/** The rates an offer's amounts went through, by currency. CNY is what all others are told in. */
export const ratesBehind = (rates: readonly ExchangeRate[], currency: Currency, charges: readonly Pick<Charge, 'native'>[]): ExchangeRate[] => {
  const foreign = new Set(charges.map(({ native }) => native.currency).filter((native) => native !== currency));
  if (foreign.size > 0) foreign.add(currency);
  foreign.delete('CNY');
  return rates.filter((rate) => foreign.has(rate.currency)).sort((a, b) => (a.currency < b.currency ? -1 : 1));
};

/** Loaded rates older than the limit, in days. Example rates are marked as such everywhere and never pass for market rates, so age does not count. */
export const staleRates = (rates: readonly ExchangeRate[], today: LocalDate, mostDays: number): ExchangeRate[] =>
  rates.filter((rate) => rate.status === 'loaded' && dayNumber(today) - dayNumber(rate.asOf) > mostDays);

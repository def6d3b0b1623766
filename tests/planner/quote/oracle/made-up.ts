import type { Currency, Provenance } from '../../../../planner/domain/index.ts';

export const PROVENANCE: Provenance = { confidence: 'estimated', sources: [], remark: '' };

/** Rough worth in CNY, to write a price that is meant in CNY in another currency. */
export const CNY_PER_UNIT: Readonly<Record<string, number>> = { CNY: 1, USD: 7.1368, EUR: 7.7913, KRW: 0.005137, JPY: 0.04761 };

/** Writes a CNY amount as a decimal string of the currency. */
export const makeMoney = (currency: Currency) => (cny: number): string => {
  const amount = cny / (CNY_PER_UNIT[currency] ?? 1);
  return amount.toFixed(amount > 1000 ? 0 : 2);
};

/** Duty and tax at a border, and the versions of rules that hold on a day. */
import type { ImportTax, LocalDate, RegimeRule } from '../domain/index.ts';
import type { Edition } from '../network/index.ts';

const holds = (row: { readonly validFrom?: LocalDate | undefined; readonly validTo?: LocalDate | undefined }, date: LocalDate): boolean => (row.validFrom === undefined || row.validFrom <= date) && (row.validTo === undefined || date <= row.validTo);

/** The latest that holds; undefined: nothing is known of the country. */
export const taxAt = ({ importTaxes }: Edition, country: string, way: ImportTax['way'], date: LocalDate): ImportTax | undefined =>
  importTaxes.filter((tax) => tax.country === country && tax.way === way && holds(tax, date)).toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))[0];

/** Of the value, what is not given back: duty, and VAT on value and duty where it stays with the importer. */
export const dutyShare = ({ duty, vat, isVatReturned }: ImportTax): number => Math.round((duty + (isVatReturned ? 0 : vat * (1 + duty))) * 1e6) / 1e6;

export const rulesAt = ({ regimeRules }: Edition, regimes: readonly string[], date: LocalDate): readonly RegimeRule[] =>
  regimeRules.filter((rule) => regimes.includes(rule.regime) && holds(rule, date)).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** From the cells of a row to one SKU in one market; all faults of the row at once. */
import { Big } from 'big.js';
import { CURRENCIES, cubicCentimetres, EXPONENT, grams, share, toMinor, type Currency, type Place } from '../../../planner/domain/index.ts';
import { weeklyVariance } from '../../../planner/warehouses/index.ts';
import type { AssortmentLine } from '../../ports/assortments.ts';
import type { CellFault } from '../../ports/rfqs.ts';
import { textIn, toCurrency, toDecimal } from '../tables/cells.ts';
import { WEEK_FIELDS, type AssortmentField } from './columns.ts';

/** How a market's name is looked up. */
export type FindMarket = (wanted: string) => { readonly place: Place } | { readonly candidates: readonly Place[] };
export interface LineWords {
  readonly find: FindMarket;
  /** Known classes and modes. */
  readonly temperatures: readonly string[];
  readonly regimes: readonly string[];
}
export type AssortmentCells = ReadonlyMap<AssortmentField, string>;

/** Both ways of stock, and each order from home by itself. */
const USUAL_REGIMES = ['9810', '9610'];
const LONGEST = { sku: 60, name: 120 } as const;
/** One unit: a parcel van is the largest thing sold to a door. */
const MOST = { weightKg: 2000, volumeCbm: 20, value: 1e9, units: 1e7, shelfDays: 3650 } as const;
const SHOWN = 200;

/** @param weeks of the table */
export const readLine = (cells: AssortmentCells, weeks: number, { find, temperatures, regimes }: LineWords): { readonly line: AssortmentLine | undefined; readonly faults: readonly CellFault[] } => {
  const text = textIn(cells);
  const faults: CellFault[] = [];
  const tell = (field: AssortmentField, code: CellFault['code'], detail: CellFault['detail'] = {}, candidates: readonly string[] = []): undefined =>
    void faults.push({ field, code, value: (text(field) ?? '').slice(0, SHOWN), detail, candidates });
  const words = (field: 'sku' | 'name'): string => {
    const given = text(field) ?? '';
    if (given.length > LONGEST[field]) tell(field, 'TOO_LONG', { length: given.length, max: LONGEST[field] });
    return given;
  };
  /** Undefined: blank, or a fault was told. @param above whether nothing is too little */
  const number = (field: AssortmentField, max: number, decimals: number, above: boolean): number | undefined => {
    const cell = text(field);
    if (cell === undefined) return undefined;
    const value = Number(toDecimal(cell, decimals));
    if (Number.isNaN(value)) return tell(field, 'NOT_A_NUMBER');
    if (value > max || value < 0 || (above && value === 0)) return tell(field, 'OUT_OF_RANGE', { min: 0, max });
    return value;
  };
  const needed = (field: AssortmentField, max: number, decimals: number): number => {
    if (text(field) === undefined) tell(field, 'MISSING');
    return number(field, max, decimals, true) ?? 0;
  };

  const sku = words('sku');
  if (sku === '') tell('sku', 'MISSING');
  const name = words('name');
  const market = marketIn(text('market'), find, tell);
  const currency = toCurrency(text('currency'));
  if (!(CURRENCIES as readonly string[]).includes(currency)) tell('currency', 'UNKNOWN_VALUE', { known: CURRENCIES.join(', ') });
  const value = needed('value', MOST.value, EXPONENT[currency as Currency] ?? 2);
  const weight = needed('weight_kg', MOST.weightKg, 6);
  const volume = needed('volume_cbm', MOST.volumeCbm, 6);
  const shelfDays = number('shelf_days', MOST.shelfDays, 3, true);
  if (shelfDays !== undefined && !Number.isInteger(shelfDays)) tell('shelf_days', 'NOT_A_NUMBER');
  const temperature = text('temperature')?.toUpperCase() ?? 'T-AMB';
  if (!temperatures.includes(temperature)) tell('temperature', 'UNKNOWN_VALUE', { known: temperatures.join(', ') });
  const may = text('regimes')?.normalize('NFKC').split(/[\s,;、/|]+/).filter((each) => each !== '') ?? USUAL_REGIMES;
  if (may.some((each) => !regimes.includes(each))) tell('regimes', 'UNKNOWN_VALUE', { known: regimes.join(', ') });
  const returned = number('returned_percent', 100, 4, false) ?? 0;

  const byWeek = WEEK_FIELDS.slice(0, weeks).map((field) => number(field, MOST.units, 3, false));
  const level = number('weekly_units', MOST.units, 3, false);
  const hasWeeks = WEEK_FIELDS.some((field) => text(field) !== undefined);
  if (!hasWeeks && text('weekly_units') === undefined) tell('weekly_units', 'MISSING');
  if (hasWeeks && text('weekly_units') !== undefined) tell('weekly_units', 'CONFLICT', { other: 'week_1' });
  const deviation = number('weekly_deviation', MOST.units, 3, false);
  if (faults.length > 0 || !market) return { line: undefined, faults };

  const mean = hasWeeks ? byWeek.map((units) => units ?? 0) : Array.from({ length: weeks }, () => level ?? 0);
  return {
    faults,
    line: {
      sku, name: name || sku, market: market.id, weight: grams(Math.max(1, Math.round(weight * 1000))), volume: cubicCentimetres(Math.max(1, Math.round(volume * 1_000_000))),
      value: toMinor(Big(value), currency as Currency), currency: currency as Currency, shelfDays, temperature, regimes: [...new Set(may)], returned: share(returned / 100), mean, variance: weeklyVariance(mean, deviation),
    },
  };
};

const marketIn = (wanted: string | undefined, find: FindMarket, tell: (field: 'market', code: CellFault['code'], detail?: CellFault['detail'], candidates?: readonly string[]) => undefined): Place | undefined => {
  if (wanted === undefined) return tell('market', 'MISSING');
  const found = find(wanted);
  if ('place' in found && found.place.kind === 'market') return found.place;
  const candidates = 'place' in found ? [] : found.candidates.filter(({ kind }) => kind === 'market');
  return tell('market', candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', {}, candidates.map(({ id }) => id));
};

import type { Cargo, Currency, LoadUnit, TariffRow } from '../../../../planner/domain/index.ts';
import type { Boxes } from './boxes.ts';
import type { Mistake } from './features.ts';
import type { ExchangeRates } from './money.ts';
import { compare, decimal, greater, lesser, over, ratio, roundUp, times, type Rational } from './rational.ts';

const PERCENT = ratio(1, 100);

/** What the rows of a card come to, each in minor units of its own currency; undefined: the row makes no line. */
export const makeCharges = (cargo: Cargo, boxes: Boxes | undefined, { rateOf, toMinor, toMajor }: ExchangeRates, mistake: Mistake | undefined) => {
  const tonnes = ratio(cargo.weight, 1_000_000);
  const cubicMetres = ratio(cargo.volume, 1_000_000);

  const chargeableKg = (row: TariffRow): Rational => {
    const gross = ratio(cargo.weight, 1000);
    const weight = row.volumetricDivisor ? greater(gross, over(ratio(cargo.volume), decimal(row.volumetricDivisor))) : gross;
    return row.kgStep ? times(ratio(roundUp(over(weight, decimal(row.kgStep)))), decimal(row.kgStep)) : weight;
  };
  const valueIn = (of: Currency): Rational => {
    const rate = mistake === 'percentages' ? ratio(1) : rateOf(cargo.value.currency, of);
    return toMajor(toMinor(times(toMajor(cargo.value.amount, cargo.value.currency), rate), of), of);
  };
  const countOf = (feet: 20 | 40, unit: LoadUnit): Rational | undefined => {
    const count = unit === 'container' ? boxes?.byLength.find((each) => each.feet === feet)?.count : undefined;
    return count ? ratio(count) : undefined;
  };

  /** What the rate is multiplied with. The bases of a percentage contain the days already. */
  const quantityOf = (row: TariffRow, rows: readonly TariffRow[], unit: LoadUnit, days: number): Rational | undefined => {
    const daily = (quantity: Rational | undefined) => quantity && times(quantity, ratio(days));
    switch (row.basis) {
      case 'revenueTon':
        return daily(greater(tonnes, cubicMetres));
      case 'chargeableKg':
        return daily(chargeableKg(row));
      case 'container20':
        return daily(countOf(20, unit));
      case 'container40':
        return daily(countOf(40, unit));
      case 'bill':
      case 'truck':
        return ratio(days);
      case 'percentOfCharge': {
        const bases = rows.filter(({ code, basis }) => code === row.percentOf && basis !== 'percentOfCharge');
        const made = bases.map((base) => amountOf(base, rows, unit, days)).filter((amount) => amount !== undefined);
        return made.length > 0 ? toMajor(made.reduce((sum, amount) => sum + amount, 0n), row.currency) : undefined;
      }
      case 'percentOfValue':
        return daily(valueIn(row.currency));
    }
  };

  const productOf = (row: TariffRow, quantity: Rational): Rational => {
    const all = row.breaks.map(({ from, rate }) => ({ from: decimal(from), rate: decimal(rate) }));
    if (all.length === 0) return times(decimal(row.rate), quantity);
    const reached = all.filter(({ from }) => compare(from, quantity) <= 0);
    const offered = mistake === 'weightBreaks' && reached.length > 0 ? reached.slice(-1) : all;
    return offered.map(({ from, rate }) => times(rate, greater(quantity, from))).reduce(lesser);
  };

  const amountOf = (row: TariffRow, rows: readonly TariffRow[], unit: LoadUnit, days: number): bigint | undefined => {
    const quantity = quantityOf(row, rows, unit, days);
    if (!quantity) return undefined;
    const hasMinima = mistake !== 'minima';
    const lifted = row.minQuantity && hasMinima ? greater(quantity, decimal(row.minQuantity)) : quantity;
    const isPercent = row.basis === 'percentOfCharge' || row.basis === 'percentOfValue';
    const product = isPercent ? times(productOf(row, lifted), PERCENT) : productOf(row, lifted);
    const atLeast = row.minAmount && hasMinima ? greater(product, decimal(row.minAmount)) : product;
    return toMinor(row.maxAmount ? lesser(atLeast, decimal(row.maxAmount)) : atLeast, row.currency);
  };

  /** Boxes are priced by length, and one of a length at hand has no row. */
  const lacksABox = (rows: readonly TariffRow[]): boolean => {
    const lengths = ([20, 40] as const).filter((feet) => rows.some((row) => row.basis === `container${feet}`));
    return lengths.length > 0 && ([20, 40] as const).some((feet) => countOf(feet, 'container') && !lengths.includes(feet));
  };
  return { amountOf, lacksABox };
};

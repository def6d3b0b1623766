import type { CardId, Currency, LoadUnit, TariffRow, Vehicle } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Boxes } from './boxes.ts';
import { dayNumber } from './clock.ts';
import type { Feature } from './features.ts';
import {
  compare, decimal, greater, lesser, over, plus, powerOfTen, ratio, roundHalfUp, roundUp, significant, times, type Rational,
} from './rational.ts';

const DECIMALS: Readonly<Record<Currency, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0, KRW: 0, RUB: 2, KZT: 2 };
const RATE_DIGITS = 10;
const MISTAKEN_RATE_DIGITS = 3;
const SHARE_STEPS = ratio(10_000);
const PERCENT = ratio(1, 100);

export interface Prices {
  /** All lines of a card in minor units of the quote's currency; undefined when no row in force fits the unit. */
  readonly ofCard: (card: CardId, unit: LoadUnit) => number | undefined;
  /** Loose goods on a truck of this kind. */
  readonly ofSharedTruck: (vehicle: Vehicle, metres: number) => number;
  /** So many trucks of this kind. */
  readonly ofWholeTrucks: (vehicle: Vehicle, metres: number, trucks: number) => number;
}

/** Every tariff row counts by its validity on `readyDay`, the origin's local date of the ready time. */
export const makePrices = (
  dataset: Dataset, request: QuoteRequest, boxes: Boxes | undefined, readyDay: number, bug: Feature | undefined,
): Prices => {
  const { cargo, currency } = request;
  const cnyPerUnit = new Map(dataset.exchange.map((rate) => [rate.currency, decimal(rate.cnyPerUnit)]));
  const inCny = (of: Currency): Rational => {
    const rate = of === 'CNY' ? ratio(1) : cnyPerUnit.get(of);
    if (!rate) throw new Error(`no exchange rate of ${of}`);
    return rate;
  };
  const rateOf = (from: Currency, to: Currency): Rational =>
    from === to ? ratio(1) : significant(over(inCny(from), inCny(to)), bug === 'fx' ? MISTAKEN_RATE_DIGITS : RATE_DIGITS);
  const toMinor = (major: Rational, of: Currency): bigint => roundHalfUp(times(major, powerOfTen(DECIMALS[of])));
  const toMajor = (minor: bigint | number, of: Currency): Rational => times(ratio(minor), powerOfTen(-DECIMALS[of]));
  const toQuote = (minor: bigint, from: Currency): number =>
    Number(toMinor(times(toMajor(minor, from), rateOf(from, currency)), currency));

  const tonnes = ratio(cargo.weight, 1_000_000);
  const cubicMetres = ratio(cargo.volume, 1_000_000);

  const chargeableKg = (row: TariffRow): Rational => {
    const gross = ratio(cargo.weight, 1000);
    const weight = row.volumetricDivisor ? greater(gross, over(ratio(cargo.volume), decimal(row.volumetricDivisor))) : gross;
    return row.kgStep ? times(ratio(roundUp(over(weight, decimal(row.kgStep)))), decimal(row.kgStep)) : weight;
  };
  const valueIn = (of: Currency): Rational => {
    const rate = bug === 'percentages' ? ratio(1) : rateOf(cargo.value.currency, of);
    return toMajor(toMinor(times(toMajor(cargo.value.amount, cargo.value.currency), rate), of), of);
  };
  const countOf = (feet: 20 | 40, unit: LoadUnit): Rational | undefined => {
    const count = unit === 'container' ? boxes?.byLength.find((each) => each.feet === feet)?.count : undefined;
    return count ? ratio(count) : undefined;
  };

  /** What the rate is multiplied with; undefined: the row makes no line. */
  const quantityOf = (row: TariffRow, rows: readonly TariffRow[], unit: LoadUnit): Rational | undefined => {
    switch (row.basis) {
      case 'revenueTon':
        return greater(tonnes, cubicMetres);
      case 'chargeableKg':
        return chargeableKg(row);
      case 'container20':
        return countOf(20, unit);
      case 'container40':
        return countOf(40, unit);
      case 'bill':
      case 'truck':
        return ratio(1);
      case 'percentOfCharge': {
        const amounts = rows.filter((base) => base.code === row.percentOf).map((base) => nativeAmount(base, rows, unit));
        const made = amounts.filter((amount) => amount !== undefined);
        return made.length > 0 ? toMajor(made.reduce((sum, amount) => sum + amount, 0n), row.currency) : undefined;
      }
      case 'percentOfValue':
        return valueIn(row.currency);
    }
  };

  const productOf = (row: TariffRow, quantity: Rational): Rational => {
    const all = row.breaks.map(({ from, rate }) => ({ from: decimal(from), rate: decimal(rate) }));
    if (all.length === 0) return times(decimal(row.rate), quantity);
    const reached = all.filter(({ from }) => compare(from, quantity) <= 0);
    const offered = bug === 'weightBreaks' && reached.length > 0 ? reached.slice(-1) : all;
    return offered.map(({ from, rate }) => times(rate, greater(quantity, from))).reduce(lesser);
  };

  /** Minor units of the row's own currency. */
  const nativeAmount = (row: TariffRow, rows: readonly TariffRow[], unit: LoadUnit): bigint | undefined => {
    const quantity = quantityOf(row, rows, unit);
    if (!quantity) return undefined;
    const hasMinima = bug !== 'minima';
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

  const priceCard = (card: CardId, unit: LoadUnit): number | undefined => {
    const rows = dataset.tariffs.filter(
      (row) =>
        row.card === card && (row.unit === undefined || row.unit === unit) &&
        dayNumber(row.validFrom) <= readyDay && readyDay <= dayNumber(row.validTo),
    );
    if (rows.length === 0 || (unit === 'container' && lacksABox(rows))) return undefined;
    return rows.reduce((sum, row) => sum + toQuote(nativeAmount(row, rows, unit) ?? 0n, row.currency), 0);
  };
  const priced = new Map<string, number | undefined>();

  const wholeTruck = (vehicle: Vehicle, metres: number): bigint => {
    const driven = plus(decimal(vehicle.fixed), times(decimal(vehicle.perKm), ratio(metres, 1000)));
    return toMinor(greater(driven, decimal(vehicle.min)), vehicle.currency);
  };

  return {
    ofCard: (card, unit) => {
      const key = `${card} ${unit}`;
      if (!priced.has(key)) priced.set(key, priceCard(card, unit));
      return priced.get(key);
    },
    ofWholeTrucks: (vehicle, metres, trucks) => toQuote(wholeTruck(vehicle, metres) * BigInt(trucks), vehicle.currency),
    ofSharedTruck: (vehicle, metres) => {
      const whole = wholeTruck(vehicle, metres);
      const exact = greater(ratio(cargo.weight, vehicle.payload), ratio(cargo.volume, vehicle.volume));
      const share = over(ratio(roundUp(times(exact, SHARE_STEPS))), SHARE_STEPS);
      if (compare(share, decimal(dataset.sharedTruck.wholeAbove)) > 0) return toQuote(whole * roundUp(share), vehicle.currency);
      const paid = bug === 'sharedTruck' ? share : greater(share, decimal(dataset.sharedTruck.minShare));
      return toQuote(toMinor(times(paid, toMajor(whole, vehicle.currency)), vehicle.currency), vehicle.currency);
    },
  };
};

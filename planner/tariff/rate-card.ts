import { Big } from 'big.js';
import { toMajor, toMinor, weekdayOf, type Basis, type Cargo, type LoadUnit, type LocalDate, type MinorUnits, type TariffRow } from '../domain/index.ts';
import { assert } from '../support/index.ts';
import { chargeableKilograms, revenueTons } from './chargeable-weight.ts';
import { boxesOf, type ContainerSet } from './containers.ts';
import type { Exchange } from './exchange.ts';
import { makeExchange } from './exchange.ts';
import type { ExchangeRate } from '../domain/index.ts';

/** A rated line of a price card, in the row's own currency and in the quote's. */
export interface RatedCharge {
  readonly row: TariffRow;
  readonly basis: Basis;
  /** What was charged for, after minimum quantity and breaks. */
  readonly quantity: string;
  readonly rate: string;
  readonly native: MinorUnits;
  readonly amount: MinorUnits;
  readonly applied: readonly ('minimum' | 'nextBreak' | 'maximum')[];
}

export interface RatingContext {
  readonly cargo: Cargo;
  readonly containers: ContainerSet;
  readonly exchange: Exchange;
  readonly rates: readonly ExchangeRate[];
  /** The local date whose tariffs apply. */
  readonly date: LocalDate;
}

/** How a card is used once. */
export interface CardUse {
  readonly unit: LoadUnit;
  /** The date its rows must count on. */
  readonly date: LocalDate;
  /** The ride continues a contract: rows charged once are left out. */
  readonly continues?: boolean;
  /** Storage: every quantity is multiplied by so many days. */
  readonly days?: number;
}

/** The rows of a card that are charged. */
const rowsFor = (card: readonly TariffRow[], { unit, date, continues = false }: CardUse): TariffRow[] =>
  card.filter(
    (row) =>
      (row.unit === undefined || row.unit === unit) && row.validFrom <= date && date <= row.validTo && !(continues && row.once) &&
      (row.weekdays === undefined || row.weekdays.includes(weekdayOf(date))),
  );

/** Whether the same rows count on every date from one to another. */
export const isSteady = (card: readonly TariffRow[], from: LocalDate, until: LocalDate): boolean =>
  card.every((row) => row.weekdays === undefined && ((row.validFrom <= from && until <= row.validTo) || row.validTo < from || until < row.validFrom));

/** Whether a card has a price for the unit on the date: some row, and one for each length of box at hand where boxes are priced by length. */
export const hasPrice = (card: readonly TariffRow[], unit: LoadUnit, date: LocalDate, containers: ContainerSet): boolean => {
  const rows = rowsFor(card, { unit, date });
  const byLength = ([20, 40] as const).filter((feet) => rows.some((row) => row.basis === `container${feet}`));
  return rows.length > 0 && (unit === 'loose' || byLength.length === 0 || ([20, 40] as const).every((feet) => boxesOf(containers, feet) === 0 || byLength.includes(feet)));
};

/**
 * Charges one use of a card. Rows without quantity (no 20-foot box) give no line. Each line is rounded once in its own currency, once in
 * the quote's. Percent rows come last, over the native amounts of the rows they name.
 */
export const rateCard = (card: readonly TariffRow[], use: CardUse, context: RatingContext): RatedCharge[] => {
  const rows = rowsFor(card, use);
  const charges: RatedCharge[] = [];
  for (const row of [...rows.filter((r) => r.basis !== 'percentOfCharge'), ...rows.filter((r) => r.basis === 'percentOfCharge')]) {
    const once = quantityOf(row, context, charges);
    // The base of a percentage is multiplied by the days already.
    const quantity = row.basis === 'percentOfCharge' ? once : once.times(use.days ?? 1);
    if (quantity.eq(0)) continue;
    charges.push(rateRow(row, quantity, context.exchange));
  }
  return charges;
};

const quantityOf = (row: TariffRow, { cargo, containers, rates }: RatingContext, charges: readonly RatedCharge[]): Big => {
  switch (row.basis) {
    case 'revenueTon':
      return revenueTons(cargo);
    case 'chargeableKg':
      assert(row.volumetricDivisor !== undefined && row.kgStep !== undefined, 'a chargeable-weight row has divisor and step', { code: row.code });
      return chargeableKilograms(cargo, row.volumetricDivisor, row.kgStep);
    case 'container20':
      return Big(boxesOf(containers, 20));
    case 'container40':
      return Big(boxesOf(containers, 40));
    case 'bill':
    case 'truck':
      return Big(1);
    case 'percentOfCharge':
      return charges
        .filter((c) => c.row.code === row.percentOf && c.row.basis !== 'percentOfCharge')
        .reduce((total, c) => total.plus(toMajor(c.native, c.row.currency)), Big(0));
    case 'percentOfValue':
      return toMajor(makeExchange(rates, row.currency).convert(cargo.value.amount, cargo.value.currency), row.currency);
  }
};

/** Quantity × rate by the row's rules: minimum quantity, weight breaks with "pay as the next break", least and most amount. */
export const rateRow = (row: TariffRow, asked: Big, exchange: Exchange): RatedCharge => {
  const applied = new Set<'minimum' | 'nextBreak' | 'maximum'>();
  let quantity = asked;
  if (row.minQuantity !== undefined && quantity.lt(row.minQuantity)) {
    quantity = Big(row.minQuantity);
    applied.add('minimum');
  }
  let rate = row.rate;
  if (row.breaks.length > 0) {
    const offers = row.breaks.map((b) => {
      const charged = quantity.lt(b.from) ? Big(b.from) : quantity;
      return { charged, rate: b.rate, price: charged.times(b.rate) };
    });
    const cheapest = offers.reduce((best, offer) => (offer.price.lt(best.price) ? offer : best));
    if (cheapest.charged.gt(quantity)) applied.add('nextBreak');
    ({ charged: quantity, rate } = cheapest);
  }
  const isPercent = row.basis === 'percentOfCharge' || row.basis === 'percentOfValue';
  let price = quantity.times(rate).div(isPercent ? 100 : 1);
  if (row.minAmount !== undefined && price.lt(row.minAmount)) {
    price = Big(row.minAmount);
    applied.add('minimum');
  }
  if (row.maxAmount !== undefined && price.gt(row.maxAmount)) {
    price = Big(row.maxAmount);
    applied.add('maximum');
  }
  const native = toMinor(price, row.currency);
  return { row, basis: row.basis, quantity: quantity.toFixed(), rate, native, amount: exchange.convert(native, row.currency), applied: [...applied] };
};

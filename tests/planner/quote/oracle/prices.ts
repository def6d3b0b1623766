import type { CardId, LoadUnit, TariffRow, Vehicle } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Boxes } from './boxes.ts';
import { makeCharges } from './charges.ts';
import { dayNumber, weekdayOf } from './clock.ts';
import type { Mistake } from './features.ts';
import { makeExchangeRates } from './money.ts';
import { compare, decimal, greater, over, plus, ratio, roundUp, times } from './rational.ts';

const SHARE_STEPS = ratio(10_000);

/** All in minor units of the quote's currency. */
export interface Prices {
  /** A card of an operation; undefined when no row in force fits the unit. */
  readonly ofCard: (card: CardId, unit: LoadUnit) => number | undefined;
  /** The card of a day's storage, for so many days. */
  readonly ofDays: (card: CardId, unit: LoadUnit, days: number) => number;
  /** The card of a ride on a service date; one that continues a contract leaves out the once-only charges. */
  readonly ofRide: (card: CardId, unit: LoadUnit, day: number, continues: boolean) => number | undefined;
  /** Loose goods on a truck of this kind. */
  readonly ofSharedTruck: (vehicle: Vehicle, metres: number) => number;
  /** So many trucks of this kind. */
  readonly ofWholeTrucks: (vehicle: Vehicle, metres: number, trucks: number) => number;
}

/** Rides are priced on their service date, everything else on `readyDay`, the origin's local date of the ready time. */
export const makePrices = (
  dataset: Dataset, request: QuoteRequest, boxes: Boxes | undefined, readyDay: number, mistake: Mistake | undefined,
): Prices => {
  const exchange = makeExchangeRates(dataset, request.currency, mistake);
  const { amountOf, lacksABox } = makeCharges(request.cargo, boxes, exchange, mistake);
  const { toMinor, toMajor, toQuote } = exchange;

  const cards = new Map<string, { readonly row: TariffRow; readonly firstDay: number; readonly lastDay: number }[]>();
  for (const row of dataset.tariffs) {
    const known = cards.get(row.card) ?? [];
    cards.set(row.card, [...known, { row, firstDay: dayNumber(row.validFrom), lastDay: dayNumber(row.validTo) }]);
  }
  const listRows = (card: CardId, unit: LoadUnit, day: number): TariffRow[] =>
    (cards.get(card) ?? [])
      .filter(({ row, firstDay, lastDay }) => (row.unit === undefined || row.unit === unit) && firstDay <= day && day <= lastDay)
      .map(({ row }) => row);
  const runsOn = (row: TariffRow, day: number): boolean => row.weekdays === undefined || row.weekdays.some((weekday) => weekday === weekdayOf(day));

  const priceRows = (rows: readonly TariffRow[], unit: LoadUnit, days: number): number =>
    rows.reduce((sum, row) => sum + toQuote(amountOf(row, rows, unit, days) ?? 0n, row.currency), 0);
  const isPriced = (rows: readonly TariffRow[], unit: LoadUnit): boolean => rows.length > 0 && (unit === 'loose' || !lacksABox(rows));
  const priceCard = (card: CardId, unit: LoadUnit, days: number): number | undefined => {
    const rows = listRows(card, unit, readyDay);
    return isPriced(rows, unit) ? priceRows(rows, unit, days) : undefined;
  };

  const indexOf = new Map(dataset.tariffs.map((row, i) => [row, i]));
  const known = new Map<string, number | undefined>();
  const remember = (key: string, price: () => number | undefined): number | undefined => {
    if (!known.has(key)) known.set(key, price());
    return known.get(key);
  };

  const wholeTruck = (vehicle: Vehicle, metres: number): bigint => {
    const driven = plus(decimal(vehicle.fixed), times(decimal(vehicle.perKm), ratio(metres, 1000)));
    return toMinor(greater(driven, decimal(vehicle.min)), vehicle.currency);
  };

  return {
    ofCard: (card, unit) => remember(`${card} ${unit}`, () => priceCard(card, unit, 1)),
    ofDays: (card, unit, days) => remember(`${card} ${unit} for ${days} days`, () => priceCard(card, unit, days)) ?? 0,
    ofRide: (card, unit, serviceDay, continues) => {
      const day = mistake === 'departurePrices' ? readyDay : serviceDay;
      const rows = listRows(card, unit, day).filter((row) => runsOn(row, day));
      const charged = continues ? rows.filter(({ once }) => !once) : rows;
      const key = `${unit} rows ${charged.map((row) => indexOf.get(row)).join(' ')}`;
      return isPriced(rows, unit) ? remember(key, () => priceRows(charged, unit, 1)) : undefined;
    },
    ofWholeTrucks: (vehicle, metres, trucks) => toQuote(wholeTruck(vehicle, metres) * BigInt(trucks), vehicle.currency),
    ofSharedTruck: (vehicle, metres) => {
      const { cargo } = request;
      const whole = wholeTruck(vehicle, metres);
      const exact = greater(ratio(cargo.weight, vehicle.payload), ratio(cargo.volume, vehicle.volume));
      const share = over(ratio(roundUp(times(exact, SHARE_STEPS))), SHARE_STEPS);
      if (compare(share, decimal(dataset.sharedTruck.wholeAbove)) > 0) return toQuote(whole * roundUp(share), vehicle.currency);
      const paid = mistake === 'sharedTruck' ? share : greater(share, decimal(dataset.sharedTruck.minShare));
      return toQuote(toMinor(times(paid, toMajor(whole, vehicle.currency)), vehicle.currency), vehicle.currency);
    },
  };
};

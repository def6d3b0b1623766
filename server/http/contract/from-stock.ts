/** A question of stock abroad as a file: what `toStockQuestion` reads again as the same. */
import { toDecimalString, toRfc3339, type MinorUnits } from '../../../planner/domain/index.ts';
import type { StockQuestion } from '../../../planner/allocation/index.ts';

const optional = <T>(name: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [name]: value });

export const fromStockQuestion = ({ currency, startsAt, skus, markets, warehouses, lanes, lastMiles, direct, budget, ...head }: StockQuestion): unknown => {
  const money = (amount: MinorUnits): string => toDecimalString(amount, currency);
  const kg = (grams: number): number => grams / 1000;
  const cbm = (volume: number): number => volume / 1_000_000;
  return {
    currency, startsOn: toRfc3339(startsAt, 'UTC').slice(0, 10), ...head, ...optional('budget', budget === undefined ? undefined : money(budget)),
    skus: skus.map(({ volume, weight, value, shelfDays, ...rest }) => ({ ...rest, volumeCbm: cbm(volume), grossKg: kg(weight), value: money(value), ...optional('shelfDays', shelfDays) })),
    markets: markets.map(({ directPromise, ...rest }) => ({ ...rest, ...optional('directPromise', directPromise) })),
    warehouses: warehouses.map(({ fixed, inboundPerM3, outboundPerUnit, returnPerUnit, storage, capacity, decided, ...rest }) => ({
      ...rest, fixed: money(fixed), inboundPerCbm: money(inboundPerM3), outboundPerUnit: money(outboundPerUnit), returnPerUnit: money(returnPerUnit),
      storage: storage.map(({ fromDay, perM3Day }) => ({ fromDay, perCbmDay: money(perM3Day) })), capacityCbm: cbm(capacity), ...optional('decided', decided),
    })),
    lanes: lanes.map(({ perRevenueTon, perShipment, co2ePerTon, departures, ...rest }) => ({ ...rest, perRevenueTon: money(perRevenueTon), perShipment: money(perShipment), co2eKgPerTon: kg(co2ePerTon), departures: departures.map((at) => toRfc3339(at, 'UTC')) })),
    lastMiles: lastMiles.map(({ perUnit, perKg, co2ePerTon, ...rest }) => ({ ...rest, perUnit: money(perUnit), perKg: money(perKg), co2eKgPerTon: kg(co2ePerTon) })),
    direct: direct.map(({ perUnit, perKg, chargeable, freeUpTo, returnPerUnit, co2ePerTon, ...rest }) => ({ ...rest, perUnit: money(perUnit), perKg: money(perKg), ...optional('chargeable', chargeable && { cm3PerKg: chargeable.cm3PerKg, stepKg: kg(chargeable.step) }), freeUpTo: money(freeUpTo), returnPerUnit: money(returnPerUnit), co2eKgPerTon: kg(co2ePerTon) })),
  };
};

/** The contract of a file of stock abroad: one object with everything in it, the trade's units in the names, money as decimal strings. */
import { z } from 'zod';
import { CURRENCIES, dayNumber, epochMin, grams, gramsCo2e, share as toShare, type Currency } from '../../../planner/domain/index.ts';
import type { Demand, DirectMail, Lane, LastMile, Market, ParcelWeight, Promised, Sku, Warehouse } from '../../../planner/allocation/index.ts';
import { cbm, id, instant, kg, moneyIn } from './row-file.ts';

export const MOST_SKUS = 10_000;
export const MOST_MARKETS = 500;
export const MOST_WAREHOUSES = 200;
const MOST_LANES = 2_000;
const MOST_DEMAND = 500_000;
export const MOST_WEEKS = 520;
const MOST_DEPARTURES = 5_000;
const MOST_STEPS = 200;
const MIN_PER_DAY = 1440;

const names = z.array(id).max(50);
const temperatures = names.default(['T-AMB']);
const real = z.number().min(0);
const ratio = real.transform(toShare);
const co2e = real.transform((kilograms) => gramsCo2e(Math.round(kilograms * 1000)));
const promised = z.strictObject({ hours: real, share: ratio }) satisfies z.ZodType<Promised>;
const within = z.array(promised).max(MOST_STEPS);
/** A date as days are counted: an instant at midnight UTC. */
export const startDate = z.iso.date().transform((text) => epochMin(dayNumber(text) * MIN_PER_DAY));

const skuIn = (currency: Currency) =>
  z.strictObject({ id, name: z.string().max(200).default(''), volumeCbm: cbm, grossKg: kg, value: moneyIn(currency), shelfDays: real.optional(), temperature: id.default('T-AMB'), regimes: names, returned: ratio.default(toShare(0)) })
    .transform(({ volumeCbm, grossKg, shelfDays, ...rest }): Sku => ({ ...rest, volume: volumeCbm, weight: grossKg, shelfDays }));
const market = z.strictObject({ id, country: id, promise: promised, directPromise: promised.optional() }).transform((row): Market => ({ ...row, directPromise: row.directPromise }));
const weekly = z.array(real).max(MOST_WEEKS);
const demand = z.strictObject({ sku: id, market: id, mean: weekly, variance: weekly }) satisfies z.ZodType<Demand>;
const warehouseIn = (currency: Currency) => {
  const money = moneyIn(currency);
  return z.strictObject({
    id, country: id, fixed: money, inboundPerCbm: money, outboundPerUnit: money, returnPerUnit: money,
    storage: z.array(z.strictObject({ fromDay: real, perCbmDay: money }).transform(({ fromDay, perCbmDay }) => ({ fromDay, perM3Day: perCbmDay }))).max(MOST_STEPS), capacityCbm: cbm, temperatures, decided: z.enum(['open', 'closed']).optional(),
  }).transform(({ inboundPerCbm, capacityCbm, decided, ...rest }): Warehouse => ({ ...rest, inboundPerM3: inboundPerCbm, capacity: capacityCbm, decided }));
};
const laneIn = (currency: Currency) => {
  const money = moneyIn(currency);
  return z.strictObject({
    id, warehouse: id, regime: id, temperatures, perRevenueTon: money, perShipment: money, duty: ratio.default(toShare(0)), co2eKgPerTon: co2e, departures: z.array(instant).max(MOST_DEPARTURES),
    every: z.array(z.number().int()).max(MOST_STEPS).default([1]), leadTime: within, estimated: z.boolean().default(false),
  }).transform(({ co2eKgPerTon, ...rest }): Lane => ({ ...rest, co2ePerTon: co2eKgPerTon }));
};
const lastMileIn = (currency: Currency) =>
  z.strictObject({ warehouse: id, market: id, perUnit: moneyIn(currency), perKg: moneyIn(currency), co2eKgPerTon: co2e, within }).transform(({ co2eKgPerTon, ...rest }): LastMile => ({ ...rest, co2ePerTon: co2eKgPerTon }));
/** Whole grams: a step under one would charge nothing more than the weight. */
const chargeable = z.strictObject({ cm3PerKg: z.number().int().min(1).max(1_000_000), stepKg: z.number().min(0.001).max(1000).transform((kilograms) => grams(Math.round(kilograms * 1000))) }).transform(({ cm3PerKg, stepKg }): ParcelWeight => ({ cm3PerKg, step: stepKg }));
const directIn = (currency: Currency) => {
  const money = moneyIn(currency);
  return z.strictObject({ market: id, perUnit: money, perKg: money, chargeable: chargeable.optional(), duty: ratio.default(toShare(0)), freeUpTo: money, returnPerUnit: money, co2eKgPerTon: co2e, within })
    .transform(({ co2eKgPerTon, ...rest }): DirectMail => ({ ...rest, co2ePerTon: co2eKgPerTon }));
};

/** The rows of a file. */
export const stockRowsIn = (currency: Currency) => ({ sku: skuIn(currency), market, demand, warehouse: warehouseIn(currency), lane: laneIn(currency), lastMile: lastMileIn(currency), direct: directIn(currency) });

/** Members of the whole; rows are looked at one by one. */
export const stockFileIn = (currency: Currency) =>
  z.strictObject({
    currency: z.enum(CURRENCIES), startsOn: startDate, weeks: z.number().int().min(1).max(MOST_WEEKS), capitalPerYear: ratio.default(toShare(0)), sourcing: z.enum(['single', 'multiple']).default('multiple'),
    mostSites: z.number().int().min(0).optional(), leastSites: z.number().int().min(0).default(0), budget: moneyIn(currency).optional(),
    skus: z.array(z.unknown()).max(MOST_SKUS), markets: z.array(z.unknown()).max(MOST_MARKETS), demand: z.array(z.unknown()).max(MOST_DEMAND), warehouses: z.array(z.unknown()).max(MOST_WAREHOUSES),
    lanes: z.array(z.unknown()).max(MOST_LANES), lastMiles: z.array(z.unknown()).max(MOST_MARKETS * MOST_WAREHOUSES), direct: z.array(z.unknown()).max(MOST_MARKETS).default([]),
  });

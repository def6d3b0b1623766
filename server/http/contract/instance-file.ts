/** The contract of a file of consolidation: one object with everything in it, the trade's units in the names, money as decimal strings. */
import { z } from 'zod';
import { CURRENCIES, type Currency, type EpochMin } from '../../../planner/domain/index.ts';
import type { Churn, Consignment, Departure, KilogramRate, MixRules, Pin, Way } from '../../../planner/consolidation/index.ts';
import { cbm, id, instant, kg, moneyIn } from './row-file.ts';

export const MOST_CONSIGNMENTS = 20_000;
export const MOST_DEPARTURES = 2_000;
const MOST_MM = 1_000_000;
const MOST_COUNT = 1_000_000;
const MOST_TONS = 1_000_000;

const ids = z.array(id).max(MOST_CONSIGNMENTS);
const tons = z.number().min(0).max(MOST_TONS).transform((n) => Math.round(n * 1000));
const mm = z.number().int().min(1).max(MOST_MM);
const count = (least: number) => z.number().int().min(least).max(MOST_COUNT);
const byWay = z.strictObject({ unit: instant, loose: instant }) satisfies z.ZodType<Readonly<Record<Way, EpochMin>>>;
const inside = z.strictObject({ lengthMm: mm, widthMm: mm, heightMm: mm });
const piece = z.strictObject({ lengthMm: mm, widthMm: mm, heightMm: mm, grossKg: kg, count: count(1) }).transform(({ grossKg, ...rest }) => ({ ...rest, weight: grossKg }));

const consignmentIn = (currency: Currency) =>
  z
    .strictObject({
      id, shipper: id, consignee: id, grossKg: kg, volumeCbm: cbm, pieces: z.array(piece).max(10_000).default([]),
      readyAt: instant, dueAt: instant.optional(), destination: id, regime: id, temperature: id.default('T-AMB'), dangerousGoods: id.optional(), alone: z.boolean().default(false),
      holdingPerDay: moneyIn(currency), latePerDay: moneyIn(currency), leftBehindCost: moneyIn(currency),
    })
    .transform(({ grossKg, volumeCbm, dueAt, dangerousGoods, ...rest }): Consignment => ({ ...rest, weight: grossKg, volume: volumeCbm, dueAt, dangerousGoods }));

const departureIn = (currency: Currency) => {
  const money = moneyIn(currency);
  const unit = z
    .strictObject({ type: id, payloadKg: kg, volumeCbm: cbm, inside: inside.optional(), temperatures: z.array(id).max(50).default(['T-AMB']), needsPlug: z.boolean().default(false), teu: count(0).optional(), cost: money, available: count(0) })
    .transform(({ payloadKg, volumeCbm, inside: edges, ...rest }) => ({ ...rest, payload: payloadKg, volume: volumeCbm, inside: edges }));
  const rate = z
    .strictObject({ cm3PerKg: count(1), stepKg: kg, breaks: z.array(z.strictObject({ fromKg: kg, perTon: money }).transform(({ fromKg, perTon }) => ({ from: fromKg, perTon }))).min(1).max(50), atLeast: money })
    .transform(({ stepKg, ...rest }): KilogramRate => ({ ...rest, step: stepKg }));
  const loose = z
    .strictObject({ byKilogram: z.array(rate).max(20).optional(), perRevenueTon: money, perBill: money, minimumRevenueTons: tons, capacityRevenueTons: tons })
    .transform(({ minimumRevenueTons, capacityRevenueTons, ...rest }) => ({ ...rest, minimumMilliTons: minimumRevenueTons, capacityMilliTons: capacityRevenueTons }));
  return z
    .strictObject({
      id, departsAt: instant, readyBy: byWay, destinations: z.record(id, z.strictObject({ availableAt: byWay, onwardPerRevenueTon: money })),
      regimes: z.array(id).max(50), temperatures: z.array(id).max(50).default(['T-AMB']), dangerousGoods: z.array(id).max(200).default([]),
      units: z.array(unit).max(100), stuffingPerRevenueTon: money, plugs: count(0), room: z.strictObject({ sailing: id, teu: count(0) }).optional(), loose: loose.optional(),
    })
    .transform(({ destinations, loose: offer, ...rest }): Departure => ({ ...rest, destinations: new Map(Object.entries(destinations)), loose: offer }));
};

const pair = z.tuple([id, id]);
const mix = z.strictObject({ regimeGroups: z.array(z.array(id).max(50)).max(50).default([]), segregated: z.array(pair).max(10_000).default([]), apart: z.array(pair).max(100_000).default([]) }) satisfies z.ZodType<MixRules>;
const pin = z.strictObject({ consignments: ids.min(1), departure: id, unit: id.optional(), closed: z.boolean().default(false) }).transform((row): Pin => ({ ...row, unit: row.unit }));
const churn = z
  .strictObject({ before: z.record(id, z.strictObject({ departure: id, unit: id }).nullable()), mostChanges: count(0) })
  .transform(({ before, mostChanges }): Churn => ({ before: new Map(Object.entries(before)), mostChanges }));

/** The rows of a file, each read by itself, so that one bad row does not hide the faults of the others. */
export const partsIn = (currency: Currency) => ({ consignment: consignmentIn(currency), departure: departureIn(currency), mix, pin, churn });
export const currencyOf = z.enum(CURRENCIES);
/** Members of the whole; their rows are looked at one by one. */
export const instanceFile = z.strictObject({
  currency: currencyOf, consignments: z.array(z.unknown()).min(1).max(MOST_CONSIGNMENTS), departures: z.array(z.unknown()).max(MOST_DEPARTURES),
  mix: z.unknown().optional(), pins: z.array(z.unknown()).max(MOST_CONSIGNMENTS).optional(), churn: z.unknown().optional(),
});

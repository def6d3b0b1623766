/** An instance as a file of consolidation: what `toInstance` reads again as the same. */
import { toDecimalString, toRfc3339, type EpochMin, type MinorUnits } from '../../../planner/domain/index.ts';
import type { Instance, Way } from '../../../planner/consolidation/index.ts';

/** Instants are written in UTC: an instance knows no places. */
const instant = (at: EpochMin): string => toRfc3339(at, 'UTC');
const byWay = (at: Readonly<Record<Way, EpochMin>>): Record<Way, string> => ({ unit: instant(at.unit), loose: instant(at.loose) });

export const fromInstance = ({ currency, consignments, departures, mix, pins, churn }: Instance): unknown => {
  const money = (amount: MinorUnits): string => toDecimalString(amount, currency);
  return {
    currency,
    consignments: consignments.map(({ weight, volume, pieces, readyAt, dueAt, dangerousGoods, holdingPerDay, latePerDay, leftBehindCost, ...rest }) => ({
      ...rest, grossKg: weight / 1000, volumeCbm: volume / 1_000_000,
      pieces: pieces.map(({ weight: each, ...edges }) => ({ ...edges, grossKg: each / 1000 })),
      readyAt: instant(readyAt), ...(dueAt === undefined ? {} : { dueAt: instant(dueAt) }), ...(dangerousGoods === undefined ? {} : { dangerousGoods }),
      holdingPerDay: money(holdingPerDay), latePerDay: money(latePerDay), leftBehindCost: money(leftBehindCost),
    })),
    departures: departures.map(({ departsAt, readyBy, destinations, units, stuffingPerRevenueTon, loose, ...rest }) => ({
      ...rest, departsAt: instant(departsAt), readyBy: byWay(readyBy),
      destinations: Object.fromEntries([...destinations].map(([id, there]) => [id, { availableAt: byWay(there.availableAt), onwardPerRevenueTon: money(there.onwardPerRevenueTon) }])),
      units: units.map(({ payload, volume, inside, cost, ...unit }) => ({ ...unit, payloadKg: payload / 1000, volumeCbm: volume / 1_000_000, ...(inside ? { inside } : {}), cost: money(cost) })),
      stuffingPerRevenueTon: money(stuffingPerRevenueTon),
      ...(loose ? { loose: { ...(loose.byKilogram ? { byKilogram: loose.byKilogram.map(({ step, breaks, atLeast, cm3PerKg }) => ({ cm3PerKg, stepKg: step / 1000, breaks: breaks.map(({ from, perTon }) => ({ fromKg: from / 1000, perTon: money(perTon) })), atLeast: money(atLeast) })) } : {}), perRevenueTon: money(loose.perRevenueTon), perBill: money(loose.perBill), minimumRevenueTons: loose.minimumMilliTons / 1000, capacityRevenueTons: loose.capacityMilliTons / 1000 } } : {}),
    })),
    mix,
    pins: pins.map(({ unit, ...rest }) => ({ ...rest, ...(unit === undefined ? {} : { unit }) })),
    ...(churn ? { churn: { before: Object.fromEntries(churn.before), mostChanges: churn.mostChanges } } : {}),
  };
};

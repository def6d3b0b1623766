/** A hub in words: goods, sailings and units with everything usual left out. Hours count from the first day's midnight; money is yuan. */
import { cubicCentimetres, epochMin, grams, minorUnits } from '../../../planner/domain/index.ts';
import type { Assignment, Consignment, Departure, Instance, LooseOffer, UnitOffer } from '../../../planner/consolidation/index.ts';

/** 2026-12-07T00:00Z. */
const MIDNIGHT = 29_943_360;
export const hour = (h: number) => epochMin(MIDNIGHT + Math.round(h * 60));
export const yuan = (amount: number) => minorUnits(Math.round(amount * 100));

export interface Goods extends Partial<Omit<Consignment, 'id' | 'weight' | 'volume' | 'readyAt' | 'dueAt'>> {
  readonly m3: number;
  readonly kg?: number;
  readonly ready?: number;
  readonly due?: number;
}
export const goods = (id: string, { m3, kg = m3 * 250, ready = 0, due, ...rest }: Goods): Consignment => ({
  id, shipper: `of-${id}`, consignee: 'one buyer', weight: grams(Math.round(kg * 1000)), volume: cubicCentimetres(Math.round(m3 * 1_000_000)), pieces: [],
  readyAt: hour(ready), dueAt: due === undefined ? undefined : hour(due), destination: 'KRINC', regime: '9710', temperature: 'T-AMB', dangerousGoods: undefined, alone: false,
  holdingPerDay: yuan(0), latePerDay: yuan(0), leftBehindCost: yuan(50_000), ...rest,
});

export interface Unit extends Partial<Omit<UnitOffer, 'type' | 'payload' | 'volume' | 'cost'>> {
  readonly m3?: number;
  readonly t?: number;
  readonly price: number;
}
export const unit = (type: string, { m3 = 28, t = 21.5, price, ...rest }: Unit): UnitOffer => ({
  type, payload: grams(t * 1_000_000), volume: cubicCentimetres(m3 * 1_000_000), inside: undefined, temperatures: ['T-AMB'], needsPlug: false, cost: yuan(price), available: 9, ...rest,
});

export interface Sailing extends Partial<Omit<Departure, 'id' | 'departsAt' | 'loose'>> {
  readonly leaves: number;
  /** Yuan per revenue ton, or the whole offer. */
  readonly loose?: number | LooseOffer;
}
/** Cut-off six hours before leaving, goods to be had a day after it, loose ones a day later. */
export const sailing = (id: string, { leaves, loose, ...rest }: Sailing): Departure => ({
  id, departsAt: hour(leaves), readyBy: { unit: hour(leaves - 6), loose: hour(leaves - 6) },
  destinations: new Map([['KRINC', { availableAt: { unit: hour(leaves + 24), loose: hour(leaves + 48) }, onwardPerRevenueTon: yuan(0) }]]),
  regimes: ['9610', '9710', '9810'], temperatures: ['T-AMB', 'T-FRZ'], dangerousGoods: [], units: [], stuffingPerRevenueTon: yuan(0), plugs: 0,
  loose: typeof loose === 'number' ? { perRevenueTon: yuan(loose), perBill: yuan(0), minimumMilliTons: 0, capacityMilliTons: 1_000_000 } : loose, ...rest,
});

export const hub = (consignments: readonly Consignment[], departures: readonly Departure[], rest: Partial<Instance> = {}): Instance => ({
  currency: 'CNY', consignments, departures, mix: { regimeGroups: [], segregated: [], apart: [] }, pins: [], churn: undefined, ...rest,
});

/** `D1 20GP: a b · D2 loose: c · behind: d` */
export const told = ({ batches, leftBehind }: Assignment): string =>
  [...batches.map(({ departure, unit: type, consignments }) => `${departure} ${type}: ${consignments.join(' ')}`), ...(leftBehind.length > 0 ? [`behind: ${leftBehind.join(' ')}`] : [])].join(' · ');

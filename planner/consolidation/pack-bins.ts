/**
 * Bin packing by weight and volume as a question of consolidation: one departure, one type of unit at one cost, nothing may stay. The published
 * instances of bin and vector packing are run through the very parts that plan units, so what they show of those is true of these.
 */
import { cubicCentimetres, epochMin, grams, minorUnits } from '../domain/index.ts';
import type { Instance } from './instance.ts';

/** Of one bin; thousandths of it can be told apart in bounds. */
export const BIN_COST = 1000;

export interface BinPacking {
  readonly weightLimit: number;
  readonly volumeLimit: number;
  readonly goods: readonly { readonly weight: number; readonly volume: number }[];
}

export const binPackingInstance = ({ weightLimit, volumeLimit, goods }: BinPacking): Instance => {
  const now = epochMin(0);
  const free = minorUnits(0);
  const places = String(goods.length).length;
  return {
    currency: 'CNY',
    consignments: goods.map(({ weight, volume }, i) => ({
      id: String(i).padStart(places, '0'), shipper: '', consignee: '', weight: grams(weight), volume: cubicCentimetres(volume), pieces: [], readyAt: now, dueAt: undefined, destination: '', regime: '', temperature: '',
      dangerousGoods: undefined, alone: false, holdingPerDay: free, latePerDay: free, leftBehindCost: minorUnits(2 * BIN_COST),
    })),
    departures: [{
      id: '', departsAt: now, readyBy: { unit: now, loose: now }, destinations: new Map([['', { availableAt: { unit: now, loose: now }, onwardPerRevenueTon: free }]]), regimes: [''], temperatures: [''], dangerousGoods: [],
      units: [{ type: 'bin', payload: grams(weightLimit), volume: cubicCentimetres(volumeLimit), inside: undefined, temperatures: [''], needsPlug: false, cost: minorUnits(BIN_COST), available: goods.length }],
      stuffingPerRevenueTon: free, plugs: 0, loose: undefined,
    }],
    mix: { regimeGroups: [], segregated: [], apart: [] }, pins: [], churn: undefined,
  };
};

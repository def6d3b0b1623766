/**
 * How long replenishment takes, as chances: the planned hours of each departure of the horizon, and around them what a line's goods depart from its plan by
 * (`planner/reliability`: late and cancelled sailings, discharge, customs, the road), read from one departure in the middle of the horizon.
 * Not handled: goods that miss the departure they were ordered for; delays that change with the season.
 */
import type { Lane } from '../allocation/index.ts';
import type { BoardDeparture } from '../board/index.ts';
import { cubicCentimetres, grams, minorUnits, share, type EpochMin, type PlaceId, type Share } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { laneOptions } from '../quote/index.ts';
import type { WarehouseQuery } from './query.ts';

const MIN_PER_HOUR = 60;
/** Hours are counted in steps of this many, so that a horizon of departures stays a short list. */
const STEP_HOURS = 6;
/** Rarer than this is laid to its neighbour. */
const LEAST_SHARE = 1e-4;
/** Goods that fill a small box, and goods that are best sent loose: cubic centimetres and grams. */
const CARGO = { box: { volume: cubicCentimetres(25_000_000), weight: grams(5_000_000) }, loose: { volume: cubicCentimetres(1_000_000), weight: grams(300_000) } } as const;

/** Hours later than planned, below nought earlier, with their chances. */
export type Departing = readonly { readonly hours: number; readonly share: number }[];
/** A truck to the port's own warehouse: its hours are those of the working day it comes on. */
export const SAME_DAY: Departing = [{ hours: 0, share: 1 }];

/** @param planned hours of each departure; each as likely as the others */
export const leadTimeOf = (planned: readonly number[], departing: Departing): Lane['leadTime'] => {
  const chances = new Map<number, number>();
  for (const [hours, count] of countsOf(planned))
    for (const more of departing) {
      const step = Math.max(STEP_HOURS, Math.ceil((hours + more.hours) / STEP_HOURS) * STEP_HOURS);
      chances.set(step, (chances.get(step) ?? 0) + (count * more.share) / planned.length);
    }
  return withoutDust([...chances].toSorted(([a], [b]) => a - b).map(([hours, chance]) => ({ hours, share: chance })));
};

const countsOf = (values: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Shares that add up to 1, none of them dust: it goes to the next longer time, that of the end to the last. */
const withoutDust = (times: readonly { readonly hours: number; readonly share: number }[]): { readonly hours: number; readonly share: Share }[] => {
  const kept: { hours: number; share: number }[] = [];
  const total = times.reduce((sum, each) => sum + each.share, 0);
  let dust = 0;
  for (const { hours, share: chance } of times) {
    dust += chance / total;
    if (dust < LEAST_SHARE) continue;
    kept.push({ hours, share: dust });
    dust = 0;
  }
  const last = kept.at(-1);
  if (last) last.share += dust;
  return kept.map(({ hours, share: chance }) => ({ hours, share: share(chance) }));
};

/** What the goods of a departure depart from its plan by; undefined: it carries none so, or something on the way has no distribution. */
export const departingOf = (
  network: Network, query: Pick<WarehouseQuery, 'currency' | 'statuses'>, way: { readonly hub: PlaceId; readonly warehouse: PlaceId; readonly regime: string; readonly unit: 'box' | 'loose' }, { service, serviceDate, departsAt, readyBy }: BoardDeparture,
): Departing | undefined => {
  const others = network.edition.services.flatMap(({ id }) => (id === service.id ? [] : [id as string]));
  const readyAt = readyBy[way.unit === 'box' ? 'unit' : 'loose'] as EpochMin;
  const found = laneOptions(network, {
    from: way.hub, to: way.warehouse, cargo: { ...CARGO[way.unit], value: { amount: minorUnits(0), currency: query.currency }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined }, readyAt, dueAt: undefined,
    regime: way.regime, currency: query.currency, modes: [service.mode, 'road'], carriers: undefined, via: [], avoid: others, statuses: query.statuses,
  }).find(({ option }) => option.steps.some((step) => step.kind === 'ride' && step.serviceDate === serviceDate && step.unit.unit === (way.unit === 'box' ? 'container' : 'loose')));
  if (!found?.leadTime) return undefined;
  const { perHour, firstHour } = found.leadTime;
  const planned = (found.option.arrivesAt - departsAt) / MIN_PER_HOUR;
  return perHour.flatMap((chance, i) => (chance > 0 ? [{ hours: firstHour + i - planned, share: chance }] : []));
};

/** z of a share of the standard normal distribution. */
const Z_90 = 1.281_552;
const QUANTILES = [
  { share: 0.1, z: -Z_90 }, { share: 0.25, z: -0.674_49 }, { share: 0.5, z: 0 }, { share: 0.75, z: 0.674_49 }, { share: 0.8, z: 0.841_621 }, { share: 0.85, z: 1.036_433 },
  { share: 0.9, z: Z_90 }, { share: 0.95, z: 1.644_854 }, { share: 0.98, z: 2.053_749 }, { share: 0.99, z: 2.326_348 }, { share: 0.999, z: 3.090_232 },
] as const;

/** Hours by which so many orders have come, for a median and a 90th percentile in minutes: of the log-normal through both. */
export const withinOf = ({ p50, p90 }: { readonly p50: number; readonly p90: number }): { readonly hours: number; readonly share: Share }[] => {
  const sigma = p90 > p50 ? Math.log(p90 / p50) / Z_90 : 0;
  return QUANTILES.map(({ share: part, z }) => ({ hours: Math.ceil(Math.round(p50 * Math.exp(sigma * z)) / MIN_PER_HOUR), share: share(part) })).filter(({ hours }, i, all) => all[i + 1]?.hours !== hours);
};

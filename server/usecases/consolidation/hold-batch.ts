/** Hold or go for one box of a plan: what its goods would be expected to pay on the next sailings, by what used to come to the hub. */
import { cubicCentimetres, DEFAULT_STATUSES, epochMin, grams, share, type EpochMin } from '../../../planner/domain/index.ts';
import { LOOSE, REGIME_GROUPS, type DayOfArrivals } from '../../../planner/consolidation/index.ts';
import type { Waiting } from '../../../planner/board/index.ts';
import type { Engine } from '../../ports/engine.ts';
import type { ArrivalQuery, Arrivals } from '../../ports/consignments.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { Store } from '../../ports/store.ts';
import { batchOf, goodsOf, type NamedBatch } from './batches.ts';
import { usualSpaceOf } from './plan-pool.ts';
import type { ConsolidationResult } from './question.ts';

const MIN_PER_DAY = 1440;
/** So far back arrivals say what is to be expected, days. Estimated: longer would mix seasons. */
export const HISTORY_DAYS = 56;
/** A hub open for less has no history to judge by, days. Estimated: two of every weekday. */
export const LEAST_DAYS = 14;
/** Sailings are looked for so far ahead, days, and so many of them are told. */
const AHEAD_DAYS = 14;
const MOST_SAILINGS = 6;
/** From this fill on a box counts as full: the page's mark. */
const FULL_FROM = share(0.97);

export interface BatchWaiting {
  readonly named: NamedBatch;
  /** Days looked back on, and what came on them of goods that could share the box. */
  readonly days: number;
  readonly arrivals: number;
  /** Undefined: too few days. */
  readonly waiting: Waiting | undefined;
}

/** Days without arrivals count as much as those with some. */
const historyOf = ({ days }: Arrivals, count: number): DayOfArrivals[] =>
  Array.from({ length: count }, (_, ago) => days.find((day) => day.ago === ago) ?? { weight: grams(0), volume: cubicCentimetres(0) });

/** @throws Refusal `NO_SUCH_BATCH`, `NO_UNIT`; StoreError; OutsideError */
export const holdBatch = async ({ read }: Pick<Store, 'read'>, engine: Engine, result: ConsolidationResult, id: string, now: EpochMin): Promise<BatchWaiting> => {
  const named = batchOf(result, id);
  const { batch } = named;
  if (batch.unit === LOOSE) throw new Refusal('NO_UNIT', { batch: id });
  const present = goodsOf(result, batch).map(({ planned }) => planned);
  const regimes = new Set(present.map(({ regime }) => regime));
  const query: ArrivalQuery = {
    hub: result.question.hub, destinations: [...new Set(present.map(({ destination }) => destination))], regimes: [...new Set([...regimes, ...REGIME_GROUPS.filter((group) => group.some((regime) => regimes.has(regime))).flat()])],
    temperature: present[0]?.temperature ?? 'T-AMB', from: epochMin(now - HISTORY_DAYS * MIN_PER_DAY), until: now,
  };
  const came = await read.arrivals(query);
  const days = came.first === undefined ? 0 : Math.max(0, Math.min(HISTORY_DAYS, Math.floor((now - came.first) / MIN_PER_DAY)));
  const counted = came.days.filter(({ ago }) => ago < days);
  const told = { named, days, arrivals: counted.reduce((sum, { consignments }) => sum + consignments, 0) };
  if (days < LEAST_DAYS) return { ...told, waiting: undefined };
  const from = result.departures.find((departure) => departure.id === batch.departure)?.departsAt ?? now;
  const { hub, currency, teuPerDeparture } = result.question;
  const waiting = await engine.run('waiting', {
    hub, from, until: epochMin(from + AHEAD_DAYS * MIN_PER_DAY), currency, statuses: DEFAULT_STATUSES, space: usualSpaceOf(teuPerDeparture), most: MOST_SAILINGS,
    present, unit: batch.unit, now, history: historyOf(came, days), fullFrom: FULL_FROM,
  });
  return { ...told, waiting };
};

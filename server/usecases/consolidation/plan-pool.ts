/** Plans what lies at a hub: reads the pool, the space that is left and the plan that stands, and has the engine make a plan of them. */
import { DEFAULT_STATUSES, grams, placeId } from '../../../planner/domain/index.ts';
import { makeExchange, type Exchange } from '../../../planner/tariff/index.ts';
import { spaceKey, type PoolQuestion, type Space } from '../../../planner/board/index.ts';
import { placementsOf, waitingCosts, type Churn, type Consignment } from '../../../planner/consolidation/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Space as BookedSpace } from '../../ports/bookings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsignmentState, PooledConsignment } from '../../ports/consignments.ts';
import type { Engine } from '../../ports/engine.ts';
import type { JobProgress } from '../../ports/job.ts';
import type { Store } from '../../ports/store.ts';
import { isPlanned, toKept, type ConsolidationQuestion, type KeptConsignment, type PoolPlanResult } from './question.ts';

export interface PoolPlanning {
  readonly store: Store;
  readonly engine: Engine;
  readonly edition: Edition;
  readonly clock: Pick<Clock, 'now'>;
}

/** Consignments read at a time. */
const PAGE = 500;
/** After its time a plan is still judged, shared out and explained. */
const AFTERWARDS_MS = 120_000;
const MS_PER_MIN = 60_000;
/** Revenue tons that a TEU holds when stowed, thousandths: how much loose goods may be given to a line. */
const MILLI_TONS_PER_TEU = 25_000;
export const usualSpaceOf = (teu: number): Space => ({ teu, looseMilliTons: teu * MILLI_TONS_PER_TEU });
/** Equal questions get equal plans. */
const SEED = 1;

/** A sailing by itself, as the pool and bookings name it: plans name the port too. */
export const sailingOf = (departure: string): string => departure.split('@').slice(0, 2).join('@');
/** What may go on a plan. */
const ON_HAND: readonly ConsignmentState[] = ['received', 'planned', 'leftBehind'];
const onHandQuery = (hub: string) =>
  ({ hub, states: ON_HAND, models: [], destination: undefined, regime: undefined, temperature: undefined, departure: undefined, text: '', order: 'id', descending: false }) as const;

/** @throws StoreError */
export const isPoolEmpty = async ({ read }: Pick<Store, 'read'>, hub: string): Promise<boolean> => (await read.consignments({ ...onHandQuery(hub), limit: 1, after: undefined })).total === 0;

const onHand = async ({ store }: PoolPlanning, hub: string): Promise<PooledConsignment[]> => {
  const found: PooledConsignment[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.read.consignments({ ...onHandQuery(hub), limit: PAGE, after });
    found.push(...page.rows);
    if (page.next === undefined) return found;
    after = page.next;
  }
};

/** Rates of its own go before the question's. */
export const toPlanned = (pooled: PooledConsignment, question: ConsolidationQuestion, exchange: Exchange): Consignment => {
  const { id, shipper, consignee, weight, volume, readyAt, dueAt, destination, regime, temperature, dangerousGoods, alone, priority, rates } = pooled;
  const usual = waitingCosts(pooled, priority, question.rates);
  const own = (amount: Parameters<Exchange['convert']>[0] | undefined, otherwise: Parameters<Exchange['convert']>[0]) => (amount === undefined ? otherwise : exchange.convert(amount, rates.currency));
  return {
    id, shipper, consignee, weight, volume, readyAt, dueAt, destination, regime, temperature, dangerousGoods, alone,
    pieces: pooled.pieces.map((piece) => ({ ...piece, weight: piece.weight ?? grams(0) })),
    holdingPerDay: own(rates.holdingPerDay, usual.holdingPerDay), latePerDay: own(rates.latePerDay, usual.latePerDay), leftBehindCost: own(rates.leftBehind, usual.leftBehindCost),
  };
};

const left = (spaces: readonly BookedSpace[], departure: string, measure: BookedSpace['measure'], usual: number): number => {
  const known = spaces.find((space) => space.departure === departure && space.measure === measure);
  return known ? Math.max(0, (known.allotted ?? usual) - known.used) : usual;
};

const churnOf = async ({ store }: PoolPlanning, { after, mostChanges }: ConsolidationQuestion): Promise<Churn | undefined> => {
  if (after === undefined || mostChanges === undefined) return undefined;
  const standing = (await store.read.job(after))?.result as PoolPlanResult | undefined;
  return standing && isPlanned(standing) ? { before: placementsOf(standing.plan.assignment), mostChanges } : undefined;
};

/**
 * @param stop aborted: it ends with the best plan it has.
 * @throws OutsideError, StoreError; the signal's reason where there was no plan yet
 */
export const planPool = async (parts: PoolPlanning, question: ConsolidationQuestion, report: (progress: JobProgress) => void, stop: AbortSignal): Promise<PoolPlanResult> => {
  const { store, engine, edition, clock } = parts;
  const pool = await onHand(parts, question.hub);
  if (pool.length === 0) return { question, departures: [], consignments: [], noPlan: { reason: 'emptyPool', pins: [] } };
  const exchange = makeExchange(edition.exchange, question.currency);
  const consignments = pool.map((pooled) => toPlanned(pooled, question, exchange));
  const usualSpace = usualSpaceOf(question.teuPerDeparture);
  const regimes = [...new Set(consignments.map(({ regime }) => regime))];
  const { hub, from, until, currency } = question;
  const sailings = await engine.run('board', { hub, from, until, currency, regimes, destinations: [...new Set(pool.map(({ destination }) => placeId(destination)))], statuses: DEFAULT_STATUSES, space: usualSpace }, { lane: 'jobs', deadlineMs: AFTERWARDS_MS });
  const keys = [...new Set(sailings.map(({ service, serviceDate }) => spaceKey(service.id, serviceDate)))];
  const booked = await store.read.spaces(keys, clock.now() * MS_PER_MIN);
  const spaces = new Map<string, Space>(keys.map((key) => [key, { teu: left(booked, key, 'teu', usualSpace.teu), looseMilliTons: left(booked, key, 'milliRevenueTons', usualSpace.looseMilliTons) }]));
  for (const { departure, unit, count } of question.extraUnits ?? []) {
    const space = spaces.get(sailingOf(departure)) ?? usualSpace;
    spaces.set(sailingOf(departure), { ...space, extraUnits: { ...space.extraUnits, [unit]: (space.extraUnits?.[unit] ?? 0) + count } });
  }
  const asked: PoolQuestion = {
    hub, from, until, currency, statuses: DEFAULT_STATUSES, consignments, pins: question.pins.filter((pin) => pin.consignments.every((id) => pool.some((pooled) => pooled.id === id))),
    churn: await churnOf(parts, question), spaces, usualSpace, gap: question.gap, seed: SEED,
  };
  const { plan, trace, ms } = await engine.run('consolidate', { question: asked, seconds: question.seconds }, { lane: 'jobs', deadlineMs: question.seconds * 1000 + AFTERWARDS_MS, stop, onProgress: report });
  const kept: KeptConsignment[] = pool.map(({ goods, reference, source }, i) => ({ planned: consignments[i] as Consignment, goods, reference, model: source.model }));
  if (!plan.ok) {
    const { departures, pins } = plan.error;
    return { question, departures: departures.map(toKept), consignments: kept, noPlan: { reason: pins.length > 0 ? 'pins' : 'changes', pins } };
  }
  const { departures, alone, sentAlone, endedBy, ...rest } = plan.value;
  return {
    question, departures: departures.map(toKept), consignments: kept,
    plan: { ...rest, endedBy: endedBy === 'stopped' ? (stop.aborted ? 'cancel' : 'time') : endedBy, ms, alone: [...alone], sentAlone: [...sentAlone], trace },
  };
};

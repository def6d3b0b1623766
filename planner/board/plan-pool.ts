/**
 * From the pool of a hub to a plan: the board of its departures, the goods on it, the optimiser, the judge, and what people ask of a plan: who bears
 * what, what each would have paid alone, why something stays behind. Nothing leaves here that the judge has not passed.
 */
import { minorUnits, placeId, type MinorUnits, type Result } from '../domain/index.ts';
import {
  checkPlan, consolidate, explainLeftBehind, explainNoPlan, leastAlone, NoPlan, sentAlone, shareCost, usualMix, type Assignment, type BrokenPin, type Churn, type Consignment, type CostShare, type Fix, type Instance, type Pin, type PlanCost, type Stop,
} from '../consolidation/index.ts';
import type { MilpSolver } from '../milp/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import { departuresBoard, type BoardDeparture, type BoardQuery } from './board.ts';

export interface Space {
  readonly teu: number;
  readonly looseMilliTons: number;
  /** Boxes by type that a carrier has promised beyond that. */
  readonly extraUnits?: Readonly<Record<string, number>> | undefined;
}
export interface PoolQuestion extends Omit<BoardQuery, 'space' | 'destinations' | 'regimes'> {
  readonly consignments: readonly Consignment[];
  readonly pins: readonly Pin[];
  readonly churn: Churn | undefined;
  /** Space that may be used on a sailing, by `spaceKey`; on all others `usualSpace`. */
  readonly spaces: ReadonlyMap<string, Space>;
  readonly usualSpace: Space;
  /** Distance from the bound, a share, at which a plan is good enough. */
  readonly gap: number;
  readonly seed: number;
}
/** A sailing whatever port it is planned to: they share its space. */
export const spaceKey = (service: string, serviceDate: string): string => `${service}@${serviceDate}`;

export interface Progress {
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  readonly gap: number;
}
export interface PoolRun {
  readonly solver: MilpSolver;
  readonly shouldStop: () => boolean;
  /** Somebody waits for what there is: the plan is judged and shared out, and nothing more is explained. */
  readonly isHurried: () => boolean;
  /** @param best the answer if it ended here, judged and shared out, nothing explained */
  readonly onProgress: (progress: Progress, best: () => Result<PoolPlan, PoolDecided>) => void;
}

export interface PoolPlan {
  readonly departures: readonly BoardDeparture[];
  readonly assignment: Assignment;
  readonly cost: PlanCost;
  readonly bound: MinorUnits;
  readonly gap: number;
  readonly endedBy: 'gap' | 'work' | 'stopped';
  readonly shares: readonly CostShare[];
  /** By shipper: the cheapest way of sending its goods by itself, or leaving behind what has none. Empty where there was no time for it. */
  readonly alone: ReadonlyMap<string, MinorUnits>;
  /** By shipper, of the goods that are sent: the same goods by themselves. Empty where there was no time for it. */
  readonly sentAlone: ReadonlyMap<string, MinorUnits>;
  readonly leftBehind: readonly { readonly consignment: string; readonly stop: Stop | undefined; readonly fix: Omit<Fix, 'plan'> | undefined }[];
}

export const instanceOf = (network: Network, question: PoolQuestion): { readonly instance: Instance; readonly departures: readonly BoardDeparture[] } => {
  const { consignments, pins, churn, currency, spaces, usualSpace } = question;
  const named = <T>(values: readonly T[]): T[] => [...new Set(values)].toSorted();
  const destinations = named(consignments.map(({ destination }) => destination)).flatMap((id) => network.places.get(placeId(id))?.id ?? []);
  const departures = consignments.length === 0 ? [] : departuresBoard(network, {
    ...question, destinations, regimes: named(consignments.map(({ regime }) => regime)), space: ({ service, serviceDate }) => spaces.get(spaceKey(service.id, serviceDate)) ?? usualSpace,
  });
  return { departures, instance: { currency, consignments, departures, mix: usualMix(), pins, churn } };
};

/** What was decided before leaves no plan that was found: the pins in the way, or, where there are none, the limit of changes. */
export interface PoolDecided {
  readonly departures: readonly BoardDeparture[];
  readonly pins: readonly BrokenPin[];
}

/** @throws Error an invariant broken: the optimiser made a plan that the judge refuses. */
export const planPool = (network: Network, question: PoolQuestion, { solver, shouldStop, isHurried, onProgress }: PoolRun): Result<PoolPlan, PoolDecided> => {
  const { instance, departures } = instanceOf(network, question);
  // What breaks a rule by itself no search can keep.
  const broken = explainNoPlan(instance, []);
  if (broken.length > 0) return { ok: false, error: { departures, pins: broken } };
  try {
    const { assignment, bound, gap, endedBy } = consolidate(instance, { solver, seed: question.seed, gap: question.gap, shouldStop, onProgress: (progress, best) => onProgress(progress, () => ({ ok: true, value: { departures, ...judged(instance, best(), () => true), bound: progress.bound, gap: progress.gap, endedBy: 'stopped' } })) });
    return { ok: true, value: { departures, ...judged(instance, assignment, isHurried), bound, gap, endedBy } };
  } catch (cause) {
    if (!(cause instanceof NoPlan)) throw cause;
    return { ok: false, error: { departures, pins: explainNoPlan(instance, cause.consignments) } };
  }
};

const judged = (instance: Instance, assignment: Assignment, isHurried: () => boolean): Pick<PoolPlan, 'assignment' | 'cost' | 'shares' | 'alone' | 'sentAlone' | 'leftBehind'> => {
  const { faults, cost } = checkPlan(instance, assignment);
  assert(faults.length === 0, 'a plan keeps every rule', { faults: faults.slice(0, 5) });
  return {
    assignment, cost, shares: shareCost(instance, assignment), alone: isHurried() ? new Map() : aloneByShipper(instance), sentAlone: isHurried() ? new Map() : sentAlone(instance, assignment),
    leftBehind: isHurried() ? assignment.leftBehind.map((consignment) => ({ consignment, stop: undefined, fix: undefined })) : explainLeftBehind(instance, assignment).map(({ consignment, stops, fixes: [cheapest] }) => ({ consignment, stop: nearestStop(stops), fix: cheapest && withoutPlan(cheapest) })),
  };
};
const withoutPlan = ({ kind, departure, unit, minutes, other, price }: Fix): Omit<Fix, 'plan'> => ({ kind, departure, unit, minutes, other, price });
/** That it would cost more than it is worth says more than that another departure does not go there. */
const nearestStop = (stops: readonly Stop[]): Stop | undefined => stops.find(({ code }) => code === 'COST') ?? stops.find(({ code }) => code !== 'DESTINATION') ?? stops[0];

const aloneByShipper = (instance: Instance): ReadonlyMap<string, MinorUnits> => {
  const goods = new Map<string, Consignment[]>();
  for (const consignment of instance.consignments) goods.set(consignment.shipper, [...(goods.get(consignment.shipper) ?? []), consignment]);
  return new Map([...goods].map(([shipper, own]) => [shipper, leastAlone(instance, own, ({ leftBehindCost }) => leftBehindCost) ?? minorUnits(0)]));
};

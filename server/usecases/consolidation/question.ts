/** What is asked of the pool of a hub, in the planner's units, and the plan that answers it, as it is kept: plain data, so that it is JSON. */
import type { ContainerType, Currency, EpochMin, MinorUnits, PlaceId } from '../../../planner/domain/index.ts';
import type { BoardDeparture, PoolPlan } from '../../../planner/board/index.ts';
import type { BrokenPin, Consignment, Pin, WaitingRates } from '../../../planner/consolidation/index.ts';
import type { PooledConsignment } from '../../ports/consignments.ts';

export interface ConsolidationQuestion {
  readonly hub: PlaceId;
  readonly from: EpochMin;
  readonly until: EpochMin;
  readonly currency: Currency;
  readonly rates: WaitingRates;
  /** Space of a departure of which nothing else is known, TEU. */
  readonly teuPerDeparture: number;
  readonly gap: number;
  readonly seconds: number;
  readonly pins: readonly Pin[];
  /** Promised by carriers beyond the space of a departure; absent in questions of before. */
  readonly extraUnits?: readonly { readonly departure: string; readonly unit: ContainerType['id']; readonly count: number }[];
  /** Id of the plan that stands, and how many of its consignments may travel otherwise. */
  readonly after: string | undefined;
  readonly mostChanges: number | undefined;
}

/** A point of the search: what was known after so many milliseconds. */
export interface TracePoint {
  readonly ms: number;
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
}

export interface KeptDeparture extends Omit<BoardDeparture, 'destinations' | 'service' | 'restDays'> {
  /** Undefined in plans of before. */
  readonly restDays?: BoardDeparture['restDays'];
  readonly service: Pick<BoardDeparture['service'], 'id' | 'mode' | 'carrier' | 'vessel' | 'calendar'>;
  readonly destinations: readonly (readonly [string, BoardDeparture['destinations'] extends ReadonlyMap<string, infer D> ? D : never])[];
}
/** A consignment as it was planned, with what people know it by. */
export interface KeptConsignment {
  readonly planned: Consignment;
  readonly goods: string;
  readonly reference: string;
  readonly model: PooledConsignment['source']['model'];
}
export interface KeptPlan extends Omit<PoolPlan, 'departures' | 'alone' | 'sentAlone' | 'endedBy'> {
  readonly endedBy: 'gap' | 'work' | 'time' | 'cancel';
  readonly ms: number;
  readonly alone: readonly (readonly [shipper: string, cost: MinorUnits])[];
  readonly sentAlone: readonly (readonly [shipper: string, cost: MinorUnits])[];
  readonly trace: readonly TracePoint[];
}
export interface ConsolidationResult {
  readonly question: ConsolidationQuestion;
  readonly departures: readonly KeptDeparture[];
  readonly consignments: readonly KeptConsignment[];
  readonly plan: KeptPlan;
}

/** Why there is no plan: nothing lies there, the pins cannot all be kept, or more would have to change than is allowed. */
export const NO_PLAN_REASONS = ['emptyPool', 'pins', 'changes'] as const;
export interface NoPlan {
  readonly reason: (typeof NO_PLAN_REASONS)[number];
  /** Those in the way. */
  readonly pins: readonly BrokenPin[];
}
/** The answer where there is no plan. */
export interface NoPlanResult extends Omit<ConsolidationResult, 'plan'> {
  readonly noPlan: NoPlan;
}
export type PoolPlanResult = ConsolidationResult | NoPlanResult;
export const isPlanned = (result: PoolPlanResult): result is ConsolidationResult => 'plan' in result;

export const toKept = ({ service: { id, mode, carrier, vessel, calendar }, destinations, ...departure }: BoardDeparture): KeptDeparture => ({
  ...departure, service: { id, mode, carrier, vessel, calendar }, destinations: [...destinations],
});

/** What is asked of the pool of a hub, in the planner's units, and the plan that answers it, as it is kept: plain data, so that it is JSON. */
import type { Currency, EpochMin, MinorUnits, PlaceId } from '../../../planner/domain/index.ts';
import type { BoardDeparture, PoolPlan } from '../../../planner/board/index.ts';
import type { Consignment, Pin, WaitingRates } from '../../../planner/consolidation/index.ts';
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
export interface KeptPlan extends Omit<PoolPlan, 'departures' | 'alone' | 'endedBy'> {
  readonly endedBy: 'gap' | 'work' | 'time' | 'cancel';
  readonly ms: number;
  readonly alone: readonly (readonly [shipper: string, cost: MinorUnits])[];
  readonly trace: readonly TracePoint[];
}
export interface ConsolidationResult {
  readonly question: ConsolidationQuestion;
  readonly departures: readonly KeptDeparture[];
  readonly consignments: readonly KeptConsignment[];
  readonly plan: KeptPlan;
}

export const toKept = ({ service: { id, mode, carrier, vessel, calendar }, destinations, ...departure }: BoardDeparture): KeptDeparture => ({
  ...departure, service: { id, mode, carrier, vessel, calendar }, destinations: [...destinations],
});

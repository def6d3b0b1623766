/** What is asked of an assortment, in the planner's units, and the plan that answers it, as it is kept: plain data, so that it is JSON. */
import type { Currency, EpochMin, MinorUnits, PlaceId, Share } from '../../../planner/domain/index.ts';
import type { Promised, StockPlan, StockQuestion } from '../../../planner/allocation/index.ts';
import type { BuiltQuestion } from '../../../planner/warehouses/index.ts';

export interface StockAsked {
  readonly assortment: string;
  /** Midnight of a Monday, UTC. */
  readonly startsAt: EpochMin;
  readonly weeks: number;
  readonly currency: Currency;
  readonly sourcing: StockQuestion['sourcing'];
  readonly mostSites: number;
  readonly leastSites: number;
  readonly budget: MinorUnits | undefined;
  readonly capitalPerYear: Share;
  readonly hubs: readonly PlaceId[];
  /** Undefined: what is usual in each market. */
  readonly promise: Promised | undefined;
  readonly decided: readonly { readonly warehouse: PlaceId; readonly state: 'open' | 'closed' }[];
  readonly gap: number;
  readonly seconds: number;
}

export interface StockTrace {
  readonly ms: number;
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
}
/** An assortment as it was when it was planned. */
export interface KeptAssortment {
  readonly id: string;
  readonly name: string;
  readonly skus: number;
  readonly markets: number;
  readonly isSample: boolean;
}
export interface KeptStockPlan {
  readonly plan: StockPlan;
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  readonly gap: number;
  readonly endedBy: 'gap' | 'work' | 'time' | 'cancel';
  readonly ms: number;
  readonly trace: readonly StockTrace[];
}
interface StockAnswered {
  readonly asked: StockAsked;
  readonly assortment: KeptAssortment;
  readonly built: BuiltQuestion;
}
export interface StockResult extends StockAnswered {
  readonly found: KeptStockPlan;
}

/** What is asked of an assortment, in the planner's units, and the plan that answers it, as it is kept: plain data, so that it is JSON. */
import type { Promised, StockLimit, StockQuestion, Unserved } from '../../../planner/allocation/index.ts';
import type { Currency, EpochMin, Issue, MinorUnits, PlaceId, Share } from '../../../planner/domain/index.ts';
import type { BuiltQuestion } from '../../../planner/warehouses/index.ts';
import type { StockFound } from '../../ports/engine.ts';

export interface StockAsked {
  readonly assortment: string;
  /** Midnight of a Monday, UTC. */
  readonly startsAt: EpochMin;
  /** Undefined: as many as the assortment has. */
  readonly weeks: number | undefined;
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

/** An assortment as it was when it was planned. */
export interface KeptAssortment {
  readonly id: string;
  readonly name: string;
  readonly skus: number;
  readonly markets: number;
  readonly weeks: number;
  readonly isSample: boolean;
}
interface Answered {
  readonly asked: StockAsked;
  readonly built: BuiltQuestion;
}
export interface StockResult extends Answered {
  readonly found: Omit<NonNullable<StockFound['found']>, 'endedBy'> & { readonly endedBy: 'gap' | 'exhausted' | 'work' | 'time' | 'cancel'; readonly ms: number; readonly trace: StockFound['trace'] };
}
/** The answer where there is no plan. */
export interface NoStockResult extends Answered {
  readonly noPlan: { readonly issues: readonly Issue[]; readonly unserved: readonly Unserved[]; readonly limits: readonly StockLimit[] };
}
export type StockPlanResult = StockResult | NoStockResult;
export const isStocked = (result: StockPlanResult): result is StockResult => 'found' in result;

import type { Cargo, Currency, EpochMin, Mode, PlaceId, Status } from '../domain/index.ts';

/** Each doubles the states of the search. */
export const MOST_VIA = 3;

/** One customer's question, in the planner's units. Scope of the price: door to door without destination duty and tax. */
export interface QuoteRequest {
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly cargo: Cargo;
  readonly readyAt: EpochMin;
  /** Goods may be ready at any instant from `readyAt` to this one; undefined: at that one. At most `LONGEST_WINDOW` days. */
  readonly readyUntil?: EpochMin | undefined;
  /** Options that arrive later are left out. */
  readonly dueAt: EpochMin | undefined;
  /** Customs supervision mode, `9710` by default. */
  readonly regime: string;
  readonly currency: Currency;
  /** Modes that may be used; undefined: all. */
  readonly modes: readonly Mode[] | undefined;
  /** Carriers that may be used, by Chinese or English name; undefined: all. Trucks are nobody's. */
  readonly carriers: readonly string[] | undefined;
  /** Places the goods must call at, in any order; at most `MOST_VIA`. */
  readonly via: readonly PlaceId[];
  /** Ids of places and services that may not be used. */
  readonly avoid: readonly string[];
  readonly statuses: readonly Status[];
}

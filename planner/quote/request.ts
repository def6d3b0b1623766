import type { Cargo, Currency, EpochMin, Mode, PlaceId, Status } from '../domain/index.ts';

/** One customer's question, in the planner's units. Scope of the price: door to door without destination duty and tax. */
export interface QuoteRequest {
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly cargo: Cargo;
  readonly readyAt: EpochMin;
  /** Options that arrive later are left out. */
  readonly dueAt: EpochMin | undefined;
  /** Customs supervision mode, `9710` by default. */
  readonly regime: string;
  readonly currency: Currency;
  /** Modes that may be used; undefined: all. */
  readonly modes: readonly Mode[] | undefined;
  readonly statuses: readonly Status[];
}

import type { Exclusion } from '../../planner/quote/index.ts';

/** The rules of the product do not allow it: said to the caller, nothing is written. Thrown, so that a transaction under way is undone. */
export class Refusal extends Error {
  readonly code: 'OPTION_GONE' | 'NOTHING_OFFERED' | 'FX_STALE' | 'QUOTE_NOT_OPEN' | 'NOT_FOUND' | 'PRECONDITION_FAILED' | 'NO_SUCH_VERSION' | 'REFERENCE_TAKEN' | 'CONSIGNMENT_STATE' | 'PLAN_UNFINISHED' | 'STOCK_IMPOSSIBLE' | 'POOL_EMPTY' | 'PINS_IMPOSSIBLE' | 'CHANGES_TOO_FEW' | 'NO_SUCH_BATCH' | 'NO_UNIT' | 'NO_INSIDE' | 'NO_SIZES' | 'TOO_MANY_BOXES' | 'NO_SUCH_DEPARTURE' | 'ALLOTMENT_USED' | 'BOOKING_STATE';
  /** Figures its sentence needs. */
  readonly detail: Readonly<Record<string, string | number>>;
  /** Why nothing is on offer. */
  readonly noRoute: readonly Exclusion[];
  constructor(code: Refusal['code'], detail: Refusal['detail'] = {}, noRoute: readonly Exclusion[] = []) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.noRoute = noRoute;
  }
}

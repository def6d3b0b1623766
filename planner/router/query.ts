/** What one consignment pays, emits and waits for, per arc and work of the graph. */
export interface SearchCosts {
  /** 0: the arc may not be used. */
  readonly allowed: Uint8Array;
  /** Minor units of the query's currency, ≥ 0. Integers; doubles, since won and heavy cargo pass 2^31. */
  readonly cost: Float64Array;
  /** gCO2e, ≥ 0, integers. */
  readonly co2e: Float64Array;
  /** Minutes per work. */
  readonly workDuration: Int32Array;
}

export interface SearchQuery {
  readonly source: number;
  readonly targets: readonly number[];
  readonly startsAt: number;
  /** The first ride leaves at or before this; later rides may leave at any departure of the graph. */
  readonly firstRideBy: number;
  /** Labels that arrive later are dropped. */
  readonly arriveBy: number;
}

/** One member of the front: the arcs in order, each with its departure index (-1: not a ride). */
export interface FoundPath {
  readonly arrivesAt: number;
  readonly cost: number;
  readonly co2e: number;
  readonly legs: readonly { readonly arc: number; readonly departure: number; readonly startsAt: number; readonly endsAt: number }[];
}

export interface SearchResult {
  readonly paths: readonly FoundPath[];
  /** Labels taken from the queue and kept: the work done. */
  readonly labels: number;
}

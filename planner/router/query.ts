/** What one consignment pays, emits and waits for, per arc, departure, node and work of the graph. */
export interface SearchCosts {
  /** 0: the arc may not be used. */
  readonly allowed: Uint8Array;
  /** Minor units of the query's currency, ≥ 0; of a ride that varies, its cheapest departure. Integers; doubles, since won and heavy cargo pass 2^31. */
  readonly cost: Float64Array;
  /** gCO2e, ≥ 0, integers. */
  readonly co2e: Float64Array;
  /** Minutes per work. */
  readonly workDuration: Int32Array;
  /** 1: the ride's price depends on the departure. */
  readonly varies: Uint8Array;
  /** Of rides that vary: what each departure costs above `cost`, ≥ 0; Infinity: not offered. */
  readonly surcharge: Float64Array;
  /** Index into `storage` of what the place an arc leaves charges for the days counted there; -1: nothing. */
  readonly arcStorage: Int32Array;
  /** What begun days cost, never falling. */
  readonly storage: readonly ((days: number) => number)[];
  /** Per node: the most that one begun day more before the next ride may add; 0: days cost nothing from here on. */
  readonly dayCost: Float64Array;
}

/** Least of each criterion from a node to the targets, whatever the clock; Infinity: no way. Nodes of closed ends have 0. */
export interface Bounds {
  readonly minutes: Float64Array;
  readonly cost: Float64Array;
  readonly co2e: Float64Array;
}

/**
 * Ways to save work; each may be switched off and changes no answer.
 * node: labels beaten at their own node · target: labels that a finished itinerary beats · bounds: what is left to the targets is added
 * before that is asked, and leads the search · departures: only departures that can matter are boarded.
 */
export const PRUNINGS = ['node', 'target', 'bounds', 'departures'] as const;
export type Pruning = (typeof PRUNINGS)[number];

/** Arcs, 1 each; rides among them only by one of these departures, if any are named. */
export interface Through {
  readonly arcs: Uint8Array;
  readonly departures: ReadonlySet<number> | undefined;
}

export interface SearchQuery {
  readonly source: number;
  /** Nodes of one place. */
  readonly targets: readonly number[];
  readonly startsAt: number;
  /** The first ride leaves at or before this; later rides may leave at any departure of the graph. */
  readonly firstRideBy: number;
  /** Labels that arrive later are dropped. */
  readonly arriveBy: number;
  /** Numbers of places (`nodePlace`) to call at, in any order. */
  readonly via: readonly number[];
  /** The path must use one of these arcs; undefined: any path. */
  readonly through: Through | undefined;
  readonly without: readonly Pruning[];
}

/** One member of the front: the arcs in order, each with its departure index (-1: not a ride). */
export interface FoundPath {
  readonly arrivesAt: number;
  readonly cost: number;
  readonly co2e: number;
  readonly legs: readonly FoundLeg[];
}

export interface FoundLeg {
  readonly arc: number;
  readonly departure: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Since when the place left counts days. */
  readonly countedFrom: number;
}

export interface SearchResult {
  readonly paths: readonly FoundPath[];
  /** Labels that entered the queue: the work done. */
  readonly labels: number;
}

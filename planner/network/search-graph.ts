import type { OpenIntervals } from '../support/index.ts';

/** Whether days are counted while a label stands at a node: not; from its arrival at this very node; or from an earlier node on. */
export const CLOCK_OFF = 0;
export const CLOCK_STARTS = 1;
export const CLOCK_RUNS = 2;

/**
 * What the search runs on: integers without units or names. A node is a *state* (place, customs stage, load unit, open contract), so that a
 * price that is not additive over legs is additive over arcs. An arc is a chain of works, then, for a ride, a departure:
 * works are done one after the other from the moment the label reaches the node; a ride boards after the last.
 * All instants are epochMin, all lengths minutes. CSR: the arcs that leave node n are firstArc[n] .. firstArc[n + 1].
 */
export interface SearchGraph {
  readonly nodeCount: number;
  /** Nodes of one place have one number. */
  readonly nodePlace: Int32Array;
  /** 1: a path may only start or end at the node's place. */
  readonly nodeIsEnd: Uint8Array;
  /** CLOCK_OFF, CLOCK_STARTS or CLOCK_RUNS. */
  readonly nodeClock: Uint8Array;
  readonly firstArc: Int32Array;
  readonly arcTo: Int32Array;
  /** 1: a ride with departures; 0: works only. */
  readonly arcIsRide: Uint8Array;
  /** Works of arc a: firstWork[a] .. firstWork[a + 1]. */
  readonly firstWork: Int32Array;
  /** Index into calendars, or -1: always open. */
  readonly workCalendar: Int32Array;
  /** Rides only: minutes before departure by which the work must be done (its strictest cut-off). */
  readonly workLead: Int32Array;
  /** Departures of arc a: firstDeparture[a] .. firstDeparture[a + 1], departsAt ascending. */
  readonly firstDeparture: Int32Array;
  readonly departsAt: Int32Array;
  /** Rides: least minutes from a departure until it is available; UNREACHED without departures. Others 0. */
  readonly leastRide: Int32Array;
  /** 1: along the departures of the arc, availableAt never falls. */
  readonly departuresInOrder: Uint8Array;
  /** When goods can be claimed after the ride. */
  readonly availableAt: Int32Array;
  readonly calendars: readonly OpenIntervals[];
}

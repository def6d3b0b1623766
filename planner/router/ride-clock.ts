/**
 * When an arc of the SearchGraph is done if begun at t, and backwards: how late it may begin to be done in time.
 * Forward as in `search.ts`: works follow one another from t, each may have a cut-off before the departure, a ride boards the departure
 * whose goods are available first among those that can be met. Backward is its exact inverse: both are monotone in time, so
 * `arc(t) <= end` holds exactly up to the latest start.
 */
import type { SearchGraph } from '../network/index.ts';
import { endOfWork, latestStartOfWork, UNREACHED } from '../support/index.ts';

/** Whether a departure of a ride may be boarded at all. */
export type IsOffered = (arc: number, departure: number) => boolean;

/** When the works of an arc are done, begun at t. */
export const endOfWorks = (graph: SearchGraph, workDuration: Int32Array, arc: number, t: number): number => {
  let doneAt = t;
  const end = graph.firstWork[arc + 1] as number;
  for (let work = graph.firstWork[arc] as number; work < end; work++) doneAt = endOfOneWork(graph, workDuration, work, doneAt);
  return doneAt;
};

/** The earliest departure that all cut-offs of a ride allow when its works begin at t. */
export const earliestBoarding = (graph: SearchGraph, workDuration: Int32Array, arc: number, t: number): number => {
  let doneAt = t;
  let boardFrom = t;
  const end = graph.firstWork[arc + 1] as number;
  for (let work = graph.firstWork[arc] as number; work < end; work++) {
    doneAt = endOfOneWork(graph, workDuration, work, doneAt);
    boardFrom = Math.max(boardFrom, doneAt + (graph.workLead[work] as number));
  }
  return Math.max(boardFrom, doneAt);
};

const endOfOneWork = (graph: SearchGraph, workDuration: Int32Array, work: number, t: number): number => {
  const calendar = graph.workCalendar[work] as number;
  return endOfWork(calendar < 0 ? undefined : graph.calendars[calendar], t, workDuration[work] as number);
};

/** The latest start of a works-only arc that ends at or before `endBy`. */
export const latestStartOfWorks = (graph: SearchGraph, workDuration: Int32Array, arc: number, endBy: number): number => {
  let startBy = endBy;
  const first = graph.firstWork[arc] as number;
  for (let work = (graph.firstWork[arc + 1] as number) - 1; work >= first; work--) startBy = latestStartOfOneWork(graph, workDuration, work, startBy);
  return startBy;
};

/** The latest start of a ride's works with which the departure at `departsAt` is met: the inverse of `earliestBoarding`. */
export const latestStartToBoard = (graph: SearchGraph, workDuration: Int32Array, arc: number, departsAt: number): number => {
  let startBy = departsAt;
  for (let work = (graph.firstWork[arc + 1] as number) - 1; work >= (graph.firstWork[arc] as number); work--) {
    const doneBy = Math.min(startBy, departsAt - (graph.workLead[work] as number));
    startBy = latestStartOfOneWork(graph, workDuration, work, doneBy);
  }
  return startBy;
};

const latestStartOfOneWork = (graph: SearchGraph, workDuration: Int32Array, work: number, endBy: number): number => {
  const calendar = graph.workCalendar[work] as number;
  return latestStartOfWork(calendar < 0 ? undefined : graph.calendars[calendar], endBy, workDuration[work] as number);
};

/** Index of the first departure of a ride at or after `from`; the end of its departures if none. */
export const firstDepartureFrom = ({ departsAt, firstDeparture }: SearchGraph, arc: number, from: number): number => {
  let low = firstDeparture[arc] as number;
  for (let high = firstDeparture[arc + 1] as number; low < high; ) {
    const middle = (low + high) >> 1;
    if ((departsAt[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The departure of a ride at or after `from`, at or before `until`, whose goods are available first; -1: none. */
export const earliestAvailable = (graph: SearchGraph, arc: number, from: number, until: number, isOffered?: IsOffered): number => {
  const { departsAt, availableAt } = graph;
  const end = graph.firstDeparture[arc + 1] as number;
  let best = -1;
  let bestAt = UNREACHED;
  // A later departure overtakes only if it leaves before the best one so far is available.
  for (let departure = firstDepartureFrom(graph, arc, from); departure < end && (departsAt[departure] as number) <= until && (departsAt[departure] as number) < bestAt; departure++) {
    if ((availableAt[departure] as number) >= bestAt || isOffered?.(arc, departure) === false) continue;
    best = departure;
    bestAt = availableAt[departure] as number;
  }
  return best;
};

/** How late goods may be ready: for one itinerary's very rides, and for any that arrives by a due time. */
import { epochMin, type EpochMin } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { latestDepartures, latestStartOfWorks, latestStartToBoard, type FoundPath } from '../router/index.ts';
import { TOO_LATE } from '../support/index.ts';
import { prepareQuestion, type Prepared } from './find-paths.ts';
import type { QuoteRequest } from './request.ts';

/** The latest instant at which goods may be ready and still catch the first ride of a path; undefined: it has none and starts when they are. */
export const latestReadyFor = ({ timetable, costs }: Pick<Prepared, 'timetable' | 'costs'>, path: FoundPath): EpochMin | undefined => {
  const { graph } = timetable;
  const first = path.legs.findIndex((leg) => leg.departure >= 0);
  const ride = path.legs[first];
  if (!ride) return undefined;
  let readyBy = latestStartToBoard(graph, costs.workDuration, ride.arc, graph.departsAt[ride.departure] as number);
  for (const leg of path.legs.slice(0, first).reverse()) readyBy = latestStartOfWorks(graph, costs.workDuration, leg.arc, readyBy);
  return epochMin(readyBy);
};

/**
 * The latest instant, not before `readyAt`, at which goods may be ready and still arrive by the due time; undefined: not even at `readyAt`, or no due
 * time is given. One backward search over the months laid out for `readyAt`, at its prices and rules; places to call at (`via`) are not looked at.
 */
export const latestReady = (network: Network, request: QuoteRequest): EpochMin | undefined => {
  if (request.dueAt === undefined) return undefined;
  const { timetable, costs, query } = prepareQuestion(network, request);
  const { graph } = timetable;
  const latest = Math.max(...query.targets.map((target) => latestDepartures(graph, costs, { target, dueAt: request.dueAt as number })[query.source] as number));
  return latest <= TOO_LATE || latest < request.readyAt ? undefined : epochMin(latest);
};

/** Many origins to many destinations, and one origin to every place: least times and prices by the same search as a quote. */
import { epochMin, minorUnits, minutes, type EpochMin, type MinorUnits, type Minutes, type PlaceId } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { earliestArrivals } from '../router/index.ts';
import { UNREACHED } from '../support/index.ts';
import { findPaths, prepareOrigin } from './find-paths.ts';
import type { QuoteRequest } from './request.ts';

export interface MatrixCell {
  readonly from: PlaceId;
  readonly to: PlaceId;
  /** Undefined: no way. */
  readonly least: { readonly transit: Minutes; readonly price: MinorUnits; readonly co2e: number } | undefined;
}

/** The least of each criterion for every pair, each by its own itinerary. One exact search a pair; bounds are shared by origins of one date and kept for some destinations. */
export const leastMatrix = (network: Network, question: Omit<QuoteRequest, 'from' | 'to'>, origins: readonly PlaceId[], destinations: readonly PlaceId[]): MatrixCell[] =>
  origins.flatMap((from) =>
    destinations.map((to): MatrixCell => {
      const paths = from === to ? [] : findPaths(network, { ...question, from, to }).result.paths;
      if (paths.length === 0) return { from, to, least: undefined };
      const leastOf = (key: (path: (typeof paths)[number]) => number): number => Math.min(...paths.map(key));
      return {
        from, to,
        least: { transit: minutes(leastOf((p) => p.arrivesAt) - question.readyAt), price: minorUnits(leastOf((p) => p.cost)), co2e: leastOf((p) => p.co2e) },
      };
    }),
  );

/** When goods can be at each place at the earliest, delivered: at home before export, abroad cleared. Places not reached are left out. One search. */
export const earliestEverywhere = (network: Network, question: Omit<QuoteRequest, 'to'>): ReadonlyMap<PlaceId, EpochMin> => {
  const { timetable, costs, source, firstRideBy } = prepareOrigin(network, question);
  const { graph } = timetable;
  costs.openEverywhere();
  const { arrivesAt } = earliestArrivals(graph, costs, { source, startsAt: question.readyAt, firstRideBy });
  const country = network.places.get(question.from)?.country;
  const reached = new Map<PlaceId, EpochMin>();
  for (const place of network.places.values()) {
    const stage = place.country === country ? 'export' : 'cleared';
    const at = Math.min(...(['loose', 'container'] as const).map((unit) => arrivesAt[network.nodeOf(place.id, stage, unit)] as number));
    if (at < UNREACHED && at <= (question.dueAt ?? UNREACHED)) reached.set(place.id, epochMin(at));
  }
  return reached;
};

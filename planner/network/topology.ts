/** The network as a graph of places and movements: what is connected to what, without clocks, prices or load units. */
import { MultiDirectedGraph } from 'graphology';
import { dayNumber, DEFAULT_STATUSES, type Mode, type Place, type PlaceId, type Sailing, type Service, type ServiceId } from '../domain/index.ts';
import { instantsOf } from './expand-departures.ts';
import type { Link } from './links.ts';

export interface PlaceNode {
  readonly place: Place;
}
export interface MovementEdge {
  readonly mode: Mode;
  readonly service: ServiceId | undefined;
  readonly runsByDefault: boolean;
  /** Least minutes under way; waiting and handling not counted. */
  readonly minutes: number;
}

export const makeTopology = (
  places: ReadonlyMap<PlaceId, Place>, links: readonly Link[], sailings: readonly Sailing[], services: ReadonlyMap<ServiceId, Service>,
): MultiDirectedGraph<PlaceNode, MovementEdge> => {
  const graph = new MultiDirectedGraph<PlaceNode, MovementEdge>();
  for (const place of places.values()) graph.addNode(place.id, { place });
  for (const { from, to, duration } of links) graph.addDirectedEdge(from.id, to.id, { mode: 'road', service: undefined, runsByDefault: true, minutes: duration });
  for (const sailing of sailings) {
    const service = services.get(sailing.service);
    const origin = places.get(sailing.from);
    const destination = places.get(sailing.to);
    if (!service || !origin || !destination) continue;
    const underWay = instantsOf(sailing, dayNumber(service.validFrom), origin, destination);
    graph.addDirectedEdge(sailing.from, sailing.to, {
      mode: service.mode,
      service: service.id,
      runsByDefault: DEFAULT_STATUSES.includes(service.status),
      minutes: underWay.arrivesAt - underWay.departsAt,
    });
  }
  return graph;
};

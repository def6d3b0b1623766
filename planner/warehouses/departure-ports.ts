/**
 * Ports and airports of home that stock abroad can be replenished from: a line that runs leaves there for a port with a way to a warehouse, under a
 * supervision mode that home clears out and the warehouse's country clears in. What a lane costs, and whether enough departures fall in a horizon, is
 * the question's matter (lanes.ts). Complexity: O(rides × arcs) at worst, once for a network.
 */
import { onwardLinks, waysOut } from '../board/index.ts';
import type { PlaceId, Status } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';

const HOME = 'CN';

export interface DeparturePort {
  readonly hub: PlaceId;
  /** Warehouses abroad it has a way to, by id. */
  readonly warehouses: readonly PlaceId[];
}

/** Those that reach most warehouses first, then by id. */
export const departurePorts = (network: Network, statuses: readonly Status[]): DeparturePort[] => {
  const { edition, places } = network;
  const countryOf = (id: PlaceId): string => places.get(id)?.country ?? '';
  const clears = (direction: 'export' | 'import', country: string, regime: string): boolean => edition.clearances.some((rule) => rule.direction === direction && rule.country === country && rule.regime === regime);
  const abroad = edition.warehouses.filter(({ id, regimes }) => countryOf(id) !== HOME && regimes.some((regime) => clears('export', HOME, regime) && clears('import', countryOf(id), regime))).map(({ id }) => id);
  const reached = new Map<PlaceId, readonly PlaceId[]>();
  const onwardFrom = (port: PlaceId): readonly PlaceId[] => {
    const known = reached.get(port) ?? [...onwardLinks(network, port, abroad).keys()];
    reached.set(port, known);
    return known;
  };
  const rides = network.rides.map((ride) => network.arcs[ride] as Extract<Arc, { kind: 'ride' }>);
  const hubs = [...new Set(rides.flatMap(({ sailing, service }) => (countryOf(sailing.from) === HOME && statuses.includes(service.status) ? [sailing.from] : [])))];
  return hubs
    .map((hub): DeparturePort => {
      const ports = new Set(waysOut(network, hub).flatMap(({ service, sailing }) => (statuses.includes(service.status) ? [sailing.to] : [])));
      return { hub, warehouses: [...new Set([...ports].flatMap(onwardFrom))].toSorted() };
    })
    .filter(({ warehouses }) => warehouses.length > 0)
    .toSorted((a, b) => b.warehouses.length - a.warehouses.length || (a.hub < b.hub ? -1 : 1));
};

/** The arcs a hub's goods take: each ride out of it with the works before and after that the board's prices and times are made of. */
import type { LoadUnit, PlaceId, Sailing, Service } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';

type Ride = Extract<Arc, { kind: 'ride' }>;
type LinkArc = Extract<Arc, { kind: 'link' }>;

/** Positions of arcs in the network. */
export interface WayOut {
  readonly unit: LoadUnit;
  readonly service: Service;
  readonly sailing: Sailing;
  readonly ride: number;
  /** Loose goods into a box at the hub, and out of it at the port; undefined for what goes loose. */
  readonly stuff: number | undefined;
  readonly strip: number | undefined;
  /** Customs and handover at the port. */
  readonly claim: number;
}

const findWorks = ({ arcs }: Network, from: number, to: number): number | undefined => {
  const found = arcs.findIndex((arc) => arc.kind === 'works' && arc.from === from && arc.to === to);
  return found < 0 ? undefined : found;
};

/** Rides from a hub for goods that lie there loose. Those whose goods cannot be claimed loose at the port are left out. */
export const waysOut = (network: Network, hub: PlaceId): WayOut[] =>
  network.rides.flatMap((ride): WayOut[] => {
    const { unit, sailing, service, from, to } = network.arcs[ride] as Ride;
    if (sailing.from !== hub || from !== network.nodeOf(hub, 'export', unit)) return [];
    const [boxed, loose] = [network.nodeOf(sailing.to, 'cleared', 'container'), network.nodeOf(sailing.to, 'cleared', 'loose')];
    const claim = findWorks(network, to, unit === 'container' ? boxed : loose);
    if (claim === undefined) return [];
    if (unit === 'loose') return [{ unit, service, sailing, ride, claim, stuff: undefined, strip: undefined }];
    const stuff = findWorks(network, network.nodeOf(hub, 'export', 'loose'), network.nodeOf(hub, 'export', 'container'));
    const strip = findWorks(network, boxed, loose);
    return stuff === undefined || strip === undefined ? [] : [{ unit, service, sailing, ride, claim, stuff, strip }];
  });

/** Truck trips for loose goods from a port to each destination; the port itself has none. */
export const onwardLinks = (network: Network, port: PlaceId, destinations: readonly PlaceId[]): ReadonlyMap<PlaceId, number | undefined> => {
  const found = new Map<PlaceId, number | undefined>();
  const from = network.nodeOf(port, 'cleared', 'loose');
  if (destinations.includes(port)) found.set(port, undefined);
  for (const [i, arc] of network.arcs.entries()) if (arc.kind === 'link' && arc.from === from && arc.unit === 'loose' && destinations.includes(toOf(arc))) found.set(toOf(arc), i);
  return found;
};
const toOf = (arc: LinkArc): PlaceId => arc.link.to.id;

/**
 * A network of any size in the shape of the reference: its rules (operations, customs, prices, vehicles, roads, hours, holidays, couriers) as
 * they are; places and services multiplied in its shares. The same size and seed give the same dataset.
 *
 * Not like a real network: prices are by kind of line as in the reference, so that lines of a kind differ in time and road and not in price;
 * positions know no coast.
 */
import type { ClearanceRule, PlaceId, RoadLane, RoadRule } from '../../../planner/domain/index.ts';
import { ANY, metres, RIDE_MODES } from '../../../planner/domain/index.ts';
import { greatCircleKm, type Dataset } from '../../../planner/network/index.ts';
import { generatePlaces, type GeneratedPlaces } from './generate-places.ts';
import { generateServices } from './generate-services.ts';
import { makeLuck } from './luck.ts';

export interface NetworkSize {
  readonly places: number;
  /** 1: as many services for each place as the reference has. */
  readonly servicesTimes: number;
}

export const generateNetwork = (reference: Dataset, { places: n, servicesTimes }: NetworkSize, seed: number): Dataset => {
  // Two draws of luck, so that the places of 500x1 are those of 500x25.
  const generated = generatePlaces(reference.places, n, makeLuck(seed));
  const count = Math.round((reference.services.length / reference.places.length) * n * servicesTimes);
  const idsOf = (id: PlaceId): PlaceId[] => generated.copiesOf(id).map((p) => p.id);
  const ids = new Set<string>(generated.places.map((p) => p.id));
  const waypoints = new Set(reference.fairways.nodes.map((node) => node.id));
  const lines = generateServices(reference, generated, count, makeLuck(seed + 1));
  const known = new Set<string>([...ids, ...lines.services.map((service) => service.id)]);
  return {
    ...reference,
    places: generated.places,
    ...lines,
    delays: reference.delays.filter(({ of, key }) => (of !== 'service' && of !== 'border') || key === ANY || known.has(key)),
    completions: reference.completions.filter(({ key }) => RIDE_MODES.some((mode) => mode === key) || known.has(key)),
    warehouses: reference.warehouses.filter((row) => ids.has(row.id)),
    closures: reference.closures.filter((closure) => ids.has(closure.place)),
    clearances: reference.clearances.map((rule): ClearanceRule => (rule.sites === 'all' ? rule : { ...rule, sites: rule.sites.flatMap(idsOf) })),
    roadRules: reference.roadRules.map((rule): RoadRule => ({ ...rule, only: rule.only?.flatMap(idsOf) })),
    roadLanes: reference.roadLanes.flatMap((lane) => lanesLike(lane, reference, generated)),
    fairways: { nodes: reference.fairways.nodes, legs: reference.fairways.legs.filter((leg) => leg.every((id) => ids.has(id) || waypoints.has(id))) },
  };
};

/** A lane of the reference itself, and for each further copy of one end a lane to the nearest copy of the other, as winding as the reference's. */
const lanesLike = (lane: RoadLane, reference: Dataset, generated: GeneratedPlaces): RoadLane[] => {
  const [a, b] = [lane.a, lane.b].map((id) => reference.places.find((p) => p.id === id));
  const ends = generated.copiesOf(lane.b);
  if (!a || !b || ends.length === 0) return [];
  const winding = Math.max(1, lane.distance / 1000 / (greatCircleKm(a, b) || 1));
  return generated.copiesOf(lane.a).map((from): RoadLane => {
    const to = ends.reduce((best, place) => (greatCircleKm(from, place) < greatCircleKm(from, best) ? place : best));
    if (from.id === lane.a && to.id === lane.b) return lane;
    return { ...lane, a: from.id, b: to.id, distance: metres(Math.max(1, Math.round(greatCircleKm(from, to) * winding * 1000))) };
  });
};

import { distance } from '@turf/distance';
import {
  HUBS, metres, minutes, type Metres, type Minutes, type Place, type PlaceId, type PlaceKind, type Provenance, type RoadLane, type RoadRule,
} from '../domain/index.ts';
import type { Dataset } from './dataset.ts';
import { nearnessOf } from './near.ts';

/** A truck trip between two places, possible at any hour. */
export interface Link {
  readonly from: Place;
  readonly to: Place;
  readonly distance: Metres;
  readonly duration: Minutes;
  readonly provenance: Provenance;
}

/** Great circle on the sphere of 6,371.0088 km radius (IUGG mean), in kilometres. */
export const greatCircleKm = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
  distance([a.lon, a.lat], [b.lon, b.lat], { units: 'kilometers' });

/** All links: pairs a road rule joins or a lane names, both ways, within a country and its partners. Measures near pairs only. */
export const makeLinks = (dataset: Dataset): Link[] => {
  const places = [...dataset.places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = new Map(dataset.roadRules.map((rule) => [rule.country, { rule, listNear: nearByRule(rule, places) }]));
  const lanes = lanesByEnd(dataset.roadLanes);
  const listOnLanes = onLanes(lanes, places);
  const links: Link[] = [];
  for (const from of places) {
    const road = rules.get(from.country);
    if (!road) continue;
    const { rule, listNear } = road;
    const lanesFrom = lanes.get(from.id);
    for (const position of inOrder([...listNear(from), ...listOnLanes(from)])) {
      const to = places[position] as Place;
      if (to === from || (to.country !== from.country && !rule.partners.includes(to.country))) continue;
      const lane = lanesFrom?.get(to.id);
      const straightKm = greatCircleKm(from, to);
      if (!lane && !isWithin(rule, from, to, straightKm)) continue;
      const driven = lane?.distance ?? roadDistance(rule, straightKm);
      links.push({ from, to, distance: driven, duration: drivingTime(rule, driven), provenance: lane?.provenance ?? rule.provenance });
    }
  }
  return links;
};

/** Positions in a list of places, ascending. */
type Positions = Int32Array;

/** Each position of several lists once, ascending. */
const inOrder = (lists: readonly Positions[]): Positions => {
  if (lists.length === 1) return lists[0] as Positions;
  const all = new Int32Array(lists.reduce((n, list) => n + list.length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  return all.sort().filter((position, i) => i === 0 || position !== all[i - 1]);
};

/** Places a rule may join to a place: of the right kind, near enough or a little farther. */
const nearByRule = (rule: RoadRule, places: readonly Place[]): ((from: Place) => Positions[]) => {
  const only = rule.only && new Set(rule.only);
  const isLinked = (place: Place): boolean => only === undefined || !HUBS.includes(place.kind) || only.has(place.id);
  const nearAmong = (kinds: readonly PlaceKind[]): ((from: Place, km: number) => Positions) => {
    const isServed = (country: string): boolean => country === rule.country || rule.partners.includes(country);
    const isEligible = (place: Place): boolean => kinds.includes(place.kind) && isServed(place.country) && isLinked(place);
    const positions = Int32Array.from(places.flatMap((place, i) => (isEligible(place) ? [i] : [])));
    const findNear = nearnessOf(Array.from(positions, (i) => places[i] as Place));
    return (from, km) => findNear(from, km).map((i) => positions[i] as number);
  };
  const ways = rule.links.flatMap(({ from, to, withinKm }) => [
    { ends: from, withinKm, near: nearAmong(to) },
    { ends: to, withinKm, near: nearAmong(from) },
  ]);
  return (from) => (isLinked(from) ? ways.filter((way) => way.ends.includes(from.kind)).map((way) => way.near(from, way.withinKm)) : []);
};

type Lanes = ReadonlyMap<PlaceId, ReadonlyMap<PlaceId, RoadLane>>;

/** Lanes by either end, then by the other. */
const lanesByEnd = (lanes: readonly RoadLane[]): Lanes => {
  const byEnd = new Map<PlaceId, Map<PlaceId, RoadLane>>();
  for (const lane of lanes)
    for (const [end, other] of [[lane.a, lane.b], [lane.b, lane.a]] as const) byEnd.set(end, (byEnd.get(end) ?? new Map<PlaceId, RoadLane>()).set(other, lane));
  return byEnd;
};

/** Places a lane joins to a place, however far. */
const onLanes = (lanes: Lanes, places: readonly Place[]): ((from: Place) => Positions[]) => {
  const positions = new Map<PlaceId, number[]>();
  for (const [i, { id }] of places.entries()) if (lanes.has(id)) positions.set(id, [...(positions.get(id) ?? []), i]);
  return (from) => {
    const others = lanes.get(from.id);
    return others ? [Int32Array.from([...others.keys()].flatMap((id) => positions.get(id) ?? [])).sort()] : [];
  };
};

/** Whether a rule joins two places, given that each may be linked at all: near enough and of its kinds. */
const isWithin = (rule: RoadRule, a: Place, b: Place, straightKm: number): boolean =>
  rule.links.some(
    (l) => straightKm <= l.withinKm && ((l.from.includes(a.kind) && l.to.includes(b.kind)) || (l.from.includes(b.kind) && l.to.includes(a.kind))),
  );

/** As the country's roads wind over so far. */
export const roadDistance = (rule: RoadRule, straightKm: number): Metres => {
  const band = rule.circuity.find((b) => b.underKm === undefined || straightKm < b.underKm);
  return metres(Math.round(straightKm * (band?.factor ?? 1) * 1000));
};

/** Driving and the rests a law asks for after each full stretch. */
const drivingTime = (rule: RoadRule, road: Metres): Minutes => {
  const km = road / 1000;
  const kmh = rule.speeds.find((s) => s.upToKm === undefined || km <= s.upToKm)?.kmh ?? 60;
  // Multiplied before it is divided: km / kmh × 60 can land a hair above a whole minute and be lifted to the next.
  const driving = Math.ceil((road * 60) / (kmh * 1000));
  const rests = rule.rest.afterMin > 0 ? Math.floor(driving / rule.rest.afterMin) * rule.rest.minutes : 0;
  return minutes(driving + rests);
};

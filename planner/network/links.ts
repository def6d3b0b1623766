import { distance } from '@turf/distance';
import { metres, minutes, type Metres, type Minutes, type Place, type PlaceId, type PlaceKind, type Provenance, type RoadLane, type RoadRule } from '../domain/index.ts';
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
  const rules = new Map(dataset.roadRules.map((rule) => [rule.country, { rule, findNear: findNearByRule(rule, places) }]));
  const lanes = new Map(dataset.roadLanes.flatMap((lane) => [[`${lane.a}|${lane.b}`, lane], [`${lane.b}|${lane.a}`, lane]] as const));
  const findOnLanes = findByLanes(dataset.roadLanes, places);
  const links: Link[] = [];
  for (const from of places) {
    const road = rules.get(from.country);
    if (!road) continue;
    const { rule, findNear } = road;
    const candidates = new Set([...findNear(from), ...findOnLanes(from)]);
    for (const position of [...candidates].sort((a, b) => a - b)) {
      const to = places[position] as Place;
      if (to === from || (to.country !== from.country && !rule.partners.includes(to.country))) continue;
      const lane = lanes.get(`${from.id}|${to.id}`);
      const straightKm = greatCircleKm(from, to);
      if (!lane && !isWithin(rule, from, to, straightKm)) continue;
      const driven = lane?.distance ?? roadDistance(rule, straightKm);
      links.push({ from, to, distance: driven, duration: drivingTime(rule, driven), provenance: lane?.provenance ?? rule.provenance });
    }
  }
  return links;
};

const TERMINALS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal'];

/** Positions of the places a rule may join to a place: of the right kind, near enough or a little farther. */
const findNearByRule = (rule: RoadRule, places: readonly Place[]): ((from: Place) => number[]) => {
  const only = rule.only && new Set(rule.only);
  const isLinked = (place: Place): boolean => only === undefined || !TERMINALS.includes(place.kind) || only.has(place.id);
  const nearnessByKinds = new Map<readonly PlaceKind[], (from: Place, km: number) => number[]>();
  const nearnessAmong = (kinds: readonly PlaceKind[]): ((from: Place, km: number) => number[]) => {
    const known = nearnessByKinds.get(kinds);
    if (known) return known;
    const isEligible = (place: Place): boolean => kinds.includes(place.kind) && (place.country === rule.country || rule.partners.includes(place.country)) && isLinked(place);
    const positions = places.flatMap((place, i) => (isEligible(place) ? [i] : []));
    const findNear = nearnessOf(positions.map((i) => places[i] as Place));
    const nearness = (from: Place, km: number): number[] => findNear(from, km).map((i) => positions[i] as number);
    nearnessByKinds.set(kinds, nearness);
    return nearness;
  };
  return (from) =>
    isLinked(from)
      ? rule.links.flatMap((l) => [...(l.from.includes(from.kind) ? nearnessAmong(l.to)(from, l.withinKm) : []), ...(l.to.includes(from.kind) ? nearnessAmong(l.from)(from, l.withinKm) : [])])
      : [];
};

/** Positions of the places a lane joins to a place, however far. */
const findByLanes = (lanes: readonly RoadLane[], places: readonly Place[]): ((from: Place) => number[]) => {
  const ends = new Set(lanes.flatMap((lane) => [lane.a, lane.b]));
  const positions = new Map<PlaceId, number[]>();
  for (const [i, { id }] of places.entries()) if (ends.has(id)) positions.set(id, [...(positions.get(id) ?? []), i]);
  const others = new Map<PlaceId, number[]>();
  for (const { a, b } of lanes)
    for (const [end, other] of [[a, b], [b, a]] as const) others.set(end, [...(others.get(end) ?? []), ...(positions.get(other) ?? [])]);
  return (from) => others.get(from.id) ?? [];
};

/** Whether a rule joins two places, given that each may be linked at all: near enough and of its kinds. */
const isWithin = (rule: RoadRule, a: Place, b: Place, straightKm: number): boolean =>
  rule.links.some(
    (l) => straightKm <= l.withinKm && ((l.from.includes(a.kind) && l.to.includes(b.kind)) || (l.from.includes(b.kind) && l.to.includes(a.kind))),
  );

const roadDistance = (rule: RoadRule, straightKm: number): Metres => {
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

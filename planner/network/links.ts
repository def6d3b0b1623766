import { distance } from '@turf/distance';
import { metres, minutes, type Metres, type Minutes, type Place, type PlaceKind, type Provenance, type RoadRule } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';

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

/** All links: pairs a road rule joins or a lane names, both ways, within a country and its partners. O(places²). */
export const makeLinks = (dataset: Dataset): Link[] => {
  const rules = new Map(dataset.roadRules.map((rule) => [rule.country, rule]));
  const lanes = new Map(dataset.roadLanes.flatMap((lane) => [[`${lane.a}|${lane.b}`, lane], [`${lane.b}|${lane.a}`, lane]] as const));
  const places = [...dataset.places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const links: Link[] = [];
  for (const from of places) {
    const rule = rules.get(from.country);
    if (!rule) continue;
    for (const to of places) {
      if (to === from || (to.country !== from.country && !rule.partners.includes(to.country))) continue;
      const lane = lanes.get(`${from.id}|${to.id}`);
      const straightKm = greatCircleKm(from, to);
      if (!lane && !isJoined(rule, from, to, straightKm)) continue;
      const road = lane?.distance ?? roadDistance(rule, straightKm);
      links.push({ from, to, distance: road, duration: drivingTime(rule, road), provenance: lane?.provenance ?? rule.provenance });
    }
  }
  return links;
};

const TERMINALS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal'];

const isJoined = (rule: RoadRule, a: Place, b: Place, straightKm: number): boolean =>
  [a, b].every((place) => rule.only === undefined || !TERMINALS.includes(place.kind) || rule.only.includes(place.id)) &&
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

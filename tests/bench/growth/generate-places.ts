/** Places of a generated network: the reference places, and copies of them strewn around. */
import { placeId, type Place, type PlaceId } from '../../../planner/domain/index.ts';
import { greatCircleKm } from '../../../planner/network/index.ts';
import type { Luck } from './luck.ts';

export interface GeneratedPlaces {
  readonly places: readonly Place[];
  /** The places made after a reference place; the first is that place itself. */
  copiesOf(reference: PlaceId): readonly Place[];
}

/**
 * Copies of a place lie within this times √(copies − 1): a network of more places covers more ground, as dense as Shandong is now, instead of
 * the same ground more densely. At 10,000 places that is 1,500 km, about the size of the country.
 */
const SPREAD_KM = 250;
const KM_PER_DEGREE = 111.2;
/** Copies keep this far from the poles, and this far from each other: two places closer than 0.3 km would be one. */
const MOST_LATITUDE = 75;
const LEAST_KM = 0.5;

/** Kinds and countries in the shares of the reference: the n places are spread evenly over its rows in order of country and kind. */
export const generatePlaces = (reference: readonly Place[], n: number, luck: Luck): GeneratedPlaces => {
  const order = (p: Place): string => [p.country, p.kind, p.id].join('|');
  const templates = [...reference].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const spreadKm = SPREAD_KM * Math.sqrt(Math.max(0, n / templates.length - 1));
  const copies = new Map<PlaceId, Place[]>();
  const taken = new Map<string, Place[]>();
  for (let i = 0; i < n; i++) {
    const template = templates[Math.floor((i * templates.length) / n)] as Place;
    const made = copies.get(template.id) ?? [];
    copies.set(template.id, made);
    made.push(made.length === 0 ? take(template, taken) : drawCopy(template, made.length + 1, spreadKm, taken, luck));
  }
  return { places: templates.flatMap((t) => copies.get(t.id) ?? []), copiesOf: (id) => copies.get(id) ?? [] };
};

const drawCopy = (template: Place, number: number, spreadKm: number, taken: Map<string, Place[]>, luck: Luck): Place => {
  for (;;) {
    // Even over a disk.
    const [angle, km] = [luck.next() * 2 * Math.PI, spreadKm * Math.sqrt(luck.next())];
    const lat = round(Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, template.lat + (km * Math.sin(angle)) / KM_PER_DEGREE)));
    const lon = round(wrap(template.lon + (km * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180))));
    const { zh, en, ko, ja } = template.names;
    const names = { zh: `${zh}${number}`, en: `${en} ${number}`, ko: `${ko}${number}`, ja: `${ja}${number}` };
    const place: Place = { ...template, id: placeId(`${template.id}~${number}`), names, aliases: [], unlocode: undefined, iata: undefined, lon, lat };
    if (neighbors(place, taken).every((other) => greatCircleKm(place, other) >= LEAST_KM)) return take(place, taken);
  }
};

/** Places stand in cells of a tenth of a degree; what is close stands in the same cell or one beside it. */
const cellOf = (place: Place, east: number, north: number): string =>
  `${place.kind}|${Math.floor(place.lon * 10) + east}|${Math.floor(place.lat * 10) + north}`;
const AROUND = [-1, 0, 1] as const;
const neighbors = (place: Place, taken: ReadonlyMap<string, Place[]>): Place[] =>
  AROUND.flatMap((east) => AROUND.flatMap((north) => taken.get(cellOf(place, east, north)) ?? []));
const take = (place: Place, taken: Map<string, Place[]>): Place => {
  const cell = cellOf(place, 0, 0);
  taken.set(cell, [...(taken.get(cell) ?? []), place]);
  return place;
};

const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

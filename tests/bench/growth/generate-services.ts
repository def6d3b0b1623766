/** Scheduled services of a generated network: those of the reference, and copies of them between copies of their places. */
import {
  dayMin, dayNumber, instantOfDay, metres, minutes, NEVER_RUN, serviceId, type Place, type PlaceId, type Sailing, type Service, type Weekday,
} from '../../../planner/domain/index.ts';
import { greatCircleKm, type Dataset } from '../../../planner/network/index.ts';
import type { GeneratedPlaces } from './generate-places.ts';
import type { Luck } from './luck.ts';

/** Of so many places drawn for the far end of a copy, the one at about the reference's distance is taken: ferries cross straits, not oceans. */
const DRAWS = 6;
/** Copies leave up to so many half hours earlier or later. */
const HALF_HOURS = 6;
const DAY = 1440;

interface Template {
  readonly service: Service;
  readonly sailings: readonly Sailing[];
}

/** `n` services in the shares of the reference. A line whose places the network has none of is left out. */
export const generateServices = (reference: Dataset, generated: GeneratedPlaces, n: number, luck: Luck): Pick<Dataset, 'services' | 'sailings'> => {
  const places = new Map(reference.places.map((place) => [place.id, place]));
  const order = (s: Service): string => [s.mode, s.status, s.id].join('|');
  const templates = [...reference.services]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((service): Template => ({ service, sailings: reference.sailings.filter((s) => s.service === service.id) }));
  const services: Service[] = [];
  const sailings: Sailing[] = [];
  let number = 0;
  for (let i = 0; i < n; i++) {
    const at = Math.floor((i * templates.length) / n);
    number = i > 0 && at === Math.floor(((i - 1) * templates.length) / n) ? number + 1 : 1;
    const made = copyOf(templates[at] as Template, number, places, generated, luck);
    if (!made) continue;
    services.push(made.service);
    sailings.push(...made.sailings);
  }
  const ids = new Set(services.map((s) => s.id));
  const isThere = (s: Service): boolean => s.alternatesWith !== undefined && ids.has(s.alternatesWith);
  return { services: services.map((s) => (isThere(s) ? s : { ...s, alternatesWith: undefined })), sailings };
};

const copyOf = (
  { service, sailings }: Template, number: number, places: ReadonlyMap<PlaceId, Place>, generated: GeneratedPlaces, luck: Luck,
): Template | undefined => {
  const named = (id: string): string => (number === 1 ? id : `${id}~${number}`);
  const id = serviceId(named(service.id));
  const ends = new Map<PlaceId, Place>();
  const [turn, shift] = number === 1 ? [0, 0] : [luck.below(7), (luck.below(2 * HALF_HOURS + 1) - HALF_HOURS) * 30];
  const made = sailings.flatMap((sailing): Sailing[] => {
    const [from, to] = [places.get(sailing.from), places.get(sailing.to)];
    const newFrom = from && (ends.get(from.id) ?? drawEnd(from, to && ends.get(to.id), greatCircleKm(from, to ?? from), number, generated, luck));
    if (newFrom) ends.set(from.id, newFrom);
    const newTo = from && to && newFrom && (ends.get(to.id) ?? drawEnd(to, newFrom, greatCircleKm(from, to), number, generated, luck));
    if (!newTo || newTo === newFrom) return [];
    ends.set(to.id, newTo);
    const copy: Sailing = { ...sailing, service: id, weekdays: sailing.weekdays.map((w) => turned(w, turn)).sort(), via: viaOf(sailing, generated, luck) };
    return [moved(copy, service, [from, to], [newFrom, newTo], shift)];
  });
  if (made.length === 0 && !NEVER_RUN.includes(service.status)) return undefined;
  const alternatesWith = service.alternatesWith && serviceId(named(service.alternatesWith));
  return { service: { ...service, id, alternatesWith }, sailings: made };
};

/** A copy of one end, at about the reference's distance from the other end where that is drawn already. */
const drawEnd = (end: Place, other: Place | undefined, km: number, number: number, generated: GeneratedPlaces, luck: Luck): Place | undefined => {
  const same = generated.copiesOf(end.id);
  const choice = same.length > 0 ? same : generated.places.filter((p) => p.kind === end.kind && p.country === end.country);
  if (number === 1 || choice.length < 2) return choice[0];
  if (!other) return luck.oneOf(choice);
  const off = (place: Place): number => Math.abs(greatCircleKm(place, other) - km);
  return Array.from({ length: DRAWS }, () => luck.oneOf(choice)).reduce((best, place) => (off(place) < off(best) ? place : best));
};

const viaOf = (sailing: Sailing, generated: GeneratedPlaces, luck: Luck): PlaceId[] =>
  sailing.via.flatMap((border) => (generated.copiesOf(border).length > 0 ? [luck.oneOf(generated.copiesOf(border)).id] : []));

const turned = (weekday: Weekday, by: number): Weekday => (((weekday - 1 + by) % 7) + 1) as Weekday;

/** The sailing between other ends, as fast as the reference's, with its clocks shifted. */
const moved = (sailing: Sailing, service: Service, was: readonly [Place, Place], now: readonly [Place, Place], shift: number): Sailing => {
  const ratio = (greatCircleKm(...now) || 1) / (greatCircleKm(...was) || 1);
  const { arrival } = sailing;
  const departs = dayMin((sailing.departs + shift + DAY) % DAY);
  const ends = { from: now[0].id, to: now[1].id, departs, distance: metres(Math.ceil(sailing.distance * ratio)) };
  if ('after' in arrival) return { ...sailing, ...ends, arrival: { after: minutes(Math.ceil(arrival.after * ratio)) } };
  const day = dayNumber(service.validFrom);
  const underWay = instantOfDay(day, arrival.clock, was[1].zone) - instantOfDay(day, sailing.departs, was[0].zone);
  const arrivesAt = instantOfDay(day, departs, now[0].zone) + Math.ceil(underWay * ratio);
  return { ...sailing, ...ends, arrival: { clock: dayMin(arrivesAt - instantOfDay(day, dayMin(0), now[1].zone)) } };
};

/** The network as the Data workspace draws it: what the filters leave, one thing chosen out of it, or the reach of a place. */
import type { TFunction } from 'i18next';
import type { LonLat, Reach } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { formatMoney } from '../format/money.ts';
import { formatDuration } from '../format/quantity.ts';
import { greatCircle, linesOf } from '../map/paths.ts';
import { position, rankOf, servedPlaces, serviceLines, shapeOf, type Scene, type SceneHub, type SceneLine } from '../map/scene.ts';
import type { Selection } from './address.ts';
import type { Shown } from './filters.ts';
import { gradeLimits, gradeOf, type Grade, type ReachOrder } from './reach.ts';
import type { NetworkData, NetworkPlace, NetworkService } from './types.ts';

/** Degrees shown round a lone place. */
const AROUND = 2.5;

const around = (place: NetworkPlace): LonLat[] => {
  const [lon, lat] = position(place);
  return [[lon - AROUND, lat - AROUND], [lon + AROUND, lat + AROUND]];
};
export const callsAt = (services: readonly NetworkService[], placeId: string): readonly NetworkService[] =>
  services.filter((service) => service.sailings.some(({ from, to, via }) => from === placeId || to === placeId || via?.includes(placeId)));

const chosenServices = (selection: Selection | undefined, shown: Shown, network: NetworkData): readonly NetworkService[] => {
  if (!selection) return [];
  if (selection.kind === 'service') return network.services.filter(({ id }) => id === selection.id);
  return callsAt(shown.services, selection.id);
};

const reachLines = (reach: Reach, grades: ReadonlyMap<string, Grade>, origin: NetworkPlace, places: ReadonlyMap<string, NetworkPlace>): readonly SceneLine[] =>
  reach.markets
    .flatMap(({ market }): SceneLine[] => {
      const place = places.get(market);
      const grade = grades.get(market);
      if (!place || !grade) return [];
      const paths = linesOf(greatCircle([origin.lon, origin.lat], [place.lon, place.lat]), 'reach');
      return [{ id: `reach ${market}`, mode: 'reach', paths, owners: [market], weight: 'reach', mark: undefined, steps: [], grade }];
    })
    // The nearest are drawn last, over the others.
    .sort((a, b) => (b.grade ?? 0) - (a.grade ?? 0));

const gradeMark = (grade: Grade | undefined): Pick<SceneHub, 'grade'> => (grade ? { grade } : {});

export interface SceneReach {
  readonly reach: Reach | undefined;
  /** While it is awaited the camera stays where it is. */
  readonly isAsking: boolean;
  /** What its lines and marks are graded and labelled by. */
  readonly order: ReachOrder;
}

export const dataScene = (network: NetworkData, shown: Shown, selection: Selection | undefined, { reach, isAsking, order }: SceneReach, names: Names, t: TFunction): Scene => {
  const places = new Map(network.places.map((place) => [place.id, place]));
  const origin = selection?.kind === 'place' ? places.get(selection.id) : undefined;
  const chosen = chosenServices(selection, shown, network);
  const isChosen = new Set(chosen.map(({ id }) => id));
  const limits = gradeLimits(reach?.markets ?? [], order);
  const grades = new Map((reach?.markets ?? []).flatMap((market) => { const grade = gradeOf(market, order, limits); return grade ? [[market.market, grade]] : []; }));
  const reached = reach && origin ? reachLines(reach, grades, origin, places) : [];
  const lines = [
    ...shown.services.filter(({ id }) => !isChosen.has(id)).flatMap((service) => serviceLines(service, network, 'network')),
    ...(reached.length > 0 ? reached : chosen.flatMap((service) => serviceLines(service, network, 'chosen'))),
  ];
  const markets = new Map(reach?.markets.map((market) => [market.market, market]));
  const served = servedPlaces(shown.services);
  const touched = new Set([...servedPlaces(chosen), ...(selection?.kind === 'place' ? [selection.id] : [])]);
  // A reach is between its origin and its markets; other places would only stand in the way of their names.
  const drawn = new Set(reached.length > 0 ? [...touched, ...markets.keys()] : [...shown.places.map(({ id }) => id), ...touched]);
  const hub = (place: NetworkPlace): SceneHub => {
    const market = markets.get(place.id);
    const figure = market && (order === 'time' ? (market.hours === null ? '' : formatDuration(market.hours * 60, t)) : market.price ? formatMoney(market.price.amount, market.price.currency) : '');
    const name = figure ? t('data.reach.label', { name: names.short(place.id), time: figure }) : names.short(place.id);
    const isEnd = selection?.kind === 'service' ? touched.has(place.id) : place.id === selection?.id;
    return { id: place.id, at: position(place), shape: shapeOf(place), isEnd, name, rank: isEnd ? 0 : touched.has(place.id) || market ? 1 : served.has(place.id) ? 1.5 : rankOf(place), ...gradeMark(grades.get(place.id)) };
  };
  const ofChosen = lines.filter((line) => line.weight !== 'network').flatMap((line) => line.paths.flat());
  const rest = lines.length > 0 ? lines.flatMap((line) => line.paths.flat()) : network.places.map(position);
  return {
    key: selection ? `${selection.kind} ${selection.id} ${isAsking ? '' : 'settled'}` : 'data',
    lines,
    hubs: network.places.filter(({ id }) => drawn.has(id)).map(hub),
    notes: [],
    fit: isAsking ? [] : ofChosen.length > 0 ? ofChosen : origin ? around(origin) : rest,
  };
};

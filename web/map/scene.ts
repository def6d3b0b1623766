/** What the map shows, told without the map: lines by mode, hubs by rank, words with a priority. */
import type { TFunction } from 'i18next';
import type { Answer, LonLat, Mode, Network, Option, Place } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { formatWeekdayClock } from '../format/time.ts';

export interface SceneLine {
  readonly id: string;
  readonly mode: Mode;
  readonly path: readonly LonLat[];
  /** Options or services that run on it. */
  readonly owners: readonly string[];
  /** `chosen`: full colour with casing. `other`: faint. `network`: the resting picture. `quiet`: drawn, never hit. */
  readonly weight: 'chosen' | 'other' | 'network';
  readonly isUnsure: boolean;
  /** Steps of the chosen option that ride on it. */
  readonly steps: readonly number[];
}
export type HubShape = 'circle' | 'diamond' | 'square' | 'filled-square' | 'house';
export interface SceneHub {
  readonly id: string;
  readonly at: LonLat;
  readonly shape: HubShape;
  readonly isEnd: boolean;
  readonly name: string;
  /** Lower is placed first. */
  readonly rank: number;
}
export interface SceneNote {
  readonly id: string;
  readonly at: LonLat;
  readonly text: string;
}
export interface Scene {
  /** Changes when the camera should move. */
  readonly key: string;
  readonly lines: readonly SceneLine[];
  readonly hubs: readonly SceneHub[];
  readonly notes: readonly SceneNote[];
  readonly fit: readonly LonLat[];
}

const SHAPES: Readonly<Record<Place['kind'], HubShape>> = {
  seaport: 'circle', airport: 'diamond', 'rail-terminal': 'square', 'bonded-zone': 'filled-square', 'overseas-warehouse': 'house', district: 'circle', city: 'circle', market: 'circle',
};
const shapeOf = (place: Place): HubShape => SHAPES[place.kind];
const position = ({ lon, lat }: Place): LonLat => [lon, lat];

/** The point half way along, by length as drawn. */
export const middleOf = (path: readonly LonLat[]): LonLat | undefined => {
  const lengths = path.map((point, i) => (i === 0 ? 0 : Math.hypot(point[0] - (path[i - 1] as LonLat)[0], point[1] - (path[i - 1] as LonLat)[1])));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let i = 1; i < path.length; i++) {
    const length = lengths[i] as number;
    if (left <= length && length > 0) {
      const a = path[i - 1] as LonLat;
      const b = path[i] as LonLat;
      return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length];
    }
    left -= length;
  }
  return path[0];
};

export const pathKey = (from: string, to: string, mode: string): string => `${from}>${to}:${mode}`;

/** The open option in full, the others faint under it. */
export const answerScene = (answer: Answer, selected: Option | undefined, names: Names, t: TFunction): Scene => {
  const lines = new Map<string, { mode: Mode; owners: string[]; steps: number[]; isUnsure: boolean }>();
  for (const option of answer.options) {
    option.steps.forEach((step, i) => {
      if (!step.mode) return;
      const key = pathKey(step.from, step.to, step.mode);
      const line = lines.get(key) ?? { mode: step.mode, owners: [], steps: [], isUnsure: false };
      lines.set(key, line);
      if (!line.owners.includes(option.id)) line.owners.push(option.id);
      if (option === selected) line.steps.push(i);
      line.isUnsure ||= step.calendar === 'assumed';
    });
  }
  const chosenPlaces = new Set(selected?.steps.flatMap((step) => [step.from, step.to]));
  const ends = new Set([selected?.steps[0]?.from, selected?.steps.at(-1)?.to]);
  const places = [...new Set(answer.options.flatMap((option) => option.steps.flatMap((step) => [step.from, step.to])))].map((id) => answer.places[id]).filter((place) => place !== undefined);
  const sceneLines = [...lines].flatMap(([id, line]): SceneLine[] => {
    const path = answer.paths[id];
    return path && path.length > 1 ? [{ id, ...line, path, weight: line.steps.length > 0 ? 'chosen' : 'other' }] : [];
  });
  const notes = (selected?.steps ?? []).flatMap((step, i): SceneNote[] => {
    const at = step.kind === 'ride' && step.mode ? middleOf(answer.paths[pathKey(step.from, step.to, step.mode)] ?? []) : undefined;
    const clock = (instant: string, place: string): string => formatWeekdayClock(Date.parse(instant), names.zone(place), names.language);
    return at ? [{ id: `step-${i}`, at, text: t('map.ride', { from: clock(step.startsAt, step.from), to: clock(step.endsAt, step.to) }) }] : [];
  });
  const chosenPaths = sceneLines.filter((line) => line.weight === 'chosen').flatMap((line) => line.path);
  return {
    key: `answer ${selected?.id ?? ''} ${answer.options.length}`,
    lines: sceneLines.sort((a, b) => Number(a.weight === 'chosen') - Number(b.weight === 'chosen')),
    hubs: places.map((place) => ({
      id: place.id, at: position(place), shape: shapeOf(place), isEnd: ends.has(place.id), name: names.short(place.id),
      rank: ends.has(place.id) ? 0 : chosenPlaces.has(place.id) ? 1 : 3,
    })),
    notes,
    fit: chosenPaths.length > 0 ? [...chosenPaths, ...places.filter((place) => chosenPlaces.has(place.id)).map(position)] : places.map(position),
  };
};

/** The resting picture: every line and every place. Lines that share a fairway share its strokes. */
export const networkScene = (network: Network, names: Names): Scene => {
  const lines: SceneLine[] = network.services.flatMap((service) =>
    service.sailings.flatMap((sailing, i): SceneLine[] => {
      const path = network.paths[pathKey(sailing.from, sailing.to, service.mode)] ?? [];
      return path.length > 1 ? [{ id: `${service.id} ${i}`, mode: service.mode, path, owners: [service.id], weight: 'network', isUnsure: service.status !== 'active' && service.status !== 'reported', steps: [] }] : [];
    }),
  );
  const served = new Set(network.services.flatMap((service) => service.sailings.flatMap((sailing) => [sailing.from, sailing.to])));
  const RANKS: Readonly<Record<Place['kind'], number>> = { seaport: 2, airport: 2, 'rail-terminal': 2, market: 2, city: 3, 'bonded-zone': 4, 'overseas-warehouse': 4, district: 5 };
  return {
    key: 'network',
    lines,
    hubs: network.places.map((place) => ({ id: place.id, at: position(place), shape: shapeOf(place), isEnd: false, name: names.short(place.id), rank: served.has(place.id) ? 1 : RANKS[place.kind] })),
    notes: [],
    fit: [...lines.flatMap((line) => line.path), ...network.places.filter((place) => place.country === 'CN' || served.has(place.id) || place.kind === 'market').map(position)],
  };
};

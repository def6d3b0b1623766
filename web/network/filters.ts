/** Which services and places are shown, and how many of each choice there are. Nothing chosen in a group means all of it. */
import { markOf } from '../map/scene.ts';
import type { NetworkData, NetworkPlace, NetworkService } from './types.ts';

export interface Filters {
  readonly modes: readonly string[];
  readonly statuses: readonly string[];
  readonly calendars: readonly string[];
  readonly text: string;
}
export const NO_FILTERS: Filters = { modes: [], statuses: [], calendars: [], text: '' };
export const hasFilters = ({ modes, statuses, calendars, text }: Filters): boolean => modes.length + statuses.length + calendars.length > 0 || text.trim() !== '';

export interface Choice {
  readonly value: string;
  readonly count: number;
}
export interface Shown {
  readonly services: readonly NetworkService[];
  readonly places: readonly NetworkPlace[];
}
export type Group = 'modes' | 'statuses' | 'calendars';
const FIELDS = { modes: 'mode', statuses: 'status', calendars: 'calendar' } as const;
/** The order in which choices stand; what is not named comes after, by name. */
const ORDER: Readonly<Record<Group, readonly string[]>> = {
  modes: ['ferry', 'sea', 'air', 'rail', 'post', 'road'],
  statuses: ['active', 'reported', 'assumed', 'unverified', 'trial', 'suspended', 'alternative', 'closed', 'not_run'],
  calendars: ['published', 'assumed'],
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);
const holds = (haystack: string, words: readonly string[]): boolean => words.every((word) => haystack.includes(word));
const placeText = ({ id, names, unlocode, iata, city, goods }: NetworkPlace): string => [id, names.zh, names.en, names.ko, names.ja, unlocode, iata, city, ...goods].join(' ').toLowerCase();
const serviceText = ({ id, carrier, vessel }: NetworkService): string => [id, carrier.zh, carrier.en, vessel].join(' ').toLowerCase();
/** Ends and, of trains, the borders they pass. */
const callsOf = (service: NetworkService): readonly string[] => service.sailings.flatMap(({ from, to, via }) => [from, to, ...(via ?? [])]);
const isIn = (chosen: readonly string[], value: string): boolean => chosen.length === 0 || chosen.includes(value);

/**
 * A service is shown when it is of every chosen group and the text is in it or in the places it calls at, taken together; a place
 * when a shown service calls there, or, while no group is chosen, when the text is in it.
 */
export const filterNetwork = ({ services, places }: NetworkData, filters: Filters): Shown => {
  const words = wordsOf(filters.text);
  const texts = new Map(places.map((place) => [place.id, placeText(place)]));
  const shown = services.filter(
    (service) =>
      isIn(filters.modes, service.mode) && isIn(filters.statuses, service.status) && isIn(filters.calendars, service.calendar) &&
      holds([serviceText(service), ...callsOf(service).map((id) => texts.get(id) ?? '')].join(' '), words),
  );
  const called = new Set(shown.flatMap(callsOf));
  const isGrouped = filters.modes.length + filters.statuses.length + filters.calendars.length > 0;
  return { services: shown, places: places.filter((place) => called.has(place.id) || (!isGrouped && holds(texts.get(place.id) ?? '', words))) };
};

/** Every choice of a group with how many services it would show, the other groups and the text as they are. */
export const choicesOf = (network: NetworkData, filters: Filters, group: Group): readonly Choice[] => {
  const field = FIELDS[group];
  const left = filterNetwork(network, { ...filters, [group]: [] }).services;
  const order = ORDER[group];
  const rank = (value: string): number => (order.includes(value) ? order.indexOf(value) : order.length);
  return [...new Set(network.services.map((service) => service[field] as string))]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((value) => ({ value, count: left.filter((service) => service[field] === value).length }));
};
export const toggle = (chosen: readonly string[], value: string): readonly string[] => (chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);

/** Services in the order of the list: by mode, sure ones first, then as the data has them. */
export const inOrder = (services: readonly NetworkService[]): readonly NetworkService[] => {
  const rank = (service: NetworkService): number => ORDER.modes.indexOf(service.mode) * 10 + ORDER.statuses.indexOf(service.status) + (ORDER.modes.includes(service.mode) ? 0 : 100) + (markOf(service) === 'cross' ? 5 : 0);
  return [...services].sort((a, b) => rank(a) - rank(b));
};
/** Kinds of places in the order of the list. */
export const KINDS = ['seaport', 'airport', 'rail-terminal', 'rail-station', 'border', 'market', 'city', 'district', 'bonded-zone', 'park', 'policy-zone', 'customs-office', 'laboratory', 'trade-market', 'postal-office', 'overseas-warehouse'] as const;
export const byKind = (places: readonly NetworkPlace[]): readonly (readonly [string, readonly NetworkPlace[]])[] => {
  const kinds = [...new Set([...KINDS.filter((kind) => places.some((place) => place.kind === (kind as string))), ...places.map((place) => place.kind as string)])];
  return kinds.map((kind) => [kind, places.filter((place) => place.kind === kind)] as const);
};

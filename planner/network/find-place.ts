/** Which place a person means: by id, code or exact name; by beginnings, sayings and parts of names while typing. */
import type { Place, PlaceKind } from '../domain/index.ts';
import { compilePlaceKeys, fold, withoutSuffix, type PlaceKeys, type Saying } from './place-keys.ts';

export type Role = 'origin' | 'destination';

/** `port:Busan` forces a kind. */
const FORCED: Readonly<Record<string, PlaceKind>> = { port: 'seaport', airport: 'airport', rail: 'rail-terminal', market: 'market', wh: 'overseas-warehouse' };
/** What a name that several places share means first. Kinds not listed come last. */
const PREFERENCE: Readonly<Record<Role, readonly PlaceKind[]>> = {
  origin: ['district', 'city', 'bonded-zone', 'seaport', 'airport', 'rail-terminal'],
  destination: ['market', 'overseas-warehouse', 'seaport', 'airport', 'rail-terminal'],
};

export type FoundPlace = { readonly place: Place } | { readonly candidates: readonly Place[] };

/**
 * The one place a text names: exact id, UN/LOCODE or IATA code (shared by two: the one whose id it is), else exact name in any
 * language without its administrative suffix. Several hits: the preferred kind of the role; several of that kind: all as
 * candidates. No hit: places whose name begins so, as candidates.
 */
export const findPlace = (places: readonly Place[], text: string, role: Role): FoundPlace => {
  const colon = text.indexOf(':');
  const forced = colon > 0 ? FORCED[text.slice(0, colon).toLowerCase()] : undefined;
  const wanted = (forced ? text.slice(colon + 1) : text).trim();
  const eligible = forced ? places.filter((p) => p.kind === forced) : places;
  const upper = wanted.toUpperCase();
  const byId = eligible.find((p) => p.id === wanted) ?? eligible.find((p) => p.id.toUpperCase() === upper);
  if (byId) return { place: byId };
  const keys = compilePlaceKeys(eligible);
  const byCode = eligible.filter((p) => p.unlocode === upper || p.iata === upper);
  const name = fold(withoutSuffix(wanted));
  const hits = byCode.length > 0 ? byCode : keys.filter(({ names }) => names.includes(name)).map(({ place }) => place);
  const best = Math.min(...hits.map((p) => kindRank(p, role)));
  const preferred = hits.filter((p) => kindRank(p, role) === best);
  if (preferred.length === 1) return { place: preferred[0] as Place };
  return { candidates: preferred.length > 1 ? preferred : searchPlaces(keys, wanted, role, 5).map(({ place }) => place) };
};

const kindRank = (place: Place, role: Role): number => PREFERENCE[role].indexOf(place.kind) + 1 || PREFERENCE[role].length + 1;

/** How a place was found, best first: `spelt` by the beginnings of its syllables in turn, as wh, whai or weih for 威海. */
export const MATCHES = ['code', 'name', 'beginning', 'spelt', 'inside'] as const;
export interface PlaceMatch {
  readonly place: Place;
  readonly match: (typeof MATCHES)[number];
}

/** Places for a typeahead, best match first; then the shorter name, of which more has been typed; then the role's preferred kinds; then by id. */
export const searchPlaces = (keys: readonly PlaceKeys[], text: string, role: Role, limit: number): PlaceMatch[] => {
  const wanted = fold(text);
  // wei1hai3: tones may be typed as digits.
  const toneless = wanted.replace(/(?<=\p{Script=Latin})[1-5]/gu, '');
  const found = [wanted, toneless, fold(withoutSuffix(text))].reduce<Hit[]>((hits, tried) => (hits.length > 0 || tried === '' ? hits : hitsOf(keys, tried)), []);
  return found
    .sort((a, b) => a.rank - b.rank || a.length - b.length || kindRank(a.place, role) - kindRank(b.place, role) || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit)
    .map(({ place, rank }) => ({ place, match: MATCHES[rank] as PlaceMatch['match'] }));
};

interface Hit {
  readonly place: Place;
  /** Index into MATCHES. */
  readonly rank: number;
  /** Letters or syllables of what matched; 0 where all of it was typed. */
  readonly length: number;
}

const hitsOf = (keys: readonly PlaceKeys[], wanted: string): Hit[] =>
  keys.flatMap(({ place, id, codes, names, sayings }) => {
    const hit = (rank: number, length: number): Hit[] => [{ place, rank, length }];
    const shortest = (matched: readonly { readonly length: number }[]): number => Math.min(...matched.map(({ length }) => length));
    if (id === wanted || codes.includes(wanted)) return hit(0, 0);
    if (names.includes(wanted)) return hit(1, 0);
    const begun = [...names, ...codes].filter((name) => name.startsWith(wanted));
    if (begun.length > 0) return hit(2, shortest(begun));
    const spelt = sayings.filter((saying) => spells(wanted, saying));
    if (spelt.length > 0) return hit(3, shortest(spelt));
    const held = [...names, id].filter((name) => name.includes(wanted));
    return held.length > 0 ? hit(4, shortest(held)) : [];
  });

/** Whether the letters are beginnings of the first syllables, none left out: wh, weih and whai spell wei-hai, wai does not. */
const spells = (letters: string, [first, ...rest]: Saying): boolean => {
  if (letters === '') return true;
  if (first === undefined) return false;
  for (let taken = 1; taken <= first.length && letters[taken - 1] === first[taken - 1]; taken += 1) if (spells(letters.slice(taken), rest)) return true;
  return false;
};

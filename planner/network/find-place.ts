/** Which place a person means: by id, code or exact name; by prefix while typing. */
import type { Place, PlaceKind } from '../domain/index.ts';

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
  const byCode = eligible.filter((p) => p.unlocode === upper || p.iata === upper);
  const name = plainName(wanted);
  const hits = byCode.length > 0 ? byCode : eligible.filter((p) => namesOf(p).includes(name));
  const rank = (p: Place): number => (PREFERENCE[role].indexOf(p.kind) + 1 || PREFERENCE[role].length + 1);
  const best = Math.min(...hits.map(rank));
  const preferred = hits.filter((p) => rank(p) === best);
  if (preferred.length === 1) return { place: preferred[0] as Place };
  return { candidates: preferred.length > 1 ? preferred : searchPlaces(eligible, wanted, role, 5) };
};

/** Places for a typeahead, best first: exact, then beginning, then containing; then shorter names, then the role's preferred kinds. */
export const searchPlaces = (places: readonly Place[], text: string, role: Role, limit: number): Place[] => {
  const wanted = plainName(text);
  if (wanted === '') return [];
  const scored = places.flatMap((place) => {
    const names = [...namesOf(place), ...codesOf(place)];
    const tests = [(n: string) => n === wanted, (n: string) => n.startsWith(wanted), (n: string) => n.includes(wanted)];
    const match = tests.findIndex((test) => names.some(test));
    if (match < 0) return [];
    // The shorter the name, the more of it has been typed.
    const length = Math.min(...names.filter(tests[match] as (n: string) => boolean).map((n) => n.length));
    return [{ place, match, length, kind: PREFERENCE[role].indexOf(place.kind) + 1 || 99 }];
  });
  return scored
    .sort((a, b) => a.match - b.match || a.length - b.length || a.kind - b.kind || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit)
    .map((s) => s.place);
};

const known = new WeakMap<Place, readonly string[]>();

/** Plain names of a place in all languages, made once. */
const namesOf = (place: Place): readonly string[] => {
  const names = known.get(place) ?? [...Object.values(place.names), ...place.aliases].map(plainName);
  known.set(place, names);
  return names;
};

const codesOf = (place: Place): string[] => [place.id, place.unlocode ?? '', place.iata ?? ''].filter((code) => code !== '').map((code) => code.toLowerCase());

/** Case, width and the administrative suffix (市 区 县 district …) do not matter. */
const plainName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().trim().replace(/\s+(district|county|city)$/, '').replace(/(?<=.)[市区县區縣]$/, '');

/** What a place is known by while someone types: codes, names as they compare, and how its Chinese name is said. */
import type { Place } from '../domain/index.ts';

export interface PlaceKeys {
  readonly place: Place;
  readonly id: string;
  /** UN/LOCODE and IATA code. */
  readonly codes: readonly string[];
  /** Names and aliases, each with its administrative suffix and without; sayings in one piece. */
  readonly names: readonly string[];
  /** Sayings by syllable: 威海 is wei, hai. */
  readonly sayings: readonly Saying[];
}
/** Syllables in Latin letters without tones. */
export type Saying = readonly string[];

/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ı: 'i', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };
/**
 * A text as it is compared: case, width, accents, tones, spaces and punctuation do not matter, nor which kana. Hangul and voiced kana
 * fall into their parts, so that a syllable half typed begins the whole one.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\s\p{P}\p{S}]/gu, '')
    .replace(/[łđıøßæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/** The name without the administrative suffix (市 区 县 district …). */
export const withoutSuffix = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s(?:district|county|city)$/i, '').trimEnd().replace(/(?<=.)[市区县區縣県]$/, '').replace(/(?<=..)[시구현]$/, '');

const unsaid = new WeakMap<Place, PlaceKeys>();

/** `sayings` by Chinese name; without them places are found by their names and codes only. */
export const compilePlaceKeys = (places: readonly Place[], sayings: ReadonlyMap<string, readonly Saying[]> = new Map()): PlaceKeys[] =>
  places.map((place) => {
    const plain = unsaid.get(place) ?? makeKeys(place);
    unsaid.set(place, plain);
    const said = [place.names.zh, ...place.aliases].flatMap((name) => (sayings.get(name) ?? []).flatMap((saying) => (withoutSuffix(name) === name ? [saying] : [saying, saying.slice(0, -1)])));
    return said.length === 0 ? plain : { ...plain, names: [...new Set([...plain.names, ...said.map((saying) => saying.join(''))])], sayings: said };
  });

const makeKeys = (place: Place): PlaceKeys => {
  const names = [...Object.values(place.names), ...place.aliases].flatMap((name) => [fold(name), fold(withoutSuffix(name))]);
  const codes = [place.unlocode, place.iata].flatMap((code) => (code ? [fold(code)] : []));
  return { place, id: fold(place.id), codes, names: [...new Set(names)].filter((name) => name !== ''), sayings: [] };
};

/** Places by what someone types. How their Chinese names are said is worked out once, when the data is loaded. */
import { customPinyin, pinyin } from 'pinyin-pro';
import type { Place } from '../../planner/domain/index.ts';
import { compilePlaceKeys, searchPlaces, type PlaceMatch, type Role, type Saying } from '../../planner/network/index.ts';

/** Names the dictionary says otherwise: counties of Shandong by the Ministry of Civil Affairs' names, and Japanese forms of letters it does not know. */
customPinyin({ 乐陵: 'lào líng', 单县: 'shàn xiàn', 比什凯克: 'bǐ shí kǎi kè', 之都: 'zhī dū', 东京都: 'dōng jīng dū', 東京都: 'dōng jīng dū', 浜: 'bīn', 豊: 'fēng' });

const HAN = /^[\p{Script=Han}\p{P}\p{S}\s\d]+$/u;

/** Syllables without tones; ü as u, and as the v that keyboards have for it. */
export const sayingsOf = (name: string): readonly Saying[] => {
  if (!HAN.test(name)) return [];
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' }).filter((syllable) => /^[a-zü]+$/.test(syllable));
  const typed = [syllables.map((s) => s.replace('ü', 'u')), syllables.map((s) => s.replace('ü', 'v'))] as const;
  if (syllables.length === 0) return [];
  return typed[0].join() === typed[1].join() ? [typed[0]] : typed;
};

export type PlaceSearch = (text: string, role: Role, limit: number) => readonly PlaceMatch[];

export const makePlaceSearch = (places: readonly Place[]): PlaceSearch => {
  const names = new Set(places.flatMap((place) => [place.names.zh, ...place.aliases]));
  const sayings = new Map([...names].map((name) => [name, sayingsOf(name)]));
  const keys = compilePlaceKeys(places, sayings);
  return (text, role, limit) => searchPlaces(keys, text, role, limit);
};

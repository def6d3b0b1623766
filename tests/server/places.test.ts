/** U1: whatever a person types of a place, in four languages, by pinyin or by code, finds it first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../planner/domain/index.ts';
import { compilePlaceKeys, MATCHES, searchPlaces } from '../../planner/network/index.ts';
import { placeList, problem } from '../../server/http/contract/quote.ts';
import { makePlaceSearch, sayingsOf, type PlaceSearch } from '../../server/usecases/search-places.ts';
import { referenceNetwork } from '../support/reference.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';

const network = referenceNetwork();
const { places } = network.edition;
const search = makePlaceSearch(places);
const WEIHAI = ['CITY-WH', 'CNWEI', 'AIR-WEH'];

/** Everything that names a place: four names, codes, and its Chinese name as it is said. */
const spellings = (place: Place): string[] => [
  ...Object.values(place.names), place.id, ...[place.unlocode, place.iata].filter((code) => code !== undefined),
  ...sayingsOf(place.names.zh).flatMap((syllables) => [syllables.join(''), syllables.join(' ')]),
];
/** Spellings whose place is neither the first row nor found in the same way as the first. */
const lost = (find: PlaceSearch, role: 'origin' | 'destination'): string[] =>
  places.flatMap((place) =>
    spellings(place).filter((text) => {
      const rows = find(text, role, places.length);
      return rows[0] === undefined || rows.find((row) => row.place === place)?.match !== rows[0].match;
    }).map((text) => `${place.id}: ${text}`),
  );

describe('every place', () => {
  test.each(['origin', 'destination'] as const)('is found first, or tied for it, by each of its names, codes and sayings as %s', (role) => {
    expect(places.length).toBeGreaterThanOrEqual(262);
    expect(places.flatMap(spellings).length).toBeGreaterThan(6 * places.length);
    expect(lost(search, role)).toEqual([]);
  });
  test('a search that knows no pinyin loses places, and one that sorts badly loses them too', () => {
    const keys = compilePlaceKeys(places);
    expect(lost((text, role, limit) => searchPlaces(keys, text, role, limit), 'origin').length).toBeGreaterThan(50);
    expect(lost((text, role, limit) => [...search(text, role, limit)].reverse(), 'origin').length).toBeGreaterThan(50);
  });
});

describe('what is typed', () => {
  test.each([
    'weihai', 'Weihai', 'WEI HAI', 'wei hai', 'wēihǎi', 'wēi hǎi', 'wei1hai3', 'ｗｅｉｈａｉ', 'weih', 'whai', 'wh', '威海', '威海市', 'ウェイハイ', 'うぇいはい', 'ｳｪｲﾊｲ', 'ウェイ', '웨이하이', '웨이하', '위해', 'CNWEI', 'cnwei', 'CNWE', 'WEH',
  ])('%s finds Weihai first', (text) => {
    expect(WEIHAI).toContain(search(text, 'origin', 3)[0]?.place.id);
  });
  test.each([
    ['hc', 'WH-HUANCUI'], ['zf', 'YT-ZHIFU'], ['zhifu', 'YT-ZHIFU'], ['muping', 'YT-MUPING'], ['juxian', 'RZ-JUXIAN'], ['laiwu', 'JN-LAIWU'], ['jinan', 'CITY-JN'], ['jn', 'CITY-JN'], ['rz', 'CITY-RZ'], ['qd', 'CITY-QD'],
    ['cq', 'JN-CHANGQING'], ['ICN', 'AIR-ICN'], ['krinc', 'KRINC'], ['liege', 'AIR-LGG'], ['Liège', 'AIR-LGG'], ['malaszewicze', 'DST-MLS'], ['Małaszewicze', 'DST-MLS'], ['indija', 'DST-INJ'], ['ohare', 'AIR-ORD'], ['lvyou', 'RZ-SHANHAITIAN'],
    ['マラシェ', 'DST-MLS'], ['훠얼', 'BRD-HGS'], ['인처', 'KRINC'],
  ])('%s finds %s among the first three', (text, id) => {
    expect(search(text, 'origin', 3).map(({ place }) => place.id)).toContain(id);
  });
  test('best first: code, name, beginning, spelling, inside', () => {
    const ways = (text: string) => search(text, 'origin', places.length).map(({ match }) => match);
    for (const text of ['wei', 'tao', 'jn', 'sha', 'wh', '海', 'an', 'port']) {
      const ranks = ways(text).map((way) => MATCHES.indexOf(way));
      expect(ranks.length, text).toBeGreaterThan(1);
      expect(ranks.every((rank, i) => i === 0 || (ranks[i - 1] as number) <= rank), text).toBe(true);
    }
    expect(ways('PUS')[0]).toBe('code');
    expect(ways('weihai')[0]).toBe('name');
    expect(ways('weih')[0]).toBe('beginning');
    expect(ways('wh')[0]).toBe('spelt');
    expect(ways('eiha')).toContain('inside');
  });
  test('nothing, or what nothing is called, finds nothing', () => {
    for (const text of ['', '  ', '·', 'qqqq', '\u0000', '\ud800', '%', '.*', '('.repeat(80)]) expect(search(text, 'origin', 9), JSON.stringify(text)).toEqual([]);
  });
});

/** By eye, against the dictionaries of place names; wrong ones sound like another place. */
test.each([
  ['威海', 'wei hai'], ['长岛', 'chang dao'], ['乐陵', 'lao ling'], ['莱芜', 'lai wu'], ['济南', 'ji nan'], ['日照', 'ri zhao'], ['单县', 'shan xian'], ['芝罘', 'zhi fu'], ['牟平', 'mu ping'], ['莒县', 'ju xian'],
  ['莘县', 'shen xian'], ['东阿', 'dong e'], ['兖州', 'yan zhou'], ['曲阜', 'qu fu'], ['茌平', 'chi ping'], ['栖霞', 'qi xia'], ['长清区', 'chang qing qu'], ['大连', 'da lian'], ['厦门', 'xia men'], ['重庆', 'chong qing'], ['中国钓具之都博览城', 'zhong guo diao ju zhi du bo lan cheng'], ['比什凯克', 'bi shi kai ke'],
])('%s is said %s', (name, said) => {
  expect(sayingsOf(name)[0]?.join(' ')).toBe(said);
});

describe('over HTTP', () => {
  let app: StartedApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.close());
  const ask = (query: string) => fetch(`${app.url}/api/v1/places?${query}`);

  test.each(['weihai', '威海', 'ウェイハイ', '웨이하이', 'CNWEI', 'wh'])('%s finds Weihai first', async (text) => {
    const { places: rows } = placeList.parse(await (await ask(`q=${encodeURIComponent(text)}`)).json());
    expect(WEIHAI).toContain(rows[0]?.id);
  });
  test('faults of the query, all at once and in the reader’s language', async () => {
    const response = await fetch(`${app.url}/api/v1/places?limit=9999&role=captain&q=${'x'.repeat(81)}`, { headers: { 'accept-language': 'ja' } });
    const body = problem.parse(await response.json());
    expect(response.status).toBe(422);
    expect(body.errors.map((e) => `${e.pointer} ${e.code}`).sort()).toEqual(['/limit OUT_OF_RANGE', '/q TOO_LONG', '/role UNKNOWN_VALUE']);
    expect(body.errors.find((e) => e.pointer === '/limit')?.message).toBe('9999 は範囲外です。0 を超え 50 以下にしてください。');
  });
});

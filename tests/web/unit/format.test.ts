/** Dates and place names as each language writes them. */
import { describe, expect, test } from 'vitest';
import type { Place } from '../../../web/api/types.ts';
import { citiesOf, placeName, shortName } from '../../../web/format/names.ts';
import { formatPercent } from '../../../web/format/quantity.ts';
import { formatDate, formatInstant, formatMonth, formatTick, formatWeekdayClock, languageTag, LANGUAGES, type Language } from '../../../web/format/time.ts';
import { loadDataset } from '../../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../../server/paths.ts';

const at = Date.parse('2026-12-11T14:00:00+08:00');
const now = Date.parse('2026-12-01T00:00:00Z');
const inAll = (say: (language: Language) => string): string[] => LANGUAGES.map(say);

describe('an instant', () => {
  test('date and time in the order of the language', () => {
    expect(inAll((l) => `${formatDate(at, 'Asia/Shanghai', l, now)} 14:00`)).toEqual(['12-11 周五 14:00', 'Fri 11 Dec 14:00', '12. 11. (금) 14:00', '12/11(金) 14:00']);
    expect(inAll((l) => formatInstant(at, 'Asia/Shanghai', l).slice(-5))).toEqual(['14:00', '14:00', '14:00', '14:00']);
  });
  test('the year only when it is another', () => {
    const next = Date.parse('2027-01-05T09:00:00+09:00');
    expect(inAll((l) => formatDate(next, 'Asia/Seoul', l, now))).toEqual(['2027-01-05 周二', 'Tue 5 Jan 2027', '2027. 1. 5. (화)', '2027/1/5(火)']);
  });
  test('on the clock of the place', () => {
    expect(inAll((l) => formatWeekdayClock(at, 'America/Los_Angeles', l))).toEqual(['周四 22:00', 'Thu 22:00', '목 22:00', '木 22:00']);
  });
  test('short on an axis', () => {
    expect(inAll((l) => formatTick(at, 'Asia/Shanghai', l))).toEqual(['12-11 周五', 'Fri 11', '11일 (금)', '11日(金)']);
  });
  test('the month alone on a long axis', () => {
    expect(inAll((l) => formatMonth(at, 'Asia/Shanghai', l))).toEqual(['12 月', 'Dec', '12월', '12月']);
  });
  test('the tag that says which Han shapes', () => {
    expect(inAll(languageTag)).toEqual(['zh-CN', 'en', 'ko', 'ja']);
  });
});

describe('places', () => {
  const places = loadDataset(dataFolder(undefined)).edition.places as unknown as readonly Place[];
  const cities = citiesOf({ places } as never);
  const place = (id: string): Place => places.find((p) => p.id === id) as Place;

  test.each([
    ['WH-HUANCUI', ['威海环翠区', 'Huancui, Weihai', '웨이하이 환추이구', '威海環翠区']],
    ['WH-GAOXIN', ['威海火炬高技术产业开发区', 'Weihai High-tech Zone', '웨이하이 훠쥐 하이테크산업개발구', '威海火炬ハイテク産業開発区']],
    ['CITY-WH', ['威海市', 'Weihai', '웨이하이시', '威海市']],
  ])('%s stands behind its city', (id, names) => {
    expect(inAll((l) => placeName(place(id), l, cities))).toEqual(names);
  });
  test.each([
    ['CNWEI', ['威海', 'Weihai', '웨이하이', '威海']],
    ['CNLYG', ['连云港', 'Lianyungang', '롄윈강', '連雲港']],
    ['JPSMN', ['境港', 'Sakaiminato', '사카이미나토', '境港']],
    ['KRBNP', ['釜山新港', 'Busan New', '부산신항', '釜山新港']],
    ['HKHKG', ['香港', 'Hong Kong', '홍콩', '香港']],
    ['AIR-ICN', ['首尔仁川', 'Incheon', '인천', '仁川']],
    ['AIR-FUK', ['福冈', 'Fukuoka', '후쿠오카', '福岡']],
  ])('%s in short', (id, names) => {
    expect(inAll((l) => shortName(place(id), l))).toEqual(names);
  });
  test('no name is shortened to nothing or to a single letter', () => {
    for (const one of places) for (const language of LANGUAGES) expect([...shortName(one, language)].length, `${one.id} ${language}`).toBeGreaterThan(1);
  });
});

test('a share as percent has as many decimals as are asked for', () => {
  expect([formatPercent(0.9), formatPercent(0.0049, 2), formatPercent(1, 1), formatPercent(-0.125, 1)]).toEqual(['90%', '0.49%', '100.0%', '-12.5%']);
});

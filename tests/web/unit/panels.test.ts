/** The days of a profile, the grades of a reach, and what "why not" may be asked about. */
import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { Network, Option, Place, ReachMarket, Service } from '../../../web/api/types.ts';
import { makeNames } from '../../../web/format/names.ts';
import { gradeLimits, gradeOf } from '../../../web/network/reach.ts';
import { barsOf, isWeekend, type Day } from '../../../web/quote/days/days.ts';
import { makeCandidates } from '../../../web/quote/why/candidates.ts';

type Best = NonNullable<Day['fastest']>;
const best = (transitHours: number, amount: string): Best => ({ arrivesAt: '2026-12-09T01:07:00+09:00', transitHours, price: { amount, currency: 'CNY' } });
const day = (date: string, fastest: Best | null, cheapest: Best | null): Day => ({ date, readyAt: `${date}T09:00:00+08:00`, options: fastest ? 2 : 0, fastest, cheapest });

describe('the days of a profile', () => {
  const days = [day('2026-12-07', best(40, '5000.00'), best(200, '1478.69')), day('2026-12-08', best(39, '5600.00'), best(190, '1478.69')), day('2026-12-09', null, null), day('2026-12-10', best(39, '5500.00'), best(240, '1500.00'))];
  test('stand on zero, the tallest full; a day without a way has no bar', () => {
    expect(barsOf(days, 'time').heights).toEqual([1, 39 / 40, undefined, 39 / 40]);
    expect(barsOf(days, 'price').heights).toEqual([1478.69 / 1500, 1478.69 / 1500, undefined, 1]);
  });
  test('that share the least are told apart by the other figure', () => {
    const dates = (which: readonly Day[]): readonly string[] => which.map(({ date }) => date.slice(8));
    expect(dates(barsOf(days, 'time').least)).toEqual(['08', '10']);
    expect(dates(barsOf(days, 'time').best)).toEqual(['10']);
    expect(dates(barsOf(days, 'price').least)).toEqual(['07', '08']);
    expect(dates(barsOf(days, 'price').best)).toEqual(['08']);
  });
  test('may all be without a way', () => expect(barsOf([day('2026-12-09', null, null)], 'price')).toEqual({ heights: [undefined], least: [], best: [], marked: [] }));
  test('are not marked where all are alike', () => {
    const alike = [day('2026-12-07', best(39, '5.00'), best(200, '1.00')), day('2026-12-08', best(39, '5.00'), best(200, '1.00'))];
    expect(barsOf(alike, 'price')).toMatchObject({ best: alike, marked: [] });
    expect(barsOf(days, 'price').marked).toEqual(barsOf(days, 'price').best);
  });
  test('of a weekend are Saturday and Sunday', () => expect(['2026-12-11', '2026-12-12', '2026-12-13', '2026-12-14'].map(isWeekend)).toEqual([false, true, true, false]));
});

describe('the grades of a reach', () => {
  const market = (id: string, hours: number | null, amount?: string): ReachMarket => ({ market: id, hours, modes: [], price: amount ? { amount, currency: 'CNY' } : null, priceModes: [], reasons: [] });
  const markets = [market('A', 72, '900.00'), market('B', 72.1, '100.00'), market('C', 200, '300.00'), market('D', null)];
  test('go by days, or by thirds of the prices; no way has none', () => {
    const grades = (order: 'time' | 'price') => markets.map((each) => gradeOf(each, order, gradeLimits(markets, order)));
    expect(grades('time')).toEqual([1, 2, 3, undefined]);
    expect(grades('price')).toEqual([3, 1, 2, undefined]);
  });
  test('stand without any market', () => expect(gradeLimits([], 'price')).toEqual([0, 0]));
});

describe('what may be asked about', () => {
  const place = (id: string, country: string, zh: string, en: string): Place => ({
    id, kind: 'seaport', country, city: '', names: { zh, en, ko: '', ja: '' }, unlocode: id, iata: null, zone: country === 'CN' ? 'Asia/Shanghai' : 'Asia/Seoul', lon: 122, lat: 37, goods: [], provenance: { confidence: 'sourced', sources: [], remark: '' },
  });
  const service = (id: string, mode: Service['mode'], from: string, to: string, weekdays: number[]): Service =>
    ({ id, mode, carrier: { zh: '威东航运', en: 'Weidong Ferry' }, vessel: '', status: 'active', calendar: 'published', sailings: [{ from, to, weekdays, departs: '19:00', arrives: '09:00', arrivesDay: 1, via: [] }, { from: to, to: from, weekdays, departs: '19:00', arrives: '09:00', arrivesDay: 1, via: [] }] }) as unknown as Service;
  const network = {
    places: [place('CNWEI', 'CN', '威海港', 'Weihai Port'), place('KRINC', 'KR', '仁川港', 'Incheon Port'), place('JPOSA', 'JP', '大阪港', 'Osaka Port')],
    services: [service('FERRY-WEI-INC', 'ferry', 'CNWEI', 'KRINC', [2, 4, 7]), service('SEA-INC-OSA', 'sea', 'KRINC', 'JPOSA', [1, 2, 3, 4, 5, 6, 7])],
  } as unknown as Network;
  const option = { steps: [{ kind: 'ride', mode: 'ferry', service: 'FERRY-WEI-INC', serviceDate: '2026-12-08', from: 'CNWEI', to: 'KRINC' }] } as unknown as Option;
  const t = ((key: string, values: Record<string, string> = {}) => (key === 'why.departure' ? `${values['at']} ${values['pair']}` : key.startsWith('mode.') ? `<${key}>` : '—')) as unknown as TFunction;
  const { find } = makeCandidates({ network, options: [option], names: makeNames('zh', [], network), readyAt: Date.parse('2026-12-07T09:00:00+08:00'), t });
  const whats = (text: string): readonly string[] => find(text).map(({ what }) => what);
  test('before anything is typed: other departures of the services in use, from the days before on, and modes not in use', () => {
    expect(whats('')).toEqual(['FERRY-WEI-INC@2026-12-06', 'FERRY-WEI-INC@2026-12-10', 'FERRY-WEI-INC@2026-12-13', 'FERRY-WEI-INC@2026-12-15', 'sea', 'air', 'rail']);
  });
  test('every word must be found: names in any language, codes, weekdays and dates', () => {
    expect(whats('weihai 周二')[0]).toBe('FERRY-WEI-INC@2026-12-08');
    expect(whats('威海 12-10')).toEqual(['FERRY-WEI-INC@2026-12-10']);
    expect(whats('CNWEI')).toEqual(expect.arrayContaining(['FERRY-WEI-INC', 'CNWEI']));
    expect(whats('air')).toContain('air');
    expect(whats('亚特兰蒂斯')).toEqual([]);
  });
  test('what has to do with the question comes first, and nothing that comes home', () => {
    expect(whats('仁川').filter((what) => what.includes('@')).at(0)).toMatch(/^FERRY-WEI-INC@/);
    expect(whats('仁川').length).toBeLessThanOrEqual(8);
    // The ferry back leaves on the same days: one departure, from home.
    expect(find('weihai').filter(({ name }) => name.includes('仁川—威海'))).toEqual([]);
  });
});

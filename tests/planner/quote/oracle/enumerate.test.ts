/** The enumerator itself, against fronts worked out by hand. All times are those of China, an hour behind Korea and Japan. */
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../../planner/network/index.ts';
import { front, places, row, storage, world } from './example-world.ts';

const TO_KOREA = `
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 60km
  road KRINC MKT 60km
`;
const TO_JAPAN = `
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC KRPUS
  zone Asia/Tokyo JPOSA MKT
  road BELT CNWEI 60km
  road KRINC KRPUS 60km
  road JPOSA MKT 60km
`;

describe('storage', () => {
  // Landed on Tuesday at 08:00, a tonne pays 10 a day for two days and then 30, after one free day.
  const keep = (customs: string, minAmount?: string) =>
    front(world(`${TO_KOREA}\n customs 9710 KR import ${customs}\n FERRY east 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100`, 'KR', (edition) => ({
      storage: [storage('KR', 1, [[1, 'FIRST'], [3, 'LATER']])],
      tariffs: [...edition.tariffs, row(edition, 'FIRST', { rate: '10', minAmount }), row(edition, 'LATER', { rate: '30' })],
    })))[0];

  test('a day is 24 hours and counts once begun', () => {
    expect(keep('24h')).toBe('Wed 9 Dec 09:00 CNY 100');
    expect(keep('1441m')).toBe('Wed 9 Dec 09:01 CNY 110');
    expect(keep('48h')).toBe('Thu 10 Dec 09:00 CNY 110');
  });
  test('days beyond a band pay the next one', () => {
    expect(keep('72h')).toBe('Fri 11 Dec 09:00 CNY 120');
    expect(keep('96h')).toBe('Sat 12 Dec 09:00 CNY 150');
  });
  test('a card is charged once for all its days, so that its minimum is too', () => {
    expect(keep('48h', '15')).toBe('Thu 10 Dec 09:00 CNY 115');
    expect(keep('72h', '15')).toBe('Fri 11 Dec 09:00 CNY 120');
  });
  test('stops when the next ride departs, or when the bonded truck leaves; there a clock of its own starts', () => {
    const lines = `FERRY east 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
      FERRY stay 4 KRINC 09:00 -> JPOSA +1 09:00 lcl 50
      FERRY move 4 KRPUS 10:30 -> JPOSA +1 12:00 lcl 45`;
    const kept = (freeDays: number) => front(world(`${TO_JAPAN}\n${lines}`, 'JP', (edition) => ({
      storage: [storage('KR', freeDays, [[1, 'DAY']])], tariffs: [...edition.tariffs, row(edition, 'DAY', { rate: '10' })],
    })));
    // Two days in Incheon; or one there until Wednesday, an hour on the road, and a day and half an hour in Busan.
    expect(kept(0)).toEqual(['Fri 11 Dec 09:00 CNY 170']);
    expect(kept(1)).toEqual(['Fri 11 Dec 09:00 CNY 160', 'Fri 11 Dec 12:00 CNY 155']);
    expect(kept(2)).toEqual(['Fri 11 Dec 09:00 CNY 150', 'Fri 11 Dec 12:00 CNY 145']);
  });
});

describe('prices by departure', () => {
  const daily = (change: (edition: Edition) => Edition['tariffs']) =>
    front(world(`${TO_KOREA}\n FERRY daily 1234567 CNWEI 19:00 -> KRINC +1 09:00 lcl 100`, 'KR', (edition) => ({ tariffs: change(edition) })));

  test('a later departure is offered where it is cheaper, one without a price never', () => {
    const rows = daily((edition) => [row(edition, 'daily', { weekdays: [2, 3] }), row(edition, 'daily', { weekdays: [6], rate: '60' })]);
    expect(rows).toEqual(['Wed 9 Dec 09:00 CNY 100', 'Sun 13 Dec 09:00 CNY 60']);
  });
  test('the service date decides between two validities', () => {
    const rows = daily((edition) => [row(edition, 'daily', { validTo: '2026-12-09' }), row(edition, 'daily', { validFrom: '2026-12-10', rate: '80' })]);
    expect(rows).toEqual(['Tue 8 Dec 09:00 CNY 100', 'Fri 11 Dec 09:00 CNY 80']);
  });
});

describe('transit', () => {
  test('once-only charges, and percentages of them, are not paid again under the same contract', () => {
    const chain = (contract: string) => front(world(`${TO_JAPAN}
      FERRY first 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
      FERRY second 4 KRINC 09:00 -> JPOSA +1 09:00 lcl 50`, 'JP', (edition) => ({
      services: edition.services.map((each) => ({ ...each, contract: each.id === 'first' ? 'THROUGH' : contract })),
      tariffs: [...edition.tariffs, ...['first', 'second'].flatMap((card) => [
        row(edition, card, { code: 'DOC', basis: 'bill', rate: '20', once: true }),
        row(edition, card, { code: 'LEVY', basis: 'percentOfCharge', percentOf: 'DOC', rate: '10' }),
      ])],
    })));
    expect(chain('OTHER')).toEqual(['Fri 11 Dec 09:00 CNY 194']);
    expect(chain('THROUGH')).toEqual(['Fri 11 Dec 09:00 CNY 172']);
  });

  test('between two rides goods go by one bonded truck at most', () => {
    const hubs = (road: string) => front(world(`
      zone Asia/Shanghai BELT CNWEI
      zone Asia/Seoul KRINC KRPTK KRPUS
      zone Asia/Tokyo JPOSA MKT
      road BELT CNWEI 60km
      road KRINC KRPTK 60km
      ${road}
      road JPOSA MKT 60km
      FERRY first 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
      FERRY second 4 KRPUS 09:00 -> JPOSA +1 09:00 lcl 50`));
    expect(hubs('road KRPTK KRPUS 60km')).toEqual([]);
    expect(hubs('road KRINC KRPUS 120km')).toEqual(['Fri 11 Dec 09:00 CNY 150']);
  });

  test('a closed day stops transit, and nothing leaves on it', () => {
    const daily = (...closed: readonly string[]) => front(world(`${TO_JAPAN}
      ${closed.map((day) => `shut KRINC ${day} ${day}`).join('\n')}
      FERRY first 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
      FERRY second 1234567 KRINC 10:00 -> JPOSA +1 09:00 lcl 50`));
    expect(daily()).toEqual(['Thu 10 Dec 09:00 CNY 150']);
    expect(daily('2026-12-09')).toEqual(['Fri 11 Dec 09:00 CNY 150']);
    expect(daily('2026-12-09', '2026-12-10')).toEqual(['Sat 12 Dec 09:00 CNY 150']);
    // The ferry of Monday would arrive on the closed Tuesday, the next is a week later.
    expect(daily('2026-12-08')).toEqual(['Thu 17 Dec 09:00 CNY 150']);
  });
});

describe('limits of a question', () => {
  const choice = world(`${TO_JAPAN}
    FERRY direct 1 CNWEI 19:00 -> JPOSA +2 09:00 lcl 90
    FERRY first 1 CNWEI 19:00 -> KRINC +1 09:00 lcl 100
    FERRY stay 4 KRINC 09:00 -> JPOSA +1 09:00 lcl 50
    FERRY move 4 KRPUS 18:00 -> JPOSA +1 18:00 lcl 70`);

  test('goods call at all places of via, by ride or by truck, in any order', () => {
    expect(front(choice)).toEqual(['Wed 9 Dec 09:00 CNY 90']);
    expect(front(choice, { via: places('BELT', 'CNWEI') })).toEqual(['Wed 9 Dec 09:00 CNY 90']);
    expect(front(choice, { via: places('KRINC') })).toEqual(['Fri 11 Dec 09:00 CNY 150']);
    expect(front(choice, { via: places('KRPUS', 'KRINC') })).toEqual(['Fri 11 Dec 18:00 CNY 170']);
  });
  test('avoided places and services, and carriers not named, are left out', () => {
    const past = { via: places('KRINC') };
    expect(front(choice, { avoid: ['direct'] })).toEqual(['Fri 11 Dec 09:00 CNY 150']);
    expect(front(choice, { ...past, avoid: ['stay'] })).toEqual(['Fri 11 Dec 18:00 CNY 170']);
    expect(front(choice, { ...past, avoid: ['stay', 'KRPUS'] })).toEqual([]);
    expect(front(choice, { carriers: ['first', 'move'] })).toEqual(['Fri 11 Dec 18:00 CNY 170']);
  });
});

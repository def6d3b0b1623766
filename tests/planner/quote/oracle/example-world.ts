/**
 * Timetables with a second country abroad, for examples of the enumerator that a reader can follow by hand. One tonne in one cubic
 * metre goes from BELT in China, ready on Monday 7 December 2026 at 09:00, to MKT; trucks drive 60 km an hour and cost nothing.
 */
import {
  cardId, hoursId, minutes, placeId,
  type LoadUnit, type OperationKind, type OperationRule, type StorageRule, type TariffRow,
} from '../../../../planner/domain/index.ts';
import type { Edition } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { question } from '../../../support/ask.ts';
import { timetable } from '../../../support/timetable.ts';
import { dayNumber } from './clock.ts';
import { enumerateFront } from './enumerate.ts';
import { PROVENANCE } from './made-up.ts';

const UNITS: readonly LoadUnit[] = ['loose', 'container'];
const work = (kind: OperationKind, country: string, unit: LoadUnit, takes: number): OperationRule => ({
  kind, country, unit, placeKinds: ['seaport'], duration: minutes(takes), hours: hoursId('always'), card: undefined, factor: undefined, provenance: PROVENANCE,
});

/** Korean ports pass goods on within a day; the market is in the country of `market`. */
export const world = (text: string, market: 'KR' | 'JP' = 'JP', change: (edition: Edition) => Partial<Edition> = () => ({})): Edition => {
  const drawn = timetable(text);
  const inJapan = <T extends { readonly country: string }>(row: T): T => ({ ...row, country: 'JP' });
  const edition: Edition = {
    ...drawn,
    places: drawn.places.map((place) => (place.kind === 'market' ? { ...place, country: market } : place)),
    operations: [
      ...drawn.operations,
      ...UNITS.flatMap((unit) => [
        work('transit', 'KR', unit, 1440), work('reload', 'KR', unit, 0), work('importCustoms', 'JP', unit, 0), work('handover', 'JP', unit, 0),
      ]),
    ],
    clearances: [...drawn.clearances, ...drawn.clearances.filter(({ country }) => country === 'KR').map(inJapan)],
    roadRules: [...drawn.roadRules, ...drawn.roadRules.filter(({ country }) => country === 'KR').map(inJapan)],
    vehicles: [...drawn.vehicles, ...drawn.vehicles.filter(({ country }) => country === 'KR').map((each) => ({ ...inJapan(each), id: `JP-${each.id}` }))],
  };
  return { ...edition, ...change(edition) };
};

/** A further row of a card, copied from its first one. */
export const row = ({ tariffs }: Edition, card: string, change: Partial<TariffRow>): TariffRow => {
  const first = tariffs.find((each) => each.card === card) ?? tariffs[0];
  if (!first) throw new Error('a timetable without prices');
  return { ...first, card: cardId(card), unit: undefined, ...change };
};

/** Storage of loose goods in a country: so many free days, then a card a day in each band. */
export const storage = (country: string, freeDays: number, bands: readonly (readonly [fromDay: number, card: string])[]): StorageRule => ({
  id: `${country}-loose`, country, placeKinds: ['seaport'], unit: 'loose', freeDays,
  bands: bands.map(([fromDay, card]) => ({ fromDay, card: cardId(card) })), provenance: PROVENANCE,
});

const LAST_OF_NOVEMBER = dayNumber('2026-11-30');
/** Day 0 of 1970 is a Thursday. */
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const CHINA_TIME = 480;

/** The front, each option as `Tue 10:00 CNY 100`, in the time of China. */
export const front = (edition: Edition, changes: Partial<QuoteRequest> = {}): string[] =>
  enumerateFront(edition, question('BELT', 'MKT', '2026-12-07T09:00:00+08:00', changes)).map(({ arrivesAt, price }) => {
    const day = Math.floor((arrivesAt + CHINA_TIME) / 1440);
    const clock = new Date((arrivesAt + CHINA_TIME) * 60_000).toISOString().slice(11, 16);
    return `${WEEKDAYS[day % 7]} ${day - LAST_OF_NOVEMBER} Dec ${clock} CNY ${price / 100}`;
  });

export const places = (...ids: readonly string[]) => ids.map(placeId);

import { placeId, type Currency, type Place, type PlaceKind } from '../../../../planner/domain/index.ts';
import { PROVENANCE } from './made-up.ts';
import type { Random } from './random.ts';

type Spot = readonly [id: string, lon: number, lat: number];

/** How long a crossing takes at the quickest, and what freight costs and covers over it. */
export interface Crossing {
  readonly min: number;
  readonly km: number;
  readonly cnyPerRevenueTon: number;
  readonly cnyPer20: number;
}

/** A foreign coast that lines from Shandong reach. */
export interface Coast {
  readonly country: string;
  readonly zone: string;
  readonly currency: Currency;
  readonly ports: readonly Spot[];
  readonly market: Spot;
  readonly crossing: Crossing;
}

/** Where goods end, or are passed on under customs. */
export const KOREA: Coast = {
  country: 'KR', zone: 'Asia/Seoul', currency: 'KRW', ports: [['KRINC', 126.6, 37.45], ['KRPTK', 126.83, 36.97]],
  market: ['MKT-KR-SEOUL', 126.98, 37.57], crossing: { min: 1020, km: 720, cnyPerRevenueTon: 140, cnyPer20: 1900 },
};
export const JAPAN: Coast = {
  country: 'JP', zone: 'Asia/Tokyo', currency: 'JPY', ports: [['JPOSA', 135.43, 34.65], ['JPHKT', 130.4, 33.6]],
  market: ['MKT-JP-KYOTO', 135.77, 35.01], crossing: { min: 2600, km: 1800, cnyPerRevenueTon: 330, cnyPer20: 4200 },
};
/** Behind coasts that change their clocks. */
export const FAR_COASTS: readonly Coast[] = [
  {
    country: 'DE', zone: 'Europe/Berlin', currency: 'EUR', ports: [['DEHAM', 9.97, 53.53], ['DEBRV', 8.53, 53.59]],
    market: ['MKT-DE-BERLIN', 13.4, 52.52], crossing: { min: 30_000, km: 20_500, cnyPerRevenueTon: 520, cnyPer20: 11_000 },
  },
  {
    country: 'US', zone: 'America/Los_Angeles', currency: 'USD', ports: [['USLAX', -118.26, 33.74], ['USOAK', -122.3, 37.8]],
    market: ['MKT-US-LASVEGAS', -115.14, 36.17], crossing: { min: 17_500, km: 12_200, cnyPerRevenueTon: 470, cnyPer20: 9000 },
  },
];
/** The rest of the way from a hub, as shares of the whole crossing. */
const ONWARD = { min: 0.88, km: 0.96, price: 0.5 };
export const crossingFromHub = ({ min, km, cnyPerRevenueTon, cnyPer20 }: Crossing): Crossing => ({
  min: min * ONWARD.min, km: km * ONWARD.km, cnyPerRevenueTon: cnyPerRevenueTon * ONWARD.price, cnyPer20: cnyPer20 * ONWARD.price,
});

const DISTRICTS: readonly Spot[] = [
  ['WH-HUANCUI', 122.12, 37.5], ['WH-WENDENG', 122.06, 37.19], ['YT-ZHIFU', 121.39, 37.54], ['QD-JIAOZHOU', 120.03, 36.26],
];
const PORTS: readonly Spot[] = [['CNWEI', 122.14, 37.43], ['CNYTG', 121.4, 37.57], ['CNTAO', 120.2, 36.03]];

const makePlace = ([id, lon, lat]: Spot, kind: PlaceKind, country: string, zone: string): Place => ({
  id: placeId(id), kind, country, city: '', names: { zh: id, en: id, ko: id, ja: id }, aliases: [], unlocode: undefined, iata: undefined,
  zone, lon, lat, goods: [], provenance: PROVENANCE,
});

export interface Places {
  readonly districts: readonly Place[];
  readonly ports: readonly Place[];
  /** Where goods may be passed on to a further ride; none on networks of direct lines. */
  readonly hubs: readonly Place[];
  readonly foreignPorts: readonly Place[];
  readonly market: Place;
}
export const listPlaces = ({ districts, ports, hubs, foreignPorts, market }: Places): Place[] => [...districts, ...ports, ...hubs, ...foreignPorts, market];

export const makePlaces = (random: Random, coast: Coast, hasHubs: boolean): Places => {
  const china = (spot: Spot, kind: PlaceKind) => makePlace(spot, kind, 'CN', 'Asia/Shanghai');
  const abroad = (of: Coast) => (spot: Spot) => makePlace(spot, 'seaport', of.country, of.zone);
  const foreignPorts = random.sample(coast.ports, random.chance(0.65) ? 2 : 1).map(abroad(coast));
  const hubs = random.sample(KOREA.ports, hasHubs ? (random.chance(0.7) ? 2 : 1) : 0).map(abroad(KOREA));
  const ports = random.sample(PORTS, random.chance(0.7) ? 2 : 1).map((spot) => china(spot, 'seaport'));
  const rest = hubs.length + foreignPorts.length + ports.length + 1;
  return {
    districts: random.sample(DISTRICTS, Math.min(8 - rest, random.int(hasHubs ? 1 : 2, 3))).map((spot) => china(spot, 'district')),
    ports, hubs, foreignPorts, market: makePlace(coast.market, 'market', coast.country, coast.zone),
  };
};

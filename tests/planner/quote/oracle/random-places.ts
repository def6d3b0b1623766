import {
  cubicCentimetres, dayMin, factorId, grams, hoursId, metres, minutes, placeId,
  type Currency, type HolidayEntry, type Hours, type Place, type PlaceKind, type RoadLane, type RoadRule, type Vehicle,
} from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import { openAlways, type Feature } from './features.ts';
import { makeMoney, PROVENANCE } from './made-up.ts';
import type { Random } from './random.ts';

type Spot = readonly [id: string, lon: number, lat: number];

/** A foreign coast that lines from Shandong reach. */
export interface Coast {
  readonly country: string;
  readonly zone: string;
  readonly currency: Currency;
  readonly ports: readonly Spot[];
  readonly market: Spot;
  /** The quickest crossing, and what freight costs and covers over it. */
  readonly crossing: { readonly min: number; readonly km: number; readonly cnyPerRevenueTon: number; readonly cnyPer20: number };
}

export const COASTS: readonly Coast[] = [
  {
    country: 'KR', zone: 'Asia/Seoul', currency: 'KRW', ports: [['KRINC', 126.6, 37.45], ['KRPTK', 126.83, 36.97]],
    market: ['MKT-KR-SEOUL', 126.98, 37.57], crossing: { min: 1020, km: 720, cnyPerRevenueTon: 140, cnyPer20: 1900 },
  },
  {
    country: 'DE', zone: 'Europe/Berlin', currency: 'EUR', ports: [['DEHAM', 9.97, 53.53], ['DEBRV', 8.53, 53.59]],
    market: ['MKT-DE-BERLIN', 13.4, 52.52], crossing: { min: 30_000, km: 20_500, cnyPerRevenueTon: 520, cnyPer20: 11_000 },
  },
  {
    country: 'US', zone: 'America/Los_Angeles', currency: 'USD', ports: [['USLAX', -118.26, 33.74], ['USOAK', -122.3, 37.8]],
    market: ['MKT-US-LASVEGAS', -115.14, 36.17], crossing: { min: 17_500, km: 12_200, cnyPerRevenueTon: 470, cnyPer20: 9000 },
  },
];

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
  readonly foreignPorts: readonly Place[];
  readonly market: Place;
}

export const makePlaces = (random: Random, coast: Coast): Places => {
  const china = (spot: Spot, kind: PlaceKind) => makePlace(spot, kind, 'CN', 'Asia/Shanghai');
  const abroad = (spot: Spot, kind: PlaceKind) => makePlace(spot, kind, coast.country, coast.zone);
  return {
    districts: random.sample(DISTRICTS, random.int(2, 3)).map((spot) => china(spot, 'district')),
    ports: random.sample(PORTS, random.chance(0.7) ? 2 : 1).map((spot) => china(spot, 'seaport')),
    foreignPorts: random.sample(coast.ports, random.chance(0.65) ? 2 : 1).map((spot) => abroad(spot, 'seaport')),
    market: abroad(coast.market, 'market'),
  };
};

export const makeRoads = (random: Random, { districts, ports, foreignPorts, market }: Places) => {
  const rule = (country: string, links: RoadRule['links']): RoadRule => ({
    country, links, partners: [], only: undefined, provenance: PROVENANCE,
    circuity: random.chance(0.7)
      ? [{ underKm: 60, factor: 1.42 }, { underKm: 250, factor: 1.31 }, { underKm: undefined, factor: 1.19 }]
      : [{ underKm: undefined, factor: 1.27 }],
    speeds: [{ upToKm: random.pick([70, 150]), kmh: random.pick([35, 42, 45]) }, { upToKm: undefined, kmh: random.pick([60, 63, 70]) }],
    rest: { minutes: minutes(random.pick([20, 45])), afterMin: minutes(random.pick([0, 120, 240])) },
  });
  // 700 m and 1,050 m are a minute at 42 and 63 km/h: some drives take whole minutes to the metre.
  const lane = (a: Place, b: Place): RoadLane => ({
    a: a.id, b: b.id, distance: metres(random.stepped(30_000, 300_000, random.pick([1, 700, 1050, 5000]))), provenance: PROVENANCE,
  });
  const roadRules = [
    rule('CN', [
      { from: ['district'], to: ['seaport'], withinKm: random.pick([180, 400, 400, 400]) },
      { from: ['district', 'seaport'], to: ['district', 'seaport'], withinKm: random.pick([0, 60, 400]) },
    ]),
    rule(market.country, [
      { from: ['market'], to: ['seaport'], withinKm: 900 },
      { from: ['seaport'], to: ['seaport'], withinKm: random.pick([0, 200, 650, 650]) },
    ]),
  ];
  const roadLanes = [...districts, ...foreignPorts]
    .filter(() => random.chance(0.3))
    .map((place) => (place.country === 'CN' ? lane(random.pick(ports), place) : lane(place, market)));
  return { roadRules, roadLanes };
};

export const makeVehicles = (random: Random, country: string, hired: Currency): Vehicle[] => {
  const money = makeMoney(hired);
  const dearness = random.int(80, 160) / 100;
  const loose = random.sample([['42', 2, 12], ['68', 8, 38], ['96', 18, 62], ['175', 32, 115]] as const, random.int(2, 3));
  const price = (tonnes: number) => ({
    currency: hired, fixed: money(dearness * (120 + 12 * tonnes)), perKm: money(dearness * (1.8 + 0.17 * tonnes)),
    min: money(dearness * random.pick([0, 260, 420])),
  });
  const trucks = [
    ...loose.map(([name, tonnes, cubicMetres]): Vehicle => ({
      id: `${country}-TRK${name}`, country, unit: 'loose', feet: undefined, payload: grams(tonnes * 1_000_000),
      volume: cubicCentimetres(cubicMetres * 1_000_000), ...price(tonnes), fares: undefined, factor: factorId(`truck-${name}`), provenance: PROVENANCE,
    })),
    ...([20, 40] as const).map((feet): Vehicle => ({
      id: `${country}-BOX${feet}`, country, unit: 'container', feet, payload: grams(30_000_000),
      volume: cubicCentimetres(feet * 1_800_000), ...price(feet / 2), fares: undefined, factor: factorId(`truck-box${feet}`), provenance: PROVENANCE,
    })),
  ];
  // The greener of two equally dear trucks is taken, though its id comes later.
  const aged = trucks.map((truck) => ({ ...truck, id: truck.id.replace('-', '-AGED-'), factor: factorId('truck-aged') }));
  return random.chance(0.2) ? [...trucks, ...aged] : trucks;
};

export const makeHours = (wants: Record<Feature, boolean>): Hours[] => {
  const hours = (id: string, weekdays: Hours['weekdays'], opens: number, closes: number, closedOnHolidays: boolean): Hours => {
    const row = { id: hoursId(id), weekdays, opensAt: dayMin(opens), closesAt: dayMin(closes), closedOnHolidays, provenance: PROVENANCE };
    return wants.closingDays ? row : openAlways(row);
  };
  return [
    hours('always', [1, 2, 3, 4, 5, 6, 7], 0, 1440, false), hours('gate', [1, 2, 3, 4, 5, 6, 7], 360, 1380, false),
    hours('shed', [1, 2, 3, 4, 5, 6], 480, 1200, true), hours('office', [1, 2, 3, 4, 5], 510, 1050, true),
  ];
};

/** Blocks of days off in the weeks that matter, each with a weekend worked in exchange. */
export const makeHolidays = (random: Random, country: string, firstDay: number, days: number): HolidayEntry[] => {
  const entries = new Map<number, HolidayEntry['kind']>();
  for (let block = Math.ceil(days / 12); block > 0; block--) {
    const from = firstDay + random.int(0, days);
    for (let day = from; day < from + random.int(1, 5); day++) entries.set(day, 'holiday');
    // Day 2 of 1970 is a Saturday.
    const saturday = from - ((from + 5) % 7);
    if (random.chance(0.7) && !entries.has(saturday)) entries.set(saturday, 'workday');
  }
  return [...entries].map(([day, kind]) => ({
    country, date: isoDate(day), kind, name: kind, status: random.chance(0.8) ? 'published' : 'estimated', provenance: PROVENANCE,
  }));
};

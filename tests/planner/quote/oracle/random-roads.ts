import {
  cubicCentimetres, factorId, grams, metres, minutes, type Currency, type Place, type RoadLane, type RoadRule, type Vehicle,
} from '../../../../planner/domain/index.ts';
import { makeMoney, PROVENANCE } from './made-up.ts';
import { KOREA, type Places } from './random-places.ts';
import type { Random } from './random.ts';

export const makeRoads = (random: Random, { districts, ports, hubs, foreignPorts, market }: Places) => {
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
    ...(hubs.length > 0 ? [rule(KOREA.country, [{ from: ['seaport'], to: ['seaport'], withinKm: random.pick([0, 200, 200, 200]) }])] : []),
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

import type { LoadUnit, Place, RoadRule, Vehicle } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { Boxes } from './boxes.ts';
import type { Emissions } from './emissions.ts';
import type { Prices } from './prices.ts';
import { decimal, over, plus, ratio, roundHalfUp, roundUp, times } from './rational.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** A drive from one place to another: what it takes, costs and emits. */
export interface Drive {
  readonly to: Place;
  readonly minutes: number;
  readonly price: number;
  readonly co2e: number;
}

/** Haversine. */
const greatCircleKm = (a: Place, b: Place): number => {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
};

const roadMetres = (dataset: Dataset, rule: RoadRule, a: Place, b: Place): number | undefined => {
  const lane = dataset.roadLanes.find((each) => (each.a === a.id && each.b === b.id) || (each.a === b.id && each.b === a.id));
  if (lane) return lane.distance;
  const km = greatCircleKm(a, b);
  const isLinked = rule.links.some(
    ({ from, to, withinKm }) =>
      km <= withinKm && ((from.includes(a.kind) && to.includes(b.kind)) || (from.includes(b.kind) && to.includes(a.kind))),
  );
  const band = rule.circuity.find(({ underKm }) => underKm === undefined || underKm > km);
  return isLinked && band ? Math.floor(km * band.factor * 1000 + 0.5) : undefined;
};

/** Driving at the one speed of the trip's length, and a rest after each full stretch. */
const drivingMinutes = (rule: RoadRule, metres: number): number | undefined => {
  const band = rule.speeds.find(({ upToKm }) => upToKm === undefined || metres <= upToKm * 1000);
  if (!band) return undefined;
  const driving = Number(roundUp(over(times(ratio(metres, 1000), ratio(60)), decimal(band.kmh))));
  const rests = rule.rest.afterMin > 0 ? Math.floor(driving / rule.rest.afterMin) : 0;
  return driving + rule.rest.minutes * rests;
};

interface Hire {
  readonly vehicle: string;
  readonly price: number;
  readonly co2e: number;
}

const cheapest = (hires: readonly Hire[]): Hire | undefined =>
  [...hires].sort((a, b) => a.price - b.price || a.co2e - b.co2e || (a.vehicle < b.vehicle ? -1 : 1))[0];

/** Lists the drives that leave a place with goods in a unit. Links never cross a border. */
export const makeRoads = (dataset: Dataset, boxes: Boxes | undefined, prices: Prices, emissions: Emissions) => {
  const hire = (vehicles: readonly Vehicle[], unit: LoadUnit, metres: number): Omit<Hire, 'vehicle'> | undefined => {
    const best = (fitting: readonly Vehicle[], price: (vehicle: Vehicle) => number) =>
      cheapest(fitting.map((vehicle) => ({ vehicle: vehicle.id, price: price(vehicle), co2e: emissions.ofLink(vehicle.factor, metres) })));
    if (unit === 'loose') return best(vehicles, (vehicle) => prices.ofSharedTruck(vehicle, metres));

    const lengths = boxes?.byLength.filter(({ count }) => count > 0) ?? [];
    const hires = lengths.flatMap(({ feet, count, teu }) => {
      const hired = best(vehicles.filter((vehicle) => vehicle.feet === feet), (vehicle) => prices.ofWholeTrucks(vehicle, metres, count));
      return hired ? [{ ...hired, teu }] : [];
    });
    if (!boxes || lengths.length === 0 || hires.length < lengths.length) return undefined;
    // Boxes of two lengths share the goods by TEU.
    const shares = hires.map(({ co2e, teu }) => times(ratio(co2e), decimal(teu))).reduce(plus);
    return { price: hires.reduce((sum, { price }) => sum + price, 0), co2e: Number(roundHalfUp(over(shares, decimal(boxes.teu)))) };
  };

  const drive = (a: Place, b: Place, unit: LoadUnit): Drive | undefined => {
    const rule = dataset.roadRules.find((each) => each.country === a.country);
    if (!rule || a.id === b.id || a.country !== b.country) return undefined;
    const metres = roadMetres(dataset, rule, a, b);
    const minutes = metres === undefined ? undefined : drivingMinutes(rule, metres);
    if (metres === undefined || minutes === undefined) return undefined;
    const hired = hire(dataset.vehicles.filter((each) => each.country === a.country && each.unit === unit), unit, metres);
    return hired && { to: b, minutes, price: hired.price, co2e: hired.co2e };
  };

  const known = new Map<string, readonly Drive[]>();
  return (from: Place, unit: LoadUnit): readonly Drive[] => {
    const key = `${from.id} ${unit}`;
    const drives = known.get(key) ?? dataset.places.map((to) => drive(from, to, unit)).filter((each) => each !== undefined);
    known.set(key, drives);
    return drives;
  };
};

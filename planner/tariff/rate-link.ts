import { Big } from 'big.js';
import { minorUnits, toMinor, type FareTable, type LoadUnit, type Metres, type MinorUnits, type Vehicle } from '../domain/index.ts';
import type { SharedTruckRule } from '../network/index.ts';
import { boxesOf, type ContainerSet } from './containers.ts';
import type { RatingContext } from './rate-card.ts';

/** One line of a road link: a share of a truck, or whole trucks. */
export interface TruckCharge {
  readonly vehicle: Vehicle;
  readonly basis: 'sharedTruck' | 'truck';
  /** Share of one truck (four decimals) or number of trucks. */
  readonly quantity: string;
  /** Price of the whole truck. */
  readonly truckPrice: MinorUnits;
  readonly native: MinorUnits;
  readonly amount: MinorUnits;
  readonly applied: readonly 'minimum'[];
}

/** Shares are counted in ten-thousandths, rounded up. */
const SHARE_UNITS = 10_000;

/**
 * Trucks for a link: loose goods take the vehicle that costs them least (shared or whole, in the quote's currency), containers one truck
 * a box. Undefined: no vehicle of the country carries the unit. `co2eOf` breaks ties between equally dear vehicles.
 */
export const rateLink = (
  distance: Metres, unit: LoadUnit, vehicles: readonly Vehicle[], shared: SharedTruckRule, context: RatingContext, co2eOf: (vehicle: Vehicle) => number,
): TruckCharge[] | undefined => (unit === 'loose' ? rateLoose(distance, vehicles, shared, context, co2eOf) : rateBoxes(distance, vehicles, context, co2eOf));

/** Whether a country's trucks can carry the unit: for boxes, each length at hand. */
export const canCarry = (vehicles: readonly Vehicle[], unit: LoadUnit, containers: ContainerSet): boolean =>
  unit === 'loose'
    ? vehicles.some((vehicle) => vehicle.unit === 'loose')
    : ([20, 40] as const).every((feet) => boxesOf(containers, feet) === 0 || vehicles.some((vehicle) => vehicle.unit === 'container' && vehicle.feet === feet));

/** Prices do not depend on the cargo, so each is computed once per vehicle and distance. */
const known = new WeakMap<Vehicle, Map<Metres, MinorUnits>>();

/** Fixed + per km × km, at least the minimum, rounded to the vehicle's currency. */
export const truckPrice = (vehicle: Vehicle, distance: Metres): MinorUnits => {
  const prices = known.get(vehicle) ?? new Map<Metres, MinorUnits>();
  known.set(vehicle, prices);
  const before = prices.get(distance);
  if (before !== undefined) return before;
  const plain = vehicle.fares ? fareOf(vehicle.fares, distance) : Big(vehicle.perKm).times(distance).div(1000).plus(vehicle.fixed);
  const price = toMinor(plain.lt(vehicle.min) ? Big(vehicle.min) : plain, vehicle.currency);
  prices.set(distance, price);
  return price;
};

/** The first step that reaches the distance; beyond the last, so much for every begun stretch more. */
const fareOf = ({ steps, further }: FareTable, distance: Metres): Big => {
  const step = steps.find((s) => distance <= s.upToKm * 1000);
  if (step) return Big(step.price);
  const last = steps.at(-1) ?? { upToKm: 0, price: '0' };
  return Big(last.price).plus(Big(further.price).times(Math.ceil((distance / 1000 - last.upToKm) / further.everyKm)));
};

/** The cheaper truck, then the greener, then by id. */
const preferred = (a: TruckCharge, b: TruckCharge, co2eOf: (vehicle: Vehicle) => number): number =>
  a.amount - b.amount || co2eOf(a.vehicle) - co2eOf(b.vehicle) || (a.vehicle.id < b.vehicle.id ? -1 : 1);

const rateLoose = (
  distance: Metres, vehicles: readonly Vehicle[], shared: SharedTruckRule, { cargo, exchange }: RatingContext, co2eOf: (vehicle: Vehicle) => number,
): TruckCharge[] | undefined => {
  // Decimals, not doubles: 0.07 × 10000 is a little above 700 and would be lifted to 701.
  const minShare = Big(shared.minShare).times(SHARE_UNITS).round(0, Big.roundUp).toNumber();
  const wholeAbove = Big(shared.wholeAbove).times(SHARE_UNITS).round(0, Big.roundDown).toNumber();
  let best: TruckCharge | undefined;
  for (const vehicle of vehicles) {
    if (vehicle.unit !== 'loose') continue;
    const price = truckPrice(vehicle, distance);
    // Ten-thousandths by integer arithmetic: both products stay below 2^53 for any cargo that is accepted.
    const share = Math.max(Math.ceil((cargo.weight * SHARE_UNITS) / vehicle.payload), Math.ceil((cargo.volume * SHARE_UNITS) / vehicle.volume));
    const isShared = share <= wholeAbove;
    const paid = isShared ? Math.max(share, minShare) : Math.ceil(share / SHARE_UNITS) * SHARE_UNITS;
    const native = minorUnits(Math.floor((2 * price * paid + SHARE_UNITS) / (2 * SHARE_UNITS)));
    const charge: TruckCharge = {
      vehicle,
      basis: isShared ? 'sharedTruck' : 'truck',
      quantity: isShared ? Big(paid).div(SHARE_UNITS).toFixed() : String(paid / SHARE_UNITS),
      truckPrice: price,
      native,
      amount: exchange.convert(native, vehicle.currency),
      applied: isShared && share < minShare ? ['minimum'] : [],
    };
    if (!best || preferred(charge, best, co2eOf) < 0) best = charge;
  }
  return best && [best];
};

const rateBoxes = (distance: Metres, vehicles: readonly Vehicle[], { containers, exchange }: RatingContext, co2eOf: (vehicle: Vehicle) => number): TruckCharge[] | undefined => {
  const charges: TruckCharge[] = [];
  for (const feet of [20, 40] as const) {
    const count = boxesOf(containers, feet);
    if (count === 0) continue;
    const offers = vehicles
      .filter((v) => v.unit === 'container' && v.feet === feet)
      .map((vehicle): TruckCharge => {
        const price = truckPrice(vehicle, distance);
        const native = minorUnits(price * count);
        return { vehicle, basis: 'truck', quantity: String(count), truckPrice: price, native, amount: exchange.convert(native, vehicle.currency), applied: [] };
      })
      .sort((a, b) => preferred(a, b, co2eOf));
    if (!offers[0]) return undefined;
    charges.push(offers[0]);
  }
  return charges;
};

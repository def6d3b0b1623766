import type { LoadUnit, Place, Sailing, Service } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { dayNumber, weekdayOf, yearOf, type Clock } from './clock.ts';
import type { Emissions } from './emissions.ts';
import type { Feature } from './features.ts';
import type { Prices } from './prices.ts';

/** A sailing as one consignment may use it, with all its departures. */
export interface Ride {
  readonly to: Place;
  readonly price: number;
  readonly co2e: number;
  /** Minutes before departure by which goods must be received, and released by customs. */
  readonly receivedBy: number;
  readonly releasedBy: number;
  readonly departures: readonly { readonly departsAt: number; readonly claimableAt: number }[];
}

const DAY = 1440;
const RIDE_WITHIN = 60 * DAY;
/** Weeks are counted from this day. */
const FIRST_MONDAY = dayNumber('2026-01-05');
const NEVER_RUN: readonly string[] = ['closed', 'not_run'];

/** Lists the rides that leave a place with goods in a unit. */
export const makeRides = (
  dataset: Dataset, request: QuoteRequest, clock: Clock, readyDay: number, prices: Prices, emissions: Emissions, bug: Feature | undefined,
) => {
  const { cargo, readyAt, modes, statuses } = request;

  const accepts = (service: Service, unit: LoadUnit): boolean =>
    statuses.includes(service.status) && !NEVER_RUN.includes(service.status) && (modes === undefined || modes.includes(service.mode)) &&
    service.units.includes(unit) && (service.capacityWeight === undefined || cargo.weight <= service.capacityWeight) && service.temperatures.includes(cargo.temperature) &&
    (cargo.dangerousGoods === undefined || service.dangerousGoods.includes(cargo.dangerousGoods));

  const departuresOf = (service: Service, sailing: Sailing, from: Place, to: Place, unit: LoadUnit): Ride['departures'] => {
    const delay = service.availability[bug === 'availability' ? 'loose' : unit];
    const departures: Ride['departures'][number][] = [];
    for (let day = dayNumber(service.validFrom); day <= dayNumber(service.validTo); day++) {
      if (!sailing.weekdays.includes(weekdayOf(day) as Sailing['weekdays'][number])) continue;
      const week = Math.floor((day - FIRST_MONDAY) / 7);
      if (((week % sailing.everyWeeks) + sailing.everyWeeks) % sailing.everyWeeks !== 0) continue;
      if (bug === 'yearWrap' && yearOf(day) !== yearOf(readyDay)) continue;
      const departsAt = clock.instantOf(day, sailing.departs, from.zone);
      if (departsAt < readyAt || departsAt > readyAt + RIDE_WITHIN) continue;
      const arrivesAt = 'after' in sailing.arrival ? departsAt + sailing.arrival.after : clock.instantOf(day, sailing.arrival.clock, to.zone);
      departures.push({ departsAt, claimableAt: arrivesAt + delay });
    }
    return departures;
  };

  const rideOf = (sailing: Sailing, from: Place, unit: LoadUnit): Ride | undefined => {
    const service = dataset.services.find((each) => each.id === sailing.service);
    const to = dataset.places.find((each) => each.id === sailing.to);
    if (!service || !to || !accepts(service, unit)) return undefined;
    const price = sailing.card === undefined ? undefined : prices.ofCard(sailing.card, unit);
    if (price === undefined) return undefined;
    const { LCO = 0, FCO = 0, DCO = 0, CUA = 0 } = service.cutOffs;
    return {
      to, price, co2e: emissions.ofRide(service.factor, service.terminalFactor, sailing.distance, unit),
      receivedBy: unit === 'loose' ? LCO : FCO, releasedBy: Math.max(DCO, CUA), departures: departuresOf(service, sailing, from, to, unit),
    };
  };

  const known = new Map<string, readonly Ride[]>();
  return (from: Place, unit: LoadUnit): readonly Ride[] => {
    const key = `${from.id} ${unit}`;
    const leaving = () => dataset.sailings.filter((sailing) => sailing.from === from.id);
    const rides = known.get(key) ?? leaving().map((sailing) => rideOf(sailing, from, unit)).filter((each) => each !== undefined);
    known.set(key, rides);
    return rides;
  };
};

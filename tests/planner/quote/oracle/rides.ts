import type { LoadUnit, Place, Sailing, Service } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { dayNumber, weekdayOf, yearOf, type Clock } from './clock.ts';
import type { IsClosed } from './closures.ts';
import type { Emissions } from './emissions.ts';
import type { Mistake } from './features.ts';
import type { Limits } from './limits.ts';
import type { Prices } from './prices.ts';

/** One dated running of a sailing. */
export interface Departure {
  readonly departsAt: number;
  readonly claimableAt: number;
  /** The price; undefined: none is known on that date, and the departure is not offered. */
  readonly priceOf: (continuesContract: boolean) => number | undefined;
}

/** A sailing as one consignment may use it, with all its departures. */
export interface Ride {
  readonly to: Place;
  readonly contract: string | undefined;
  readonly co2e: number;
  /** Minutes before departure by which goods must be received, and released by customs. */
  readonly receivedBy: number;
  readonly releasedBy: number;
  readonly departures: readonly Departure[];
}

/** Weeks are counted from this day. */
const FIRST_MONDAY = dayNumber('2026-01-05');

/** The days, of its service's validity, on which a sailing runs. */
export const listServiceDays = (service: Service, { weekdays, everyWeeks }: Sailing): number[] => {
  const days: number[] = [];
  for (let day = dayNumber(service.validFrom); day <= dayNumber(service.validTo); day++) {
    const week = Math.floor((day - FIRST_MONDAY) / 7);
    const isItsWeek = ((week % everyWeeks) + everyWeeks) % everyWeeks === 0;
    if (isItsWeek && weekdays.some((weekday) => weekday === weekdayOf(day))) days.push(day);
  }
  return days;
};

/** Lists the rides that leave a place with goods in a unit. */
export const makeRides = (
  dataset: Dataset, { cargo, readyAt }: QuoteRequest, clock: Clock, readyDay: number,
  rules: { readonly prices: Prices; readonly emissions: Emissions; readonly limits: Limits; readonly isClosed: IsClosed }, mistake: Mistake | undefined,
) => {
  const { prices, emissions, limits, isClosed } = rules;

  const accepts = (service: Service, unit: LoadUnit): boolean =>
    service.units.includes(unit) && (service.capacityWeight === undefined || cargo.weight <= service.capacityWeight) &&
    service.temperatures.includes(cargo.temperature) && (cargo.dangerousGoods === undefined || service.dangerousGoods.includes(cargo.dangerousGoods));

  const departuresOf = (service: Service, sailing: Sailing, from: Place, to: Place, unit: LoadUnit): Departure[] => {
    const { card, departs, arrival } = sailing;
    const delay = service.availability[mistake === 'availability' ? 'loose' : unit];
    return listServiceDays(service, sailing).flatMap((day) => {
      const departsAt = clock.instantOf(day, departs, from.zone);
      const arrivesAt = 'after' in arrival ? departsAt + arrival.after : clock.instantOf(day, arrival.clock, to.zone);
      const isInPort = isClosed(from, day) || (isClosed(to, clock.dayOf(arrivesAt, to.zone)) && mistake !== 'closures');
      const isForgotten = mistake === 'yearWrap' && yearOf(day) !== yearOf(readyDay);
      if (card === undefined || departsAt < readyAt || isInPort || isForgotten) return [];
      return [{ departsAt, claimableAt: arrivesAt + delay, priceOf: (continues: boolean) => prices.ofRide(card, unit, day, continues) }];
    });
  };

  const rideOf = (sailing: Sailing, from: Place, unit: LoadUnit): Ride | undefined => {
    const service = dataset.services.find((each) => each.id === sailing.service);
    const to = dataset.places.find((each) => each.id === sailing.to);
    if (!service || !to || !accepts(service, unit) || !limits.mayRide(service, sailing)) return undefined;
    const { LCO = 0, FCO = 0, DCO = 0, CUA = 0 } = service.cutOffs;
    return {
      to, contract: service.contract, co2e: emissions.ofRide(service.factor, service.terminalFactor, sailing.distance, unit),
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

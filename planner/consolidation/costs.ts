/** The parts a plan's cost is made of, each an integer of the instance's currency. Halves are rounded away from zero, once. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import type { Consignment, Departure, LooseOffer, Way } from './instance.ts';

const MIN_PER_DAY = 1440;
const perDay = (rate: MinorUnits, minutes: number): number => Math.floor((rate * minutes + MIN_PER_DAY / 2) / MIN_PER_DAY);

/** The greater of tonnes and cubic metres, thousandths, begun ones whole. */
export const milliRevenueTons = ({ weight, volume }: Pick<Consignment, 'weight' | 'volume'>): number => Math.ceil(Math.max(weight, volume) / 1000);

export const perMilliTons = (rate: MinorUnits, milliTons: number): MinorUnits => minorUnits(Math.floor((rate * milliTons + 500) / 1000));

/** Holding at the hub, lateness at the destination, and the way on from the port; undefined where the departure does not serve the destination. */
export const sendingCost = (consignment: Consignment, departure: Departure, way: Way): { readonly holding: MinorUnits; readonly lateness: MinorUnits; readonly onward: MinorUnits } | undefined => {
  const there = departure.destinations.get(consignment.destination);
  if (!there) return undefined;
  const late = consignment.dueAt === undefined ? 0 : Math.max(0, there.availableAt[way] - consignment.dueAt);
  return {
    holding: minorUnits(perDay(consignment.holdingPerDay, Math.max(0, departure.departsAt - consignment.readyAt))),
    lateness: minorUnits(perDay(consignment.latePerDay, late)),
    onward: perMilliTons(there.onwardPerRevenueTon, milliRevenueTons(consignment)),
  };
};

export const stuffingCost = (consignment: Consignment, departure: Departure): MinorUnits => perMilliTons(departure.stuffingPerRevenueTon, milliRevenueTons(consignment));

export const looseCost = (consignment: Consignment, loose: LooseOffer): MinorUnits =>
  minorUnits(perMilliTons(loose.perRevenueTon, Math.max(loose.minimumMilliTons, milliRevenueTons(consignment))) + loose.perBill);

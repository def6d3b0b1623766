/** The parts a plan's cost is made of, each an integer of the instance's currency. Halves are rounded away from zero, once. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import type { Consignment, Departure, KilogramRate, LooseOffer, Way } from './instance.ts';

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

const GRAMS_PER_TON = 1_000_000;
const kilogramCost = ({ weight, volume }: Pick<Consignment, 'weight' | 'volume'>, { cm3PerKg, step, breaks, atLeast }: KilogramRate): number => {
  const chargeable = Math.ceil(Math.max(weight, Math.ceil((volume * 1000) / cm3PerKg)) / step) * step;
  const prices = breaks.map(({ from, perTon }) => Math.floor((perTon * Math.max(from, chargeable)) / GRAMS_PER_TON + 0.5));
  return Math.max(atLeast, Math.min(...prices));
};

/** Freight and bill of one consignment among the carrier's loose goods. */
export const looseCost = (consignment: Pick<Consignment, 'weight' | 'volume'>, { perRevenueTon, perBill, minimumMilliTons, byKilogram = [] }: LooseOffer): MinorUnits =>
  minorUnits(byKilogram.reduce((sum, rate) => sum + kilogramCost(consignment, rate), perMilliTons(perRevenueTon, Math.max(minimumMilliTons, milliRevenueTons(consignment))) + perBill));

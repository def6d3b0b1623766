/** The cheapest way of sending goods by themselves, were nobody else there: in one unit together, or each loose or in a unit of its own. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { checkMix } from './check-mix.ts';
import { checkSending, LOOSE } from './check-sending.ts';
import type { Consignment, Departure, Instance, Placement } from './instance.ts';
import { byId, OWN_PARTS, ownCost } from './plan-cost.ts';

export interface LoneWay extends Placement {
  readonly cost: MinorUnits;
}

/** What goods cost in one new unit, or loose; undefined: a rule forbids it. Pins, and what others take of a departure, are not asked for. */
export const costTogether = (instance: Pick<Instance, 'mix'>, goods: readonly Consignment[], departure: Departure, unit: string): MinorUnits | undefined => {
  const offer = departure.units.find(({ type, available }) => type === unit && available > 0);
  if (unit !== LOOSE && (!offer || (offer.needsPlug && departure.plugs < 1) || (offer.teu ?? 0) > (departure.room?.teu ?? Infinity))) return undefined;
  if (goods.some((consignment) => checkSending(consignment, departure, unit).length > 0) || checkMix(instance, goods, departure, unit).length > 0) return undefined;
  const departures = byId([departure]);
  return minorUnits(
    (offer?.cost ?? 0) + goods.reduce((sum, consignment) => {
      const own = ownCost(consignment, { departure: departure.id, unit }, departures);
      return sum + OWN_PARTS.reduce((parts, part) => parts + (own?.[part] ?? 0), 0);
    }, 0),
  );
};

export const unitsOf = ({ units, loose }: Departure): string[] => [...units.map(({ type }) => type), ...(loose ? [LOOSE] : [])];

/** The cheapest place for all of them together; among equals the first by id. */
export const cheapestTogether = (instance: Pick<Instance, 'mix'>, goods: readonly Consignment[], departures: readonly Departure[]): LoneWay | undefined =>
  departures
    .flatMap((departure) => unitsOf(departure).flatMap((unit) => {
      const cost = costTogether(instance, goods, departure, unit);
      return cost === undefined ? [] : [{ departure: departure.id, unit, cost }];
    }))
    .toSorted((a, b) => a.cost - b.cost || (`${a.departure} ${a.unit}` < `${b.departure} ${b.unit}` ? -1 : 1))[0];

/** All in one place, or each in its own cheapest; undefined where one of them has no way at all. */
export const cheapestAlone = (instance: Pick<Instance, 'mix' | 'departures'>, goods: readonly Consignment[]): { readonly cost: MinorUnits; readonly ways: readonly LoneWay[] } | undefined => {
  const apart = goods.map((consignment) => cheapestTogether(instance, [consignment], instance.departures));
  if (apart.some((way) => way === undefined)) return undefined;
  const ways = apart as LoneWay[];
  const cost = minorUnits(ways.reduce((sum, way) => sum + way.cost, 0));
  const together = goods.length > 1 ? cheapestTogether(instance, goods, instance.departures) : undefined;
  return together && together.cost < cost ? { cost: together.cost, ways: [together] } : { cost, ways };
};

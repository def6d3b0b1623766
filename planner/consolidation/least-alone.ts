/**
 * What a shipper's goods would cost were nobody else's there: each by itself, or together in units of their own. Goods to one destination are halved
 * again and again, and a half goes together where that is cheaper than its parts: an upper bound of the cheapest, exact where one unit holds them all.
 */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import type { Consignment, Instance } from './instance.ts';
import { cheapestTogether } from './lone-ways.ts';

type Known = Pick<Instance, 'mix' | 'departures'>;

/** Undefined where one of them has no way of its own. @param otherwise what staying behind costs, where that is a choice */
export const leastAlone = (instance: Known, goods: readonly Consignment[], otherwise?: (consignment: Consignment) => MinorUnits): MinorUnits | undefined => {
  const single = new Map(goods.map((consignment) => [consignment, Math.min(cheapestTogether(instance, [consignment], instance.departures)?.cost ?? Number.POSITIVE_INFINITY, otherwise?.(consignment) ?? Number.POSITIVE_INFINITY)]));
  const units = instance.departures.flatMap((departure) => departure.units);
  const [payload, volume] = [Math.max(0, ...units.map((unit) => unit.payload)), Math.max(0, ...units.map((unit) => unit.volume))];
  const least = (some: readonly Consignment[]): number => {
    const each = some.reduce((sum, consignment) => sum + (single.get(consignment) as number), 0);
    if (some.length < 2) return each;
    const isBoxful = some.reduce((sum, one) => sum + one.weight, 0) <= payload && some.reduce((sum, one) => sum + one.volume, 0) <= volume;
    const together = isBoxful ? (cheapestTogether(instance, some, instance.departures)?.cost ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const middle = Math.ceil(some.length / 2);
    return Math.min(each, together, least(some.slice(0, middle)) + least(some.slice(middle)));
  };
  const inOrder = goods.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const cost = least(inOrder);
  return Number.isFinite(cost) ? minorUnits(cost) : undefined;
};
const keyOf = ({ destination, temperature, regime, id }: Consignment): string => [destination, temperature, regime, id].join(' ');

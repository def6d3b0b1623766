/** Which ways are open to goods by themselves, and which goods are one thing because they are pinned into one unit. */
import { assert } from '../support/index.ts';
import type { Consignment, Departure, Piece, Pin, UnitOffer } from './instance.ts';

/** What travels as one. */
export interface Item {
  /** Places among the consignments in order of id, ascending. */
  readonly members: readonly number[];
  /** All pins on any of them; none: it may be left behind. */
  readonly pins: readonly Pin[];
  readonly closed: boolean;
  /** Pins that ask for what cannot be: nobody else in the unit, and somebody else in it. */
  readonly contradicts: boolean;
}

const isUnit = (pin: Pin): boolean => pin.unit !== undefined && pin.unit !== 'loose';

/** Consignments joined by pins into one unit are one item; items in order of their first consignment. */
export const itemsOf = (consignments: readonly Consignment[], pins: readonly Pin[]): readonly Item[] => {
  const placeOf = new Map(consignments.map(({ id }, m) => [id, m]));
  const leader = consignments.map((_, m) => m);
  const find = (m: number): number => ((leader[m] as number) === m ? m : (leader[m] = find(leader[m] as number)));
  const pinsOf = consignments.map((): Pin[] => []);
  for (const pin of pins) {
    const places = pin.consignments.map((id) => {
      const place = placeOf.get(id);
      assert(place !== undefined, 'pin of an unknown consignment', { id });
      return place;
    });
    for (const place of places) (pinsOf[place] as Pin[]).push(pin);
    if (!isUnit(pin)) continue;
    for (const place of places) {
      const [a, b] = [find(places[0] as number), find(place)];
      leader[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const members = new Map<number, number[]>();
  consignments.forEach((_, m) => members.set(find(m), [...(members.get(find(m)) ?? []), m]));
  return [...members.values()].map((of) => {
    const all = [...new Set(of.flatMap((m) => pinsOf[m] as Pin[]))];
    const closing = all.filter((pin) => isUnit(pin) && pin.closed);
    return { members: of, pins: all, closed: closing.length > 0, contradicts: closing.some((pin) => new Set(pin.consignments).size < of.length) };
  });
};

/** Whether all of an item may go by this departure in such a unit or loose, as far as that concerns nobody else. Sums are not looked at. */
export const maySend = (item: Item, goods: readonly Consignment[], departure: Departure, unit: UnitOffer | 'loose'): boolean => {
  const type = unit === 'loose' ? unit : unit.type;
  const isAsPinned = !item.contradicts && item.pins.every((pin) => pin.departure === departure.id && (pin.unit === undefined || pin.unit === type));
  return isAsPinned && goods.every((consignment) => isTaken(consignment, departure, unit));
};

const isTaken = ({ readyAt, destination, regime, temperature, dangerousGoods, pieces }: Consignment, departure: Departure, unit: UnitOffer | 'loose'): boolean =>
  departure.destinations.has(destination) &&
  departure.regimes.includes(regime) &&
  departure.temperatures.includes(temperature) &&
  (dangerousGoods === undefined || departure.dangerousGoods.includes(dangerousGoods)) &&
  (unit === 'loose' ? readyAt <= departure.readyBy.loose : readyAt <= departure.readyBy.unit && unit.temperatures.includes(temperature) && pieces.every((piece) => passes(piece, unit.inside)));

/** Turned along the axes, each edge within one of the inside's. */
const passes = (piece: Piece, inside: UnitOffer['inside']): boolean => {
  if (!inside) return true;
  const edges = ({ lengthMm, widthMm, heightMm }: Pick<Piece, 'lengthMm' | 'widthMm' | 'heightMm'>): number[] => [lengthMm, widthMm, heightMm].toSorted((a, b) => a - b);
  const room = edges(inside);
  return edges(piece).every((edge, axis) => edge <= (room[axis] as number));
};

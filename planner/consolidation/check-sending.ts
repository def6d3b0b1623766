/** Whether one consignment may travel on one departure in one unit, or loose: every rule that concerns nobody else, read from the instance alone. */
import type { Consignment, Departure, Piece, UnitOffer, Way } from './instance.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

/** The way of goods that take no unit of their own. */
export const LOOSE = 'loose';
export const wayOf = (unit: string): Way => (unit === LOOSE ? 'loose' : 'unit');

const descending = (a: number, b: number): number => b - a;
const edgesOf = ({ lengthMm, widthMm, heightMm }: Pick<Piece, 'lengthMm' | 'widthMm' | 'heightMm'>): number[] => [lengthMm, widthMm, heightMm].toSorted(descending);

/** A piece passes when, turned along the axes, each edge is within one of the unit's. Returns the worst edge that is not, and what it meets. */
const tooLong = (pieces: readonly Piece[], inside: NonNullable<UnitOffer['inside']>): { readonly value: number; readonly limit: number } | undefined => {
  const room = edgesOf(inside);
  const over = pieces.flatMap((piece) => edgesOf(piece).map((value, axis) => ({ value, limit: room[axis] as number })).filter(({ value, limit }) => value > limit));
  return over.toSorted((a, b) => b.value - b.limit - (a.value - a.limit))[0];
};

/** `unit` is a type or `loose`. Everything that is in the way, in the order of `PLAN_FAULTS`. */
export const checkSending = (consignment: Consignment, departure: Departure, unit: string): PlanFault[] => {
  const faults: PlanFault[] = [];
  const fault = (code: PlanFaultCode, value: number | string, limit: number | string): void => {
    faults.push({ code, consignments: [consignment.id], departure: departure.id, unit, value, limit });
  };
  const { destination, readyAt, regime, temperature, dangerousGoods, pieces } = consignment;
  if (!departure.destinations.has(destination)) fault('DESTINATION', destination, [...departure.destinations.keys()].toSorted().join(' '));
  const readyBy = departure.readyBy[wayOf(unit)];
  if (readyAt > readyBy) fault('CUT_OFF', readyAt, readyBy);
  if (!departure.regimes.includes(regime)) fault('REGIME', regime, departure.regimes.join(' '));
  if (!departure.temperatures.includes(temperature)) fault('TEMPERATURE', temperature, departure.temperatures.join(' '));
  if (dangerousGoods !== undefined && !departure.dangerousGoods.includes(dangerousGoods)) fault('DANGEROUS_GOODS', dangerousGoods, departure.dangerousGoods.join(' '));
  if (unit === LOOSE) {
    if (!departure.loose) fault('NO_LOOSE', LOOSE, '');
    return faults;
  }
  const offer = departure.units.find(({ type }) => type === unit);
  if (!offer) {
    fault('UNKNOWN_UNIT', unit, departure.units.map(({ type }) => type).join(' '));
    return faults;
  }
  if (!offer.temperatures.includes(temperature)) fault('UNIT_TEMPERATURE', temperature, offer.temperatures.join(' '));
  const long = offer.inside && tooLong(pieces, offer.inside);
  if (long) fault('PIECE_SIZE', long.value, long.limit);
  return faults;
};

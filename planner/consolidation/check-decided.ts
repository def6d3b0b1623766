/** Whether what is decided already can be kept: pins and the standing plan name what there is, and break no rule by themselves. */
import type { Issue, IssueCode } from '../domain/index.ts';
import { checkMix } from './check-mix.ts';
import { checkSending, LOOSE } from './check-sending.ts';
import type { Consignment, Departure, Instance, Pin, Placement } from './instance.ts';
import { byId } from './plan-cost.ts';
import type { PlanFault } from './plan-fault.ts';

/** Takes one fault of an instance; the path is a JSON pointer. */
export type Tell = (path: string, code: IssueCode, value: string | number, detail?: Issue['detail']) => void;

type Known = { readonly consignments: ReadonlyMap<string, Consignment>; readonly departures: ReadonlyMap<string, Departure> };

export const checkDecided = (instance: Instance, tell: Tell): void => {
  const known: Known = { consignments: byId(instance.consignments), departures: byId(instance.departures) };
  checkPinNames(instance.pins, known, tell);
  for (const [i, pin] of instance.pins.entries()) {
    const broken = ruleBroken(instance, pin, known);
    if (broken) tell(`/pins/${i}`, 'CONFLICT', `${broken.code} ${broken.consignments.join(' ')}`, { other: `/departures/${instance.departures.findIndex(({ id }) => id === pin.departure)}`, rule: broken.code, found: broken.value, limit: broken.limit });
  }
  checkClosedUnits(instance, tell);
  checkChurn(instance, known, tell);
};

const checkPinNames = (pins: readonly Pin[], { consignments, departures }: Known, tell: Tell): void => {
  const first = new Map<string, string>();
  for (const [i, pin] of pins.entries()) {
    if (pin.consignments.length === 0) tell(`/pins/${i}/consignments`, 'MISSING', '');
    for (const [c, id] of pin.consignments.entries()) {
      const at = `/pins/${i}/consignments/${c}`;
      const other = first.get(id);
      if (!consignments.has(id)) tell(at, 'UNKNOWN_ID', id);
      else if (other !== undefined) tell(at, 'CONFLICT', id, { other });
      else first.set(id, at);
    }
    const departure = departures.get(pin.departure);
    if (!departure) tell(`/pins/${i}/departure`, 'UNKNOWN_ID', pin.departure);
    else if (pin.unit !== undefined && !unitsOf(departure).includes(pin.unit)) tell(`/pins/${i}/unit`, 'UNKNOWN_ID', pin.unit);
  }
};

const unitsOf = ({ units, loose }: Departure): string[] => [...units.map(({ type }) => type), ...(loose ? [LOOSE] : [])];

/** The first rule that its own goods break in every way the pin leaves open. */
export const ruleBroken = (instance: Instance, pin: Pin, { consignments, departures }: Known): PlanFault | undefined => {
  const departure = departures.get(pin.departure);
  const goods = pin.consignments.flatMap((id) => consignments.get(id) ?? []);
  if (!departure || (pin.unit !== undefined && !unitsOf(departure).includes(pin.unit))) return undefined;
  const alone = goods.flatMap((consignment) => stops(instance, consignment, departure, pin.unit)[0] ?? [])[0];
  return alone ?? (pin.unit === undefined ? undefined : checkMix(instance, goods, departure, pin.unit)[0]);
};

/** Empty when some way is open; else what stops it on the way that comes nearest. */
const stops = (instance: Instance, consignment: Consignment, departure: Departure, unit: string | undefined): PlanFault[] => {
  const ways = (unit === undefined ? unitsOf(departure) : [unit]).map((way) => [...checkSending(consignment, departure, way), ...checkMix(instance, [consignment], departure, way)]);
  return ways.toSorted((a, b) => a.length - b.length)[0] ?? checkSending(consignment, departure, LOOSE);
};

/** Closed units cannot be shared by two pins: each needs one of its own, and a socket if it cools. Pins that are open may need one more. */
const checkClosedUnits = ({ pins, departures }: Instance, tell: Tell): void => {
  for (const [d, departure] of departures.entries()) {
    const needed = (type: string): number => unitsNeeded(pins, departure.id, type);
    for (const [u, { type, available }] of departure.units.entries()) if (needed(type) > available) tell(`/departures/${d}/units/${u}/available`, 'OUT_OF_RANGE', available, { min: needed(type) - 1, max: Number.MAX_SAFE_INTEGER });
    const cooled = departure.units.filter(({ needsPlug }) => needsPlug).reduce((sum, { type }) => sum + needed(type), 0);
    if (cooled > departure.plugs) tell(`/departures/${d}/plugs`, 'OUT_OF_RANGE', departure.plugs, { min: cooled - 1, max: Number.MAX_SAFE_INTEGER });
  }
};

/** Units of a type on a departure without which the pins cannot all be kept. */
export const unitsNeeded = (pins: readonly Pin[], departure: string, type: string): number => {
  const here = pins.filter((pin) => pin.departure === departure && pin.unit === type);
  const closed = here.filter((pin) => pin.closed).length;
  return closed + (here.length > closed ? 1 : 0);
};

/** A placement that is no longer possible is a change that must be made: the limit has to allow it. */
const checkChurn = (instance: Instance, known: Known, tell: Tell): void => {
  const { churn } = instance;
  if (!churn) return;
  for (const id of churn.before.keys()) if (!known.consignments.has(id)) tell(`/churn/before/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'UNKNOWN_ID', id);
  const forced = [...churn.before].filter(([id, placement]) => known.consignments.has(id) && placement && !isPossible(instance, id, placement, known)).length;
  const { mostChanges } = churn;
  if (!Number.isInteger(mostChanges)) tell('/churn/mostChanges', 'UNKNOWN_VALUE', mostChanges, { known: '0, 1, 2 …' });
  else if (mostChanges < forced) tell('/churn/mostChanges', 'OUT_OF_RANGE', mostChanges, { min: forced - 1, max: Number.MAX_SAFE_INTEGER });
};

/** Whether a consignment may still travel so, as far as that is its own affair. */
export const isPossible = (instance: Instance, id: string, { departure: at, unit }: Placement, { consignments, departures }: Known): boolean => {
  const [consignment, departure] = [consignments.get(id), departures.get(at)];
  return consignment !== undefined && departure !== undefined && stops(instance, consignment, departure, unit).length === 0;
};

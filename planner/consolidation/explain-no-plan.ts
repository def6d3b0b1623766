/** Why no plan keeps every pin: each pin in the way, with the rule it breaks by itself or what it lacks beside the others. */
import { ruleBroken, unitsNeeded } from './check-decided.ts';
import { LOOSE } from './check-sending.ts';
import type { Instance, Pin } from './instance.ts';
import { byId } from './plan-cost.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

export interface BrokenPin {
  readonly pin: Pin;
  /** `PINNED`: it breaks no rule by itself, the pins together leave no room. */
  readonly fault: PlanFault;
}

/** Pins that break a rule, and those that hold what could not be placed, in the order of the instance. @param unplaced what `NoPlan` names */
export const explainNoPlan = (instance: Instance, unplaced: readonly string[]): readonly BrokenPin[] => {
  const known = { consignments: byId(instance.consignments), departures: byId(instance.departures) };
  return instance.pins.flatMap((pin): BrokenPin[] => {
    const fault = (code: PlanFaultCode, value: PlanFault['value'], limit: PlanFault['limit']): BrokenPin[] => [{ pin, fault: { code, consignments: [...pin.consignments].toSorted(), departure: pin.departure, unit: pin.unit, value, limit } }];
    const departure = known.departures.get(pin.departure);
    if (!departure) return fault('UNKNOWN_DEPARTURE', pin.departure, '');
    const offer = departure.units.find(({ type }) => type === pin.unit);
    if (pin.unit !== undefined && !offer && (pin.unit !== LOOSE || !departure.loose)) return fault(pin.unit === LOOSE ? 'NO_LOOSE' : 'UNKNOWN_UNIT', pin.unit, departure.units.map(({ type }) => type).join(' '));
    const broken = ruleBroken(instance, pin, known);
    if (broken) return [{ pin, fault: broken }];
    const needed = offer ? unitsNeeded(instance.pins, departure.id, offer.type) : 0;
    if (offer && needed > offer.available) return fault('UNITS', needed, offer.available);
    return pin.consignments.some((id) => unplaced.includes(id)) ? fault('PINNED', pin.consignments.length, '') : [];
  });
};

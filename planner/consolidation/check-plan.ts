/**
 * The judge of plans: all faults of an assignment, and its cost. It reads the instance and nothing else, and shares no line with the optimiser,
 * so that a plan it accepts is one whatever made it.
 */
import { checkMix } from './check-mix.ts';
import { checkSending, LOOSE } from './check-sending.ts';
import type { Assignment, Batch, Instance, Pin, Placement } from './instance.ts';
import { byId, planCost, type PlanCost } from './plan-cost.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

export interface PlanCheck {
  /** Empty: the plan may be carried out. */
  readonly faults: readonly PlanFault[];
  /** To be relied on only where there are no faults. */
  readonly cost: PlanCost;
}

export const checkPlan = (instance: Instance, plan: Assignment): PlanCheck => ({
  faults: [...listFaults(instance, plan), ...batchFaults(instance, plan.batches), ...departureFaults(instance, plan.batches), ...decisionFaults(instance, plan)],
  cost: planCost(instance, plan),
});

/** Pins and the limit of changes alone: what was decided before. */
export const decisionFaults = (instance: Instance, plan: Assignment): PlanFault[] => [...pinFaults(instance.pins, plan.batches), ...churnFaults(instance, plan)];

const makeFault = (code: PlanFaultCode, consignments: readonly string[], value: PlanFault['value'], limit: PlanFault['limit'], at?: Pick<Pin, 'departure' | 'unit'>): PlanFault => ({
  code, consignments: [...consignments].toSorted(), departure: at?.departure, unit: at?.unit, value, limit,
});

/** Where each consignment travels; null: left behind. Of several places, the last. */
export const placementsOf = ({ batches, leftBehind }: Assignment): ReadonlyMap<string, Placement | null> =>
  new Map([
    ...leftBehind.map((id) => [id, null] as const),
    ...batches.flatMap(({ departure, unit, consignments }) => consignments.map((id) => [id, { departure, unit }] as const)),
  ]);

/** Every consignment in exactly one place, nothing empty, everything in its order. */
const listFaults = ({ consignments }: Instance, { batches, leftBehind }: Assignment): PlanFault[] => {
  const known = new Set(consignments.map(({ id }) => id));
  const times = new Map<string, number>();
  for (const id of [...batches.flatMap((batch) => batch.consignments), ...leftBehind]) times.set(id, (times.get(id) ?? 0) + 1);
  const faults = [...times].flatMap(([id, count]) => [
    ...(known.has(id) ? [] : [makeFault('UNKNOWN_CONSIGNMENT', [id], id, '')]),
    ...(count > 1 ? [makeFault('TWICE', [id], count, 1)] : []),
  ]);
  for (const id of known) if (!times.has(id)) faults.push(makeFault('NOWHERE', [id], 0, 1));
  for (const batch of batches) {
    if (batch.consignments.length === 0) faults.push(makeFault('EMPTY_BATCH', [], 0, 1, batch));
    const ascending = batch.consignments.toSorted();
    if (batch.consignments.some((id, i) => id !== ascending[i])) faults.push(makeFault('ORDER', batch.consignments, batch.consignments.join(' '), ascending.join(' '), batch));
  }
  for (const [i, batch] of batches.entries()) {
    const before = batches[i - 1];
    if (before && comesBefore(batch, before)) faults.push(makeFault('ORDER', [], keyOf(batch).join(' '), keyOf(before).join(' '), batch));
  }
  return faults;
};

const keyOf = ({ departure, unit, consignments }: Batch): readonly string[] => [departure, unit, consignments[0] ?? ''];
const comesBefore = (a: Batch, b: Batch): boolean => {
  const [of, against] = [keyOf(a), keyOf(b)];
  const differs = of.findIndex((text, i) => text !== against[i]);
  return differs >= 0 && (of[differs] as string) < (against[differs] as string);
};

/** Every rule of each consignment by itself and of those that share a unit. */
const batchFaults = (instance: Instance, batches: readonly Batch[]): PlanFault[] => {
  const [consignments, departures] = [byId(instance.consignments), byId(instance.departures)];
  return batches.flatMap((batch) => {
    const departure = departures.get(batch.departure);
    if (!departure) return [makeFault('UNKNOWN_DEPARTURE', batch.consignments, batch.departure, '', batch)];
    const goods = batch.consignments.flatMap((id) => consignments.get(id) ?? []);
    return [...goods.flatMap((consignment) => checkSending(consignment, departure, batch.unit)), ...checkMix(instance, goods, departure, batch.unit)];
  });
};

/** Units and sockets a departure has, and one batch of loose goods. */
const departureFaults = (instance: Instance, batches: readonly Batch[]): PlanFault[] => [...roomFaults(instance, batches), ...eachDepartureFaults(instance, batches)];

/** What all units of a sailing take together, to whatever port they go. */
const roomFaults = ({ departures }: Instance, batches: readonly Batch[]): PlanFault[] => {
  const known = byId(departures);
  const sailings = new Map<string, { teu: number; taken: number; readonly inside: Batch[] }>();
  for (const { room } of known.values()) if (room) sailings.set(room.sailing, { teu: Math.min(room.teu, sailings.get(room.sailing)?.teu ?? room.teu), taken: 0, inside: [] });
  for (const batch of batches) {
    const departure = known.get(batch.departure);
    const sailing = sailings.get(departure?.room?.sailing ?? '');
    const teu = departure?.units.find(({ type }) => type === batch.unit)?.teu ?? 0;
    if (!sailing || teu === 0) continue;
    sailing.taken += teu;
    sailing.inside.push(batch);
  }
  return [...sailings.values()].flatMap(({ teu, taken, inside: [first, ...rest] }) => (first && taken > teu ? [makeFault('TEU', [first, ...rest].flatMap(({ consignments }) => consignments), taken, teu, first)] : []));
};

const eachDepartureFaults = ({ departures }: Instance, batches: readonly Batch[]): PlanFault[] =>
  [...byId(departures).values()].flatMap((departure) => {
    const here = batches.filter((batch) => batch.departure === departure.id);
    const faults: PlanFault[] = [];
    const fault = (code: PlanFaultCode, of: readonly Batch[], limit: number, unit: string): void => {
      if (of.length > limit) faults.push(makeFault(code, of.flatMap(({ consignments }) => consignments), of.length, limit, { departure: departure.id, unit }));
    };
    fault('LOOSE_TWICE', here.filter(({ unit }) => unit === LOOSE), 1, LOOSE);
    for (const { type, available } of departure.units) fault('UNITS', here.filter(({ unit }) => unit === type), available, type);
    const cooled = departure.units.filter(({ needsPlug }) => needsPlug).map(({ type }) => type);
    fault('PLUGS', here.filter(({ unit }) => cooled.includes(unit)), departure.plugs, cooled.join(' '));
    return faults;
  });

const pinFaults = (pins: readonly Pin[], batches: readonly Batch[]): PlanFault[] =>
  pins.flatMap((pin) => {
    const ways = batches.filter(({ departure, unit }) => departure === pin.departure && (pin.unit === undefined || unit === pin.unit));
    const isShared = pin.unit !== undefined && pin.unit !== LOOSE;
    const kept = isShared
      ? ways.some(({ consignments }) => pin.consignments.every((id) => consignments.includes(id)) && (!pin.closed || consignments.every((id) => pin.consignments.includes(id))))
      : pin.consignments.every((id) => ways.some(({ consignments }) => consignments.includes(id)));
    if (kept) return [];
    const found = batches.filter(({ consignments }) => consignments.some((id) => pin.consignments.includes(id))).map(({ departure, unit, consignments }) => `${departure}/${unit}: ${consignments.join(' ')}`);
    return [makeFault('PINNED', pin.consignments, found.join('; '), `${pin.departure}/${pin.unit ?? '*'}${isShared && pin.closed ? ' closed' : ''}: ${pin.consignments.join(' ')}`, pin)];
  });

/** Consignments of the standing plan that travel otherwise than in it; those the plan does not place at all count too. */
export const changesOf = (before: ReadonlyMap<string, Placement | null>, plan: Assignment): string[] => {
  const after = placementsOf(plan);
  const isSame = (a: Placement | null, b: Placement | null | undefined): boolean => (a === null || !b ? a === b : a.departure === b.departure && a.unit === b.unit);
  return [...before].filter(([id, placement]) => !isSame(placement, after.get(id))).map(([id]) => id).toSorted();
};

const churnFaults = ({ churn }: Instance, plan: Assignment): PlanFault[] => {
  if (!churn) return [];
  const changed = changesOf(churn.before, plan);
  return changed.length > churn.mostChanges ? [makeFault('CHURN', changed, changed.length, churn.mostChanges)] : [];
};

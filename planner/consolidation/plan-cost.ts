/** What a plan costs, in its parts, from the instance alone. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { LOOSE, wayOf } from './check-sending.ts';
import { looseCost, sendingCost, stuffingCost } from './costs.ts';
import type { Assignment, Consignment, Instance, Placement } from './instance.ts';

export const COST_PARTS = ['units', 'stuffing', 'loose', 'holding', 'lateness', 'onward', 'leftBehind'] as const;
/** Parts that belong to one consignment, whoever shares its unit. */
export const OWN_PARTS = ['stuffing', 'loose', 'holding', 'lateness', 'onward'] as const;
/** Minor units of the instance's currency; the parts sum to `total`. */
export type PlanCost = Readonly<Record<(typeof COST_PARTS)[number] | 'total', MinorUnits>>;

/** Rows by id; of rows that share one, the first. */
export const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> => {
  const found = new Map<string, Row>();
  for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  return found;
};

/** What sending one consignment costs besides the unit it shares; `loose` is its freight where it takes none. Undefined: not that way. */
export const ownCost = (consignment: Consignment, { departure: id, unit }: Placement, departures: ReadonlyMap<string, Instance['departures'][number]>): Readonly<Record<(typeof OWN_PARTS)[number], MinorUnits>> | undefined => {
  const departure = departures.get(id);
  const sending = departure && sendingCost(consignment, departure, wayOf(unit));
  if (!sending || (unit === LOOSE && !departure.loose)) return undefined;
  const isLoose = unit === LOOSE;
  return { ...sending, stuffing: isLoose ? minorUnits(0) : stuffingCost(consignment, departure), loose: isLoose && departure.loose ? looseCost(consignment, departure.loose) : minorUnits(0) };
};

/** Of a faulty plan, the cost of what can be priced: rely on it only when `checkPlan` finds no fault. */
export const planCost = (instance: Instance, plan: Assignment): PlanCost => {
  const [consignments, departures] = [byId(instance.consignments), byId(instance.departures)];
  const parts = { units: 0, stuffing: 0, loose: 0, holding: 0, lateness: 0, onward: 0, leftBehind: 0 };
  for (const batch of plan.batches) {
    parts.units += departures.get(batch.departure)?.units.find(({ type }) => type === batch.unit)?.cost ?? 0;
    for (const id of batch.consignments) {
      const consignment = consignments.get(id);
      const own = consignment && ownCost(consignment, batch, departures);
      for (const part of OWN_PARTS) parts[part] += own?.[part] ?? 0;
    }
  }
  for (const id of plan.leftBehind) parts.leftBehind += consignments.get(id)?.leftBehindCost ?? 0;
  const total = COST_PARTS.reduce((sum, part) => sum + parts[part], 0);
  return { ...parts, total } as unknown as PlanCost;
};

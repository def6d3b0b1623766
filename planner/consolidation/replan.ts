/** A plan stands and something happens: the question to be asked again, in which what is not hit may hardly change. */
import type { EpochMin } from '../domain/index.ts';
import { arranged } from './arrange.ts';
import { isPossible } from './check-decided.ts';
import { placementsOf } from './check-plan.ts';
import { LOOSE } from './check-sending.ts';
import type { Assignment, Batch, Consignment, Instance, Pin, Placement } from './instance.ts';
import { byId } from './plan-cost.ts';

export type PlanEvent =
  | { readonly kind: 'departureCancelled'; readonly departure: string }
  /** Ready at another instant than was thought. */
  | { readonly kind: 'consignmentLate'; readonly consignment: string; readonly readyAt: EpochMin }
  | { readonly kind: 'consignmentNew'; readonly consignment: Consignment }
  | { readonly kind: 'consignmentGone'; readonly consignment: string };

export interface Replan {
  /** With the pins that can still be kept, and a limit on changes. */
  readonly instance: Instance;
  /** Batches of the standing plan that lose a consignment or their departure. */
  readonly hitBatches: readonly Batch[];
  /** Ascending ids of goods that cannot travel as planned; their changes do not count against the limit. */
  readonly hit: readonly string[];
  /** Pins of which some goods cannot be kept. */
  readonly brokenPins: readonly Pin[];
  /** The standing plan without what is hit, which stays behind with what is new: a plan of the instance, if all else fails. */
  readonly carriedOver: Assignment;
}

/**
 * @param standing Passed `checkPlan` on the instance before the events.
 * @param frozen Batches that are packed already: they become closed pins.
 * @param mostChanges Of the goods that are not hit, so many may travel otherwise than before.
 */
export const replan = (before: Instance, standing: Assignment, events: readonly PlanEvent[], { frozen = [], mostChanges }: { readonly frozen?: readonly Batch[]; readonly mostChanges: number }): Replan => {
  const happened = events.reduce(happen, before);
  const known = { consignments: byId(happened.consignments), departures: byId(happened.departures) };
  const stands = (id: string, at: Placement): boolean => isPossible(happened, id, at, known);
  const placements = placementsOf(standing);
  const hit = [...placements].filter(([id, at]) => at !== null && known.consignments.has(id) && !stands(id, at)).map(([id]) => id).toSorted();
  const isLost = (id: string): boolean => hit.includes(id) || !known.consignments.has(id);
  const held = [...before.pins, ...frozen.map(({ departure, unit, consignments }): Pin => ({ departure, unit, consignments, closed: unit !== LOOSE }))];
  const pins = withoutDoubles(held).map((pin) => ({ ...pin, consignments: pin.consignments.filter((id) => known.consignments.has(id) && isPinPossible(pin, id, stands, known.departures)) }));
  return {
    instance: {
      ...happened, pins: pins.filter(({ consignments }) => consignments.length > 0),
      churn: { before: new Map([...placements].filter(([id]) => !isLost(id))), mostChanges },
    },
    hitBatches: standing.batches.filter(({ consignments }) => consignments.some(isLost)),
    hit, brokenPins: held.filter((pin) => pin.consignments.some((id) => known.consignments.has(id) && !isPinPossible(pin, id, stands, known.departures))),
    carriedOver: arranged({
      batches: standing.batches.map((batch) => ({ ...batch, consignments: batch.consignments.filter((id) => !isLost(id)) })),
      leftBehind: happened.consignments.map(({ id }) => id).filter((id) => hit.includes(id) || !placements.has(id) || placements.get(id) === null),
    }),
  };
};

const happen = (instance: Instance, event: PlanEvent): Instance => {
  switch (event.kind) {
    case 'departureCancelled': return { ...instance, departures: instance.departures.filter(({ id }) => id !== event.departure) };
    case 'consignmentLate': return { ...instance, consignments: instance.consignments.map((c) => (c.id === event.consignment ? { ...c, readyAt: event.readyAt } : c)) };
    case 'consignmentNew': return { ...instance, consignments: [...instance.consignments, event.consignment] };
    case 'consignmentGone':
      return {
        ...instance, consignments: instance.consignments.filter(({ id }) => id !== event.consignment),
        mix: { ...instance.mix, apart: instance.mix.apart.filter((pair) => !pair.includes(event.consignment)) },
      };
  }
};

/** A pin without a unit stands as long as its departure takes the goods in some way. */
const isPinPossible = (pin: Pin, id: string, stands: (id: string, at: Placement) => boolean, departures: ReadonlyMap<string, Instance['departures'][number]>): boolean => {
  const departure = departures.get(pin.departure);
  if (!departure) return false;
  const ways = pin.unit === undefined ? [...departure.units.map(({ type }) => type), ...(departure.loose ? [LOOSE] : [])] : [pin.unit];
  return ways.some((unit) => stands(id, { departure: pin.departure, unit }));
};

/** A frozen batch says more than a pin of the same goods: of two, the later keeps them. */
const withoutDoubles = (pins: readonly Pin[]): readonly Pin[] => pins.map((pin, i) => ({ ...pin, consignments: pin.consignments.filter((id) => !pins.slice(i + 1).some((later) => later.consignments.includes(id))) }));

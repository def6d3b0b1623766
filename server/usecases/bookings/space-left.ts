/** What a departure has of each measure, and what of it is left. */
import type { HubDeparture } from '../../../planner/network/index.ts';
import { MEASURES, type BookingReads, type Measure, type Space } from '../../ports/bookings.ts';

export interface SpaceLeft {
  readonly measure: Measure;
  /** Undefined: not known. */
  readonly capacity: number | undefined;
  readonly isAllotted: boolean;
  readonly used: number;
  readonly left: number | undefined;
}

const G_PER_KG = 1000;
/** As the network says: containers in TEU, loose goods by the weight that may be loaded (a kilogram is a thousandth of a revenue ton). Sockets are nowhere written down. */
export const capacityOf = ({ capacity, units }: HubDeparture, measure: Measure): number | undefined => {
  switch (measure) {
    case 'teu':
      return units.includes('container') ? capacity.teu : 0;
    case 'milliRevenueTons':
      return !units.includes('loose') ? 0 : capacity.weight === undefined ? undefined : Math.floor(capacity.weight / G_PER_KG);
    case 'plugs':
      return undefined;
  }
};

const spaceOf = (departure: HubDeparture, measure: Measure, known: Space | undefined): SpaceLeft => {
  const capacity = known?.allotted ?? capacityOf(departure, measure);
  const used = known?.used ?? 0;
  return { measure, capacity, isAllotted: known?.allotted !== undefined, used, left: capacity === undefined ? undefined : Math.max(0, capacity - used) };
};

export const spacesLeft = async (reads: Pick<BookingReads, 'spaces'>, departures: readonly HubDeparture[], now: number): Promise<ReadonlyMap<string, readonly SpaceLeft[]>> => {
  const known = new Map((await reads.spaces(departures.map(({ id }) => id), now)).map((space) => [`${space.departure}\n${space.measure}`, space]));
  return new Map(departures.map((departure) => [departure.id, MEASURES.map((measure) => spaceOf(departure, measure, known.get(`${departure.id}\n${measure}`)))]));
};

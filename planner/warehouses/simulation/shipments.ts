/** The shipments of a warehouse in use: days from the start of the horizon, how long they take, and what goods may then be sold. */
import { rhythmOf, type Lane, type Site, type StockQuestion } from '../../allocation/index.ts';
import type { Luck } from '../../support/index.ts';

const MIN_PER_DAY = 1440;
const HOURS_PER_DAY = 24;

export interface Shipments {
  /** Ascending; the last is no shipment of the horizon but when the next would go. */
  readonly leaves: readonly number[];
  readonly lead: number;
  readonly leadVariance: number;
  /** Days until what left can be sold. */
  drawLead(luck: Luck): number;
}

export const shipmentsOf = ({ startsAt, weeks }: Pick<StockQuestion, 'startsAt' | 'weeks'>, lane: Lane, { every }: Site): Shipments => {
  const chosen = lane.departures.filter((_, i) => i % every === 0).map((at) => (at - startsAt) / MIN_PER_DAY);
  const { lead, leadVariance } = rhythmOf({ weeks }, lane, every);
  return {
    leaves: [...chosen, weeks * 7 + (chosen[0] ?? 0)],
    lead,
    leadVariance,
    drawLead: (luck) => {
      let left = luck.next();
      return ((lane.leadTime.find(({ share }) => (left -= share) < 0) ?? lane.leadTime.at(-1))?.hours ?? 0) / HOURS_PER_DAY;
    },
  };
};

/** The shipments of a warehouse in use: days from the start of the horizon, how long they take, and what goods may then be sold. */
import type { Lane, Site, StockQuestion } from '../../allocation/index.ts';
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

export const shipmentsOf = ({ startsAt, weeks }: Pick<StockQuestion, 'startsAt' | 'weeks'>, { leadTime, departures }: Lane, { every }: Site): Shipments => {
  const chosen = departures.filter((_, i) => i % every === 0).map((at) => (at - startsAt) / MIN_PER_DAY);
  const times = leadTime.map(({ hours, share }) => ({ days: hours / HOURS_PER_DAY, share }));
  const lead = times.reduce((sum, { days, share }) => sum + days * share, 0);
  return {
    leaves: [...chosen, weeks * 7 + (chosen[0] ?? 0)],
    lead,
    leadVariance: times.reduce((sum, { days, share }) => sum + share * (days - lead) ** 2, 0),
    drawLead: (luck) => {
      let left = luck.next();
      return (times.find(({ share }) => (left -= share) < 0) ?? times.at(-1))?.days ?? 0;
    },
  };
};

import type { LoadUnit, Place } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { Mistake } from './features.ts';
import type { Prices } from './prices.ts';

const DAY = 1440;

/** What keeping goods at a place from one instant to another costs. Days are 24 hours, begun ones count. */
export const makeStorage = (dataset: Dataset, prices: Prices, mistake: Mistake | undefined) => {
  const countDays = (minutes: number): number => (mistake === 'storage' ? Math.floor(minutes / DAY) : Math.ceil(minutes / DAY));
  return (place: Place, unit: LoadUnit, since: number, until: number): number => {
    const rule = dataset.storage.find((each) => each.unit === unit && each.country === place.country && each.placeKinds.includes(place.kind));
    if (!rule) return 0;
    const paidDays = countDays(until - since) - rule.freeDays;
    return rule.bands.reduce((sum, { fromDay, card }, i) => {
      const lastDay = Math.min(paidDays, (rule.bands[i + 1]?.fromDay ?? Infinity) - 1);
      return sum + (lastDay >= fromDay ? prices.ofDays(card, unit, lastDay - fromDay + 1) : 0);
    }, 0);
  };
};

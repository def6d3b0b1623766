import type { Pick } from './answer.ts';
import type { Reliability } from './reliability.ts';

/** What each pick means, printed beside it. All are members of the front. */
export const PICK_DEFINITIONS: Readonly<Record<Pick, string>> = {
  fastest: 'Earliest planned arrival; among equals the lower price, then less CO2e.',
  cheapest: 'Lowest price door to door without destination duty and tax; among equals the earlier arrival, then less CO2e.',
  bestService:
    'Highest probability of arriving on time: by the due time asked for, or else by the end of the local day of its own planned arrival. Among equals the shorter time from the median arrival (p50) to the one kept in nine cases of ten (p90), then the earlier arrival.',
  greenest: 'Least CO2e, well to wheel; among equals the lower price, then the earlier arrival.',
  balanced:
    'The knee of the front: arrival, price and CO2e are each scaled from 0 (best on the front) to 1 (worst on the front); the option nearest to 0, 0, 0 in straight line. Among equals the earlier arrival.',
};

interface Scored {
  readonly arrivesAt: number;
  readonly price: number;
  readonly co2e: number;
  readonly reliability: Reliability | undefined;
}

const UNKNOWN = Number.MAX_SAFE_INTEGER;

/**
 * Names members of a front. Every pick is given once a front has a member; one option may carry several. Best service is named only where the
 * reliability of every member is known: chances are not held against none.
 */
export const choosePicks = (front: readonly Scored[]): Pick[][] => {
  const picks: Pick[][] = front.map(() => []);
  if (front.length === 0) return picks;
  const least = (...keys: ((o: Scored) => number)[]): number =>
    front.map((_, i) => i).reduce((best, i) => {
      const difference = keys.map((key) => key(front[i] as Scored) - key(front[best] as Scored)).find((d) => d !== 0) ?? 0;
      return difference < 0 ? i : best;
    }, 0);
  const [time, price, co2e] = [(o: Scored) => o.arrivesAt, (o: Scored) => o.price, (o: Scored) => o.co2e];
  // A tail that the timetable known does not reach is longer than any other.
  const [lateness, tail] = [(o: Scored) => -(o.reliability?.onTime ?? 0), (o: Scored) => (o.reliability?.p90At ?? UNKNOWN) - (o.reliability?.p50At ?? 0)];
  const scaled = (key: (o: Scored) => number) => {
    const values = front.map(key);
    const low = Math.min(...values);
    const spread = Math.max(...values) - low;
    return (o: Scored) => (spread === 0 ? 0 : (key(o) - low) / spread);
  };
  const axes = [time, price, co2e].map(scaled);
  const distance = (o: Scored) => axes.reduce((sum, axis) => sum + axis(o) ** 2, 0);
  picks[least(time, price, co2e)]?.push('fastest');
  picks[least(price, time, co2e)]?.push('cheapest');
  if (front.every((o) => o.reliability)) picks[least(lateness, tail, time, price, co2e)]?.push('bestService');
  picks[least(co2e, price, time)]?.push('greenest');
  picks[least(distance, time, price)]?.push('balanced');
  return picks;
};

import type { Pick } from './answer.ts';

/** What each pick means, printed beside it. All are members of the front. */
export const PICK_DEFINITIONS: Readonly<Record<Pick, string>> = {
  fastest: 'Earliest arrival; among equals the lower price, then less CO2e.',
  cheapest: 'Lowest price door to door without destination duty and tax; among equals the earlier arrival, then less CO2e.',
  greenest: 'Least CO2e, well to wheel; among equals the lower price, then the earlier arrival.',
  balanced:
    'The knee of the front: arrival, price and CO2e are each scaled from 0 (best on the front) to 1 (worst on the front); the option nearest to 0, 0, 0 in straight line. Among equals the earlier arrival.',
};

interface Scored {
  readonly arrivesAt: number;
  readonly price: number;
  readonly co2e: number;
}

/** Names members of a front. Every pick is given once a front has a member; one option may carry several. */
export const choosePicks = (front: readonly Scored[]): Pick[][] => {
  const picks: Pick[][] = front.map(() => []);
  if (front.length === 0) return picks;
  const least = (...keys: ((o: Scored) => number)[]): number =>
    front.map((_, i) => i).reduce((best, i) => {
      const difference = keys.map((key) => key(front[i] as Scored) - key(front[best] as Scored)).find((d) => d !== 0) ?? 0;
      return difference < 0 ? i : best;
    }, 0);
  const [time, price, co2e] = [(o: Scored) => o.arrivesAt, (o: Scored) => o.price, (o: Scored) => o.co2e];
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
  picks[least(co2e, price, time)]?.push('greenest');
  picks[least(distance, time, price)]?.push('balanced');
  return picks;
};

import type { EpochMin, MinorUnits } from '../domain/index.ts';

/** What a saved offer is recognised by. */
export interface Offered {
  readonly id: string;
  /** Service and load unit of every ride, in their order; without dates. */
  readonly rides: readonly string[];
  readonly arrivesAt: EpochMin;
  readonly price: MinorUnits;
}

/**
 * The option of a new front that takes the place of an old offer: the same departures, or the same lines on other days, or as many of the same rides as
 * there are; among equals the first to arrive, then the cheapest.
 */
export const findAgain = <T extends Offered>(old: Pick<Offered, 'id' | 'rides'>, front: readonly T[]): { readonly option: T; readonly match: 'same' | 'nearest' } | undefined => {
  const same = front.find(({ id }) => id === old.id);
  if (same) return { option: same, match: 'same' };
  const ranked = [...front].sort((a, b) => likeness(b.rides, old.rides) - likeness(a.rides, old.rides) || a.arrivesAt - b.arrivesAt || a.price - b.price || (a.id < b.id ? -1 : 1));
  return ranked[0] && { option: ranked[0], match: 'nearest' };
};

/** Jaccard index of the rides; 1 only where they are the same in the same order. */
const likeness = (mine: readonly string[], theirs: readonly string[]): number => {
  if (mine.join('|') === theirs.join('|')) return 1;
  const shared = mine.filter((ride) => theirs.includes(ride)).length;
  return shared / (new Set([...mine, ...theirs]).size + 1);
};

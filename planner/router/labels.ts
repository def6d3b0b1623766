import type { FoundLeg, FoundPath, SearchCosts } from './query.ts';

/** How goods can have come to a node: what the search compares. */
export interface Label {
  readonly node: number;
  /** Bit i: the i-th place of `via` has been called at; the bit after them: one of `through` has been used. */
  readonly called: number;
  readonly at: number;
  /** Since when the node's place counts days. */
  readonly countedFrom: number;
  readonly cost: number;
  readonly co2e: number;
  readonly hasRidden: boolean;
  readonly parent: Label | undefined;
  readonly arc: number;
  readonly departure: number;
}

export const DAY = 1440;
/** Days of 24 hours, begun ones counted. */
export const beginDays = (minutes: number): number => (minutes <= 0 ? 0 : Math.ceil(minutes / DAY));

/** What the place an arc leaves charges for the days from one instant to another. */
export const storageCost = (costs: Pick<SearchCosts, 'arcStorage' | 'storage'>, arc: number, from: number, until: number): number => {
  const costOf = costs.storage[costs.arcStorage[arc] as number];
  return costOf ? costOf(beginDays(until - from)) : 0;
};

export const toPath = (last: Label): FoundPath => {
  const legs: FoundLeg[] = [];
  for (let label = last; label.parent; label = label.parent)
    legs.push({ arc: label.arc, departure: label.departure, startsAt: label.parent.at, endsAt: label.at, countedFrom: label.parent.countedFrom });
  return { arrivesAt: last.at, cost: last.cost, co2e: last.co2e, legs: legs.reverse() };
};

/**
 * The oracle of the router: every itinerary there is, tried one after the other, and the best of them kept. It knows the
 * dataset and the rules of data/README.md and shares nothing with the planner but types: no bounds, no dominance on the
 * way, every departure instead of the first. Usable only on networks of a few places.
 */
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Feature } from './features.ts';
import { makeMoves, type Consignment } from './moves.ts';

/** What an itinerary comes to: epoch minutes, minor units of the quote's currency, grams. */
export interface Outcome {
  readonly arrivesAt: number;
  readonly price: number;
  readonly co2e: number;
}

const stateOf = ({ place, stage, unit }: Consignment): string => `${place.id} ${stage} ${unit}`;

/** Those that no other equals or betters in all three, ordered by arrival, then price. */
const keepFront = (outcomes: readonly Outcome[]): Outcome[] => {
  const inOrder = [...outcomes].sort((a, b) => a.arrivesAt - b.arrivesAt || a.price - b.price || a.co2e - b.co2e);
  const front: Outcome[] = [];
  for (const each of inOrder) if (!front.some((kept) => kept.price <= each.price && kept.co2e <= each.co2e)) front.push(each);
  return front;
};

/** `bug` plants one deliberate mistake in that feature, to show that a comparison would find it. */
export const enumerateFront = (dataset: Dataset, request: QuoteRequest, bug?: Feature): Outcome[] => {
  const { start, next } = makeMoves(dataset, request, bug);
  const dueAt = request.dueAt ?? Infinity;
  const outcomes: Outcome[] = [];
  const onPath = new Set<string>();

  // Time, price and emissions only grow: a path that comes back to a state, or goes on from the destination, gains nothing.
  const visit = (goods: Consignment): void => {
    const state = stateOf(goods);
    if (onPath.has(state) || goods.at > dueAt) return;
    const isThere = goods.place.id === request.to;
    const mayEnd = goods.stage === 'cleared' || (goods.stage === 'export' && goods.place.country === start.place.country);
    if (isThere && mayEnd) {
      outcomes.push({ arrivesAt: goods.at, price: goods.price, co2e: goods.co2e });
      return;
    }
    onPath.add(state);
    for (const each of next(goods)) visit(each);
    onPath.delete(state);
  };
  visit(start);
  return keepFront(outcomes);
};

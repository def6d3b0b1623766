/**
 * The oracle of the router: every itinerary there is, tried one after the other, and the best of them kept. It knows the
 * dataset and the rules of data/README.md and shares nothing with the planner but types: no bounds, no dominance on the
 * way, every departure. Usable only on networks of a few places.
 */
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Consignment } from './consignment.ts';
import type { Mistake } from './features.ts';
import { makeMoves } from './moves.ts';

/** What an itinerary comes to: epoch minutes, minor units of the quote's currency, grams. */
export interface Outcome {
  readonly arrivesAt: number;
  readonly price: number;
  readonly co2e: number;
}

const stateOf = ({ place, stage, unit, called }: Consignment): string => `${place.id} ${stage} ${unit} ${called.join(' ')}`;

/** Those that no other equals or betters in all three, ordered by arrival, then price. */
const keepFront = (outcomes: readonly Outcome[]): Outcome[] => {
  const inOrder = [...outcomes].sort((a, b) => a.arrivesAt - b.arrivesAt || a.price - b.price || a.co2e - b.co2e);
  const front: Outcome[] = [];
  for (const each of inOrder) if (!front.some((kept) => kept.price <= each.price && kept.co2e <= each.co2e)) front.push(each);
  return front;
};

/** `mistake` plants one deliberate mistake, to show that a comparison would find it. */
export const enumerateFront = (dataset: Dataset, request: QuoteRequest, mistake?: Mistake): Outcome[] => {
  const { start, next, isThere } = makeMoves(dataset, request, mistake);
  const dueAt = request.dueAt ?? Infinity;

  const listOutcomes = (from: Consignment): Outcome[] => {
    const outcomes: Outcome[] = [];
    const onPath = new Set<string>();
    // Between two rides time, price and emissions only grow: a path that comes back to a state, or goes on from the destination, gains nothing.
    const visit = (goods: Consignment): void => {
      const state = stateOf(goods);
      if (onPath.has(state) || goods.at > dueAt) return;
      if (isThere(goods)) {
        outcomes.push({ arrivesAt: goods.at, price: goods.price, co2e: goods.co2e });
        return;
      }
      onPath.add(state);
      for (const each of next(goods)) {
        if (each.stage !== 'arrived') visit(each);
        else for (const { arrivesAt, price, co2e } of followRide(each)) outcomes.push({ arrivesAt, price: each.price + price, co2e: each.co2e + co2e });
      }
      onPath.delete(state);
    };
    visit(from);
    return keepFront(outcomes);
  };

  // What goods landed at a minute can still come to is the same whatever they cost so far: worked out once for all rides that bring them.
  const known = new Map<string, readonly Outcome[]>();
  const followRide = (landed: Consignment): readonly Outcome[] => {
    const key = `${stateOf(landed)} at ${landed.at} under ${landed.contract ?? 'no contract'}`;
    const outcomes = known.get(key) ?? listOutcomes({ ...landed, price: 0, co2e: 0 });
    known.set(key, outcomes);
    return outcomes;
  };
  return listOutcomes(start);
};

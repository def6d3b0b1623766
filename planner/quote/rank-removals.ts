/**
 * Which places and services matter most: what a set of questions loses when one of them is gone. The loss of a question is the rise of its least
 * time and of its least price; a question without any way left is cut off, and counted apart.
 *
 * Exact and yet few searches: a removal can hurt only a question whose fastest or whose cheapest itinerary uses what is removed, since the others
 * keep theirs. Only those are asked again.
 */
import { HUBS, minorUnits, minutes, type MinorUnits, type Minutes, type PlaceId, type ServiceId } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { FoundPath } from '../router/index.ts';
import { findPaths } from './find-paths.ts';
import type { QuoteRequest } from './request.ts';

export interface RemovalLoss {
  readonly what: PlaceId | ServiceId;
  readonly kind: 'place' | 'service';
  /** Questions that have no way left. */
  readonly cutOff: number;
  /** Of the questions that still have one, those that lose, and by how much in all. */
  readonly hurt: number;
  readonly later: Minutes;
  readonly dearer: MinorUnits;
}

/** Everything that loses something, most cut off first, then dearest, then latest, then by id. Questions share a currency. */
export const rankRemovals = (network: Network, questions: readonly QuoteRequest[]): RemovalLoss[] => {
  const hurtBy = new Map<string, { readonly question: QuoteRequest; readonly base: Least }[]>();
  for (const question of questions) {
    const { paths } = findPaths(network, question).result;
    const base = leastOf(question, paths);
    if (!base) continue;
    for (const what of new Set([base.fastest, base.cheapest].flatMap((path) => usedBy(network, path)))) {
      if (question.from === what || question.to === what) continue;
      const others = hurtBy.get(what);
      if (others) others.push({ question, base });
      else hurtBy.set(what, [{ question, base }]);
    }
  }
  const losses = [...hurtBy].map(([what, hurt]) => loss(network, what as PlaceId | ServiceId, hurt));
  return losses
    .filter((each) => each.cutOff + each.hurt > 0)
    .sort((a, b) => b.cutOff - a.cutOff || b.dearer - a.dearer || b.later - a.later || (a.what < b.what ? -1 : 1));
};

interface Least {
  readonly transit: number;
  readonly price: number;
  readonly fastest: FoundPath;
  readonly cheapest: FoundPath;
}

const leastOf = (question: QuoteRequest, paths: readonly FoundPath[]): Least | undefined => {
  const [first] = paths;
  if (!first) return undefined;
  const fastest = paths.reduce((best, path) => (path.arrivesAt < best.arrivesAt ? path : best), first);
  const cheapest = paths.reduce((best, path) => (path.cost < best.cost ? path : best), first);
  return { transit: fastest.arrivesAt - question.readyAt, price: cheapest.cost, fastest, cheapest };
};

/** Services and hubs of a path, borders on the way included. */
const usedBy = (network: Network, path: FoundPath): string[] =>
  path.legs.flatMap((leg): string[] => {
    const arc = network.arcs[leg.arc];
    if (arc?.kind === 'ride') return [arc.service.id, arc.sailing.from, arc.sailing.to, ...arc.sailing.via];
    if (arc?.kind === 'courier') return [arc.courier.id];
    return arc?.kind === 'link' ? [arc.link.from, arc.link.to].filter((place) => HUBS.includes(place.kind)).map((place) => place.id) : [];
  });

const loss = (network: Network, what: PlaceId | ServiceId, hurt: readonly { readonly question: QuoteRequest; readonly base: Least }[]): RemovalLoss => {
  let [cutOff, worse, later, dearer] = [0, 0, 0, 0];
  for (const { question, base } of hurt) {
    const now = leastOf(question, findPaths(network, { ...question, avoid: [...question.avoid, what] }).result.paths);
    if (!now) cutOff += 1;
    else if (now.transit > base.transit || now.price > base.price) {
      worse += 1;
      later += now.transit - base.transit;
      dearer += now.price - base.price;
    }
  }
  return { what, kind: network.places.has(what as PlaceId) ? 'place' : 'service', cutOff, hurt: worse, later: minutes(later), dearer: minorUnits(dearer) };
};

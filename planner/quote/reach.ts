/** How far one door reaches: for each market the quickest arrival, the lowest price, and by which modes, or why not. */
import type { Currency, EpochMin, Minutes, MinorUnits, Mode, PlaceId } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { Exclusion, Option } from './answer.ts';
import { makeQuote } from './make-quote.ts';
import type { QuoteRequest } from './request.ts';

export interface MarketReach {
  readonly market: PlaceId;
  readonly currency: Currency;
  readonly fastest: { readonly transit: Minutes; readonly arrivesAt: EpochMin; readonly modes: readonly Mode[] } | undefined;
  readonly cheapest: { readonly price: MinorUnits; readonly modes: readonly Mode[] } | undefined;
  /** Why there is no way; empty when there is one. */
  readonly reasons: readonly Exclusion[];
}

/** One whole quote per market: exact, and as slow as that. */
export const marketReach = (network: Network, question: Omit<QuoteRequest, 'to'>, markets: readonly PlaceId[]): MarketReach[] =>
  markets.map((market) => {
    const { options, noRoute } = makeQuote(network, { ...question, to: market });
    const fastest = options.find((option) => option.picks.includes('fastest'));
    const cheapest = options.find((option) => option.picks.includes('cheapest'));
    return {
      market,
      currency: question.currency,
      fastest: fastest && { transit: fastest.transit, arrivesAt: fastest.arrivesAt, modes: mainModes(fastest) },
      cheapest: cheapest && { price: cheapest.price, modes: mainModes(cheapest) },
      reasons: noRoute,
    };
  });

/** Modes between the terminals in order, each run once; road only where nothing else moves the goods. */
export const mainModes = (option: Pick<Option, 'steps'>): Mode[] => {
  const rides = option.steps.flatMap((step): Mode[] => (step.kind === 'ride' ? [step.mode] : []));
  return rides.length === 0 ? ['road'] : rides.filter((mode, i) => mode !== rides[i - 1]);
};

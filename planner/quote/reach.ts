/** How far one door reaches: for each market the quickest arrival, the lowest price, and by which modes, or why not. */
import type { Currency, EpochMin, Minutes, MinorUnits, Mode, PlaceId } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { Exclusion, Option } from './answer.ts';
import { arrivalsOf, findPaths } from './find-paths.ts';
import { listOptions, type BareOption } from './list-options.ts';
import { explainNoRoute } from './no-route.ts';
import { readyInstants } from './ready-window.ts';
import type { QuoteRequest } from './request.ts';

export interface MarketReach {
  readonly market: PlaceId;
  readonly currency: Currency;
  readonly fastest: { readonly transit: Minutes; readonly arrivesAt: EpochMin; readonly modes: readonly Mode[] } | undefined;
  readonly cheapest: { readonly price: MinorUnits; readonly modes: readonly Mode[] } | undefined;
  /** Why there is no way; empty when there is one. */
  readonly reasons: readonly Exclusion[];
}

/** The front of a quote per market: exact, and as slow as that. How sure an arrival is is not asked. */
export const marketReach = (network: Network, question: Omit<QuoteRequest, 'to'>, markets: readonly PlaceId[]): MarketReach[] =>
  markets.map((market) => {
    const request = { ...question, to: market };
    const options = listOptions(network, readyInstants(network, request).map((readyAt) => findPaths(network, { ...request, readyAt }))).map(({ option }) => option);
    // In order of arrival, price and CO2e: the first is the fastest, and of equal prices the first stands.
    const [fastest] = options;
    const cheapest = options.reduce<BareOption | undefined>((best, option) => (best && best.price <= option.price ? best : option), undefined);
    return {
      market,
      currency: question.currency,
      fastest: fastest && { transit: fastest.transit, arrivesAt: fastest.arrivesAt, modes: mainModes(fastest) },
      cheapest: cheapest && { price: cheapest.price, modes: mainModes(cheapest) },
      reasons: fastest ? [] : explainNoRoute(network, request, (lifted) => arrivalsOf(network, lifted)),
    };
  });

/** Modes between the terminals in order, each run once; road only where nothing else moves the goods. */
export const mainModes = (option: Pick<Option, 'steps'>): Mode[] => {
  const rides = option.steps.flatMap((step): Mode[] => (step.kind === 'ride' ? [step.mode] : []));
  return rides.length === 0 ? ['road'] : rides.filter((mode, i) => mode !== rides[i - 1]);
};

/** A question in the terms of the search: the rated network, the bounds of its destination, and the front between its ends. */
import type { EpochMin } from '../domain/index.ts';
import { firstRideBy, type Network, type Stage, type Timetable } from '../network/index.ts';
import { search, type Bounds, type Pruning, type SearchQuery, type SearchResult } from '../router/index.ts';
import { assert } from '../support/index.ts';
import { cargoClassOf } from './cargo-class.ts';
import { cargoCosts, type CargoCosts } from './cargo-costs.ts';
import type { QuoteRequest } from './request.ts';

export interface Prepared {
  readonly request: QuoteRequest;
  readonly timetable: Timetable;
  readonly costs: CargoCosts;
  readonly bounds: Bounds;
  readonly query: SearchQuery;
}

/** Rates what the question may use. `without` switches savings of the search off. */
export const prepareQuestion = (network: Network, request: QuoteRequest, without: readonly Pruning[] = []): Prepared => {
  const timetable = network.timetable(request.readyAt);
  const costs = cargoCosts(network, timetable, cargoClassOf(network, request));
  const targets = targetsOf(network, request);
  const source = network.nodeOf(request.from, 'export', 'loose');
  const bounds = costs.boundsTo(targets);
  costs.openOrigin(timetable.graph.nodePlace[source] as number);
  const placeNumber = (id: QuoteRequest['from']): number => timetable.graph.nodePlace[network.nodeOf(id, 'export', 'loose')] as number;
  const query: SearchQuery = {
    source, targets, startsAt: request.readyAt, firstRideBy: firstRideBy(request.readyAt), arriveBy: request.dueAt ?? Number.MAX_SAFE_INTEGER, via: request.via.map(placeNumber), through: undefined, without,
  };
  return { request, timetable, costs, bounds, query };
};

/** The part of a question that its destination does not change. Nothing is rated: for questions of time alone. */
export const prepareOrigin = (network: Network, question: Omit<QuoteRequest, 'to'>): Pick<Prepared, 'timetable' | 'costs'> & Pick<SearchQuery, 'source' | 'firstRideBy'> => {
  const timetable = network.timetable(question.readyAt);
  return { timetable, costs: cargoCosts(network, timetable, cargoClassOf(network, question)), source: network.nodeOf(question.from, 'export', 'loose'), firstRideBy: firstRideBy(question.readyAt) };
};

export const findPaths = (network: Network, request: QuoteRequest, without: readonly Pruning[] = []): Prepared & { readonly result: SearchResult } => {
  const prepared = prepareQuestion(network, request, without);
  const { timetable, costs, bounds, query } = prepared;
  return { ...prepared, result: search(timetable.graph, costs, bounds, query) };
};

/** Arrivals of the options of a question. */
export const arrivalsOf = (network: Network, request: QuoteRequest): EpochMin[] => findPaths(network, request).result.paths.map((path) => path.arrivesAt as EpochMin);

/** The states in which goods are delivered: at home they need no clearance, abroad they do; in whatever unit they come. */
const targetsOf = (network: Network, request: QuoteRequest): number[] => {
  const [origin, destination] = [network.places.get(request.from), network.places.get(request.to)];
  assert(origin && destination, 'both ends are places of the edition', { from: request.from, to: request.to });
  const stage: Stage = origin.country === destination.country ? 'export' : 'cleared';
  return [network.nodeOf(request.to, stage, 'loose'), network.nodeOf(request.to, stage, 'container')];
};

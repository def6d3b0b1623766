/**
 * Finds every itinerary worth offering: the exact Pareto front over (arrival, cost, CO2e) from one state to a set of states.
 * Label-setting in order of arrival after Martins (1984) and NAMOA* (Mandow & Pérez de la Cruz 2010), with dimensionality
 * reduction (Pulido et al. 2015): labels leave the queue by arrival, so a label is checked on cost and CO2e only.
 *
 * Invariant: when a label leaves the queue, every label that reaches its node earlier has left before. It is dominated iff one of
 * them has no more cost and no more CO2e; a kept label never changes.
 *
 * Why dominance is safe here. Same node only: a node is place, customs stage and load unit, so what may follow is the same. Waiting is
 * free and works and rides are FIFO (`support/work-clock.ts`; a ride is boarded at the departure with the earliest availability among those
 * that can be met, and meeting is monotone in time), so the earlier label can copy every continuation of the later one, arriving no
 * later at no more cost and CO2e. One thing differs: before its first ride a label is bound by `firstRideBy`, afterwards it is not. So a
 * label that has not ridden may not dominate one that has; the reverse is safe.
 * Boarding only that one departure is enough while a ride's price does not depend on the departure.
 *
 * Not handled: splitting a consignment, prices by departure, storage that makes waiting cost money.
 * Complexity: O(L log L + L·d) for L labels of out-degree d. Equal labels are merged, the first found stays.
 */
import FlatQueue from 'flatqueue';
import type { SearchGraph } from '../network/index.ts';
import { endOfWork, paretoFront, Staircase, UNREACHED } from '../support/index.ts';
import type { FoundPath, SearchCosts, SearchQuery, SearchResult } from './query.ts';

export const search = (graph: SearchGraph, costs: SearchCosts, query: SearchQuery): SearchResult => {
  // One entry per label, in order of creation.
  const labelNode: number[] = [];
  const labelAt: number[] = [];
  const labelCost: number[] = [];
  const labelCo2e: number[] = [];
  const labelParent: number[] = [];
  const labelArc: number[] = [];
  const labelDeparture: number[] = [];
  const labelHasRidden: boolean[] = [];

  const queue = new FlatQueue<number>();
  const settled = Array.from<Staircase | undefined>({ length: graph.nodeCount * 2 });
  const staircase = (node: number, hasRidden: boolean): Staircase => (settled[node * 2 + Number(hasRidden)] ??= new Staircase());
  const isTarget = new Set(query.targets);
  const reached: number[] = [];
  const atTarget = new Staircase();
  let kept = 0;

  const push = (node: number, at: number, cost: number, co2e: number, parent: number, arc: number, departure: number, hasRidden: boolean): void => {
    if (at > query.arriveBy || at >= UNREACHED) return;
    const label = labelNode.push(node) - 1;
    labelAt.push(at);
    labelCost.push(cost);
    labelCo2e.push(co2e);
    labelParent.push(parent);
    labelArc.push(arc);
    labelDeparture.push(departure);
    labelHasRidden.push(hasRidden);
    // Within one minute cheaper labels come first; both parts together stay below 2^53 exactly.
    queue.push(label, (at - query.startsAt) * 2 ** 31 + Math.min(cost, 2 ** 31 - 1));
  };

  push(query.source, query.startsAt, 0, 0, -1, -1, -1, false);
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    const node = labelNode[label] as number;
    const cost = labelCost[label] as number;
    const co2e = labelCo2e[label] as number;
    const hasRidden = labelHasRidden[label] as boolean;
    if (staircase(node, true).covers(cost, co2e)) continue;
    if (!hasRidden && staircase(node, false).covers(cost, co2e)) continue;
    // Costs only grow: what a finished itinerary already beats cannot come back.
    if (atTarget.covers(cost, co2e)) continue;
    staircase(node, hasRidden).insert(cost, co2e);
    kept += 1;
    if (isTarget.has(node)) {
      atTarget.insert(cost, co2e);
      reached.push(label);
      continue;
    }

    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
      if (costs.allowed[arc] === 0) continue;
      const nextCost = cost + (costs.cost[arc] as number);
      const nextCo2e = co2e + (costs.co2e[arc] as number);
      const { doneAt, boardFrom } = doWorks(graph, costs, arc, labelAt[label] as number);
      if (graph.arcIsRide[arc] === 0) {
        push(graph.arcTo[arc] as number, doneAt, nextCost, nextCo2e, label, arc, -1, hasRidden);
        continue;
      }
      const departure = earliestAvailable(graph, arc, boardFrom, hasRidden ? UNREACHED : query.firstRideBy);
      if (departure >= 0) push(graph.arcTo[arc] as number, graph.availableAt[departure] as number, nextCost, nextCo2e, label, arc, departure, true);
    }
  }

  const criteria = (label: number) => [labelAt[label], labelCost[label], labelCo2e[label]] as number[];
  const paths = paretoFront(reached, criteria).map((last): FoundPath => {
    const legs: FoundPath['legs'][number][] = [];
    for (let label = last; (labelParent[label] as number) >= 0; label = labelParent[label] as number) {
      const parent = labelParent[label] as number;
      legs.push({ arc: labelArc[label] as number, departure: labelDeparture[label] as number, startsAt: labelAt[parent] as number, endsAt: labelAt[label] as number });
    }
    return { arrivesAt: labelAt[last] as number, cost: labelCost[last] as number, co2e: labelCo2e[last] as number, legs: legs.reverse() };
  });
  return { paths, labels: kept };
};

/** Runs the chain of works of an arc from t. `boardFrom`: the earliest departure all cut-offs allow. */
const doWorks = (graph: SearchGraph, costs: SearchCosts, arc: number, t: number): { doneAt: number; boardFrom: number } => {
  let doneAt = t;
  let boardFrom = t;
  for (let work = graph.firstWork[arc] as number; work < (graph.firstWork[arc + 1] as number); work++) {
    const calendar = graph.workCalendar[work] as number;
    doneAt = endOfWork(calendar < 0 ? undefined : graph.calendars[calendar], doneAt, costs.workDuration[work] as number);
    boardFrom = Math.max(boardFrom, doneAt + (graph.workLead[work] as number));
  }
  return { doneAt, boardFrom: Math.max(boardFrom, doneAt) };
};

/** The departure of a ride at or after `from`, at or before `until`, whose goods are available first; -1: none. */
const earliestAvailable = (graph: SearchGraph, arc: number, from: number, until: number): number => {
  const end = graph.firstDeparture[arc + 1] as number;
  let low = graph.firstDeparture[arc] as number;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((graph.departsAt[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  let best = -1;
  let bestAt = UNREACHED;
  for (let departure = low; departure < end; departure++) {
    const departsAt = graph.departsAt[departure] as number;
    // A later departure overtakes only if it is available before this one leaves the race.
    if (departsAt > until || departsAt >= bestAt) break;
    if ((graph.availableAt[departure] as number) < bestAt) {
      best = departure;
      bestAt = graph.availableAt[departure] as number;
    }
  }
  return best;
};

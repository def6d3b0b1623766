/**
 * Finds every itinerary worth offering: the exact Pareto front over (arrival, cost, CO2e) from one state to the states of a place.
 * Label-setting in order of the earliest possible arrival after Martins (1984) and NAMOA* (Mandow & Pérez de la Cruz 2010), with dimensionality
 * reduction (Pulido et al. 2015): at a node, labels leave the queue by their time there, so a label is checked on cost and CO2e only.
 *
 * Invariant: when a label leaves the queue, every label that reaches its node earlier has left before, since what is left (`bounds.ts`) is the same
 * for both and never falls along an arc by more than the arc takes. A kept label never changes.
 *
 * Why each saving is safe. Call A the earlier label, B the later one it is said to beat: A costs and emits no more.
 * - *At a node.* Same node only, and the same places called at: a node is place, customs stage, load unit and open contract, so what may follow is
 *   the same. Works and rides are FIFO (`support/work-clock.ts`), and where no days are counted waiting is free: A copies every
 *   continuation of B. Before its first ride a label is bound by `firstRideBy`, afterwards it is not, so one that has not ridden may not beat one
 *   that has.
 * - *Where days are counted* (`nodeClock`) and may cost something (`dayCost`), A must pay for its longer stay and still cost no more. From CLOCK_RUNS
 *   the next arc is a ride or a truck that leaves at once. With the same ride A stays longer by the difference of their clocks; with the
 *   truck it comes earlier to the next hub by the difference of their times: at most a `dayCost` for each begun day of both. At CLOCK_STARTS
 *   counters may close between A and B and their times part by more; there A beats B only at the same instant.
 * - *Departures.* A ride of one price is boarded at its earliest availability if no days may be charged after it and none of its departures is asked
 *   for: later departures are what A at the far end beats. Other rides are boarded departure by departure, in order, for all labels of a node at
 *   once: goods on one departure differ in cost and CO2e only, so the front of those that make it goes on board. A departure waits in the queue
 *   behind every label that can make it, but those of its own minute. That rests when even the least cost and CO2e of the labels there is beaten at the destination, until a new
 *   label comes. Where departures overtake each other all are boarded when the label comes.
 * - *Finished itineraries.* Costs only grow: a label whose cost and CO2e, with the least that is left, a finished one has already matched cannot
 *   arrive earlier than it, since arrivals leave the queue in order.
 *
 * Not handled: splitting a consignment; waiting at a hub before a bonded truck or a counter to spare storage (goods move on as soon as they can).
 * Complexity: O(L log L + L·d) for L labels of out-degree d, and a look at the labels of a node, latest first, for each departure boarded in order. Of equal
 * labels the first stays.
 */
import FlatQueue from 'flatqueue';
import { CLOCK_STARTS, type SearchGraph } from '../network/index.ts';
import { paretoFront, Staircase, UNREACHED } from '../support/index.ts';
import { noBounds } from './bounds.ts';
import { isClosed } from './ends.ts';
import { getOrMake, keepLabels } from './kept-labels.ts';
import { storageCost, toPath, type Label } from './labels.ts';
import type { Bounds, SearchCosts, SearchQuery, SearchResult } from './query.ts';
import { earliestAvailable, earliestBoarding, endOfWorks, firstDepartureFrom, latestStartToBoard } from './ride-clock.ts';

/** The labels of a state from which rides are boarded departure by departure; in order of time. */
interface Stand {
  readonly labels: Label[];
  leastCost: number;
  leastCo2e: number;
  /** Arcs of which a departure waits in the queue. */
  readonly waiting: Set<number>;
  /** By arc the last departure that has left. */
  readonly left: Map<number, number>;
}
interface Boarding {
  readonly stand: Stand;
  readonly arc: number;
  readonly departure: number;
}

/** Within one minute cheaper labels come first, and departures after all labels; both parts of a key stay below 2^53 exactly. */
const MINUTE = 2 ** 31;

export const search = (graph: SearchGraph, costs: SearchCosts, given: Bounds, query: SearchQuery): SearchResult => {
  const prunes = { node: true, target: true, bounds: true, departures: true, ...Object.fromEntries(query.without.map((p) => [p, false])) };
  const left = prunes.bounds ? given : noBounds(graph);
  const { through } = query;
  const usedBit = through ? 2 ** query.via.length : 0;
  const everywhere = 2 ** query.via.length - 1 + usedBit;
  const callAt = (node: number): number => query.via.reduce((bits, place, i) => (graph.nodePlace[node] === place ? bits | (1 << i) : bits), 0);
  const calledAfter = (label: Label, arc: number, node: number, departure: number): number =>
    everywhere === 0 ? 0 : label.called | callAt(node) | (through?.arcs[arc] === 1 && (departure < 0 || (through.departures?.has(departure) ?? true)) ? usedBit : 0);
  const stateOf = (label: Label): number => label.node * (everywhere + 1) + label.called;
  const [start, end] = [graph.nodePlace[query.source] as number, graph.nodePlace[query.targets[0] as number] as number];

  const queue = new FlatQueue<Label | Boarding>();
  const kept = keepLabels(graph, costs, stateOf);
  const stands = new Map<number, Stand>();
  const isTarget = new Set(query.targets);
  const reached: Label[] = [];
  const atTarget = new Staircase();
  let labels = 0;

  const isBeatenByFinished = (node: number, cost: number, co2e: number): boolean => prunes.target && atTarget.covers(cost + (left.cost[node] as number), co2e + (left.co2e[node] as number));
  const arrivalFrom = (node: number, at: number): number => at + (left.minutes[node] as number);
  const isTooLate = (arrival: number): boolean => arrival > query.arriveBy || arrival >= UNREACHED;
  const push = (label: Label): void => {
    const arrival = arrivalFrom(label.node, label.at);
    if (isTooLate(arrival) || isBeatenByFinished(label.node, label.cost, label.co2e)) return;
    labels += 1;
    queue.push(label, (arrival - query.startsAt) * MINUTE + Math.min(label.cost + (left.cost[label.node] as number), MINUTE - 2));
  };

  const isOffered = (arc: number, departure: number): boolean => costs.varies[arc] === 0 || costs.surcharge[departure] !== Number.POSITIVE_INFINITY;
  const fareOf = (arc: number, departure: number): number => (costs.cost[arc] as number) + (costs.varies[arc] === 1 ? (costs.surcharge[departure] as number) : 0);
  const rideBy = (label: Label): number => (label.hasRidden ? UNREACHED : query.firstRideBy);
  const ride = (parent: Label, arc: number, departure: number): Label => {
    const node = graph.arcTo[arc] as number;
    const at = graph.availableAt[departure] as number;
    const stored = storageCost(costs, arc, parent.countedFrom, graph.departsAt[departure] as number);
    return {
      node, called: calledAfter(parent, arc, node, departure), at, countedFrom: at, hasRidden: true, parent, arc, departure,
      cost: parent.cost + fareOf(arc, departure) + stored, co2e: parent.co2e + (costs.co2e[arc] as number),
    };
  };

  /** Queues the next departure of an arc from an index on, unless nothing can come of it. */
  const awaitDeparture = (stand: Stand, arc: number, first: number): void => {
    const node = graph.arcTo[arc] as number;
    if (isBeatenByFinished(node, stand.leastCost + (costs.cost[arc] as number), stand.leastCo2e + (costs.co2e[arc] as number))) return;
    const last = graph.firstDeparture[arc + 1] as number;
    let departure = first;
    while (departure < last && !isOffered(arc, departure)) departure++;
    if (departure === last) return;
    const arrival = arrivalFrom(node, graph.availableAt[departure] as number);
    if (isTooLate(arrival)) return;
    stand.waiting.add(arc);
    queue.push({ stand, arc, departure }, (arrival - query.startsAt) * MINUTE + MINUTE - 1);
  };
  /** The front of the labels that make a departure goes on board; the latest pay least for waiting. */
  const depart = ({ stand, arc, departure }: Boarding): void => {
    stand.waiting.delete(arc);
    stand.left.set(arc, departure);
    const departsAt = graph.departsAt[departure] as number;
    const startBy = latestStartToBoard(graph, costs.workDuration, arc, departsAt);
    const onBoard = new Staircase();
    const fare = fareOf(arc, departure);
    for (let i = stand.labels.length - 1; i >= 0; i--) {
      const label = stand.labels[i] as Label;
      if (label.at > startBy || departsAt > rideBy(label)) continue;
      const boarded = ride(label, arc, departure);
      if (!onBoard.covers(boarded.cost, boarded.co2e)) {
        onBoard.insert(boarded.cost, boarded.co2e);
        push(boarded);
      }
      // Nobody can do better than the least of all without a day of storage.
      if (onBoard.covers(stand.leastCost + fare, stand.leastCo2e + (costs.co2e[arc] as number))) break;
    }
    awaitDeparture(stand, arc, departure + 1);
  };
  const board = (label: Label, arc: number): void => {
    const node = graph.arcTo[arc] as number;
    const isNamed = through?.departures !== undefined && through.arcs[arc] === 1;
    if (prunes.departures && !isNamed && costs.varies[arc] === 0 && (costs.dayCost[node] as number) === 0) {
      const departure = earliestAvailable(graph, arc, earliestBoarding(graph, costs.workDuration, arc, label.at), rideBy(label));
      if (departure >= 0) push(ride(label, arc, departure));
      return;
    }
    if (prunes.departures && graph.departuresInOrder[arc] === 1) {
      const stand = stands.get(stateOf(label)) as Stand;
      const gone = stand.left.get(arc) ?? -1;
      // On a chain of rides met to the minute, a departure and a label that makes it have one key.
      const isTight = gone >= 0 && arrivalFrom(node, graph.availableAt[gone] as number) >= arrivalFrom(label.node, label.at);
      if (stand.waiting.has(arc) && !isTight) return;
      let first = firstDepartureFrom(graph, arc, earliestBoarding(graph, costs.workDuration, arc, label.at));
      for (; first <= gone; first++) if (isOffered(arc, first) && (graph.departsAt[first] as number) <= rideBy(label)) push(ride(label, arc, first));
      if (!stand.waiting.has(arc)) awaitDeparture(stand, arc, first);
      return;
    }
    const last = graph.firstDeparture[arc + 1] as number;
    for (let d = firstDepartureFrom(graph, arc, earliestBoarding(graph, costs.workDuration, arc, label.at)); d < last && (graph.departsAt[d] as number) <= rideBy(label); d++)
      if (isOffered(arc, d)) push(ride(label, arc, d));
  };

  const expand = (label: Label): void => {
    const stand = getOrMake(stands, stateOf(label), () => ({ labels: [], leastCost: Number.POSITIVE_INFINITY, leastCo2e: Number.POSITIVE_INFINITY, waiting: new Set<number>(), left: new Map<number, number>() }));
    stand.labels.push(label);
    stand.leastCost = Math.min(stand.leastCost, label.cost);
    stand.leastCo2e = Math.min(stand.leastCo2e, label.co2e);
    for (let arc = graph.firstArc[label.node] as number; arc < (graph.firstArc[label.node + 1] as number); arc++) {
      const node = graph.arcTo[arc] as number;
      if (costs.allowed[arc] === 0 || left.minutes[node] === Number.POSITIVE_INFINITY || isClosed(graph, label.node, node, start, end)) continue;
      if (graph.arcIsRide[arc] === 1) {
        board(label, arc);
        continue;
      }
      const doneAt = endOfWorks(graph, costs.workDuration, arc, label.at);
      // Days end with a work that takes the goods out, or when the truck leaves, which is at once.
      const leavesAt = graph.nodePlace[node] === graph.nodePlace[label.node] ? doneAt : label.at;
      const countedFrom = graph.nodeClock[node] === CLOCK_STARTS ? doneAt : label.countedFrom;
      push({
        node, called: calledAfter(label, arc, node, -1), at: doneAt, countedFrom, hasRidden: label.hasRidden, parent: label, arc, departure: -1,
        cost: label.cost + (costs.cost[arc] as number) + storageCost(costs, arc, label.countedFrom, leavesAt), co2e: label.co2e + (costs.co2e[arc] as number),
      });
    }
  };

  push({ node: query.source, called: callAt(query.source), at: query.startsAt, countedFrom: query.startsAt, cost: 0, co2e: 0, hasRidden: false, parent: undefined, arc: -1, departure: -1 });
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if ('stand' in next) {
      depart(next);
      continue;
    }
    if (isBeatenByFinished(next.node, next.cost, next.co2e) || (prunes.node ? !kept.keep(next) : repeats(next))) continue;
    if (isTarget.has(next.node) && next.called === everywhere) {
      atTarget.insert(next.cost, next.co2e);
      reached.push(next);
    } else expand(next);
  }
  return { paths: paretoFront(reached, (label) => [label.at, label.cost, label.co2e]).map(toPath), labels };
};

/** Without comparing labels a search ends only if no path comes back to where it was. */
const repeats = (label: Label): boolean => {
  for (let before = label.parent; before; before = before.parent) if (before.node === label.node && before.called === label.called) return true;
  return false;
};

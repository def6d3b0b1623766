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
 * - *Departures.* A ride of one price is boarded at its earliest availability if no days may be charged after it and none of its departures is asked for: later departures are
 *   what A at the far end beats. Other rides are boarded again and again, each next departure when the one before leaves the queue. That ends when
 *   even the cheapest departure from there is beaten at the destination.
 * - *Finished itineraries.* Costs only grow: a label whose cost and CO2e, with the least that is left, a finished one has already matched cannot
 *   arrive earlier than it, since arrivals leave the queue in order.
 *
 * Not handled: splitting a consignment; waiting at a hub before a bonded truck or a counter to spare storage (goods move on as soon as they can).
 * Complexity: O(L log L + L·d) for L labels of out-degree d, and a linear scan of the labels of a node where days cost. Of equal labels the first stays.
 */
import FlatQueue from 'flatqueue';
import { CLOCK_OFF, CLOCK_STARTS, type SearchGraph } from '../network/index.ts';
import { paretoFront, Staircase, UNREACHED } from '../support/index.ts';
import { noBounds } from './bounds.ts';
import { isClosed } from './ends.ts';
import { earliestAvailable, earliestBoarding, endOfWorks, firstDepartureFrom } from './ride-clock.ts';
import type { Bounds, FoundLeg, FoundPath, SearchCosts, SearchQuery, SearchResult } from './query.ts';

const DAY = 1440;
/** Days of 24 hours, begun ones counted. */
export const beginDays = (minutes: number): number => (minutes <= 0 ? 0 : Math.ceil(minutes / DAY));

/** What a place charges for the days from one instant to another. */
export const storageCost = (costs: Pick<SearchCosts, 'arcStorage' | 'storage'>, arc: number, from: number, until: number): number => {
  const costOf = costs.storage[costs.arcStorage[arc] as number];
  return costOf ? costOf(beginDays(until - from)) : 0;
};

interface Label {
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
  /** The departure of the same ride to board next from the parent; -1: none. */
  readonly next: number;
}

export const search = (graph: SearchGraph, costs: SearchCosts, given: Bounds, query: SearchQuery): SearchResult => {
  const prunes = { node: true, target: true, bounds: true, departures: true, ...Object.fromEntries(query.without.map((p) => [p, false])) };
  const left = prunes.bounds ? given : noBounds(graph);
  const { through } = query;
  const usedBit = through ? 2 ** query.via.length : 0;
  const everywhere = 2 ** query.via.length - 1 + usedBit;
  const callAt = (node: number): number => query.via.reduce((bits, place, i) => (graph.nodePlace[node] === place ? bits | (1 << i) : bits), 0);
  const calledAfter = (label: Label, arc: number, node: number, departure: number): number =>
    everywhere === 0 ? 0 : label.called | callAt(node) | (through?.arcs[arc] === 1 && (departure < 0 || (through.departures?.has(departure) ?? true)) ? usedBit : 0);
  const [start, end] = [graph.nodePlace[query.source] as number, graph.nodePlace[query.targets[0] as number] as number];

  const queue = new FlatQueue<Label>();
  const settled = new Map<number, Staircase>();
  const counted = new Map<number, Label[]>();
  const isTarget = new Set(query.targets);
  const reached: Label[] = [];
  const atTarget = new Staircase();
  let kept = 0;

  const isLate = (node: number, cost: number, co2e: number): boolean => prunes.target && atTarget.covers(cost + (left.cost[node] as number), co2e + (left.co2e[node] as number));
  /** Whether the label is worth a place in the queue. */
  const push = (label: Label): boolean => {
    const arrival = label.at + (left.minutes[label.node] as number);
    if (arrival > query.arriveBy || arrival >= UNREACHED || isLate(label.node, label.cost, label.co2e)) return false;
    // Within one minute cheaper labels come first; both parts together stay below 2^53 exactly.
    queue.push(label, (arrival - query.startsAt) * 2 ** 31 + Math.min(label.cost + (left.cost[label.node] as number), 2 ** 31 - 1));
    return true;
  };
  const staircase = (label: Label, hasRidden: boolean): Staircase => {
    const key = (label.node * (everywhere + 1) + label.called) * 2 + Number(hasRidden);
    const known = settled.get(key) ?? new Staircase();
    settled.set(key, known);
    return known;
  };

  /** Whether a kept label of the same node beats this one. Keeps it if none does. */
  const isBeaten = (label: Label): boolean => {
    if (!prunes.node) return repeats(label);
    const dayCost = costs.dayCost[label.node] as number;
    if (dayCost === 0 || graph.nodeClock[label.node] === CLOCK_OFF) {
      if (staircase(label, true).covers(label.cost, label.co2e)) return true;
      if (!label.hasRidden && staircase(label, false).covers(label.cost, label.co2e)) return true;
      staircase(label, label.hasRidden).insert(label.cost, label.co2e);
      return false;
    }
    const key = label.node * (everywhere + 1) + label.called;
    const others = counted.get(key) ?? [];
    const startsHere = graph.nodeClock[label.node] === CLOCK_STARTS;
    const beats = (a: Label): boolean => {
      if (a.co2e > label.co2e || a.cost > label.cost || (startsHere && a.at !== label.at)) return false;
      return a.cost + dayCost * (beginDays(label.countedFrom - a.countedFrom) + beginDays(label.at - a.at)) <= label.cost;
    };
    if (others.some(beats)) return true;
    others.push(label);
    counted.set(key, others);
    return false;
  };

  const boards = (parent: Label, arc: number): { readonly until: number; readonly cost: number; readonly co2e: number } =>
    ({ until: parent.hasRidden ? UNREACHED : query.firstRideBy, cost: parent.cost + (costs.cost[arc] as number), co2e: parent.co2e + (costs.co2e[arc] as number) });
  const pushRide = (parent: Label, arc: number, departure: number, next: number): boolean => {
    const node = graph.arcTo[arc] as number;
    const at = graph.availableAt[departure] as number;
    const { cost, co2e } = boards(parent, arc);
    const dearer = costs.varies[arc] === 1 ? (costs.surcharge[departure] as number) : 0;
    const stored = storageCost(costs, arc, parent.countedFrom, graph.departsAt[departure] as number);
    return push({ node, called: calledAfter(parent, arc, node, departure), at, countedFrom: at, cost: cost + dearer + stored, co2e, hasRidden: true, parent, arc, departure, next });
  };
  /** Boards the departures from an index on, in order, each when the one before has left the queue; all at once where they overtake each other. */
  const boardInOrder = (parent: Label, arc: number, first: number): void => {
    const { until, cost, co2e } = boards(parent, arc);
    const isChain = prunes.departures && graph.departuresInOrder[arc] === 1;
    const end = graph.firstDeparture[arc + 1] as number;
    for (let departure = first; departure < end && (graph.departsAt[departure] as number) <= until; departure++) {
      if (costs.varies[arc] === 1 && costs.surcharge[departure] === Number.POSITIVE_INFINITY) continue;
      if (isChain && isLate(graph.arcTo[arc] as number, cost, co2e)) return;
      // The next one waits for this one to leave the queue, if it ever enters it.
      if (pushRide(parent, arc, departure, isChain ? departure + 1 : -1) && isChain) return;
    }
  };
  const board = (parent: Label, arc: number): void => {
    const from = earliestBoarding(graph, costs.workDuration, arc, parent.at);
    const isNamed = through?.departures !== undefined && through.arcs[arc] === 1;
    if (!prunes.departures || isNamed || costs.varies[arc] === 1 || (costs.dayCost[graph.arcTo[arc] as number] as number) > 0)
      return boardInOrder(parent, arc, firstDepartureFrom(graph, arc, from));
    const departure = earliestAvailable(graph, arc, from, boards(parent, arc).until);
    if (departure >= 0) pushRide(parent, arc, departure, -1);
  };

  const expand = (label: Label): void => {
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
        node, called: calledAfter(label, arc, node, -1), at: doneAt, countedFrom, hasRidden: label.hasRidden, parent: label, arc, departure: -1, next: -1,
        cost: label.cost + (costs.cost[arc] as number) + storageCost(costs, arc, label.countedFrom, leavesAt), co2e: label.co2e + (costs.co2e[arc] as number),
      });
    }
  };

  push({ node: query.source, called: callAt(query.source), at: query.startsAt, countedFrom: query.startsAt, cost: 0, co2e: 0, hasRidden: false, parent: undefined, arc: -1, departure: -1, next: -1 });
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    if (label.next >= 0) boardInOrder(label.parent as Label, label.arc, label.next);
    if (isLate(label.node, label.cost, label.co2e) || isBeaten(label)) continue;
    kept += 1;
    if (!isTarget.has(label.node)) expand(label);
    else if (label.called === everywhere) {
      atTarget.insert(label.cost, label.co2e);
      reached.push(label);
    } else expand(label);
  }
  return { paths: paretoFront(reached, (label) => [label.at, label.cost, label.co2e]).map(toPath), labels: kept };
};

/** Without comparing labels a search ends only if no path comes back to where it was. */
const repeats = (label: Label): boolean => {
  for (let before = label.parent; before; before = before.parent) if (before.node === label.node && before.called === label.called) return true;
  return false;
};

const toPath = (last: Label): FoundPath => {
  const legs: FoundLeg[] = [];
  for (let label = last; label.parent; label = label.parent)
    legs.push({ arc: label.arc, departure: label.departure, startsAt: label.parent.at, endsAt: label.at, countedFrom: label.parent.countedFrom });
  return { arrivesAt: last.at, cost: last.cost, co2e: last.co2e, legs: legs.reverse() };
};

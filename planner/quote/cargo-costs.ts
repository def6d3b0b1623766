/**
 * What each arc of the network costs, emits and takes for one class of consignment: the only place where tariffs, customs and emissions meet the
 * router. Most arcs join ends (doors, markets) with hubs, and a question uses only those of its own two: rules are asked of the arcs between hubs, and of an
 * end's when it is opened. Prices are asked only of arcs from which the destination can be reached (`boundsTo`) or that leave the origin, since rating is
 * most of the work of a quote.
 */
import { type Minutes, type TariffRow, type Vehicle } from '../domain/index.ts';
import { flownDistance, hubEmissions, movementEmissions, rideEmissions } from '../emissions/index.ts';
import { arcsOfEnds, CLOCK_OFF, greatCircleKm, type Arc, type Network, type Timetable } from '../network/index.ts';
import { leastLeft, leastMinutes, type Bounds, type SearchCosts } from '../router/index.ts';
import { keepLatest } from '../support/index.ts';
import {
  canCarry, containerLabel, hasPrice, isSteady, makeExchange, rateCard, rateLink, smallestContainerSet, type ContainerSet, type RatedCharge, type RatingContext, type TruckCharge,
} from '../tariff/index.ts';
import type { CargoClass } from './cargo-class.ts';
import { durationsOf, makeRuleOut, type Refusal } from './cargo-rules.ts';
import { priceBook } from './price-book.ts';
import { makeStorage, type Storage } from './storage.ts';

/** What one part of an arc charges and emits. Parts are the arc's works in order, then its movement. */
export interface PartCosts {
  readonly charges: readonly (RatedCharge | TruckCharge)[];
  readonly co2e: number;
}

export interface CargoCosts extends SearchCosts {
  readonly context: RatingContext;
  readonly containers: ContainerSet;
  readonly storageRules: Storage;
  /** Why an arc may not be used. */
  refusalOf(arc: number): Refusal | undefined;
  /** The parts of an arc, for the ledger; of a ride those of a departure. */
  partsOf(arc: number, departure: number): readonly PartCosts[];
  /** Rates what leads to the targets and tells how little is left to them. Kept for the destinations asked last. */
  boundsTo(targets: readonly number[]): Bounds;
  /** The same, computed anew. */
  computeBounds(targets: readonly number[]): Bounds;
  /** Whether a departure has a price; asked without rating it. */
  isOffered(arc: number, departure: number): boolean;
  /** Makes the arcs of an end usable, and rates those that leave it. A place is given by its number. */
  openOrigin(place: number): void;
  /** Makes the arcs of all ends usable: for questions of time from one place to all. */
  openEverywhere(): void;
}

/** Classes kept per timetable, destinations kept per class: a desk quotes a few of each at a time. */
const CLASSES_KEPT = 6;
const BOUNDS_KEPT = 32;

const classes = new WeakMap<Timetable, Map<string, CargoCosts>>();

export const cargoCosts = (network: Network, timetable: Timetable, asked: CargoClass): CargoCosts => {
  const kept = classes.get(timetable) ?? new Map<string, CargoCosts>();
  classes.set(timetable, kept);
  return keepLatest(kept, CLASSES_KEPT, JSON.stringify(asked), () => makeCosts(network, timetable, asked));
};

const makeCosts = (network: Network, timetable: Timetable, asked: CargoClass): CargoCosts => {
  const { edition, arcs } = network;
  const { graph } = timetable;
  const containers = smallestContainerSet(asked.cargo, edition.containers);
  const context: RatingContext = {
    cargo: asked.cargo, containers, exchange: makeExchange(edition.exchange, asked.currency), rates: edition.exchange, date: asked.date,
  };
  const book = priceBook(network);
  const steady = new Map<readonly TariffRow[], boolean>();
  const isSteadyCard = (card: readonly TariffRow[]): boolean => {
    const known = steady.get(card) ?? isSteady(card, timetable.from, timetable.until);
    steady.set(card, known);
    return known;
  };
  // Many arcs use one card: a port's charges, a line's freight.
  const rated = new Map<string, readonly RatedCharge[]>();
  const rate = (card: string, unit: Arc['unit'], date = asked.date, continues = false): readonly RatedCharge[] => {
    const rows = book.card(card);
    const key = `${card}|${unit}|${continues}|${isSteadyCard(rows) ? '' : date}`;
    const known = rated.get(key) ?? rateCard(rows, { unit, date, continues }, context);
    rated.set(key, known);
    return known;
  };
  const teuOf = (unit: Arc['unit']): number => (unit === 'container' ? containers.teu : 0);

  const ratePart = (arc: Arc, departure: number): PartCosts => {
    if (arc.kind === 'link') {
      const perVehicle = (vehicle: Vehicle): number => movementEmissions(asked.cargo.weight, arc.link.distance, book.factor(vehicle.factor));
      const trucks = rateLink(arc.link.distance, arc.unit, book.vehicles(arc.link.from.country), edition.sharedTruck, context, perVehicle) ?? [];
      return { charges: trucks, co2e: linkEmissions(trucks, perVehicle, containers) };
    }
    if (arc.kind === 'courier') {
      const { courier, origin, market } = arc;
      return { charges: rate(courier.card, arc.unit), co2e: movementEmissions(asked.cargo.weight, flownDistance(greatCircleKm(origin, market)), book.factor(courier.factor)) };
    }
    if (arc.kind === 'works') return NOTHING;
    const { factor, terminalFactor } = arc.service;
    const serviceDate = timetable.departures[departure]?.serviceDate;
    const co2e = rideEmissions(asked.cargo.weight, teuOf(arc.unit), arc.sailing.distance, book.factor(factor), book.factor(terminalFactor));
    return { charges: arc.sailing.card === undefined || serviceDate === undefined ? [] : rate(arc.sailing.card, arc.unit, serviceDate, arc.continues), co2e };
  };
  const rateWorks = (arc: Arc): PartCosts[] =>
    ('works' in arc ? arc.works : []).map(({ rule }) => {
      const factor = rule.factor === undefined ? undefined : book.factor(rule.factor);
      return { charges: rule.card === undefined ? [] : rate(rule.card, arc.unit), co2e: factor ? hubEmissions(asked.cargo.weight, teuOf(arc.unit), factor) : 0 };
    });

  const allowed = new Uint8Array(arcs.length);
  const cost = new Float64Array(arcs.length);
  const co2e = new Float64Array(arcs.length);
  const varies = new Uint8Array(arcs.length);
  let surcharge = new Float64Array(0);
  const isRated = new Uint8Array(arcs.length);

  const rateRide = (i: number, arc: Extract<Arc, { kind: 'ride' }>): number => {
    const [first, end] = [graph.firstDeparture[i] as number, graph.firstDeparture[i + 1] as number];
    const card = book.card(arc.sailing.card ?? '');
    if (first === end || isSteadyCard(card)) return sumOf(ratePart(arc, first).charges);
    if (surcharge.length === 0) surcharge = new Float64Array(timetable.departures.length);
    varies[i] = 1;
    const prices = timetable.departures.slice(first, end).map(({ serviceDate }, n) => (hasPrice(card, arc.unit, serviceDate, containers) ? sumOf(ratePart(arc, first + n).charges) : Number.POSITIVE_INFINITY));
    const least = Math.min(...prices);
    for (const [n, price] of prices.entries()) surcharge[first + n] = price === Number.POSITIVE_INFINITY ? price : price - least;
    return least === Number.POSITIVE_INFINITY ? 0 : least;
  };
  const rateArc = (i: number): void => {
    if (isRated[i] === 1 || allowed[i] === 0) return;
    isRated[i] = 1;
    const arc = arcs[i] as Arc;
    const works = rateWorks(arc);
    const movement = ratePart(arc, graph.firstDeparture[i] as number);
    cost[i] = works.reduce((sum, part) => sum + sumOf(part.charges), 0) + (arc.kind === 'ride' ? rateRide(i, arc) : sumOf(movement.charges));
    co2e[i] = works.reduce((sum, part) => sum + part.co2e, movement.co2e);
  };

  const ruleOut = makeRuleOut(network, asked);
  const workDuration = new Int32Array(graph.workCalendar.length);
  const minutesLeast = new Float64Array(arcs.length);
  const refusals = new Map<number, Refusal>();
  const durationOf = memoDurations(network, asked.regime);
  const ask = (i: number): void => {
    const arc = arcs[i] as Arc;
    const durations = durationOf(arc);
    for (const [n, duration] of durations.entries()) workDuration[(graph.firstWork[i] as number) + n] = duration ?? 0;
    minutesLeast[i] = leastMinutes(graph, workDuration, i);
    const refusal = ruleOut(arc, durations) ?? withoutPrice(arc);
    if (refusal) refusals.set(i, refusal);
    else allowed[i] = 1;
  };
  const { between, ofEnd } = arcsOfEnds(graph);
  for (const i of between) ask(i);
  const opened = new Set<number>();
  const open = (place: number): readonly number[] => {
    const own = ofEnd.get(place) ?? [];
    if (!opened.has(place)) for (const i of own) ask(i);
    opened.add(place);
    return own;
  };

  function withoutPrice(arc: Arc): Refusal | undefined {
    if (arc.kind === 'link' && !carries(arc.link.from.country, arc.unit)) return { reason: 'NO_TARIFF', detail: { unit: arc.unit } };
    if (arc.kind !== 'ride') return undefined;
    const { card } = arc.sailing;
    const isPriced = card !== undefined && hasAnyPrice(card, arc.unit);
    return isPriced ? undefined : { reason: 'NO_TARIFF', detail: { card: card ?? '', unit: arc.unit } };
  }
  function carries(country: string, unit: Arc['unit']): boolean {
    return canCarry(book.vehicles(country), unit, containers);
  }
  function hasAnyPrice(card: string, unit: Arc['unit']): boolean {
    const rows = book.card(card);
    if (isSteadyCard(rows)) return hasPrice(rows, unit, timetable.from, containers);
    return rows.some((row) => row.unit === undefined || row.unit === unit);
  }

  const storageRules = makeStorage(network, book, context);
  const dayCost = new Float64Array(graph.nodeCount);
  for (let node = 0; node < graph.nodeCount; node++) if (graph.nodeClock[node] !== CLOCK_OFF) dayCost[node] = storageRules.dayCost(network.states.unitOf(node));
  const bounds = new Map<string, Bounds>();
  const computeBounds = (targets: readonly number[]): Bounds => {
    const place = graph.nodePlace[targets[0] as number] as number;
    const own = open(place);
    const left = leastLeft(graph, allowed, minutesLeast, targets);
    for (const i of between) if (left[graph.arcTo[i] as number] !== Number.POSITIVE_INFINITY) rateArc(i);
    for (const i of own) if (left[graph.arcTo[i] as number] !== Number.POSITIVE_INFINITY && !isEndElsewhere(i, place)) rateArc(i);
    return { minutes: left, cost: leastLeft(graph, allowed, cost, targets), co2e: leastLeft(graph, allowed, co2e, targets) };
  };
  const isEndElsewhere = (i: number, place: number): boolean =>
    [(arcs[i] as Arc).from, (arcs[i] as Arc).to].some((node) => graph.nodeIsEnd[node] === 1 && graph.nodePlace[node] !== place);
  const costs: CargoCosts = {
    allowed, cost, co2e, context, containers, varies, storageRules, dayCost, computeBounds,
    get surcharge() {
      return surcharge;
    },
    workDuration,
    arcStorage: storageByArc(network, storageRules),
    storage: storageRules.costs,
    refusalOf: (arc) => refusals.get(arc),
    partsOf: (arc, departure) => [...rateWorks(arcs[arc] as Arc), ratePart(arcs[arc] as Arc, departure)],
    boundsTo: (targets) => keepLatest(bounds, BOUNDS_KEPT, targets.join(), () => computeBounds(targets)),
    isOffered: (i, departure) => {
      const arc = arcs[i] as Arc;
      const card = arc.kind === 'ride' ? book.card(arc.sailing.card ?? '') : [];
      return isSteadyCard(card) || hasPrice(card, arc.unit, timetable.departures[departure]?.serviceDate ?? '', containers);
    },
    openOrigin: (place) => {
      const own = open(place);
      for (const i of own.length > 0 ? own : between) if (graph.nodePlace[(arcs[i] as Arc).from] === place) rateArc(i);
    },
    openEverywhere: () => {
      for (const place of ofEnd.keys()) open(place);
    },
  };
  return costs;
};

const storageIndexes = new WeakMap<Network, Int32Array>();

/** Position of each arc's storage rule; the same for every cargo. */
const storageByArc = (network: Network, { indexOf }: Storage): Int32Array => {
  const known = storageIndexes.get(network) ?? Int32Array.from(network.arcs, (arc) => (arc.storage === undefined ? -1 : indexOf(arc.storage)));
  storageIndexes.set(network, known);
  return known;
};

const NOTHING: PartCosts = { charges: [], co2e: 0 };

/** Arcs with the same works take the same time. */
const memoDurations = (network: Network, regime: string): ((arc: Arc) => readonly (Minutes | undefined)[]) => {
  const known = new Map<string, readonly (Minutes | undefined)[]>();
  return (arc) => {
    if (!('works' in arc)) return durationsOf(network, arc, regime);
    const key = arc.works.map((work) => `${work.place.id}|${work.rule.kind}|${work.rule.unit}`).join();
    const durations = known.get(key) ?? durationsOf(network, arc, regime);
    known.set(key, durations);
    return durations;
  };
};

/** Boxes of two lengths go on different trucks: their goods are shared out by TEU. */
const linkEmissions = (trucks: readonly TruckCharge[], perVehicle: (vehicle: Vehicle) => number, containers: ContainerSet): number => {
  const [first, second] = trucks;
  if (!first) return 0;
  if (!second || first.vehicle.factor === second.vehicle.factor) return perVehicle(first.vehicle);
  const teuOfFirst = containers.boxes.filter((b) => b.type.feet === first.vehicle.feet).reduce((n, b) => n + b.count * b.type.teu, 0);
  return Math.round((perVehicle(first.vehicle) * teuOfFirst + perVehicle(second.vehicle) * (containers.teu - teuOfFirst)) / containers.teu);
};

const sumOf = (charges: readonly { readonly amount: number }[]): number => charges.reduce((sum, charge) => sum + charge.amount, 0);

/** What the goods ride in on a link or ride, as the trade writes it. */
export const unitLabel = (unit: Arc['unit'], containers: ContainerSet, trucks: readonly (RatedCharge | TruckCharge)[] = []): string => {
  if (unit === 'container') return containerLabel(containers);
  const truck = trucks.find((t): t is TruckCharge => 'vehicle' in t);
  if (!truck) return 'LCL';
  return truck.basis === 'sharedTruck' ? `${truck.vehicle.id} shared` : `${truck.quantity}×${truck.vehicle.id}`;
};

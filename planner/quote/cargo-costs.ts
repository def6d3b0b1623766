/**
 * What each arc of the network costs, emits and takes for one consignment: the only place where tariffs, customs and emissions meet the
 * router. Everything is rated before the search, so that the search sees plain arrays.
 */
import {
  localDateOf, metres, minutes, NEVER_RUN, type EmissionFactor, type FactorId, type Minutes, type PlaceKind, type Provenance, type Reason, type ServiceId, type TariffRow, type Vehicle,
} from '../domain/index.ts';
import { hubEmissions, movementEmissions, rideEmissions } from '../emissions/index.ts';
import { findClearance, greatCircleKm, type Arc, type Network, type Work } from '../network/index.ts';
import type { SearchCosts } from '../router/index.ts';
import { assert } from '../support/index.ts';
import {
  containerLabel, makeExchange, hasPrice, rateCard, rateLink, smallestContainerSet, type ContainerSet, type RatedCharge, type RatingContext, type TruckCharge,
} from '../tariff/index.ts';
import type { QuoteRequest } from './request.ts';

/** What one part of an arc charges and emits. Parts are the arc's works in order, then its movement. */
export interface PartCosts {
  readonly charges: readonly (RatedCharge | TruckCharge)[];
  readonly co2e: number;
}

export interface CargoCosts extends SearchCosts {
  readonly context: RatingContext;
  readonly containers: ContainerSet;
  /** Why an arc may not be used. */
  refusalOf(arc: number): Refusal | undefined;
  /** The parts of an arc, for the ledger. */
  partsOf(arc: number): readonly PartCosts[];
}

export interface Refusal {
  readonly reason: Reason;
  readonly detail: Readonly<Record<string, string | number>>;
}

export const cargoCosts = (network: Network, request: QuoteRequest): CargoCosts => {
  const { edition, arcs } = network;
  const origin = network.places.get(request.from);
  assert(origin, 'the origin is a place of the edition', { from: request.from });
  const containers = smallestContainerSet(request.cargo, edition.containers);
  const context: RatingContext = {
    cargo: request.cargo,
    containers,
    exchange: makeExchange(edition.exchange, request.currency),
    rates: edition.exchange,
    date: localDateOf(request.readyAt, origin.zone),
  };
  const book = priceBook(network);
  // Many arcs use one card: a port's charges, a line's freight.
  const rated = new Map<string, readonly RatedCharge[]>();
  const rate = (card: string, unit: Arc['unit']): readonly RatedCharge[] => {
    const key = `${card}|${unit}`;
    const known = rated.get(key) ?? rateCard(book.card(card), unit, context);
    rated.set(key, known);
    return known;
  };
  const teuOf = (unit: Arc['unit']): number => (unit === 'container' ? containers.teu : 0);

  const rateParts = (arc: Arc): PartCosts[] | Refusal => {
    if (arc.kind === 'link') {
      const perVehicle = (vehicle: Vehicle): number => movementEmissions(request.cargo.weight, arc.link.distance, book.factor(vehicle.factor));
      const trucks = rateLink(arc.link.distance, arc.unit, book.vehicles(arc.link.from.country), edition.sharedTruck, context, perVehicle);
      if (!trucks) return { reason: 'NO_TARIFF', detail: { unit: arc.unit } };
      return [{ charges: trucks, co2e: linkEmissions(trucks, perVehicle, containers) }];
    }
    if (arc.kind === 'courier') {
      const { courier, origin, market } = arc;
      // ISO 14083: air distance is the great circle and 95 km.
      const flown = metres(Math.round(greatCircleKm(origin, market) * 1000) + 95_000);
      return [{ charges: rate(courier.card, arc.unit), co2e: movementEmissions(request.cargo.weight, flown, book.factor(courier.factor)) }];
    }
    const parts: PartCosts[] = [];
    for (const { rule } of arc.works) {
      const factor = rule.factor === undefined ? undefined : book.factor(rule.factor);
      parts.push({ charges: rule.card === undefined ? [] : rate(rule.card, arc.unit), co2e: factor ? hubEmissions(request.cargo.weight, teuOf(arc.unit), factor) : 0 });
    }
    if (arc.kind === 'ride') {
      const { card } = arc.sailing;
      if (card === undefined || !hasPrice(book.card(card), arc.unit, context)) return { reason: 'NO_TARIFF', detail: { card: card ?? '', unit: arc.unit } };
      const { factor, terminalFactor } = arc.service;
      const emitted = rideEmissions(request.cargo.weight, teuOf(arc.unit), arc.sailing.distance, book.factor(factor), book.factor(terminalFactor));
      parts.push({ charges: rate(card, arc.unit), co2e: emitted });
    }
    return parts;
  };

  const allowed = new Uint8Array(arcs.length);
  const cost = new Float64Array(arcs.length);
  const co2e = new Float64Array(arcs.length);
  const workDuration: number[] = [];
  const refusals = new Map<number, Refusal>();
  arcs.forEach((arc, i) => {
    const durations = durationsOf(network, arc, request.regime);
    workDuration.push(...durations.map((d) => d ?? 0));
    if (isElsewhere(arc, request)) return;
    const parts = ruleOut(network, arc, request, durations) ?? rateParts(arc);
    if (!Array.isArray(parts)) {
      refusals.set(i, parts as Refusal);
      return;
    }
    allowed[i] = 1;
    cost[i] = sumOf(parts.flatMap((part) => part.charges.map((c) => c.amount)));
    co2e[i] = sumOf(parts.map((part) => part.co2e));
  });
  return {
    allowed, cost, co2e, context, containers,
    workDuration: Int32Array.from(workDuration),
    refusalOf: (arc) => refusals.get(arc),
    partsOf: (arc) => {
      const parts = rateParts(arcs[arc] as Arc);
      assert(Array.isArray(parts), 'an arc on an itinerary has a price', { arc });
      return parts;
    },
  };
};

const durationsOf = (network: Network, arc: Arc, regime: string): (Minutes | undefined)[] => {
  if (arc.kind === 'link') return [arc.link.duration];
  if (arc.kind === 'courier') return [arc.courier.p50];
  return arc.works.map((work) => workTime(network, work, regime));
};

/** Places with a terminal; at all others goods start and end, and are not handed from truck to truck on the way. */
const HUBS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal'];

/** A link or parcel from or to a door that is neither end of the question. */
const isElsewhere = (arc: Arc, request: QuoteRequest): boolean => {
  if (arc.kind === 'courier') return arc.origin.id !== request.from || arc.market.id !== request.to;
  if (arc.kind !== 'link') return false;
  const { from, to } = arc.link;
  return (!HUBS.includes(from.kind) && from.id !== request.from) || (!HUBS.includes(to.kind) && to.id !== request.to);
};

/** The first rule of cargo or question that keeps an arc out. */
const ruleOut = (network: Network, arc: Arc, request: QuoteRequest, durations: readonly (Minutes | undefined)[]): Refusal | undefined => {
  const mode = arc.kind === 'link' ? 'road' : arc.kind === 'ride' ? arc.service.mode : arc.kind === 'courier' ? 'post' : undefined;
  if (arc.kind === 'ride') {
    const { service } = arc;
    if (NEVER_RUN.includes(service.status) || !request.statuses.includes(service.status)) return { reason: 'STATUS_NOT_ASKED', detail: { status: service.status } };
    if (request.statuses.includes('alternative') && isAlternated(network, service.id))
      return { reason: 'STATUS_NOT_ASKED', detail: { status: 'alternative' } };
    const refused = refusedCargo(service.temperatures, service.dangerousGoods, service.cargoRule, request);
    if (refused) return refused;
    if (service.capacityWeight !== undefined && request.cargo.weight > service.capacityWeight)
      return { reason: 'TOO_HEAVY', detail: { capacityKg: service.capacityWeight / 1000 } };
  }
  if (arc.kind === 'courier') {
    const refused = refusedCargo(['T-AMB'], [], 'RULE-POST', request);
    if (refused) return refused;
    const { heaviest, regimes, validFrom, validTo } = arc.courier;
    if (!regimes.includes(request.regime)) return { reason: 'REGIME_SITE', detail: { regime: request.regime } };
    const date = localDateOf(request.readyAt, arc.origin.zone);
    if (date < validFrom || date > validTo) return { reason: 'OUTSIDE_TIMETABLE', detail: { lastDay: validTo } };
    if (request.cargo.weight > heaviest) return { reason: 'TOO_HEAVY', detail: { capacityKg: heaviest / 1000 } };
  }
  if (mode && request.modes && !request.modes.includes(mode)) return { reason: 'MODE_NOT_ASKED', detail: { mode } };
  if (durations.includes(undefined)) return { reason: 'REGIME_SITE', detail: { regime: request.regime } };
  return undefined;
};

const isAlternated = (network: Network, service: ServiceId): boolean =>
  [...network.services.values()].some((other) => other.status === 'alternative' && other.alternatesWith === service);

/** What the cargo rule of a carrier keeps out; the rule is cited. */
const refusedCargo = (temperatures: readonly string[], dangerous: readonly string[], rule: string, { cargo }: QuoteRequest): Refusal | undefined => {
  if (!temperatures.includes(cargo.temperature)) return { reason: 'TEMPERATURE_REFUSED', detail: { temperature: cargo.temperature, accepts: temperatures.join(', '), rule } };
  if (cargo.dangerousGoods !== undefined && !dangerous.includes(cargo.dangerousGoods))
    return { reason: 'DANGEROUS_GOODS_REFUSED', detail: { dangerousGoods: cargo.dangerousGoods, accepts: dangerous.join(', '), rule } };
  return undefined;
};

/** Minutes an operation works; customs take the regime's median. Undefined: the regime is not cleared here. */
export const workTime = (network: Network, { rule, place }: Work, regime: string): Minutes | undefined => {
  if (rule.kind === 'exportCustoms') return findClearance(network.edition, place, regime, 'export')?.p50;
  if (rule.kind === 'importCustoms') return findClearance(network.edition, place, regime, 'import')?.p50;
  return minutes(rule.duration);
};

/** Where a work's time comes from: the regime for customs, else the operation. */
export const workProvenance = (network: Network, { rule, place }: Work, regime: string): Provenance => {
  const direction = rule.kind === 'exportCustoms' ? 'export' : rule.kind === 'importCustoms' ? 'import' : undefined;
  return (direction && findClearance(network.edition, place, regime, direction)?.provenance) ?? rule.provenance;
};

/** Boxes of two lengths go on different trucks: their goods are shared out by TEU. */
const linkEmissions = (trucks: readonly TruckCharge[], perVehicle: (vehicle: Vehicle) => number, containers: ContainerSet): number => {
  const [first, second] = trucks;
  if (!first) return 0;
  if (!second || first.vehicle.factor === second.vehicle.factor) return perVehicle(first.vehicle);
  const teuOfFirst = containers.boxes.filter((b) => b.type.feet === first.vehicle.feet).reduce((n, b) => n + b.count * b.type.teu, 0);
  return Math.round((perVehicle(first.vehicle) * teuOfFirst + perVehicle(second.vehicle) * (containers.teu - teuOfFirst)) / containers.teu);
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

interface PriceBook {
  card(id: string): readonly TariffRow[];
  factor(id: FactorId): EmissionFactor;
  vehicles(country: string): readonly Vehicle[];
}

const books = new WeakMap<Network, PriceBook>();

/** Cards, factors and vehicles by id, in an order that does not depend on the order of rows. Made once per network. */
const priceBook = (network: Network): PriceBook => {
  const known = books.get(network);
  if (known) return known;
  const { tariffs, factors, vehicles } = network.edition;
  const rowKey = (r: TariffRow): string => [r.code, r.unit ?? '', r.basis, r.currency, r.rate, r.validFrom].join('|');
  const cards = new Map<string, TariffRow[]>();
  for (const row of [...tariffs].sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))) cards.set(row.card, [...(cards.get(row.card) ?? []), row]);
  const factorById = new Map(factors.map((f) => [f.id, f]));
  const byCountry = new Map<string, Vehicle[]>();
  for (const vehicle of [...vehicles].sort((a, b) => (a.id < b.id ? -1 : 1))) byCountry.set(vehicle.country, [...(byCountry.get(vehicle.country) ?? []), vehicle]);
  const book: PriceBook = {
    card: (id) => cards.get(id) ?? [],
    factor: (id) => {
      const factor = factorById.get(id);
      assert(factor, 'an emission factor that a row names', { id });
      return factor;
    },
    vehicles: (country) => byCountry.get(country) ?? [],
  };
  books.set(network, book);
  return book;
};

/** What the goods ride in on a link or ride, as the trade writes it. */
export const unitLabel = (unit: Arc['unit'], containers: ContainerSet, trucks: readonly (RatedCharge | TruckCharge)[] = []): string => {
  if (unit === 'container') return containerLabel(containers);
  const truck = trucks.find((t): t is TruckCharge => 'vehicle' in t);
  if (!truck) return 'LCL';
  return truck.basis === 'sharedTruck' ? `${truck.vehicle.id} shared` : `${truck.quantity}×${truck.vehicle.id}`;
};


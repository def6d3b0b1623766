/**
 * Lanes from a hub to warehouses abroad: one for each line that goes there directly, in a shared box or loose, at the prices and times of the departures
 * board and so of quotes.
 *
 * A revenue ton in a shared box bears its part of the cheapest box by volume, left as full as is asked (`fill`), its stuffing and stripping and the shared
 * truck; a shipment pays its own bill. Loose goods pay as the board's loose offer. Prices are those of the departures, the mean where they differ.
 * Not handled: routes of several rides; prices by the kilogram of flights count without their breaks. A line whose chances of delay are not known has no lane.
 */
import type { Lane } from '../allocation/index.ts';
import { departuresBoard, emissionsPerTon, type BoardDeparture } from '../board/index.ts';
import { epochMin, gramsCo2e, minorUnits, share, type ClearanceRule, type EpochMin, type MinorUnits, type PlaceId, type WarehouseRates } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { departingOf, leadTimeOf, type Departing } from './lead-time.ts';
import type { LaneOrigin, WarehouseQuery } from './query.ts';

const MIN_PER_DAY = 1440;
const MIN_PER_HOUR = 60;
const CM3_PER_TON = 1_000_000;
/** The board looks at most so far ahead at once, days. */
const WINDOW_DAYS = 28;
/** A shipment goes at least so often, days, and never rarer than every so many departures. */
const LONGEST_GAP_DAYS = 36;
const EVERY = [1, 2, 3, 4, 6, 9, 12] as const;

export interface MadeLane {
  readonly lane: Lane;
  readonly origin: LaneOrigin;
}

/** Whatever may be used; how much room is left is not the plan's matter half a year ahead. */
const ROOM = { teu: 1000, looseMilliTons: 1_000_000 } as const;

/** The board of a hub over the whole horizon, in order of departure. */
export const boardOfHorizon = (network: Network, query: Pick<WarehouseQuery, 'startsAt' | 'weeks' | 'currency' | 'statuses'>, hub: PlaceId, destinations: readonly PlaceId[], regimes: readonly string[], space: { readonly teu: number; readonly looseMilliTons: number } = ROOM): BoardDeparture[] => {
  const end = query.startsAt + query.weeks * 7 * MIN_PER_DAY;
  const board: BoardDeparture[] = [];
  for (let from: number = query.startsAt; from < end; from += WINDOW_DAYS * MIN_PER_DAY)
    board.push(...departuresBoard(network, { hub, from: epochMin(from), until: epochMin(Math.min(end, from + WINDOW_DAYS * MIN_PER_DAY)), destinations, regimes, currency: query.currency, statuses: query.statuses, space: () => space }));
  return board;
};

export const lanesAbroad = (network: Network, query: WarehouseQuery, hub: PlaceId, warehouses: readonly WarehouseRates[]): MadeLane[] => {
  const home = network.places.get(hub)?.country;
  const leaves = new Set(network.edition.clearances.filter(({ direction, country }) => direction === 'export' && country === home).map(({ regime }) => regime));
  const regimes = [...new Set(warehouses.flatMap((warehouse) => warehouse.regimes))].filter((regime) => leaves.has(regime)).toSorted();
  return regimes.flatMap((regime) => {
    const able = warehouses.filter((warehouse) => warehouse.regimes.includes(regime));
    const board = boardOfHorizon(network, query, hub, able.map(({ id }) => id), [regime]);
    const lines = new Map<string, BoardDeparture[]>();
    for (const departure of board) {
      const line = `${departure.service.id}>${departure.port}`;
      lines.set(line, [...(lines.get(line) ?? []), departure]);
    }
    // Warehouses last: what was rated for a line and a unit is still known for the next.
    return [...lines.values()].flatMap((departures) => (['box', 'loose'] as const).flatMap((unit) => able.flatMap((warehouse) => laneOf(network, query, { hub, warehouse, regime, unit }, departures) ?? [])));
  });
};

interface Way {
  readonly hub: PlaceId;
  readonly warehouse: WarehouseRates;
  readonly regime: string;
  readonly unit: 'box' | 'loose';
}

const laneOf = (network: Network, query: WarehouseQuery, { hub, warehouse, regime, unit }: Way, all: readonly BoardDeparture[]): MadeLane | undefined => {
  const way = unit === 'box' ? 'unit' : 'loose';
  const priced = all.flatMap((departure) => {
    const price = priceOf(departure, warehouse.id, unit, query.fill);
    // A departure that goods can never make has no last minute.
    return price && departure.destinations.has(warehouse.id) && departure.readyBy[way] > 0 ? [{ departure, price }] : [];
  });
  const [first] = priced;
  if (!first || priced.length < 2) return undefined;
  const { service, port } = first.departure;
  const hours = priced.map(({ departure }) => {
    const there = departure.destinations.get(warehouse.id)?.availableAt[way] ?? departure.arrivesAt;
    return (there + warehouse.putAway - departure.readyBy[way]) / MIN_PER_HOUR + query.gatherHours;
  });
  const departures = priced.map(({ departure }) => departure.departsAt);
  const departing = departingOfLine(network, query, { hub, warehouse: warehouse.id, regime, unit }, priced.map(({ departure }) => departure));
  if (!departing) return undefined;
  const clearance = clearanceOf(network, regime, warehouse.id);
  const id = [warehouse.id, hub, service.id, port, unit, regime].join('/');
  const co2e = emissionsPerTon(network, { hub, from: query.startsAt, currency: query.currency, statuses: query.statuses, regime }, { service: service.id, port }, warehouse.id)[unit === 'box' ? 'container' : 'loose'];
  return {
    lane: {
      id, warehouse: warehouse.id, regime, temperatures: service.temperatures, perRevenueTon: mean(priced.map(({ price }) => price.perTon)), perShipment: mean(priced.map(({ price }) => price.perShipment)), duty: share(0),
      co2ePerTon: co2e ?? gramsCo2e(0), departures, every: everyOf(departures), leadTime: leadTimeOf(hours, departing),
      estimated: service.calendar === 'assumed' || service.provenance.confidence === 'estimated' || clearance?.provenance.confidence === 'estimated',
    },
    origin: { lane: id, hub, service: service.id, port, unit },
  };
};

/** Of a departure in the middle of the horizon, or near it, of which a quote would offer goods so; else of goods in the other unit. Undefined: chances are not known. */
const departingOfLine = (network: Network, query: WarehouseQuery, way: Parameters<typeof departingOf>[2], departures: readonly BoardDeparture[]): Departing | undefined => {
  const other = way.unit === 'box' ? 'loose' : 'box';
  const tried = [0.5, 0.25, 0.75].flatMap((part) => departures[Math.floor(part * departures.length)] ?? []);
  for (const unit of [way.unit, other] as const)
    for (const departure of tried) {
      const found = departingOf(network, query, { ...way, unit }, departure);
      if (found) return found;
    }
  return undefined;
};

/** Of a revenue ton to the warehouse, and of a shipment. */
const priceOf = (departure: BoardDeparture, warehouse: PlaceId, unit: 'box' | 'loose', fill: number): { readonly perTon: number; readonly perShipment: number } | undefined => {
  const onward = departure.destinations.get(warehouse)?.onwardPerRevenueTon ?? 0;
  const { loose, units, stuffingPerRevenueTon } = departure;
  if (unit === 'loose') {
    if (!loose) return undefined;
    const byKilogram = (loose.byKilogram ?? []).reduce((sum, { cm3PerKg, breaks }) => sum + (breaks[0]?.perTon ?? 0) * Math.max(1, 1000 / cm3PerKg), 0);
    return { perTon: loose.perRevenueTon + byKilogram + onward, perShipment: loose.perBill };
  }
  if (units.length === 0) return undefined;
  const perTon = Math.min(...units.map(({ cost, volume }) => (cost * CM3_PER_TON) / (volume * fill)));
  return { perTon: perTon + stuffingPerRevenueTon + onward, perShipment: loose?.perBill ?? 0 };
};

const mean = (values: readonly number[]): MinorUnits => minorUnits(Math.round(values.reduce((sum, value) => sum + value, 0) / values.length));

const clearanceOf = (network: Network, regime: string, warehouse: PlaceId): ClearanceRule | undefined => {
  const country = network.places.get(warehouse)?.country;
  return network.edition.clearances.find((rule) => rule.regime === regime && rule.direction === 'import' && rule.country === country);
};

/** Every nth departure, as long as shipments follow each other closely enough. */
export const everyOf = (departures: readonly EpochMin[]): number[] => {
  const [first, last] = [departures[0] as number, departures.at(-1) as number];
  const usual = (last - first) / MIN_PER_DAY / (departures.length - 1);
  return EVERY.filter((every) => every === 1 || (every * usual <= LONGEST_GAP_DAYS && every * 2 <= departures.length));
};

/**
 * From the network to a question of stock abroad: candidate warehouses at their prices, lanes over the real departures of the horizon, parcels to each
 * market, direct mail, duty and tax as they stand when the horizon starts, everything in one currency.
 * Pure: the same edition and query give the same question.
 */
import { DIRECT_REGIME, type Lane, type Sku, type StockQuestion, type Warehouse } from '../allocation/index.ts';
import { localDateOf, minorUnits, share, type LocalDate, type MinorUnits, type PlaceId, type Provenance, type WarehouseRates } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import { makeExchange, type Exchange } from '../tariff/index.ts';
import { lanesAbroad, type MadeLane } from './lanes.ts';
import { WEEKS_PER_MONTH } from './order-rates.ts';
import { convertMajor, directMailOf, lastMileOf } from './parcels.ts';
import { declaredRegime, portLane, PORT_REGIME } from './port-lanes.ts';
import type { BuiltQuestion, Estimate, WarehouseQuery } from './query.ts';
import { dutyShare, rulesAt, taxAt } from './taxes.ts';

/** Hubs, warehouses and markets must be places of the edition; the horizon must lie within the services' validity. */
export const stockQuestion = (network: Network, query: WarehouseQuery): BuiltQuestion => {
  const { edition } = network;
  const date = localDateOf(query.startsAt, 'UTC');
  const exchange = makeExchange(edition.exchange, query.currency);
  const candidates = edition.warehouses.filter(({ id }) => query.warehouses === undefined || query.warehouses.includes(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const countryOf = (id: string): string => network.places.get(id as PlaceId)?.country ?? '';
  const homes = new Set(query.hubs.map(countryOf));
  const [atHome, abroad] = [candidates.filter(({ id }) => homes.has(countryOf(id))), candidates.filter(({ id }) => !homes.has(countryOf(id)))];
  const made = query.hubs.flatMap((hub) => [...lanesAbroad(network, query, hub, abroad), ...atHome.flatMap((warehouse) => portLane(network, query, hub, warehouse) ?? [])]);
  const lanes = made.map(({ lane }) => withDuty(network, lane, countryOf(lane.warehouse), homes, date)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const reached = candidates.filter(({ id }) => lanes.some(({ warehouse }) => warehouse === id));
  const miles = reached.flatMap((warehouse) => query.markets.flatMap(({ id }) => lastMileOf(network, warehouse, id as PlaceId, exchange) ?? []));
  const origin = network.places.get(query.hubs[0] as PlaceId);
  assert(origin !== undefined, 'a hub is a place of the edition', { hub: query.hubs[0] ?? '' });
  const mails = query.markets.flatMap((market) => directMailOf(network, origin, market, date, exchange) ?? []);
  const freeUpTo = Math.min(...query.markets.flatMap(({ id }) => {
    const tax = taxAt(edition, countryOf(id), 'direct', date);
    return tax ? [convertMajor(tax.freeUpTo, tax.currency, exchange)] : [];
  }));
  const question: StockQuestion = {
    currency: query.currency, startsAt: query.startsAt, weeks: query.weeks, skus: query.skus.map((sku) => mayWaitAtPort(sku, freeUpTo)), markets: query.markets, demand: query.demand,
    warehouses: reached.map((rates) => warehouseOf(network, query, rates, exchange)), lanes, lastMiles: miles.map(({ mile }) => mile), direct: mails.map(({ mail }) => mail),
    capitalPerYear: query.capitalPerYear, sourcing: query.sourcing, mostSites: Math.min(query.mostSites, reached.length), leastSites: query.leastSites, budget: query.budget,
  };
  const countries = [...new Set(query.markets.map(({ id }) => countryOf(id)))].toSorted();
  const taxes = countries.flatMap((country) => (['direct', 'stock'] as const).flatMap((way) => taxAt(edition, country, way, date) ?? []));
  const regimes = [...new Set([...lanes.map(({ regime }) => declaredRegime(regime)), ...(mails.length > 0 ? [DIRECT_REGIME] : [])])];
  const rules = [...rulesAt(edition, regimes, date), ...taxes];
  return {
    question, lanes: made.map(({ origin: each }) => each).toSorted((a, b) => (a.lane < b.lane ? -1 : 1)),
    rules: rules.map(({ id, validFrom, validTo, text }) => ({ id, validFrom, validTo, text })),
    estimates: [
      ...estimated('warehouses', reached), ...estimated('lastMiles', [...new Set(miles.map(({ rate }) => rate))]), ...estimated('couriers', [...new Set(mails.map(({ courier }) => courier))]),
      ...estimated('importTaxes', taxes), ...estimated('services', servicesOf(network, made)),
    ],
    unreached: (query.warehouses ?? []).filter((id) => !reached.some((warehouse) => warehouse.id === id)),
  };
};

const withDuty = (network: Network, lane: Lane, country: string, homes: ReadonlySet<string>, date: LocalDate): Lane => {
  const tax = homes.has(country) ? undefined : taxAt(network.edition, country, 'stock', date);
  return tax ? { ...lane, duty: share(dutyShare(tax)) } : lane;
};

/** Parcels from a port of home are the buyer's imports: goods above the free limit would owe duty that a lane does not know. */
const mayWaitAtPort = (sku: Sku, freeUpTo: number): Sku => (sku.regimes.includes(DIRECT_REGIME) && sku.value <= freeUpTo ? { ...sku, regimes: [...sku.regimes, PORT_REGIME] } : sku);

const warehouseOf = (network: Network, query: WarehouseQuery, rates: WarehouseRates, exchange: Exchange): Warehouse => {
  const price = (amount: string): MinorUnits => convertMajor(amount, rates.currency, exchange);
  return {
    id: rates.id, country: network.places.get(rates.id)?.country ?? '', fixed: minorUnits(Math.round((price(rates.rentPerMonth) * query.weeks) / WEEKS_PER_MONTH)),
    inboundPerM3: price(rates.inboundPerM3), outboundPerUnit: price(rates.outboundPerParcel), returnPerUnit: price(rates.returnPerParcel),
    storage: rates.storage.map(({ fromDay, perM3Day }) => ({ fromDay, perM3Day: price(perM3Day) })), capacity: rates.capacity, temperatures: rates.temperatures, decided: query.decided.get(rates.id),
  };
};

const servicesOf = (network: Network, made: readonly MadeLane[]): { readonly id: string; readonly provenance: Provenance }[] => {
  const used = new Set(made.flatMap(({ origin }) => origin.service ?? []));
  return network.edition.services.filter(({ id }) => used.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

const estimated = (table: Estimate['table'], rows: readonly { readonly id: string; readonly provenance: Provenance }[]): Estimate[] =>
  rows.filter(({ provenance }) => provenance.confidence === 'estimated').map(({ id, provenance }) => ({ table, id, remark: provenance.remark }));

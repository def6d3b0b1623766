/**
 * Warehouses at a port of home 口岸仓: goods wait at the port and leave as parcels when ordered, declared inside the warehouse. They come by truck on every
 * day that warehouses of the country work, at the shared truck's price of a ton.
 */
import { DIRECT_REGIME } from '../allocation/index.ts';
import { addDays, dayMin, gramsCo2e, grams, cubicCentimetres, instantOf, localDateOf, minorUnits, share, type LocalDate, type PlaceId, type WarehouseRates } from '../domain/index.ts';
import { movementEmissions } from '../emissions/index.ts';
import { opensOn, type Network } from '../network/index.ts';
import { makeExchange, rateLink, smallestContainerSet } from '../tariff/index.ts';
import { everyOf, type MadeLane } from './lanes.ts';
import { leadTimeOf, SAME_DAY } from './lead-time.ts';
import type { WarehouseQuery } from './query.ts';

/**
 * Parcels of stock at the port are declared as direct mail. The mode has a name of its own because duty is due by the worth of each order: only SKUs below
 * the buyer's free limit are given it.
 */
export const PORT_REGIME = '9610@port';
/** The supervision mode goods are declared under, whatever its name here. */
export const declaredRegime = (regime: string): string => (regime === PORT_REGIME ? DIRECT_REGIME : regime);
const MIN_PER_HOUR = 60;
/** Trucks leave in the morning. */
const LEAVES_AT = dayMin(600);
const TON = { weight: grams(1_000_000), volume: cubicCentimetres(1_000_000), hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined } as const;

export const portLane = (network: Network, query: WarehouseQuery, hub: PlaceId, warehouse: WarehouseRates): MadeLane | undefined => {
  const link = network.links.find(({ from, to }) => from.id === hub && to.id === warehouse.id);
  if (!link) return undefined;
  const { edition } = network;
  const exchange = makeExchange(edition.exchange, query.currency);
  const cargo = { ...TON, value: { amount: minorUnits(0), currency: query.currency } };
  const factorOf = new Map(edition.factors.map((factor) => [factor.id, factor]));
  const perTruck = (vehicle: (typeof edition.vehicles)[number]): number => {
    const factor = factorOf.get(vehicle.factor);
    return factor ? movementEmissions(TON.weight, link.distance, factor) : 0;
  };
  const vehicles = edition.vehicles.filter(({ country }) => country === link.from.country);
  const [truck] = rateLink(link.distance, 'loose', vehicles, edition.sharedTruck, { cargo, containers: smallestContainerSet(cargo, edition.containers), exchange, rates: edition.exchange, date: localDateOf(query.startsAt, link.from.zone) }, perTruck) ?? [];
  if (!truck) return undefined;
  const departures = workdays(network, query, link.from.country).map((date) => instantOf(date, LEAVES_AT, link.from.zone));
  if (departures.length < 2) return undefined;
  const id = [warehouse.id, hub, 'truck'].join('/');
  return {
    lane: {
      id, warehouse: warehouse.id, regime: PORT_REGIME, temperatures: warehouse.temperatures, perRevenueTon: truck.amount, perShipment: minorUnits(0), duty: share(0), co2ePerTon: gramsCo2e(perTruck(truck.vehicle)),
      departures, every: everyOf(departures), leadTime: leadTimeOf([(link.duration + warehouse.putAway) / MIN_PER_HOUR + query.gatherHours], SAME_DAY), estimated: true,
    },
    origin: { lane: id, hub, service: undefined, port: hub, unit: 'loose' },
  };
};

const workdays = (network: Network, { startsAt, weeks }: Pick<WarehouseQuery, 'startsAt' | 'weeks'>, country: string): LocalDate[] => {
  const hours = network.hours.get('office');
  const first = localDateOf(startsAt, 'UTC');
  const calendar = network.calendarOf(country);
  return Array.from({ length: weeks * 7 }, (_, i) => addDays(first, i)).filter((date) => hours === undefined || opensOn(hours, calendar, date));
};


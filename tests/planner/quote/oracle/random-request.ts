import {
  cubicCentimetres, epochMin, grams, minorUnits, DEFAULT_STATUSES, type Cargo, type Currency, type Place, type PlaceId, type Sailing, type Service,
} from '../../../../planner/domain/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Feature } from './features.ts';
import { CARRIERS } from './random-lines.ts';
import type { Coast, Places } from './random-places.ts';
import type { Random } from './random.ts';

const DAY = 1440;

interface Lines {
  readonly services: readonly Service[];
  readonly sailings: readonly Sailing[];
}

export const makeCargo = (random: Random, currency: Currency): Cargo => {
  const [fromKg, toKg] = random.pick([[200, 3000], [2000, 12_000], [2000, 12_000], [9000, 45_000]] as const);
  const kg = random.int(fromKg, toKg);
  return {
    weight: grams(kg * 1000 + random.int(0, 999)), volume: cubicCentimetres(Math.round(kg * random.int(1500, 5500))),
    value: { amount: minorUnits(random.int(20_000, 900_000) * 100), currency }, hsCode: undefined,
    temperature: random.chance(0.06) ? 'T-CHILL' : 'T-AMB', dangerousGoods: random.chance(0.06) ? '9' : undefined,
  };
};

/** All carriers but one, each by one of its names. */
const drawCarriers = (random: Random): string[] => random.sample(CARRIERS, CARRIERS.length - 1).map(({ zh, en }) => random.pick([zh, en]));

/** A service, or a place that is not the only one of its coast, or both. */
const drawAvoided = (random: Random, { ports, hubs, foreignPorts }: Places, services: readonly Service[], ends: readonly PlaceId[]): string[] => {
  const coasts = [ports, hubs, foreignPorts].filter((coast) => coast.length > 1);
  const spare = coasts.flat().map(({ id }) => id).filter((id) => !ends.includes(id));
  const service = random.pick(services).id;
  return spare.length > 0 && random.chance(0.25) ? [random.pick(spare), ...(random.chance(0.2) ? [service] : [])] : [service];
};

/** One place or two on the way, at which ships call. */
const drawVia = (
  random: Random, { ports, hubs, foreignPorts }: Places, { services, sailings }: Lines, avoided: readonly string[],
): PlaceId[] => {
  const running = new Set<string>(services.filter(({ status }) => DEFAULT_STATUSES.includes(status)).map(({ id }) => id));
  const departs = (coast: readonly Place[], to: readonly Place[]): PlaceId[] =>
    sailings
      .filter(({ service, from, to: end }) => running.has(service) && coast.some(({ id }) => id === from) && to.some(({ id }) => id === end))
      .map(({ from }) => from);
  const [leaving, passing] = [departs(ports, [...hubs, ...foreignPorts]), departs(hubs, foreignPorts)];
  const arriving = foreignPorts.map(({ id }) => id);
  const coasts = random.pick([[leaving], [leaving], [arriving], [passing], [leaving, arriving], [passing, arriving], [passing, hubs.map(({ id }) => id)]]);
  const drawn = coasts.flatMap((coast) => (coast.length > 0 ? [random.pick(coast)] : [])).filter((id) => !avoided.includes(id));
  return random.shuffle([...new Set(drawn.length > 0 ? drawn : arriving.slice(0, 1))]);
};

export const makeRequest = (
  random: Random, wants: Record<Feature, boolean>, coast: Coast, places: Places, lines: Lines, readyDay: number, cargo: Cargo, currency: Currency,
): QuoteRequest => {
  const from = random.chance(0.9) ? random.pick(places.districts) : random.pick(places.ports);
  const to = random.chance(0.88) ? places.market : random.pick([...places.foreignPorts, ...places.ports.filter((port) => port !== from)]);
  // On the half hour, as clocks and durations are: then some goods are received at the very minute of a cut-off.
  const readyAt = readyDay * DAY - 480 + (random.chance(0.6) ? random.stepped(0, DAY - 30, 30) : random.int(0, DAY - 1));
  const avoid = wants.avoid ? drawAvoided(random, places, lines.services, [from.id, to.id]) : [];
  return {
    from: from.id, to: to.id, cargo, readyAt: epochMin(readyAt), regime: random.pick(['9610', '9710']), currency,
    dueAt: random.chance(0.1) ? epochMin(readyAt + coast.crossing.min + random.int(5, 25) * DAY) : undefined,
    modes: random.chance(0.15) ? (from.kind === 'seaport' && to.kind === 'seaport' ? ['ferry'] : ['road', 'ferry']) : undefined,
    carriers: wants.carriers ? drawCarriers(random) : undefined, avoid, via: wants.via ? drawVia(random, places, lines, avoid) : [],
    statuses: random.chance(0.3) ? [...DEFAULT_STATUSES, 'unverified'] : DEFAULT_STATUSES,
  };
};

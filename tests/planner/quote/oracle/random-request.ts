import {
  cubicCentimetres, epochMin, grams, minorUnits, DEFAULT_STATUSES, type Cargo, type Currency, type PlaceId, type Service,
} from '../../../../planner/domain/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Feature } from './features.ts';
import { CARRIERS } from './random-lines.ts';
import type { Coast, Places } from './random-places.ts';
import type { Random } from './random.ts';

const DAY = 1440;

export const makeCargo = (random: Random, currency: Currency): Cargo => {
  const [fromKg, toKg] = random.pick([[200, 3000], [2000, 12_000], [2000, 12_000], [9000, 45_000]] as const);
  const kg = random.int(fromKg, toKg);
  return {
    weight: grams(kg * 1000 + random.int(0, 999)), volume: cubicCentimetres(Math.round(kg * random.int(1500, 5500))),
    value: { amount: minorUnits(random.int(20_000, 900_000) * 100), currency }, hsCode: undefined,
    temperature: random.chance(0.08) ? 'T-CHILL' : 'T-AMB', dangerousGoods: random.chance(0.08) ? '9' : undefined,
  };
};

/** All carriers but one, each by one of its names. */
const drawCarriers = (random: Random): string[] => random.sample(CARRIERS, CARRIERS.length - 1).map(({ zh, en }) => random.pick([zh, en]));

/** A service, or a place that is not the only one of its coast. */
const drawAvoided = (random: Random, { ports, hubs, foreignPorts }: Places, services: readonly Service[], ends: readonly PlaceId[]): string[] => {
  const coasts = [ports, hubs, foreignPorts].filter((coast) => coast.length > 1);
  const spare = coasts.flat().map(({ id }) => id).filter((id) => !ends.includes(id));
  const service = random.pick(services).id;
  return spare.length > 0 && random.chance(0.4) ? [random.pick(spare), ...(random.chance(0.2) ? [service] : [])] : [service];
};

/** One place or two on the way, of different coasts. */
const drawVia = (random: Random, { ports, hubs, foreignPorts }: Places, avoided: readonly string[]): PlaceId[] => {
  const coasts = random.pick([[ports], [ports], [foreignPorts], [hubs], [hubs], [ports, foreignPorts], [hubs, foreignPorts], [hubs, hubs]]);
  const drawn = coasts.flatMap((coast) => (coast.length > 0 ? [random.pick(coast).id] : []));
  return random.shuffle([...new Set(drawn)].filter((id) => !avoided.includes(id)));
};

export const makeRequest = (
  random: Random, wants: Record<Feature, boolean>, coast: Coast, places: Places, services: readonly Service[], readyDay: number, cargo: Cargo,
  currency: Currency,
): QuoteRequest => {
  const from = random.chance(0.9) ? random.pick(places.districts) : random.pick(places.ports);
  const to = random.chance(0.88) ? places.market : random.pick([...places.foreignPorts, ...places.ports.filter((port) => port !== from)]);
  // On the half hour, as clocks and durations are: then some goods are received at the very minute of a cut-off.
  const readyAt = readyDay * DAY - 480 + (random.chance(0.6) ? random.stepped(0, DAY - 30, 30) : random.int(0, DAY - 1));
  const avoid = wants.avoid ? drawAvoided(random, places, services, [from.id, to.id]) : [];
  return {
    from: from.id, to: to.id, cargo, readyAt: epochMin(readyAt), regime: random.pick(['9610', '9710']), currency,
    dueAt: random.chance(0.1) ? epochMin(readyAt + coast.crossing.min + random.int(5, 25) * DAY) : undefined,
    modes: random.chance(0.15) ? (from.kind === 'seaport' && to.kind === 'seaport' ? ['ferry'] : ['road', 'ferry']) : undefined,
    carriers: wants.carriers ? drawCarriers(random) : undefined, avoid, via: wants.via ? drawVia(random, places, avoid) : [],
    statuses: random.chance(0.3) ? [...DEFAULT_STATUSES, 'unverified'] : DEFAULT_STATUSES,
  };
};

import {
  dayMin, factorId, grams, metres, minutes, serviceId, CUT_OFFS, LOAD_UNITS,
  type CardId, type Currency, type Place, type Sailing, type Service, type Weekday,
} from '../../../../planner/domain/index.ts';
import { isoDate } from './clock.ts';
import type { Feature } from './features.ts';
import { PROVENANCE } from './made-up.ts';
import { crossingFromHub, KOREA, type Coast, type Crossing, type Places } from './random-places.ts';
import type { Tariffs } from './random-prices.ts';
import type { Random } from './random.ts';

const DAY = 1440;
const MOST_SAILINGS = 14;

/** How a line differs from the quickest crossing. */
const LINES = [
  { name: 'fast', zh: '快航', time: 1, price: 1.7, factor: 'ferry-fast' },
  { name: 'plain', zh: '班轮', time: 1.3, price: 1, factor: 'ferry-plain' },
  { name: 'green', zh: '绿航', time: 1.4, price: 1.3, factor: 'ferry-green' },
] as const;
export const CARRIERS = [{ zh: '东海', en: 'East' }, { zh: '西风', en: 'West' }, { zh: '南星', en: 'South' }, { zh: '北辰', en: 'North' }] as const;

/** Where a line runs: from China to the coast, or to a hub before it, or from there on. */
const drawLeg = (random: Random, coast: Coast, { ports, hubs, foreignPorts }: Places, line: number) => {
  const direct = { from: ports, to: foreignPorts, crossing: coast.crossing };
  if (hubs.length === 0) return direct;
  const feeder = { from: ports, to: hubs, crossing: KOREA.crossing };
  const onward = { from: hubs, to: foreignPorts, crossing: crossingFromHub(coast.crossing) };
  return [feeder, onward][line] ?? random.pick([direct, direct, feeder, feeder, onward, onward]);
};

export const makeLines = (
  random: Random, wants: Record<Feature, boolean>, coast: Coast, places: Places, readyDay: number, tariffs: Tariffs, currencies: readonly Currency[],
) => {
  const services: Service[] = [];
  const sailings: Sailing[] = [];
  const target = Math.max(random.int(6, MOST_SAILINGS), random.int(7, MOST_SAILINGS), random.int(7, MOST_SAILINGS));
  const varied = (share: number) => share * (random.int(85, 120) / 100);

  const makeService = (id: string, factor: string, everyWeeks: number, isOnward: boolean): Service => {
    const from = readyDay + (isOnward ? random.int(-2, 6) : random.int(-4, random.chance(0.3) ? 14 : 3));
    const cutOffs = CUT_OFFS.filter(() => wants.cutOffs && random.chance(0.6)).map((code) => [code, minutes(random.stepped(120, 2400, 60))]);
    const claimable = (most: number) => minutes(wants.availability ? random.stepped(0, most, 30) : 0);
    return {
      id: serviceId(id), mode: 'ferry', carrier: random.pick(CARRIERS), vessel: '',
      status: random.pick(['active', 'active', 'active', 'reported', 'assumed', 'active', 'assumed', 'unverified', 'trial', 'closed']),
      // Three departures at least.
      calendar: random.pick(['published', 'assumed']), validFrom: isoDate(from), validTo: isoDate(from + (everyWeeks > 1 ? 42 : random.int(21, 42))),
      units: random.pick([LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, ['loose'], ['container']]),
      temperatures: random.chance(0.6) ? ['T-AMB', 'T-CHILL'] : ['T-AMB'], dangerousGoods: random.pick([[], ['9'], ['3', '9'], ['9']]),
      cutOffs: Object.fromEntries(cutOffs), availability: { loose: claimable(1500), container: claimable(600) }, capacityTeu: undefined,
      capacityWeight: random.chance(0.1) ? grams(random.stepped(200_000, 20_000_000, 100_000)) : undefined, alternatesWith: undefined,
      contract: wants.throughContracts ? random.pick(['THROUGH-1', 'THROUGH-1', 'THROUGH-2', undefined]) : undefined, cargoRule: 'RULE',
      factor: factorId(factor), terminalFactor: factorId(random.pick(['terminal-t', 'terminal-teu'])), provenance: PROVENANCE,
    };
  };

  while (sailings.length < target) {
    const line = LINES[(services.length + random.int(0, 1)) % LINES.length] ?? LINES[0];
    const { from, to, crossing } = drawLeg(random, coast, places, services.length);
    const everyWeeks = random.chance(0.1) ? 2 : 1;
    const service = makeService(`ferry-${services.length}-${line.name}`, line.factor, everyWeeks, from === places.hubs);
    services.push(service);
    const card = tariffs.addFreight(
      `freight-${services.length}`, random.pick(currencies), varied(crossing.cnyPerRevenueTon * line.price), varied(crossing.cnyPer20 * line.price),
    );
    const hop = (a: Place, b: Place): void => {
      if (sailings.length < MOST_SAILINGS) sailings.push(drawSailing(random, service, a, b, crossing, line.time, everyWeeks, card));
    };
    const port = random.pick(from);
    hop(port, random.pick(to));
    // A second call of the line, or the way back to China, which no consignment of this side takes.
    if (random.chance(0.3)) hop(port, random.pick(to));
    if (random.chance(0.15) && from === places.ports) hop(random.pick(to), port);
  }
  return { services, sailings };
};

const drawSailing = (
  random: Random, { id }: Service, from: Place, to: Place, crossing: Crossing, slowness: number, everyWeeks: number, card: CardId,
): Sailing => {
  const varied = (share: number) => share * (random.int(85, 120) / 100);
  const departs = random.stepped(0, DAY - 30, 30);
  const arrives = departs + Math.round(varied(crossing.min * slowness) / 30) * 30;
  return {
    service: id, from: from.id, to: to.id, weekdays: random.sample([1, 2, 3, 4, 5, 6, 7] as readonly Weekday[], random.int(1, 3)), everyWeeks,
    // A clock at the far end, or only the time under way.
    departs: dayMin(departs), arrival: random.chance(0.2) ? { after: minutes(arrives - departs) } : { clock: dayMin(arrives) }, via: [],
    distance: metres(Math.round(varied(crossing.km * 1000))), card, provenance: PROVENANCE,
  };
};

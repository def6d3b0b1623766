/**
 * Small networks that look like the corridor, and a question to each: a coast of Shandong, one foreign coast, lines that are
 * fast and dear, slow and cheap or slow and green, and rules of every kind the product knows. A feature that is not drawn is
 * left out of the dataset.
 */
import {
  cubicCentimetres, dayMin, factorId, grams, metres, minorUnits, minutes, epochMin, serviceId, CUT_OFFS, DEFAULT_STATUSES, LOAD_UNITS,
  type Cargo, type ClearanceRule, type Currency, type Place, type Sailing, type Service, type Weekday,
} from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import { dayNumber, isoDate } from './clock.ts';
import { FEATURES, listFeatures, type Case, type Feature } from './features.ts';
import { PROVENANCE } from './made-up.ts';
import { COASTS, makeHolidays, makeHours, makePlaces, makeRoads, makeVehicles, type Coast, type Places } from './random-places.ts';
import { CONTAINERS, makeExchange, makeFactors, makeOperations, makeTariffs, type Tariffs } from './random-prices.ts';
import { makeRandom, type Random } from './random.ts';

const DAY = 1440;
/** Days before a change of the clocks in Europe, in Europe and America, before the turn of the year and the Spring Festival. */
const READY_DATES = [
  '2026-03-20', '2026-03-26', '2026-10-20', '2026-10-20', '2026-10-23', '2026-12-20', '2026-12-24', '2026-12-28', '2026-12-29', '2027-01-30',
];

/** How a line differs from the quickest crossing. */
const LINES = [
  { name: 'fast', time: 1, price: 1.7, factor: 'ferry-fast' },
  { name: 'plain', time: 1.3, price: 1, factor: 'ferry-plain' },
  { name: 'green', time: 1.4, price: 1.3, factor: 'ferry-green' },
] as const;

const makeCargo = (random: Random, currency: Currency): Cargo => {
  const [fromKg, toKg] = random.pick([[200, 3000], [2000, 12_000], [2000, 12_000], [9000, 45_000]] as const);
  const kg = random.int(fromKg, toKg);
  return {
    weight: grams(kg * 1000 + random.int(0, 999)), volume: cubicCentimetres(Math.round(kg * random.int(1500, 5500))),
    value: { amount: minorUnits(random.int(20_000, 900_000) * 100), currency }, hsCode: undefined,
    temperature: random.chance(0.08) ? 'T-CHILL' : 'T-AMB', dangerousGoods: random.chance(0.08) ? '9' : undefined,
  };
};

const makeServices = (
  random: Random, wants: Record<Feature, boolean>, coast: Coast, places: Places, readyDay: number, tariffs: Tariffs,
  currencies: readonly Currency[],
) => {
  const services: Service[] = [];
  const sailings: Sailing[] = [];
  const { crossing } = coast;
  const target = Math.max(random.int(6, 14), random.int(6, 14));
  const validFrom = () => readyDay + random.int(-4, random.chance(0.3) ? 14 : 3);

  while (sailings.length < target) {
    const line = LINES[services.length % LINES.length] ?? LINES[0];
    const id = serviceId(`ferry-${services.length}-${line.name}`);
    const from = validFrom();
    const cutOffs = CUT_OFFS.filter(() => wants.cutOffs && random.chance(0.6)).map((code) => [code, minutes(random.stepped(120, 2400, 60))]);
    const claimable = (most: number) => minutes(wants.availability ? random.stepped(0, most, 30) : 0);
    services.push({
      id, mode: 'ferry', carrier: { zh: line.name, en: line.name }, vessel: '',
      status: random.pick(['active', 'active', 'active', 'reported', 'assumed', 'active', 'assumed', 'unverified', 'trial', 'closed']),
      calendar: random.pick(['published', 'assumed']), validFrom: isoDate(from), validTo: isoDate(from + random.int(21, 42)),
      units: random.pick([LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, LOAD_UNITS, ['loose'], ['container']]),
      temperatures: random.chance(0.6) ? ['T-AMB', 'T-CHILL'] : ['T-AMB'], dangerousGoods: random.pick([[], ['9'], ['3', '9'], ['3']]),
      cutOffs: Object.fromEntries(cutOffs), availability: { loose: claimable(1500), container: claimable(600) },
      capacityTeu: undefined, capacityWeight: random.chance(0.1) ? grams(random.stepped(200_000, 20_000_000, 100_000)) : undefined, alternatesWith: undefined, contract: undefined, cargoRule: 'RULE', factor: factorId(line.factor), terminalFactor: factorId(random.pick(['terminal-t', 'terminal-teu'])),
      provenance: PROVENANCE,
    });

    const varied = (share: number) => share * (random.int(85, 120) / 100);
    const card = tariffs.addFreight(
      `freight-${services.length}`, random.pick(currencies), varied(crossing.cnyPerRevenueTon * line.price), varied(crossing.cnyPer20 * line.price),
    );
    // A clock at the far end, or only the time under way.
    const arrivalOf = (arrives: number, departs: number): Sailing['arrival'] => (random.chance(0.2) ? { after: minutes(arrives - departs) } : { clock: dayMin(arrives) });
    const hop = (a: Place, b: Place): void => {
      const departs = random.stepped(0, DAY - 30, 30);
      sailings.push({
        service: id, from: a.id, to: b.id, weekdays: random.sample([1, 2, 3, 4, 5, 6, 7] as readonly Weekday[], random.int(1, 3)),
        everyWeeks: random.chance(0.1) ? 2 : 1, departs: dayMin(departs), arrival: arrivalOf(departs + Math.round(varied(crossing.min * line.time) / 30) * 30, departs), via: [],
        distance: metres(Math.round(varied(crossing.km * 1000))), card, provenance: PROVENANCE,
      });
    };
    const port = random.pick(places.ports);
    hop(port, random.pick(places.foreignPorts));
    // A second call of the line, or the way back, which no consignment of this side takes.
    if (random.chance(0.3)) hop(port, random.pick(places.foreignPorts));
    if (random.chance(0.15)) hop(random.pick(places.foreignPorts), port);
  }
  return { services, sailings };
};

const makeClearances = (random: Random, wants: Record<Feature, boolean>, places: Places, country: string): ClearanceRule[] => {
  const rule = (regime: string, direction: 'export' | 'import'): ClearanceRule => {
    const ports = direction === 'export' ? places.ports : places.foreignPorts;
    const p50 = wants.clearanceTime ? random.stepped(60, 1800, 30) : 0;
    const sites = wants.regimeSites ? random.sample(ports, random.int(1, ports.length)).map(({ id }) => id) : 'all';
    return {
      regime, country: direction === 'export' ? 'CN' : country, direction, p50: minutes(p50),
      p90: minutes(p50 + random.stepped(120, 1440, 60)), sites, provenance: PROVENANCE,
    };
  };
  return ['9610', '9710'].flatMap((regime) => [rule(regime, 'export'), rule(regime, 'import')]);
};

const makeRequest = (random: Random, coast: Coast, places: Places, readyDay: number, cargo: Cargo, currency: Currency): QuoteRequest => {
  const from = random.chance(0.9) ? random.pick(places.districts) : random.pick(places.ports);
  const to = random.chance(0.88) ? places.market : random.pick([...places.foreignPorts, ...places.ports.filter((port) => port !== from)]);
  // On the half hour, as clocks and durations are: then some goods are received at the very minute of a cut-off.
  const readyAt = readyDay * DAY - 480 + (random.chance(0.6) ? random.stepped(0, DAY - 30, 30) : random.int(0, DAY - 1));
  return {
    from: from.id, to: to.id, cargo, readyAt: epochMin(readyAt), regime: random.pick(['9610', '9710']), currency,
    dueAt: random.chance(0.1) ? epochMin(readyAt + coast.crossing.min + random.int(5, 25) * DAY) : undefined,
    modes: random.chance(0.15) ? (from.kind === 'seaport' && to.kind === 'seaport' ? ['ferry'] : ['road', 'ferry']) : undefined,
    carriers: undefined, via: [], avoid: [],
    statuses: random.chance(0.3) ? [...DEFAULT_STATUSES, 'unverified'] : DEFAULT_STATUSES,
  };
};

const USUAL_LIKELIHOOD = 0.7;
const LIKELIHOOD: Readonly<Partial<Record<Feature, number>>> = {
  cutOffs: 0.8, closingDays: 0.8, loadUnit: 0.8, clearanceTime: 0.85, emissions: 0.92,
};

export const randomCase = (seed: number): Case => {
  const random = makeRandom(seed);
  const drawn = FEATURES.map((feature) => [feature, random.chance(LIKELIHOOD[feature] ?? USUAL_LIKELIHOOD)]);
  const wants = Object.fromEntries(drawn) as Record<Feature, boolean>;
  const coast = random.pick(random.chance(0.15) ? COASTS.slice(0, 1) : COASTS.slice(1));
  const readyDay = dayNumber(random.pick(READY_DATES));
  const currency: Currency = wants.fx ? random.pick(['CNY', 'USD', 'EUR', 'KRW']) : 'CNY';
  const currencies: readonly Currency[] = wants.fx ? ['CNY', 'USD', coast.currency] : ['CNY'];
  const abroadIn: Currency = wants.fx ? coast.currency : 'CNY';

  const places = makePlaces(random, coast);
  const cargo = makeCargo(random, random.pick(currencies));
  const tariffs = makeTariffs(random, wants, cargo, readyDay);
  const lines = makeServices(random, wants, coast, places, readyDay, tariffs, currencies);
  const dataset: Dataset = {
    ...lines,
    places: [...places.districts, ...places.ports, ...places.foreignPorts, places.market],
    hours: makeHours(wants),
    holidays: wants.closingDays ? [...makeHolidays(random, 'CN', readyDay, 30), ...makeHolidays(random, coast.country, readyDay, 75)] : [],
    closures: [],
    couriers: [], storage: [],
    cargoRules: [{ id: 'RULE', temperatures: [], dangerousGoods: [], text: { zh: '-', en: '-' }, provenance: PROVENANCE }],
    operations: makeOperations(random, wants, tariffs, coast.country, abroadIn),
    clearances: makeClearances(random, wants, places, coast.country),
    tariffs: tariffs.rows,
    vehicles: [...makeVehicles(random, 'CN', 'CNY'), ...makeVehicles(random, coast.country, abroadIn)],
    containers: CONTAINERS,
    sharedTruck: { minShare: random.pick(['0.07', '0.15', '0.3']), wholeAbove: wants.sharedTruck ? random.pick(['0.58', '0.75', '1']) : '0' },
    ...makeRoads(random, places),
    factors: makeFactors(random, wants),
    exchange: makeExchange(),
    sources: [],
    fairways: { nodes: [], legs: [] },
  };
  const request = makeRequest(random, coast, places, readyDay, cargo, currency);
  return { seed, dataset, request, features: listFeatures(dataset, request) };
};

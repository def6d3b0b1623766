/**
 * Small networks that look like the corridor, and a question to each: a coast of Shandong, one foreign coast, often hubs in
 * Korea before it, lines that are fast and dear, slow and cheap or slow and green, and rules of every kind the product knows.
 * A feature that is not drawn is left out of the dataset.
 */
import { minutes, type ClearanceRule, type Currency } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import { dayNumber } from './clock.ts';
import { FEATURES, type Case, type Feature } from './features.ts';
import { listFeatures } from './list-features.ts';
import { PROVENANCE } from './made-up.ts';
import { makeClosures, makeHolidays, makeHours } from './random-days.ts';
import { makeLines } from './random-lines.ts';
import { makeOperations, makeStorage } from './random-operations.ts';
import { FAR_COASTS, JAPAN, KOREA, listPlaces, makePlaces, type Places } from './random-places.ts';
import { CONTAINERS, makeExchange, makeFactors, makeTariffs } from './random-prices.ts';
import { makeCargo, makeRequest } from './random-request.ts';
import { makeRoads, makeVehicles } from './random-roads.ts';
import { makeRandom, type Random } from './random.ts';

/** Days before a change of the clocks in Europe, in Europe and America, before the turn of the year and the Spring Festival. */
export const READY_DATES = [
  '2026-03-20', '2026-03-26', '2026-10-20', '2026-10-20', '2026-10-23', '2026-10-23', '2026-12-20', '2026-12-24', '2026-12-28', '2026-12-29', '2027-01-30',
];

const makeClearances = (random: Random, wants: Record<Feature, boolean>, places: Places, country: string): ClearanceRule[] => {
  const rule = (regime: string, direction: 'export' | 'import'): ClearanceRule => {
    const ports = direction === 'export' ? places.ports : places.foreignPorts;
    const p50 = wants.clearanceTime ? random.stepped(60, 1800, 30) : 0;
    const sites = wants.regimeSites ? random.sample(ports, random.chance(0.75) ? ports.length : 1).map(({ id }) => id) : 'all';
    return {
      regime, country: direction === 'export' ? 'CN' : country, direction, p50: minutes(p50),
      p90: minutes(p50 + random.stepped(120, 1440, 60)), sites, provenance: PROVENANCE,
    };
  };
  return ['9610', '9710'].flatMap((regime) => [rule(regime, 'export'), rule(regime, 'import')]);
};

const USUAL_LIKELIHOOD = 0.7;
const LIKELIHOOD: Readonly<Partial<Record<Feature, number>>> = {
  cutOffs: 0.8, closingDays: 0.8, loadUnit: 0.8, clearanceTime: 0.85, emissions: 0.92, transit: 0.75, throughContracts: 0.75,
  via: 0.4, avoid: 0.4, carriers: 0.4,
};

const DAY = 1440;

export const randomCase = (seed: number): Case => {
  const random = makeRandom(seed);
  const drawn = FEATURES.map((feature) => [feature, random.chance(LIKELIHOOD[feature] ?? USUAL_LIKELIHOOD)]);
  const wants = Object.fromEntries(drawn) as Record<Feature, boolean>;
  const coast = random.chance(0.75) ? random.pick(FAR_COASTS) : wants.transit ? JAPAN : KOREA;
  const readyDay = dayNumber(random.pick(READY_DATES));
  const currency: Currency = wants.fx ? random.pick(['CNY', 'USD', 'EUR', 'KRW']) : 'CNY';
  const currencies: readonly Currency[] = wants.fx ? ['CNY', 'USD', coast.currency] : ['CNY'];
  const [abroadIn, hubsIn]: readonly Currency[] = wants.fx ? [coast.currency, KOREA.currency] : ['CNY', 'CNY'];

  const places = makePlaces(random, coast, wants.transit);
  const countries = [{ country: coast.country, paysIn: abroadIn ?? 'CNY' }, ...(wants.transit ? [{ country: KOREA.country, paysIn: hubsIn ?? 'CNY' }] : [])];
  const cargo = makeCargo(random, random.pick(currencies));
  const tariffs = makeTariffs(random, wants, cargo, readyDay);
  const lines = makeLines(random, wants, coast, places, readyDay, tariffs, currencies);
  const dataset: Dataset = {
    ...lines,
    places: listPlaces(places),
    hours: makeHours(wants),
    holidays: wants.closingDays ? [['CN', 30] as const, ...countries.map(({ country }) => [country, 75] as const)]
      .flatMap(([country, days]) => makeHolidays(random, country, readyDay, days)) : [],
    delays: [],
    completions: [],
    closures: wants.closures ? makeClosures(random, places, readyDay, Math.round(coast.crossing.min / DAY)) : [],
    couriers: [],
    cargoRules: [{ id: 'RULE', temperatures: [], dangerousGoods: [], text: { zh: '-', en: '-' }, provenance: PROVENANCE }],
    operations: makeOperations(random, wants, tariffs, coast.country, abroadIn ?? 'CNY', hubsIn ?? 'CNY'),
    clearances: makeClearances(random, wants, places, coast.country),
    storage: wants.storage ? countries.flatMap(({ country, paysIn }) => makeStorage(random, tariffs, { country, crossing: coast.crossing }, paysIn)) : [],
    tariffs: tariffs.rows,
    vehicles: [makeVehicles(random, 'CN', 'CNY'), ...countries.map(({ country, paysIn }) => makeVehicles(random, country, paysIn))].flat(),
    containers: CONTAINERS,
    sharedTruck: { minShare: random.pick(['0.07', '0.15', '0.3']), wholeAbove: wants.sharedTruck ? random.pick(['0.58', '0.75', '1']) : '0' },
    ...makeRoads(random, places),
    factors: makeFactors(random, wants),
    exchange: makeExchange(),
    sources: [],
    warehouses: [], lastMiles: [], importTaxes: [], regimeRules: [],
    fairways: { nodes: [], legs: [] },
  };
  const request = makeRequest(random, wants, coast, places, lines, readyDay, cargo, currency);
  return { seed, dataset, request, features: listFeatures(dataset, request) };
};

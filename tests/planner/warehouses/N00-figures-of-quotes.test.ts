/** The figures of a question of stock abroad are those of quotes: prices, CO2e and hours of a lane, and a parcel sent direct. */
import { Big } from 'big.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lane } from '../../../planner/allocation/index.ts';
import { cubicCentimetres, DEFAULT_STATUSES, epochMin, grams, minorUnits, parseInstant, placeId, share, toMinor, type EpochMin, type Service } from '../../../planner/domain/index.ts';
import { makeQuote, type Option } from '../../../planner/quote/index.ts';
import { makeExchange } from '../../../planner/tariff/index.ts';
import { stockQuestion, withExchange, type BuiltQuestion, type LaneOrigin, type WarehouseQuery } from '../../../planner/warehouses/index.ts';
import { referenceNetwork } from '../../support/reference.ts';

const network = referenceNetwork();
const startsAt = parseInstant('2026-06-29T00:00:00Z') as EpochMin;
const [gatherHours, fill] = [48, 0.85];
const market = (id: string) => ({ id, country: id.slice(4, 6), promise: { hours: 72, share: share(0.9) }, directPromise: { hours: 168, share: share(0.9) } });
const query: WarehouseQuery = {
  hubs: [placeId('CNWEI')], warehouses: undefined, markets: [market('MKT-KR-SEOUL'), market('MKT-JP-OSAKA')],
  skus: [{ id: 'A', name: 'rod', volume: cubicCentimetres(2000), weight: grams(500), value: minorUnits(9900), shelfDays: undefined, temperature: 'T-AMB', regimes: ['9610', '9810', '1210'], returned: share(0.02) }],
  demand: [{ sku: 'A', market: 'MKT-KR-SEOUL', mean: [5, 5, 5, 5, 5, 5, 5, 5], variance: [9, 9, 9, 9, 9, 9, 9, 9] }],
  startsAt, weeks: 8, currency: 'CNY', statuses: DEFAULT_STATUSES, capitalPerYear: share(0.06), sourcing: 'multiple', mostSites: 5, leastSites: 0, budget: undefined, decided: new Map(), fill: share(fill), gatherHours,
};
let built: BuiltQuestion;
beforeAll(() => {
  built = stockQuestion(network, query);
});

/** The one option of a quote that may use no line but this. */
const quoted = (origin: LaneOrigin, lane: Lane, readyAt: EpochMin, tons: number, weight: number): Option | undefined => {
  const others = network.edition.services.filter(({ id }: Service) => id !== origin.service).map(({ id }) => id as string);
  const answer = makeQuote(network, {
    from: origin.hub, to: placeId(lane.warehouse), cargo: { weight: grams(weight), volume: cubicCentimetres(tons * 1_000_000), value: { amount: minorUnits(0), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
    readyAt, dueAt: undefined, regime: lane.regime, currency: 'CNY', modes: ['ferry', 'sea', 'road'], carriers: undefined, via: [], avoid: others, statuses: DEFAULT_STATUSES,
  });
  return answer.options.find(({ steps }) => steps.some((step) => step.kind === 'ride' && step.unit.unit === (origin.unit === 'box' ? 'container' : 'loose') && step.to === origin.port));
};

test('every warehouse of the edition has lanes, each over at least two departures of the horizon', () => {
  expect([...new Set(built.question.lanes.map(({ warehouse }) => warehouse))].toSorted()).toEqual(['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO']);
  for (const lane of built.question.lanes) {
    expect(lane.departures.length, lane.id).toBeGreaterThanOrEqual(2);
    expect(lane.departures.every((at, i) => at >= startsAt && at < startsAt + 56 * 1440 && at > (lane.departures[i - 1] ?? 0)), lane.id).toBe(true);
    expect(lane.leadTime.reduce((sum, each) => sum + each.share, 0), lane.id).toBeCloseTo(1, 9);
  }
});

describe('a ton sent loose', () => {
  test('costs a lane what a quote of one ton says, to the fen, and emits a tenth of what ten tons do', () => {
    const compared = built.lanes.filter(({ unit, service }) => unit === 'loose' && service !== undefined && ['FERRY-WEI-INC', 'EST-WEI-OSA'].includes(service)).filter(({ lane }) => /OWH-(ICN|OSA)/.test(lane));
    expect(compared.length).toBe(2);
    for (const origin of compared) {
      const lane = built.question.lanes.find(({ id }) => id === origin.lane) as Lane;
      const option = quoted(origin, lane, startsAt, 1, 1);
      expect(option?.price, origin.lane).toBe(lane.perRevenueTon + lane.perShipment);
      expect(Math.round((quoted(origin, lane, startsAt, 10, 10_000_000)?.co2e ?? 0) / 10), origin.lane).toBe(lane.co2ePerTon);
    }
  });
  test('takes as long as the quote of the last minute for each departure, with the hours of gathering and of putting away', () => {
    const origin = built.lanes.find(({ lane }) => lane.startsWith('OWH-ICN/CNWEI/FERRY-WEI-INC') && lane.includes('loose')) as LaneOrigin;
    const lane = built.question.lanes.find(({ id }) => id === origin.lane) as Lane;
    const option = quoted(origin, lane, startsAt, 1, 1) as Option;
    const last = quoted(origin, lane, option.readyBy as EpochMin, 1, 1) as Option;
    const hours = (last.arrivesAt - (option.readyBy as EpochMin)) / 60 + gatherHours + 24;
    const [least, most] = [lane.leadTime[0]?.hours ?? 0, lane.leadTime.at(-1)?.hours ?? 0];
    expect(hours).toBeGreaterThan(least);
    expect(hours).toBeLessThan(most);
  });
});

test('a ton in a shared box bears its part of the box, its own stuffing and stripping and the truck', () => {
  const origin = built.lanes.find(({ lane }) => lane.startsWith('OWH-ICN/CNWEI/FERRY-WEI-INC') && lane.includes('box')) as LaneOrigin;
  const lane = built.question.lanes.find(({ id }) => id === origin.lane) as Lane;
  const full = quoted(origin, lane, startsAt, 68, 1) as Option;
  const boxCodes = full.charges.filter(({ basis }) => basis === 'container40' || basis === 'bill').reduce((sum, { amount }) => sum + amount, 0);
  // A quote of a whole box drives it to the door; what shares a box is stuffed at the hub and stripped at the port, by the cards of both.
  const exchange = makeExchange(network.edition.exchange, 'CNY');
  const perTon = ['CN-STUFFING', 'KR-STRIPPING'].flatMap((card) => network.edition.tariffs.filter((row) => row.card === card && row.basis === 'revenueTon')).reduce((sum, row) => sum + exchange.convert(toMinor(Big(row.rate), row.currency), row.currency), 0);
  const truck = quoted({ ...origin, unit: 'loose' }, lane, startsAt, 1, 1)?.charges.filter(({ basis }) => basis === 'sharedTruck').reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  expect(Math.abs(lane.perRevenueTon - (boxCodes / 68 / fill + perTon + truck))).toBeLessThanOrEqual(2);
});

test('a parcel sent direct costs what a quote of it says, but for the begun half kilogram', () => {
  const answer = makeQuote(network, {
    from: placeId('WH-HUANCUI'), to: placeId('MKT-KR-SEOUL'), cargo: { weight: grams(1000), volume: cubicCentimetres(5000), value: { amount: minorUnits(9900), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
    readyAt: startsAt, dueAt: undefined, regime: '9610', currency: 'CNY', modes: ['post'], carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
  });
  const mail = built.question.direct.find(({ market: to }) => to === 'MKT-KR-SEOUL');
  const price = (mail?.perUnit ?? 0) + (mail?.perKg ?? 0);
  // Half a step of half a kilogram at CNY 28 a kilogram: what rounding up costs on average.
  expect(price - (answer.options[0]?.price ?? 0)).toBe(700);
  expect(mail?.within.find(({ hours }) => hours === 72)?.share).toBe(0.5);
  expect(mail?.within.find(({ hours }) => hours === 120)?.share).toBe(0.9);
});

test('a won 10 % cheaper makes what is paid in won 10 % cheaper, and nothing else', () => {
  const cheaper = stockQuestion(withExchange(network, { KRW: '0.9' }), query).question;
  const [before, after] = [built.question, cheaper].map(({ warehouses }) => new Map(warehouses.map(({ id, fixed }) => [id, fixed])));
  expect((after?.get('OWH-ICN') ?? 0) / (before?.get('OWH-ICN') ?? 1)).toBeCloseTo(0.9, 5);
  expect(after?.get('OWH-OSA')).toBe(before?.get('OWH-OSA'));
  expect(cheaper.direct).toEqual(built.question.direct);
});

test('rules are named with the days they hold, and every estimate with its reasoning', () => {
  expect(built.rules.map(({ id, validFrom }) => [id, validFrom])).toEqual(expect.arrayContaining([['RULE-9610-2014', '2014-02-10'], ['RULE-9810-2024', '2024-12-15'], ['TAX-KR-DIRECT', undefined]]));
  expect(built.estimates.filter(({ table }) => table === 'warehouses').map(({ id }) => id)).toEqual(['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO']);
  expect(built.estimates.filter(({ remark, table }) => remark === '' && table !== 'services')).toEqual([]);
  expect(epochMin(startsAt) % 10080).toBe((parseInstant('1970-01-05T00:00:00Z') as number) % 10080);
});

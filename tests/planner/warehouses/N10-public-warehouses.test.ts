/** N5, the sensitivity of the four of today to rent. N10: fifteen public overseas warehouses, the aim of the plan of Rizhao: which orders are a day away as warehouses are added, and what each next one is worth. */
import { beforeAll, describe, expect, test } from 'vitest';
import { sensitivity, siteCurve, solveStock, stockService, tryChange, type CurvePoint, type StockPlan, type StockQuestion } from '../../../planner/allocation/index.ts';
import { placeId } from '../../../planner/domain/index.ts';
import { compileNetwork, patchEdition } from '../../../planner/network/index.ts';
import { stockQuestion } from '../../../planner/warehouses/index.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { sampleQuery } from '../../support/stock-sample.ts';

const GAP = 0.005;
const reference = referenceNetwork();
const [korean, japanese] = ['OWH-ICN', 'OWH-FUK'].map((id) => reference.edition.warehouses.find((row) => row.id === id));
/** A warehouse in each city that roads from the ports reach, at the rates of Incheon and Fukuoka. */
const CITIES = ['KR-SEOUL', 'KR-BUSAN', 'KR-DAEGU', 'KR-DAEJEON', 'KR-GWANGJU', 'KR-INCHEON', 'JP-TOKYO', 'JP-OSAKA', 'JP-NAGOYA', 'JP-HIROSHIMA', 'JP-FUKUOKA'].map((name) => placeId(`MKT-${name}`));
let question: StockQuestion;
let points: readonly CurvePoint[];
/** Of the preparation, on a busy machine. */
const LONGEST_MS = 300_000;
beforeAll(() => {
  const patched = patchEdition(reference.edition, CITIES.map((id) => ({ kind: 'add' as const, table: 'warehouses' as const, row: { ...(id.startsWith('MKT-KR') ? korean : japanese), id } as NonNullable<typeof korean> })));
  if (!patched.ok) throw new Error(JSON.stringify(patched.error));
  const candidates = patched.value.warehouses.map(({ id }) => id).filter((id) => id !== 'FAC-WH-PORTWH');
  question = stockQuestion(compileNetwork(patched.value), { ...sampleQuery(reference, { skus: 12, weeks: 8, ordersPerWeek: 40_000 }), warehouses: candidates, mostSites: 15 }).question;
  ({ points } = siteCurve(question, { gap: GAP, solver: undefined, maxWork: 40_000, shouldStop: () => false }));
}, LONGEST_MS);

test('fifteen candidates, and a point for every number of them', () => {
  expect(question.warehouses).toHaveLength(15);
  expect(points.map(({ sites }) => sites)).toEqual(Array.from({ length: 16 }, (_, i) => i));
});
test('each next one is worth what it saves; nothing is worth less than nothing', () => {
  const known = points.filter(({ atMost }) => atMost !== undefined);
  known.forEach(({ atMost, worth }, i) => {
    const before = known[i - 1]?.atMost;
    if (before === undefined) return;
    expect(worth).toBe(before - (atMost ?? 0));
    expect(worth).toBeGreaterThanOrEqual(0);
  });
  // The first ones are worth much, the last ones nothing: rents eat what they save.
  expect(known.some(({ worth }) => (worth ?? 0) > 0)).toBe(true);
  expect(known.at(-1)?.worth).toBe(0);
});
test('every point is proven to its gap, by a bound below it', () => {
  for (const { cost, bound, gap } of points.filter((point) => point.cost !== undefined)) {
    expect(bound).toBeLessThanOrEqual(cost ?? 0);
    expect(gap).toBeLessThanOrEqual(0.02);
  }
});
describe('the map of coverage', () => {
  const covered = (point: CurvePoint | undefined): number => {
    if (!point?.plan) return 0;
    const markets = stockService(question, point.plan);
    return markets.reduce((sum, { units, within24h }) => sum + units * within24h, 0) / markets.reduce((sum, { units }) => sum + units, 0);
  };
  test('names for each market how many orders are a day and two days away', () => {
    const plan = points.find(({ sites }) => sites === 4)?.plan;
    const markets = plan ? stockService(question, plan) : [];
    expect(markets.map(({ market }) => market).toSorted()).toEqual(question.markets.map(({ id }) => id).toSorted());
    for (const { within24h, within48h } of markets) expect(within48h).toBeGreaterThanOrEqual(within24h);
  });
  test('eight warehouses are nearer than two', () => {
    expect(covered(points[8])).toBeGreaterThan(covered(points[2]));
  });
});

describe('N5: of the four of today', () => {
  const four = ['OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO'];
  const limits = { gap: 0.002, solver: undefined, maxWork: 60_000, shouldStop: () => false };
  test('how far rent may move before other sites are better', () => {
    const asked = stockQuestion(reference, sampleQuery(reference, { skus: 12, weeks: 8, ordersPerWeek: 9000 }, { warehouses: four.map(placeId) })).question;
    const base = solveStock(asked, limits);
    const { sensitivities, firm, open } = sensitivity(asked, limits, base, [[{ kind: 'rent', factor: 0.8 }, { kind: 'rent', factor: 1.2 }]]);
    const [rent] = sensitivities;
    expect(rent?.outcomes.map(({ change }) => 'factor' in change && change.factor)).toEqual([0.8, 1.2]);
    expect([...firm, ...open].toSorted()).toEqual(four);
    const costs = rent?.outcomes.map(({ cost }) => cost ?? 0) ?? [];
    expect(costs[0]).toBeLessThan(costs[1] ?? 0);
    for (const { cost, stayCost } of rent?.outcomes ?? []) expect(cost).toBeLessThanOrEqual((stayCost ?? Infinity) * (1 + limits.gap));
    // Told to flip at a rent, it does: the plan there has other sites.
    if (rent?.flipsAbove !== undefined) expect(tryChange(asked, base.plan as StockPlan, { kind: 'rent', factor: rent.flipsAbove }, limits)?.sitesChange).toBe(true);
  });
});

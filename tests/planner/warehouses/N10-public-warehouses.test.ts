/** N10: fifteen public overseas warehouses, the aim of the plan of Rizhao: which orders are a day away as warehouses are added, and what each next one is worth. */
import { beforeAll, describe, expect, test } from 'vitest';
import { siteCurve, stockService, type CurvePoint, type StockQuestion } from '../../../planner/allocation/index.ts';
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
beforeAll(() => {
  const patched = patchEdition(reference.edition, CITIES.map((id) => ({ kind: 'add' as const, table: 'warehouses' as const, row: { ...(id.startsWith('MKT-KR') ? korean : japanese), id } as NonNullable<typeof korean> })));
  if (!patched.ok) throw new Error(JSON.stringify(patched.error));
  const candidates = patched.value.warehouses.map(({ id }) => id).filter((id) => id !== 'FAC-WH-PORTWH');
  question = stockQuestion(compileNetwork(patched.value), { ...sampleQuery(reference, { skus: 12, weeks: 8, ordersPerWeek: 40_000 }), warehouses: candidates, mostSites: 15 }).question;
  ({ points } = siteCurve(question, { gap: GAP, solver: undefined, maxWork: 40_000, shouldStop: () => false }));
});

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

/** C1: 60 consignments at Weihai and Shidao, five days of real sailings to Incheon, Gunsan and Pyeongtaek: every plan is feasible by a check written here, with cost, bound and gap. */
import { describe, expect, test } from 'vitest';
import { planPool, type PoolPlan, type PoolQuestion } from '../../../planner/board/index.ts';
import { LOOSE, milliRevenueTons, waitingCosts, type Consignment } from '../../../planner/consolidation/index.ts';
import { cubicCentimetres, grams, minorUnits, parseInstant, placeId, type EpochMin } from '../../../planner/domain/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { referenceNetwork } from '../../support/reference.ts';

const network = referenceNetwork();
const solver = await loadSolver();
const GAP = 0.02;
/** Longest search, ms: what it has then is judged as it is. */
const SEARCH_MS = 8000;
const EACH = 30;
const at = (text: string): EpochMin => parseInstant(text) as EpochMin;
const RATES = { holdingPerTonDay: minorUnits(800), latePerTonDay: minorUnits(6000), leftBehindPerTon: minorUnits(60_000) };
const goods = (i: number): Consignment => {
  const size = { weight: grams(120_000 + ((i * 53) % 90) * 20_000), volume: cubicCentimetres(500_000 + ((i * 37) % 60) * 120_000) };
  return {
    id: `C-${String(i).padStart(3, '0')}`, shipper: `示例厂 ${i % 9}`, consignee: `Receiver ${i % 12}`, ...size, pieces: [], readyAt: (at('2026-12-06T09:00:00+08:00') + ((i * 613) % 4000)) as EpochMin, dueAt: at('2026-12-14T18:00:00+09:00'),
    destination: i % 5 === 0 ? 'MKT-KR-INCHEON' : 'MKT-KR-SEOUL', regime: i % 7 === 0 ? '9610' : '9710', temperature: 'T-AMB', dangerousGoods: undefined, alone: false, ...waitingCosts(size, 0, RATES),
  };
};
const question = (hub: string, first: number): PoolQuestion => ({
  hub: placeId(hub), from: at('2026-12-07T00:00:00+08:00'), until: at('2026-12-12T00:00:00+08:00'), currency: 'CNY', statuses: ['active', 'reported', 'assumed'], consignments: Array.from({ length: EACH }, (_, i) => goods(first + i)), pins: [], churn: undefined,
  spaces: new Map(), usualSpace: { teu: 8, looseMilliTons: 60_000 }, gap: GAP, seed: 1,
});
const asked = [question('CNWEI', 0), question('CNSHD', EACH)];
const plans = asked.map((each) => {
  const began = performance.now();
  const planned = planPool(network, each, { solver, shouldStop: () => performance.now() - began > SEARCH_MS, isHurried: () => true, onProgress: () => {} });
  if (!planned.ok) throw new Error('nothing is pinned, so there is a plan');
  return planned.value;
});

/** Rules of a plan, read from nothing but the departures and the goods. */
const faultsOf = ({ consignments }: PoolQuestion, { departures, assignment }: PoolPlan): string[] => {
  const known = new Map(consignments.map((each) => [each.id, each]));
  const faults: string[] = [];
  const placed = [...assignment.batches.flatMap((batch) => batch.consignments), ...assignment.leftBehind];
  if (placed.toSorted().join() !== consignments.map(({ id }) => id).toSorted().join()) faults.push('not everybody once');
  const used = new Map<string, number>();
  for (const batch of assignment.batches) {
    const departure = departures.find(({ id }) => id === batch.departure);
    const inside = batch.consignments.map((id) => known.get(id) as Consignment);
    const unit = departure?.units.find(({ type }) => type === batch.unit);
    if (!departure || (batch.unit !== LOOSE && !unit)) faults.push(`${batch.departure} has no ${batch.unit}`);
    for (const each of inside) {
      if (each.readyAt > (departure?.readyBy[batch.unit === LOOSE ? 'loose' : 'unit'] ?? 0)) faults.push(`${each.id} comes after the last minute`);
      if (!departure?.destinations.has(each.destination) || !departure.regimes.includes(each.regime)) faults.push(`${each.id} cannot go there`);
    }
    const sum = (of: (each: Consignment) => number): number => inside.reduce((total, each) => total + of(each), 0);
    used.set(`${batch.departure} ${batch.unit}`, (used.get(`${batch.departure} ${batch.unit}`) ?? 0) + (unit ? 1 : sum(milliRevenueTons)));
    if (!unit) continue;
    if (sum(({ weight }) => weight) > unit.payload || sum(({ volume }) => volume) > unit.volume) faults.push(`${batch.departure} ${batch.unit} is overfull`);
    if (new Set(inside.map(({ regime }) => regime === '9610')).size > 1) faults.push(`${batch.departure} ${batch.unit} mixes regimes`);
  }
  for (const departure of departures) {
    for (const { type, available } of departure.units) if ((used.get(`${departure.id} ${type}`) ?? 0) > available) faults.push(`${departure.id} has not so many ${type}`);
    if ((used.get(`${departure.id} ${LOOSE}`) ?? 0) > (departure.loose?.capacityMilliTons ?? 0)) faults.push(`${departure.id} has not so much loose space`);
  }
  return faults;
};

test('six sailings and more, to all three ports', () => {
  const sailings = plans.flatMap(({ departures }) => departures);
  expect(sailings.length).toBeGreaterThanOrEqual(6);
  expect([...new Set(sailings.map(({ port }) => String(port)))]).toEqual(expect.arrayContaining(['KRINC', 'KRKUV']));
});
describe.each(asked.map((each, i) => [String(each.hub), each, plans[i] as PoolPlan] as const))('%s', (_hub, pool, plan) => {
  test('the plan is feasible, by the judge and by a check of its own', () => {
    expect(faultsOf(pool, plan)).toEqual([]);
    expect(plan.assignment.batches.length).toBeGreaterThan(0);
  });
  test('cost, bound and gap belong together', () => {
    expect(plan.cost.total).toBeGreaterThanOrEqual(plan.bound);
    expect(plan.gap).toBeCloseTo((plan.cost.total - plan.bound) / plan.cost.total, 9);
    expect(plan.gap <= GAP).toBe(plan.endedBy === 'gap');
    expect(plan.bound).toBeGreaterThan(0);
  });
  test('planted: two who change places, a box that is not there, are found out', () => {
    const [batch] = plan.assignment.batches;
    const late = { ...pool, consignments: pool.consignments.map((each) => (batch?.consignments.includes(each.id) ? { ...each, readyAt: at('2026-12-13T09:00:00+08:00') } : each)) };
    expect(faultsOf(late, plan).length).toBeGreaterThan(0);
    expect(faultsOf(pool, { ...plan, departures: plan.departures.map((each) => ({ ...each, units: [], loose: undefined })) }).length).toBeGreaterThan(0);
    expect(faultsOf(pool, { ...plan, assignment: { ...plan.assignment, leftBehind: [...plan.assignment.leftBehind, batch?.consignments[0] as string] } })).toContain('not everybody once');
  });
});

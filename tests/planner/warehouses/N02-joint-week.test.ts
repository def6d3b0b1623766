/** A week decided as a whole is never dearer than decided step by step, and neither is below the one bound; checked against plans drawn by chance. */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPlan, consolidate, usualMix, type Instance } from '../../../planner/consolidation/index.ts';
import { placeId } from '../../../planner/domain/index.ts';
import { makeLuck } from '../../../planner/support/index.ts';
import { jointProgram } from '../../../planner/warehouses/joint/joint-program.ts';
import { consignmentsOf, DIRECT, serviceCost, type JointWeek } from '../../../planner/warehouses/joint/week.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { planJointSample, type JointSampleAnswer } from '../../../server/usecases/warehouses/joint-sample.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { SAMPLE_START } from '../../support/stock-sample.ts';

const solver = await loadSolver();
const LARGE = process.env['CHAOS'] !== undefined;
const size = LARGE ? { skus: 40, weeks: 13, ordersPerWeek: 6000, week: 6 } : { skus: 8, weeks: 4, ordersPerWeek: 4000, week: 1 };
let planned: JointSampleAnswer;
/** Of the preparation, on a busy machine. */
const LONGEST_MS = 300_000;
beforeAll(() => {
  const open = ['OWH-ICN', 'OWH-TYO', 'OWH-OSA', 'OWH-FUK'].map(placeId);
  planned = planJointSample(referenceNetwork(), { seed: 1, markets: 12, startsAt: SAMPLE_START, hub: placeId('CNWEI'), open, ...size }, solver, () => false) as JointSampleAnswer;
}, LONGEST_MS);

/** Boxes for any assignment of rows, as cheap as a short search finds them. */
const costOf = (week: JointWeek, assigned: Int32Array): number => {
  const instance: Instance = { currency: 'CNY', consignments: consignmentsOf(week, assigned), departures: week.departures, mix: usualMix(), pins: [], churn: undefined };
  const { assignment } = consolidate(instance, { solver, seed: 1, gap: 0.05, maxWork: 20_000, shouldStop: () => false });
  const { fixed, service, direct } = serviceCost(week, assigned);
  return checkPlan(instance, assignment).cost.total + fixed + service + direct;
};

test('jointly is no dearer than step by step, and the bound is below both', () => {
  const { sequential, joint, bound, gap, saving } = planned.answer;
  expect(joint.total).toBeLessThanOrEqual(sequential.total);
  expect(bound).toBeLessThanOrEqual(joint.total);
  expect(bound).toBeGreaterThan(0);
  expect(gap).toBeCloseTo((joint.total - bound) / joint.total, 12);
  expect(gap).toBeLessThan(0.01);
  expect(saving).toBeCloseTo((sequential.total - joint.total) / sequential.total, 12);
  if (LARGE) expect(saving).toBeGreaterThan(0.04);
});
test('the parts of each plan sum to its cost; nothing is left behind', () => {
  for (const { total, fixed, service, direct, freight, boxes } of [planned.answer.sequential, planned.answer.joint]) {
    expect(fixed + service + direct + freight.total).toBe(total);
    expect(boxes.leftBehind).toEqual([]);
  }
});
test('no plan drawn by chance is below the bound', () => {
  const { week, answer } = planned;
  const luck = makeLuck(3);
  for (let i = 0; i < 12; i++) {
    const assigned = Int32Array.from(week.rows, (row) => {
      const ways = [...(row.direct === undefined ? [] : [DIRECT]), ...row.stocked.flatMap((cost, w) => (cost === undefined ? [] : [w]))];
      return ways[luck.below(ways.length)] ?? DIRECT;
    });
    expect(costOf(week, assigned)).toBeGreaterThanOrEqual(answer.bound);
  }
});
describe('planted faults', () => {
  const boundOf = (week: JointWeek): number => solver.solveMip(jointProgram(week).model, { gap: 0.001, maxNodes: 500 }).bound;
  test('boxes twice as dear in the bound as in truth put it above a plan', () => {
    const dear = planned.week.departures.map((departure) => ({ ...departure, loose: undefined, units: departure.units.map((unit) => ({ ...unit, cost: (unit.cost * 2) as typeof unit.cost })) }));
    expect(boundOf({ ...planned.week, departures: dear })).toBeGreaterThan(planned.answer.joint.total);
  });
  test('the program of the true week is not', () => {
    expect(boundOf(planned.week)).toBeLessThanOrEqual(planned.answer.joint.total + 1);
  });
});

/** The HiGHS adapter against models whose answers are known. */
import { expect, test } from 'vitest';
import { buildColumns, type LinearModel } from '../../planner/milp/index.ts';
import { makeLuck } from '../../planner/support/index.ts';
import { loadSolver } from '../../server/engine/highs.ts';

const solver = await loadSolver();

/** Two goods of worth 3 and 5; four hours on machine 1, twelve on machine 2, eighteen on machine 3 (Hillier & Lieberman): 2 and 6, worth 36. */
const wyndor = (isInteger = false): LinearModel => {
  const { columns, add } = buildColumns();
  add({ cost: -3, isInteger, entries: [[0, 1], [2, 3]] });
  add({ cost: -5, isInteger, entries: [[1, 2], [2, 2]] });
  return { columns, rowBounds: { lower: [-Infinity, -Infinity, -Infinity], upper: [4, 12, 18] } };
};

/** Worth 16, 22, 12, 8 of weight 5, 7, 4, 3, room for 14: the last three, worth 42; as an LP 44. */
const knapsack = (): LinearModel => {
  const { columns, add } = buildColumns();
  const weights = [5, 7, 4, 3];
  [16, 22, 12, 8].forEach((worth, i) => add({ cost: -worth, upper: 1, isInteger: true, entries: [[0, weights[i] as number]] }));
  return { columns, rowBounds: { lower: [-Infinity], upper: [14] } };
};

/** Equal machines and jobs of odd lengths, the longest machine the shortest: minutes of work for branch and bound. */
const makeHardProgram = (): LinearModel => {
  const { columns, add } = buildColumns();
  const luck = makeLuck(7);
  const [machines, jobs] = [8, 60];
  for (let j = 0; j < jobs; j++) {
    const length = 1000 + luck.below(9000);
    for (let m = 0; m < machines; m++) add({ cost: 0, upper: 1, isInteger: true, entries: [[j, 1], [jobs + m, length]] });
  }
  add({ cost: 1, entries: Array.from({ length: machines }, (_, m) => [jobs + m, -1] as const) });
  const every = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
  return { columns, rowBounds: { lower: [...every(jobs, 1), ...every(machines, -Infinity)], upper: [...every(jobs, 1), ...every(machines, 0)] } };
};

test('a linear model: primal, row duals ≤ 0 on upper bounds, reduced costs', () => {
  const session = solver.openLp(wyndor());
  const { status, objective, primal, rowDuals, reducedCosts } = session.solve({});
  session.dispose();
  expect([status, objective]).toEqual(['optimal', -36]);
  expect([...primal]).toEqual([2, 6]);
  expect([...rowDuals].map((dual) => Math.round(dual * 1e6) / 1e6 + 0)).toEqual([0, -1.5, -1]);
  expect([...reducedCosts].map((cost) => Math.abs(cost) < 1e-9)).toEqual([true, true]);
});

test('a model that grows: columns, rows and bounds, each solved from the basis before', () => {
  const session = solver.openLp(wyndor());
  const cold = session.solve({});
  const { columns, add } = buildColumns();
  add({ cost: -10, entries: [[0, 1], [1, 1], [2, 1]] });
  session.addColumns(columns);
  const more = session.solve({});
  expect(more.objective).toBeLessThan(cold.objective - 1);
  session.addRows({ lower: [-Infinity], upper: [0], entries: [[[2, 1]]] });
  expect(session.solve({}).objective).toBeCloseTo(-36, 9);
  session.setRowBounds(2, -Infinity, 12);
  expect(session.solve({}).objective).toBeCloseTo(-30, 9);
  session.setColumnBounds(1, 0, 3);
  expect(session.solve({}).objective).toBeCloseTo(-21, 9);
  session.dispose();
  expect(session.solve({}).status).toBe('failed');
});

test('no solution, no bound, out of work, stopped', () => {
  const contradiction = solver.openLp({ ...wyndor(), rowBounds: { lower: [5, -Infinity, -Infinity], upper: [Infinity, 12, 12] } });
  expect(contradiction.solve({}).status).toBe('infeasible');
  const endless = solver.openLp({ ...wyndor(), rowBounds: { lower: [-Infinity, -Infinity, -Infinity], upper: [Infinity, Infinity, Infinity] } });
  expect(endless.solve({}).status).toBe('unbounded');
  const short = solver.openLp(wyndor());
  expect(short.solve({ maxIterations: 0 }).status).toBe('limit');
  for (const session of [contradiction, endless, short]) session.dispose();
});

test('interior point gives the same objective', () => {
  const session = solver.openLp(wyndor());
  expect(session.solve({ interiorPoint: true }).objective).toBeCloseTo(-36, 5);
  session.dispose();
});

test('a mixed-integer model to its optimum, with bound', () => {
  const { status, best, bound } = solver.solveMip(knapsack(), {});
  expect([status, best?.objective, bound]).toEqual(['optimal', -42, -42]);
  expect([...(best?.values ?? [])].map(Math.round)).toEqual([0, 1, 1, 1]);
});

test('a start is kept, and whoever has the best already is told so', () => {
  const start = Float64Array.of(0, 1, 1, 1);
  expect(solver.solveMip(knapsack(), { start, maxNodes: 0 }).best?.objective).toBe(-42);
  const { bound } = solver.solveMip(knapsack(), { cutoff: -42 });
  expect(bound).toBeLessThanOrEqual(-42);
  expect(bound).toBeGreaterThanOrEqual(-44);
});

test('a program ends when the time of its solver does, wherever it is', async () => {
  const hard = makeHardProgram();
  const endsAt = performance.now() + 300;
  const timed = await loadSolver(() => endsAt - performance.now());
  // Never asked for in time: nothing but its own clock ends it.
  expect(timed.solveMip(hard, {}).status).toBe('stopped');
  expect(timed.solveMip(hard, {}).status).toBe('stopped');
  expect(performance.now() - endsAt).toBeLessThan(30_000);
});

test('what HiGHS refuses is a status, not an exception', () => {
  const broken: LinearModel = { ...wyndor(), rowBounds: { lower: [-Infinity], upper: [4] } };
  expect(solver.solveMip(broken, {}).status).toBe('failed');
  const session = solver.openLp(broken);
  expect(session.solve({}).status).toBe('failed');
  session.dispose();
});

test('size guard: a model too large for the runtime is refused unseen', () => {
  const { columns, rowBounds } = wyndor();
  const rows = { length: 5_000_000 } as unknown as readonly number[];
  const session = solver.openLp({ columns: { ...columns, rows }, rowBounds });
  expect(session.solve({}).status).toBe('failed');
  expect(solver.solveMip({ columns: { ...columns, rows }, rowBounds }, {}).status).toBe('failed');
});

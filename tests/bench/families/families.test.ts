/** Loaders and checkers of the families on tiny instances of our own, with the kernels as they stand in the sources. No peers, no bars. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import * as allocation from '../../../planner/allocation/index.ts';
import { assignJobs, BIN_COST, binPackingInstance, consolidate } from '../../../planner/consolidation/index.ts';
import { buildColumns } from '../../../planner/milp/index.ts';
import * as packing from '../../../planner/packing/index.ts';
import * as router from '../../../planner/router/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { clockedSolver } from './clocked-solver.mjs';
import { FAMILIES, type BenchLine } from './families.mjs';

const kernels = { ...router, ...packing, ...allocation, buildColumns, assignJobs, BIN_COST, binPackingInstance, consolidate, ...(await clockedSolver(loadSolver)) };
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const runFamily = (name: keyof typeof FAMILIES, directory = fixture(name)): BenchLine[] => {
  const family = FAMILIES[name];
  return family.load(directory).map((instance) => family.run(instance, { kernels, seconds: 1 }));
};
const summary = (lines: readonly BenchLine[]) => lines.map(({ instance, status, checked, equal, of }) => [instance, status, checked, `${equal}/${of}`]);

test('grids: fronts of two and three costs', () => {
  const lines = runFamily('mosp-grid');
  expect(summary(lines)).toEqual([
    ['grid0/2-costs', 'equal', true, '2/2'],
    ['grid0/3-costs', 'equal', true, '2/2'],
  ]);
  expect(lines.map((line) => line.answer)).toEqual([[1, 3], [1, 3]]);
});

test('roads: zone centroids are not passed, parallel arcs stay, binary pairs go both ways, no answers give the shape', () => {
  expect(summary(runFamily('road'))).toEqual([
    ['hamlet/pareto', 'equal', true, '1/1'],
    ['hamlet/shortest-time', 'equal', true, '2/2'],
    ['hamlet/shortest-length', 'equal', true, '1/1'],
    ['quay/shortest-distance', 'equal', true, '3/3'],
    ['pond/shape', 'shape', true, '0/0'],
  ]);
});

test('containers: upright sides, both support rules, the means', () => {
  const lines = runFamily('container3d');
  expect(lines.map(({ instance, status, checked, fill }) => [instance, status, checked, fill])).toEqual([
    ['BR0_1/full', 'optimal', true, 1], ['BR0_1/none', 'optimal', true, 1], ['BR0_2/full', 'feasible', true, 0.75], ['BR0_2/none', 'feasible', true, 0.75],
  ]);
  expect(FAMILIES.container3d.summarize?.(lines).map(({ instance, status, checked }) => [instance, status, checked])).toEqual([['mean/full', 'missed', true], ['mean/none', 'missed', true]]);
});

test('timetable: boarding and leaving forbidden, exceptions, after midnight, the next days', () => {
  const [line] = runFamily('timetable');
  expect(summary([line as BenchLine])).toEqual([['harbor', 'equal', true, '5/5']]);
  expect(line?.threeDays).toEqual({ equal: 8, of: 8 });
  expect(line?.answer).toEqual([30600, 29400, 203400, 31200, 31200, 87630, 120600, 117000]);
});

test.each([
  ['bpp1d', 'crates', 3],
  ['vbp2d', 'pallets', 3],
  ['gap', 'desks', 5],
  ['cflp', 'quays', 45],
  ['sscflp', 'sheds', 45],
  ['pmedian', 'stalls', 4],
] as const)('%s: the best there is, proven and checked', (name, instance, best) => {
  const [line] = runFamily(name);
  expect(line).toMatchObject({ family: name, instance, objective: best, bound: best, gap: 0, status: 'equal', checked: true });
});

test.each([
  ['bpp1d', '{ "crates": { "best_bins": 2 } }'],
  ['vbp2d', '{ "pallets": { "best_bins": 2 } }'],
  ['gap', '{ "desks": { "best": 4 } }'],
  ['cflp', '{ "quays": { "opt_multi_source": 44 } }'],
  ['sscflp', '{ "sheds": { "opt_single_source": 44 } }'],
  ['pmedian', '{ "stalls": { "opt": 3 } }'],
] as const)('%s: whoever does better than we is noticed', (name, answers) => {
  const copy = mkdtempSync(join(tmpdir(), 'families-'));
  cpSync(fixture(name), copy, { recursive: true });
  writeFileSync(join(copy, 'answers.json'), answers);
  expect(runFamily(name, copy).map(({ status }) => status)).toEqual(['above']);
  rmSync(copy, { recursive: true });
});

describe('what is wrong is noticed', () => {
  const copies: string[] = [];
  afterEach(() => copies.splice(0).forEach((copy) => rmSync(copy, { recursive: true, force: true })));
  const copyOf = (name: string): string => {
    const copy = mkdtempSync(join(tmpdir(), 'families-'));
    copies.push(copy);
    cpSync(fixture(name), copy, { recursive: true });
    return copy;
  };
  const change = (path: string, from: string, to: string): void => writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

  test.each([
    ['mosp-grid', 'solutions_p0_2costs.txt', '6 7', '6 8'],
    ['road', 'answers.json', '9500', '9501'],
    ['timetable', 'answers.json', '87630', '87631'],
  ] as const)('%s: an answer that differs', (family, file, from, to) => {
    const directory = copyOf(family);
    change(join(directory, file), from, to);
    expect(runFamily(family, directory).map((line) => line.status)).toContain('differs');
  });

  test('a directory that is not there, or lacks a file', () => {
    for (const name of ['container3d', 'mosp-grid', 'road', 'timetable'] as const) expect(() => FAMILIES[name].load(join(tmpdir(), 'not-there'))).toThrow('cannot read');
    const directory = copyOf('timetable');
    rmSync(join(directory, 'harbor', 'trips.txt'));
    expect(() => FAMILIES['timetable'].load(directory)).toThrow('trips.txt');
  });

  test('compressed files are read as well', () => {
    const directory = copyOf('mosp-grid');
    const plain = join(directory, 'Grid0.txt');
    writeFileSync(`${plain}.gz`, gzipSync(readFileSync(plain)));
    rmSync(plain);
    expect(runFamily('mosp-grid', directory).every((line) => line.status === 'equal')).toBe(true);
  });
});

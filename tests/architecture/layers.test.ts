/** The house keeps its walls: every rule of .dependency-cruiser.cjs holds, and each is shown to bite by a planted import. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

const violationsIn = async (base: string, rooms: string[]): Promise<{ modules: number; violations: string[] }> => {
  const { output } = await cruise(
    rooms,
    { ruleSet: rules as never, validate: true, tsPreCompilationDeps: true, baseDir: base, doNotFollow: { path: 'node_modules' } },
    {},
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const { summary } = output as ICruiseResult;
  return { modules: summary.totalCruised, violations: summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`) };
};

test('every import stays in its room', async () => {
  const { modules, violations } = await violationsIn(root, ['planner', 'server', 'web', 'tests/planner']);
  // A cruiser that cannot parse TypeScript finds no modules and no faults; that must not pass.
  expect(modules).toBeGreaterThan(80);
  expect(violations).toEqual([]);
});

/** For every rule one import that breaks it: file, and the line it begins with. */
const PLANTED: Record<string, readonly [file: string, line: string]> = {
  'floor-0-domain': ['planner/domain/planted.ts', "import '../support/index.ts';"],
  'floor-1-support': ['planner/support/planted.ts', "import '../network/index.ts';"],
  'floor-2-network': ['planner/network/planted.ts', "import '../router/index.ts';"],
  'floor-2-milp': ['planner/milp/planted.ts', "import '../packing/index.ts';"],
  'floor-2-packing': ['planner/packing/planted.ts', "import '../network/index.ts';"],
  'floor-3-tariff': ['planner/tariff/planted.ts', "import '../emissions/index.ts';"],
  'floor-3-emissions': ['planner/emissions/planted.ts', "import '../quote/index.ts';"],
  'floor-3-reliability': ['planner/reliability/planted.ts', "import '../router/index.ts';"],
  'floor-4-router': ['planner/router/planted.ts', "import '../quote/index.ts';"],
  'floor-5-allocation': ['planner/allocation/planted.ts', "import '../consolidation/index.ts';"],
  'floor-5-consolidation': ['planner/consolidation/planted.ts', "import '../offer/index.ts';"],
  'floor-5-quote': ['planner/quote/planted.ts', "import '../offer/index.ts';"],
  'floor-6-board': ['planner/board/planted.ts', "import '../offer/index.ts';"],
  'floor-6-offer': ['planner/offer/planted.ts', "import '../board/index.ts';"],
  'router-knows-no-tariff': ['planner/router/planted.ts', "import '../tariff/index.ts';"],
  'planner-is-pure': ['planner/quote/planted.ts', "import '../../server/config.ts';"],
  'planner-no-io': ['planner/quote/planted.ts', "import 'node:fs';"],
  'planner-npm-allow-list': ['planner/quote/planted.ts', "import 'express';"],
  'zones-are-read-in-one-file': ['planner/network/planted.ts', "import 'luxon';"],
  'engine-through-its-door': ['planner/quote/planted.ts', "import '../router/search.ts';"],
  'server-through-the-door': ['server/planted.ts', "import '../planner/router/search.ts';"],
  'tests-reach-into-their-own-engine-only': ['tests/planner/quote/planted.test.ts', "import '../../../planner/router/search.ts';"],
  'use-cases-see-ports-only': ['server/usecases/planted.ts', "import '../adapters/system/clock.ts';"],
  'use-cases-know-no-http': ['server/usecases/planted.ts', "import '../http/errors.ts';"],
  'web-through-http': ['web/planted.ts', "import '../planner/domain/index.ts';"],
  'no-cycles': ['planner/support/planted.ts', "import './planted-too.ts';"],
  'no-orphans': ['planner/support/planted.ts', '/* imported by nobody, imports nothing */'],
};

describe('a planted import trips its rule by name', () => {
  const copies: string[] = [];
  afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

  test('every rule has one', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(rules.forbidden.map((r) => r.name).sort());
  });

  test.each(Object.entries(PLANTED))('%s', async (name, [file, line]) => {
    // A skeleton of doors is enough: the rules look at paths, not at what is behind them.
    const copy = mkdtempSync(join(tmpdir(), 'layers-'));
    copies.push(copy);
    const write = (path: string, text: string): void => {
      mkdirSync(join(copy, dirname(path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    };
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    write('package.json', readFileSync(join(root, 'package.json'), 'utf8'));
    for (const room of ['domain', 'support', 'network', 'tariff', 'emissions', 'router', 'quote', 'offer', 'milp', 'packing', 'consolidation', 'board']) write(`planner/${room}/index.ts`, 'export const door = 1;\n');
    write('planner/router/search.ts', 'export const inner = 1;\n');
    write('server/config.ts', 'export const config = 1;\n');
    write('server/adapters/system/clock.ts', 'export const clock = 1;\n');
    write('server/http/errors.ts', 'export const errors = 1;\n');
    if (name === 'no-cycles') write('planner/support/planted-too.ts', "import './planted.ts';\nexport const too = 1;\n");
    write(file, `${line}\nexport const planted = 1;\n`);
    const { violations } = await violationsIn(copy, ['planner', 'server', 'tests', 'web'].filter((room) => readdirSync(copy).includes(room)));
    expect(violations.filter((v) => v.startsWith(`${name}: `) && v.includes(file))).not.toEqual([]);
  });
});

test('every planner room stands on a floor', () => {
  const floors = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8');
  const rooms = readdirSync(join(root, 'planner'), { withFileTypes: true }).filter((d) => d.isDirectory()).map((d) => d.name);
  expect(rooms.length).toBeGreaterThan(4);
  expect(rooms.filter((room) => !floors.includes(`'${room}'`))).toEqual([]);
});

test('the planner draws no luck and reads no clock', () => {
  const files = readdirSync(join(root, 'planner'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(30);
  const guilty = files.filter((f) => /Math\.random|new Date\(\)|Date\.now|performance\.now|DateTime\.(now|local\(\))/.test(readFileSync(join(root, 'planner', f), 'utf8')));
  expect(guilty).toEqual([]);
});

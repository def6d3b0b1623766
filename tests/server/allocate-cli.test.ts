/** `corridor allocate` and `allocate-sample`, in line: the documented file is read, its plan judged and told, and every fault of a file is told at once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleStock } from '../../planner/allocation/index.ts';
import { fromStockQuestion } from '../../server/http/contract/from-stock.ts';
import { toStockQuestion } from '../../server/http/contract/to-stock.ts';
import { corridor } from '../support/corridor.ts';

const folder = mkdtempSync(join(tmpdir(), 'allocation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: unknown): string => {
  const path = join(folder, 'file.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const page = readFileSync(resolve(import.meta.dirname, '../../docs/allocation-file.md'), 'utf8');
const documented = /```json\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
type Members = Record<string, unknown>;
type Example = Members & Record<'skus' | 'markets' | 'demand' | 'warehouses' | 'lanes' | 'lastMiles' | 'direct', Members[]>;
const example = (): Example => JSON.parse(documented) as Example;
const fen = (amount: unknown): number => Math.round(Number(amount) * 100);

describe('the documented example', () => {
  test('is planned to the proven least cost; parts, sites and orders sum to it', async () => {
    const { status, out, err } = await corridor('allocate', file(documented), '--json', '--gap', '0');
    expect([status, err]).toEqual([0, '']);
    const told = JSON.parse(out) as Members & { costs: Members; sites: Members[]; served: Members[]; orders: { lines: { sku: string; units: number }[] }[]; service: Members[]; stock: Members[] };
    expect(told).toMatchObject({ currency: 'CNY', status: 'optimal', endedBy: 'gap', gap: 0, sites: [{ warehouse: 'ICN', lane: 'WEI-ICN' }] });
    expect(told['bound']).toBe(told['cost']);
    expect(Object.values(told.costs).reduce<number>((sum, part) => sum + fen(part), 0)).toBe(fen(told['cost']));
    // The masks may not leave under the lane's mode.
    expect(told.served).toEqual([{ sku: 'rod', market: 'SEL', from: 'ICN' }, { sku: 'rod', market: 'PUS', from: 'ICN' }, { sku: 'mask', market: 'SEL', from: null }]);
    const ordered = told.orders.flatMap(({ lines }) => lines).reduce((sum, { units }) => sum + units, 0);
    expect(ordered).toBe(1560);
    expect(told.service.map(({ market, stockInTime }) => [market, stockInTime])).toEqual([['SEL', 0.9], ['PUS', expect.closeTo(0.9093, 3)]]);
  });
  test('is told to a reader in words', async () => {
    const { status, out } = await corridor('allocate', file(documented), '--gap', '0');
    expect(status).toBe(0);
    expect(out).toMatch(/^[\d.]+ CNY, at most 0\.00 % above the best \(bound [\d.]+\); optimal, ended by gap after [\d.]+ s\n/);
    expect(out).toMatch(/\nICN +WEI-ICN +\d +2 +[\d.]+\ndirect: 1 of 3\n/);
  });
  test('names every member there is', () => {
    const read = toStockQuestion(example());
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const members = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(members) : value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([name, inner]) => [name, ...members(inner)]) : []);
    const names = new Set(members(fromStockQuestion(read.value)));
    expect([...names].filter((name) => !page.includes(name))).toEqual([]);
    expect(names.size).toBeGreaterThan(45);
  });
});

test('a seeded sample is a sound file, the same for the same seed, read as the question it was written from', async () => {
  const sample = (seed: string): ReturnType<typeof corridor> => corridor('allocate-sample', '--seed', seed, '--skus', '6', '--markets', '3', '--sites', '2', '--weeks', '8');
  const first = await sample('4');
  const size = { skus: 6, markets: 3, sites: 2, weeks: 8 };
  expect(sampleStock({ seed: 5, ...size })).not.toEqual(sampleStock({ seed: 4, ...size }));
  expect(toStockQuestion(JSON.parse(first.out))).toEqual({ ok: true, value: sampleStock({ seed: 4, ...size }) });
});

describe('faults', () => {
  test('of a file are told at once, each where it stands', async () => {
    const bad = example();
    Object.assign(bad, { startsOn: '2026-01-06', mostSites: 0, leastSites: 1 });
    Object.assign(bad.skus[0] as Members, { grossKg: -1 });
    Object.assign(bad.markets[1] as Members, { id: 'SEL' });
    Object.assign(bad.demand[1] as Members, { mean: [1, 2], sku: 'reel' });
    Object.assign(bad.warehouses[0] as Members, { storage: [{ fromDay: 0, perCbmDay: '2.00' }, { fromDay: 30, perCbmDay: '1.00' }] });
    Object.assign(bad.lanes[1] as Members, { departures: ['2026-01-07T12:00:00+08:00', '2026-03-21T12:00:00+08:00'], leadTime: [{ hours: 96, share: 0.9 }] });
    Object.assign(bad.lastMiles[0] as Members, { perUnit: 'much' });
    const { status, out } = await corridor('allocate', file(bad), '--json', '--gap', '2');
    expect(status).toBe(2);
    const told = (JSON.parse(out) as { errors: { flag: string; code: string }[] }).errors.map(({ flag, code }) => `${flag} ${code}`);
    expect(told).toEqual([
      '--gap OUT_OF_RANGE', '/skus/0/grossKg OUT_OF_RANGE', '/lastMiles/0/perUnit NOT_A_NUMBER', '/startsOn UNKNOWN_VALUE', '/markets/1/id DUPLICATE_ID', '/demand/1/sku UNKNOWN_ID', '/demand/1/market UNKNOWN_ID', '/demand/1/mean OUT_OF_RANGE',
      '/warehouses/0/storage/1/perCbmDay OUT_OF_RANGE', '/lanes/1/departures/1 OUT_OF_RANGE', '/lanes/1/leadTime UNKNOWN_VALUE', '/lastMiles/1/market UNKNOWN_ID', '/direct/1/market UNKNOWN_ID', '/leastSites CONFLICT',
    ]);
  });
  test('of the command line, and files that are none', async () => {
    for (const none of [[], null, 7, 'text']) expect(toStockQuestion(none)).toMatchObject({ ok: false });
    const { status, err } = await corridor('allocate', file('{'), '--sparks', '--gap');
    expect(status).toBe(2);
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual(['--sparks', '--gap', join(folder, 'file.json'), '']);
  });
});

test('a question without a plan is answered with who cannot be served, and why', async () => {
  const bad = example();
  bad.direct.splice(1, 1);
  Object.assign(bad.markets[1] as Members, { promise: { hours: 24, share: 0.9 } });
  const { status, out, err } = await corridor('allocate', file(bad), '--json');
  expect(status).toBe(3);
  expect(JSON.parse(out)).toEqual({ status: 'infeasible', unserved: [{ sku: 'rod', market: 'PUS', reasons: [{ code: 'NO_DIRECT' }, { warehouse: 'ICN', code: 'PROMISE' }, { warehouse: 'PUS-N', code: 'CLOSED' }] }], limits: [] });
  expect(err).toBe('Nobody may serve rod in PUS: direct NO_DIRECT, ICN PROMISE, PUS-N CLOSED\n');
});

/** `corridor consolidate` and `consolidate-sample`, in line: the documented file is read, its plan judged and told, and every fault of a file is told at once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkInstance, checkPlan, sampleInstance } from '../../planner/consolidation/index.ts';
import { fromInstance } from '../../server/http/contract/from-instance.ts';
import { toInstance } from '../../server/http/contract/to-instance.ts';
import { corridor } from '../support/corridor.ts';

const folder = mkdtempSync(join(tmpdir(), 'consolidation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: unknown, name = 'file.json'): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const documented = /```json\n([\s\S]+?)```/.exec(readFileSync(resolve(import.meta.dirname, '../../docs/consolidation-file.md'), 'utf8'))?.[1] ?? '';
type Members = Record<string, unknown>;
const example = (): Members & { consignments: Members[]; departures: Members[] } => JSON.parse(documented) as never;
interface Told {
  readonly cost: string;
  readonly bound: string;
  readonly gap: number;
  readonly status: string;
  readonly endedBy: string;
  readonly parts: Record<string, string>;
  readonly batches: { departure: string; unit: string; consignments: string[]; cost: string; grossKg: number; volumeCbm: number }[];
  readonly leftBehind: { id: string; reason: { code: string } | null; fix: { kind: string; price: string } | null }[];
  readonly seconds: number;
}
const consolidate = async (path: string, ...flags: string[]): Promise<Told> => {
  const { status, out, err } = await corridor('consolidate', path, '--json', ...flags);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as Told;
};

describe('the documented example', () => {
  test('is planned to the proven least cost, the parts and batches sum to it', async () => {
    const told = await consolidate(file(documented), '--gap', '0', '--seconds', '30');
    expect(told).toMatchObject({ currency: 'CNY', status: 'optimal', endedBy: 'gap', gap: 0 });
    expect(told.bound).toBe(told.cost);
    const fen = (amount: string): number => Math.round(Number(amount) * 100);
    expect(Object.values(told.parts).reduce((sum, part) => sum + fen(part), 0)).toBe(fen(told.cost));
    expect(told.batches.map(({ departure, unit, consignments }) => [departure, unit, consignments])).toEqual([['FERRY-WEI-INC@2026-12-08', '20RF', ['C2']], ['FERRY-WEI-INC@2026-12-08', 'loose', ['C1']]]);
    expect(told.leftBehind).toMatchObject([{ id: 'C3' }]);
    expect(told.batches.reduce((sum, batch) => sum + fen(batch.cost), 0) + fen(told.parts['leftBehind'] ?? '')).toBe(fen(told.cost));
  });
  test('is told to a reader in words', async () => {
    const { status, out } = await corridor('consolidate', file(documented), '--gap', '0');
    expect(status).toBe(0);
    expect(out).toMatch(/^[\d.]+ CNY, at most 0\.00 % above the best \(bound [\d.]+\); optimal, ended by gap after [\d.]+ s\n/);
    expect(out).toContain('20RF');
    expect(out).toMatch(/left behind {2}C3: \w+ on FERRY-WEI-INC@2026-12-08/);
  });
  test('names every member there is', () => {
    const read = toInstance(example());
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    // Whatever the writer can say stands in the page, in words of the page.
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/consolidation-file.md'), 'utf8');
    const members = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(members) : value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([name, inner]) => [name, ...members(inner)]) : []);
    const names = new Set(members(fromInstance({ ...read.value, consignments: [...read.value.consignments] })));
    for (const id of ['KR-SEL', 'C1', 'C3']) names.delete(id);
    expect([...names].filter((name) => !page.includes(name))).toEqual([]);
    expect(names.size).toBeGreaterThan(45);
  });
});

describe('a seeded sample', () => {
  test('is a sound file, the same for the same seed, read as the instance it was written from', async () => {
    const sample = (seed: string): ReturnType<typeof corridor> => corridor('consolidate-sample', '--seed', seed, '--consignments', '40', '--departures', '8');
    const first = await sample('4');
    expect((await sample('4')).out).toBe(first.out);
    expect((await sample('5')).out).not.toBe(first.out);
    expect(toInstance(JSON.parse(first.out))).toEqual({ ok: true, value: sampleInstance({ seed: 4, consignments: 40, departures: 8 }) });
  });
  test('ends at the time it is given, with a plan the judge accepts', async () => {
    const instance = sampleInstance({ seed: 2, consignments: 60, departures: 10 });
    const told = await consolidate(file(fromInstance(instance)), '--gap', '0', '--seconds', '1');
    const { faults, cost } = checkPlan(instance, { batches: told.batches.map(({ departure, unit, consignments }) => ({ departure, unit, consignments })), leftBehind: told.leftBehind.map(({ id }) => id) });
    expect(faults).toEqual([]);
    expect(cost.total).toBe(Math.round(Number(told.cost) * 100));
    expect(told.endedBy).toBe('time');
    expect(Number(told.bound)).toBeLessThanOrEqual(Number(told.cost));
  });
  test('5,000 × 60 has no fault and is as large', () => {
    const instance = sampleInstance({ seed: 1, consignments: 5000, departures: 60 });
    expect(checkInstance(instance)).toEqual([]);
    expect([instance.consignments.length, instance.departures.length]).toEqual([5000, 60]);
  });
  test.each([[300, 40, 0.05], [60, 10, 0.065]])('%i × %i: no fault, and 5 % of the pairs kept apart by class', (consignments, departures, apart) => {
    for (const seed of [1, 2, 3]) {
      const instance = sampleInstance({ seed, consignments, departures });
      expect(checkInstance(instance)).toEqual([]);
      expect(instance.departures.length).toBe(departures);
      const { regimeGroups, segregated } = instance.mix;
      const groupOf = (regime: string): number => regimeGroups.findIndex((group) => group.includes(regime));
      let pairs = 0;
      let kept = 0;
      for (const [i, a] of instance.consignments.entries())
        for (const b of instance.consignments.slice(i + 1)) {
          pairs += 1;
          const isSegregated = segregated.some(([x, y]) => (a.dangerousGoods === x && b.dangerousGoods === y) || (a.dangerousGoods === y && b.dangerousGoods === x));
          if (a.temperature !== b.temperature || groupOf(a.regime) !== groupOf(b.regime) || isSegregated || ((a.alone || b.alone) && a.consignee !== b.consignee)) kept += 1;
        }
      expect(Math.abs(kept / pairs - apart)).toBeLessThan(0.01);
    }
    if (consignments === 300) expect(sampleInstance({ seed: 1, consignments, departures }).departures.reduce((sum, { units }) => sum + units.length, 0)).toBe(173);
  });
});

describe('every fault of a file at once', () => {
  const faultsOf = async (content: unknown): Promise<string[]> => {
    const { status, out, err } = await corridor('consolidate', file(content), '--json');
    expect(status).toBe(2);
    const { errors } = JSON.parse(out) as { errors: { pointer: string; code: string; message: string }[] };
    expect(err.trim().split('\n')).toHaveLength(errors.length);
    expect(errors.every(({ message }) => message.length > 3 && !message.includes('undefined'))).toBe(true);
    return errors.map(({ pointer, code }) => `${code} ${pointer}`).sort();
  };
  test('by pointer, in shape and in meaning', async () => {
    const bad = example();
    const [first, second, third] = bad.consignments as [Members, Members, Members];
    const [ferry] = bad.departures as [Members];
    Object.assign(first, { grossKg: -1, readyAt: 'tomorrow', holdingPerDay: '1.234', colour: 'red' });
    Object.assign(second, { leftBehindCost: 12 });
    delete third['destination'];
    Object.assign(ferry, { plugs: 0.5 });
    Object.assign(bad, { pins: [{ consignments: ['C9'], departure: 'NOWHERE' }], mix: { apart: [['C1', 'C8']] }, extra: 1 });
    expect(await faultsOf(bad)).toEqual([
      'MISSING /consignments/2/destination', 'NOT_AN_INSTANT /consignments/0/readyAt', 'NOT_A_NUMBER /consignments/0/holdingPerDay', 'OUT_OF_RANGE /consignments/0/grossKg', 'UNKNOWN_FIELD /consignments/0/colour', 'UNKNOWN_FIELD /extra',
      'UNKNOWN_ID /mix/apart/0/1', 'UNKNOWN_ID /pins/0/consignments/0', 'UNKNOWN_ID /pins/0/departure', 'UNKNOWN_VALUE /consignments/1/leftBehindCost', 'UNKNOWN_VALUE /departures/0/plugs',
    ]);
  });
  test('ids that stand twice, pins that cannot be kept, a limit of changes that cannot', async () => {
    const bad = example();
    bad.consignments.push({ ...(bad.consignments[0] as Members) });
    Object.assign(bad, {
      pins: [{ consignments: ['C2', 'C2'], departure: 'FERRY-WEI-INC@2026-12-08', unit: '20GP' }, { consignments: ['C3'], departure: 'FERRY-WEI-INC@2026-12-08', unit: '53HQ' }],
      churn: { before: { C1: { departure: 'GONE', unit: '20GP' }, C7: null }, mostChanges: 0 },
    });
    expect(await faultsOf(bad)).toEqual(['CONFLICT /pins/0', 'CONFLICT /pins/0/consignments/1', 'DUPLICATE_ID /consignments/3/id', 'OUT_OF_RANGE /churn/mostChanges', 'UNKNOWN_ID /churn/before/C7', 'UNKNOWN_ID /pins/1/unit']);
  });
  test('yen have no sen; sums stay within what a number holds', async () => {
    const yen = JSON.parse(documented.replaceAll('"CNY"', '"JPY"').replaceAll('.00"', '"')) as Members;
    expect(toInstance(yen).ok).toBe(true);
    expect(toInstance({ ...example(), currency: 'JPY' })).toMatchObject({ ok: false });
    const huge = example();
    for (const consignment of huge.consignments) consignment['leftBehindCost'] = '9999999999999.00';
    huge.consignments[0]!['holdingPerDay'] = '9999999999999.00';
    expect(await faultsOf(huge)).toEqual(['OUT_OF_RANGE /consignments/0/holdingPerDay']);
  });
  test.each([['no JSON', '{', 'UNREADABLE_ROW'], ['a list', [], 'UNKNOWN_VALUE'], ['nothing in it', {}, 'MISSING']])('%s: exit 2', async (_, content, code) => {
    expect((await faultsOf(content)).map((fault) => fault.split(' ')[0])).toContain(code);
  });
  test('flags: unknown, without a value, out of range; no file', async () => {
    const { status, out } = await corridor('consolidate', '--json', '--fast', '--gap', '2', '--seed', '1.5', '--seconds');
    expect(status).toBe(2);
    expect((JSON.parse(out) as { errors: { flag: string; code: string }[] }).errors.map(({ flag, code }) => `${flag} ${code}`)).toEqual(['--fast UNKNOWN_FIELD', '--gap OUT_OF_RANGE', '--seconds MISSING', '--seed NOT_A_NUMBER', 'FILE.json MISSING']);
  });
  test('pins that cannot all be kept: exit 3, and who is in the way', async () => {
    const bad = example();
    Object.assign(bad, { pins: [{ consignments: ['C1'], departure: 'FERRY-WEI-INC@2026-12-08', unit: '20GP' }, { consignments: ['C3'], departure: 'FERRY-WEI-INC@2026-12-08', unit: '20GP' }], churn: undefined });
    (bad.departures[0] as { units: Members[] }).units[0]!['available'] = 1;
    const { status, out, err } = await corridor('consolidate', file(bad), '--json', '--seconds', '2');
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ status: 'infeasible' });
    expect(err).toContain('No plan keeps');
  });
});

/** What is asked of a plan that stands: its list, another beside it, the load of a box, hold or go, paper; and a question without a plan. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchLoadPlanBody, ConsolidationBody, ConsolidationRowBody, HoldOrGoBody, PlanComparisonBody } from '../../server/http/contract/consolidation.ts';
import type { ProblemBody } from '../../server/http/contract/quote.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startShidao, WEEK, type Shidao } from '../support/shidao.ts';

let shidao: Shidao;
let plan: ConsolidationBody;
/** Ids by reference. */
let ids: Readonly<Record<string, string>>;
const call = <T>(path: string, headers: Record<string, string> = {}) => shidao.office.call<T>('GET', `/api/v1/consolidations/${plan.id}/${path}`, undefined, headers);
const pdf = async (path: string): Promise<{ status: number; type: string; text: string; bytes: Uint8Array }> => {
  const response = await fetch(`${shidao.office.base}/api/v1/consolidations/${plan.id}/${path}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes, text: response.ok ? readPdf(bytes).text.replaceAll(/\s+/g, '') : Buffer.from(bytes).toString() };
};
const minor = (amount: { readonly amount: string } | null | undefined): number => Math.round(Number(amount?.amount) * 100);
const sum = (amounts: readonly ({ readonly amount: string } | null)[]): number => amounts.reduce((total, amount) => total + minor(amount), 0);
const box = (): string => encodeURIComponent(plan.plan?.batches.find(({ unit }) => unit !== 'loose')?.id ?? '');

beforeAll(async () => {
  shidao = await startShidao();
  const pieces = [{ lengthMm: 1200, widthMm: 1000, heightMm: 1000, count: 15, weightKg: '120' }];
  const lots = [
    { reference: 'A-1', shipper: '石岛渔具示例厂', weightKg: '1800', volumeCbm: '18', pieces }, { reference: 'A-2', shipper: '石岛渔具示例厂', weightKg: '1200', volumeCbm: '15' },
    { reference: 'B-1', shipper: '荣成家纺示例公司', weightKg: '2100', volumeCbm: '18', pieces: [{ ...pieces[0], weightKg: null }] }, { reference: 'C-1', shipper: '成山包裹示例公司', weightKg: '300', volumeCbm: '2.4' },
  ];
  const entered: [string, string][] = [];
  for (const lot of lots) entered.push([lot.reference, await shidao.enter(lot)]);
  ids = Object.fromEntries(entered);
  plan = await shidao.plan();
}, 120_000);
afterAll(() => shidao.close());

test('shippers: bills sum to the batches, each with what the same goods cost alone and what is saved', () => {
  const { shippers = [], batches = [] } = plan.plan ?? {};
  expect(shippers.map(({ shipper }) => shipper)).toEqual(['成山包裹示例公司', '石岛渔具示例厂', '荣成家纺示例公司']);
  expect(sum(shippers.map(({ cost }) => cost))).toBe(sum(batches.map(({ cost }) => cost)));
  for (const { cost, alone, saving } of shippers) expect(minor(saving)).toBe(minor(alone) - minor(cost));
  expect(sum(shippers.map(({ saving }) => saving))).toBeGreaterThan(0);
});

describe('the load of a box', () => {
  test('has every piece with sizes and names the goods that have none', async () => {
    const { status, body, text } = await call<BatchLoadPlanBody>(`load-plan?batch=${box()}`);
    expect(status, text).toBe(200);
    const inside = plan.plan?.batches.find(({ id }) => id === body.batch)?.consignments ?? [];
    expect(body.plan?.placements.length).toBe(15 * [ids['A-1'], ids['B-1']].filter((id) => inside.includes(id as string)).length);
    expect(body.missing.map(({ consignment, code }) => `${consignment} ${code}`).toSorted()).toEqual([ids['A-2'], ids['C-1']].filter((id) => inside.includes(id as string)).map((id) => `${id} NO_SIZES`).toSorted());
    // Pieces that were not weighed share the weight of their consignment.
    if (inside.includes(ids['B-1'] as string)) expect(body.plan?.weightKg).toBeCloseTo(15 * 120 + 2100, 0);
  });
  test('as paper names the departure and what is not drawn', async () => {
    const { status, type, text } = await pdf(`load-plan.pdf?batch=${box()}&language=zh`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    for (const said of ['装箱图', '没有件的尺寸', 'A-2', '仁川']) expect(text).toContain(said);
  });
  test.each([['load-plan?batch=x', 422, 'NO_SUCH_BATCH'], ['load-plan', 422, 'INVALID_REQUEST'], ['hold-or-go?batch=x', 422, 'NO_SUCH_BATCH'], ['load-plan.pdf?batch=x&language=fr', 422, 'INVALID_REQUEST'], ['comparison?with=x', 422, 'INVALID_REQUEST']])('%s is refused', async (path, status, code) => {
    const answered = await call<ProblemBody>(path);
    expect([answered.status, answered.body.code]).toEqual([status, code]);
  });
});

test('the manifest as paper: each consignment once, with seal and hands', async () => {
  const { status, text, bytes } = await pdf('manifest.pdf?language=zh');
  expect(status).toBe(200);
  for (const said of ['装箱清单', '封号', '华东明珠VIII', '装箱人', ...Object.keys(ids), '荣成家纺示例公司']) expect(text).toContain(said);
  expect(Buffer.from((await pdf('manifest.pdf?language=zh')).bytes).equals(Buffer.from(bytes))).toBe(true);
});

describe('hold or go', () => {
  test('a hub that opened yesterday has no history to judge by', async () => {
    shidao.office.at('2026-12-07T10:00:00+08:00');
    const { body } = await call<HoldOrGoBody>(`hold-or-go?batch=${box()}`);
    expect(body).toMatchObject({ reason: 'HISTORY_SHORT', points: [], best: null, history: { leastDays: 14 } });
  });
  test('with weeks of arrivals: the parts sum, the first is the departure planned, the best is the cheapest', async () => {
    for (let day = 10; day < 30; day += 3) await shidao.enter({ reference: `OLD-${day}`, shipper: '上月示例公司', weightKg: '900', volumeCbm: '9', readyAt: `2026-11-${day}T09:00:00+08:00` });
    const { body } = await call<HoldOrGoBody>(`hold-or-go?batch=${box()}`);
    expect(body.reason).toBeNull();
    expect(body.history.arrivals).toBeGreaterThan(6);
    expect(body.points[0]).toMatchObject({ departure: plan.plan?.batches.find(({ id }) => encodeURIComponent(id) === box())?.departure, waits: 0, difference: { amount: '0.00' } });
    for (const { parts, expectedCost } of body.points) expect(sum(Object.values(parts))).toBe(minor(expectedCost));
    expect(minor(body.points[body.best ?? -1]?.expectedCost)).toBe(Math.min(...body.points.map(({ expectedCost }) => minor(expectedCost))));
    expect(body.points.map(({ expectedFill }) => expectedFill)).toEqual(body.points.map(({ expectedFill }) => expectedFill).toSorted((a, b) => a - b));
  });
});

describe('further plans', () => {
  test('are listed newest first, page by page, and held against each other', async () => {
    const pin = { consignments: [ids['C-1']], departure: 'FERRY-SHD-KUV@2026-12-12@KRKUV', unit: 'loose', closed: false };
    const second = await shidao.plan({ pins: [pin], seconds: 1, gap: 0.1 });
    const list = async (query: string) => (await shidao.office.call<{ rows: ConsolidationRowBody[]; next: string | null }>('GET', `/api/v1/consolidations?hub=CNSHD${query}`)).body;
    const first = await list('&limit=1');
    expect(first.rows.map(({ id }) => id)).toEqual([second.id]);
    expect((await list(`&limit=1&after=${first.next}`)).rows.map(({ id }) => id)).toEqual([plan.id]);
    expect((await shidao.office.call('GET', `/api/v1/consolidations?hub=CNSHD&after=${crypto.randomUUID()}`)).status).toBe(422);
    const { body } = await shidao.office.call<PlanComparisonBody>('GET', `/api/v1/consolidations/${second.id}/comparison?with=${plan.id}`);
    expect(minor(body.difference)).toBe(minor(second.plan?.cost) - minor(plan.plan?.cost));
    expect(sum(Object.values(body.parts))).toBe(minor(body.difference));
    expect(body.changes.find(({ consignment }) => consignment === ids['C-1'])?.to).toEqual({ departure: pin.departure, unit: 'loose' });
  });
});

test('a box a carrier has promised is there, where there is no space else', async () => {
  const departure = 'FERRY-SHD-INC@2026-12-08@KRINC';
  const made = await shidao.plan({ teuPerDeparture: 0, extraUnits: [{ departure, unit: '40HQ', count: 1 }], seconds: 1, gap: 0.1 });
  expect(made.plan?.batches.map((batch) => `${batch.departure} ${batch.unit}`)).toEqual([`${departure} 40HQ`]);
  expect(made.question.extraUnits).toHaveLength(1);
});

describe('no plan', () => {
  test('pins that cannot be kept are named, and what to do is said in every language', async () => {
    const pins = [{ consignments: [ids['A-1'], ids['B-1']], departure: 'FERRY-SHD-INC@2026-12-08@KRINC', unit: '20GP', closed: true }];
    const refused = await shidao.plan({ pins });
    expect(refused).toMatchObject({ plan: null, job: { state: 'done' }, noPlan: { reason: 'pins', pins: [{ pin: pins[0], rule: { code: 'VOLUME' }, consignments: [{ reference: 'A-1' }, { reference: 'B-1' }] }] } });
    for (const [language, said] of [['zh', '松开其中一处'], ['en', 'Release one of them'], ['ko', '그중 하나를 풀고'], ['ja', '一つを外して']] as const) {
      const { body } = await shidao.office.call<ConsolidationBody>('GET', `/api/v1/consolidations/${refused.id}`, undefined, { 'accept-language': language });
      expect(body.noPlan?.detail).toContain(said);
    }
    expect((await shidao.office.call<ProblemBody>('POST', `/api/v1/consolidations/${refused.id}/adopt`, undefined, shidao.key())).body.code).toBe('PINS_IMPOSSIBLE');
  });
  test('pins that keep their rules and have no room beside each other are named too', async () => {
    const pinned = (reference: string) => ({ consignments: [ids[reference]], departure: 'FERRY-SHD-INC@2026-12-08@KRINC', unit: '40HQ', closed: true });
    const refused = await shidao.plan({ pins: [pinned('A-1'), pinned('B-1')], teuPerDeparture: 2, seconds: 1 });
    expect(refused.noPlan?.pins.map(({ rule, consignments }) => `${consignments[0]?.reference} ${rule.code} ${rule.measured} ${rule.limit}`)).toEqual(['A-1 UNITS 2 1', 'B-1 UNITS 2 1']);
  });
  test('a pin onto a departure that is not on the board says so', async () => {
    const refused = await shidao.plan({ pins: [{ consignments: [ids['A-1']], departure: 'FERRY-SHD-INC@2026-12-09@KRINC', unit: '40HQ', closed: false }] });
    expect(refused.noPlan?.pins.map(({ rule }) => rule.code)).toEqual(['UNKNOWN_DEPARTURE']);
  });
  test('an empty pool is told at once, with the next step', async () => {
    const { status, body } = await shidao.office.call<ProblemBody>('POST', '/api/v1/consolidations', { ...WEEK, hub: 'CNWEI' }, shidao.key());
    expect([status, body.code]).toEqual([409, 'POOL_EMPTY']);
    expect(body.detail).toContain('Import');
  });
});

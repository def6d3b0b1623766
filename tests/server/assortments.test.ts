/** A table of SKUs over HTTP: looked at, refused with every fault at once, taken in whole or without its faulty rows, given back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayNumber, epochMin, type LocalDate } from '../../planner/domain/index.ts';
import { assortmentName, seedOf } from '../../server/http/contract/assortment-name.ts';
import { assortmentDetail, assortmentPreview, type AssortmentBody } from '../../server/http/contract/assortment.ts';
import type { ProblemBody } from '../../server/http/contract/quote.ts';
import { ASSORTMENT_COLUMNS } from '../../server/usecases/assortments/columns.ts';
import { drawSample } from '../../server/usecases/assortments/draw-sample.ts';
import { corridor } from '../support/corridor.ts';
import { startOffice, type Office } from '../support/office.ts';
import { toCsv, type TableRow } from '../support/pool.ts';
import { referenceNetwork } from '../support/reference.ts';
import { newKey } from '../support/saving.ts';
import { empty, heldBy, PGLITE } from '../support/store.ts';

const LIST = '/api/v1/assortments';
const held = heldBy(PGLITE);
let app: Office;
beforeAll(async () => {
  app = await startOffice(referenceNetwork().edition, held.store);
}, 60_000);
afterAll(() => app.close());
beforeEach(() => empty(held));

const send = (path: string, file: string | Uint8Array, type = 'text/csv', headers: Record<string, string> = newKey()): Promise<Response> =>
  fetch(`${app.base}${path}`, { method: 'POST', headers: { 'content-type': type, 'accept-language': 'en', ...headers }, body: file as string });
const bodyOf = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
const aRow = (change: TableRow = {}): TableRow => ({ SKU: 'ROD-21', 品名: '碳素钓竿', 市场: '首尔', 周销量: '120', 标准差: '', 单件货值: '68', 币种: 'CNY', 单件毛重: '0.42', 单件体积: '0.0026', 保质期: '', 温度: '', 监管方式: '', 退货率: '2', ...change });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = { 标准差: 'weekly_deviation' };
const mapping = `mapping=${encodeURIComponent(JSON.stringify(HEADER))}`;

/** What may be wrong with a row, and where it is told. */
const BAD: readonly (readonly [TableRow, string, string])[] = [
  [{ SKU: '' }, 'sku', 'MISSING'], [{ SKU: 'x'.repeat(61) }, 'sku', 'TOO_LONG'], [{ 市场: 'Atlantis' }, 'market', 'UNKNOWN_PLACE'], [{ 市场: 'CNWEI' }, 'market', 'UNKNOWN_PLACE'], [{ 周销量: '' }, 'weekly_units', 'MISSING'], [{ 周销量: '-1' }, 'weekly_units', 'OUT_OF_RANGE'],
  [{ 标准差: 'viel' }, 'weekly_deviation', 'NOT_A_NUMBER'], [{ 单件货值: '' }, 'value', 'MISSING'], [{ 币种: 'XXX' }, 'currency', 'UNKNOWN_VALUE'], [{ 单件毛重: '0' }, 'weight_kg', 'OUT_OF_RANGE'], [{ 单件体积: '21' }, 'volume_cbm', 'OUT_OF_RANGE'],
  [{ 保质期: '30.5' }, 'shelf_days', 'NOT_A_NUMBER'], [{ 温度: 'warm' }, 'temperature', 'UNKNOWN_VALUE'], [{ 监管方式: '9810;9999' }, 'regimes', 'UNKNOWN_VALUE'], [{ 退货率: '101' }, 'returned_percent', 'OUT_OF_RANGE'],
];

test('every fault of every row is named; nothing is written until all is well or only the sound rows are wanted', async () => {
  const rows = [aRow(), ...BAD.map(([change], i) => aRow({ SKU: `BAD-${i}`, ...change })), aRow({ 市场: '釜山', 单件货值: '70' }), aRow(), aRow({ SKU: 'ROD-30', 市场: 'Osaka', 单件货值: '1,000', 币种: 'JPY', 监管方式: '9810、1210' })];
  const preview = assortmentPreview.parse(await bodyOf(send(`${LIST}/preview?${mapping}`, toCsv(rows))));
  expect(preview.columnFaults).toEqual([]);
  expect(preview.faults.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([...BAD.map(([, field, code], i) => `${i + 3} ${field} ${code}`), `${BAD.length + 3} value CONFLICT`, `${BAD.length + 4} sku DUPLICATE_ID`]);
  expect(preview.counts).toEqual({ rows: rows.length, fresh: 2, faulty: BAD.length + 2, skus: 2, markets: 2 });
  const errors = await (await send(`${LIST}/errors.csv?${mapping}`, toCsv(rows))).text();
  expect(errors.split('\r\n').filter((line) => line.includes('Has faults')).length).toBe(BAD.length + 2);

  const refused = await send(`${LIST}?${mapping}`, toCsv(rows));
  expect([refused.status, ((await refused.json()) as ProblemBody).errors.length]).toEqual([422, BAD.length + 2]);
  expect((await app.call<{ assortments: unknown[] }>('GET', LIST)).body.assortments).toEqual([]);
  const key = newKey();
  const taken = await bodyOf<AssortmentBody>(send(`${LIST}?${mapping}&onlyValid=true&name=渔具.csv`, toCsv(rows), 'text/csv', key));
  expect(taken).toMatchObject({ name: '渔具', source: 'csv', weeks: 26, counts: { lines: 2, refused: BAD.length + 2, skus: 2, markets: 2 } });
  // The same call again writes nothing more.
  expect(await bodyOf<AssortmentBody>(send(`${LIST}?${mapping}&onlyValid=true&name=渔具.csv`, toCsv(rows), 'text/csv', key))).toEqual(taken);
  expect((await app.call<{ assortments: unknown[] }>('GET', LIST)).body.assortments).toEqual([taken]);

  const detail = assortmentDetail.parse((await app.call('GET', `${LIST}/${taken.id}?which=lines`)).body);
  expect(detail.rows.map(({ line }) => line)).toMatchObject([
    { sku: 'ROD-21', market: { id: 'MKT-KR-SEOUL' }, weeklyUnits: 120, value: { amount: '68.00', currency: 'CNY' }, weightKg: 0.42, volumeCbm: 0.0026, regimes: ['9810', '9610'], returnedPercent: 2 },
    { sku: 'ROD-30', value: { amount: '1000', currency: 'JPY' }, regimes: ['9810', '1210'] },
  ]);
  const back = await (await fetch(`${app.base}${LIST}/${taken.id}/file.csv`)).text();
  expect(back.split('\r\n').filter((line) => line.includes('有误')).length).toBe(BAD.length + 2);
  expect((await app.call('DELETE', `${LIST}/${taken.id}`)).status).toBe(204);
  expect((await app.call('GET', `${LIST}/${taken.id}`)).status).toBe(404);
});

test('weeks in columns of their own: as many as there are, blanks are none; deviation goes with the season', async () => {
  const { 周销量: _, ...even } = aRow();
  const rows: TableRow[] = [{ ...even, 标准差: '6', 第1周: '10', 'week 2': '20', W4: '30' }, { ...even, SKU: 'ROD-22', 第1周: '4', 'week 2': '', W4: '' }];
  const taken = await bodyOf<AssortmentBody>(send(`${LIST}?${mapping}`, toCsv(rows)));
  expect(taken.weeks).toBe(4);
  const [first, second] = (await held.store.read.assortmentRows(taken.id, 0, 9, 'all')).map(({ line }) => line);
  expect([first?.mean, first?.variance]).toEqual([[10, 20, 0, 30], [16, 64, 0, 144]]);
  expect([second?.mean, second?.variance]).toEqual([[4, 0, 0, 0], [4, 0, 0, 0]]);
  const both = assortmentPreview.parse(await bodyOf(send(`${LIST}/preview`, toCsv([{ ...aRow(), 标准差: '', 第1周: '3' }]))));
  expect(both.faults).toMatchObject([{ field: 'weekly_units', code: 'CONFLICT' }]);
});

test.each([['csv', 'text/csv'], ['xlsx', XLSX]])('the template as %s is understood, and its example is valid', async (type, media) => {
  const file = new Uint8Array(await (await fetch(`${app.base}${LIST}/template.${type}`)).arrayBuffer());
  const preview = assortmentPreview.parse(await bodyOf(send(`${LIST}/preview`, file, media)));
  expect(preview).toMatchObject({ columnFaults: [], counts: { rows: 1, fresh: 1, faulty: 0 }, faults: [] });
  expect(preview.columns.every(({ field }) => field !== null)).toBe(true);
});

test.each(['csv', 'xlsx'])('what warehouse-sample writes as %s imports whole, and says what was drawn', async (type) => {
  const folder = mkdtempSync(join(tmpdir(), 'assortment-'));
  try {
    const file = join(folder, `sample.${type}`);
    expect(await corridor('warehouse-sample', file, '--seed', '5', '--skus', '7', '--markets', '3', '--weeks', '6', '--orders', '400')).toMatchObject({ status: 0, err: '' });
    const preview = assortmentPreview.parse(await bodyOf(send(`${LIST}/preview`, readFileSync(file), type === 'csv' ? 'text/csv' : XLSX)));
    expect(preview).toMatchObject({ columnFaults: [], faults: [], counts: { skus: 7, markets: 3, faulty: 0 } });
    const taken = await bodyOf<AssortmentBody>(send(LIST, readFileSync(file), type === 'csv' ? 'text/csv' : XLSX));
    expect(taken).toMatchObject({ weeks: 6, counts: { skus: 7, markets: 3, refused: 0, lines: preview.counts.rows } });
    const { rows } = drawSample(referenceNetwork().edition, { seed: 5, skus: 7, markets: 3, weeks: 6, ordersPerWeek: 400, startsAt: epochMin(dayNumber('2026-06-29' as LocalDate) * 1440) });
    const lines = (await held.store.read.assortmentRows(taken.id, 0, 99, 'all')).map(({ line }) => line);
    expect(lines.map((line) => [line?.sku, line?.market, line?.value, line?.weight, line?.volume])).toEqual(rows.map(({ line }) => [line?.sku, line?.market, line?.value, line?.weight, line?.volume]));
    for (const [i, line] of lines.entries()) for (const [w, mean] of (line?.mean ?? []).entries()) expect(mean).toBeCloseTo(rows[i]?.line?.mean[w] as number, 6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a sample is called by its seed, also where an older store keeps it behind a word', () => {
  for (const name of ['3', '样例 3']) expect([seedOf({ name, source: 'sample' }), assortmentName({ name, source: 'sample' }, 'en')], name).toEqual([3, 'Sample 3']);
  expect([seedOf({ name: '样例 3', source: 'csv' }), assortmentName({ name: '样例 3', source: 'csv' }, 'en')]).toEqual([null, '样例 3']);
});

test('a table without what no row can do without is told so once', async () => {
  const preview = assortmentPreview.parse(await bodyOf(send(`${LIST}/preview`, 'SKU,周销量\nA,3\nB,4\n')));
  expect(preview.columnFaults.map(({ pointer }) => pointer)).toEqual(['/columns/market', '/columns/value', '/columns/weight_kg', '/columns/volume_cbm']);
  expect(preview.faults).toEqual([]);
  expect(ASSORTMENT_COLUMNS.useOf('颜色')).toBeUndefined();
});

/**
 * Journey W, the warehouse: a day's table comes in, its bad rows are named exactly, the mended one is taken, and sent again it adds nothing.
 * U23 with ROWS=10000 FAULTS=137 in `npm run chaos`: named exactly, taken or not by the switch, within 20 s. More than a thousand rows go by a job.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSheet } from '../../../server/adapters/sheets/read-sheet.ts';
import { inlineEngine } from '../../../server/engine/inline.ts';
import type { ConsignmentPageBody } from '../../../server/http/contract/consignment.ts';
import type { ImportPreviewBody, PoolImportBody, ImportRowBody } from '../../../server/http/contract/pool-import.ts';
import type { JobBody } from '../../../server/http/contract/job.ts';
import type { ProblemBody } from '../../../server/http/contract/quote.ts';
import { poolImportDetail } from '../../../server/http/contract/pool-import.ts';
import type { Jobs } from '../../../server/ports/jobs.ts';
import { POOL_COLUMNS } from '../../../server/usecases/pool/columns.ts';
import { ROWS_AT_ONCE } from '../../../server/usecases/pool/import-table.ts';
import { workedJobs } from '../../support/jobs.ts';
import { startOffice, type Office } from '../../support/office.ts';
import { tableRow, toCsv, type TableRow } from '../../support/pool.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { newKey } from '../../support/saving.ts';
import { SHEET_LIMITS } from '../../support/sheets.ts';
import { empty, heldBy, NOW, PGLITE, POSTGRESQL } from '../../support/store.ts';

const IMPORTS = '/api/v1/consignment-imports';
const POOL = '/api/v1/consignments';
const ROWS = Number(process.env['ROWS'] ?? 500);
const FAULTS = Number(process.env['FAULTS'] ?? 12);
const LIMIT_MS = 20_000;

/** POOL_STORE=PostgreSQL: on the other store. */
const held = heldBy(process.env['POOL_STORE'] === POSTGRESQL.name ? POSTGRESQL : PGLITE);
let app: Office;
let jobs: Jobs;
beforeAll(async () => {
  const network = referenceNetwork();
  jobs = workedJobs(held.store, inlineEngine(network), network.edition, () => ({ exchange: network.edition.exchange, now: NOW, rateDays: 7 }));
  app = await startOffice(network.edition, held.store, { jobs });
}, 60_000);
afterAll(async () => {
  await app.close();
  await jobs.close();
});
beforeEach(async () => {
  await empty(held);
  app.at('2026-12-07T12:00:00+08:00');
});

const send = async (path: string, file: string | Uint8Array, type = 'text/csv', headers: Record<string, string> = newKey()): Promise<Response> =>
  fetch(`${app.base}${path}`, { method: 'POST', headers: { 'content-type': type, 'accept-language': 'en', ...headers }, body: file as string });
const bodyOf = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
/** The job that an address names, once it is over. */
const over = async (at: string): Promise<JobBody> => {
  for (;;) {
    // A connection that was idle during a long answer may be closed as it is taken again.
    const { body } = await app.call<JobBody>('GET', at, undefined, { connection: 'close' });
    if (body.state !== 'queued' && body.state !== 'running') return body;
    await pause(20);
  }
};
/** An import, whether the request takes it in or a job. */
const take = async (path: string, file: string): Promise<PoolImportBody> => {
  const answer = await send(path, file);
  const body = (await answer.json()) as PoolImportBody & { readonly job: string };
  if (answer.status !== 202) return body;
  const job = await over(body.job);
  expect(job).toMatchObject({ kind: 'import-pool', subject: body.id, state: 'done', result: `${IMPORTS}/${body.id}` });
  return (await app.call<PoolImportBody>('GET', `${IMPORTS}/${body.id}?limit=1`, undefined, { connection: 'close' })).body;
};
const pool = async (query = ''): Promise<ConsignmentPageBody> => (await app.call<ConsignmentPageBody>('GET', `${POOL}${query}`)).body;

/** What may be wrong with a row, and how it is told. */
const BAD: readonly (readonly [TableRow, string, string])[] = [
  [{ 毛重: '-5' }, '毛重', 'OUT_OF_RANGE'], [{ 体积: 'viel' }, '体积', 'NOT_A_NUMBER'], [{ 目的地: 'Atlantis' }, '目的地', 'UNKNOWN_PLACE'], [{ 入仓时间: '下周' }, '入仓时间', 'NOT_AN_INSTANT'],
  [{ 最晚送达: '2026-12-01' }, '最晚送达', 'DUE_BEFORE_READY'], [{ 监管方式: '9999' }, '监管方式', 'UNKNOWN_VALUE'], [{ 发货人: '' }, '发货人', 'MISSING'], [{ 品名: '' }, '品名', 'MISSING'],
  [{ 危险品: '火药' }, '危险品', 'UNKNOWN_VALUE'], [{ 尺寸: '1200 by 800' }, '尺寸', 'UNKNOWN_VALUE'], [{ 尺寸: '9000x9000x9000*1' }, '尺寸', 'CONFLICT'], [{ 服务模式: '采购供货' }, 'supplier', 'MISSING'],
];
/** A day's table with that many bad rows spread through it. @returns also what is to be told, by row of the spreadsheet. */
const aDay = (rows: number, faults: number): { mended: TableRow[]; bad: TableRow[]; told: Map<number, readonly [string, string]> } => {
  const columns = { 危险品: '', 尺寸: '', 服务模式: '', 枢纽: '威海港' };
  const mended = Array.from({ length: rows }, (_, i) => tableRow(i, columns));
  const told = new Map<number, readonly [string, string]>();
  const bad = [...mended];
  for (let f = 0; f < faults; f += 1) {
    const i = Math.floor((f + 0.5) * (rows / faults));
    const [change, column, code] = BAD[f % BAD.length] as (typeof BAD)[number];
    bad[i] = { ...(mended[i] as TableRow), ...change };
    told.set(i + 2, [column, code]);
  }
  return { mended, bad, told };
};

test(`${ROWS} rows with ${FAULTS} bad ones: named exactly, refused or left out, mended, sent again`, { timeout: 300_000 }, async () => {
  const { mended, bad, told } = aDay(ROWS, FAULTS);
  const file = toCsv(bad);
  const started = performance.now();
  const preview = await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, file));
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  expect(preview.columnFaults).toEqual([]);
  expect(preview.counts).toEqual({ rows: ROWS, fresh: ROWS - FAULTS, existing: 0, faulty: FAULTS });
  expect(new Set(preview.faults.map(({ row }) => row))).toEqual(new Set(told.keys()));
  for (const [row, [column, code]] of told) expect(preview.faults.filter((fault) => fault.row === row).map((fault) => `${fault.header} ${fault.code}`), String(row)).toContain(`${column} ${code}`);
  expect((await pool()).total).toBe(0);

  // The table back with its errors, one row each, nothing written.
  const errors = await readSheet({ file: new Uint8Array(await (await send(`${IMPORTS}/errors.csv`, file)).arrayBuffer()), type: 'csv', charset: undefined, words: [], limits: { ...SHEET_LIMITS, rows: 20_000 } });
  if (!errors.ok) throw new Error(errors.error.reason);
  const at = errors.value.header.findIndex((name) => name.endsWith('/ errors'));
  expect(errors.value.rows.filter(({ cells }) => cells[at] !== '').map(({ number }) => number)).toEqual([...told.keys()]);

  // All rows or none.
  const refused = await send(IMPORTS, file);
  if (ROWS > ROWS_AT_ONCE) expect(await over(((await refused.json()) as { readonly job: string }).job)).toMatchObject({ state: 'failed', error: { code: 'TABLE_FAULTY' }, result: null });
  else expect([refused.status, ((await refused.json()) as ProblemBody).errors.length >= FAULTS]).toEqual([422, true]);
  expect((await pool()).total).toBe(0);
  // The valid rows.
  const began = performance.now();
  const taken = await take(`${IMPORTS}?onlyValid=true&name=day.csv`, file);
  expect(performance.now() - began).toBeLessThan(LIMIT_MS);
  expect(taken.counts).toEqual({ rows: ROWS, imported: ROWS - FAULTS, existing: 0, refused: FAULTS });
  expect((await pool()).total).toBe(ROWS - FAULTS);
  const detail = poolImportDetail.parse((await app.call('GET', `${IMPORTS}/${taken.id}?outcome=refused&limit=200`)).body);
  expect(detail.rows.map(({ row }) => row)).toEqual([...told.keys()]);
  const back = await (await fetch(`${app.base}${IMPORTS}/${taken.id}/file.csv`)).text();
  expect(back.split('\r\n').filter((line) => line.includes('有误')).length).toBe(FAULTS);

  // The mended file adds the rows that were missing and no other; sent once more it adds nothing, and each row says so.
  const fixed = await take(IMPORTS, toCsv(mended));
  expect(fixed.counts).toEqual({ rows: ROWS, imported: FAULTS, existing: ROWS - FAULTS, refused: 0 });
  const again = await take(IMPORTS, toCsv(mended));
  expect(again.counts).toEqual({ rows: ROWS, imported: 0, existing: ROWS, refused: 0 });
  expect((await pool()).total).toBe(ROWS);
  const rows: ImportRowBody[] = poolImportDetail.parse((await app.call('GET', `${IMPORTS}/${again.id}?limit=1000`)).body).rows;
  expect(rows.every(({ outcome, same, consignment }) => outcome === 'existing' && same === true && consignment !== null)).toBe(true);
});

test('the same file by eight at once is in the pool once', async () => {
  const file = toCsv(aDay(60, 0).mended);
  const records = await Promise.all(Array.from({ length: 8 }, () => bodyOf<PoolImportBody>(send(IMPORTS, file))));
  expect(records.reduce((sum, { counts }) => sum + counts.imported, 0)).toBe(60);
  expect((await pool()).total).toBe(60);
});

test('a reference twice in one file is told with the row of the first; one that says otherwise in the pool stays as it was', async () => {
  const rows = [tableRow(1), tableRow(2), tableRow(1, { 毛重: '99' })].map((row) => ({ ...row, 枢纽: 'CNWEI' }));
  const preview = await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, toCsv(rows)));
  expect(preview.faults).toMatchObject([{ row: 4, column: 'A', field: 'reference', code: 'DUPLICATE_ID', message: '“RC-00001” stands twice (first: 2). Remove one.' }]);
  await send(IMPORTS, toCsv(rows.slice(0, 2)));
  const changed = await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, toCsv([rows[1] as TableRow, rows[2] as TableRow])));
  expect(changed.existing.map(({ same }) => same)).toEqual([true, false]);
  await send(IMPORTS, toCsv(rows.slice(2)));
  expect((await pool('?q=RC-00001')).rows[0]?.weightKg).toBe('21.000');
});

test('columns by the caller’s word, a hub for the whole table, the three models', async () => {
  const rows: TableRow[] = [
    { Nummer: 'A1', 发货人: 'a', 收货人: 'b', 品名: 'c', Gewicht: '10', 体积: '1', 目的地: '首尔', 服务模式: '采购供货', 供应商: 's', 采购单号: 'PO', 预计到仓: '2026-12-09', 尺寸: '1000×500×500mm*2@5; 400x400x400' },
    { Nummer: 'A2', 发货人: 'a', 收货人: 'b', 品名: 'c', Gewicht: '1,250.5', 体积: '１', 目的地: 'Busan', 服务模式: '代采代发', 买家订单号: 'SO', 代采人: 'x', 每日仓租: '12.5' },
    { Nummer: 'A3', 发货人: 'a', 收货人: 'b', 品名: 'c', Gewicht: '10', 体积: '1', 目的地: '东京', 供应商: 's' },
  ];
  const mapping = encodeURIComponent(JSON.stringify({ Nummer: 'reference', Gewicht: 'weight_kg' }));
  expect(await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, toCsv(rows)))).toMatchObject({ columnFaults: [{ pointer: '/columns/hub' }, { pointer: '/columns/reference' }, { pointer: '/columns/weight_kg' }] });
  const preview = await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview?hub=CNSHD&mapping=${mapping}`, toCsv(rows)));
  expect(preview.columnFaults).toEqual([]);
  expect(preview.faults).toMatchObject([{ row: 4, field: 'supplier', code: 'CONFLICT' }]);
  expect(await bodyOf<PoolImportBody>(send(`${IMPORTS}?hub=CNSHD&onlyValid=true&mapping=${mapping}`, toCsv(rows)))).toMatchObject({ counts: { imported: 2, refused: 1 } });
  const [second, first] = (await pool('?sort=reference&direction=desc')).rows;
  expect(first).toMatchObject({ hub: { id: 'CNSHD' }, readyAt: '2026-12-09T09:00:00+08:00', source: { model: 'purchaseSupply', purchaseOrder: 'PO', expectedAt: '2026-12-09T09:00:00+08:00' }, pieces: [{ lengthMm: 1000, count: 2, weightKg: '5.000' }, { lengthMm: 400, count: 1, weightKg: null }] });
  expect(second).toMatchObject({ weightKg: '1250.500', volumeCbm: '1.000000', readyAt: '2026-12-07T12:00:00+08:00', source: { model: 'purchaseForward' }, rates: { currency: 'CNY', holdingPerDay: '12.50' } });
});

describe('files out', () => {
  const down = async (path: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await fetch(`${app.base}${path}`)).arrayBuffer());
  const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

  test.each(['csv', 'xlsx'] as const)('the list as %s, imported into an empty pool, is the same pool; text stays text', async (type) => {
    const rows = [...aDay(30, 0).mended, { ...tableRow(900, { 品名: '=1+1', 备注: '@SUM(A1)', 发货人: "'-quoted" }), 枢纽: 'CNWEI', 服务模式: '代采代发', 买家订单号: '+1', 代采人: 'x', 尺寸: '100x100x100*2@1.5', 每日仓租: '3', 不混装: '是' }];
    expect((await send(IMPORTS, toCsv(rows))).status).toBe(201);
    const before = (await pool('?sort=reference&limit=200')).rows;
    const file = await down(`${POOL}.${type}?sort=reference`);
    await empty(held);
    const record = await send(IMPORTS, file, TYPES[type]);
    expect([record.status, ((await record.json()) as PoolImportBody).counts]).toEqual([201, { rows: 31, imported: 31, existing: 0, refused: 0 }]);
    const plain = (all: typeof before) => all.map((row) => ({ ...row, id: '', createdAt: '', changedAt: '', revision: 0 }));
    expect(plain((await pool('?sort=reference&limit=200')).rows)).toEqual(plain(before));
  });
  test.each(['csv', 'xlsx'] as const)('the template as %s is understood, and its example is valid', async (type) => {
    const preview = await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, await down(`${IMPORTS}/template.${type}`), TYPES[type]));
    expect(preview).toMatchObject({ columnFaults: [], counts: { rows: 1, fresh: 1 }, faults: [] });
    expect(preview.columns.every(({ field }) => field !== null)).toBe(true);
  });
});

describe('F30: tables as they come', () => {
  const base = [tableRow(1, { 枢纽: '威海港', 备注: '第一行\n第二行 "引号"' }), tableRow(2, { 枢纽: 'CNSHD', 备注: '' })];
  const text = toCsv(base);
  const encoded: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['UTF-8 with a mark', `\ufeff${text}`, 'text/csv'],
    ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'text/csv'],
    ['GB18030', new Uint8Array(gb18030(text)), 'text/csv'],
    ['semicolons', text.replaceAll(',', ';'), 'text/csv'],
    ['tabs', text.replaceAll(',', '\t'), 'text/csv'],
    ['CR only', text.replaceAll('\n', '\r'), 'text/csv'],
  ];
  test.each(encoded)('%s', async (_, file, type) => {
    expect(await bodyOf<PoolImportBody>(send(IMPORTS, file, type))).toMatchObject({ counts: { imported: 2 } });
    const [first] = (await pool('?sort=reference')).rows;
    expect([first?.shipper, first?.note.includes('"引号"')]).toEqual(['示例厂 1', true]);
  });
  test('what is no table is refused by its reason', async () => {
    const reason = async (file: string | Uint8Array, type?: string): Promise<string> => ((await (await send(`${IMPORTS}/preview`, file, type)).json()) as ProblemBody).code;
    expect(await reason(`${text}\0`)).toBe('FILE_ROW_UNREADABLE');
    expect(await reason('货号\n')).toBe('FILE_EMPTY');
    expect(await reason('<html></html>')).toBe('FILE_OTHER_TYPE');
    expect(await reason(text, 'application/pdf')).toBe('FILE_OTHER_TYPE');
    expect(await reason(toCsv([{ 货号: 'x'.repeat(9000) }]))).toBe('FILE_CELL_TOO_LONG');
  });
  test('a column twice, and one that nobody knows', async () => {
    const doubled = text.replace('货号', '货号').replace('备注', '毛重');
    expect((await bodyOf<ImportPreviewBody>(send(`${IMPORTS}/preview`, doubled))).columnFaults).toMatchObject([{ pointer: '/columns/weight_kg', code: 'DUPLICATE_ID' }]);
    expect(POOL_COLUMNS.useOf('颜色')).toBeUndefined();
  });
});

/** Without an encoder in the runtime: the few characters of these tables, by what its decoder says of all two-byte codes. */
function gb18030(text: string): number[] {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let a = 0x81; a <= 0xfe; a += 1) for (let b = 0x40; b <= 0xfe; b += 1) if (b !== 0x7f) codes.set(decoder.decode(new Uint8Array([a, b])), [a, b]);
  return [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [])));
}


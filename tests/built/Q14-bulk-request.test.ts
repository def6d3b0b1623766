/**
 * Q14: a request of 200 lines in a workbook that LibreOffice wrote, with twelve seeded faults. Every row ends priced or refused with its reason, also when
 * the server is killed on the way; exactly the twelve are named; the file comes back as it was, with the results beside it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from '../../server/adapters/sheets/read-sheet.ts';
import type { SheetType } from '../../server/ports/sheets.ts';
import { RESULT_COLUMNS } from '../../server/usecases/rfq/columns.ts';
import { findLibreOffice } from '../setup/libreoffice.mjs';
import { SHEET_LIMITS } from '../support/sheets.ts';
import { startServer } from '../support/start-server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = ['客户', '起运地', '目的地', '毛重(kg)', '体积(m³)', '货值', '币种', '备货时间', '监管方式', 'HS编码', '我方备注'];
const FROM = ['环翠', '烟台', '日照', '济南', 'Linzi', '张店', '荣成', '莱州'];
const TO = ['首尔', 'Busan', '大阪', 'market:Los Angeles', 'Hamburg', 'Almaty'];
const NO_ROUTE = 'MKT-UZ-TASHKENT';

const rows: string[][] = Array.from({ length: 200 }, (_, i) => [
  `客户 ${i % 17}`, FROM[i % FROM.length] as string, i % 40 === 39 ? NO_ROUTE : (TO[i % TO.length] as string), String(100 + i * 3), String(1 + (i % 9) / 10), String(20_000 + i), i % 5 === 0 ? 'USD' : 'CNY',
  `2026-12-${String(7 + (i % 10)).padStart(2, '0')} 09:00`, i % 3 === 0 ? '9610' : '9710', '950710', `备注 ${i}`,
]);
/** Row in the spreadsheet, field, what is planted, and what is said of it. */
const FAULTS = [
  [4, 'from', '亚特兰蒂斯', 'UNKNOWN_PLACE'], [19, 'to', '', 'MISSING'], [33, 'weight_kg', '-5', 'OUT_OF_RANGE'], [34, 'weight_kg', '很重', 'NOT_A_NUMBER'], [57, 'volume_cbm', '0', 'OUT_OF_RANGE'], [58, 'value', '', 'MISSING'],
  [90, 'currency', 'XXX', 'UNKNOWN_VALUE'], [111, 'ready_at', '下周一', 'NOT_AN_INSTANT'], [112, 'regime', '9999', 'UNKNOWN_VALUE'], [150, 'hs_code', '95', 'UNKNOWN_VALUE'], [177, 'to', '环翠', 'SAME_PLACE'], [201, 'volume_cbm', '99999', 'OUT_OF_RANGE'],
] as const;
const COLUMN_OF: Readonly<Record<string, number>> = { from: 1, to: 2, weight_kg: 3, volume_cbm: 4, value: 5, currency: 6, ready_at: 7, regime: 8, hs_code: 9 };
for (const [row, field, planted] of FAULTS) (rows[row - 2] as string[])[COLUMN_OF[field] as number] = planted;
(rows[175] as string[])[1] = '环翠';

const folder = mkdtempSync(join(tmpdir(), 'rfq-'));
let server: Awaited<ReturnType<typeof startServer>>;
let workbook: Buffer<ArrayBuffer>;
const start = async (): Promise<void> => {
  server = await startServer({ CORRIDOR_STORE: join(folder, 'store'), CORRIDOR_QUEUE: '50' });
};
beforeAll(async () => {
  const soffice = findLibreOffice();
  if (!soffice) throw new Error('Q14 needs LibreOffice Calc: install it (libreoffice-calc), or set SOFFICE_PATH');
  writeFileSync(join(folder, 'rfq.csv'), [HEADER, ...rows].map((cells) => cells.join(',')).join('\n'));
  execFileSync(soffice, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--infilter=CSV:44,34,76,1', '--convert-to', 'xlsx', '--outdir', folder, join(folder, 'rfq.csv')], { stdio: 'ignore', timeout: 90_000 });
  workbook = readFileSync(join(folder, 'rfq.xlsx')) as Buffer<ArrayBuffer>;
  await start();
}, 120_000);
afterAll(() => {
  server.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const call = async (path: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; body: unknown }> => {
  const response = await fetch(`${server.url}/api/v1/rfqs${path}`, { ...init, headers: { 'accept-language': 'en', connection: 'close', ...(init.headers as Record<string, string>) } });
  return { status: response.status, headers: response.headers, body: await response.json() };
};
const send = (path: string, file: Buffer<ArrayBuffer>, key?: string) => call(path, { method: 'POST', body: file, headers: { 'content-type': XLSX, ...(key === undefined ? {} : { 'idempotency-key': key }) } });
const sheetOf = async (file: Buffer<ArrayBuffer>, type: SheetType = 'xlsx') => {
  const read = await readSheet({ file: new Uint8Array(file), type, charset: undefined, words: [], limits: SHEET_LIMITS });
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
};
interface Told {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly column: string;
}
const named = (faults: readonly Told[]): string[] => faults.map(({ row, field, code }) => `${row} ${field} ${code}`).sort();
const PLANTED = FAULTS.map(([row, field, , code]) => `${row} ${field} ${code}`).sort();
interface Counts {
  readonly rows: number;
  readonly pending: number;
  readonly priced: number;
  readonly refused: number;
}
const countsOf = async (id: string): Promise<Counts> => ((await call(`/${id}?limit=1`)).body as { counts: Counts }).counts;
const until = async (id: string, isEnough: (counts: Counts) => boolean): Promise<Counts> => {
  for (;;) {
    const counts = await countsOf(id);
    if (isEnough(counts)) return counts;
    await new Promise((done) => setTimeout(done, 300));
  }
};

describe('Q14: 200 lines by XLSX', { timeout: 600_000 }, () => {
  let id = '';
  test('the preview names exactly the twelve planted faults, with column, value and what to do, and writes nothing', async () => {
    const { status, body } = await send('/preview', workbook);
    const preview = body as { counts: object; faults: Told[]; columns: { field: string | null }[] };
    expect(status).toBe(200);
    expect(preview.columns.map(({ field }) => field)).toEqual(['customer', 'from', 'to', 'weight_kg', 'volume_cbm', 'value', 'currency', 'ready_at', 'regime', 'hs_code', null]);
    expect(named(preview.faults)).toEqual(PLANTED);
    expect(preview.faults.every(({ message, column }) => message.length > 5 && /^[A-K]$/.test(column))).toBe(true);
    expect(preview.counts).toEqual({ rows: 200, valid: 188, faulty: 12 });
    expect(((await call('')).body as { rfqs: unknown[] }).rfqs).toEqual([]);
  });
  test('with faults it is refused as a whole, all of them named; only the valid rows are taken when asked to', async () => {
    const refused = await send('', workbook, 'k1');
    expect(refused.status).toBe(422);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(FAULTS.map(([row, field]) => `/rows/${row}/${field}`).sort());
    const taken = await send('?onlyValid=true&name=%E8%AF%A2%E4%BB%B7%20%E5%8D%81%E4%BA%8C%E6%9C%88.xlsx', workbook, 'k2');
    expect(taken.status).toBe(202);
    id = (taken.body as { id: string }).id;
    expect(taken.headers.get('location')).toBe(`/api/v1/rfqs/${id}`);
    const job = /^<(.*)>; rel="monitor"$/.exec(taken.headers.get('link') ?? '')?.[1];
    expect(await (await fetch(`${server.url}${job}`, { headers: { connection: 'close' } })).json()).toMatchObject({ kind: 'price-rfq', subject: id, error: null });
    const again = await send('?onlyValid=true&name=%E8%AF%A2%E4%BB%B7%20%E5%8D%81%E4%BA%8C%E6%9C%88.xlsx', workbook, 'k2');
    expect([again.status, again.headers.get('idempotency-replayed'), (again.body as { id: string }).id]).toEqual([202, 'true', id]);
    expect(((await call('')).body as { rfqs: unknown[] }).rfqs.length).toBe(1);
  });
  test('killed on the way, the next process goes on where it was: every row ends priced or refused with its reason', async () => {
    const before = await until(id, ({ priced }) => priced >= 20);
    server.process.kill('SIGKILL');
    await start();
    const { priced } = await countsOf(id);
    expect(priced).toBeGreaterThanOrEqual(before.priced);
    expect(priced).toBeLessThan(188);
    const counts = await until(id, ({ pending }) => pending === 0);
    expect(counts).toMatchObject({ rows: 200, priced: 184, refused: 16 });
    const all: { state: string; row: number; faults: Told[]; reasons: { code: string; message: string }[]; cheapest: { price: { amount: string } } | null }[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page = (await call(`/${id}?limit=90&from=${from}`)).body as { rows: typeof all; next: number | null };
      all.push(...page.rows);
      from = page.next;
    }
    expect(all.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 2));
    for (const row of all) expect(row.state === 'priced' ? Number(row.cheapest?.price.amount) > 0 : row.faults.length + row.reasons.length > 0, String(row.row)).toBe(true);
    expect(named(all.flatMap(({ faults }) => faults))).toEqual(PLANTED);
    expect(all.filter(({ reasons }) => reasons.length > 0).map(({ row }) => row)).toEqual(all.flatMap(({ row }) => (rows[row - 2]?.[2] === NO_ROUTE && !FAULTS.some(([faulty]) => faulty === row) ? [row] : [])));
  });
  test.each(['xlsx', 'csv'] as const)('the table comes back as %s: what was sent, in its order, and the results beside it', async (type) => {
    const response = await fetch(`${server.url}/api/v1/rfqs/${id}/file.${type}`, { headers: { connection: 'close' } });
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="?? ???-${id}.${type}"; filename*=UTF-8''%E8%AF%A2%E4%BB%B7%20%E5%8D%81%E4%BA%8C%E6%9C%88-${id}.${type}`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const back = await sheetOf(Buffer.from(await response.arrayBuffer()) as Buffer<ArrayBuffer>, type);
    const sent = await sheetOf(workbook);
    expect(back.header.slice(0, HEADER.length)).toEqual(HEADER);
    expect(back.header.slice(HEADER.length).map((name) => name.split(' / ')[1])).toEqual([...RESULT_COLUMNS]);
    expect(back.rows.map(({ cells }) => cells.slice(0, HEADER.length))).toEqual(sent.rows.map(({ cells }) => cells));
    const errors = back.rows.flatMap(({ number, cells }) => (cells.at(-1) === '' ? [] : [number]));
    expect(errors).toEqual(FAULTS.map(([row]) => row));
  });
  test('the file that came back is taken again: its results are known for such, and the same twelve are named', async () => {
    const file = Buffer.from(await (await fetch(`${server.url}/api/v1/rfqs/${id}/file.xlsx`, { headers: { connection: 'close' } })).arrayBuffer()) as Buffer<ArrayBuffer>;
    const preview = (await send('/preview', file)).body as { faults: Told[]; columns: { field: string | null }[]; counts: object };
    expect(named(preview.faults)).toEqual(PLANTED);
    expect(preview.columns.slice(HEADER.length).every(({ field }) => field === 'result')).toBe(true);
    expect(preview.counts).toEqual({ rows: 200, valid: 188, faulty: 12 });
  });
  test('what still waits is cancelled, what is priced stays', async () => {
    const { body } = await send('?onlyValid=true', workbook, 'k3');
    const other = (body as { id: string }).id;
    await until(other, ({ priced }) => priced >= 2);
    const cancelled = await call(`/${other}`, { method: 'DELETE' });
    const counts = (cancelled.body as { state: string; counts: Counts & { cancelled: number } }).counts;
    expect(cancelled.body).toMatchObject({ state: 'cancelled' });
    expect(counts.pending).toBe(0);
    expect(counts.cancelled).toBeGreaterThan(100);
    await new Promise((done) => setTimeout(done, 1500));
    expect(await countsOf(other)).toEqual(counts);
  });
});

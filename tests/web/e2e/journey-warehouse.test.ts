/**
 * Persona journey 2, whole: a warehouse imports 500 parcels with 12 bad rows, mends the file that came back, plans them onto the week, drags goods to another
 * unit and sees it judged at once, and books the last slot while a rival books it too. Then a table too long for a request: watched, cancelled, taken in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { tableRow, toCsv } from '../../support/pool.ts';
import { complaintsOf } from '../axe.ts';
import { setStage } from '../stage.ts';

const NOW = '2026-12-01T09:00:00+08:00';
const stage = setStage();
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
beforeEach(async () => {
  opened = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'light', width: 1440, height: 900 });
  ({ page } = opened);
  await page.clock.setFixedTime(new Date(NOW));
});
afterEach(() => opened.context.close());

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 60_000 });
const text = (testId: string) => () => page.getByTestId(testId).first().textContent();
const see = (testId: string) => soon(() => page.getByTestId(testId).first().isVisible());
const parcels = (count: number, faulty: number): string =>
  toCsv(Array.from({ length: count }, (_, i) => tableRow(i + 1, { 体积: (0.02 + ((i * 37) % 50) / 60).toFixed(3), 毛重: String(6 + ((i * 53) % 60)), 入仓时间: '2026-11-30 09:00', 最晚送达: '2026-12-20', 监管方式: '9610', ...(i % 42 === 7 && i / 42 < faulty && { 目的地: '亚特兰蒂斯' }) })));
const upload = (name: string, body: string | Buffer): Promise<void> => page.getByTestId('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(body) });
const call = (method: 'POST' | 'PUT', path: string, body: unknown): Promise<Response> => fetch(`${stage.server.url}/api/v1/${path}`, { method, headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), connection: 'close' }, body: JSON.stringify(body) });

describe('the warehouse', { timeout: 400_000 }, () => {
  test('500 parcels with 12 bad rows: the file back, mended, taken in; planned; dragged; the last slot', async () => {
    await page.goto(`${stage.server.url}/?view=consolidate&hub=CNSHD&list=pool`);
    await see('pool-empty').toBe(true);
    await page.getByTestId('import-open').click();
    await upload('今日包裹.csv', parcels(500, 12));
    await soon(() => page.getByTestId('import-fault').count()).toBe(12);
    expect(await page.getByTestId('import-submit').isDisabled()).toBe(true);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('import-errors').click()]);
    // Mended in the file that came back, which has the same columns and one of errors.
    const path = await file.path();
    const back = readFileSync(path, 'utf8');
    expect(back.match(/亚特兰蒂斯/g)?.length).toBeGreaterThanOrEqual(12);
    const mended = back.split('\n').map((line) => (line.startsWith('RC-') ? line.replace('亚特兰蒂斯', '首尔') : line)).join('\n');
    writeFileSync(path, mended);
    await page.getByTestId('import-dialog').getByText('换一份').or(page.getByTestId('import-dialog').locator('.modal-foot .button').first()).first().click();
    await upload('今日包裹 改好.csv', readFileSync(path));
    await soon(() => page.getByTestId('import-submit').isEnabled()).toBe(true);
    expect(await page.getByTestId('import-fault').count()).toBe(0);
    await page.getByTestId('import-submit').click();
    await soon(text('pool-count')).toContain('500');

    // 集货 onto the week.
    await page.getByTestId('ask-seconds').fill('8');
    await page.getByTestId('solve').click();
    await soon(text('gap')).toMatch(/^\d+\.\d\d%$/);
    await soon(() => page.getByTestId('adopt').count()).toBe(1);
    await page.getByTestId('list-board').click();
    await soon(() => page.getByTestId('unit-row').count()).toBeGreaterThan(0);

    // A parcel dragged onto the head of another departure: judged at once.
    await page.getByTestId('plan-boxes').click();
    await see('box-row').toBe(true);
    const goods = page.getByTestId('box-row').first();
    const heads = page.getByTestId('sailing-head');
    if ((await page.getByTestId('board-free').count()) > 0) await page.getByTestId('board-free').click();
    await soon(() => heads.count()).toBeGreaterThan(1);
    const rechecked = page.waitForResponse((response) => response.url().includes('/recheck'));
    await goods.dragTo(heads.last());
    const recheck = (await (await rechecked).json()) as { readonly faults: readonly unknown[] };
    if (recheck.faults.length > 0) await see('refused').toBe(true);
    else await soon(text('draft-difference')).toMatch(/[+−]¥/);
    await page.keyboard.press('Escape');
    expect(await complaintsOf(page)).toEqual([]);

    // The last slot of a departure, and a rival who is quicker.
    await page.getByTestId('book-open').first().click();
    const sailing = ((await text('book-sailing')()) ?? '').split(' ').at(-1) ?? '';
    expect(sailing).toMatch(/^FERRY-SHD-\w+@2026-12-\d\d$/);
    expect((await call('PUT', `departures/${encodeURIComponent(sailing)}/space/teu`, { capacity: 2 })).status).toBe(200);
    await page.getByTestId('book-holder').fill('石岛集货部');
    const rival = (): Promise<number> => call('POST', 'bookings', { departure: sailing, unit: '40HQ', measure: 'teu', quantity: 2, holder: '对手' }).then(({ status }) => status);
    const [answered, theirs] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings')), rival(), page.getByTestId('book-submit').click()]);
    expect([answered.status(), theirs].toSorted()).toEqual([201, 409]);
    if (answered.status() === 201) {
      // First this time: the same again finds it taken.
      await see('book-held').toBe(true);
      await page.getByTestId('book-submit').click();
      await soon(() => page.getByTestId('book-dialog').count()).toBe(0);
      await page.getByTestId('book-open').first().click();
      await page.getByTestId('book-holder').fill('石岛集货部');
      await page.getByTestId('book-submit').click();
    }
    await soon(text('book-gone')).toContain('只剩 0');
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByTestId('book-next').first().click();
    expect(await text('book-sailing')()).not.toContain(sailing);
    await page.getByTestId('book-submit').click();
    await see('book-held').toBe(true);
    await page.getByTestId('book-submit').click();
    await soon(() => page.getByTestId('book-dialog').count()).toBe(0);
    expect(opened.complaints.filter((each) => !each.includes('409'))).toEqual([]);
  });

  test('a table of 12,000 rows: watched, cancelled with nothing taken in, taken in at the second try', async () => {
    const rows = parcels(12_000, 0);
    await page.goto(`${stage.server.url}/?view=consolidate&hub=CNYNT&list=pool`);
    await see('pool-empty').toBe(true);
    await page.getByTestId('import-open').click();
    await upload('全月.csv', rows);
    await soon(() => page.getByTestId('import-submit').isEnabled()).toBe(true);
    await page.getByTestId('import-submit').click();
    await see('import-progress').toBe(true);
    await soon(text('import-progress')).toMatch(/检查 [\d,]+ \/ 12,000|写入 [\d,]+ \/ 12,000/);
    await page.getByTestId('import-cancel').click();
    await soon(() => page.getByTestId('import-progress').count()).toBe(0);
    await pause(500);
    const total = async (): Promise<number> => ((await (await fetch(`${stage.server.url}/api/v1/consignments?hub=CNYNT&limit=1`, { headers: { connection: 'close' } })).json()) as { readonly total: number }).total;
    expect(await total()).toBe(0);
    await soon(() => page.getByTestId('import-submit').isEnabled()).toBe(true);
    await page.getByTestId('import-submit').click();
    await see('import-progress').toBe(true);
    await expect.poll(() => page.getByTestId('import-dialog').count(), { timeout: 120_000 }).toBe(0);
    expect(await total()).toBe(12_000);
    await soon(text('pool-count')).toContain('12000');
    expect(await complaintsOf(page)).toEqual([]);
  });
});

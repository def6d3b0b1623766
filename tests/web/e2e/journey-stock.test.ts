/**
 * Persona journey of warehouses abroad: a table of SKUs comes in with two bad rows, the sound ones are taken, a plan is made, another warehouse is fixed open by
 * its switch and the plan made again, the two are compared, the plan goes out as a workbook and on paper; tables stand for the charts, the address holds it all.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { toCsv } from '../../support/pool.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const NOW = '2026-12-01T09:00:00+08:00';
const MARKETS = ['首尔', '釜山', '东京', '大阪'];
const table = (faulty: number): string =>
  toCsv(Array.from({ length: 6 }, (_, s) => MARKETS.map((market, m) => ({ SKU: `S-${s}`, 品名: `渔具 ${s}`, 市场: s * 4 + m < faulty ? '亚特兰蒂斯' : market, 周销量: String(900 - 120 * s - 60 * m), 单件货值: '68', 单件毛重: '0.42', 单件体积: '0.0026' }))).flat());

const stage = setStage();
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
const open = async (look: Parameters<typeof openPage>[2], search: string): Promise<void> => {
  opened = await openPage(stage.browser, stage.server.url, look);
  ({ page } = opened);
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${stage.server.url}/${search}`);
};
beforeEach(() => open({ language: 'zh', theme: 'light', width: 1440, height: 900 }, '?view=stock'));
afterEach(() => opened.context.close());
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 90_000 });
const text = (testId: string) => () => page.getByTestId(testId).first().textContent();
const count = (testId: string) => () => page.getByTestId(testId).count();
const solved = async (): Promise<void> => {
  await soon(count('running')).toBe(0);
  await soon(text('plan-cost')).toMatch(/^¥[\d,]+\.\d\d$/);
};

/** What is asked for besides a plan is refused so often: keys it was asked under. */
const refuse = async (what: string, times: number): Promise<readonly string[]> => {
  const keys: string[] = [];
  await page.route(`**/api/v1/stock-plans/*/${what}`, (route) => {
    if (keys.length === times) return route.fallback();
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    return route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Busy', status: 503, code: 'ENGINE_BUSY', detail: 'Busy', requestId: `REQ-${keys.length}`, errors: [] }) });
  });
  return keys;
};
/** The failure stands where the result would, and its button asks again, under the same key. */
const askedAgain = async (where: string, keys: readonly string[]): Promise<void> => {
  const problem = page.getByTestId(where).getByTestId('problem').first();
  for (let times = 1; times <= 2; times++) {
    await soon(() => problem.textContent()).toContain(`REQ-${times}`);
    await problem.getByRole('button').click();
  }
  await soon(() => page.getByTestId(where).getByTestId('problem').count()).toBe(0);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
};

describe('stock abroad', { timeout: 600_000 }, () => {
  test('import, solve, fix a warehouse open, compare, export', async () => {
    await soon(count('stock-empty')).toBe(1);
    await page.getByTestId('import-open').click();
    await page.getByTestId('import-file').setInputFiles({ name: '渔具韩日.csv', mimeType: 'text/csv', buffer: Buffer.from(table(2)) });
    await soon(count('import-fault')).toBe(2);
    expect(await page.getByTestId('import-submit').isDisabled()).toBe(true);
    await page.getByTestId('import-only-valid').check();
    await page.getByTestId('import-submit').click();
    await soon(text('assortment')).toContain('渔具韩日 · 6 SKU × 4 市场');
    // Weihai alone, as is usual; Shidao besides, by the keyboard.
    await soon(() => page.getByTestId('hub-CNWEI').isChecked()).toBe(true);
    expect(await page.getByTestId('hub-CNWEI').isDisabled()).toBe(true);
    await page.getByTestId('hub-CNSHD').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => new URL(page.url()).searchParams.get('hubs')).toBe('CNWEI,CNSHD');
    const keys = await refuse('analysis', 2);
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.method() === 'POST' && sent.url().endsWith('/api/v1/stock-plans')), page.getByTestId('solve').click()]);
    expect((request.postDataJSON() as { hubs: string[] }).hubs).toEqual(['CNWEI', 'CNSHD']);
    await solved();
    await askedAgain('right', keys);
    await soon(count('break-even-chart')).toBe(1);
    expect(new URL(page.url()).searchParams.get('hubs')).toBeNull();
    await page.locator('.stock-ask summary').click();
    expect(await page.getByTestId('hub-CNSHD').isChecked()).toBe(true);
    const cost = await text('plan-cost')();
    const first = new URL(page.url()).searchParams.get('plan');
    // One that is closed is fixed open: the plan is made again and costs no less.
    const closed = page.locator('[data-testid^="switch-"][aria-checked="false"]').first();
    const id = ((await closed.getAttribute('data-testid')) ?? '').replace('switch-', '');
    await closed.click();
    await soon(count(`free-${id}`)).toBe(1);
    await solved();
    expect(await page.getByTestId(`switch-${id}`).getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('c');
    await soon(text('compare-difference')).toMatch(/^\+¥[\d,]+\.\d\d$/);
    expect(new URL(page.url()).searchParams.get('with')).toBe(first);
    // A copied address shows the same.
    const again = await opened.context.newPage();
    await again.goto(page.url());
    await expect.poll(() => again.getByTestId('compare-difference').textContent(), { timeout: 30_000 }).toBe(await text('compare-difference')());
    await again.close();
    for (const [type, head] of [['xlsx', 'PK'], ['pdf', '%PDF']] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${type}`).click()]);
      expect(readFileSync(await file.path()).subarray(0, head.length).toString('latin1')).toBe(head);
    }
    await page.keyboard.press('t');
    await soon(count('flows-table')).toBe(1);
    await page.keyboard.press('Escape');
    await soon(count('flows-table')).toBe(0);
    expect(Number((cost ?? '').replace(/[^\d.]/g, ''))).toBeGreaterThan(0);
    await page.getByTestId('tab-service').click();
    for (const [at, what, where] of [['stress', 'sensitivity', 'right'], ['simulate', 'simulation', 'bottom']] as const) {
      const keys = await refuse(what, 2);
      await page.getByTestId(at).click();
      await askedAgain(where, keys);
    }
    await soon(count('simulated')).toBe(1);
    // The browser tells of answers that are no success.
    expect(opened.complaints.filter((complaint) => !complaint.includes('503'))).toEqual([]);
    for (const look of LOOKS) {
      const address = new URL(page.url()).search;
      await opened.context.close();
      await open(look, address);
      await soon(count('plan-cost')).toBe(1);
      await page.locator('.stock-ask summary').click();
      expect(await complaintsOf(page), JSON.stringify(look)).toEqual([]);
    }
  });
});

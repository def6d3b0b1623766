/** The list of saved quotes in Chromium: search, states, order, address, files, and a list too long to be drawn at once. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { remote } from '../../support/remote.ts';
import { act, newKey, toSave } from '../../support/saving.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
const CUSTOMERS = ['=HYPERLINK("http://x")示例', '环翠渔具示例厂', '日照佳禾食品示例公司'];
/** More than two pages, and far more than fit on the screen. */
const QUOTES = 230;

const stage = setStage();
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
beforeAll(async () => {
  const app = remote(stage.server.url);
  const body = await toSave(app);
  for (let i = 0; i < QUOTES; i++) {
    const margin = { name: '', percent: String(1 + (i % 50)), minimum: null };
    const saved = await app.call<{ number: string; revision: number }>('POST', '/api/v1/saved-quotes', { ...body, customer: { name: CUSTOMERS[i % 3], contact: '' }, margin }, newKey());
    if (i % 23 === 0) await act(app, saved.body.number, 'accept', saved.body.revision, { version: 1 });
  }
}, 240_000);
beforeEach(async () => {
  opened = await openPage(stage.browser, stage.server.url, DESK);
  ({ page } = opened);
  await page.clock.setFixedTime(new Date('2026-12-01T09:00:00+08:00'));
});
afterEach(() => opened.context.close());

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });
const openList = async (search = ''): Promise<void> => {
  await page.goto(`${stage.server.url}/?view=quotes${search}`);
  await page.getByTestId('quote-row').first().waitFor();
};
const count = (): Promise<string | null> => page.getByTestId('quotes-count').textContent();
const amounts = async (): Promise<number[]> => (await page.getByTestId('quote-row').locator('td:nth-child(6)').allTextContents()).map((text) => Number(text.replaceAll(/[^\d.]/g, '')));

describe('the list', () => {
  test('searched while typing, filtered with counts, all of it in the address; nothing found says so and leads back', async () => {
    await openList();
    await soon(count).toContain(String(QUOTES));
    await page.getByTestId('quotes-search').fill('佳禾');
    await soon(count).toContain('76');
    await page.getByTestId('filter-accepted').click();
    await soon(() => page.getByTestId('quote-row').count()).toBe(3);
    expect(await page.getByTestId('filter-open').textContent()).toContain('73');
    expect(new URL(page.url()).searchParams.get('q')).toBe('佳禾');
    await page.reload();
    await soon(() => page.getByTestId('quote-row').count()).toBe(3);
    expect(await page.getByTestId('quotes-search').inputValue()).toBe('佳禾');
    await page.getByTestId('quotes-search').fill('没有这个客户');
    await page.getByTestId('quotes-empty').waitFor();
    await page.getByTestId('clear-filters').click();
    await soon(count).toContain(String(QUOTES));
  });

  test('sorted by its heads, each way, and told so', async () => {
    await openList();
    await page.getByTestId('sort-sell').click();
    const head = page.locator('th[aria-sort]');
    await soon(() => head.getAttribute('aria-sort')).toBe('descending');
    await soon(async () => (await amounts())[0]).toBeGreaterThan(2000);
    const falling = await amounts();
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    await page.getByTestId('sort-sell').click();
    await soon(() => head.getAttribute('aria-sort')).toBe('ascending');
    await soon(async () => (await amounts())[0]).toBeLessThan(1600);
    const rising = await amounts();
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
  });

  test('of many quotes only those in view are drawn; scrolled to the end the last one is there', async () => {
    await openList('&sort=number&dir=asc');
    const box = page.getByTestId('quotes-scroll');
    const seen = new Set<string>();
    for (let i = 0; i < 60 && seen.size < QUOTES; i++) {
      for (const number of await page.locator('.row-link').allTextContents()) seen.add(number);
      expect(await page.getByTestId('quote-row').count()).toBeLessThanOrEqual(100);
      await box.evaluate((node) => node.scrollBy({ top: 600 }));
      await page.waitForTimeout(150);
    }
    expect(seen.size).toBe(QUOTES);
    await soon(() => page.locator('.row-link').last().textContent()).toBe(`QL-20261201-0${QUOTES}`);
  });

  test('its file holds what is shown, in the reader’s language, and no formula', async () => {
    await openList('&q=HYPERLINK&state=accepted');
    const rows = await page.getByTestId('quote-row').count();
    for (const type of ['csv', 'xlsx'] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${type}`).click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${type}$`));
      const bytes = readFileSync(await download.path());
      if (type === 'xlsx') expect(bytes.subarray(0, 2).toString()).toBe('PK');
      else {
        const lines = bytes.toString('utf8').trim().split(/\r?\n/);
        expect(lines).toHaveLength(rows + 1);
        expect(lines[0]).toMatch(/^\uFEFF?编号,/);
        expect(lines.slice(1).every((line) => !/(^|,)"?=/.test(line))).toBe(true);
      }
    }
    expect(opened.complaints).toEqual([]);
  });

  test('a server that does not answer is told, with a way to try again', async () => {
    await page.route('**/api/v1/saved-quotes?*', (route) => route.abort());
    await page.goto(`${stage.server.url}/?view=quotes`);
    await page.getByTestId('problem').waitFor();
    await page.unroute('**/api/v1/saved-quotes?*');
    await page.getByTestId('problem').getByRole('button').click();
    await soon(count).toContain(String(QUOTES));
  });
});

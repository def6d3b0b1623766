/** The network on the map, in Chromium on the built server: filters, the week, details with their sources, reach, tables, keys. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
/** Tuesday 21:00 of the reader's week: the evening ferries have left. */
const TUESDAY_NIGHT = 24 + 21;
const stage = setStage();

const openData = async (look: Look, search = ''): Promise<Awaited<ReturnType<typeof openPage>>> => {
  const opened = await openPage(stage.browser, stage.server.url, look);
  await opened.page.goto(`${stage.server.url}/?view=data${search}`);
  await opened.page.getByTestId('data-count').waitFor();
  return opened;
};
const numbers = async (page: Page): Promise<number[]> => ((await page.getByTestId('data-count').textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
const setHour = (page: Page, hour: number): Promise<void> => page.getByTestId('week-slider').fill(String(hour));
const runPlaces = (page: Page): Promise<readonly (readonly [string, string])[]> =>
  page.locator('[data-run]').evaluateAll((nodes) => nodes.map((node): [string, string] => [(node as HTMLElement).dataset['run'] ?? '', (node as HTMLElement).style.transform]));

describe('what is shown', () => {
  test('filters change the lists, the map and the counts, and say so', async () => {
    const { page, context, complaints } = await openData(DESK);
    const [services = 0, ofServices = 0, places = 0, ofPlaces = 0] = await numbers(page);
    expect([services, places]).toEqual([ofServices, ofPlaces]);
    expect(await page.getByTestId('service-row').count()).toBe(services);
    await page.getByTestId('filter-modes-ferry').click();
    const [ferries = 0, all] = await numbers(page);
    expect(ferries).toBeLessThan(services);
    expect(all).toBe(ofServices);
    expect(await page.getByTestId('service-row').count()).toBe(ferries);
    expect(page.url()).toContain('modes=ferry');
    await page.getByTestId('filter-statuses-active').click();
    expect((await numbers(page))[0]).toBeLessThanOrEqual(ferries);
    await page.getByTestId('clear-filters').click();
    expect(await numbers(page)).toEqual([services, ofServices, places, ofPlaces]);
    expect(complaints).toEqual([]);
    await context.close();
  });
  test('the search reads four languages and codes', async () => {
    const { page, context } = await openData(DESK, '&tab=places');
    for (const text of ['威海', 'Weihai', '웨이하이', 'CNWEI']) {
      await page.getByTestId('data-search').fill(text);
      await expect.poll(() => page.locator('#row-CNWEI').count(), { message: text }).toBe(1);
    }
    await page.getByTestId('data-search').fill('亚特兰蒂斯');
    await page.getByTestId('data-empty').waitFor();
    expect(await numbers(page)).toEqual([0, expect.any(Number), 0, expect.any(Number)]);
    await context.close();
  });
});

describe('the week', () => {
  test('the slider moves what is under way along its lines', async () => {
    const { page, context } = await openData(DESK, '&modes=ferry');
    await page.getByTestId('map').locator('path').first().waitFor();
    await setHour(page, TUESDAY_NIGHT);
    await page.locator('[data-run]').first().waitFor();
    const before = new Map(await runPlaces(page));
    expect(Number(((await page.getByTestId('under-way').textContent()) ?? '').match(/\d+/)?.[0])).toBe(before.size);
    await page.getByTestId('week-slider').press('ArrowRight');
    await expect.poll(async () => (await runPlaces(page)).some(([id, place]) => before.has(id) && before.get(id) !== place)).toBe(true);
    await setHour(page, 24 + 12);
    await expect.poll(async () => (await runPlaces(page)).map(([id]) => id).join()).not.toBe([...before.keys()].join());
    await expect.poll(() => page.url()).toContain('hour=36');
    expect(await page.getByTestId('board-row').count()).toBeGreaterThan(0);
    await context.close();
  });
  test('plays, and stops', async () => {
    const { page, context } = await openData(DESK, '&hour=10');
    await page.getByTestId('play').click();
    await expect.poll(async () => Number(await page.getByTestId('week-slider').inputValue()), { timeout: 5000 }).toBeGreaterThan(10);
    await page.getByTestId('play').click();
    const rest = await page.getByTestId('week-slider').inputValue();
    await page.waitForTimeout(1300);
    expect(await page.getByTestId('week-slider').inputValue()).toBe(rest);
    await context.close();
  });
});

describe('one thing', () => {
  test('a service opens with its sources, and going back closes it', async () => {
    const { page, context } = await openData(DESK);
    await page.locator('[id="row-FERRY-WEI-INC"]').click();
    const detail = page.getByTestId('detail');
    expect(await detail.textContent()).toContain('威东航运');
    expect(await detail.textContent()).toContain('19:00');
    await detail.locator('.dot-button').first().click();
    const sources = page.locator('.popover .sources li');
    await sources.first().waitFor();
    expect(((await sources.first().textContent()) ?? '').length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await page.goBack();
    await expect.poll(() => detail.count()).toBe(0);
    await context.close();
  });
  test('a district shows its reach, and a market of it starts a quote', async () => {
    const { page, context } = await openData(DESK, '&place=WH-HUANCUI');
    await page.getByTestId('reach-row').first().waitFor({ timeout: 30_000 });
    const rows = await page.getByTestId('reach-row').allTextContents();
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row.trim().length, row).toBeGreaterThan(4);
    expect(await page.getByTestId('map').locator('path.route.reach').count()).toBeGreaterThan(0);
    await page.getByTestId('reach-quote').first().click();
    await page.getByTestId('ask').waitFor();
    expect(await page.getByTestId('form-from').inputValue()).toContain('环翠');
    expect((await page.getByTestId('form-to').inputValue()).length).toBeGreaterThan(1);
    expect(await page.getByTestId('form-weight').inputValue()).not.toBe('');
    await context.close();
  });
});

describe('with keys only', () => {
  test('between the workspaces, through the list, the tables and the moments', async () => {
    const { page, context } = await openPage(stage.browser, stage.server.url, DESK);
    await page.getByTestId('ask').waitFor();
    await page.locator('h1').first().click();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByTestId('service-row').first().waitFor();
    expect(page.url()).toContain('view=data');
    await page.keyboard.press('j');
    await page.getByTestId('detail').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('detail').count()).toBe(0);
    await page.keyboard.press('t');
    await page.getByTestId('data-table').waitFor();
    const rows = await page.getByTestId('table-row').count();
    expect(rows).toBeGreaterThanOrEqual((await numbers(page))[0] ?? Infinity);
    await page.keyboard.press('t');
    const hour = Number(await page.getByTestId('week-slider').inputValue());
    await page.keyboard.press(hour > 0 ? 'ArrowLeft' : 'ArrowRight');
    await expect.poll(async () => Number(await page.getByTestId('week-slider').inputValue())).toBe(hour > 0 ? hour - 1 : 1);
    await page.keyboard.press('/');
    await page.keyboard.type('CNWEI');
    await expect.poll(async () => (await numbers(page))[0]).toBeLessThan(rows);
    await page.keyboard.press('Escape');
    await page.locator('h1').first().click();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByTestId('ask').waitFor();
    await context.close();
  });
});

describe('every reader', () => {
  test.each(LOOKS)('$language $theme $width: no axe violation, nothing wider than the screen', async (look) => {
    // Fewer rows of the same kind: every one of them would be looked at again.
    const { page, context, complaints } = await openData(look, '&modes=ferry');
    const check = async (state: string): Promise<void> => {
      expect(await complaintsOf(page), state).toEqual([]);
    };
    await check('resting');
    await page.locator('[id="row-FERRY-WEI-INC"]').click();
    await page.getByTestId('detail').waitFor();
    await check('a service');
    await page.getByTestId('detail-close').click();
    await page.getByTestId('data-table-toggle').click();
    await page.getByTestId('data-table').waitFor();
    await check('tables');
    await page.goto(`${stage.server.url}/?view=data&modes=ferry&tab=places&place=WH-HUANCUI`);
    await page.getByTestId('reach-row').first().waitFor({ timeout: 30_000 });
    await check('reach');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Bulk requests in Chromium: a customer's own table, its columns named by hand once, its faults told, priced, and given back with them. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { setStage } from '../stage.ts';

/** Weight under a heading nobody knows; the third row has no destination anyone knows, the fourth no weight. */
const TABLE = ['起点,目的地,Gewicht,体积,货值,就绪时间,客户编号', '环翠,首尔,420,3.2,30000,2026-12-07 09:00,A-1', '日照,釜山,1200,6,80000,2026-12-07 09:00,A-2', '环翠,亚特兰蒂斯,420,3.2,30000,2026-12-07 09:00,A-3', '环翠,首尔,,3.2,30000,2026-12-07 09:00,A-4'].join('\n');

const stage = setStage();
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
beforeEach(async () => {
  opened = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'light', width: 1440, height: 900 });
  ({ page } = opened);
  await page.goto(`${stage.server.url}/?view=rfqs`);
});
afterEach(() => opened.context.close());

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const choose = (): Promise<void> => page.getByTestId('rfq-file').setInputFiles({ name: '询价 十二月.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });

describe('a customer’s own table', () => {
  test('mapped, previewed with every fault, priced without the faulty rows, and back with its errors', async () => {
    await choose();
    await soon(() => page.getByTestId('rfq-start').isDisabled()).toBe(true);
    await page.getByTestId('column-C').selectOption('weight_kg');
    await soon(() => page.getByTestId('rfq-counts').textContent()).toContain('2 行有错');
    expect(await page.getByTestId('rfq-fault').allTextContents()).toEqual([expect.stringContaining('亚特兰蒂斯'), expect.stringContaining('5')]);
    expect(await page.getByTestId('rfq-start').isDisabled()).toBe(true);
    await page.getByTestId('rfq-only-valid').check();
    await page.getByTestId('rfq-start').click();
    await soon(() => page.getByTestId('rfq-progress').textContent()).toContain('已完成');
    // The page may be closed meanwhile: its address holds the request.
    await page.reload();
    await soon(() => page.getByTestId('rfq-result').count()).toBe(4);
    await page.getByTestId('rfq-filter-refused').click();
    await soon(() => page.getByTestId('rfq-result').count()).toBe(2);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('result-csv').click()]);
    expect(download.suggestedFilename()).toContain('询价 十二月');
    const lines = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Gewicht');
    expect(lines.find((line) => line.includes('A-3'))).toContain('亚特兰蒂斯');
    expect(lines.find((line) => line.includes('A-1'))).toMatch(/\d+\.\d{2}/);
    expect(opened.complaints).toEqual([]);
  });

  test('a column named once is known the next time, on this device', async () => {
    await choose();
    await page.getByTestId('column-C').selectOption('weight_kg');
    await soon(() => page.getByTestId('rfq-counts').textContent()).toContain('2 行有错');
    await page.reload();
    await choose();
    await soon(() => page.getByTestId('column-C').inputValue()).toBe('weight_kg');
    await soon(() => page.getByTestId('rfq-counts').textContent()).toContain('2 行有错');
  });

  test('the template comes in the language of the page and can be read back', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('template-xlsx').click()]);
    await page.getByTestId('rfq-file').setInputFiles({ name: 'template.xlsx', mimeType: '', buffer: readFileSync(await download.path()) });
    await page.getByTestId('rfq-counts').waitFor();
    expect(await page.getByTestId('problem').count()).toBe(0);
    expect(await page.getByTestId('column-A').inputValue()).not.toBe('');
  });

  test('what is no table is refused in words', async () => {
    await page.getByTestId('rfq-file').setInputFiles({ name: 'cat.xlsx', mimeType: '', buffer: Buffer.from('<html>no table</html>') });
    await page.getByTestId('problem').waitFor();
    expect(((await page.getByTestId('problem').textContent()) ?? '').length).toBeGreaterThan(10);
  });
});

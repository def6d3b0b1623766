/** Q12 in Chromium: a quote saved today, opened forty days later by a server whose prices have changed. Two servers, one after the other, on one store. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Big } from 'big.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../server/paths.ts';
import { openBrowser, openPage } from '../../support/browser.ts';
import { remote } from '../../support/remote.ts';
import { documentOf, save, show } from '../../support/saving.ts';
import { startServer } from '../../support/start-server.ts';

const LATER = '2027-01-10T09:00:00+08:00';
const folder = mkdtempSync(join(tmpdir(), 'requote-'));
let browser: Browser;
let page: Page;
let server: Awaited<ReturnType<typeof startServer>>;
let opened: Awaited<ReturnType<typeof openPage>>;
let number = '';
let stored = '';
let oldPrice = '';

/** The network's data with the ferries' freight a tenth dearer. */
const dearerData = (): string => {
  const data = join(folder, 'data');
  cpSync(dataFolder(undefined), data, { recursive: true });
  const file = join(data, 'tariffs.csv');
  const dearer = readFileSync(file, 'utf8').replaceAll(/^(FERRY-SD-KR,FREIGHT,[^,]*,[^,]*,)([\d.]+),/gm, (_, before: string, rate: string) => `${before}${Big(rate).times('1.1').toFixed()},`);
  writeFileSync(file, dearer);
  return data;
};
const end = (it: typeof server): Promise<unknown> =>
  new Promise((done) => {
    it.process.removeAllListeners('exit').once('exit', done);
    it.process.kill('SIGTERM');
  });

beforeAll(async () => {
  browser = await openBrowser();
  const store = join(folder, 'store');
  const first = await startServer({ CORRIDOR_STORE: store });
  const app = remote(first.url);
  const ferries = (await app.call<{ services: { id: string; mode: string }[] }>('GET', '/api/v1/network')).body.services;
  expect(ferries.some(({ mode }) => mode === 'ferry')).toBe(true);
  const { body: quote } = await save(app, {}, { modes: ['ferry', 'road'] });
  ({ number } = quote);
  oldPrice = quote.latest.price.sell.amount;
  stored = (await documentOf(app, number)).text;
  await end(first);
  server = await startServer({ CORRIDOR_STORE: store, CORRIDOR_NOW: LATER, CORRIDOR_DATA: dearerData() });
  opened = await openPage(browser, server.url, { language: 'zh', theme: 'light', width: 1440, height: 900 });
  ({ page } = opened);
  await page.clock.setFixedTime(new Date(LATER));
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });
const read = async (text: Promise<string | null>): Promise<Big> => Big(((await text) ?? '').replace('−', '-').replaceAll(/[^\d.-]/g, '') || '0');

describe('forty days later', () => {
  test('the price is that of then, and that it has expired is the first thing said', async () => {
    await page.goto(`${server.url}/?quote=${number}`);
    await page.getByTestId('saved-drawer').waitFor();
    expect((await documentOf(remote(server.url), number)).text).toBe(stored);
    expect((await read(page.getByTestId('sell-price').textContent())).toFixed()).toBe(Big(oldPrice).toFixed());
    expect((await read(page.getByTestId('sell').textContent())).toFixed()).toBe(Big(oldPrice).toFixed());
    expect(await page.getByTestId('expired').textContent()).toContain('已过期');
    expect(await page.getByTestId('state').first().textContent()).toBe('已过期');
    expect(await page.getByTestId('accept').count()).toBe(0);
  });

  test('quoted again, every line has its difference, and rows, margin and totals add up in every column', async () => {
    await page.getByTestId('requote-expired').click();
    await page.getByTestId('total-difference').waitFor();
    expect(await page.getByTestId('match').textContent()).toContain('原班次已没有');
    const changed = await page.getByTestId('changed-line').count();
    expect(changed).toBeGreaterThan(0);
    const sumOf = async (locator: string): Promise<string> => {
      let sum = Big(0);
      for (const text of await page.locator(`.requote tbody ${locator}`).allTextContents()) sum = sum.plus(text.replace('−', '-').replaceAll(/[^\d.-]/g, '') || '0');
      return sum.toFixed(2);
    };
    const buy = (await read(page.getByTestId('buy-difference').textContent())).toFixed(2);
    expect(await sumOf('.difference')).toBe(buy);
    const margin = await read(page.getByTestId('margin-difference').textContent());
    const sell = await read(page.getByTestId('total-difference').textContent());
    expect(Big(buy).plus(margin).toFixed(2)).toBe(sell.toFixed(2));
    // With the unchanged lines shown one by one the sum stays, and there are more rows.
    await page.getByTestId('only-changed').uncheck();
    expect(await page.getByTestId('changed-line').count()).toBeGreaterThan(changed);
    expect(await sumOf('.difference')).toBe(buy);
    const now = page.locator('.requote tfoot tr').last().locator('td');
    expect((await read(now.nth(0).textContent())).plus(sell).toFixed(2)).toBe((await read(now.nth(1).textContent())).toFixed(2));
    expect((await read(now.nth(0).textContent())).toFixed(2)).toBe(Big(oldPrice).toFixed(2));
  });

  test('kept as version 2 it is open again; version 1 can still be looked at, unchanged', async () => {
    await page.getByTestId('requote-save').click();
    await soon(() => page.getByTestId('state').first().textContent()).toBe('有效');
    const { body: quote } = await show(remote(server.url), number);
    expect(quote.versions.map(({ version }) => version)).toEqual([2, 1]);
    await soon(async () => (await read(page.getByTestId('sell-price').textContent())).toFixed(2)).toBe(Big(quote.latest.price.sell.amount).toFixed(2));
    await page.getByTestId('version').selectOption('1');
    await soon(async () => (await read(page.getByTestId('sell-price').textContent())).toFixed(2)).toBe(Big(oldPrice).toFixed(2));
    expect(await page.getByTestId('old-version').textContent()).toContain('2');
    expect((await documentOf(remote(server.url), number)).text).toBe(stored);
    expect(opened.complaints).toEqual([]);
  });
});

/** F37: scripts stored as names of places, lines and customers, as remarks and faults, are text on every page, on paper and in every language. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, type Look } from '../../support/browser.ts';
import { SCRIPTS } from '../../support/scripts-in-names.ts';
import { startServer } from '../../support/start-server.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
const QUESTION = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;

/** Adds a script to some columns of every row, another one each time. */
const spoil = (file: string, columns: readonly string[]): void => {
  const path = join(folder, file);
  const rows = parse(readFileSync(path, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
  rows.forEach((row, i) => columns.forEach((column, k) => row[column] = `${row[column]}${SCRIPTS[(i + k) % SCRIPTS.length]}`));
  writeFileSync(path, stringify(rows, { header: true }));
};
const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
};

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../../data', import.meta.url)), folder, { recursive: true });
  spoil('places.csv', ['name_zh', 'name_en', 'name_ko', 'name_ja', 'remark']);
  spoil('services.csv', ['carrier_zh', 'carrier_en', 'vessel', 'remark']);
  spoil('sources.csv', ['title']);
  [browser, server] = await Promise.all([openBrowser(), startServer({ CORRIDOR_DATA: folder })]);
});
afterAll(async () => {
  await browser.close();
  server.process.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Whether anything ran: a script of ours, or a dialog. */
const watch = (page: Page): (() => Promise<readonly string[]>) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return async () => {
    await page.waitForTimeout(200);
    const ran = await page.evaluate(() => (window as unknown as { pwned?: unknown }).pwned);
    return [...dialogs, ...(ran === undefined ? [] : [`script ${String(ran)}`])];
  };
};

test('planted: written as markup, where no policy holds, they run; the watch sees them', async () => {
  const page = await browser.newPage();
  const ran = watch(page);
  await page.setContent(`<main>${SCRIPTS.join('\n')}</main>`, { waitUntil: 'domcontentloaded' });
  expect((await ran()).length).toBeGreaterThan(1);
  await page.close();
});

test('planted: written as markup into a page of ours, the policy keeps them from running and says so', async () => {
  const { page, context, complaints } = await openPage(browser, server.url, DESK);
  const ran = watch(page);
  await page.evaluate((texts) => document.body.insertAdjacentHTML('beforeend', texts.join('\n')), SCRIPTS.slice(0, 8));
  expect(await ran()).toEqual([]);
  expect(complaints.some((complaint) => complaint.includes('Content Security Policy'))).toBe(true);
  await context.close();
});

test.each(['zh', 'en'] as const)('as names of places, lines and sources they are text (%s)', async (language) => {
  const { page, context, complaints } = await openPage(browser, server.url, { ...DESK, language });
  const ran = watch(page);
  await page.goto(`${server.url}/?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09:00:00%2B08:00`);
  await page.getByTestId('sample').or(page.getByTestId('option-card').first()).first().waitFor();
  if ((await page.getByTestId('option-card').count()) === 0) await page.getByTestId('sample').click();
  await page.getByTestId('option-card').first().waitFor();
  for (const card of (await page.getByTestId('option-card').all()).slice(0, 6)) await card.click();
  for (const row of (await page.getByTestId('timeline-row').all()).slice(0, 8)) await row.click();
  await page.keyboard.press('t');
  for (const mark of (await page.locator('.leaflet-marker-icon').all()).slice(0, 12)) {
    await mark.hover({ force: true, timeout: 2000 }).catch(() => undefined);
    await mark.click({ force: true, timeout: 2000 }).catch(() => undefined);
    await page.keyboard.press('Escape');
  }
  expect(await page.locator('body').innerText()).toContain('<');
  expect(await ran()).toEqual([]);
  for (const address of ['?view=data', '?view=data&service=FERRY-WEI-INC', '?view=data&place=CNWEI', '?view=data&place=WH-HUANCUI']) {
    await page.goto(`${server.url}/${address}`);
    await page.waitForLoadState('networkidle');
    for (const row of (await page.locator('tbody tr, .service-list button').all()).slice(0, 4)) await row.click({ timeout: 2000 }).catch(() => undefined);
    expect(await ran(), address).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('as customer, contact, remark and name of a margin they are text in the list, on the quote, on paper and in faults', async () => {
  const { options } = (await post('/api/v1/quotes', QUESTION)) as { options: { id: string }[] };
  const numbers: string[] = [];
  for (const script of SCRIPTS) {
    const saved = await post('/api/v1/saved-quotes', { question: QUESTION, option: options[0]?.id, customer: { name: script, contact: script }, note: script, margin: { name: script.slice(0, 60), percent: '8', minimum: null }, validDays: 7 });
    numbers.push(String(saved['number']));
  }
  const { page, context, complaints } = await openPage(browser, server.url, DESK);
  const ran = watch(page);
  await page.goto(`${server.url}/?view=quotes`);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('body').innerText()).toContain(SCRIPTS.at(-1));
  expect(await ran()).toEqual([]);
  for (const number of numbers.filter((_, i) => i % 8 === 0)) {
    await page.goto(`${server.url}/?quote=${number}`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('body').innerText()).toContain('<');
    await page.emulateMedia({ media: 'print' });
    expect(await ran(), number).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  }
  // A fault that quotes what was typed, in the form and as a page of its own.
  await page.goto(`${server.url}/?from=${encodeURIComponent(SCRIPTS[1] ?? '')}&to=${encodeURIComponent(SCRIPTS[15] ?? '')}&kg=420&m3=3.2&value=30000`);
  await page.waitForLoadState('networkidle');
  expect(await ran()).toEqual([]);
  for (const path of [`/api/v1/places?q=${encodeURIComponent(SCRIPTS[1] ?? '')}`, `/api/v1/saved-quotes?state=${encodeURIComponent(SCRIPTS[1] ?? '')}`, `/${encodeURIComponent(SCRIPTS[0] ?? '')}`]) {
    await page.goto(`${server.url}${path}`);
    expect(await ran(), path).toEqual([]);
  }
  expect(complaints.filter((complaint) => !complaint.includes('status of 4'))).toEqual([]);
  await context.close();
});

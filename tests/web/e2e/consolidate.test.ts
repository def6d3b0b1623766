/** The Consolidate workspace in Chromium, against the built server: pool, plan, pins, moves by hand, adoption. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { tableRow, toCsv } from '../../support/pool.ts';
import { complaintsOf } from '../axe.ts';
import { setStage } from '../stage.ts';

/** The clock of the server: a Tuesday. */
const NOW = '2026-12-01T09:00:00+08:00';
const LOTS = 36;
const stage = setStage();
const HOME = '?view=consolidate&hub=CNSHD';
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

/** Enough for two boxes and a rest, at the hub since yesterday. */
const table = (faulty = 0): string => toCsv(Array.from({ length: LOTS }, (_, i) => tableRow(i + 1, { 体积: (0.5 + ((i * 37) % 50) / 10).toFixed(2), 毛重: String(120 + ((i * 53) % 900)), 入仓时间: '2026-11-30 09:00', 最晚送达: '2026-12-20', ...(i < faulty && { 目的地: '亚特兰蒂斯' }) })));

const write = (path: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(`${stage.server.url}${path}`, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID() }, body });
interface Planned {
  readonly job: { readonly state: string };
  readonly plan: { readonly cost: { readonly amount: string }; readonly batches: readonly { readonly id: string; readonly cost: { readonly amount: string } }[] } | null;
}
const planOf = async (id: string): Promise<Planned> => (await fetch(`${stage.server.url}/api/v1/consolidations/${id}`)).json() as Promise<Planned>;

let plan: string;
beforeAll(async () => {
  expect((await write('/api/v1/consignment-imports?hub=CNSHD&onlyValid=false', table(), 'text/csv')).status).toBe(201);
  const asked = await write('/api/v1/consolidations', JSON.stringify({ hub: 'CNSHD', from: NOW, until: '2026-12-07T00:00:00+08:00', seconds: 2, gap: 0.02 }));
  plan = ((await asked.json()) as { id: string }).id;
  await expect.poll(async () => (await planOf(plan)).plan !== null, { timeout: 60_000, interval: 300 }).toBe(true);
});

let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
const open = async (search: string, look: Partial<Parameters<typeof openPage>[2]> = {}): Promise<void> => {
  opened = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'light', width: 1440, height: 900, ...look });
  ({ page } = opened);
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`${stage.server.url}/${search}`);
};
beforeEach(() => open(HOME));
afterEach(() => opened.context.close());
const text = (testId: string) => () => page.getByTestId(testId).first().textContent();
const amountIn = (shown: string | null): string => (shown ?? '').replace(/[^\d.]/g, '');
const cents = (amount: string): number => Math.round(Number(amount) * 100);

describe('a plan', () => {
  test('is found again by hub and week, and its sums add up on the screen', async () => {
    await soon(() => new URL(page.url()).search).toContain('hub=CNSHD');
    await soon(text('gap')).toMatch(/^\d+\.\d\d%$/);
    const known = (await planOf(plan)).plan;
    expect(amountIn(await text('plan-cost')())).toBe(known?.cost.amount);
    expect(await page.getByTestId('unit-row').count()).toBe(known?.batches.length);
    expect(await page.getByTestId('gantt-row').count()).toBe(known?.batches.length);
    await page.getByTestId('plan-split').click();
    expect(amountIn(await text('parts-sum')())).toBe(known?.cost.amount);
    // Shippers bear what is sent; what stays behind is nobody's bill.
    expect(cents(amountIn(await text('shares-sum')()))).toBe(known?.batches.reduce((sum, { cost }) => sum + cents(cost.amount), 0));
    await page.keyboard.press('t');
    await page.getByTestId('plan-gantt').click();
    await soon(() => page.getByTestId('gantt-table').locator('tbody tr').count()).toBe(known?.batches.length);
    expect(await page.getByTestId('flows-table').isVisible()).toBe(true);
    expect(opened.complaints).toEqual([]);
  });

  test('by keys: walk, pin, and the pin is there after a reload; Ctrl Z takes it back', async () => {
    await soon(() => page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await page.keyboard.press('j');
    await soon(() => page.getByTestId('unit-row').first().getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('l');
    await soon(text('pins')).toContain('1');
    await page.reload();
    await soon(text('pins')).toContain('1');
    expect(await page.getByTestId('unit-row').first().getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('l');
    await soon(text('pins')).toBe('');
    await page.keyboard.press('Control+z');
    await soon(text('pins')).toContain('1');
  });

  test('a move that breaks a rule springs back with the rule in words; one that may stand shows what it costs', async () => {
    await soon(() => page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await page.getByTestId('plan-boxes').click();
    const before = await page.getByTestId('box-row').count();
    await page.getByTestId('row-move').first().click();
    await page.getByTestId('move-departure').selectOption('left-behind');
    await page.getByTestId('move-submit').click();
    await soon(text('draft-difference')).toMatch(/[+−]¥/);
    expect(await page.getByTestId('box-row').count()).toBe(before - 1);
    expect(await page.getByTestId('adopt').isDisabled()).toBe(true);
    await page.getByTestId('draft-drop').click();
    await soon(() => page.getByTestId('box-row').count()).toBe(before);
    // All of a full box into another one: over its volume.
    await page.keyboard.press('m');
    const into = page.getByTestId('move-unit').locator('option').filter({ hasText: '已装' });
    const other = page.getByTestId('move-departure');
    for (const value of await other.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))) {
      if ((await into.count()) > 0) break;
      await other.selectOption(value);
    }
    expect(await into.count()).toBeGreaterThan(0);
    await page.getByTestId('move-submit').click();
    await soon(text('refused')).toMatch(/超容积|超载重/);
    expect(await page.getByTestId('box-row').count()).toBe(before);
    await page.keyboard.press('Escape');
    await soon(() => page.getByTestId('refused').count()).toBe(0);
  });

  test('is adopted, and the pool says so', async () => {
    await soon(() => page.getByTestId('adopt').isEnabled()).toBe(true);
    await page.getByTestId('adopt').click();
    await soon(() => page.getByTestId('adopted').isVisible()).toBe(true);
    await page.keyboard.press('/');
    await soon(() => page.getByTestId('pool-state-planned').textContent()).toMatch(/[1-9]/);
    await page.getByTestId('pool-search').fill('RC-00007');
    await soon(() => page.getByTestId('pool-row').count()).toBe(1);
    await soon(text('pool-row')).toContain('已排');
  });
});

describe('the pool', () => {
  test('a table with faults: told row by row, its good rows taken in once, the next plan begun and stopped at its best', async () => {
    await page.goto(`${stage.server.url}/?view=consolidate&hub=CNWEI`);
    await soon(() => page.getByTestId('solve').isDisabled()).toBe(true);
    await page.getByTestId('list-pool').click();
    await soon(() => page.getByTestId('pool-empty').isVisible()).toBe(true);
    await page.getByTestId('import-open').click();
    await page.getByTestId('import-file').setInputFiles({ name: '今日入仓.csv', mimeType: 'text/csv', buffer: Buffer.from(table(3)) });
    await soon(() => page.getByTestId('import-fault').count()).toBe(3);
    expect(await page.getByTestId('import-submit').isDisabled()).toBe(true);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('import-errors').click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await page.getByTestId('import-only-valid').check();
    await page.getByTestId('import-submit').click();
    await soon(text('pool-count')).toContain(String(LOTS - 3));
    await page.getByTestId('ask-gap').fill('0');
    await page.getByTestId('solve').click();
    await soon(() => page.getByTestId('solver-stop').isVisible()).toBe(true);
    await soon(() => page.getByTestId('gap-chart').count()).toBe(1);
    // The page may be closed meanwhile: its address holds the plan.
    await page.reload();
    await soon(() => page.getByTestId('solver-stop').isVisible()).toBe(true);
    await page.keyboard.press('.');
    await soon(() => page.getByTestId('adopt').isVisible()).toBe(true);
    expect(opened.complaints).toEqual([]);
  });

  test('a consignment entered by hand: every fault at its field, then in the pool', async () => {
    await page.keyboard.press('n');
    await page.getByTestId('entry-submit').click();
    await soon(() => page.getByTestId('entry-dialog').locator('.fault').count()).toBeGreaterThan(4);
    for (const [name, value] of [['reference', 'H-1'], ['shipper', '手工货主'], ['consignee', 'Hanil'], ['goods', '海苔'], ['weightKg', '80'], ['volumeCbm', '0.4']] as const) await page.getByTestId(`entry-${name}`).fill(value);
    await page.getByTestId('entry-destination').selectOption('MKT-KR-SEOUL');
    await page.getByTestId('entry-submit').click();
    await soon(() => page.getByTestId('entry-dialog').count()).toBe(0);
    await page.goto(`${stage.server.url}/${HOME}&list=pool&q=H-1`);
    await soon(text('pool-row')).toContain('手工货主');
  });
});

describe('by key from elsewhere, and on every screen', () => {
  test('g c opens it; nothing is wrong with it at 390 in dark either', async () => {
    await page.goto(stage.server.url);
    await page.getByTestId('ask').waitFor();
    await page.locator('h1').first().click();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await soon(() => page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await page.waitForTimeout(300);
    expect(await complaintsOf(page)).toEqual([]);
    await opened.context.close();
    await open(`${HOME}&tab=boxes&list=pool`, { language: 'en', theme: 'dark', width: 390 });
    await soon(() => page.getByTestId('box-row').count()).toBeGreaterThan(0);
    expect(await complaintsOf(page)).toEqual([]);
  });
});

/** The further panels of a quote, in Chromium on the built server, by keyboard: why not that one, the best day, reach, comparison. */
import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
/** Goods for Seoul, ready fifty minutes too late for the Monday ferry to Pyeongtaek. */
const QUESTION = '?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T11%3A30%3A00%2B08%3A00';
const MISSED = 'FERRY-WEI-PTK@2026-12-07';
const stage = setStage();

const openQuote = async (look: Look = DESK, more = ''): Promise<Awaited<ReturnType<typeof openPage>>> => {
  const opened = await openPage(stage.browser, stage.server.url, look);
  await opened.page.goto(`${stage.server.url}/${QUESTION}${more}`);
  await opened.page.getByTestId('option-card').first().waitFor();
  return opened;
};
/** The panel of exclusions: on a phone it belongs to the opened option. */
const openWhyNot = async (page: Page): Promise<void> => {
  if (!(await page.getByTestId('why-ask').isVisible())) await page.getByTestId('option-card').first().press('Enter');
  await page.getByTestId('why-ask').press('Enter');
  await page.getByTestId('ask-about').waitFor();
};
const askAbout = async (page: Page, text: string): Promise<void> => {
  await page.getByTestId('ask-about').fill(text);
  await page.keyboard.press('Enter');
};
const post = async (path: string, body: unknown): Promise<unknown> => (await fetch(`${stage.server.url}/api/v1/quotes${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const ASKED = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T11:30:00+08:00' };
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);
/** A loaded machine takes its time over a question. */
const until = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const delayed = (ms: number) => (route: Route): Promise<void> => new Promise((done) => setTimeout(() => done(route.continue().catch(() => undefined)), ms));

describe('why not that one (Q5)', () => {
  test('a missed departure: by how many minutes, ready by when, and what that would save, as the server counts it', async () => {
    const { page, context, complaints } = await openQuote();
    const told = (await post('/why-not', { question: ASKED, what: MISSED })) as { rule: { margin: { value: number } }; missed: { readyBy: string; saves: { price: { amount: string } } } };
    await openWhyNot(page);
    await page.keyboard.type('平泽 周一');
    await page.getByTestId('ask-option').first().waitFor();
    await page.keyboard.press('Enter');
    const row = page.getByTestId('asked-row').first();
    await row.getByTestId('verdict').waitFor();
    const text = (await row.textContent()) ?? '';
    expect(text).toContain('威海—平泽');
    expect(text).toContain(`晚 ${told.rule.margin.value} 分`);
    expect(text).toContain(told.missed.readyBy.slice(11, 16));
    const saves = Number(told.missed.saves.price.amount);
    expect(text).toContain(`${saves < 0 ? '多花' : '省'} ¥${Math.abs(saves).toFixed(2)}`);
    // Its button asks again with that ready time, and then the departure is on offer.
    await row.getByRole('button', { name: '改成' }).press('Enter');
    await until(() => new URL(page.url()).searchParams.get('ready')).toBe(told.missed.readyBy);
    await until(() => page.getByTestId('option-card').filter({ hasText: '平泽' }).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
  test('what another option beats names it and leads there; a mode in use, a day without a sailing and a dead end say so', async () => {
    const { page, context } = await openQuote();
    await openWhyNot(page);
    for (const what of ['CNTAO', 'air', 'FERRY-SHD-INC@2026-12-07', 'rail']) await askAbout(page, what);
    await until(() => page.getByTestId('verdict').count()).toBe(4);
    const rows = await page.getByTestId('asked-row').allTextContents();
    for (const [i, word] of ['走不通', '当日无班', '在列', '被支配'].entries()) expect(rows[i]).toContain(word);
    expect(rows[3]).toMatch(/降价 ¥[\d,.]+ 或提早/);
    const before = page.url();
    await page.getByTestId('asked-row').nth(3).getByRole('button', { name: /^看/ }).press('Enter');
    await until(() => page.url()).not.toBe(before);
    expect(page.url()).toContain('option=EST-WEI-INC');
    await context.close();
  });
  test('an exclusion answers in its own place', async () => {
    const { page, context } = await openQuote();
    const row = page.getByTestId('excluded-row').first();
    const short = await row.textContent();
    await row.getByRole('button').first().press('Enter');
    await row.getByTestId('verdict').waitFor();
    expect(await row.textContent()).not.toBe(short);
    expect(await page.getByTestId('asked-row').count()).toBe(0);
    await context.close();
  });
  test('unknown words are a fault of the field; a failure can be tried again; while it is asked it says so', async () => {
    const { page, context } = await openQuote();
    await openWhyNot(page);
    await askAbout(page, '亚特兰蒂斯');
    await until(() => page.getByTestId('ask-about').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.ask .fault').textContent()).toContain('亚特兰蒂斯');
    await page.route('**/why-not', (route) => route.abort());
    await askAbout(page, 'ferry');
    const row = page.getByTestId('asked-row').first();
    await row.getByTestId('problem').waitFor();
    await page.unroute('**/why-not');
    await page.route('**/why-not', delayed(800));
    await row.getByRole('button', { name: '重试' }).press('Enter');
    await until(() => row.textContent()).toContain('正在查');
    await row.getByTestId('verdict').waitFor();
    // Escape closes the field and gives the focus back.
    await page.getByTestId('ask-about').press('Escape');
    await until(() => focused(page)).toBe('why-ask');
    await context.close();
  });
});

describe('the best day', () => {
  test('folded until wanted, then asked; arrows walk, Enter moves the question to that day, the strip stays', async () => {
    const { page, context } = await openQuote();
    let asked = 0;
    await page.route('**/profile', (route) => {
      asked += 1;
      return route.continue();
    });
    expect(await page.getByTestId('day').count()).toBe(0);
    expect(asked).toBe(0);
    await page.getByTestId('days-toggle').press('Enter');
    await page.getByTestId('day').first().waitFor();
    expect(await page.getByTestId('day').count()).toBe(14);
    await page.getByTestId('day').first().focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    const answer = (await post('/profile', { question: ASKED, days: 14 })) as { days: { readyAt: string; fastest: { price: { amount: string } } }[] };
    const words = (await page.getByTestId('day-words').textContent()) ?? '';
    expect(words).toContain(Number(answer.days[3]?.fastest.price.amount).toLocaleString('en', { minimumFractionDigits: 2 }));
    await page.keyboard.press('Enter');
    await until(() => new URL(page.url()).searchParams.get('ready')).toBe(answer.days[3]?.readyAt);
    await until(() => page.getByTestId('day').nth(3).getAttribute('aria-current')).toBe('date');
    expect(asked).toBe(1);
    // Kept open for the next visit.
    await page.reload();
    await page.getByTestId('day').first().waitFor();
    await context.close();
  });
  test('has a table twin, and a slow one tells so and can be stopped', async () => {
    const { page, context } = await openQuote();
    await page.route('**/profile', delayed(2500));
    await page.getByTestId('days-toggle').press('Enter');
    await page.getByTestId('days-stop').waitFor();
    await page.getByTestId('days-stop').press('Enter');
    await page.unroute('**/profile');
    await page.getByRole('button', { name: '接着算' }).press('Enter');
    await page.getByTestId('day').first().waitFor();
    await page.keyboard.press('t');
    await page.getByTestId('day-table').waitFor();
    expect(await page.getByTestId('day-table').locator('tbody tr').count()).toBe(14);
    await context.close();
  });
});

describe('reach', () => {
  test('before a question: the origin in the form shows its markets, one of them becomes the destination', async () => {
    const { page, context, complaints } = await openPage(stage.browser, stage.server.url, DESK);
    await page.getByTestId('form-from').fill('临淄');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('reach-tab').press('Enter');
    await page.getByTestId('reach-row').first().waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('map').locator('path.reach').count()).toBeGreaterThan(5);
    expect(await page.getByTestId('map').locator('.hub.grade-1').count()).toBeGreaterThan(0);
    const row = page.getByTestId('reach-row').nth(1);
    const name = ((await row.locator('.reach-name').textContent()) ?? '').trim();
    await row.getByTestId('reach-quote').press('Enter');
    await until(() => page.getByTestId('form-to').inputValue()).toBe(name);
    expect(complaints).toEqual([]);
    await context.close();
  });
  test('of the open question: by its own ready time; by price it grades otherwise; a market asks on, Escape goes back', async () => {
    const { page, context } = await openQuote();
    await page.getByTestId('reach-open').press('Enter');
    await page.getByTestId('reach-row').first().waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('quote-reach').textContent()).toContain('12-07 周一 11:30');
    const names = (): Promise<string[]> => page.getByTestId('reach-row').locator('.reach-name').allTextContents();
    const byTime = await names();
    await page.getByTestId('quote-reach').getByRole('button', { name: '按价格' }).press('Enter');
    expect(await names()).not.toEqual(byTime);
    await until(() => page.locator('.legend').textContent()).toContain('¥');
    await page.keyboard.press('Escape');
    await page.getByTestId('drawer').waitFor();
    await page.getByTestId('reach-open').press('Enter');
    const row = page.getByTestId('reach-row').filter({ hasText: '釜山' });
    await row.getByTestId('reach-quote').press('Enter');
    await until(() => new URL(page.url()).searchParams.get('to')).toBe('MKT-KR-BUSAN');
    await page.getByTestId('drawer').waitFor();
    await context.close();
  });
});

describe('comparison', () => {
  test('Space ticks, c opens, the best are marked in words, charges add up; back closes and keeps the ticks', async () => {
    const { page, context, complaints } = await openQuote();
    for (const i of [0, 3, 7]) {
      await page.getByTestId('option-card').nth(i).focus();
      await page.keyboard.press(' ');
    }
    // Ticking opens nothing.
    expect(await page.getByTestId('tick').evaluateAll((boxes) => boxes.flatMap((box, i) => ((box as HTMLInputElement).checked ? [i] : [])))).toEqual([0, 3, 7]);
    await page.keyboard.press('c');
    await page.getByTestId('compare').waitFor();
    await until(() => focused(page)).toBe('compare-close');
    const cells = (row: string): Promise<string[]> => page.getByTestId(`compare-${row}`).locator('td').allTextContents();
    const prices = await cells('price');
    expect(prices).toHaveLength(3);
    expect(prices.filter((text) => text.includes('最低'))).toHaveLength(1);
    expect(prices[0]).not.toMatch(/[+−]¥/);
    for (const text of prices.slice(1)) expect(text).toMatch(/[+−]¥[\d,.]+/);
    expect((await cells('arrival')).filter((text) => text.includes('最早'))).toHaveLength(1);
    // The rows of charges sum to the price, to the fen.
    const fen = (text: string | undefined): number => Math.round(Number(/[\d,]+\.\d\d/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 0) * 100);
    const stages = await Promise.all(['pickup', 'origin', 'carriage', 'transfer', 'destination', 'delivery'].map(async (stage) => ((await page.getByTestId(`compare-${stage}`).count()) > 0 ? page.getByTestId(`compare-${stage}`).locator('.compare-main > .num').allTextContents() : [])));
    for (const i of [0, 1, 2]) expect(stages.reduce((sum, row) => sum + fen(row[i]), 0)).toBe(fen(await page.getByTestId('compare-price').locator('.compare-main > .num').nth(i).textContent() ?? ''));
    // A column lights the card and the mark of its option.
    await page.locator('.compare-name').nth(1).focus();
    expect(await page.getByTestId('option-card').nth(3).getAttribute('class')).toContain('hot');
    expect(await page.locator('.scatter .mark.hot').count()).toBe(1);
    const address = page.url();
    await page.goBack();
    await until(() => page.getByTestId('compare').count()).toBe(0);
    expect(new URL(page.url()).searchParams.getAll('tick')).toHaveLength(3);
    // The address opens the same comparison elsewhere; there Escape closes it.
    const other = await openPage(stage.browser, stage.server.url, DESK);
    await other.page.goto(address);
    await other.page.getByTestId('compare').waitFor();
    expect(await other.page.getByTestId('compare-price').locator('td').allTextContents()).toEqual(prices);
    await other.page.keyboard.press('Escape');
    await until(() => other.page.getByTestId('compare').count()).toBe(0);
    expect(other.page.url()).not.toContain('compare=1');
    await other.context.close();
    expect(complaints).toEqual([]);
    await context.close();
  });
  test('four at most; the fifth is refused with the reason; one alone cannot be compared', async () => {
    const { page, context } = await openQuote();
    await page.getByTestId('tick').first().press(' ');
    expect(await page.getByTestId('compare-open').getAttribute('aria-disabled')).toBe('true');
    await page.locator('h1').click();
    await page.keyboard.press('c');
    expect(await page.getByTestId('compare').count()).toBe(0);
    for (const i of [1, 2, 3, 4]) await page.getByTestId('tick').nth(i).press(' ');
    expect(new URL(page.url()).searchParams.getAll('tick')).toHaveLength(4);
    expect(await page.getByTestId('tick').nth(4).getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByTestId('tick').nth(4).isChecked()).toBe(false);
    await context.close();
  });
  test('on a phone it is a sheet that scrolls in itself, its first column fixed', async () => {
    const { page, context } = await openQuote({ ...DESK, width: 390, height: 844 });
    for (const i of [0, 1, 2]) await page.getByTestId('tick').nth(i).check();
    const box = await page.locator('.card-tick').first().boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await page.getByTestId('compare-open').click();
    const head = page.getByTestId('compare-price').locator('th');
    const at = (await head.boundingBox())?.x;
    await page.locator('.compare-scroll').evaluate((node) => node.scrollTo({ left: 200 }));
    expect((await head.boundingBox())?.x).toBe(at);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByTestId('compare-close').click();
    await until(() => page.getByTestId('compare').count()).toBe(0);
    await context.close();
  });
});

describe('every reader', () => {
  test.each(LOOKS)('$language $theme $width: no axe violation in any panel, nothing wider than the screen', async (look) => {
    const { page, context, complaints } = await openQuote(look);
    const check = async (state: string): Promise<void> => {
      expect(await complaintsOf(page), state).toEqual([]);
    };
    await page.getByTestId('days-toggle').click();
    await page.getByTestId('day').first().waitFor();
    await check('days');
    await page.keyboard.press('t');
    await page.getByTestId('day-table').waitFor();
    await check('days as a table');
    await page.getByTestId('reach-open').click();
    await page.getByTestId('reach-row').first().waitFor({ timeout: 30_000 });
    await check('reach');
    await page.getByTestId('reach-close').click();
    for (const i of [0, 1, 2, 3]) await page.getByTestId('tick').nth(i).check();
    await page.getByTestId('compare-open').click();
    await page.getByTestId('compare').waitFor();
    await check('comparison');
    await page.getByTestId('compare-close').click();
    if (look.width === 1024) await page.getByTestId('drawer').locator('.segments button').nth(1).click();
    await openWhyNot(page);
    await check('asking');
    for (const what of [MISSED, 'CNTAO', 'air']) await askAbout(page, what);
    await until(() => page.getByTestId('verdict').count()).toBe(3);
    await check('answered');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Saved quotes in Chromium on the built server: from the question to the first saved quote, what is done with one, and what goes wrong on the way. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { remote } from '../../support/remote.ts';
import { act, save, show } from '../../support/saving.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
const QUESTION = '/?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09%3A00%3A00%2B08%3A00';
const NOW = new Date('2026-12-01T09:00:00+08:00');
/** quality.md, U32: from load to the first saved quote. */
const MOST_INTERACTIONS = 6;

const stage = setStage();
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
beforeEach(async () => {
  opened = await openPage(stage.browser, stage.server.url, DESK);
  ({ page } = opened);
  await page.clock.setFixedTime(NOW);
});
afterEach(() => opened.context.close());

/** The machine may be busy with other things. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });
/** The number told by the last message. */
const toldNumber = async (): Promise<string> => {
  await soon(toast).toMatch(/QL-\d{8}-\d{4}/);
  return /QL-\d{8}-\d{4}/g.exec((await toast()) ?? '')?.[0] ?? '';
};

const total = async (): Promise<number> => (await remote(stage.server.url).call<{ total: number }>('GET', '/api/v1/saved-quotes')).body.total;
const openAnswer = async (): Promise<void> => {
  await page.goto(stage.server.url + QUESTION);
  await page.getByTestId('option-card').first().waitFor();
};
const openDialog = async (customer: string): Promise<void> => {
  await page.keyboard.press('s');
  await page.getByTestId('save-dialog').waitFor();
  await page.keyboard.type(customer);
};
const openQuote = async (number: string): Promise<void> => {
  await page.goto(`${stage.server.url}/?quote=${number}`);
  await page.getByTestId('saved-drawer').waitFor();
};
const state = (): Promise<string | null> => page.getByTestId('quote-page').getByTestId('state').first().textContent();
const toast = (): Promise<string | null> => page.getByTestId('toast').textContent();

describe('journey 1: the first saved quote', () => {
  test(`is reached in at most ${MOST_INTERACTIONS} interactions from load`, async () => {
    let interactions = 0;
    const did = async (interaction: Promise<void>): Promise<void> => {
      interactions++;
      await interaction;
    };
    await did(page.getByTestId('sample').click());
    await page.getByTestId('option-card').first().waitFor();
    await did(page.getByTestId('option-card').filter({ hasText: '最省' }).click());
    await did(page.keyboard.press('s'));
    await page.getByTestId('save-dialog').waitFor();
    await did(page.keyboard.type('环翠渔具示例厂'));
    const sell = await page.getByTestId('preview-sell').textContent();
    await did(page.keyboard.press('Enter'));
    const number = await toldNumber();
    expect(interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
    expect(interactions).toBe(5);
    const saved = await show(remote(stage.server.url), number);
    expect(saved.body).toMatchObject({ state: 'open', customer: { name: '环翠渔具示例厂' } });
    // What the dialog foretold is what the server has priced.
    expect(sell?.replaceAll(/[¥,]/g, '')).toBe(saved.body.latest.price.sell.amount);
    expect(opened.complaints).toEqual([]);
  });

  test('the message opens it, and 撤销 and Ctrl Z and their opposites end and reopen it', async () => {
    await openAnswer();
    await openDialog('环翠渔具示例厂');
    await page.keyboard.press('Enter');
    const number = await toldNumber();
    await page.getByTestId('toast-link').click();
    await page.getByTestId('saved-drawer').waitFor();
    expect(page.url()).toContain(`?quote=${number}`);
    expect(await state()).toBe('有效');
    await page.getByTestId('toast-undo').click();
    await soon(state).toBe('已过期');
    await page.keyboard.press('Control+Shift+Z');
    await soon(state).toBe('有效');
    expect((await show(remote(stage.server.url), number)).body.state).toBe('open');
  });

  test('cost, margin and price are rows of their own that add up to what the server stored', async () => {
    const { body: quote } = await save(remote(stage.server.url));
    await openQuote(quote.number);
    const amount = async (id: string): Promise<number> => Math.round(Number(((await page.getByTestId(id).textContent()) ?? '').replaceAll(/[^\d.]/g, '')) * 100);
    expect((await amount('total')) + (await amount('margin'))).toBe(await amount('sell'));
    expect(await amount('sell')).toBe(Math.round(Number(quote.latest.price.sell.amount) * 100));
    const rows = await page.getByTestId('charge-row').locator('td:last-child').allTextContents();
    expect(rows.reduce((sum, row) => sum + Math.round(Number(row.replaceAll(/[^\d.]/g, '')) * 100), 0)).toBe(await amount('total'));
    expect(await page.getByTestId('timeline-row').count()).toBeGreaterThan(6);
    expect(await page.getByTestId('front-row').count()).toBeGreaterThan(3);
  });
});

describe('what is done with a quote', () => {
  test('accepted, taken back, ended, reopened, duplicated: each told, each in the store', async () => {
    const { body: quote } = await save(remote(stage.server.url));
    await openQuote(quote.number);
    await page.getByTestId('accept').click();
    await soon(state).toBe('已接受');
    expect((await show(remote(stage.server.url), quote.number)).body.accepted?.version).toBe(1);
    await page.keyboard.press('Control+z');
    await soon(state).toBe('有效');
    await page.getByTestId('expire').click();
    await soon(state).toBe('已过期');
    expect(await page.getByTestId('expired').textContent()).toContain('已作废');
    await page.getByTestId('reopen').click();
    await soon(state).toBe('有效');
    const before = await total();
    await page.getByTestId('duplicate').click();
    await soon(toast).toContain('已复制为');
    expect(await total()).toBe(before + 1);
    expect(opened.complaints).toEqual([]);
  });

  test('an edit that has not seen another’s shows both texts and takes either', async () => {
    const app = remote(stage.server.url);
    const { body: quote } = await save(app);
    for (const [choice, kept] of [['take-theirs', '乙写的 take-theirs'], ['take-mine', '甲写的 take-mine']] as const) {
      await openQuote(quote.number);
      await page.getByTestId('edit-customer').click();
      await page.getByTestId('edit-note').fill(`甲写的 ${choice}`);
      const { revision } = (await show(app, quote.number)).body;
      expect((await app.call('PATCH', `/api/v1/saved-quotes/${quote.number}`, { note: `乙写的 ${choice}` }, { 'if-match': `"${revision}"` })).status).toBe(200);
      await page.getByTestId('edit-save').click();
      const conflict = page.getByTestId('conflict');
      await conflict.waitFor();
      expect(await conflict.textContent()).toContain(`甲写的 ${choice}`);
      expect(await conflict.textContent()).toContain(`乙写的 ${choice}`);
      expect((await show(app, quote.number)).body.note).toBe(`乙写的 ${choice}`);
      await page.getByTestId(choice).click();
      await soon(() => page.getByTestId('note').textContent()).toBe(kept);
      expect((await show(app, quote.number)).body.note).toBe(kept);
    }
  });

  test('an action on a quote that was changed elsewhere is refused in words and what stands now is shown', async () => {
    const app = remote(stage.server.url);
    const { body: quote } = await save(app);
    await openQuote(quote.number);
    await act(app, quote.number, 'expire', quote.revision, undefined);
    await page.getByTestId('accept').click();
    await soon(toast).toContain('刚被别处改过');
    await soon(state).toBe('已过期');
  });
});

describe('what goes wrong while saving', () => {
  test('an answer that is lost: the dialog keeps everything, the retry saves nothing twice', async () => {
    const before = await total();
    await openAnswer();
    await openDialog('日照佳禾食品示例公司');
    // The server saves; its answer never arrives.
    await page.route('**/api/v1/saved-quotes', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.keyboard.press('Enter');
    await page.getByTestId('save-failure').waitFor();
    expect(await total()).toBe(before + 1);
    expect(await page.getByTestId('save-customer').inputValue()).toBe('日照佳禾食品示例公司');
    await page.unroute('**/api/v1/saved-quotes');
    const replayed = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/saved-quotes'));
    await page.getByTestId('save-submit').click();
    expect((await replayed).headers()['idempotency-replayed']).toBe('true');
    await toldNumber();
    expect(await total()).toBe(before + 1);
  });

  test('all faults stand at their fields, and the first has the focus', async () => {
    const before = await total();
    await openAnswer();
    await openDialog('');
    await page.getByTestId('save-percent').fill('1e3');
    await page.getByTestId('save-days').fill('0');
    await page.getByTestId('save-submit').click();
    await soon(() => page.getByTestId('save-dialog').locator('[aria-invalid=true]').count()).toBe(3);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('save-customer');
    expect(await total()).toBe(before);
  });

  test('an option that is no longer on offer is said in words, with the way out', async () => {
    await openAnswer();
    await openDialog('烟台海之星示例水产');
    await page.route('**/api/v1/saved-quotes', (route) => route.continue(route.request().method() === 'POST' ? { postData: (route.request().postData() ?? '').replace(/"option":"[^"]*"/, '"option":"gone"') } : {}));
    await page.keyboard.press('Enter');
    await soon(() => page.getByTestId('save-failure').textContent()).toContain('报不出');
    await page.unroute('**/api/v1/saved-quotes');
    await page.getByTestId('ask-again').click();
    await soon(() => page.getByTestId('save-dialog').count()).toBe(0);
  });
});

describe('with keys only', () => {
  test('saved, found in the list, opened, accepted; the dialog holds the focus and gives it back', async () => {
    await openAnswer();
    await openDialog('环翠渔具示例厂');
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press(i % 5 === 4 ? 'Shift+Tab' : 'Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[data-testid="save-dialog"]') !== null), `after ${i + 1} tabs`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await soon(() => page.getByTestId('save-dialog').count()).toBe(0);
    await openDialog('淄博鲁瓷示例工贸');
    await page.keyboard.press('Enter');
    const number = await toldNumber();
    await page.goto(`${stage.server.url}/?view=quotes`);
    await page.getByTestId('quote-row').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('鲁瓷');
    await soon(() => page.getByTestId('quote-row').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe(`quote-${number}`);
    await page.keyboard.press('Enter');
    await page.getByTestId('accept').waitFor();
    for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) !== 'accept'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await soon(state).toBe('已接受');
    await page.keyboard.press('Escape');
    await page.getByTestId('quote-row').first().waitFor();
  });
});

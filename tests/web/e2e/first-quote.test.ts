/** The README's first five minutes, in Chromium on the built server: ask, read, compare, share; with mouse and with keys only. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
const stage = setStage();

const fillPlace = async (page: Page, field: 'form-from' | 'form-to', text: string): Promise<void> => {
  await page.getByTestId(field).fill(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
};
const fillQuestion = async (page: Page, from: string, to: string): Promise<void> => {
  await fillPlace(page, 'form-from', from);
  await fillPlace(page, 'form-to', to);
  await page.getByTestId('form-weight').fill('420');
  await page.getByTestId('form-volume').fill('3.2');
  await page.getByTestId('form-value').fill('30000');
  await page.getByTestId('form-ready').fill('2026-12-07T09:00');
};
const askQuestion = async (page: Page, from = '环翠', to = '首尔'): Promise<void> => {
  await fillQuestion(page, from, to);
  await page.getByTestId('ask').click();
  await page.getByTestId('option-card').first().waitFor();
};
const amount = (text: string | null): number => Number((text ?? '').replaceAll(/[^\d.]/g, ''));

describe('the first five minutes', () => {
  test('a belt to Seoul: options, map, timeline, and charges that add up', async () => {
    const { page, context, complaints } = await openPage(stage.browser, stage.server.url, DESK);
    await askQuestion(page);
    expect(await page.getByTestId('option-card').count()).toBeGreaterThan(3);
    for (const pick of ['最快', '最省', '最稳', '最绿', '最均衡']) expect(await page.getByTestId('option-card').filter({ hasText: pick }).count(), pick).toBeGreaterThan(0);
    await page.getByTestId('option-card').filter({ hasText: '最省' }).click();
    const drawer = page.getByTestId('drawer');
    expect(await drawer.textContent()).toContain('1,478.69');
    // Three figures of how sure it is, the connection most at risk, and what they rest on.
    expect(await page.getByTestId('odds').textContent()).toMatch(/预计 p50.+九成把握 p90.+计划当天送到 \d+%.+赶不上 .+估算/s);
    expect(await page.getByText(/服务最好：按时送到的概率最高/).count()).toBe(1);
    expect(await page.getByTestId('timeline-row').count()).toBeGreaterThan(6);
    // Folded or open, the amounts in view add up to the total.
    for (const state of ['folded', 'open']) {
      if (state === 'open') await page.getByTestId('ledger-expand').click();
      const rows = await page.getByTestId('charge-row').locator('td:last-child').allTextContents();
      expect(rows.length, state).toBeGreaterThan(3);
      expect(rows.reduce((fen, row) => fen + Math.round(amount(row) * 100), 0), state).toBe(Math.round(amount(await page.getByTestId('total').textContent()) * 100));
    }
    expect(await page.getByTestId('map').locator('path, canvas').count()).toBeGreaterThan(0);
    expect(await page.getByTestId('excluded-row').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the address holds the question: opened elsewhere it shows the same answer', async () => {
    const first = await openPage(stage.browser, stage.server.url, DESK);
    await askQuestion(first.page);
    await first.page.getByTestId('option-card').nth(2).click();
    const [address, price] = [first.page.url(), await first.page.getByTestId('total').textContent()];
    const second = await openPage(stage.browser, stage.server.url, DESK);
    await second.page.goto(address);
    await second.page.getByTestId('option-card').first().waitFor();
    expect(await second.page.getByTestId('total').textContent()).toBe(price);
    await first.context.close();
    await second.context.close();
  });

  test('with keys only', async () => {
    const { page, context } = await openPage(stage.browser, stage.server.url, DESK);
    await page.getByTestId('ask').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('环翠');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4 && (await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) !== 'form-to'; i++) await page.keyboard.press('Tab');
    await page.keyboard.type('首尔');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    for (const [field, text] of [['form-weight', '420'], ['form-volume', '3.2'], ['form-value', '30000']] as const) {
      for (let i = 0; i < 6 && (await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) !== field; i++) await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByTestId('option-card').first().waitFor();
    await context.close();
  });
});

describe('what goes wrong is told', () => {
  test('all faults stand at their fields', async () => {
    const { page, context } = await openPage(stage.browser, stage.server.url, DESK);
    await page.getByTestId('form-from').fill('亚特兰蒂斯');
    await page.getByTestId('form-weight').fill('0');
    await page.getByTestId('ask').click();
    await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBeGreaterThan(2);
    await context.close();
  });
  test('no route comes with reasons and a way out', async () => {
    const { page, context } = await openPage(stage.browser, stage.server.url, DESK);
    await page.goto(`${stage.server.url}`);
    await fillQuestion(page, '环翠', '首尔');
    await page.getByText('更多条件').click();
    await page.getByTestId('form-temperature').selectOption('T-FROZEN');
    await page.getByTestId('ask').click();
    await page.getByTestId('no-route').waitFor();
    expect(((await page.getByTestId('no-route').textContent()) ?? '').length).toBeGreaterThan(10);
    await context.close();
  });
});

describe('every reader', () => {
  test.each(LOOKS)('$language $theme $width: no axe violation, nothing wider than the screen', async (look) => {
    const { page, context, complaints } = await openPage(stage.browser, stage.server.url, look);
    const check = async (state: string): Promise<void> => {
      expect(await complaintsOf(page), state).toEqual([]);
    };
    await page.getByTestId('ask').waitFor();
    await check('empty');
    await askQuestion(page, look.language === 'zh' ? '环翠' : 'Huancui', look.language === 'zh' ? '首尔' : 'Seoul');
    await check('answered');
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(look.language);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

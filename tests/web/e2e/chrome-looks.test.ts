/** The frame around the pages for every reader: palette, unfolded form, menu and open option under axe; narrow and zoomed screens; targets for a thumb. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const QUESTION = '/?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09%3A00%3A00%2B08%3A00';
const stage = setStage();

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });

describe('every reader', () => {
  /** What can be pressed and is lower than a thumb. */
  const small = (page: Page, within: string): Promise<readonly string[]> =>
    page.evaluate((regions) => [...document.querySelectorAll<HTMLElement>('button, select, summary, input:not([type=checkbox])')]
      .filter((node) => node.checkVisibility() && node.closest(regions) && !node.closest('[inert]'))
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.height < 44)
      .map(({ node, box }) => `${node.className || node.tagName} ${Math.round(box.height)}`), within);
  test.each(LOOKS)('$language $theme $width: palette open, form unfolded, option open: no axe violation', async (look) => {
    const { page, context, complaints } = await openPage(stage.browser, stage.server.url, look);
    const check = async (state: string): Promise<void> => {
      expect(await complaintsOf(page), state).toEqual([]);
    };
    await page.getByTestId('more').click();
    await page.getByTestId('form-via').fill('KRINC');
    await page.getByTestId('token-option').first().waitFor();
    await page.keyboard.press('Enter');
    await check('form unfolded');
    if (look.width === 390) expect(await small(page, '.top, .rail, .panel.side')).toEqual([]);
    await page.getByTestId('palette-open').click();
    await page.keyboard.type(look.language === 'zh' ? '威海' : 'weihai');
    await soon(() => page.getByTestId('palette-row').count()).toBeGreaterThan(4);
    await check('palette');
    await page.getByTestId('palette-close').click();
    await page.getByTestId('language').click();
    await check('language menu');
    await page.goto(stage.server.url + QUESTION);
    await page.getByTestId('option-card').first().click();
    await page.getByTestId('drawer').waitFor();
    await page.getByTestId('share').click();
    await page.getByTestId('toast').waitFor();
    await check('open option, message');
    if (look.width === 390) expect(await small(page, '.top, .rail, .sheet-top, .drawer-actions, .toast')).toEqual([]);
    if (look.width !== 390) {
      await page.keyboard.press('[');
      await page.keyboard.press(']');
      await check('panels folded');
    }
    expect(complaints.filter((complaint) => !complaint.includes('clipboard'))).toEqual([]);
    await context.close();
  });
  test.each([[320, 1], [1280 / 2, 2]])('%i px wide, zoomed %i times: no sideways scroll, everything in reach', async (width, scale) => {
    const { page, context } = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'light', width, height: Math.round(800 / scale) });
    await page.goto(stage.server.url + QUESTION);
    await page.getByTestId('option-card').first().waitFor();
    const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow(), 'answered').toBeLessThanOrEqual(0);
    await page.getByTestId('option-card').first().click();
    await page.getByTestId('drawer').waitFor();
    expect(await overflow(), 'sheet').toBeLessThanOrEqual(0);
    await page.getByTestId('sheet-close').click();
    await page.getByTestId('edit').click();
    await page.getByTestId('more').click();
    expect(await overflow(), 'form').toBeLessThanOrEqual(0);
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').waitFor();
    expect(await overflow(), 'palette').toBeLessThanOrEqual(0);
    await context.close();
  });
});

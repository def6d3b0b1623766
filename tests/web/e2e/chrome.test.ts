/** The frame round the quote, in Chromium on the built server: the palette, panels, regions, undo, sharing, the whole form, the sheet of a phone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { setStage } from '../stage.ts';

const DESK: Look = { language: 'zh', theme: 'light', width: 1440, height: 900 };
const PHONE: Look = { ...DESK, width: 390, height: 844 };
const QUESTION = '/?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09%3A00%3A00%2B08%3A00';
const stage = setStage();

const openAnswer = async (look: Look, more = ''): Promise<Awaited<ReturnType<typeof openPage>>> => {
  const opened = await openPage(stage.browser, stage.server.url, look);
  await opened.page.goto(stage.server.url + QUESTION + more);
  await opened.page.getByTestId('option-card').first().waitFor();
  return opened;
};
/** The machine that tests may be busy: what should come at once is waited for. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName ?? '');
const summary = async (page: Page): Promise<string> => (await page.locator('.summary').textContent()) ?? '';
const palette = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').waitFor();
  await page.keyboard.type(text);
  await page.getByTestId('palette-row').first().waitFor();
};
const width = (page: Page): Promise<number> => page.locator('#left-panel').evaluate((node) => node.getBoundingClientRect().width);

describe('the palette', () => {
  test('a quote by the keyboard alone: both ends from the palette, the rest in the form', async () => {
    const { page, context, complaints } = await openPage(stage.browser, stage.server.url, DESK);
    await page.getByTestId('ask').waitFor();
    for (const [text, what] of [['环翠', '从这里出发'], ['首尔', '送到这里']] as const) {
      await palette(page, text);
      // At once, before the server has answered.
      await page.keyboard.press('Enter');
      await page.locator('.palette-field .token').waitFor();
      await page.keyboard.type(what.slice(0, 2));
      await soon(() => page.getByTestId('palette-row').count()).toBe(1);
      await page.keyboard.press('Enter');
    }
    await soon(() => page.getByTestId('form-to').inputValue()).toContain('首尔');
    expect(await page.getByTestId('form-from').inputValue()).toContain('环翠');
    await page.keyboard.press('F6');
    for (let i = 0; i < 20 && (await focused(page)) !== 'form-weight'; i++) await page.keyboard.press('Tab');
    await page.keyboard.type('420');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3.2');
    await page.keyboard.press('Tab');
    await page.keyboard.type('30000');
    for (let i = 0; i < 12 && (await focused(page)) !== 'form-regime'; i++) await page.keyboard.press('Tab');
    // Enter asks from a list of choices as from any field.
    await page.keyboard.press('Enter');
    await page.getByTestId('option-card').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
  test('finds by pinyin and by service, shows on the map, and offers lately used first', async () => {
    const { page, context } = await openAnswer(DESK);
    await palette(page, 'weihai');
    await soon(async () => (await page.getByTestId('palette-row').allTextContents()).some((text) => text.includes('威海'))).toBe(true);
    await page.keyboard.press('Escape');
    await palette(page, '威海—仁川');
    await page.keyboard.press('Enter');
    await page.getByTestId('detail').waitFor();
    expect(page.url()).toContain('view=data&service=');
    await page.keyboard.press('Control+k');
    await soon(() => page.getByTestId('palette-row').first().textContent()).toContain('威海—仁川');
    await context.close();
  });
  test('`>` keeps to commands, `?` to those with a key; a command runs, Escape gives the focus back', async () => {
    const { page, context } = await openAnswer(DESK);
    await page.getByTestId('edit').focus();
    await palette(page, '>');
    const commands = await page.getByTestId('palette-row').count();
    expect(commands).toBeGreaterThan(12);
    await page.getByTestId('palette-input').fill('?');
    await soon(() => page.getByTestId('palette-row').count()).toBeLessThan(commands);
    for (const row of await page.getByTestId('palette-row').all()) expect(await row.locator('kbd').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('palette').count()).toBe(0);
    expect(await focused(page)).toBe('edit');
    await palette(page, '>按价格');
    await page.keyboard.press('Enter');
    const prices = await page.locator('.card-1 strong').allTextContents();
    const amounts = prices.map((text) => Number(text.replaceAll(/[^\d.]/g, '')));
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
    await context.close();
  });
  test('says when nothing is found', async () => {
    const { page, context } = await openAnswer(DESK);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('亚特兰蒂斯');
    await soon(() => page.locator('.palette-none').textContent()).toContain('亚特兰蒂斯');
    await context.close();
  });
});

describe('panels and regions', () => {
  test('the left panel resizes by keys and by drag, folds by `[`, and is as it was after a reload', async () => {
    const { page, context } = await openAnswer(DESK);
    const edge = page.getByTestId('edge-side');
    const before = await width(page);
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before);
    await edge.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await soon(() => width(page)).toBe(before + 48);
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 48);
    await page.keyboard.press('Home');
    await soon(() => width(page)).toBe(Number(await edge.getAttribute('aria-valuemin')));
    await page.keyboard.press('End');
    await soon(() => width(page)).toBe(Number(await edge.getAttribute('aria-valuemax')));
    // What lies beside the panel follows it.
    const [panel, drawer] = [await page.locator('#left-panel').boundingBox(), await page.getByTestId('drawer').boundingBox()];
    expect(drawer?.x).toBe((panel?.x ?? 0) + (panel?.width ?? 0) + 12);
    const box = await edge.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 6, 400);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) - 100, 400, { steps: 5 });
    await page.mouse.up();
    const dragged = await width(page);
    expect(dragged).toBeLessThan((panel?.width ?? 0) - 80);
    await page.reload();
    await page.getByTestId('option-card').first().waitFor();
    expect(await width(page)).toBe(dragged);
    await page.getByTestId('drawer').click({ position: { x: 300, y: 20 } });
    await page.keyboard.press('[');
    await page.getByTestId('unfold-side').waitFor();
    expect(await page.locator('#left-panel').isVisible()).toBe(false);
    expect((await page.getByTestId('drawer').boundingBox())?.x).toBeLessThan(drawer?.x ?? 0);
    await page.getByTestId('unfold-side').click();
    expect(await width(page)).toBe(dragged);
    await context.close();
  });
  test('the drawer resizes and folds; the map keeps clear of what is left of it', async () => {
    const { page, context } = await openAnswer(DESK);
    const height = (): Promise<number> => page.getByTestId('drawer').evaluate((node) => (node as HTMLElement).offsetHeight);
    /** How low on the screen the lowest of the ends of the way is drawn. */
    const lowest = (): Promise<number> => page.locator('.hub.end').evaluateAll((nodes) => Math.max(...nodes.map((node) => node.getBoundingClientRect().bottom)));
    await page.locator('.hub.end').first().waitFor();
    const before = await height();
    const stood = await lowest();
    await page.getByTestId('edge-drawer').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
    await soon(height).toBe(before - 80);
    await soon(lowest).toBeGreaterThan(stood + 10);
    await page.keyboard.press('Enter');
    await page.getByTestId('unfold-drawer').waitFor();
    expect(await focused(page)).toBe('unfold-drawer');
    await page.keyboard.press(']');
    await soon(height).toBe(before - 80);
    expect(await focused(page)).toBe('edge-drawer');
    await context.close();
  });
  test('F6 walks the regions in order, Shift F6 back, and each is entered where it was left', async () => {
    const { page, context } = await openAnswer(DESK);
    const region = (): Promise<string> => page.evaluate(() => ['top', 'rail', 'side', 'ground', 'drawer'].find((name) => document.activeElement?.closest(`.${name}`)) ?? 'none');
    const walk = async (key: string, steps: number): Promise<readonly string[]> => {
      const seen: string[] = [];
      for (let i = 0; i < steps; i++) {
        await page.keyboard.press(key);
        seen.push(await region());
      }
      return seen;
    };
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await walk('F6', 6)).toEqual(['top', 'rail', 'side', 'ground', 'drawer', 'top']);
    expect(await walk('Shift+F6', 3)).toEqual(['drawer', 'ground', 'side']);
    await page.getByTestId('edit').focus();
    await walk('F6', 5);
    expect(await focused(page)).toBe('edit');
    await page.keyboard.press('[');
    expect(await walk('F6', 5)).not.toContain('side');
    await context.close();
  });
});

describe('taking back', () => {
  test('a changed question, a swap and a cleared form come back with their answer, and go again', async () => {
    const { page, context } = await openAnswer(DESK);
    const [asked, cards] = [await summary(page), await page.getByTestId('option-card').count()];
    await page.getByTestId('edit').click();
    await page.getByTestId('form-weight').fill('900');
    await page.keyboard.press('Control+z');
    expect(await page.getByTestId('form-weight').inputValue()).not.toBe('900');
    await page.getByTestId('form-weight').fill('900');
    await page.keyboard.press('Enter');
    await soon(() => summary(page)).toContain('900 kg');
    // While a field has the focus, Ctrl Z is the field's.
    await page.waitForFunction(() => !(document.activeElement instanceof HTMLInputElement));
    await page.keyboard.press('Control+z');
    await soon(() => summary(page)).toBe(asked);
    expect(await page.getByTestId('option-card').count()).toBe(cards);
    expect(page.url()).toContain('kg=420');
    expect(await page.getByTestId('toast').textContent()).toContain('已撤销');
    await page.keyboard.press('Control+Shift+Z');
    await soon(() => summary(page)).toContain('900 kg');
    await page.keyboard.press('n');
    await page.getByTestId('sample').waitFor();
    await page.getByTestId('toast-undo').click();
    await soon(() => summary(page)).toContain('900 kg');
    await context.close();
  });
  test('a rule that was lifted is a rule again', async () => {
    const { page, context } = await openAnswer(DESK);
    const before = page.url();
    await page.getByRole('button', { name: '启用后重算' }).first().click();
    await soon(() => page.url()).toContain('unusual=1');
    await page.getByTestId('toast-undo').click();
    await soon(() => page.url().replace(/&option=.*/, '')).toBe(before.replace(/&option=.*/, ''));
    await context.close();
  });
});

describe('sharing', () => {
  test('`x` copies the address of the open option, which opens it elsewhere', async () => {
    const { page, context } = await openAnswer(DESK);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByTestId('option-card').nth(2).click();
    await page.keyboard.press('x');
    await soon(() => page.getByTestId('toast').textContent()).toContain('已复制');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const price = await page.getByTestId('total').textContent();
    await page.goto('about:blank');
    await page.goto(copied);
    await page.getByTestId('option-card').first().waitFor();
    expect(await page.getByTestId('total').textContent()).toBe(price);
    await context.close();
  });
  test('where the clipboard is refused, the address stands there to be copied', async () => {
    const { page, context } = await openAnswer(DESK);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) } }));
    await page.getByTestId('share').click();
    await page.getByTestId('toast-copy').waitFor();
    expect(await page.getByTestId('toast-copy').inputValue()).toBe(page.url());
    await page.getByTestId('toast-close').click();
    expect(await page.getByTestId('toast').count()).toBe(0);
    await context.close();
  });
});

describe('the whole form', () => {
  test('limits are set, asked, shown, kept in the address and brought back by going back', async () => {
    const { page, context } = await openAnswer(DESK);
    await page.getByTestId('edit').click();
    await page.getByTestId('more').click();
    await page.getByTestId('form-via').fill('仁川港');
    await page.getByTestId('token-option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('form-mode-ferry').check();
    await page.getByTestId('form-until').fill('2026-12-08T18:00');
    expect(await page.getByTestId('more-count').textContent()).toContain('3');
    // A box is a field as well: Enter asks.
    await page.getByTestId('form-mode-ferry').press('Enter');
    await soon(() => summary(page)).toContain('经 仁川');
    expect(await summary(page)).toContain('只走 客滚');
    expect(await summary(page)).toContain('备货至');
    const address = new URL(page.url()).searchParams;
    expect([address.getAll('via'), address.getAll('mode'), address.get('until')]).toEqual([['KRINC'], ['ferry'], '2026-12-08T18:00:00+08:00']);
    await page.goBack();
    await soon(() => summary(page)).not.toContain('经 仁川');
    await page.goForward();
    await soon(() => summary(page)).toContain('经 仁川');
    await context.close();
  });
  test('a fault of one entry of a list stands at that list and marks the entry', async () => {
    const { page, context } = await openPage(stage.browser, stage.server.url, DESK);
    await page.goto(`${stage.server.url}${QUESTION}&via=KRINC&via=NOWHERE&avoid=ICN&avoid=KRINC&carrier=Nobody`);
    await soon(() => page.locator('.token.bad').allTextContents()).toEqual(['NOWHERE', '仁川港', 'Nobody']);
    for (const field of ['form-via', 'form-avoid', 'form-carriers']) {
      const input = page.getByTestId(field);
      expect(await input.getAttribute('aria-invalid'), field).toBe('true');
      const fault = page.locator(`[id="${await input.getAttribute('aria-describedby')}"]`);
      expect(((await fault.textContent()) ?? '').length, field).toBeGreaterThan(5);
    }
    // Mended ones are gone, what is left is told again.
    for (const name of [/NOWHERE/, /Nobody/]) await page.getByRole('button', { name }).click();
    await page.getByTestId('ask').click();
    await soon(() => page.locator('.token.bad').allTextContents()).toEqual(['仁川港']);
    await context.close();
  });
});

describe('a phone', () => {
  test('an option opens as a sheet: its button, a pull and going back close it; the tabs stay', async () => {
    const { page, context, complaints } = await openAnswer(PHONE);
    expect(await page.getByTestId('drawer').count()).toBe(0);
    const card = page.getByTestId('option-card').nth(1);
    const open = async (): Promise<void> => {
      await card.click();
      await page.getByTestId('drawer').waitFor();
    };
    await open();
    expect(await focused(page)).toBe('sheet-close');
    const [sheet, tabs, share] = [await page.getByTestId('drawer').boundingBox(), await page.locator('.rail').boundingBox(), await page.getByTestId('share').boundingBox()];
    expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBe(tabs?.y);
    // The first thing to do is in view without scrolling.
    expect((share?.y ?? 0) + (share?.height ?? 0)).toBeLessThanOrEqual(tabs?.y ?? 0);
    await page.getByTestId('sheet-close').click();
    await soon(() => page.getByTestId('drawer').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('card');
    await open();
    await page.goBack();
    await soon(() => page.getByTestId('drawer').count()).toBe(0);
    await open();
    const handle = await page.getByTestId('sheet-handle').boundingBox();
    await page.mouse.move(195, (handle?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move(195, (handle?.y ?? 0) + 60, { steps: 4 });
    await page.mouse.up();
    expect(await page.getByTestId('drawer').count()).toBe(1);
    await page.mouse.move(195, (handle?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move(195, (handle?.y ?? 0) + 200, { steps: 4 });
    await page.mouse.up();
    await soon(() => page.getByTestId('drawer').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('keys', () => {
  test('`?` lists them; switched off, single keys do nothing while the others still work; typing never triggers one', async () => {
    const { page, context } = await openAnswer(DESK);
    await page.keyboard.press('?');
    const list = page.getByRole('dialog');
    const listed = await list.locator('kbd').allTextContents();
    for (const key of ['/', 'n', 'j', 'k', 't', 'x', '+', '−', '0', '[', ']', '?', 'Esc', 'Ctrl K', 'F6', 'Shift F6', 'Ctrl Z', 'Ctrl Shift Z']) expect(listed, key).toContain(key);
    await list.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('[');
    await page.keyboard.press('n');
    expect(await page.getByTestId('unfold-side').count()).toBe(0);
    expect(await page.locator('.summary').count()).toBe(1);
    await palette(page, '启用单键');
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate(() => localStorage.getItem('qilu.single-keys'))).toBe('on');
    await page.keyboard.press('/');
    await page.getByTestId('form-weight').fill('');
    await page.getByTestId('form-weight').pressSequentially('n[]xt?');
    expect(await page.getByTestId('form-weight').inputValue()).toBe('n[]xt?');
    expect(await page.getByTestId('unfold-side').count()).toBe(0);
    await context.close();
  });
});

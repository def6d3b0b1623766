/** The Consolidate workspace in Chromium, the rest: keys and pins, adoption, entry by hand, every look. */
import { expect, test, describe } from 'vitest';
import { complaintsOf } from '../axe.ts';
import { HOME, setConsolidationStage, soon } from '../consolidation-stage.ts';

const stage = setConsolidationStage();
const text = (testId: string) => () => stage.page.getByTestId(testId).first().textContent();

describe('a plan', () => {
  test('by keys: walk, pin, and the pin is there after a reload; Ctrl Z takes it back', async () => {
    await soon(() => stage.page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await stage.page.keyboard.press('j');
    await soon(() => stage.page.getByTestId('unit-row').first().getAttribute('aria-pressed')).toBe('true');
    await stage.page.keyboard.press('l');
    await soon(text('pins')).toContain('1');
    await stage.page.reload();
    await soon(text('pins')).toContain('1');
    expect(await stage.page.getByTestId('unit-row').first().getAttribute('aria-pressed')).toBe('true');
    await stage.page.keyboard.press('l');
    await soon(text('pins')).toBe('');
    await stage.page.keyboard.press('Control+z');
    await soon(text('pins')).toContain('1');
  });

  test('is adopted, and the pool says so', async () => {
    await soon(() => stage.page.getByTestId('adopt').isEnabled()).toBe(true);
    await stage.page.getByTestId('adopt').click();
    await soon(() => stage.page.getByTestId('adopted').isVisible()).toBe(true);
    await stage.page.keyboard.press('/');
    await soon(() => stage.page.getByTestId('pool-state-planned').textContent()).toMatch(/[1-9]/);
    await stage.page.getByTestId('pool-search').fill('RC-00007');
    await soon(() => stage.page.getByTestId('pool-row').count()).toBe(1);
    await soon(text('pool-row')).toContain('已排');
  });
});

describe('the pool', () => {
  test('a consignment entered by hand: every fault at its field, then in the pool', async () => {
    await soon(() => stage.page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await stage.page.keyboard.press('n');
    await stage.page.getByTestId('entry-submit').click();
    await soon(() => stage.page.getByTestId('entry-dialog').locator('.fault').count()).toBeGreaterThan(4);
    for (const [name, value] of [['reference', 'H-1'], ['shipper', '手工货主'], ['consignee', 'Hanil'], ['goods', '海苔'], ['weightKg', '80'], ['volumeCbm', '0.4']] as const) await stage.page.getByTestId(`entry-${name}`).fill(value);
    await stage.page.getByTestId('entry-destination').selectOption('MKT-KR-SEOUL');
    await stage.page.getByTestId('entry-submit').click();
    await soon(() => stage.page.getByTestId('entry-dialog').count()).toBe(0);
    await stage.page.goto(`${stage.server.url}/${HOME}&list=pool&q=H-1`);
    await soon(text('pool-row')).toContain('手工货主');
  });
});

describe('by key from elsewhere, and on every screen', () => {
  test('g c opens it; nothing is wrong with it at 390 in dark either', async () => {
    await stage.page.goto(stage.server.url);
    await stage.page.getByTestId('ask').waitFor();
    await stage.page.locator('h1').first().click();
    await stage.page.keyboard.press('g');
    await stage.page.keyboard.press('c');
    await soon(() => stage.page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await stage.page.waitForTimeout(300);
    expect(await complaintsOf(stage.page)).toEqual([]);
    await stage.open(`${HOME}&tab=boxes&list=pool`, { language: 'en', theme: 'dark', width: 390 });
    await soon(() => stage.page.getByTestId('box-row').count()).toBeGreaterThan(0);
    expect(await complaintsOf(stage.page)).toEqual([]);
  });
});

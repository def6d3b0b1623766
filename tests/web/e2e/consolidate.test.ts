/** The Consolidate workspace in Chromium, against the built server: a plan that adds up, moves by hand, a table taken in and planned. */
import { expect, test, describe } from 'vitest';
import { complaintsOf } from '../axe.ts';
import { amountIn, cents, lots, setConsolidationStage, soon } from '../consolidation-stage.ts';

const stage = setConsolidationStage();
/** Too many to be proven optimal while the page is loaded anew. */
const MANY = 240;
const text = (testId: string) => () => stage.page.getByTestId(testId).first().textContent();

describe('a plan', () => {
  test('is found again by hub and week, and its sums add up on the screen', async () => {
    await soon(() => new URL(stage.page.url()).search).toContain('hub=CNSHD');
    await soon(text('gap')).toMatch(/^\d+\.\d\d%$/);
    const known = (await stage.planned()).plan;
    expect(amountIn(await text('plan-cost')())).toBe(known?.cost.amount);
    expect(await stage.page.getByTestId('unit-row').count()).toBe(known?.batches.length);
    expect(await stage.page.getByTestId('gantt-row').count()).toBe(known?.batches.length);
    await stage.page.getByTestId('plan-split').click();
    expect(amountIn(await text('parts-sum')())).toBe(known?.cost.amount);
    // Shippers bear what is sent; what stays behind is nobody's bill.
    expect(cents(amountIn(await text('shares-sum')()))).toBe(known?.batches.reduce((sum, { cost }) => sum + cents(cost.amount), 0));
    expect(cents(amountIn(await text('savings-sum')()))).toBe(known?.shippers.reduce((sum, { saving }) => sum + cents(saving?.amount ?? ''), 0));
    await stage.page.getByTestId('plan-load').click();
    await soon(() => stage.page.getByTestId('load-view').isVisible()).toBe(true);
    expect(await stage.page.getByTestId('load-missing-one').count()).toBeGreaterThan(0);
    await stage.page.keyboard.press('t');
    await stage.page.getByTestId('plan-gantt').click();
    await soon(() => stage.page.getByTestId('gantt-table').locator('tbody tr').count()).toBe(known?.batches.length);
    expect(await stage.page.getByTestId('flows-table').isVisible()).toBe(true);
    expect(stage.complaints()).toEqual([]);
    expect(await complaintsOf(stage.page)).toEqual([]);
  });

  test('a move that breaks a rule springs back with the rule in words; one that may stand shows what it costs', async () => {
    await soon(() => stage.page.getByTestId('unit-row').count()).toBeGreaterThan(0);
    await stage.page.getByTestId('plan-boxes').click();
    const before = await stage.page.getByTestId('box-row').count();
    await stage.page.getByTestId('row-move').first().click();
    await stage.page.getByTestId('move-departure').selectOption('left-behind');
    await stage.page.getByTestId('move-submit').click();
    await soon(text('draft-difference')).toMatch(/[+−]¥/);
    expect(await stage.page.getByTestId('box-row').count()).toBe(before - 1);
    expect(await stage.page.getByTestId('adopt').isDisabled()).toBe(true);
    await stage.page.getByTestId('draft-drop').click();
    await soon(() => stage.page.getByTestId('box-row').count()).toBe(before);
    // All of a full box into another one: over its volume.
    await stage.page.keyboard.press('m');
    const into = stage.page.getByTestId('move-unit').locator('option').filter({ hasText: '已装' });
    const other = stage.page.getByTestId('move-departure');
    for (const value of await other.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))) {
      if ((await into.count()) > 0) break;
      await other.selectOption(value);
    }
    expect(await into.count()).toBeGreaterThan(0);
    await stage.page.getByTestId('move-submit').click();
    await soon(text('refused')).toMatch(/超容积|超载重/);
    expect(await stage.page.getByTestId('box-row').count()).toBe(before);
    await stage.page.keyboard.press('Escape');
    await soon(() => stage.page.getByTestId('refused').count()).toBe(0);
  });
});

describe('the pool', () => {
  test('a table with faults: told row by row, its good rows taken in once, the next plan begun and stopped at its best', async () => {
    await stage.page.goto(`${stage.server.url}/?view=consolidate&hub=CNWEI`);
    await soon(() => stage.page.getByTestId('solve').isDisabled()).toBe(true);
    await stage.page.getByTestId('list-pool').click();
    await soon(() => stage.page.getByTestId('pool-empty').isVisible()).toBe(true);
    await stage.page.getByTestId('import-open').click();
    await stage.page.getByTestId('import-file').setInputFiles({ name: '今日入仓.csv', mimeType: 'text/csv', buffer: Buffer.from(lots(3, MANY)) });
    await soon(() => stage.page.getByTestId('import-fault').count()).toBe(3);
    expect(await stage.page.getByTestId('import-submit').isDisabled()).toBe(true);
    const [file] = await Promise.all([stage.page.waitForEvent('download'), stage.page.getByTestId('import-errors').click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await stage.page.getByTestId('import-only-valid').check();
    await stage.page.getByTestId('import-submit').click();
    await soon(text('pool-count')).toContain(String(MANY - 3));
    await stage.page.getByTestId('ask-gap').fill('0');
    await stage.page.getByTestId('ask-seconds').fill('300');
    await stage.page.getByTestId('solve').click();
    await soon(() => stage.page.getByTestId('solver-stop').isVisible()).toBe(true);
    await soon(() => stage.page.getByTestId('gap-chart').count()).toBe(1);
    // The page may be closed meanwhile: its address holds the plan.
    await stage.page.reload();
    await soon(() => stage.page.getByTestId('solver-stop').isVisible()).toBe(true);
    await stage.page.keyboard.press('.');
    await soon(() => stage.page.getByTestId('adopt').isVisible()).toBe(true);
    expect(stage.complaints()).toEqual([]);
  });
});

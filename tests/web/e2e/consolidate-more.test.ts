/** The Consolidate workspace in Chromium, the rest: keys and pins, adoption, entry by hand, every look. */
import { expect, test, describe } from 'vitest';
import { complaintsOf } from '../axe.ts';
import { toCsv, tableRow } from '../../support/pool.ts';
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

describe('a box', () => {
  test('its load is printed, and a consignment without sizes leads to where they are entered', async () => {
    await stage.page.goto(`${stage.server.url}/${HOME}&tab=load`);
    await soon(() => stage.page.getByTestId('load-view').isVisible()).toBe(true);
    const [file] = await Promise.all([stage.page.waitForEvent('download'), stage.page.getByTestId('load-print').click()]);
    expect(file.suggestedFilename()).toMatch(/^装箱图.*\.pdf$/);
    await stage.page.getByTestId('load-missing-one').first().click();
    await soon(() => stage.page.getByTestId('pool-row').count()).toBe(1);
    await stage.page.getByTestId('pool-row').first().getByRole('button').click();
    await stage.page.getByTestId('entry-pieces').fill('两个木箱');
    await stage.page.getByTestId('entry-submit').click();
    await soon(() => stage.page.getByTestId('entry-pieces').getAttribute('aria-invalid')).toBe('true');
    await stage.page.getByTestId('entry-pieces').fill('1000x500x400*2');
    await stage.page.getByTestId('entry-submit').click();
    await soon(() => stage.page.getByTestId('entry-dialog').count()).toBe(0);
    expect(await complaintsOf(stage.page)).toEqual([]);
  });

  test('its manifest comes as paper too', async () => {
    await stage.page.goto(`${stage.server.url}/${HOME}&tab=boxes`);
    const [file] = await Promise.all([stage.page.waitForEvent('download'), stage.page.getByTestId('manifest-pdf').click()]);
    expect(file.suggestedFilename()).toMatch(/^装箱清单.*\.pdf$/);
  });

  test('hold or go: honest where too little has come yet, then a curve with its table', async () => {
    await stage.page.goto(`${stage.server.url}/${HOME}&tab=hold`);
    await soon(text('hold-empty')).toMatch(/满 14 天/);
    await stage.take(toCsv(Array.from({ length: 20 }, (_, i) => tableRow(900 + i, { 体积: '6', 毛重: '900', 入仓时间: `2026-11-${10 + (i % 18)} 09:00`, 最晚送达: '2026-12-20' }))));
    await stage.page.reload();
    await soon(() => stage.page.getByTestId('hold-point').count()).toBeGreaterThan(1);
    expect(await text('hold-words')()).toMatch(/¥/);
    await stage.page.keyboard.press('t');
    await soon(() => stage.page.getByTestId('hold-table').locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await complaintsOf(stage.page)).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});

describe('plans of the hub', () => {
  test('an earlier one is held against the open one and opened under its own address', async () => {
    const first = await stage.planned();
    const pin = { consignments: [first.consignments[0]?.id], departure: first.plan?.batches.at(-1)?.id.split('/')[0], unit: null, closed: false };
    const second = await stage.ask({ pins: [pin] });
    await stage.page.goto(`${stage.server.url}/${HOME}&plan=${second.id}`);
    await stage.page.getByTestId('plans-open').click();
    await soon(() => stage.page.getByTestId('plan-row').count()).toBeGreaterThan(1);
    await stage.page.getByTestId('plan-compare').last().click();
    await soon(() => stage.page.getByTestId('plan-changes').isVisible()).toBe(true);
    expect(await complaintsOf(stage.page)).toEqual([]);
    await stage.page.getByTestId('plan-open').last().click();
    await soon(() => new URL(stage.page.url()).searchParams.get('plan')).toBe(first.id);
    await soon(() => stage.page.getByTestId('unit-row').count()).toBe(first.plan?.batches.length);
  });

  test('pins that cannot be kept are named; released, the plan is made', async () => {
    const { consignments } = await stage.planned();
    const pin = { consignments: consignments.slice(0, 30).map(({ id }) => id), departure: 'FERRY-SHD-INC@2026-12-03@KRINC', unit: '20GP', closed: false };
    const refused = await stage.ask({ pins: [pin] });
    expect(refused).toMatchObject({ job: { state: 'done' }, plan: null });
    await stage.page.goto(`${stage.server.url}/${HOME}&plan=${refused.id}`);
    await soon(() => stage.page.getByTestId('no-plan-pin').count()).toBe(1);
    expect(await text('no-plan-pin')()).toMatch(/超容积|超载重/);
    expect(await complaintsOf(stage.page)).toEqual([]);
    await stage.page.getByTestId('release-pin').click();
    await soon(() => new URL(stage.page.url()).searchParams.get('plan')).not.toBe(refused.id);
    await soon(() => stage.page.getByTestId('no-plan').count()).toBe(0);
    expect((await stage.show(new URL(stage.page.url()).searchParams.get('plan') ?? '')).question.pins).toEqual([]);
  });

  test('goods left behind take the place of others, once their owner has agreed', async () => {
    // One small box and a little loose space for all of it.
    const short = await stage.ask({ until: '2026-12-02T00:00:00+08:00', teuPerDeparture: 1 });
    await stage.page.goto(`${stage.server.url}/${HOME}&plan=${short.id}`);
    await soon(text('left-fix')).toBe('已谈妥，换下那票');
    const left = await text('left-behind')();
    await stage.page.getByTestId('left-fix').click();
    await soon(text('draft-note')).toMatch(/2 票/);
    expect(await text('left-behind')()).not.toBe(left);
    expect(await text('draft-difference')()).toMatch(/¥/);
  });
});

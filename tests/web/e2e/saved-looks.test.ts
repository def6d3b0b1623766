/** Every page of saved quotes in every look: no axe violation, nothing wider than the screen; and the page on paper. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openPage, type Look } from '../../support/browser.ts';
import { remote } from '../../support/remote.ts';
import { act, save, show } from '../../support/saving.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';
import { setStage } from '../stage.ts';

const QUESTION = '/?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09%3A00%3A00%2B08%3A00';
const stage = setStage();
/** One open, one expired. */
let numbers: readonly string[] = [];
beforeAll(async () => {
  const app = remote(stage.server.url);
  const made = [await save(app), await save(app, { note: '客户要求周五前答复', validDays: 1 }), await save(app)];
  const [open, , ended] = made.map(({ body }) => body);
  await act(app, ended?.number ?? '', 'expire', ended?.revision ?? 0, undefined);
  numbers = [open?.number ?? '', ended?.number ?? ''];
});

/** Each page of the part in the state it is looked at. */
const states: Readonly<Record<string, (page: Page, look: Look) => Promise<void>>> = {
  list: async (page) => {
    await page.goto(`${stage.server.url}/?view=quotes`);
    await page.getByTestId('quote-row').first().waitFor();
  },
  'no result': async (page) => {
    await page.goto(`${stage.server.url}/?view=quotes&q=nobody`);
    await page.getByTestId('quotes-empty').waitFor();
  },
  quote: async (page) => {
    await page.goto(`${stage.server.url}/?quote=${numbers[0]}`);
    await page.getByTestId('saved-drawer').waitFor();
    await page.getByTestId('edit-customer').click();
  },
  expired: async (page) => {
    await page.goto(`${stage.server.url}/?quote=${numbers[1]}`);
    await page.getByTestId('expired').waitFor();
    await page.getByTestId('saved-drawer').waitFor();
  },
  compared: async (page) => {
    await page.goto(`${stage.server.url}/?quote=${numbers[0]}&compare=now`);
    await page.getByTestId('total-difference').waitFor();
  },
  unknown: async (page) => {
    await page.goto(`${stage.server.url}/?quote=QL-20260101-9999`);
    await page.getByRole('heading').first().waitFor();
  },
  'bulk requests': async (page) => {
    await page.goto(`${stage.server.url}/?view=rfqs`);
    await page.getByTestId('rfq-choose').waitFor();
  },
  dialog: async (page, look) => {
    await page.goto(stage.server.url + QUESTION);
    await page.getByTestId('option-card').first().waitFor();
    if (look.width < 500) await page.getByTestId('option-card').first().click();
    await page.getByTestId('save').click();
    await page.getByTestId('save-dialog').waitFor();
  },
};

test.each(LOOKS)('$language $theme $width: no axe violation, nothing wider than the screen', async (look) => {
  const { page, context } = await openPage(stage.browser, stage.server.url, look);
  for (const [name, reach] of Object.entries(states)) {
    await reach(page, look);
    expect(await complaintsOf(page), name).toEqual([]);
  }
  await context.close();
});

test('a planted fault is found', async () => {
  const { page, context } = await openPage(stage.browser, stage.server.url, LOOKS[0] as Look);
  await page.goto(`${stage.server.url}/?quote=QL-20260101-9999`);
  await page.getByRole('heading').first().waitFor();
  expect(await complaintsOf(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await complaintsOf(page)).toEqual([expect.stringMatching(/^button-name: /)]);
  await context.close();
});

test('on paper: A4, the customer’s figures and none of the firm’s', async () => {
  const { page, context } = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'dark', width: 1440, height: 900 });
  await page.goto(`${stage.server.url}/?quote=${numbers[0]}`);
  await page.getByTestId('saved-drawer').waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  const { body: quote } = await show(remote(stage.server.url), numbers[0] ?? '');
  const [whole = '', part = ''] = quote.latest.price.sell.amount.split('.');
  const amount = (text: string): string => Number(text).toLocaleString('en');
  expect(shown).toContain(`¥${amount(whole)}.${part}`);
  expect(shown).toContain('不构成要约');
  expect(shown).not.toContain(amount(quote.latest.price.buy.amount.split('.')[0] ?? ''));
  for (const word of ['加价', '成本', '备注', '存为报价', '新报价']) expect(shown, word).not.toContain(word);
  // At most two pages: each begins with its mark in the file.
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await context.close();
});

/** The load view in Chromium: what is drawn is the plan, step by step by keyboard, the table says the same, in light and dark, wide and narrow. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LoadPlanBody } from '../../../server/http/contract/load-plan.ts';
import { toLoadPlanBody, toLoadQuestion } from '../../../server/http/contract/to-load-plan.ts';
import { drawLoad, makeLoadPlan } from '../../../planner/packing/index.ts';
import { openBrowser, openPage, type Look } from '../../support/browser.ts';
import { complaintsOf } from '../axe.ts';
import { LOOKS } from '../looks.ts';

/** What lies beside the pages: fonts, the icon. */
const fileBeside = (path: string): Buffer => readFileSync(new URL(`../../../web/public${path}`, import.meta.url));

let browser: Browser;
let server: Server;
let url: string;
let plan: LoadPlanBody;

const makePlan = (): LoadPlanBody => {
  const read = toLoadQuestion(
    {
      unit: { type: '20GP', lengthMm: 5898, widthMm: 2352, heightMm: 2393, payloadKg: 21_700 },
      boxes: [
        { id: '海参', lengthMm: 600, widthMm: 400, heightMm: 350, weightKg: 22.5, count: 30, stop: 2 }, { id: 'gear', consignment: 'C-2', lengthMm: 1200, widthMm: 300, heightMm: 250, weightKg: 18, count: 20, stop: 1 },
        { id: 'glass', lengthMm: 6000, widthMm: 1000, heightMm: 1000, weightKg: 800, count: 1 },
      ],
    },
    100,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const found = makeLoadPlan(read.value, { work: 20, shouldStop: () => false });
  return toLoadPlanBody(read.value, found, drawLoad(read.value, found));
};

beforeAll(async () => {
  plan = makePlan();
  const built = (await build({
    configFile: false, logLevel: 'error', plugins: [react()], build: { write: false, target: 'es2022', rollupOptions: { input: fileURLToPath(new URL('load-view-entry.jsx', import.meta.url)) } },
  })) as Rollup.RollupOutput;
  const files = new Map(built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
  const entry = built.output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
  const sheets = [...files.keys()].filter((name) => name.endsWith('.css'));
  const html = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Load</title><link rel="icon" href="/icon.svg">${sheets.map((sheet) => `<link rel="stylesheet" href="${sheet}">`).join('')}<script type="module" src="/${entry}"></script></head><body></body></html>`;
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const type = path === '/' ? 'text/html' : path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : path.endsWith('.json') ? 'application/json' : path.endsWith('.svg') ? 'image/svg+xml' : 'font/woff2';
    response.setHeader('content-type', type).end(path === '/' ? html : path === '/plan.json' ? JSON.stringify(plan) : (files.get(path) ?? fileBeside(path)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const open = async (look: Look): Promise<Awaited<ReturnType<typeof openPage>>> => {
  const opened = await openPage(browser, url, look);
  await opened.page.getByTestId('load-view').waitFor();
  return opened;
};
const faces = (page: Page, view: string): Promise<number> => page.locator(`.load-views .${view} polygon`).count();

test('every box is drawn; by keyboard, step after step, those that are in', async () => {
  const { page, context } = await open({ language: 'en', theme: 'light', width: 1440, height: 900 });
  const pieces = plan.placements.length;
  expect([await faces(page, 'top'), await faces(page, 'side'), await faces(page, 'isometric')]).toEqual([pieces, pieces, 3 * pieces]);
  await page.getByTestId('load-slider').focus();
  await page.keyboard.press('Home');
  const [first, second] = plan.steps;
  expect(await page.getByTestId('load-said').textContent()).toBe(`Step 1 of ${plan.steps.length}`);
  expect(await faces(page, 'top')).toBe(first?.count);
  await page.keyboard.press('ArrowRight');
  expect(await faces(page, 'isometric')).toBe(3 * ((first?.count ?? 0) + (second?.count ?? 0)));
  expect(await page.locator('[aria-current="step"] button').textContent()).toBe('2');
  await page.locator('.load-pick').nth(2).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('load-said').textContent()).toBe(`Step 3 of ${plan.steps.length}`);
  await context.close();
});

test('the tables say what the picture shows, and why something stays outside', async () => {
  const { page, context } = await open({ language: 'zh', theme: 'dark', width: 1440, height: 900 });
  expect(await page.getByTestId('load-step').count()).toBe(plan.steps.length);
  expect(await page.getByTestId('load-unplaced').textContent()).toContain('尺寸超过箱内');
  expect(await page.getByTestId('load-centre').textContent()).toContain('在限内');
  await context.close();
});

test.each(LOOKS)('nothing to complain about: $language $theme $width', async (look) => {
  const { page, context, complaints } = await open(look);
  expect(await complaintsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

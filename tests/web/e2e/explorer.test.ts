/** The API explorer in Chromium: every operation is listed and one can be tried, without a script of anyone else's and without leaving this machine. */
import { beforeAll, expect, test } from 'vitest';
import { openPage } from '../../support/browser.ts';
import { untilReady } from '../../support/start-server.ts';
import { setStage } from '../stage.ts';

const stage = setStage();
beforeAll(async () => {
  await untilReady(stage.server);
});

test('it lists the operations, answers one, and keeps to the policy', async () => {
  const { page, context, complaints } = await openPage(stage.browser, stage.server.url, { language: 'en', theme: 'light', width: 1440, height: 900 });
  await page.addInitScript(() => {
    (window as unknown as { violations: string[] }).violations = [];
    document.addEventListener('securitypolicyviolation', (event) => (window as unknown as { violations: string[] }).violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  complaints.length = 0;
  await page.goto(`${stage.server.url}/docs`);
  await page.locator('.opblock').first().waitFor();
  const contract = (await (await fetch(`${stage.server.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  const operations = Object.values(contract.paths).flatMap((item) => Object.keys(item)).length;
  expect(await page.locator('.opblock').count()).toBe(operations);
  const health = page.locator('.opblock', { has: page.locator('[data-path="/healthz"]') });
  await health.locator('.opblock-summary-control').click();
  await health.getByRole('button', { name: 'Execute' }).click();
  await health.locator('.live-responses-table .response-col_status').first().waitFor();
  expect(await health.locator('.live-responses-table').first().textContent()).toContain('engineVersion');
  const violations = (): Promise<string[]> => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
  // Planted: a script in the page itself is one.
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.planted = 1' })));
  expect((await violations()).join()).toContain('script-src');
  await context.close();
});

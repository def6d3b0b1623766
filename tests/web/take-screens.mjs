/** Takes the pictures of docs/screens from the built server: every look that a change of the pages must be judged by. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../setup/chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: root, env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CORRIDOR_STORE: 'memory', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00' } });
const url = await new Promise((done) => server.stdout.on('data', (chunk) => done(/http:\/\/\S+:\d+/.exec(String(chunk))[0])));
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const LOOKS = [['zh', 'light', 1440], ['en', 'light', 1440], ['zh', 'dark', 1440], ['en', 'dark', 1440], ['zh', 'light', 390], ['en', 'dark', 390], ['zh', 'light', 1024]];
for (const [language, colorScheme, width] of LOOKS) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const picture = (name, fullPage = width < 500) => page.screenshot({ path: `${root}docs/screens/${name}-${language}-${colorScheme}-${width}.png`, fullPage });
  await page.goto(url);
  await page.getByTestId('ask').waitFor();
  await page.waitForTimeout(1000);
  await picture('start', false);
  for (const [field, text] of language === 'zh' ? [['form-from', '环翠'], ['form-to', '首尔']] : [['form-from', 'Huancui'], ['form-to', 'Seoul']]) {
    await page.getByTestId(field).fill(text);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
  }
  for (const [field, text] of [['form-weight', '420'], ['form-volume', '3.2'], ['form-value', '30000'], ['form-ready', '2026-12-07T09:00']]) await page.getByTestId(field).fill(text);
  await page.getByTestId('ask').click();
  await page.getByTestId('option-card').first().waitFor();
  await page.waitForTimeout(1000);
  await picture('quote');
  if (width !== 1024) {
    await page.goto(`${url}/?view=data`);
    await page.getByTestId('data-count').waitFor();
    await page.waitForTimeout(1500);
    await picture('network', false);
  }
  await page.close();
}
await browser.close();
server.kill();

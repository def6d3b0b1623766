/**
 * Takes the pictures of docs/screens from the built server: every page and state that a change of the pages must be judged by.
 * `node tests/web/take-screens.mjs [FOLDER [PAGE]]`; without a folder they go to docs/screens, with a page only those whose name begins so.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../setup/chromium.mjs';

const NOW = '2026-12-01T09:00:00+08:00';
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.argv[2] ?? `${root}docs/screens`;
const only = process.argv[3] ?? '';
mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: root, env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CORRIDOR_STORE: 'memory', CORRIDOR_NOW: NOW } });
const url = await new Promise((done) => server.stdout.on('data', (chunk) => done(/http:\/\/\S+:\d+/.exec(String(chunk))[0])));
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

const post = async (path, body, headers = {}) => (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers }, body: JSON.stringify(body) })).json();
const QUESTION = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
const CUSTOMERS = [['环翠渔具示例厂', 'MKT-KR-SEOUL'], ['日照茶叶示例公司', 'MKT-JP-OSAKA'], ['石岛海产示例公司', 'MKT-KR-BUSAN'], ['淄博陶瓷示例厂', 'MKT-DE-HAMBURG'], ['文登家纺示例公司', 'MKT-US-LOSANGELES'], ['烟台苹果示例社', 'MKT-JP-TOKYO']];
const numbers = [];
for (const [i, [name, to]] of CUSTOMERS.entries()) {
  const question = { ...QUESTION, to, from: ['WH-HUANCUI', 'RZ-DONGGANG', 'WH-RONGCHENG', 'ZB-ZHANGDIAN', 'WH-WENDENG', 'YT-ZHIFU'][i] };
  const { options } = await post('/api/v1/quotes', question);
  const option = options?.find(({ picks }) => picks.includes(['balanced', 'cheapest', 'fastest'][i % 3])) ?? options?.[0];
  if (!option) continue;
  const { number } = await post('/api/v1/saved-quotes', { question, option: option.id, customer: { name, contact: '' }, note: i === 0 ? '客户要求周五前答复' : '', margin: { name: 'B2B 标准', percent: '8.0', minimum: null }, validDays: [7, 1, 14][i % 3] });
  numbers.push(number);
}
await post(`/api/v1/saved-quotes/${numbers[1]}/accept`, { version: 1 }, { 'if-match': '"1"' });
await post(`/api/v1/saved-quotes/${numbers[2]}/expire`, {}, { 'if-match': '"1"' });

const asked = '?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420&m3=3.2&value=30000&ready=2026-12-07T09%3A00%3A00%2B08%3A00';
const TABLE = ['起点,目的地,毛重,体积,货值,就绪时间,客户编号', '环翠,首尔,420,3.2,30000,2026-12-07 09:00,A-1', '日照,釜山,1200,6,80000,2026-12-07 09:00,A-2', '环翠,亚特兰蒂斯,420,3.2,30000,2026-12-07 09:00,A-3', '环翠,首尔,,3.2,30000,2026-12-07 09:00,A-4'].join('\n');
const LOTS = ['货号,货主,收货人,品名,毛重,体积,目的地,到仓时间,最晚送达,pieces', ...Array.from({ length: 60 }, (_, i) => [`SH-${String(i + 1).padStart(4, '0')}`, ['环翠渔具示例厂', '石岛海产示例公司', '文登家纺示例公司', '荣成罐头示例厂', '乳山服饰示例厂'][i % 5], 'Hanil Trading', ['碳素钓竿', '海带丝', '毛巾被', '鱼罐头', '女装', '轮胎'][i % 6], 200 + ((i * 137) % 900), (1 + ((i * 53) % 70) / 10).toFixed(2), ['首尔', '仁川', '釜山'][i % 3], `2026-${i % 4 === 3 ? '12-02' : '11-30'} 09:00`, '2026-12-12', i % 7 === 3 ? '' : `800x600x500*${2 + (i % 4)}@${15 + (i % 9)}`].join(','))].join('\n');
await fetch(`${url}/api/v1/consignment-imports?hub=CNSHD`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': crypto.randomUUID() }, body: LOTS });
const { id: plan } = await post('/api/v1/consolidations', { hub: 'CNSHD', from: NOW, until: '2026-12-07T00:00:00+08:00', seconds: 20, gap: 0.005 });
while (!(await (await fetch(`${url}/api/v1/consolidations/${plan}`)).json()).plan) await new Promise((done) => setTimeout(done, 500));
const { id: assortment } = await post('/api/v1/assortments/sample', { seed: 1 });
const { id: stock } = await post('/api/v1/stock-plans', { assortment, from: '2026-12-07' });
const stocked = async () => (await fetch(`${url}/api/v1/stock-plans/${stock}`)).json();
while (!(await stocked()).plan) await new Promise((done) => setTimeout(done, 500));
for (const look of ['analysis', 'sensitivity', 'simulation']) {
  await post(`/api/v1/stock-plans/${stock}/${look}`, {}, { 'idempotency-key': `${look} ${stock}` });
  while ((await stocked())[look]?.job.state !== 'done') await new Promise((done) => setTimeout(done, 500));
}
const planned = (page) => page.getByTestId('unit-row').first().waitFor();
const click = async (page, testId) => page.getByTestId(testId).first().click();
const answered = (page) => page.getByTestId('option-card').first().waitFor();

/** Name, address, and what is done before the picture is taken. */
const STATES = [
  ['start', '', async (page) => page.getByTestId('ask').waitFor()],
  ['quote', asked, answered],
  ['form', asked, async (page) => { await answered(page); await click(page, 'edit'); await click(page, 'more'); }],
  ['why-not', asked, async (page) => {
    await answered(page);
    if (page.viewportSize().width < 760) await click(page, 'option-card');
    const tab = page.locator('.drawer-foot .segments button').nth(1);
    if (await tab.count()) await tab.click();
    await click(page, 'excluded-row');
    await page.getByTestId('verdict').first().waitFor();
  }],
  ['best-day', asked, async (page) => { await answered(page); await click(page, 'days-toggle'); await page.getByTestId('day').first().waitFor(); }],
  ['compare', asked, async (page) => { await answered(page); for (const card of [0, 3, 5, 8]) await page.getByTestId('tick').nth(card).click(); await click(page, 'compare-open'); await page.getByTestId('compare-table').waitFor(); }],
  ['reach', asked, async (page) => { await answered(page); await click(page, 'reach-open'); await page.getByTestId('reach-row').first().waitFor(); }],
  ['palette', asked, async (page) => { await answered(page); await page.keyboard.press('Control+k'); await page.getByTestId('palette-input').fill('wh'); await page.getByTestId('palette-row').first().waitFor(); }],
  ['save', asked, async (page) => { await answered(page); await page.keyboard.press('s'); await page.getByTestId('save-customer').waitFor(); }],
  ['quotes', '?view=quotes', async (page) => page.getByTestId('quote-row').first().waitFor()],
  ['saved-quote', `?quote=${numbers[0]}`, async (page) => page.getByTestId('quote-page').waitFor()],
  ['ended-quote', `?quote=${numbers[2]}`, async (page) => page.getByTestId('quote-page').waitFor()],
  ['requote', `?quote=${numbers[0]}&compare=now`, async (page) => page.getByTestId('requote').waitFor()],
  ['bulk-request', '?view=rfqs', async (page) => { await page.getByTestId('rfq-drop').waitFor(); await page.getByTestId('rfq-file').setInputFiles({ name: '询价.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }); await page.getByTestId('rfq-counts').waitFor(); }],
  ['consolidate', '?view=consolidate&hub=CNSHD', planned],
  ['consolidate-box', '?view=consolidate&hub=CNSHD&tab=boxes&list=pool', async (page) => { await page.getByTestId('box-row').first().waitFor(); await page.getByTestId('pool-row').first().waitFor(); }],
  ['consolidate-load', '?view=consolidate&hub=CNSHD&tab=load', async (page) => page.getByTestId('load-view').waitFor({ timeout: 60_000 })],
  ['consolidate-hold', '?view=consolidate&hub=CNSHD&tab=hold', async (page) => page.getByTestId('hold-empty').waitFor()],
  ['consolidate-plans', '?view=consolidate&hub=CNSHD', async (page) => { await planned(page); await click(page, 'plans-open'); await page.getByTestId('plan-row').first().waitFor(); }],
  ['consolidate-split', '?view=consolidate&hub=CNSHD&tab=split', planned],
  ['consolidate-tables', '?view=consolidate&hub=CNSHD&table=1', planned],
  ['consolidate-move', '?view=consolidate&hub=CNSHD', async (page) => { await planned(page); await page.keyboard.press('j'); await page.keyboard.press('m'); await page.getByTestId('move-dialog').waitFor(); }],
  ['consolidate-empty', '?view=consolidate&hub=CNWEI&list=pool', async (page) => page.getByTestId('pool-empty').waitFor()],
  ['stock', `?view=stock&plan=${stock}`, async (page) => page.getByTestId('plan-cost').waitFor()],
  ['stock-calendar', `?view=stock&plan=${stock}&tab=calendar`, async (page) => page.getByTestId('calendar').waitFor()],
  ['stock-tables', `?view=stock&plan=${stock}&table=1`, async (page) => page.getByTestId('flows-table').waitFor()],
  ['stock-sensitivity', `?view=stock&plan=${stock}&tab=sensitivity`, async (page) => page.getByTestId('tornado').waitFor()],
  ['network', '?view=data', async (page) => page.getByTestId('data-count').waitFor()],
];
const LOOKS = [['zh', 'light', 1440, 900], ['en', 'dark', 1440, 900], ['zh', 'light', 390, 844], ['en', 'dark', 390, 844], ['zh', 'light', 1024, 768]];
/** The quote and the list in the languages that await a native reader. */
const FURTHER = [['ko', 'light', 1440, 900], ['ja', 'light', 1440, 900]];

for (const [language, colorScheme, width, height] of [...LOOKS, ...FURTHER]) {
  const states = language === 'ko' || language === 'ja' ? STATES.filter(([name]) => ['quote', 'quotes'].includes(name)) : STATES;
  for (const [name, address, prepare] of states.filter(([state]) => state.startsWith(only))) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: { zh: 'zh-CN', en: 'en-GB', ko: 'ko-KR', ja: 'ja-JP' }[language], timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.addInitScript((chosen) => localStorage.setItem('qilu.language', chosen), language);
    await page.clock.setFixedTime(new Date(NOW));
    try {
      await page.goto(`${url}/${address}`);
      await prepare(page);
      await page.waitForTimeout(1000);
      await page.screenshot({ path: `${folder}/${name}-${language}-${colorScheme}-${width}.png` });
    } catch (cause) {
      process.exitCode = 1;
      process.stderr.write(`${name} ${language} ${colorScheme} ${width}: ${String(cause).split('\n')[0]}\n`);
    }
    await context.close();
  }
}
await browser.close();
server.kill();

/**
 * `npm run bench -- pages`: what the first visit costs and how the pages feel, in Chromium on the built server, without a graphics card. Scripts and
 * styles in kB as sent (gzip) and the largest contentful paint with the CPU slowed down four times; then at full speed the longest wait of a scripted
 * interaction until the next frame (Event Timing).
 * Beside it the places typeahead over HTTP: 99 of 100 answers to every place’s Chinese and Korean name and code.
 * Bars: scripts 300 kB, paint 2.5 s, interaction 200 ms, typeahead 50 ms; missing one ends with 1.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../setup/chromium.mjs';

const ROUNDS = 5;
const BARS = { scriptKb: 300, paintMs: 2500, interactionMs: 200, typeaheadMs: 50 };
const root = fileURLToPath(new URL('../..', import.meta.url));
const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', CORRIDOR_STORE: 'memory', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00' } });
const url = await new Promise((done) => server.stdout.on('data', (chunk) => done(/http:\/\/\S+:\d+/.exec(String(chunk))[0])));
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });

const watch = () => {
  window.seen = { paint: 0, interactions: [] };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.seen.paint = entry.startTime))).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ name, duration, interactionId }) => interactionId && window.seen.interactions.push({ name, duration }))).observe({ type: 'event', durationThreshold: 16, buffered: true });
};

/** One visit by a new reader: load, sample question, another option, the table, the chart's other axes. */
const visit = async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map();
  const bytes = { Script: 0, Stylesheet: 0, Font: 0 };
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => kinds.get(requestId) in bytes && (bytes[kinds.get(requestId)] += encodedDataLength));
  await page.goto(url);
  await page.getByTestId('sample').waitFor();
  await page.waitForLoadState('networkidle');
  const paintMs = await page.evaluate(() => window.seen.paint);
  const first = { ...bytes };
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByTestId('sample').click();
  await page.getByTestId('option-card').first().waitFor();
  await page.getByTestId('option-card').nth(2).click();
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await page.keyboard.press('t');
  await page.waitForTimeout(500);
  const interactions = await page.evaluate(() => window.seen.interactions);
  await context.close();
  return { scriptKb: first.Script / 1000, styleKb: first.Stylesheet / 1000, fontKb: first.Font / 1000, paintMs, interactionMs: Math.max(0, ...interactions.map(({ duration }) => duration)) };
};

/** @returns the time that 99 of 100 answers keep, ms. */
const askPlaces = async () => {
  const { places } = await (await fetch(`${url}/api/v1/network`)).json();
  const took = [];
  for (const text of places.flatMap(({ id, names }) => [names.zh, names.ko, id])) {
    const from = performance.now();
    await (await fetch(`${url}/api/v1/places?q=${encodeURIComponent(text.slice(0, 80))}`)).json();
    took.push(performance.now() - from);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)];
};

const typeaheadMs = await askPlaces();
const visits = [];
for (let round = 0; round < ROUNDS; round += 1) visits.push(await visit());
await browser.close();
server.kill();
const median = (of) => visits.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
const round = (n) => Math.round(n * 10) / 10;
const figures = { ...Object.fromEntries(Object.keys(visits[0]).map((name) => [name, round(median((seen) => seen[name]))])), typeaheadMs: round(typeaheadMs) };
const missed = Object.entries(BARS).filter(([name, bar]) => figures[name] > bar).map(([name, bar]) => `${name} ${figures[name]} > ${bar}`);
process.stdout.write(`${JSON.stringify({ ...figures, missed })}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;

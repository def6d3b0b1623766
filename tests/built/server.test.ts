/** The built server as a process: its start line, planning off the event loop, refusal to start on broken data, a quiet end. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../support/start-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server: { url: string; process: ChildProcess; output: () => string };

beforeAll(async () => {
  server = await startServer({ CORRIDOR_THREADS: '1' });
});
afterAll(() => void server.process.kill('SIGKILL'));

const question = (from: string) => ({ from, to: 'Seoul', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' });
const ask = (body: unknown) => fetch(`${server.url}/api/v1/quotes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

test('it says where it is, answers health and contract, and serves the pages', async () => {
  expect(server.output()).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(((await (await fetch(`${server.url}/openapi.json`)).json()) as { openapi: string }).openapi).toBe('3.1.0');
  const page = await fetch(server.url);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('health is answered while a queue of quotes is planned: the event loop does not plan', async () => {
  const places = ['Huancui', 'Zhangdian', 'Lixia', 'Donggang', 'Zhifu', 'Linyi', 'Heze', 'Dezhou'];
  let waiting = 60;
  const started = performance.now();
  const quotes = Promise.all(Array.from({ length: waiting }, (_, i) => ask(question(places[i % places.length] as string)).then((r) => ((waiting -= 1), r.status))));
  const waits: number[] = [];
  while (waiting > 0) {
    const asked = performance.now();
    await (await fetch(`${server.url}/healthz`)).text();
    waits.push(performance.now() - asked);
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(new Set(await quotes)).toEqual(new Set([200]));
  const total = performance.now() - started;
  // In one thread the queue would be planned before the first health answer; here half of them take a small part of that time.
  waits.sort((a, b) => a - b);
  expect(waits.length).toBeGreaterThan(10);
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(total / 10);
});

describe('it refuses to start', () => {
  const run = (env: Record<string, string>) => spawnSync(process.execPath, ['dist/server/main.js'], { cwd: root, encoding: 'utf8', timeout: 20_000, env: { ...process.env, PORT: '0', CORRIDOR_STORE: 'memory', ...env } });
  test('on data with faults, naming them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'data-'));
    cpSync(join(root, 'data'), folder, { recursive: true });
    writeFileSync(join(folder, 'sailings.csv'), readFileSync(join(folder, 'sailings.csv'), 'utf8').replace('KRINC', 'KRXXX'));
    const { status, stderr } = run({ CORRIDOR_DATA: folder });
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain('sailings.csv:2');
  });
  test('on an address other than loopback, and on every wrong setting at once', () => {
    const { status, stderr } = run({ HOST: '0.0.0.0', CORRIDOR_THREADS: 'many' });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/HOST.*CORRIDOR_THREADS/s);
  });
});

test('told to stop it ends within ten seconds with 0', async () => {
  const other = await startServer({});
  const ended = new Promise<number | null>((done) => other.process.once('exit', done));
  spawn('kill', ['-TERM', String(other.process.pid)]);
  expect(await ended).toBe(0);
});

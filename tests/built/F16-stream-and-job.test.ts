/** F16, whole: told to stop under 50 connections, with a plan being made and its stream open: nothing is broken off, the plan is given back and made by the next process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goodQuestion } from '../support/question.ts';
import { tableRow, toCsv } from '../support/pool.ts';
import { readEvents, type ReadEvent } from '../support/read-events.ts';
import { startServer, untilReady, type StartedServer } from '../support/start-server.ts';

let folder = '';
let server: StartedServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ending-'));
});
afterEach(() => {
  server?.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const start = async (): Promise<StartedServer> => {
  server = await startServer({ CORRIDOR_STORE: folder, CORRIDOR_THREADS: '1', CORRIDOR_DRAIN_MS: '4000' });
  await untilReady(server);
  return server;
};
const post = (url: string, body: string, type = 'application/json'): Promise<Response> => fetch(url, { method: 'POST', body, headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID(), connection: 'close' } });
/** Too many to be proven best while the test runs. */
const pool = toCsv(Array.from({ length: 200 }, (_, i) => tableRow(i + 1, { 体积: (0.5 + ((i * 37) % 50) / 10).toFixed(2), 毛重: String(120 + ((i * 53) % 900)), 入仓时间: '2026-11-30 09:00', 最晚送达: '2026-12-20' })));
interface JobSeen {
  readonly state: string;
  readonly attempt: number;
}
const jobAt = async (url: string): Promise<JobSeen> => (await (await fetch(url, { headers: { connection: 'close' } })).json()) as JobSeen;

interface Begun {
  readonly server: StartedServer;
  /** Path of the job that runs. */
  readonly job: string;
  readonly events: readonly ReadEvent[];
  /** `ended`, or how its stream broke off. */
  readonly streamed: Promise<string>;
}
/** A server with a plan being made that takes minutes, and a reader of its stream. */
const begin = async (): Promise<Begun> => {
  const first = await start();
  const taken = await post(`${first.url}/api/v1/consignment-imports?hub=CNSHD&onlyValid=true`, pool, 'text/csv');
  expect(taken.status).toBe(201);
  const asked = await post(`${first.url}/api/v1/consolidations`, JSON.stringify({ hub: 'CNSHD', from: '2026-12-01T09:00:00+08:00', until: '2026-12-08T00:00:00+08:00', seconds: 300, gap: 0 }));
  const { job } = (await asked.json()) as { readonly job: string };
  const events: ReadEvent[] = [];
  const streamed = readEvents(await fetch(`${first.url}${job}/events`), (event) => void (event && events.push(event))).then(() => 'ended', (cause: unknown) => String(cause));
  while (!events.some(({ data }) => data['state'] === 'running')) await pause(50);
  return { server: first, job, events, streamed };
};

describe('told to stop', { timeout: 180_000 }, () => {
  test('with 50 connections, a job and its stream', async () => {
    const { server: first, job, events, streamed } = await begin();
    // The first question to a thread loads code.
    await post(`${first.url}/api/v1/quotes`, JSON.stringify(goodQuestion));
    const answers = Promise.all(Array.from({ length: 50 }, () => post(`${first.url}/api/v1/quotes`, JSON.stringify(goodQuestion)).then(async (response) => (await response.arrayBuffer(), response.status), (cause: unknown) => String((cause as Error).cause ?? cause))));
    await pause(300);
    const end = new Promise((done) => first.process.once('exit', done));
    const told = performance.now();
    first.process.kill('SIGTERM');
    let ready = 200;
    while (ready === 200 && performance.now() - told < 3000) ready = await fetch(`${first.url}/readyz`, { headers: { connection: 'close' } }).then(({ status }) => status, () => 0);
    expect(ready).toBe(503);
    expect(await end).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_500);
    expect((await answers).filter((answer) => answer !== 200 && answer !== 503)).toEqual([]);
    // The stream ends as one that may be asked for again, and not with the end of a job.
    expect(await streamed).toBe('ended');
    expect(events.map(({ name }) => name)).not.toContain('end');
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));

    const second = await start();
    const again = performance.now();
    let now = await jobAt(`${second.url}${job}`);
    while (now.state === 'queued' && performance.now() - again < 20_000) {
      await pause(100);
      now = await jobAt(`${second.url}${job}`);
    }
    expect(now).toMatchObject({ state: 'running', attempt: 2 });
    const cancelled = await fetch(`${second.url}${job}`, { method: 'DELETE', headers: { connection: 'close' } });
    expect(((await cancelled.json()) as JobSeen).state).toBe('cancelled');
  });
  test('planted: one that just leaves breaks the stream off', async () => {
    const { server: first, streamed } = await begin();
    first.process.kill('SIGKILL');
    expect(await streamed).not.toBe('ended');
  });
});

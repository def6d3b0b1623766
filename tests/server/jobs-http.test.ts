/** Jobs over HTTP: asked, watched, resumed, cancelled; the page of the queue. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bullJobs } from '../../server/adapters/bull/jobs.ts';
import { handlersOf, type JobRun } from '../../server/jobs/handler.ts';
import { jobBody, type JobBody } from '../../server/http/contract/job.ts';
import { queuePage } from '../../server/http/queue-page.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import type { Store } from '../../server/ports/store.ts';
import { startRedis, type TestRedis } from '../setup/redis.mjs';
import { CLOCK, jobsWith, LIMITS, TIMES } from '../support/jobs.ts';
import { readEvents, type ReadEvent } from '../support/read-events.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';
import { anAnswer, memoryStore } from '../support/store.ts';

const RFQ = 'RFQ-20261207-0001';
/** Counts to `to`, a step every 30 ms, with a plan that gets better. */
const HANDLERS = handlersOf(['price-rfq'], [{
  kind: 'price-rfq',
  run: async ({ to }: { readonly to: number }, { report, signal }: JobRun) => {
    for (let done = 1; done <= to && !signal.aborted; done += 1) {
      report({ phase: 'pricing', done, total: to, best: { cost: 100_000 as never, bound: 99_000 as never, gap: 1 / (100 + done), currency: 'CNY' } });
      await pause(30);
    }
    return { result: { rfq: RFQ } };
  },
}]);
let store: Store;
let jobs: Jobs;
let app: StartedApp;
const STREAMS = { most: 5, heartbeatMs: 300, slowMs: 5000 };
beforeAll(async () => {
  store = await memoryStore();
  jobs = jobsWith(store, HANDLERS, { slots: 4 });
  app = await startApp({ store, jobs, streams: STREAMS });
}, 60_000);
afterAll(async () => {
  await app.close();
  await jobs.close();
  await store.close();
});

const add = async (to: number): Promise<string> => (await jobs.enqueue(undefined, 'request-1', async (_tx, put) => anAnswer((await put({ kind: 'price-rfq', subject: RFQ, payload: { to } })).id))).answer.body;
const call = async (path: string, init: RequestInit = {}): Promise<{ status: number; body: JobBody }> => {
  const response = await fetch(`${app.url}/api/v1/jobs/${path}`, { ...init, headers: { 'accept-language': 'en' } });
  return { status: response.status, body: (await response.json()) as JobBody };
};
const watch = (id: string, last?: number, signal?: AbortSignal): Promise<Response> => fetch(`${app.url}/api/v1/jobs/${id}/events`, { headers: { 'accept-language': 'en', ...(last === undefined ? {} : { 'last-event-id': String(last) }) }, ...(signal ? { signal } : {}) });
const isDefined = (event: ReadEvent | undefined): event is ReadEvent => event !== undefined;

describe('asked', () => {
  test('a job is shown as the contract has it, to its end and where the result is', async () => {
    const id = await add(8);
    for (let body: JobBody | undefined; body?.state !== 'done'; await pause(50)) {
      ({ body } = await call(id));
      expect(jobBody.parse(body)).toEqual(body);
    }
    const { body } = await call(id);
    expect(body).toMatchObject({ id, kind: 'price-rfq', subject: RFQ, state: 'done', attempt: 1, result: `/api/v1/rfqs/${RFQ}`, error: null });
    expect(body.progress?.best).toMatchObject({ cost: { amount: '1000.00', currency: 'CNY' }, bound: { amount: '990.00' } });
  });
  test.each(['3f0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11', 'x', '%00'])('no job is called %s', async (id) => {
    for (const [path, method] of [[id, 'GET'], [id, 'DELETE'], [`${id}/events`, 'GET']] as const) expect((await call(path, { method })).status).toBe(404);
  });
  test('cancelled, it says so at once and keeps what it had', async () => {
    const id = await add(1000);
    await expect.poll(async () => (await call(id)).body.state).toBe('running');
    expect(await call(id, { method: 'DELETE' })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    await expect.poll(async () => (await call(id)).body.result, { timeout: 1000 }).toBe(`/api/v1/rfqs/${RFQ}`);
    expect(await call(id, { method: 'DELETE' })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });
});

describe('watched', () => {
  test('events come in order, none twice, the last is the end and what asking gives', async () => {
    const id = await add(25);
    const response = await watch(id);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([200, 'text/event-stream; charset=utf-8', null]);
    const events: ReadEvent[] = [];
    await readEvents(response, (event) => void (event && events.push(event)));
    expect(events.length).toBeGreaterThan(3);
    expect(events.map((e) => e.id)).toEqual([...new Set(events.map((e) => e.id))].sort((a, b) => a - b));
    expect(events.map(({ name }) => name)).toEqual([...events.slice(1).map(() => 'progress'), 'end']);
    const gaps = events.flatMap(({ data }) => (data as unknown as JobBody).progress?.best?.gap ?? []);
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(events.at(-1)?.data).toEqual((await call(id)).body);
  });
  test('cut on the way, a reader goes on after the last event it has seen', async () => {
    const id = await add(40);
    const before: ReadEvent[] = [];
    await readEvents(await watch(id), (event) => isDefined(event) && before.push(event) >= 3);
    const after: ReadEvent[] = [];
    await readEvents(await watch(id, before.at(-1)?.id), (event) => void (event && after.push(event)));
    const done = [...before, ...after].map(({ data }) => (data as unknown as JobBody).progress?.done ?? 0);
    expect(after[0]?.id).toBeGreaterThan(before.at(-1)?.id ?? Infinity);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(after.at(-1)).toMatchObject({ name: 'end', data: { state: 'done' } });
    // A browser that has seen the end is told not to ask again; one that has not still gets it.
    expect((await watch(id, after.at(-1)?.id)).status).toBe(204);
    const late: ReadEvent[] = [];
    await readEvents(await watch(id), (event) => void (event && late.push(event)));
    expect(late).toEqual([after.at(-1)]);
  });
  test('so many streams and no more; silent ones give signs of life; one that leaves makes room', async () => {
    const id = await add(1000);
    const idle = await jobs.enqueue(undefined, 'r', async (tx) => anAnswer((await tx.addJob({ id: '0b0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11', kind: 'unknown here', subject: undefined, payload: {}, requestId: 'r' })).id));
    const leave = new AbortController();
    const open = await Promise.all(Array.from({ length: STREAMS.most }, () => watch(id, undefined, leave.signal)));
    expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
    const refused = await watch(id);
    expect([refused.status, ((await refused.json()) as { code: string }).code, refused.headers.get('retry-after')]).toEqual([503, 'TOO_MANY_STREAMS', '2']);
    leave.abort();
    await expect.poll(async () => {
      const response = await watch(id);
      await response.body?.cancel();
      return response.status;
    }).toBe(200);
    await jobs.cancel(id);
    let signs = 0;
    await readEvents(await watch(idle.answer.body), (event) => !isDefined(event) && (signs += 1) >= 2);
    expect(signs).toBe(2);
  });
  test('a server that stops ends its streams, and says so', async () => {
    let isStopping = false;
    const other = await startApp({ store, jobs, operation: { metrics: { countRequest: () => {}, text: () => Promise.resolve(''), contentType: 'text/plain' }, checks: [], isStopping: () => isStopping } });
    const id = await add(1000);
    const response = await fetch(`${other.url}/api/v1/jobs/${id}/events`);
    isStopping = true;
    const asked = performance.now();
    await readEvents(response, () => {});
    expect(performance.now() - asked).toBeLessThan(1000);
    await jobs.cancel(id);
    await other.close();
  });
});

describe('the page of the queue', () => {
  let redis: TestRedis;
  let bell: ReturnType<typeof bullJobs>;
  let shown: StartedApp;
  beforeAll(async () => {
    redis = await startRedis();
    bell = bullJobs(redis.url, { store, handlers: HANDLERS, clock: CLOCK, log: { warn: () => {}, error: () => {} }, limits: { ...LIMITS, slots: 0 }, worker: 'w', times: TIMES });
    shown = await startApp({ store, jobs: bell, queuePage: queuePage(bell.queue) });
  });
  afterAll(async () => {
    await shown.close();
    await bell.close();
    await redis.stop();
  });
  test('is there only when asked for', async () => {
    expect((await fetch(`${app.url}/queues`)).status).toBe(404);
    expect((await fetch(`${shown.url}/queues`)).status).toBe(200);
  });
  test('loads nothing from elsewhere and stays under the headers of the app', async () => {
    const page = await fetch(`${shown.url}/queues`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).not.toMatch(/(href|src)="https?:/);
    const scripts = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map((match) => match[1] as string);
    expect(scripts.length).toBeGreaterThan(2);
    for (const path of scripts) expect((await fetch(`${shown.url}/queues/${path}`)).status, path).toBe(200);
    const queues = (await (await fetch(`${shown.url}/queues/api/queues`)).json()) as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(queues.queues).toMatchObject([{ name: 'qilu-jobs', readOnlyMode: true }]);
  });
});

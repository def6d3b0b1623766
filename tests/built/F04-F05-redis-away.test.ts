/**
 * F4: Redis is killed in the middle of jobs and comes back, with what it had or empty. F5: it is not there at the start. No job is lost, no answer takes
 * more than two seconds, quoting goes on. CHAOS=full: 20 jobs, and Redis away for a minute.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../setup/redis.mjs';
import { startJobHouse, type JobHouse } from '../support/job-house.ts';
import { goodQuestion } from '../support/question.ts';

const FULL = process.env['CHAOS'] === 'full';
const JOBS = FULL ? 20 : 4;
const ROWS = FULL ? 30 : 15;
const AWAY_MS = FULL ? 60_000 : 2500;
/** Longest answer, ms; on a machine with other work, three times what the reading of the same table took, which asks nothing of Redis. */
const HANG_MS = 2000;
const hangs = (answers: readonly Said[]): Said[] => answers.filter(({ ms, slowness }) => ms > Math.max(HANG_MS, 3 * slowness));

let redis: TestRedis | undefined;
let house: JobHouse | undefined;
afterEach(async () => {
  await house?.stop();
  await redis?.stop();
});

interface Said {
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** What the preview of the same table took just before, ms. */
  readonly slowness: number;
}
type Timed = Omit<Said, 'slowness'>;
const said = async ({ server }: JobHouse, path: string, init: RequestInit = {}): Promise<Timed> => {
  const asked = performance.now();
  const response = await fetch(`${server.url}${path}`, { ...init, headers: { connection: 'close', 'content-type': 'application/json' } });
  await response.arrayBuffer();
  return { path, status: response.status, ms: Math.round(performance.now() - asked) };
};
const quote = (at: JobHouse): Promise<Timed> => said(at, '/api/v1/quotes', { method: 'POST', body: JSON.stringify(goodQuestion) });
const readiness = async ({ server }: JobHouse): Promise<Record<string, unknown>> => (await (await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })).json()) as Record<string, unknown>;

/** Everything a caller may ask for meanwhile. */
const askAll = async (at: JobHouse): Promise<Said[]> => {
  const { ms: slowness } = await at.submit(ROWS, '/preview');
  const answers = [{ path: 'submit', ...(await at.submit(ROWS)) }, await quote(at), await said(at, '/healthz'), await said(at, '/api/v1/rfqs')];
  return answers.map((answer) => ({ ...answer, slowness }));
};

describe('F4', { timeout: 300_000 }, () => {
  test.each([['everything', true], ['nothing', false]])('Redis killed mid-job, keeping %s', async (_, persistent) => {
    redis = await startRedis({ persistent });
    house = await startJobHouse({ REDIS_URL: redis.url });
    await house.startWorker();
    // The first of each loads code.
    await askAll(house);
    for (let i = 1; i < JOBS; i += 1) await house.submit(ROWS);
    while ((await house.counts()).done === 0) await pause(20);
    await redis.kill();
    const meanwhile = await askAll(house);
    await pause(2000);
    await redis.start();
    meanwhile.push(...(await askAll(house)));
    const back = performance.now();
    expect(await house.drained(30_000)).toBe(true);
    process.stderr.write(`F4: drained ${Math.round(performance.now() - back)} ms after; answers ${JSON.stringify(meanwhile.map(({ status, ms }) => [status, Math.round(ms)]))}\n`);
    expect(await house.counts()).toEqual({ all: JOBS + 2, done: JOBS + 2, failed: 0 });
    expect(meanwhile.filter(({ status }) => ![200, 202, 503].includes(status))).toEqual([]);
    expect(hangs(meanwhile)).toEqual([]);
  });
});

describe('F5', { timeout: 300_000 }, () => {
  test('Redis not there at the start and for a while: quoting works, jobs are taken, told as degraded, and done', async () => {
    redis = await startRedis({ isUp: false });
    house = await startJobHouse({ REDIS_URL: redis.url });
    const worker = await house.startWorker();
    await expect.poll(() => readiness(house as JobHouse), { timeout: 20_000 }).toMatchObject({ status: 'degraded', checks: { engine: 'ok', store: 'ok', queue: 'failed' } });
    await askAll(house);
    const meanwhile = await askAll(house);
    await pause(AWAY_MS);
    meanwhile.push(...(await askAll(house)));
    await redis.start();
    expect(await house.drained(30_000)).toBe(true);
    await expect.poll(() => readiness(house as JobHouse), { timeout: 10_000 }).toMatchObject({ status: 'ready', checks: { queue: 'ok' } });
    process.stderr.write(`F5: answers ${JSON.stringify(meanwhile.map(({ status, ms }) => [status, Math.round(ms)]))}\n`);
    expect(meanwhile.map(({ status }) => status)).toEqual([202, 200, 200, 200, 202, 200, 200, 200]);
    expect(hangs(meanwhile)).toEqual([]);
    // Neither has ended over it, and both end in order.
    for (const child of [worker, house.server.process]) {
      const code = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      expect(await code).toBe(0);
    }
  });
  test('told to stop while Redis is away, a worker ends in order', async () => {
    redis = await startRedis({ isUp: false });
    house = await startJobHouse({ REDIS_URL: redis.url });
    const worker = await house.startWorker();
    const code = new Promise((done) => worker.once('exit', done));
    const asked = performance.now();
    worker.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
  });
});

/** F21 on PostgreSQL and Redis: a plan that a worker of its own process makes is cancelled at the server; within a second the worker's thread is free, and what it had is kept. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../setup/redis.mjs';
import { startJobHouse, type JobHouse } from '../support/job-house.ts';

let redis: TestRedis;
let house: JobHouse | undefined;
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(() => house?.stop());
afterAll(() => redis.stop());

/** Time a process has computed, ticks of the kernel: proc(5), utime and stime. */
const ticks = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};
const LOOK_MS = 2000;
const busy = async (pid: number): Promise<number> => {
  const before = ticks(pid);
  await pause(LOOK_MS);
  return ticks(pid) - before;
};

test('cancelled at the server, the worker is idle a second later', { timeout: 180_000 }, async () => {
  house = await startJobHouse({ REDIS_URL: redis.url });
  const worker = await house.startWorker();
  await house.receive();
  const id = await house.plan(300);
  const job = async (method = 'GET'): Promise<Record<string, unknown>> => (await (await fetch(`${(house as JobHouse).server.url}/api/v1/jobs/${id}`, { method, headers: { connection: 'close' } })).json()) as Record<string, unknown>;
  // Searching, with a plan in its hands.
  await expect.poll(async () => ((await job())['progress'] as { best: unknown } | null)?.best ?? null, { timeout: 60_000 }).not.toBeNull();
  const pid = worker.pid as number;
  const working = await busy(pid);
  expect((await job('DELETE'))['state']).toBe('cancelled');
  await pause(1000);
  const idle = await busy(pid);
  process.stderr.write(`F21: ${working} ticks in ${LOOK_MS} ms while it searches, ${idle} a second after it was cancelled\n`);
  expect(working).toBeGreaterThan(10);
  expect(idle).toBeLessThan(working / 4);
  expect((await job())['result']).toBe(`/api/v1/consolidations/${id}`);
});

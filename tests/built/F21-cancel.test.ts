/** F21: a job that computes on a planning thread is cancelled; within a second the thread is free, whether its task listens or not. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import type { PoolEngine } from '../../server/engine/pool.ts';
import { handlersOf, type JobRun } from '../../server/jobs/handler.ts';
import { dataFolder } from '../../server/paths.ts';
import { OutsideError, type RunOptions } from '../../server/ports/engine.ts';
import type { Job } from '../../server/ports/job.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import type { Store } from '../../server/ports/store.ts';
import { jobsWith } from '../support/jobs.ts';
import { anAnswer, memoryStore } from '../support/store.ts';

// Threads run built files only.
const { poolEngine } = (await import(new URL('../../dist/server/engine/pool.js', import.meta.url).href)) as typeof import('../../server/engine/pool.ts');
const { edition } = loadDataset(dataFolder(undefined));
const BURN_WORKER = new URL('../support/burn.worker.mjs', import.meta.url);

type Burn = { readonly seed: number; readonly ms: number; readonly isDeaf: boolean; readonly isKeeping?: boolean };
let store: Store;
let engine: PoolEngine;
let jobs: Jobs;
beforeAll(async () => {
  store = await memoryStore();
  engine = poolEngine(edition, { threads: 1, planMs: 20_000, queue: 200 }, () => {}, BURN_WORKER);
}, 60_000);
afterEach(() => jobs.close());
afterAll(async () => {
  await engine.close();
  await store.close();
});

const begin = async (options: (run: JobRun) => RunOptions, payload: Partial<Burn> = {}): Promise<Job> => {
  const burn = (input: Burn, run: JobRun) => engine.run('burn' as never, input as never, { lane: 'jobs', deadlineMs: 60_000, onProgress: run.report, ...options(run) }).catch((cause: unknown) => {
    // The built pool throws an error of its own build.
    throw (cause as { code?: string }).code === 'ENGINE_TIMEOUT' ? new OutsideError('ENGINE_TIMEOUT') : cause;
  });
  jobs = jobsWith(store, handlersOf(['burn'], [{ kind: 'burn', run: async (input: Burn, run: JobRun) => ({ result: await burn(input, run) }) }]));
  const { answer } = await jobs.enqueue(undefined, 'r', async (_tx, add) => anAnswer((await add({ kind: 'burn', subject: undefined, payload: { seed: 7, ms: 60_000, isDeaf: false, ...payload } })).id));
  for (;;) {
    const job = await jobs.status(answer.body);
    if (job?.progress || (job && job.state !== 'queued' && job.state !== 'running')) return job;
    await pause(20);
  }
};
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** Cancels it. @returns ms until no thread works any more, at most 1500 */
const freeAfter = async ({ id }: Job): Promise<number> => {
  const asked = performance.now();
  await jobs.cancel(id);
  while (engine.load().running > 0 && performance.now() - asked < 1500) await pause(10);
  return performance.now() - asked;
};

describe('F21', () => {
  test('a task that listens ends with what it has, and that is kept', async () => {
    const job = await begin(({ signal }) => ({ stop: signal }));
    expect(await freeAfter(job)).toBeLessThan(1000);
    await expect.poll(() => jobs.status(job.id), { timeout: 1000 }).toMatchObject({ state: 'cancelled', result: { rounds: expect.any(Number) }, progress: { phase: 'burning' } });
  });
  test('a task that does not listen loses its thread', async () => {
    const job = await begin(({ signal }) => ({ stop: signal }), { isDeaf: true });
    expect(await freeAfter(job)).toBeLessThan(1000);
    expect(await jobs.status(job.id)).toMatchObject({ state: 'cancelled', result: undefined });
  });
  test('what it had put aside is kept though it does not listen', async () => {
    const job = await begin(({ signal }) => ({ stop: signal }), { isDeaf: true, isKeeping: true });
    await pause(300);
    expect(await freeAfter(job)).toBeLessThan(1000);
    await expect.poll(() => jobs.status(job.id), { timeout: 1000 }).toMatchObject({ state: 'cancelled', result: { rounds: 3 } });
  });
  test('a task nobody waits for any more loses its thread', async () => {
    expect(await freeAfter(await begin(({ signal }) => ({ signal })))).toBeLessThan(1000);
  });
  test('planted: a handler that hands no signal on leaves the thread at work', async () => {
    expect(await freeAfter(await begin(() => ({}), { ms: 4000 }))).toBeGreaterThan(1400);
    while (engine.load().running > 0) await pause(20);
  });
  test('while a job holds its thread, a person is answered by the other', async () => {
    const job = await begin(({ signal }) => ({ stop: signal }));
    const asked = performance.now();
    await engine.run('paths', []);
    expect(performance.now() - asked).toBeLessThan(500);
    expect(engine.load().running).toBe(1);
    await jobs.cancel(job.id);
  });
  test('a job may take longer than a question, and no longer than it says', async () => {
    const job = await begin(() => ({ deadlineMs: 300 }));
    await expect.poll(async () => (await jobs.status(job.id))?.state, { timeout: 5000 }).toBe('failed');
    expect(await jobs.status(job.id)).toMatchObject({ state: 'failed', error: 'ENGINE_TIMEOUT' });
  });
});

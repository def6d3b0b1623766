/** The engine's threads: people before lists, deadlines that count waiting, askers that leave, a bounded queue. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PoolEngine, PoolLimits, TaskReport } from '../../server/engine/pool.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../server/paths.ts';
import type { Lane } from '../../server/ports/engine.ts';
import { sampleQuestion } from '../../server/usecases/show-reach.ts';
import { parseInstant, placeId, type EpochMin, type PlaceId } from '../../planner/domain/index.ts';

// Threads run built files only.
const { poolEngine } = (await import(new URL('../../dist/server/engine/pool.js', import.meta.url).href)) as typeof import('../../server/engine/pool.ts');
const { edition } = loadDataset(dataFolder(undefined));
const question = sampleQuestion(placeId('WH-HUANCUI'), parseInstant('2026-12-07T09:00:00+08:00') as EpochMin);
const seoul = placeId('MKT-KR-SEOUL');

const open: PoolEngine[] = [];
let reports: TaskReport[] = [];
const pool = async (limits: Partial<PoolLimits>): Promise<PoolEngine> => {
  const engine = poolEngine(edition, { threads: 1, planMs: 20_000, queue: 200, ...limits }, (task) => reports.push(task));
  open.push(engine);
  while (engine.load().ready < Math.max(2, limits.threads ?? 1)) await pause(10);
  return engine;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
  reports = [];
});
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** Markets that keep a thread busy for about so long, ms. */
let perMarket = 1;
const busyFor = (ms: number): PlaceId[] => Array.from({ length: Math.ceil(ms / perMarket) }, () => seoul);
const reach = (engine: PoolEngine, markets: readonly PlaceId[], options: Parameters<PoolEngine['run']>[2] = {}) => engine.run('reach', { question, markets }, options);
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'answered', (cause: unknown) => (cause instanceof DOMException ? cause.name : String((cause as { code?: string }).code)));

beforeAll(async () => {
  const engine = await pool({});
  await reach(engine, busyFor(5));
  const started = performance.now();
  await reach(engine, Array.from({ length: 100 }, () => seoul));
  perMarket = (performance.now() - started) / 100;
});

describe('two lanes', () => {
  const overtaken = async (lane: Lane): Promise<number> => {
    const engine = await pool({ threads: 1 });
    let jobsDone = 0;
    const jobs = Array.from({ length: 6 }, () => reach(engine, busyFor(100), { lane: 'jobs' }).then(() => (jobsDone += 1)));
    const before = reach(engine, [seoul], { lane }).then(() => jobsDone);
    const [answered] = await Promise.all([before, ...jobs]);
    return answered;
  };
  test('with one thread a person waits for the job under way, not for the list', async () => {
    expect(await overtaken('interactive')).toBeLessThanOrEqual(1);
  });
  test('planted: asked in the lane of jobs, the list goes first', async () => {
    expect(await overtaken('jobs')).toBe(6);
  });
  test('with two threads one is never taken by jobs', async () => {
    const engine = await pool({ threads: 2 });
    const jobs = Array.from({ length: 4 }, () => reach(engine, busyFor(300), { lane: 'jobs' }));
    await pause(50);
    expect(engine.load()).toMatchObject({ running: 1, waiting: { jobs: 3, interactive: 0 } });
    await reach(engine, [seoul]);
    expect(reports.filter(({ lane }) => lane === 'jobs')).toEqual([]);
    await Promise.all(jobs);
  });
});

describe('deadlines count waiting', () => {
  test('a task that never came to a thread is told so in time', async () => {
    const engine = await pool({ threads: 1 });
    const first = reach(engine, busyFor(1500));
    const started = performance.now();
    expect(await codeOf(reach(engine, [seoul], { deadlineMs: 200 }))).toBe('ENGINE_TIMEOUT');
    expect(performance.now() - started).toBeLessThan(600);
    expect(reports).toMatchObject([{ outcome: 'timeout', runMs: undefined }]);
    await first;
  });
  test('a task that runs too long costs its thread; another answers at once', async () => {
    const engine = await pool({ threads: 1 });
    expect(await codeOf(reach(engine, busyFor(30_000), { deadlineMs: 300 }))).toBe('ENGINE_TIMEOUT');
    const started = performance.now();
    await reach(engine, [seoul]);
    expect(performance.now() - started).toBeLessThan(2000);
    while (engine.load().ready < 2) await pause(20);
  });
});

describe('an asker who leaves', () => {
  test('takes a waiting task along', async () => {
    const engine = await pool({ threads: 1 });
    const leaver = new AbortController();
    const first = reach(engine, busyFor(500));
    const second = codeOf(reach(engine, [seoul], { signal: leaver.signal }));
    leaver.abort();
    expect(await second).toBe('AbortError');
    expect(engine.load().waiting.interactive).toBe(0);
    await first;
  });
  test('ends a running task within a second', async () => {
    const engine = await pool({ threads: 1 });
    const leaver = new AbortController();
    const work = codeOf(reach(engine, busyFor(30_000), { signal: leaver.signal }));
    await pause(100);
    expect(engine.load().running).toBe(1);
    leaver.abort();
    const left = performance.now();
    expect(await work).toBe('AbortError');
    while (engine.load().running > 0) await pause(10);
    expect(performance.now() - left).toBeLessThan(1000);
  });
  test('planted: without the signal the thread works on', async () => {
    const engine = await pool({ threads: 1 });
    const work = codeOf(reach(engine, busyFor(5000)));
    await pause(1100);
    expect(engine.load().running).toBe(1);
    await engine.close();
    expect(await work).toBe('ENGINE_BUSY');
  });
});

describe('what is refused, what breaks', () => {
  test('each lane holds so many and no more', async () => {
    const engine = await pool({ threads: 1, queue: 2 });
    const asked = Array.from({ length: 5 }, () => codeOf(reach(engine, busyFor(100))));
    const job = codeOf(reach(engine, [seoul], { lane: 'jobs' }));
    expect((await Promise.all(asked)).sort()).toEqual(['ENGINE_BUSY', 'ENGINE_BUSY', 'answered', 'answered', 'answered']);
    expect(await job).toBe('answered');
  });
  test('a planner fault fails its task and nothing else', async () => {
    const engine = await pool({ threads: 1 });
    expect(await codeOf(engine.run('reach', { question, markets: 7 as never }))).toBe('ENGINE_FAILED');
    expect(await codeOf(reach(engine, [seoul]))).toBe('answered');
    expect(reports.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  });
  test('closed, it tells those who wait and those who run', async () => {
    const engine = await pool({ threads: 1 });
    const asked = [codeOf(reach(engine, busyFor(5000))), codeOf(reach(engine, [seoul]))];
    await engine.close();
    expect(await Promise.all(asked)).toEqual(['ENGINE_BUSY', 'ENGINE_BUSY']);
    expect(await codeOf(reach(engine, [seoul]))).toBe('ENGINE_BUSY');
  });
});

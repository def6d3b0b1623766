/** What every adapter of the jobs must do: one suite, with and without a real Redis, on both stores. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bullJobs } from '../../../server/adapters/bull/jobs.ts';
import { inProcessJobs, type JobParts } from '../../../server/adapters/inprocess/jobs.ts';
import { handlersOf, type JobRun } from '../../../server/jobs/handler.ts';
import { OutsideError } from '../../../server/ports/engine.ts';
import { isOver, type HeldJob, type Job } from '../../../server/ports/job.ts';
import type { Jobs } from '../../../server/ports/jobs.ts';
import { StoreError, type Store } from '../../../server/ports/store.ts';
import { startRedis, type TestRedis } from '../../setup/redis.mjs';
import { CLOCK, LIMITS, sayFaults, TIMES } from '../../support/jobs.ts';
import { ADAPTERS, aKey, anAnswer, heldBy, PGLITE } from '../../support/store.ts';

/** Kinds that exist here only. What they did is written down by id of the job. */
let ran: Record<string, number> = {};
let dropped: string[] = [];
type Payload = Readonly<Record<string, unknown>>;
const did = (run: JobRun): void => void (ran[run.id] = (ran[run.id] ?? 0) + 1);
const ended = (signal: AbortSignal, ms: number): Promise<void> => pause(ms, undefined, { signal }).catch(() => undefined);
const HANDLERS = [
  { kind: 'echo', run: async (payload: Payload, run: JobRun) => (did(run), { result: { echo: payload } }) },
  {
    kind: 'count', run: async ({ to }: Payload, run: JobRun) => {
      for (let done = 1; done <= Number(to); done += 1) {
        run.report({ phase: 'counting', done, total: Number(to) });
        await pause(40);
      }
      return { result: { counted: to } };
    },
  },
  { kind: 'long', run: async (_: Payload, run: JobRun) => (did(run), await ended(run.signal, 30_000), { result: { best: 7 } }), dropped: async (_tx: unknown, { name }: Payload) => void dropped.push(String(name)) },
  { kind: 'late', run: async ({ ms }: Payload, run: JobRun) => (did(run), await pause(Number(ms)), { result: { attempt: run.attempt } }) },
  { kind: 'broken', run: () => Promise.reject(new Error('planted: its words must not leave the server')), dropped: async (_tx: unknown, { name }: Payload) => void dropped.push(String(name)) },
  { kind: 'unplanned', run: () => Promise.reject(new OutsideError('ENGINE_TIMEOUT')) },
] as const;
const KINDS = HANDLERS.map(({ kind }) => kind);

let redis: TestRedis;
let redisDatabases = 0;
beforeAll(async () => {
  const url = process.env['REDIS_TEST_URL'];
  redis = url === undefined ? await startRedis() : { url, start: () => Promise.resolve(), kill: () => Promise.resolve(), stop: () => Promise.resolve() };
});
afterAll(() => redis.stop());

const BELLS: readonly (readonly [string, () => (parts: JobParts) => Jobs])[] = [
  ['this process', () => inProcessJobs],
  ['Bull', () => {
    const url = `${redis.url}/${(redisDatabases += 1)}`;
    return (parts) => bullJobs(url, parts);
  }],
];
const CASES = BELLS.flatMap(([bell, make]) => ADAPTERS.map((adapter) => [bell, adapter.name, make, adapter] as const));

describe.each(CASES)('jobs by %s on %s', (_bell, _name, makeBell, adapter) => {
  const held = heldBy(adapter);
  let store: Store;
  let make: ReturnType<typeof makeBell>;
  const open: Jobs[] = [];
  beforeAll(() => {
    store = held.store;
    make = makeBell();
  });
  beforeEach(() => void ([ran, dropped] = [{}, []]));
  afterEach(async () => void (await Promise.all(open.splice(0).map((jobs) => jobs.close()))));

  const begin = (limits: Partial<JobParts['limits']> = {}, on: Store = store): Jobs => {
    const jobs = make({ store: on, handlers: handlersOf(KINDS, HANDLERS), clock: CLOCK, log: { warn: () => {}, error: (detail, message) => message === 'a job failed' || sayFaults(detail, message) }, limits: { ...LIMITS, ...limits }, worker: `w${open.length}`, times: TIMES });
    open.push(jobs);
    return jobs;
  };
  const add = async (jobs: Jobs, kind: (typeof KINDS)[number], payload: Payload = {}, key?: string): Promise<string> => {
    const { answer } = await jobs.enqueue(key === undefined ? undefined : aKey(key), 'request-1', async (_tx, put) => anAnswer((await put({ kind, subject: undefined, payload })).id));
    return answer.body;
  };
  const until = async (id: string, isEnough: (job: Job) => boolean = ({ state }) => isOver(state)): Promise<Job> => {
    for (let tries = 0; tries < 800; tries += 1) {
      const job = await store.read.job(id);
      if (job && isEnough(job)) return job;
      await pause(25);
    }
    throw new Error(`job ${id} is ${JSON.stringify(await store.read.job(id))}`);
  };
  const attempts = (id: string) => held.db.selectFrom('job_attempt').select(['attempt', 'outcome', 'worker']).where('job', '=', id).orderBy('attempt').execute();

  test('is done once, and says so', async () => {
    const jobs = begin();
    const id = await add(jobs, 'echo', { name: '集货', n: 1 });
    const job = await until(id);
    expect(job).toMatchObject({ kind: 'echo', state: 'done', attempt: 1, result: { echo: { name: '集货', n: 1 } }, error: undefined, requestId: 'request-1' });
    expect([job.createdAt <= (job.startedAt ?? 0), (job.startedAt ?? 0) <= (job.endedAt ?? 0)]).toEqual([true, true]);
    expect(await attempts(id)).toMatchObject([{ attempt: 1, outcome: 'done' }]);
    expect(await jobs.status(id)).toEqual(job);
    expect(await jobs.status('3f0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11')).toBeUndefined();
    expect(await jobs.cancel(id)).toEqual(job);
  });

  test('belongs to its transaction: undone with it, added once under one key', async () => {
    const jobs = begin();
    await expect(jobs.enqueue(aKey('k'), 'r', async (_tx, put) => {
      await put({ kind: 'echo', subject: undefined, payload: {} });
      throw new Error('planted');
    })).rejects.toThrow('planted');
    const before = await held.db.selectFrom('job').select('id').execute();
    const ids = await Promise.all(Array.from({ length: 10 }, () => add(jobs, 'echo', {}, 'k')));
    expect(new Set(ids).size).toBe(1);
    await until(ids[0] as string);
    expect(await held.db.selectFrom('job').select('id').execute()).toHaveLength(before.length + 1);
    expect(ran).toEqual({ [ids[0] as string]: 1 });
  });

  test('30 at once by three: each is worked once', async () => {
    const three = [begin(), begin(), begin()];
    const ids = await Promise.all(Array.from({ length: 30 }, (_, i) => add(three[i % 3] as Jobs, 'echo', { i })));
    for (const id of ids) expect((await until(id)).state).toBe('done');
    expect(ran).toEqual(Object.fromEntries(ids.map((id) => [id, 1])));
  });

  test('a row that nobody rang for is found', async () => {
    begin();
    const id = randomUUID();
    await store.transact((tx) => tx.addJob({ id, kind: 'echo', subject: 'x', payload: {}, requestId: 'r' }));
    expect(await until(id)).toMatchObject({ state: 'done', subject: 'x' });
    expect((await store.read.jobAbout('x'))?.id).toBe(id);
  });

  test('those about one subject: newest first, page by page, with the members asked for and no more of the result', async () => {
    begin();
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const id = randomUUID();
      await store.transact((tx) => tx.addJob({ id, kind: 'echo', subject: 'listed', payload: { i }, requestId: 'r' }));
      await until(id);
      ids.unshift(id);
    }
    const first = await store.read.jobsAbout('listed', [['echo', 'i'], ['none', 'such']], 2, undefined);
    expect(first.map(({ job, payload, members }) => [job.id, job.state, payload, members])).toEqual([[ids[0], 'done', { i: 2 }, [2, null]], [ids[1], 'done', { i: 1 }, [1, null]]]);
    expect(first.some(({ job }) => 'result' in job)).toBe(false);
    expect((await store.read.jobsAbout('listed', [], 2, ids[1])).map(({ job }) => job.id)).toEqual([ids[2]]);
    await expect(store.read.jobsAbout('other', [], 2, ids[1])).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('progress is told in order, to the end; asking gives the same', async () => {
    const jobs = begin();
    const id = await add(jobs, 'count', { to: 20 });
    const told: Job[] = [];
    await new Promise<void>((done) => jobs.onProgress(id, (job) => (told.push(job), isOver(job.state) && done())));
    const counts = told.flatMap(({ progress }) => progress?.done ?? []);
    expect(told.map(({ change }) => change)).toEqual([...new Set(told.map(({ change }) => change))].sort((a, b) => a - b));
    expect(counts.length).toBeGreaterThan(3);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(told.at(-1)).toEqual(await jobs.status(id));
    expect(told.at(-1)).toMatchObject({ state: 'done', result: { counted: 20 } });
  });

  test('cancelled before its turn it never runs; cancelled on the way it ends within a second and keeps its best', async () => {
    const jobs = begin({ slots: 1 });
    const [first, second] = [await add(jobs, 'long', { name: 'first' }), await add(jobs, 'long', { name: 'second' })];
    await until(first, ({ state }) => state === 'running');
    expect(await jobs.cancel(second)).toMatchObject({ state: 'cancelled', attempt: 0, result: undefined });
    const asked = performance.now();
    expect(await jobs.cancel(first)).toMatchObject({ state: 'cancelled' });
    expect(await until(first, ({ result }) => result !== undefined)).toMatchObject({ state: 'cancelled', result: { best: 7 } });
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(dropped).toEqual(['second', 'first']);
    expect(ran).toEqual({ [first]: 1 });
    expect(await attempts(first)).toMatchObject([{ outcome: 'cancelled' }]);
    expect((await until(await add(jobs, 'echo'))).state).toBe('done');
  });

  test('cancelled by another process it ends within a second', async () => {
    const [worker, other] = [begin(), begin({ slots: 0 })];
    const id = await add(worker, 'long', { name: 'x' });
    await until(id, ({ state }) => state === 'running');
    const asked = performance.now();
    await other.cancel(id);
    await until(id, ({ result }) => result !== undefined);
    expect(performance.now() - asked).toBeLessThan(1000);
  });

  test('what breaks is told by its code and never by its words', async () => {
    const jobs = begin();
    const [broken, unplanned] = [await add(jobs, 'broken', { name: 'b' }), await add(jobs, 'unplanned')];
    expect(await until(broken)).toMatchObject({ state: 'failed', error: 'INTERNAL', result: undefined });
    expect(await until(unplanned)).toMatchObject({ state: 'failed', error: 'ENGINE_TIMEOUT' });
    expect(JSON.stringify(await store.read.job(broken))).not.toContain('planted');
    expect(dropped).toEqual(['b']);
  });

  test('a process that ends gives its jobs back, and another does them', async () => {
    const first = begin();
    const id = await add(first, 'long', { name: 'x' });
    await until(id, ({ state }) => state === 'running');
    const asked = performance.now();
    await first.close();
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(await store.read.job(id)).toMatchObject({ state: 'queued', attempt: 1 });
    const next = begin();
    await until(id, ({ attempt, state }) => attempt === 2 && state === 'running');
    await next.cancel(id);
    expect(await attempts(id)).toMatchObject([{ outcome: 'released' }, { outcome: 'cancelled' }]);
  });

  /** A worker that nothing reaches any more while it works on. */
  const cutOff = (): { readonly store: Store; readonly cut: () => void } => {
    let isCut = false;
    const away = <A extends unknown[], R>(ask: (...args: A) => Promise<R>) => (...args: A): Promise<R> => (isCut ? Promise.reject(new StoreError('UNAVAILABLE')) : ask(...args));
    return { store: { ...store, transact: away(store.transact) as Store['transact'], read: { ...store.read, job: away(store.read.job) } }, cut: () => (isCut = true) };
  };
  test('a worker not heard of loses its job to another, and its own result is not stored', async () => {
    const lonely = cutOff();
    const first = begin({ leaseMs: 600 }, lonely.store);
    const id = await add(first, 'late', { ms: 1500 });
    await until(id, ({ state }) => state === 'running');
    lonely.cut();
    begin({ leaseMs: 600 });
    const job = await until(id);
    await pause(300);
    expect(job).toMatchObject({ state: 'done', attempt: 2, result: { attempt: 2 } });
    expect(await store.read.job(id)).toEqual(job);
    expect(ran).toEqual({ [id]: 2 });
    expect(await attempts(id)).toMatchObject([{ outcome: 'lost' }, { outcome: 'done' }]);
  });

  describe('the row', () => {
    let id = '';
    beforeEach(() => void (id = randomUUID()));
    const put = (kind: string): Promise<Job> => store.transact((tx) => tx.addJob({ id, kind, subject: undefined, payload: {}, requestId: 'r' }));
    const claim = (leaseMs: number): Promise<HeldJob | undefined> => store.transact((tx) => tx.claimJob(['held'], id, leaseMs, 'w'));
    /** Both of two attempts end, the one that lost the job first. @returns whose result was stored */
    const endBoth = async (settle: (attempt: number) => Promise<boolean>): Promise<boolean[]> => {
      await put('held');
      const first = await claim(1);
      await pause(20);
      const second = await claim(1);
      return [await settle(first?.attempt ?? 0), await settle(second?.attempt ?? 0), await settle(second?.attempt ?? 0)];
    };
    const settled = (attempt: number): Promise<boolean> => store.transact((tx) => tx.settleJob(id, attempt, { state: 'done', result: { attempt } }));
    test('takes the result of the attempt that holds it, once', async () => {
      expect(await endBoth(settled)).toEqual([false, true, false]);
      expect(await store.read.job(id)).toMatchObject({ state: 'done', attempt: 2, result: { attempt: 2 } });
    });
    test('planted: without the fence the first to end wins', async () => {
      expect(await endBoth(async () => settled((await store.read.job(id))?.attempt ?? 0))).toEqual([true, false, false]);
    });
    test('is claimed by one of many', async () => {
      await put('held');
      const claims = await Promise.all(Array.from({ length: 12 }, () => claim(60_000)));
      expect(claims.filter((held) => held !== undefined)).toHaveLength(1);
    });
    test('that took many workers along is given up', async () => {
      await put('echo');
      await held.db.updateTable('job').set({ lost: 13 }).where('id', '=', id).execute();
      begin();
      expect(await until(id)).toMatchObject({ state: 'failed', error: 'WORKER_LOST' });
      expect(ran).toEqual({});
    });
  });
});

describe('a bell that nobody hears', () => {
  const held = heldBy(PGLITE);
  let own: TestRedis;
  let jobs: Jobs | undefined;
  beforeAll(async () => {
    own = await startRedis();
  }, 120_000);
  afterEach(() => jobs?.close());
  afterAll(() => own.stop());
  /** A job that is added while Redis is away, and what has become of it a while after Redis is back, empty. */
  const after = async (sweepMs: number, msLater: number): Promise<string | undefined> => {
    const parts = { store: held.store, handlers: handlersOf(KINDS, HANDLERS), clock: CLOCK, log: { warn: () => {}, error: sayFaults }, limits: LIMITS, worker: 'w', times: { ...TIMES, sweepMs } };
    jobs = bullJobs(own.url, parts);
    await jobs.enqueue(undefined, 'r', async () => anAnswer(''));
    await own.kill();
    const asked = performance.now();
    const { answer } = await jobs.enqueue(undefined, 'r', async (_tx, put) => anAnswer((await put({ kind: 'echo', subject: undefined, payload: {} })).id));
    expect(performance.now() - asked).toBeLessThan(2000);
    await own.start();
    for (const began = performance.now(); performance.now() - began < msLater && (await held.store.read.job(answer.body))?.state !== 'done'; ) await pause(50);
    return (await held.store.read.job(answer.body))?.state;
  };
  test('is rung again once Redis is back', async () => {
    expect(await after(TIMES.sweepMs, 10_000)).toBe('done');
  });
  test('planted: without looking for rows that wait the job is lost', async () => {
    expect(await after(3_600_000, 2500)).toBe('queued');
  });
});

test('nothing starts with a kind that has no handler, or two', () => {
  const [echo, count] = HANDLERS;
  expect(() => handlersOf(['echo', 'count'], [echo])).toThrow('jobs of kind count have no handler');
  expect(() => handlersOf(['echo'], [echo, echo])).toThrow('jobs of kind echo have two handlers');
  expect(() => handlersOf(['echo'], [echo, count])).toThrow('there are no jobs of kind count');
  expect([...handlersOf(['echo', 'count'], [echo, count]).keys()]).toEqual(['echo', 'count']);
});

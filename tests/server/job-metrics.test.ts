/** Figures of jobs at /metrics, on both stores: each end counted once, whoever worked it and however often they are read. */
import { Registry } from 'prom-client';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { addJobMetrics } from '../../server/adapters/prometheus/job-metrics.ts';
import { handlersOf, type JobRun } from '../../server/jobs/handler.ts';
import { isOver, JobRefusal } from '../../server/ports/job.ts';
import { jobsWith } from '../support/jobs.ts';
import { anAnswer, empty, onEveryAdapter } from '../support/store.ts';

const HANDLERS = handlersOf(['import-pool'], [{
  kind: 'import-pool',
  run: async ({ act }: { readonly act: 'end' | 'fail' | 'stay' | 'again' }, { attempt, signal }: JobRun) => {
    if (act === 'fail') throw new JobRefusal('TABLE_FAULTY');
    while (act === 'stay' || (act === 'again' && attempt === 1)) {
      await pause(20);
      signal.throwIfAborted();
    }
    return { result: { import: 'x' } };
  },
}]);

onEveryAdapter('on $name', (held) => {
  beforeAll(() => empty(held));

  test('queued, running, ended by state, tried again, seconds', async () => {
    const { store } = held;
    const registry = new Registry();
    const other = new Registry();
    addJobMetrics(registry, store.read, Date.now() - 1000);
    const figures = async (of = registry): Promise<string[]> => (await of.metrics()).split('\n').filter((line) => /^jobs_|^job_retries|_count/.test(line)).toSorted();
    let jobs = jobsWith(store, HANDLERS, { slots: 1 });
    const add = async (act: string): Promise<string> => (await jobs.enqueue(undefined, 'r', async (_tx, put) => anAnswer((await put({ kind: 'import-pool', subject: undefined, payload: { act } })).id))).answer.body;
    const over = async (id: string): Promise<void> => {
      for (let job = await jobs.status(id); !job || !isOver(job.state); job = await jobs.status(id)) await pause(20);
    };
    for (const act of ['end', 'end', 'fail']) await over(await add(act));
    const again = await add('again');
    await expect.poll(async () => (await jobs.status(again))?.state).toBe('running');
    const stays = await add('stay');
    expect(await figures()).toEqual([
      'job_retries_total{kind="import-pool"} 0', 'job_run_seconds_count{kind="import-pool"} 3', 'job_wait_seconds_count{kind="import-pool"} 3',
      'jobs_ended_total{kind="import-pool",state="done"} 2', 'jobs_ended_total{kind="import-pool",state="failed"} 1', 'jobs_open{kind="import-pool",state="queued"} 1', 'jobs_open{kind="import-pool",state="running"} 1',
    ]);
    // Given back by a process that ends, done by the next.
    await jobs.close();
    addJobMetrics(other, store.read, Date.now());
    jobs = jobsWith(store, HANDLERS, { slots: 2 });
    await over(again);
    await jobs.cancel(stays);
    const after = [
      'job_retries_total{kind="import-pool"} 1', 'job_run_seconds_count{kind="import-pool"} 5', 'job_wait_seconds_count{kind="import-pool"} 5',
      'jobs_ended_total{kind="import-pool",state="cancelled"} 1', 'jobs_ended_total{kind="import-pool",state="done"} 3', 'jobs_ended_total{kind="import-pool",state="failed"} 1',
    ];
    expect(await figures()).toEqual(after);
    // Read again, nothing is counted twice; what ended before it was looked for is not counted.
    expect(await figures()).toEqual(after);
    expect((await figures(other)).filter((line) => line.startsWith('jobs_ended'))).toEqual(['jobs_ended_total{kind="import-pool",state="cancelled"} 1', 'jobs_ended_total{kind="import-pool",state="done"} 1']);
    await jobs.close();
  });
  test('a store that is away leaves the other figures', async () => {
    const registry = new Registry();
    addJobMetrics(registry, { openJobs: () => Promise.reject(new Error('away')), endedJobs: () => Promise.reject(new Error('away')) }, 0);
    expect(await registry.metrics()).toContain('# TYPE jobs_open gauge');
  });
});

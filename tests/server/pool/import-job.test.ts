/** A long table is taken in by a job, on both stores: all of it or nothing, once, in small steps that can be watched and ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { handlersOf, type JobRun } from '../../../server/jobs/handler.ts';
import { placeFinder, toConsignment } from '../../../server/http/contract/to-consignment.ts';
import { isOver, type Job } from '../../../server/ports/job.ts';
import type { Jobs } from '../../../server/ports/jobs.ts';
import type { Store, Writes } from '../../../server/ports/store.ts';
import { askImport, importTable, type ImportQuestion } from '../../../server/usecases/pool/import-table.ts';
import { CLOCK, jobsWith } from '../../support/jobs.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { anAnswer, anEntry, empty, NOW, onEveryAdapter } from '../../support/store.ts';

/** Two steps. */
const ROWS = 700;
const USES = ['reference', 'shipper', 'consignee', 'goods', 'weight_kg', 'volume_cbm', 'destination'];
const aTable = (faulty = 0, rows = ROWS, onlyValid = true): Omit<ImportQuestion, 'import'> => ({
  file: { name: 'day', type: 'csv', header: USES, uses: USES }, given: { hub: 'CNWEI', readyAt: '2026-12-07T09:00:00+08:00' }, onlyValid,
  rows: Array.from({ length: rows }, (_, i) => ({ number: i + 2, cells: [`R-${String(i).padStart(5, '0')}`, '示例厂', 'Receiver', '钓竿', i < faulty ? '-1' : '12', '0.5', '首尔'] })),
});
const find = placeFinder(referenceNetwork().edition);

onEveryAdapter('on $name', (held) => {
  let jobs: Jobs | undefined;
  beforeEach(() => empty(held));
  afterEach(async () => {
    await jobs?.close();
  });

  const count = async (table: string): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(held.db)).rows[0]?.n ?? -1;
  const standing = async () => ({ pool: await count('consignment'), rows: await count('pool_import_row'), staged: (await count('consignment_staged')) + (await count('pool_import_row_staged')) });
  /** @param onReport told of every report, before it is passed on. @param store as the job writes to it. @param staged done once everything is staged */
  const work = (onReport: (phase: string, done: number, run: JobRun) => void = () => {}, store: Store = held.store, staged: () => Promise<unknown> = () => Promise.resolve()): Jobs => {
    const run = async ({ question }: { readonly question: ImportQuestion }, each: JobRun) => {
      const report: JobRun['report'] = (progress) => {
        onReport(progress.phase, progress.done, each);
        each.report(progress);
      };
      const publish = await importTable({ store, clock: CLOCK, readEntry: (body) => toConsignment(body, find) }, question, { ...each, report });
      await staged();
      return { store: publish, result: { import: question.import } };
    };
    return (jobs = jobsWith(held.store, handlersOf(['import-pool'], [{ kind: 'import-pool', run, dropped: (tx: Writes, { question }: { question: ImportQuestion }) => tx.dropStages(question.import) }])));
  };
  const ask = async (by: Jobs, table = aTable()): Promise<string> => {
    let id = '';
    await askImport(by, { key: { key: crypto.randomUUID(), fingerprint: 'f', at: NOW }, requestId: 'r' }, NOW, table, (_, job) => ((id = job.id), anAnswer('')));
    return id;
  };
  const ended = async (by: Jobs, id: string): Promise<Job> => {
    for (;;) {
      const job = await by.status(id);
      if (job && isOver(job.state)) return job;
      await pause(20);
    }
  };
  /** Told to end before its second step of writing. */
  const endedOnTheWay = async (store?: Store): Promise<Job> => {
    let id = '';
    const by = work((phase, done) => {
      if (phase === 'writing' && done === 500) void by.cancel(id);
    }, store);
    id = await ask(by);
    const job = await ended(by, id);
    await by.close();
    return job;
  };

  test('done in steps that are told; asked again it adds nothing; faults refuse all of it or are left out', async () => {
    const told: string[] = [];
    const by = work((phase, done) => void told.push(`${phase} ${done}`));
    expect(await ended(by, await ask(by))).toMatchObject({ state: 'done', result: { import: 'IMP-20261207-0001' } });
    expect(told.filter((each) => each.startsWith('writing'))).toEqual(['writing 0', 'writing 500', `writing ${ROWS}`]);
    expect(await standing()).toEqual({ pool: ROWS, rows: ROWS, staged: 0 });
    await ended(by, await ask(by));
    expect((await held.store.read.poolImport('IMP-20261207-0002'))?.counts).toEqual({ imported: 0, existing: ROWS, refused: 0 });
    expect(await ended(by, await ask(by, aTable(3, ROWS + 10, false)))).toMatchObject({ state: 'failed', error: 'TABLE_FAULTY' });
    expect(await standing()).toEqual({ pool: ROWS, rows: 2 * ROWS, staged: 0 });
    await ended(by, await ask(by, aTable(3, ROWS + 10)));
    expect((await held.store.read.poolImport('IMP-20261207-0004'))?.counts).toEqual({ imported: 10, existing: ROWS - 3, refused: 3 });
  });
  test('cancelled on the way, nothing is in the pool and nothing is left staged', async () => {
    expect((await endedOnTheWay()).state).toBe('cancelled');
    await held.store.sweep(NOW);
    expect(await standing()).toEqual({ pool: 0, rows: 0, staged: 0 });
  });
  test('planted: steps that go straight into the pool are caught', async () => {
    const straight: Store = { ...held.store, transact: (write) => held.store.transact((tx) => write({ ...tx, stageConsignments: async (_, entries, day, at) => (await tx.addConsignments(entries, day, at)).map(({ id }) => id) })) };
    expect((await endedOnTheWay(straight)).state).toBe('cancelled');
    expect((await standing()).pool).toBeGreaterThan(0);
  });
  test('an attempt given back on the way is done by the next, once', async () => {
    const first = work((phase, done) => {
      if (phase === 'writing' && done === 500) void first.close();
    });
    const id = await ask(first);
    await expect.poll(() => first.status(id), { timeout: 10_000 }).toMatchObject({ state: 'queued', attempt: 1 });
    const second = work();
    expect(await ended(second, id)).toMatchObject({ state: 'done', attempt: 2 });
    expect(await standing()).toEqual({ pool: ROWS, rows: ROWS, staged: 0 });
  });
  test('a row that somebody else brings meanwhile stays his, and the record says so', async () => {
    const by = work(undefined, undefined, () => held.store.transact((tx) => tx.addConsignments([anEntry('R-00007')], '20261207', NOW)));
    await ended(by, await ask(by));
    expect(await standing()).toEqual({ pool: ROWS, rows: ROWS, staged: 0 });
    const [row] = await held.store.read.importRows('IMP-20261207-0001', 7, 1, []);
    const [rival] = await held.store.read.consignmentsByReference('CNWEI', ['R-00007']);
    expect(row).toMatchObject({ outcome: 'existing', same: false, consignment: rival?.id });
  });
  test('two who bring the same at once: each row once', async () => {
    const by = work();
    const both = await Promise.all([ask(by), ask(by)]);
    for (const id of both) expect((await ended(by, id)).state).toBe('done');
    expect(await standing()).toEqual({ pool: ROWS, rows: 2 * ROWS, staged: 0 });
    const records = await held.store.read.poolImports(5, undefined);
    expect(records.reduce((sum, { counts }) => sum + counts.imported, 0)).toBe(ROWS);
  });
});

/** A table too long for one request: kept as it was read, and taken into the pool by a job, all of it or nothing. */
import type { Clock } from '../../ports/clock.ts';
import { JobRefusal, type Job, type JobProgress } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { SheetRow } from '../../ports/sheets.ts';
import type { KeptAnswer, Store, WriteKey, Writes } from '../../ports/store.ts';
import type { EpochMin } from '../../../planner/domain/index.ts';
import { checkPoolRows, type ReadEntry, type RowDefaults } from './check-rows.ts';
import { dayOf, findExisting, isSameEntry, keyOf, outcomeOf, type ImportFile } from './import-rows.ts';

/** Rows a request takes in by itself: a fraction of a second. */
export const ROWS_AT_ONCE = 1000;

export interface ImportQuestion {
  /** Id the import will have. */
  readonly import: string;
  readonly file: ImportFile;
  readonly rows: readonly SheetRow[];
  readonly given: RowDefaults;
  /** Takes the rows without faults; else one fault refuses the table. */
  readonly onlyValid: boolean;
}
export interface TableImporting {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly readEntry: ReadEntry;
}

/** @throws StoreError */
export const askImport = (jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: { readonly key: WriteKey; readonly requestId: string }, now: EpochMin, question: Omit<ImportQuestion, 'import'>, respond: (id: string, job: Job) => KeptAnswer): ReturnType<Jobs['enqueue']> =>
  jobs.enqueue(key, requestId, async (tx, add) => {
    const id = await tx.nextImportId(dayOf(now));
    return respond(id, await add({ kind: 'import-pool', subject: id, payload: { question: { ...question, import: id } } }));
  });

/** Rows of one short transaction: others have their turn between two. */
const STAGED = 500;
export interface TableAttempt {
  readonly attempt: number;
  readonly report: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Checks the rows, stages them where nobody looks, and leaves their publishing to the transaction that ends the job: an attempt that was cancelled, or whose
 * process died, has put nothing into the pool.
 * @throws JobRefusal `TABLE_FAULTY`; StoreError; the signal's reason
 */
export const importTable = async ({ store, clock, readEntry }: TableImporting, { import: id, file, rows, given, onlyValid }: ImportQuestion, { attempt, report, signal }: TableAttempt): Promise<(tx: Writes) => Promise<void>> => {
  const [stage, now, total] = [`${id}/${attempt}`, clock.now(), rows.length];
  const checked = await checkPoolRows(rows, file.uses, given, readEntry, (done) => {
    signal.throwIfAborted();
    report({ phase: 'checking', done, total });
  });
  const faulty = checked.filter(({ entry }) => !entry).length;
  if (faulty > 0 && (!onlyValid || faulty === total)) throw new JobRefusal('TABLE_FAULTY');
  for (let from = 0; from < total; from += STAGED) {
    signal.throwIfAborted();
    report({ phase: 'writing', done: from, total });
    const some = checked.slice(from, from + STAGED);
    const existing = await findExisting(store.read, some);
    const outcomes = some.map((row) => outcomeOf(row, existing));
    const fresh = some.filter((_, i) => outcomes[i]?.outcome === 'imported');
    await store.transact(async (tx) => {
      const ids = await tx.stageConsignments(stage, fresh.flatMap(({ entry }) => entry ?? []), dayOf(now), now);
      const idOf = new Map(fresh.map(({ index }, i) => [index, ids[i]]));
      await tx.stageImportRows(stage, outcomes.map((row) => (row.outcome === 'imported' ? { ...row, consignment: idOf.get(row.index) } : row)));
    });
  }
  signal.throwIfAborted();
  report({ phase: 'writing', done: total, total });
  return async (tx) => {
    const late = await tx.publishStage(stage, { ...file, id, createdAt: now });
    // Whoever imported the same meanwhile was first with these.
    const taken = await findExisting(tx, late.map((entry) => ({ entry })));
    for (const each of late) {
      const existing = taken.get(keyOf(each));
      if (existing) await tx.correctImportRow(id, each.id, { consignment: existing.id, same: isSameEntry(each, existing) });
    }
    await tx.dropStages(id);
  };
};

/** A table too long for one request: kept as it was read, and taken into the pool by a job, all of it or nothing. */
import type { Clock } from '../../ports/clock.ts';
import { JobRefusal, type Job, type JobProgress } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { SheetRow } from '../../ports/sheets.ts';
import type { KeptAnswer, WriteKey, Writes } from '../../ports/store.ts';
import type { EpochMin } from '../../../planner/domain/index.ts';
import { checkPoolRows, type ReadEntry, type RowDefaults } from './check-rows.ts';
import { dayOf, writeImport, type ImportFile } from './import-rows.ts';

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
  readonly clock: Pick<Clock, 'now'>;
  readonly readEntry: ReadEntry;
}

/** @throws StoreError */
export const askImport = (jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: { readonly key: WriteKey; readonly requestId: string }, now: EpochMin, question: Omit<ImportQuestion, 'import'>, respond: (id: string, job: Job) => KeptAnswer): ReturnType<Jobs['enqueue']> =>
  jobs.enqueue(key, requestId, async (tx, add) => {
    const id = await tx.nextImportId(dayOf(now));
    return respond(id, await add({ kind: 'import-pool', subject: id, payload: { question: { ...question, import: id } } }));
  });

/**
 * Checks the rows and leaves the writing to the transaction that ends the job: an attempt that was cancelled, or whose process died, has written nothing.
 * @throws JobRefusal `TABLE_FAULTY`; the signal's reason
 */
export const importTable = async ({ clock, readEntry }: TableImporting, { import: id, file, rows, given, onlyValid }: ImportQuestion, report: (progress: JobProgress) => void, signal: AbortSignal): Promise<(tx: Writes) => Promise<void>> => {
  const total = rows.length;
  const checked = await checkPoolRows(rows, file.uses, given, readEntry, (done) => {
    signal.throwIfAborted();
    report({ phase: 'checking', done, total });
  });
  const faulty = checked.filter(({ entry }) => !entry).length;
  if (faulty > 0 && (!onlyValid || faulty === total)) throw new JobRefusal('TABLE_FAULTY');
  signal.throwIfAborted();
  report({ phase: 'writing', done: 0, total });
  return (tx) => writeImport(tx, id, clock.now(), file, checked);
};

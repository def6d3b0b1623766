/** Reads one file where it is called: the work of the fenced thread. */
import type { Result } from '../../../planner/domain/index.ts';
import type { Sheet, SheetFault, SheetLimits, SheetType } from '../../ports/sheets.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { Refused, Table } from './row-sink.ts';

export interface SheetTask {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly type: SheetType;
  readonly charset: string | undefined;
  readonly words: readonly string[];
  readonly limits: SheetLimits;
}

export const readSheet = async ({ file, type, charset, words, limits }: SheetTask): Promise<Result<Sheet, SheetFault>> => {
  const table = new Table(limits);
  try {
    const encoding = type === 'csv' ? readCsv(file, { charset, words, cellLength: limits.cellLength, columns: limits.columns }, table) : await readXlsx(file, limits, table);
    return { ok: true, value: { ...table.finish(), encoding } };
  } catch (cause) {
    if (cause instanceof Refused) return { ok: false, error: cause.fault };
    throw cause;
  }
};

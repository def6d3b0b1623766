/** Every row of a table as a consignment, checked as a single one is; all faults of a row at once, and no reference twice in one table. */
import type { IssueCode, Result } from '../../../planner/domain/index.ts';
import type { ConsignmentEntry } from '../../ports/consignments.ts';
import type { CellFault } from '../../ports/rfqs.ts';
import type { SheetRow } from '../../ports/sheets.ts';
import { cellsOf } from '../tables/columns.ts';
import { inSlices } from '../tables/in-slices.ts';
import type { PoolField } from './columns.ts';
import { fieldAt, strayFields, toEntryBody, type EntryBody } from './row-body.ts';

/** How an entry is read: the same for one and for many. */
export type ReadEntry = (body: EntryBody) => Result<
  ConsignmentEntry,
  readonly { readonly pointer: string; readonly code: IssueCode; readonly value: string; readonly detail: CellFault['detail']; readonly candidates: readonly { readonly id: string }[] }[]
>;

export interface CheckedRow {
  readonly index: number;
  readonly number: number;
  readonly cells: readonly string[];
  /** Undefined where it has faults. */
  readonly entry: ConsignmentEntry | undefined;
  readonly faults: readonly CellFault[];
}

export interface RowDefaults {
  readonly hub: string | undefined;
  /** RFC 3339. */
  readonly readyAt: string;
}

const isSame = (a: CellFault, b: CellFault): boolean => a.field === b.field && a.code === b.code;

const checkRow = (row: SheetRow, index: number, uses: readonly string[], defaults: RowDefaults, readEntry: ReadEntry): CheckedRow => {
  const cells = cellsOf<PoolField>(row.cells, uses);
  const read = readEntry(toEntryBody(cells, defaults));
  const stray = strayFields(cells).map((field): CellFault => ({ field, code: 'CONFLICT', value: (cells.get(field) ?? '').trim().slice(0, 200), detail: { other: 'model' }, candidates: [] }));
  const found = read.ok ? [] : read.error.map(({ pointer, code, value, detail, candidates }): CellFault => {
    const field = fieldAt(pointer);
    const { other, ...rest } = detail;
    return {
      field: field ?? 'row', code, value: (field && cells.get(field)?.trim().slice(0, 200)) || value, detail: typeof other === 'string' ? { ...rest, other: fieldAt(other) ?? other } : detail, candidates: candidates.map(({ id }) => id),
    };
  });
  const faults = [...found, ...stray];
  return { index, number: row.number, cells: row.cells, entry: read.ok && stray.length === 0 ? read.value : undefined, faults: faults.filter((fault, i) => faults.findIndex((each) => isSame(each, fault)) === i) };
};

/** The second row of a reference has a fault, the first has none: it may be the right one. */
const withoutTwins = (rows: readonly CheckedRow[]): CheckedRow[] => {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (!row.entry) return row;
    const key = `${row.entry.hub}\n${row.entry.reference}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row.number);
      return row;
    }
    return { ...row, entry: undefined, faults: [{ field: 'reference', code: 'DUPLICATE_ID', value: row.entry.reference, detail: { first: before }, candidates: [] }] };
  });
};

/** @param uses what each column is, empty for the sender's own. @param between as in `inSlices` */
export const checkPoolRows = async (rows: readonly SheetRow[], uses: readonly string[], defaults: RowDefaults, readEntry: ReadEntry, between?: (done: number) => void): Promise<readonly CheckedRow[]> =>
  withoutTwins(await inSlices(rows, (row, index) => checkRow(row, index, uses, defaults, readEntry), between));

/** Reads the rows and fields of patches by the columns of data/, with the readers of its files. */
import { placeId, type Issue } from '../../../planner/domain/index.ts';
import { canonicalText, findRows, type Patch, type PatchRow, type PatchTable } from '../../../planner/network/index.ts';
import type { PatchReader, WrittenPatch } from '../../ports/patch-reader.ts';
import type { LoadedDataset } from './dataset.ts';
import { Row, type Cells } from './row.ts';
import { TABLES, type Table } from './tables.ts';

export const patchReader = (loaded: Pick<LoadedDataset, 'edition' | 'cellsOf'>): PatchReader => ({
  read: (written) => {
    const issues: Issue[] = [];
    const patches = written.flatMap(({ at, patch }) => {
      const read = readPatch(loaded, patch, at, issues);
      return read ? [{ at, patch: read }] : [];
    });
    return { patches, issues };
  },
});

const readPatch = ({ edition, cellsOf }: Pick<LoadedDataset, 'edition' | 'cellsOf'>, patch: WrittenPatch, at: string, issues: Issue[]): Patch | undefined => {
  switch (patch.kind) {
    case 'add': {
      const row = readCells(patch.table, patch.row, patch.row, `${at}/row`, issues);
      return row && ({ kind: 'add', table: patch.table, row } as Patch);
    }
    case 'change': {
      const rows = findRows(edition, patch.table, patch.key);
      const row = rows[0];
      // The planner says what is wrong with a key, and that an empty change has no effect.
      const nothing: Patch = { kind: 'change', table: patch.table, key: patch.key, set: {} };
      if (rows.length !== 1 || row === undefined) return checkColumns(patch.table, patch.set, `${at}/set`, issues) ? nothing : undefined;
      // A field may be told by several columns, as an arrival is: it is read from the row's own cells with the changed ones over them.
      const changed = readCells(patch.table, { ...cellsOf(row), ...patch.set }, patch.set, `${at}/set`, issues);
      return changed && ({ ...nothing, set: differingFields(row, changed) } as Patch);
    }
    case 'close':
      return { ...patch, place: placeId(patch.place) };
    case 'remove':
    case 'scale':
      return patch;
  }
};

/** The row cells make, or undefined with the faults noted; `written` are those of the patch. */
const readCells = (table: PatchTable, cells: Cells, written: Cells, at: string, issues: Issue[]): PatchRow | undefined => {
  const found: Issue[] = [];
  const known = checkColumns(table, written, at, found);
  const row = (TABLES[table] as Table<PatchRow>).read(new Row(cells, at, found));
  issues.push(...found.map((issue) => ({ ...issue, path: issue.path.replace(`${at} `, `${at}/`) })));
  return known && found.length === 0 ? row : undefined;
};

const checkColumns = (table: PatchTable, written: Cells, at: string, issues: Issue[]): boolean => {
  const unknown = Object.keys(written).filter((column) => !TABLES[table].columns.includes(column));
  for (const column of unknown) issues.push({ code: 'UNKNOWN_FIELD', severity: 'error', path: `${at}/${column}`, value: column, detail: {} });
  return unknown.length === 0;
};

const differingFields = (before: PatchRow, after: PatchRow): Record<string, unknown> => {
  const old = before as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => canonicalText(value) !== canonicalText(old[field])));
};

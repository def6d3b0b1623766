/**
 * What a list of patches does to the rows of an edition. Each patch is judged against the edition alone, so the order of the list says
 * nothing: two patches that settle the same thing are a conflict, even if they settle it alike.
 */
import { addDays, type Closure } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';
import { identityOf, keyOf, PATCH_TABLES, type PatchRow, type PatchTable } from './patch-tables.ts';

/** A row a patch brings, and which patch: a JSON pointer into the list. */
export interface AddedRow {
  readonly table: PatchTable;
  readonly row: PatchRow;
  readonly at: string;
}

export interface PatchPlan {
  add(table: PatchTable, row: PatchRow, at: string): void;
  /** Notes it; or returns the patch that has settled the row already. */
  remove(table: PatchTable, row: PatchRow, at: string): string | undefined;
  set(row: PatchRow, field: string, value: unknown, at: string): string | undefined;
  /** Rows added under the key of one that is removed, each with the patch that removes it. */
  listReplaced(): (AddedRow & { readonly other: string })[];
  /** Closures added for days that are closed anyway, in the dataset or by another patch. */
  listIdleClosures(dataset: Dataset): AddedRow[];
  /** The dataset with the patches in it, and which patch each new row of it comes from. */
  apply(dataset: Dataset): { readonly dataset: Dataset; readonly origins: ReadonlyMap<object, string> };
}

export const makePatchPlan = (): PatchPlan => {
  const added: AddedRow[] = [];
  const removed = new Map<PatchRow, { readonly table: PatchTable; readonly at: string }>();
  const settled = new Map<PatchRow, Map<string, { readonly value: unknown; readonly at: string }>>();
  const firstSettling = (row: PatchRow): string | undefined => settled.get(row)?.values().next().value?.at;
  return {
    add: (table, row, at) => void added.push({ table, row, at }),
    remove: (table, row, at) => {
      const other = removed.get(row)?.at ?? firstSettling(row);
      if (other === undefined) removed.set(row, { table, at });
      return other;
    },
    set: (row, field, value, at) => {
      const fields = settled.get(row) ?? new Map();
      const other = removed.get(row)?.at ?? fields.get(field)?.at;
      if (other === undefined) settled.set(row, fields.set(field, { value, at }));
      return other;
    },
    listReplaced: () => {
      const gone = new Map([...removed].map(([row, { table, at }]) => [`${table} ${identityOf(table, row)}`, at]));
      return added.flatMap((a) => {
        const other = gone.get(`${a.table} ${identityOf(a.table, a.row)}`);
        return other === undefined ? [] : [{ ...a, other }];
      });
    },
    listIdleClosures: (dataset) => {
      const fresh = added.filter((a): a is AddedRow & { readonly row: Closure } => a.table === 'closures');
      const standing = dataset.closures.filter((closure) => !removed.has(closure));
      return fresh.filter(({ row }, i) => {
        // Of two alike the first counts.
        const others = fresh.filter((a, j) => j !== i && (keyOf('closures', a.row) !== keyOf('closures', row) || j < i));
        return isCovered(row, [...standing, ...others.map((a) => a.row)]);
      });
    },
    apply: (dataset) => {
      const origins = new Map<object, string>();
      const change = (row: PatchRow): PatchRow => {
        const fields = settled.get(row);
        if (!fields) return row;
        const changed = { ...row, ...Object.fromEntries([...fields].map(([field, { value }]) => [field, value])) };
        origins.set(changed, firstSettling(row) as string);
        return changed;
      };
      const tables: Partial<Record<PatchTable, readonly PatchRow[]>> = {};
      for (const table of PATCH_TABLES) {
        const kept = (dataset[table] as readonly PatchRow[]).filter((row) => !removed.has(row)).map(change);
        // By key and not by place in the list: the list in another order gives the same rows in the same order.
        const fresh = added.filter((a) => a.table === table).sort((a, b) => (keyOf(table, a.row) < keyOf(table, b.row) ? -1 : 1));
        for (const { row, at } of fresh) origins.set(row, at);
        tables[table] = [...kept, ...fresh.map((a) => a.row)];
      }
      return { dataset: { ...dataset, ...(tables as Partial<Dataset>) }, origins };
    },
  };
};

const isCovered = (closure: Closure, others: readonly Closure[]): boolean => {
  let open = closure.from;
  for (const other of others.filter((o) => o.place === closure.place).sort((a, b) => (a.from < b.from ? -1 : 1)))
    if (other.from <= open && other.to >= open) open = addDays(other.to, 1);
  return closure.from <= closure.to && open > closure.to;
};

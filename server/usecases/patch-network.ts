import type { Issue, Result } from '../../planner/domain/index.ts';
import { PATCH_TABLES, patchEdition, type Edition, type Patch, type PatchTable } from '../../planner/network/index.ts';
import type { PatchReader, Placed, WrittenPatch } from '../ports/patch-reader.ts';

export interface RowCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}
export interface PatchedNetwork {
  readonly edition: Edition;
  /** Rows by table; tables that stay as they are do not appear. */
  readonly changes: Readonly<Partial<Record<PatchTable, RowCounts>>>;
}

/** Another edition by patches. The faults of the list are those of its cells, of its patches and of the network it makes. */
export const patchNetwork = (edition: Edition, reader: PatchReader, written: readonly Placed<WrittenPatch>[]): Result<PatchedNetwork, Issue[]> => {
  const { patches, issues } = reader.read(written);
  const patched = patchEdition(edition, patches.map((p) => p.patch), (i) => patches[i]?.at ?? '');
  if (!patched.ok || issues.length > 0) return { ok: false, error: [...issues, ...(patched.ok ? [] : patched.error)] };
  return { ok: true, value: { edition: patched.value, changes: countChanges(edition, patched.value, patches.map((p) => p.patch)) } };
};

/** A row that stays is the same object in both editions; of the new ones, those that no patch adds are changed. */
const countChanges = (before: Edition, after: Edition, patches: readonly Patch[]): PatchedNetwork['changes'] => {
  const counts = PATCH_TABLES.map((table): readonly [PatchTable, RowCounts] => {
    const [old, fresh] = [before[table] as readonly object[], after[table] as readonly object[]];
    const [was, is] = [new Set(old), new Set(fresh)];
    const added = patches.filter((p) => (p.kind === 'add' && p.table === table) || (p.kind === 'close' && table === 'closures')).length;
    const changed = fresh.filter((row) => !was.has(row)).length - added;
    return [table, { added, removed: old.filter((row) => !is.has(row)).length - changed, changed }];
  });
  return Object.fromEntries(counts.filter(([, { added, removed, changed }]) => added + removed + changed > 0));
};

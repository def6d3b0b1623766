import type { Issue } from '../../planner/domain/index.ts';
import type { Patch, PatchTable, Scale } from '../../planner/network/index.ts';

/** A patch as it is written: rows and fields by the column names of data/, every cell as text. */
export type WrittenPatch =
  | { readonly kind: 'add'; readonly table: PatchTable; readonly row: Readonly<Record<string, string>> }
  | { readonly kind: 'remove'; readonly table: PatchTable; readonly key: string }
  | { readonly kind: 'change'; readonly table: PatchTable; readonly key: string; readonly set: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly place: string; readonly from: string; readonly to: string }
  | Scale;

/** A patch with its JSON pointer in the list it came in. */
export interface Placed<T> {
  readonly at: string;
  readonly patch: T;
}

/** Reads cells as the rows of data/ are read. A patch with a faulty cell is left out of the result. */
export interface PatchReader {
  read(written: readonly Placed<WrittenPatch>[]): { readonly patches: readonly Placed<Patch>[]; readonly issues: readonly Issue[] };
}

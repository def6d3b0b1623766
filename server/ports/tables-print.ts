/** Tables as paper: a heading, what they are about, and one after the other. Texts are in the language, numbers written out. */
import type { Language } from '../../planner/domain/index.ts';

export interface PrintedTable {
  readonly title: string;
  /** Widths in parts of the whole. */
  readonly columns: readonly { readonly head: string; readonly width: number; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}
export interface TablesPrint {
  readonly language: Language;
  /** Undefined: no name is printed. */
  readonly firm: string | undefined;
  readonly title: string;
  readonly about: readonly string[];
  readonly tables: readonly PrintedTable[];
}
export interface TablesPrinter {
  /** A PDF; the same tables give the same bytes. @throws OutsideError */
  printTables(tables: TablesPrint): Promise<Uint8Array>;
}

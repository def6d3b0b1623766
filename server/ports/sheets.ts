/** Tables that come in or go out as files: CSV and XLSX. Reading is fenced: a hostile file costs a refusal, never the server. */
import type { Result } from '../../planner/domain/index.ts';

export const SHEET_TYPES = ['csv', 'xlsx'] as const;
export type SheetType = (typeof SHEET_TYPES)[number];

/** What one file may cost. Every figure is checked before or while reading, none afterwards. */
export interface SheetLimits {
  /** Bytes as sent. */
  readonly bytes: number;
  /** Data rows, blank ones not counted. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cellLength: number;
  /** Bytes of all parts of a workbook together once unpacked. */
  readonly unpackedBytes: number;
  /** Bytes of any one XML part that is not a sheet: those are held whole while the sheet is read row by row. */
  readonly partBytes: number;
  /** Parts of a workbook. */
  readonly parts: number;
  /** Unpacked over packed, of one part; small parts are not judged. */
  readonly ratio: number;
  /** Milliseconds until reading is ended. */
  readonly ms: number;
  /** Heap of the reading thread, MB. */
  readonly memoryMb: number;
}

export interface SheetRow {
  /** Row number as the spreadsheet shows it, from 1. */
  readonly number: number;
  /** One for each column of the header; an empty cell is an empty text. */
  readonly cells: readonly string[];
}
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  /** How the text was read: `utf-8`, `gb18030`, `utf-16le` …; `xlsx` for a workbook. */
  readonly encoding: string;
}

/** Why a file is not read. One reason is enough: the file as a whole is not usable. */
export const SHEET_REASONS = [
  'FILE_TOO_LARGE', 'FILE_OTHER_TYPE', 'FILE_UNREADABLE', 'FILE_ROW_UNREADABLE', 'FILE_ENCODING', 'FILE_EMPTY', 'FILE_ENCRYPTED', 'FILE_UNPACKS_TOO_LARGE', 'FILE_TOO_MANY_PARTS', 'FILE_MACROS', 'FILE_LINKS', 'FILE_EMBEDDED',
  'FILE_DOCTYPE', 'FILE_TOO_MANY_ROWS', 'FILE_TOO_MANY_COLUMNS', 'FILE_CELL_TOO_LONG', 'FILE_TOO_SLOW', 'FILE_TOO_HEAVY', 'FILES_WAITING',
] as const;
export type SheetReason = (typeof SHEET_REASONS)[number];
export interface SheetFault {
  readonly reason: SheetReason;
  /** `limit`, `found`, `row`, `column`, `part`: what the sentence names. */
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface ReadOptions {
  /** Encoding the sender declares for a CSV; without it, it is found out. */
  readonly charset?: string | undefined;
  /** Words a header may hold: they tell one legacy encoding from another. */
  readonly words?: readonly string[];
  readonly limits?: Partial<SheetLimits>;
}

export interface SheetReader {
  /** @param file given away: its memory moves to the reading thread. */
  read(file: Uint8Array<ArrayBuffer>, type: SheetType, options?: ReadOptions): Promise<Result<Sheet, SheetFault>>;
  close(): Promise<void>;
}

/** A cell to write: text that stays text whatever it begins with, an exact decimal that stays a number, or nothing. */
export type SheetCell = string | { readonly decimal: string } | undefined;
export interface SheetColumn {
  readonly header: string;
  /** Characters. */
  readonly width: number;
  /** Decimals to show; a workbook only. */
  readonly decimals?: number;
}
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
}

export interface SheetWriter {
  /** The file in pieces; rows are taken as the pieces are. */
  write(type: SheetType, sheet: WrittenSheet): AsyncIterable<Uint8Array>;
  /** A workbook of several small sheets. */
  writeBook(sheets: readonly WrittenSheet[]): Promise<Uint8Array>;
}

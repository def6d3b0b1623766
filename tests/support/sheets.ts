import { readXlsx } from 'hucre/xlsx';
import { readConfig, sheetLimits } from '../../server/config.ts';
import { sheetWriter } from '../../server/adapters/sheets/writer.ts';
import { readSheet } from '../../server/adapters/sheets/read-sheet.ts';
import type { AppParts } from '../../server/http/app.ts';
import type { SheetLimits, SheetReader } from '../../server/ports/sheets.ts';

/** The limits of a server without settings. */
export const SHEET_LIMITS: SheetLimits = sheetLimits(readConfig({}));

/** Reads where it is called: for tests of what is read, not of the fence. */
const inlineReader: SheetReader = {
  read: (file, type, options = {}) => readSheet({ file, type, charset: options.charset, words: options.words ?? [], limits: { ...SHEET_LIMITS, ...options.limits } }),
  close: () => Promise.resolve(),
};

/** Files read where they are asked for; nothing of a bulk request is priced. */
export const inlineFiles: NonNullable<AppParts['files']> = { reader: inlineReader, writer: sheetWriter, fileBytes: SHEET_LIMITS.bytes, importRows: 20_000 };

/** A sheet of a workbook; numbers as numbers. */
export interface ReadBookSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
/** Every sheet of a workbook: the reader of the server takes the first. */
export const readBook = async (file: Uint8Array): Promise<readonly ReadBookSheet[]> => {
  const { sheets } = await readXlsx(file);
  return sheets.map(({ name, rows }) => {
    const [header = [], ...rest] = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))));
    return { name, header: header.map(String), rows: rest };
  });
};

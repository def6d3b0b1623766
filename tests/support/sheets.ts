import { readConfig, sheetLimits } from '../../server/config.ts';
import { readSheet } from '../../server/adapters/sheets/read-sheet.ts';
import type { SheetLimits, SheetReader } from '../../server/ports/sheets.ts';

/** The limits of a server without settings. */
export const SHEET_LIMITS: SheetLimits = sheetLimits(readConfig({}));

/** Reads where it is called: for tests of what is read, not of the fence. */
export const inlineReader: SheetReader = {
  read: (file, type, options = {}) => readSheet({ file, type, charset: options.charset, words: options.words ?? [], limits: { ...SHEET_LIMITS, ...options.limits } }),
  close: () => Promise.resolve(),
};

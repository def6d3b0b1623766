/** The first sheet of a workbook as rows of text, read row by row: a formula gives its stored value, a date its calendar form. */
import { EncryptedFileError } from 'hucre';
import { streamXlsxRows } from 'hucre/xlsx';
import type { SheetLimits } from '../../ports/sheets.ts';
import { checkZip } from './check-zip.ts';
import { Refused, type RowSink } from './row-sink.ts';

/** Last row a sheet can have. */
const LAST_ROW = 1_048_576;

/** @returns what stands for its encoding. @throws Refused */
export const readXlsx = async (bytes: Uint8Array, limits: SheetLimits, sink: RowSink): Promise<string> => {
  refuseOtherTypes(bytes);
  checkZip(bytes, limits);
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const row = index + 1;
      if (!(Number.isInteger(row) && row >= 1 && row <= LAST_ROW)) throw new Refused('FILE_UNREADABLE', { found: 'XLSX' });
      const cells = values.map(toText);
      for (const [column, cell] of cells.entries()) if (cell.length > limits.cellLength) throw new Refused('FILE_CELL_TOO_LONG', { limit: limits.cellLength, row, column: column + 1 });
      sink.add(row, cells);
    }
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    if (cause instanceof EncryptedFileError) throw new Refused('FILE_ENCRYPTED');
    throw new Refused('FILE_UNREADABLE', { found: 'XLSX' });
  }
  return 'xlsx';
};

/** What files named .xlsx turn out to be, told by their first bytes. */
const refuseOtherTypes = (bytes: Uint8Array): void => {
  const head = Buffer.from(bytes.subarray(0, 512));
  if (head.readUInt32BE(0) === 0x504b0304) return;
  // The older container holds encrypted workbooks and those of Excel 97.
  if (head.readUInt32BE(0) === 0xd0cf11e0) throw new Refused(bytes.length > 512 && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'FILE_ENCRYPTED' : 'FILE_OTHER_TYPE', { found: 'XLS' });
  const text = head.toString('latin1').trimStart().toLowerCase();
  const found = text.startsWith('mz') ? 'PE' : text.startsWith('%pdf') ? 'PDF' : /^<(!doctype html|html|svg|\?xml)/.test(text) ? 'HTML' : '?';
  throw new Refused('FILE_OTHER_TYPE', { found });
};

type Value = string | number | boolean | Date | null;

/** Numbers with the 15 digits a spreadsheet shows, so that 0.1 + 0.2 is 0.3; dates without zone, as they stand in the cell. */
const toText = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'number') return plainDigits(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (Number.isNaN(value.getTime())) return '';
  const [date, time] = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString().split('T') as [string, string];
  return time.startsWith('00:00') ? date : `${date} ${time.slice(0, 5)}`;
};

/** Without an exponent where a person would write none. */
const plainDigits = (value: number): string => (Math.abs(value) >= 1e15 && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value));

/** Writes tables as CSV or XLSX, a few rows at a time, with text that stays text: the one place that knows how each of them is kept from being a formula. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx, writeXlsxStream, type CellValue } from 'hucre/xlsx';
import type { SheetCell, SheetColumn, SheetWriter, WrittenSheet } from '../../ports/sheets.ts';
import { neutralise } from './formula-safe.ts';

/** Rows between two looks at what else the event loop has to do. */
const AT_A_TIME = 50;

const inCsv = (cell: SheetCell): string => (cell === undefined ? '' : typeof cell === 'string' ? neutralise(cell) : cell.decimal);
/** `_x0041_` is how a workbook writes a character it cannot hold; text that reads so by chance is written so that it stays (ECMA-376, 22.9.2.19). */
const inXlsx = (cell: SheetCell): CellValue => {
  if (cell === undefined || cell === '') return null;
  return typeof cell === 'string' ? cell.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : Number(cell.decimal);
};
const xlsxColumn = ({ width, decimals }: SheetColumn) => ({ width, ...(decimals === undefined ? {} : { numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` }) });

async function* unhurried<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let taken = 0;
  for await (const row of rows) {
    yield row;
    taken += 1;
    if (taken % AT_A_TIME === 0) await nextTurn();
  }
}

async function* writeCsv({ columns, rows }: WrittenSheet): AsyncGenerator<Uint8Array> {
  const lines = (some: string[][]): Buffer => Buffer.from(stringify(some, { record_delimiter: '\r\n', quoted_match: /[\r\n\t;]|^\s|\s$/ }));
  // Without the mark, spreadsheets of Chinese Windows read UTF-8 as GBK.
  yield Buffer.from('\ufeff');
  let some: string[][] = [columns.map(({ header }) => neutralise(header))];
  for await (const row of unhurried(rows)) {
    some.push(row.map(inCsv));
    if (some.length < AT_A_TIME) continue;
    yield lines(some);
    some = [];
  }
  if (some.length > 0) yield lines(some);
}

async function* xlsxRows({ columns, rows }: WrittenSheet): AsyncGenerator<CellValue[]> {
  yield columns.map(({ header }) => inXlsx(header));
  for await (const row of unhurried(rows)) yield row.map(inXlsx);
}

async function* pieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) yield piece;
}

const collect = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

export const sheetWriter: SheetWriter = {
  write: (type, sheet) =>
    type === 'csv' ? writeCsv(sheet) : pieces(writeXlsxStream(xlsxRows(sheet), { name: sheet.name, columns: sheet.columns.map(xlsxColumn), freezePane: { rows: 1 } })),
  writeBook: async (sheets) => {
    const written = await Promise.all(
      sheets.map(async (sheet) => ({ name: sheet.name, columns: sheet.columns.map(xlsxColumn), rows: await collect(xlsxRows(sheet)), freezePane: { rows: 1 } })),
    );
    return writeXlsx({ sheets: written });
  },
};

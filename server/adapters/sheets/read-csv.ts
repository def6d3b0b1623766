/** A CSV as rows of text. Comma, semicolon or tab; lines end as they like; quoted cells may hold anything. */
import { parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { restore } from './formula-safe.ts';
import { Refused, type RowSink } from './row-sink.ts';

const DELIMITERS = [',', ';', '\t'] as const;

export interface CsvOptions {
  readonly charset: string | undefined;
  readonly words: readonly string[];
  readonly cellLength: number;
  readonly columns: number;
}

/** @returns the encoding. @throws Refused */
export const readCsv = (bytes: Uint8Array, { charset, words, cellLength, columns }: CsvOptions, sink: RowSink): string => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) throw new Refused('FILE_OTHER_TYPE', { found: 'ZIP' });
  const decoded = decodeText(bytes, charset, words);
  if (!decoded) throw new Refused('FILE_ENCODING', { known: 'UTF-8, GB18030, UTF-16' });
  const { text, encoding } = decoded;
  if (/^\s*<(!doctype|html|\?xml|svg)/i.test(text)) throw new Refused('FILE_OTHER_TYPE', { found: 'HTML' });
  // No spreadsheet writes one: the file is something else, or was broken on its way.
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new Refused('FILE_ROW_UNREADABLE', { found: 'NUL', row: text.slice(0, nul).split(/\r\n|\n|\r/).length });
  const { body, delimiter } = delimiterOf(text);
  // A row is numbered as a spreadsheet numbers it: blank ones count, line breaks inside a cell do not.
  let row = 0;
  const take = (record: string[]): null => {
    row += 1;
    for (const [column, cell] of record.entries()) if (cell.length > cellLength) throw new Refused('FILE_CELL_TOO_LONG', { limit: cellLength, row, column: column + 1 });
    sink.add(row, record.map(restore));
    return null;
  };
  try {
    parse(body, {
      delimiter, on_record: take, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: cellLength * columns,
      // A quote inside a cell that does not begin with one (2" pipe) is text.
      relax_quotes: true,
    });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const code = cause !== null && typeof cause === 'object' && 'code' in cause ? String(cause.code) : 'CSV';
    if (code === 'CSV_MAX_RECORD_SIZE') throw new Refused('FILE_CELL_TOO_LONG', { limit: cellLength, row: row + 1, column: 1 });
    throw new Refused('FILE_ROW_UNREADABLE', { found: code, row: row + 1 });
  }
  return encoding;
};

/** The separator that occurs most often in the first line outside quotes; `sep=;` on a line of its own is obeyed, as spreadsheets do. */
const delimiterOf = (text: string): { body: string; delimiter: string } => {
  const named = /^sep=(.)(?=\r|\n)/.exec(text);
  // The line stays, empty, so that rows keep their numbers.
  if (named) return { body: text.slice(named[0].length), delimiter: named[1] as string };
  const first = (/[^\r\n]+/.exec(text.slice(0, 65_536))?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => first.split(delimiter).length;
  return { body: text, delimiter: DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best)) };
};

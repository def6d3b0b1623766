/** Files of tables that come in: the template to fill in with a sheet that explains it, and a sender's table back with what became of each row. */
import type { Language } from '../../../planner/domain/index.ts';
import type { SheetCell, SheetColumn, WrittenSheet } from '../../ports/sheets.ts';
import type { FieldNames } from '../../usecases/tables/columns.ts';
import type { TableShape } from '../contract/table.ts';
import { toCell } from './rfq-file.ts';
import { mapped } from './send-sheet.ts';

type Words = Readonly<Record<Language, string>>;

export interface TableTexts {
  readonly sheet: Words;
  readonly help: Words;
  readonly column: Words;
  readonly meaning: Words;
}
export interface TableTemplate<F extends string> {
  readonly fields: readonly F[];
  readonly names: FieldNames<F>;
  readonly texts: TableTexts;
  /** What the template says of each column. */
  readonly explain: (field: F) => Words;
  readonly example: (field: F) => SheetCell;
}

export const numberCell = (decimal: string): SheetCell => (decimal === '' ? undefined : { decimal });
export const columnOf = <F extends string>(field: F, names: FieldNames<F>): SheetColumn => ({ header: `${names[field].zh[0] as string} / ${field}`, width: Math.max(14, field.length + 8) });

export const tableTemplate = <F extends string>({ fields, names, texts, explain, example }: TableTemplate<F>, language: Language): readonly [WrittenSheet, WrittenSheet] => [
  { name: texts.sheet[language], columns: fields.map((field) => columnOf(field, names)), rows: [fields.map(example)] },
  {
    name: texts.help[language],
    columns: [{ header: texts.column[language], width: 28 }, { header: texts.meaning[language], width: 90 }],
    rows: fields.map((field) => [`${names[field][language][0] as string} / ${field}`, explain(field)[language]]),
  },
];

/** The sender's columns in their order, then the outcome. Columns of an earlier answer are left out: the new ones take their place. */
export const givenBack = <R extends { readonly cells: readonly string[] }>(name: string, shape: TableShape, results: readonly SheetColumn[], rows: AsyncIterable<R> | Iterable<R>, toResults: (row: R) => readonly SheetCell[]): WrittenSheet => {
  const own = shape.header.flatMap((_, i) => (shape.uses[i] === 'result' ? [] : [i]));
  return {
    name,
    columns: [...own.map((i) => ({ header: shape.header[i] as string, width: 16 })), ...results],
    rows: mapped(rows, (row) => [...own.map((i) => toCell(row.cells[i] ?? '')), ...toResults(row)]),
  };
};

/** One file made at once, as pieces. */
export async function* once(make: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await make();
}

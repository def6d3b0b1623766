/** Every row of a table as a question, checked as a single quote is; all faults of a row at once. */
import type { IssueCode, Result } from '../../../planner/domain/index.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import type { CellFault, RfqRow } from '../../ports/rfqs.ts';
import type { Sheet, SheetRow } from '../../ports/sheets.ts';
import { cellsOf } from '../tables/columns.ts';
import { inSlices } from '../tables/in-slices.ts';
import type { ColumnUse, RfqField } from './columns.ts';
import { FIELD_AT, toQuestionBody, type QuestionBody } from './row-question.ts';

/** How a question is read: the same for one and for many. */
export type ReadQuestion = (body: QuestionBody) => Result<
  QuoteRequest,
  readonly { readonly pointer: string; readonly code: IssueCode; readonly value: string; readonly detail: CellFault['detail']; readonly candidates: readonly { readonly id: string }[] }[]
>;

const checkRow = (row: SheetRow, index: number, uses: readonly string[], readQuestion: ReadQuestion): RfqRow => {
  const cells = cellsOf<RfqField>(row.cells, uses);
  const read = readQuestion(toQuestionBody(cells));
  const base = { index, number: row.number, cells: row.cells };
  if (read.ok) return { ...base, state: 'pending', question: read.value, outcome: undefined };
  const faults = read.error.map(({ pointer, code, value, detail, candidates }): CellFault => {
    const field = FIELD_AT[pointer];
    return { field: field ?? 'row', code, value: (field && cells.get(field)?.trim().slice(0, 200)) || value, detail, candidates: candidates.map(({ id }) => id) };
  });
  return { ...base, state: 'refused', question: undefined, outcome: { kind: 'faults', faults: faults.filter((fault, i) => faults.findIndex((f) => f.field === fault.field && f.code === fault.code) === i) } };
};

export const checkRows = (sheet: Sheet, uses: readonly ColumnUse[], readQuestion: ReadQuestion): Promise<readonly RfqRow[]> => {
  const named = uses.map((use) => use ?? '');
  return inSlices(sheet.rows, (row, index) => checkRow(row, index, named, readQuestion));
};

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { cardId, isLocalDate, isZone, parseClock, sourceId, type Confidence, type DayMin, type Issue, type IssueCode, type LocalDate, type Provenance, type Weekday } from '../../../planner/domain/index.ts';

/** Texts by column. An absent cell is an empty one. */
export type Cells = Readonly<Record<string, string>>;

/**
 * One line of a CSV file, or of a patch in the same columns, read cell by cell. A cell that does not fit its column is noted as an issue
 * with file, line and value, and a stand-in is returned, so that one reading finds all faults of a file.
 */
export class Row {
  readonly cells: Cells;
  private readonly issues: Issue[];
  readonly where: string;

  constructor(cells: Cells, where: string, issues: Issue[]) {
    this.cells = cells;
    this.where = where;
    this.issues = issues;
  }

  fault(column: string, code: IssueCode, value: string, detail: Issue['detail'] = {}): void {
    this.issues.push({ code, severity: 'error', path: `${this.where} ${column}`, value, detail });
  }

  /** May be empty. */
  text(column: string): string {
    return this.cells[column] ?? '';
  }

  required(column: string): string {
    const text = this.text(column);
    if (text === '') this.fault(column, 'MISSING', '');
    return text;
  }

  optional(column: string): string | undefined {
    return this.text(column) || undefined;
  }

  list(column: string): string[] {
    return this.text(column).split('|').filter((part) => part !== '');
  }

  /** A plain decimal of at least `min`, at most `max`, as text. */
  decimal(column: string, min = 0, max = Number.POSITIVE_INFINITY): string {
    const text = this.required(column);
    if (text === '') return '0';
    if (!/^-?\d+(\.\d+)?$/.test(text)) this.fault(column, 'NOT_A_NUMBER', text);
    else if (Number(text) < min || Number(text) > max) this.fault(column, 'OUT_OF_RANGE', text, { min, max: Number.isFinite(max) ? max : '∞' });
    else return text;
    return '0';
  }

  optionalDecimal(column: string): string | undefined {
    return this.text(column) === '' ? undefined : this.decimal(column);
  }

  number(column: string, min = 0, max = Number.POSITIVE_INFINITY): number {
    return Number(this.decimal(column, min, max));
  }

  integer(column: string, min = 0, max = Number.POSITIVE_INFINITY): number {
    const value = this.number(column, min, max);
    if (!Number.isInteger(value)) this.fault(column, 'NOT_A_NUMBER', this.text(column));
    return Math.round(value);
  }

  oneOf<T extends string>(column: string, values: readonly T[]): T {
    const text = this.required(column) as T;
    if (text !== '' && !values.includes(text)) this.fault(column, 'UNKNOWN_VALUE', text, { known: values.join(', ') });
    return values.includes(text) ? text : (values[0] as T);
  }

  listOf<T extends string>(column: string, values: readonly T[]): T[] {
    return this.list(column).filter((part): part is T => {
      const known = values.includes(part as T);
      if (!known) this.fault(column, 'UNKNOWN_VALUE', part, { known: values.join(', ') });
      return known;
    });
  }

  yes(column: string): boolean {
    return this.oneOf(column, ['no', 'yes']) === 'yes';
  }

  date(column: string): LocalDate {
    const text = this.required(column);
    if (text !== '' && !isLocalDate(text)) this.fault(column, 'NOT_A_DATE', text);
    return isLocalDate(text) ? text : '2000-01-01';
  }

  clock(column: string): DayMin {
    const text = this.required(column);
    const clock = parseClock(text);
    if (text !== '' && clock === undefined) this.fault(column, 'NOT_AN_INSTANT', text);
    return clock ?? (0 as DayMin);
  }

  weekdays(column: string): Weekday[] {
    const text = this.required(column);
    if (text !== '' && (!/^[1-7]+$/.test(text) || new Set(text).size !== text.length)) this.fault(column, 'UNKNOWN_VALUE', text, { known: '1-7, each once' });
    return [...new Set(text)].filter((d) => /[1-7]/.test(d)).map((d) => Number(d) as Weekday).sort();
  }

  zone(column: string): string {
    const text = this.required(column);
    if (text !== '' && !isZone(text)) this.fault(column, 'UNKNOWN_VALUE', text, { known: 'IANA zones' });
    return isZone(text) ? text : 'UTC';
  }

  /** `LCO:24h|DCO:90m` to minutes by kind. */
  durations<T extends string>(column: string, kinds: readonly T[]): Partial<Record<T, number>> {
    const found: Partial<Record<T, number>> = {};
    for (const part of this.list(column)) {
      const m = /^([A-Z]+):(-?\d+(?:\.\d+)?)(h|m)$/.exec(part);
      const kind = m?.[1] as T | undefined;
      if (!m || !kind || !kinds.includes(kind)) this.fault(column, 'UNKNOWN_VALUE', part, { known: kinds.map((k) => `${k}:6h`).join(', ') });
      else if (Number(m[2]) < 0) this.fault(column, 'CUT_OFF_AFTER_DEPARTURE', part);
      else found[kind] = Math.round(Number(m[2]) * (m[3] === 'h' ? 60 : 1));
    }
    return found;
  }

  card(column: string): ReturnType<typeof cardId> | undefined {
    const text = this.text(column);
    return text === '' ? undefined : cardId(text);
  }

  provenance(): Provenance {
    const sources = this.list('sources').map(sourceId);
    if (sources.length === 0) this.fault('sources', 'MISSING_PROVENANCE', '');
    return { confidence: this.oneOf<Confidence>('confidence', ['estimated', 'sourced']), sources, remark: this.text('remark') };
  }
}

/** The rows of a CSV file with a header line. A file that is no CSV is one issue. */
export const readRows = (folder: URL, file: string, columns: readonly string[], issues: Issue[]): Row[] => {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(readFileSync(new URL(file, folder), 'utf8'), { columns: true, bom: true, skip_empty_lines: true, trim: true, info: true }) as unknown as typeof records;
  } catch (cause) {
    issues.push({ code: 'UNREADABLE_ROW', severity: 'error', path: file, value: cause instanceof Error ? cause.message : String(cause), detail: {} });
    return [];
  }
  const header = Object.keys(records[0]?.record ?? Object.fromEntries(columns.map((c) => [c, ''])));
  for (const column of columns) if (!header.includes(column)) issues.push({ code: 'MISSING', severity: 'error', path: `${file}:1 ${column}`, value: '', detail: {} });
  for (const column of header) if (!columns.includes(column)) issues.push({ code: 'UNKNOWN_FIELD', severity: 'error', path: `${file}:1 ${column}`, value: column, detail: {} });
  return records.map(({ record, info }) => new Row(record, `${file}:${info.lines}`, issues));
};

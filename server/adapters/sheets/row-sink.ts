/** Where rows go while a file is read: the first that is not blank is the header, the rest are data; limits are kept as they come. */
import type { SheetFault, SheetLimits, SheetReason, SheetRow } from '../../ports/sheets.ts';

/** Ends the reading of a file. */
export class Refused extends Error {
  readonly fault: SheetFault;
  constructor(reason: SheetReason, detail: SheetFault['detail'] = {}) {
    super(reason);
    this.fault = { reason, detail };
  }
}

export interface RowSink {
  /** @throws Refused past a limit */
  add(number: number, cells: readonly string[]): void;
}

export class Table implements RowSink {
  header: readonly string[] | undefined;
  readonly rows: SheetRow[] = [];
  readonly #limits: Pick<SheetLimits, 'rows' | 'columns'>;
  constructor(limits: Pick<SheetLimits, 'rows' | 'columns'>) {
    this.#limits = limits;
  }

  add(number: number, given: readonly string[]): void {
    const cells = given.slice(0, widthOf(given));
    if (cells.length === 0) return;
    if (cells.length > this.#limits.columns) throw new Refused('FILE_TOO_MANY_COLUMNS', { limit: this.#limits.columns, found: cells.length, row: number });
    if (!this.header) {
      this.header = cells.map((name) => name.trim());
      return;
    }
    if (this.rows.length >= this.#limits.rows) throw new Refused('FILE_TOO_MANY_ROWS', { limit: this.#limits.rows, row: number });
    this.rows.push({ number, cells });
  }

  /** Every row as wide as the header; cells beyond it keep their place below a header without a name. */
  finish(): { header: readonly string[]; rows: SheetRow[] } {
    if (!this.header || this.rows.length === 0) throw new Refused('FILE_EMPTY');
    const width = this.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), this.header.length);
    const fill = (cells: readonly string[]): readonly string[] => (cells.length === width ? cells : [...cells, ...Array.from<string>({ length: width - cells.length }).fill('')]);
    return { header: fill(this.header), rows: this.rows.map(({ number, cells }) => ({ number, cells: fill(cells) })) };
  }
}

/** Columns up to the last that holds anything but blanks. */
const widthOf = (cells: readonly string[]): number => {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] as string).trim() === '') width -= 1;
  return width;
};

/** Assortments: the SKUs of a firm and what is ordered of them in each market, week by week, as they were imported. */
import type { CubicCentimetres, Currency, EpochMin, Grams, MinorUnits, Share } from '../../planner/domain/index.ts';
import type { CellFault } from './rfqs.ts';
import type { SheetType } from './sheets.ts';

/** One SKU in one market. What is said of the SKU itself is the same in all its lines. */
export interface AssortmentLine {
  readonly sku: string;
  readonly name: string;
  /** Place id. */
  readonly market: string;
  /** Of one unit, packed. */
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
  readonly value: MinorUnits;
  readonly currency: Currency;
  /** Undefined: does not spoil. */
  readonly shelfDays: number | undefined;
  readonly temperature: string;
  /** Supervision modes it may leave under. */
  readonly regimes: readonly string[];
  /** Of the units sold, what comes back. */
  readonly returned: Share;
  /** Units by week, as many as the assortment has; weeks are independent. */
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** `sample`: drawn by a seed and not imported. */
export const ASSORTMENT_SOURCES = ['csv', 'xlsx', 'sample'] as const satisfies readonly (SheetType | 'sample')[];
export type AssortmentSource = (typeof ASSORTMENT_SOURCES)[number];

export interface Assortment {
  /** `AST-20261207-0042`: local day and a running number of it. */
  readonly id: string;
  /** Of the file, without its ending; of a sample its seed. */
  readonly name: string;
  readonly source: AssortmentSource;
  readonly header: readonly string[];
  /** What each column is: a field, `result`, or empty for the sender's own. */
  readonly uses: readonly string[];
  readonly weeks: number;
  readonly createdAt: EpochMin;
  readonly counts: { readonly lines: number; readonly refused: number; readonly skus: number; readonly markets: number };
}
/** A row of the table as it was sent, and what it came to. */
export interface AssortmentRow {
  /** Order in the file, from 0. */
  readonly index: number;
  /** Row as the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Undefined where it has faults. */
  readonly line: AssortmentLine | undefined;
  readonly faults: readonly CellFault[];
}

export interface AssortmentReads {
  /** Newest first. @param before id of the last one of the page before */
  assortments(limit: number, before: string | undefined): Promise<readonly Assortment[]>;
  assortment(id: string): Promise<Assortment | undefined>;
  /** In the order of the file. @param from first index; @param which all, or only those taken, or only those refused */
  assortmentRows(id: string, from: number, limit: number, which: 'all' | 'lines' | 'refused'): Promise<readonly AssortmentRow[]>;
}
export interface AssortmentWrites {
  /** Next id of that local day. @param day `20261207` */
  nextAssortmentId(day: string): Promise<string>;
  addAssortment(record: Omit<Assortment, 'counts'>, rows: readonly AssortmentRow[]): Promise<void>;
  /** Plans made of it stay. @returns whether it was there. */
  removeAssortment(id: string): Promise<boolean>;
}

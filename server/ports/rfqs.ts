/** Requests for quotation in bulk, as the store keeps them: the table as it was sent, and what became of each of its rows. */
import type { Currency, EpochMin, IssueCode, MinorUnits } from '../../planner/domain/index.ts';
import type { Exclusion, QuoteRequest } from '../../planner/quote/index.ts';
import type { SheetType } from './sheets.ts';

/** pending: waits to be priced · priced · refused: a reason stands in its outcome · cancelled before its turn. */
export const RFQ_ROW_STATES = ['pending', 'priced', 'refused', 'cancelled'] as const;
export type RfqRowState = (typeof RFQ_ROW_STATES)[number];

/** What is wrong with a cell. */
export interface CellFault {
  /** Name of the field; `row` where it is the row as a whole. */
  readonly field: string;
  readonly code: IssueCode;
  /** As it stands in the cell. */
  readonly value: string;
  readonly detail: Readonly<Record<string, string | number>>;
  /** Ids of places that may have been meant. */
  readonly candidates: readonly string[];
}

/** An option named by a pick. */
export interface PickedOption {
  readonly option: string;
  readonly price: MinorUnits;
  readonly arrivesAt: EpochMin;
  /** Minutes. */
  readonly transit: number;
  readonly modes: readonly string[];
  /** Grams. */
  readonly co2e: number;
}

export type RfqOutcome =
  | { readonly kind: 'priced'; readonly edition: string; readonly currency: Currency; readonly options: number; readonly cheapest: PickedOption; readonly fastest: PickedOption; readonly balanced: PickedOption }
  | { readonly kind: 'noRoute'; readonly reasons: readonly Exclusion[] }
  | { readonly kind: 'faults'; readonly faults: readonly CellFault[] }
  /** Priced on loaded exchange rates that are too old to offer on: the price is not kept. @see warning FX_STALE */
  | { readonly kind: 'staleRates'; readonly currencies: string; readonly asOf: string; readonly days: number }
  | { readonly kind: 'failed'; readonly code: 'ENGINE_TIMEOUT' | 'ENGINE_FAILED' };

export interface RfqRow {
  /** Order in the file, from 0. */
  readonly index: number;
  /** Row as the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly state: RfqRowState;
  /** What is asked of the planner; undefined where the row has faults. */
  readonly question: QuoteRequest | undefined;
  readonly outcome: RfqOutcome | undefined;
}

export interface Rfq {
  /** `RFQ-20261207-0042`: local day and a running number of it. */
  readonly id: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly type: SheetType;
  readonly header: readonly string[];
  /** What each column is: a field, `result`, or empty for the sender's own. */
  readonly uses: readonly string[];
  readonly createdAt: EpochMin;
  readonly cancelledAt: EpochMin | undefined;
  readonly counts: Readonly<Record<RfqRowState, number>>;
}

export interface RfqReads {
  /** Newest first. @param before id of the last one of the page before */
  rfqs(limit: number, before: string | undefined): Promise<readonly Rfq[]>;
  rfq(id: string): Promise<Rfq | undefined>;
  /** In the order of the file. @param from first index; @param states all when empty */
  rfqRows(id: string, from: number, limit: number, states: readonly RfqRowState[]): Promise<readonly RfqRow[]>;
  /** The row of a request whose turn it is. */
  nextRfqRow(id: string): Promise<{ readonly index: number; readonly question: QuoteRequest } | undefined>;
}

export interface RfqWrites {
  /** Next id of that local day. @param day `20261207` */
  nextRfqId(day: string): Promise<string>;
  addRfq(rfq: Omit<Rfq, 'counts' | 'cancelledAt'>, rows: readonly RfqRow[]): Promise<void>;
  /** Writes the outcome of a row that still waits for one; one that was cancelled meanwhile stays so. */
  settleRfqRow(id: string, index: number, state: RfqRowState, outcome: RfqOutcome): Promise<void>;
  /** What is pending will not be priced. */
  cancelRfq(id: string, at: EpochMin): Promise<void>;
}

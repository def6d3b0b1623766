/**
 * What the server remembers. Reading needs no transaction; everything written goes through `write`: one transaction that holds the change
 * and, under its key, the answer that was given for it. A caller is answered after the commit, never before.
 */
import type { Currency, EpochMin, MinorUnits } from '../../planner/domain/index.ts';
import type { JobReads, JobWrites } from './job.ts';
import type { AssortmentReads, AssortmentWrites } from './assortments.ts';
import type { BookingReads, BookingWrites } from './bookings.ts';
import type { ConsignmentReads, ConsignmentWrites } from './consignments.ts';
import type { RfqReads, RfqWrites } from './rfqs.ts';

export const QUOTE_STATES = ['open', 'accepted', 'expired'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export interface Customer {
  readonly name: string;
  /** Whom to ask there: a name, a telephone, an address; free text. */
  readonly contact: string;
}

/** One priced version of a saved quote. Never changed once written. */
export interface QuoteVersion {
  readonly version: number;
  readonly savedAt: EpochMin;
  readonly validUntil: EpochMin;
  readonly edition: string;
  readonly currency: Currency;
  readonly buy: MinorUnits;
  readonly sell: MinorUnits;
  readonly arrivesAt: EpochMin;
  /** Minutes from door to door. */
  readonly transit: number;
  /** Grams CO2e. */
  readonly co2e: number;
  /** Place ids. */
  readonly from: string;
  readonly to: string;
  /** Modes of the rides in their order. */
  readonly modes: readonly string[];
  /** Canonical JSON (RFC 8785), given back byte for byte. */
  readonly document: string;
  /** SHA-256 of `document` in UTF-8, hex. */
  readonly sha256: string;
}
export type VersionSummary = Omit<QuoteVersion, 'document'>;

/** A saved quote as it stands: what may change beside its versions. */
export interface SavedQuote {
  /** `QL-20261207-0042`: day of saving (Asia/Shanghai) and a running number of that day. */
  readonly number: string;
  /** Counts changes; the ETag of an edit. */
  readonly revision: number;
  readonly customer: Customer;
  readonly note: string;
  readonly createdAt: EpochMin;
  readonly changedAt: EpochMin;
  readonly accepted: { readonly version: number; readonly at: EpochMin } | undefined;
  /** Set by hand; passing `validUntil` of the latest version expires a quote as well. */
  readonly expiredAt: EpochMin | undefined;
  readonly latest: VersionSummary;
}

export const QUOTE_ORDERS = ['number', 'customer', 'savedAt', 'validUntil', 'sell', 'arrivesAt'] as const;
export type QuoteOrder = (typeof QUOTE_ORDERS)[number];

export interface QuoteQuery {
  /** Words that must all occur in number, customer, contact, note or the ids of the ends. Case does not count. */
  readonly text: string;
  readonly states: readonly QuoteState[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly order: QuoteOrder;
  readonly descending: boolean;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | undefined;
  /** The instant that decides which open quotes have expired. */
  readonly now: EpochMin;
}
export interface QuotePage {
  readonly rows: readonly SavedQuote[];
  /** Of the whole query, all pages. */
  readonly total: number;
  /** Of the query without its filter by state. */
  readonly byState: Readonly<Record<QuoteState, number>>;
  readonly next: string | undefined;
}

export interface Reads extends RfqReads, JobReads, ConsignmentReads, BookingReads, AssortmentReads {
  quote(number: string): Promise<SavedQuote | undefined>;
  /** Newest first. */
  versions(number: string): Promise<readonly VersionSummary[]>;
  document(number: string, version: number): Promise<{ readonly document: string; readonly sha256: string } | undefined>;
  /** @throws StoreError `BAD_CURSOR` for an `after` that no page gave. */
  quotes(query: QuoteQuery): Promise<QuotePage>;
}

export interface Writes extends Reads, RfqWrites, JobWrites, ConsignmentWrites, BookingWrites, AssortmentWrites {
  /** The quote with its row locked until the transaction ends. */
  lockQuote(number: string): Promise<SavedQuote | undefined>;
  /** Next number of that local day; gaps are possible only where a transaction fails. @param day `20261207` */
  nextNumber(day: string): Promise<string>;
  addQuote(quote: Omit<SavedQuote, 'latest' | 'revision' | 'changedAt'>, first: QuoteVersion): Promise<SavedQuote>;
  /** Each of these counts the revision up and sets `changedAt`. */
  addVersion(number: string, version: QuoteVersion): Promise<SavedQuote>;
  editQuote(number: string, change: Partial<Pick<SavedQuote, 'customer' | 'note'>>, at: EpochMin): Promise<SavedQuote>;
  setState(number: string, state: Pick<SavedQuote, 'accepted' | 'expiredAt'>, at: EpochMin): Promise<SavedQuote>;
}

/** What was answered, kept to be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface WriteKey {
  /** As the caller sent it. */
  readonly key: string;
  /** SHA-256 of method, path and body: the same key for something else is refused. */
  readonly fingerprint: string;
  readonly at: EpochMin;
}
/** How long a key and its answer are kept. */
export const KEY_MINUTES = 24 * 60;

export interface Store {
  readonly read: Reads;
  /**
   * Runs `work` in one transaction. With a key that has been used for the same thing within 24 h, `work` does not run and its answer of then is given;
   * a second caller with a key under way waits for the first. `work` throws to undo everything.
   * @throws StoreError `KEY_REUSED` when the key was used for something else; `UNAVAILABLE`; `FULL`.
   */
  write(key: WriteKey | undefined, work: (tx: Writes) => Promise<KeptAnswer>): Promise<{ readonly answer: KeptAnswer; readonly replayed: boolean }>;
  /** Runs `work` in one transaction that answers nobody: what the server does of itself. @throws StoreError `UNAVAILABLE`; `FULL`. */
  transact<T>(work: (tx: Writes) => Promise<T>): Promise<T>;
  /** The answer kept for a key, to be asked before expensive work. @throws StoreError `KEY_REUSED` */
  replay(key: WriteKey): Promise<KeptAnswer | undefined>;
  /** Drops keys older than 24 h, and jobs that ended 30 days ago. @returns how many keys */
  sweep(now: EpochMin): Promise<number>;
  /** Resolves when the database answers and its tables are current. @throws StoreError */
  check(): Promise<void>;
  close(): Promise<void>;
}

export class StoreError extends Error {
  readonly code: 'KEY_REUSED' | 'UNAVAILABLE' | 'FULL' | 'BAD_CURSOR';
  constructor(code: StoreError['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

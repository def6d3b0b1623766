/** The tables as rows of SQL: units are in the names, instants are timestamptz. Columns of the list repeat what others say, so that it is sorted and searched by index. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import type { JobProgress } from '../../ports/job.ts';
import type { AssortmentLine } from '../../ports/assortments.ts';
import type { ConsignmentSource, PieceSize } from '../../ports/consignments.ts';
import type { CellFault, RfqOutcome } from '../../ports/rfqs.ts';

/** Written as ISO text, read as a Date. */
type Instant = ColumnType<Date, string, string>;
type MaybeInstant = ColumnType<Date | null, string | null, string | null>;

export interface QuoteTable {
  number: string;
  revision: number;
  customer_name: string;
  customer_contact: string;
  note: string;
  created_at: Instant;
  changed_at: Instant;
  accepted_version: number | null;
  accepted_at: MaybeInstant;
  /** Ended by hand. */
  expired_at: MaybeInstant;
  latest_version: number;
  // The list's own columns, made from the others by list-columns.ts.
  number_key: number;
  customer_key: string;
  search_text: string;
  saved_at: Instant;
  valid_until: Instant;
  currency: string;
  sell_minor: number;
  arrives_at: Instant;
  from_place: string;
  to_place: string;
}

export interface QuoteVersionTable {
  number: string;
  version: number;
  saved_at: Instant;
  valid_until: Instant;
  edition: string;
  currency: string;
  buy_minor: number;
  sell_minor: number;
  arrives_at: Instant;
  transit_min: number;
  co2e_g: number;
  from_place: string;
  to_place: string;
  modes: JSONColumnType<readonly string[]>;
  /** Packed by documents.ts. */
  document: Buffer;
  sha256: string;
}

export interface NumberCounterTable {
  /** `20261207`, local day. */
  day: string;
  last: number;
}

export interface KeptAnswerTable {
  key: string;
  fingerprint: string;
  at: Instant;
  status: number;
  headers: JSONColumnType<Readonly<Record<string, string>>>;
  body: string;
}

export interface RfqTable {
  id: string;
  name: string;
  type: string;
  header: JSONColumnType<readonly string[]>;
  uses: JSONColumnType<readonly string[]>;
  created_at: Instant;
  cancelled_at: MaybeInstant;
}

export interface RfqRowTable {
  rfq: string;
  index: number;
  number: number;
  cells: JSONColumnType<readonly string[]>;
  state: string;
  question: JSONColumnType<QuoteRequest | null, string | null, string | null>;
  outcome: JSONColumnType<RfqOutcome | null, string | null, string | null>;
}

export interface JobTable {
  id: string;
  kind: string;
  subject: string | null;
  payload: JSONColumnType<object>;
  state: string;
  attempt: Generated<number>;
  /** Attempts whose lease ran out. */
  lost: Generated<number>;
  lease_until: MaybeInstant;
  progress: JSONColumnType<JobProgress | null, string | null | undefined, string | null>;
  result: JSONColumnType<object | null, string | null | undefined, string | null>;
  error_code: string | null;
  /** Counts what can be seen to change. */
  change: Generated<number>;
  request_id: string;
  created_at: Instant;
  started_at: MaybeInstant;
  ended_at: MaybeInstant;
}

export interface JobAttemptTable {
  job: string;
  attempt: number;
  worker: string;
  began_at: Instant;
  ended_at: MaybeInstant;
  outcome: 'done' | 'failed' | 'cancelled' | 'released' | 'lost' | null;
}

export interface ConsignmentTable {
  id: string;
  revision: number;
  hub: string;
  reference: string;
  model: string;
  source: JSONColumnType<ConsignmentSource>;
  shipper: string;
  consignee: string;
  goods: string;
  hs_code: string | null;
  weight_g: number;
  volume_cm3: number;
  pieces: JSONColumnType<readonly PieceSize[]>;
  regime: string;
  temperature: string;
  dangerous_goods: string | null;
  alone: boolean;
  destination: string;
  ready_at: Instant;
  due_at: MaybeInstant;
  priority: number;
  currency: string;
  holding_per_day_minor: number | null;
  late_per_day_minor: number | null;
  left_behind_minor: number | null;
  note: string;
  state: string;
  departure: string | null;
  unit: string | null;
  reason: string;
  created_at: Instant;
  changed_at: Instant;
  // The list's own columns, made from the others by consignment-rows.ts.
  shipper_key: string;
  consignee_key: string;
  search_text: string;
  /** Those without a promise come last. */
  due_key: Instant;
}

/** Of a long table that is not in the pool yet. */
export interface ConsignmentStagedTable extends ConsignmentTable {
  /** The import's id and the attempt, `IMP-20261207-0042/1`. */
  stage: string;
}

export interface PoolImportTable {
  id: string;
  name: string;
  type: string;
  header: JSONColumnType<readonly string[]>;
  uses: JSONColumnType<readonly string[]>;
  created_at: Instant;
}

export interface PoolImportRowTable {
  import: string;
  index: number;
  number: number;
  cells: JSONColumnType<readonly string[]>;
  outcome: string;
  consignment: string | null;
  same: boolean | null;
  faults: JSONColumnType<readonly CellFault[]>;
}

export interface DepartureSpaceTable {
  departure: string;
  measure: string;
  allotted: number | null;
  used: number;
}

export interface BookingTable {
  id: string;
  departure: string;
  departs_at: Instant;
  unit: string;
  measure: string;
  quantity: number;
  holder: string;
  note: string;
  state: string;
  created_at: Instant;
  expires_at: Instant;
  confirmed_at: MaybeInstant;
  released_at: MaybeInstant;
  release_cause: string | null;
}

export interface AssortmentTable {
  id: string;
  name: string;
  source: string;
  header: JSONColumnType<readonly string[]>;
  uses: JSONColumnType<readonly string[]>;
  weeks: number;
  created_at: Instant;
}

export interface AssortmentRowTable {
  assortment: string;
  index: number;
  number: number;
  cells: JSONColumnType<readonly string[]>;
  /** Of the line; null where the row was refused. */
  sku: string | null;
  market: string | null;
  line: JSONColumnType<AssortmentLine | null, string | null, string | null>;
  faults: JSONColumnType<readonly CellFault[]>;
}

export interface Tables {
  assortment: AssortmentTable;
  assortment_row: AssortmentRowTable;
  job: JobTable;
  job_attempt: JobAttemptTable;
  consignment: ConsignmentTable;
  consignment_staged: ConsignmentStagedTable;
  pool_import: PoolImportTable;
  pool_import_row: PoolImportRowTable;
  departure_space: DepartureSpaceTable;
  booking: BookingTable;
  rfq: RfqTable;
  rfq_row: RfqRowTable;
  quote: QuoteTable;
  quote_version: QuoteVersionTable;
  number_counter: NumberCounterTable;
  kept_answer: KeptAnswerTable;
}

/** The pool: consignments on hand at hubs, as the store keeps them, and the tables they were imported from. */
import type { Currency, EpochMin, CubicCentimetres, Grams, MinorUnits } from '../../planner/domain/index.ts';
import type { CellFault } from './rfqs.ts';
import type { SheetType } from './sheets.ts';

/** On hand · on a plan · in its unit · gone · missed what it was planned on. */
export const CONSIGNMENT_STATES = ['received', 'planned', 'loaded', 'departed', 'leftBehind'] as const;
export type ConsignmentState = (typeof CONSIGNMENT_STATES)[number];

/** What may become of a consignment. What has departed stays so; whatever else happened can be taken back. */
export const NEXT_STATES: Readonly<Record<ConsignmentState, readonly ConsignmentState[]>> = {
  received: ['planned', 'leftBehind'],
  planned: ['received', 'planned', 'loaded', 'leftBehind'],
  loaded: ['planned', 'departed', 'leftBehind'],
  departed: [],
  leftBehind: ['received', 'planned'],
};
/** What lies in a unit is closed in there: its figures are those of the manifest. */
export const EDITABLE_STATES: readonly ConsignmentState[] = ['received', 'planned', 'leftBehind'];

/** The three ways goods come into a pool: 集货集发 the shipper's own, 采购供货 bought for stock, 代采代发 bought for a buyer and sent on. */
export const SERVICE_MODELS = ['consolidation', 'purchaseSupply', 'purchaseForward'] as const;
export type ServiceModel = (typeof SERVICE_MODELS)[number];
export type ConsignmentSource =
  | { readonly model: 'consolidation' }
  | { readonly model: 'purchaseSupply'; readonly supplier: string; readonly purchaseOrder: string; /** When the supplier's goods are expected at the hub. */ readonly expectedAt: EpochMin }
  | { readonly model: 'purchaseForward'; readonly buyerOrder: string; /** Who buys for the buyer. */ readonly agent: string };

export interface PieceSize {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Of one piece; undefined: not weighed by itself. */
  readonly weight: Grams | undefined;
  readonly count: number;
}

/** Each undefined: the planner's own rate. */
export interface WaitingRates {
  readonly currency: Currency;
  /** For each 24 hours between being ready and leaving. */
  readonly holdingPerDay: MinorUnits | undefined;
  /** For each 24 hours after the promise. */
  readonly latePerDay: MinorUnits | undefined;
  readonly leftBehind: MinorUnits | undefined;
}

/** A consignment as it is entered. */
export interface ConsignmentEntry {
  /** Place id. */
  readonly hub: string;
  /** The warehouse's own number, one of its kind at the hub. */
  readonly reference: string;
  readonly source: ConsignmentSource;
  readonly shipper: string;
  readonly consignee: string;
  readonly goods: string;
  readonly hsCode: string | undefined;
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
  /** Empty: sizes are not known. */
  readonly pieces: readonly PieceSize[];
  /** Supervision mode. */
  readonly regime: string;
  readonly temperature: string;
  readonly dangerousGoods: string | undefined;
  /** Shares a unit with goods of its own consignee only. */
  readonly alone: boolean;
  /** Place id of a market or an overseas warehouse. */
  readonly destination: string;
  /** At the hub from here on. */
  readonly readyAt: EpochMin;
  readonly dueAt: EpochMin | undefined;
  /** 0 to 9; the higher goes first. */
  readonly priority: number;
  readonly rates: WaitingRates;
  readonly note: string;
}

/** What it is planned or loaded on. */
export interface Placed {
  /** `FERRY-WEI-INC@2026-12-08` */
  readonly departure: string;
  /** A type of unit, or `loose`. */
  readonly unit: string;
}

export interface PooledConsignment extends ConsignmentEntry {
  /** `CSG-20261207-000042`: day of entry (Asia/Shanghai) and a running number of that day. */
  readonly id: string;
  /** Counts changes; the ETag of an edit. */
  readonly revision: number;
  readonly state: ConsignmentState;
  readonly placed: Placed | undefined;
  /** Why it was left behind; else empty. */
  readonly reason: string;
  readonly createdAt: EpochMin;
  readonly changedAt: EpochMin;
}

export const CONSIGNMENT_ORDERS = ['id', 'reference', 'shipper', 'consignee', 'readyAt', 'dueAt', 'priority', 'weight', 'volume', 'changedAt'] as const;
export type ConsignmentOrder = (typeof CONSIGNMENT_ORDERS)[number];

export interface ConsignmentQuery {
  readonly hub: string | undefined;
  readonly states: readonly ConsignmentState[];
  readonly models: readonly ServiceModel[];
  readonly destination: string | undefined;
  readonly regime: string | undefined;
  readonly temperature: string | undefined;
  /** Planned or loaded on this departure. */
  readonly departure: string | undefined;
  /** Words that must all occur in id, reference, shipper, consignee, goods, HS code, orders or note. Case does not count. */
  readonly text: string;
  readonly order: ConsignmentOrder;
  readonly descending: boolean;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | undefined;
}
export interface ConsignmentPage {
  readonly rows: readonly PooledConsignment[];
  /** Of the whole query, all pages. */
  readonly total: number;
  /** Of the query without its filter by state. */
  readonly byState: Readonly<Record<ConsignmentState, number>>;
  /** Of the whole query: what lies there together. */
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
  readonly next: string | undefined;
}

/** imported: taken into the pool · existing: there already, nothing was written · refused: has faults. */
export const IMPORT_OUTCOMES = ['imported', 'existing', 'refused'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export interface ImportRow {
  /** Order in the file, from 0. */
  readonly index: number;
  /** Row as the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly outcome: ImportOutcome;
  /** The consignment it became, or that was there; undefined where it was refused. */
  readonly consignment: string | undefined;
  /** Whether the one that was there says the same; undefined where there was none. */
  readonly same: boolean | undefined;
  readonly faults: readonly CellFault[];
}
export interface PoolImport {
  /** `IMP-20261207-0042` */
  readonly id: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly type: SheetType;
  readonly header: readonly string[];
  /** What each column is: a field, `result`, or empty for the sender's own. */
  readonly uses: readonly string[];
  readonly createdAt: EpochMin;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
}

/** Of what came to a hub: goods that could have shared a unit, since they are not dangerous and go with others. */
export interface ArrivalQuery {
  readonly hub: string;
  readonly destinations: readonly string[];
  readonly regimes: readonly string[];
  readonly temperature: string;
  /** After the first instant, up to the second. */
  readonly from: EpochMin;
  readonly until: EpochMin;
}
export interface Arrivals {
  /** When the first consignment of the hub came, whatever it was; undefined: none yet. */
  readonly first: EpochMin | undefined;
  /** Days on which something came, counted back in 24 hours from `until`: the last is 0. */
  readonly days: readonly { readonly ago: number; readonly weight: Grams; readonly volume: CubicCentimetres; readonly consignments: number }[];
}

export interface ConsignmentReads {
  consignment(id: string): Promise<PooledConsignment | undefined>;
  /** @throws StoreError `BAD_CURSOR` for an `after` that no page gave. */
  consignments(query: ConsignmentQuery): Promise<ConsignmentPage>;
  /** Those of a hub's references that are taken. */
  consignmentsByReference(hub: string, references: readonly string[]): Promise<readonly PooledConsignment[]>;
  /** What came to a hub day by day, whatever has become of it since. */
  arrivals(query: ArrivalQuery): Promise<Arrivals>;
  /** Newest first. @param before id of the last one of the page before */
  poolImports(limit: number, before: string | undefined): Promise<readonly PoolImport[]>;
  poolImport(id: string): Promise<PoolImport | undefined>;
  /** In the order of the file. @param from first index; @param outcomes all when empty */
  importRows(id: string, from: number, limit: number, outcomes: readonly ImportOutcome[]): Promise<readonly ImportRow[]>;
}

export interface ConsignmentWrites {
  /** Rows locked in the order of their ids until the transaction ends; those that are not there are left out. */
  lockConsignments(ids: readonly string[]): Promise<readonly PooledConsignment[]>;
  /** Adds them as received under ids of that local day, but for those whose reference is taken at their hub. @returns those added. @param day `20261207` */
  addConsignments(entries: readonly ConsignmentEntry[], day: string, at: EpochMin): Promise<readonly PooledConsignment[]>;
  /** Each of these counts the revision up and sets `changedAt`. @returns undefined where the new reference is taken. */
  editConsignment(id: string, entry: ConsignmentEntry, at: EpochMin): Promise<PooledConsignment | undefined>;
  /** @param ids all go the same way. */
  moveConsignments(ids: readonly string[], to: Pick<PooledConsignment, 'state' | 'placed' | 'reason'>, at: EpochMin): Promise<void>;
  removeConsignment(id: string): Promise<void>;
  /** Next id of that local day. @param day `20261207` */
  nextImportId(day: string): Promise<string>;
  addImport(record: Omit<PoolImport, 'counts'>, rows: readonly ImportRow[]): Promise<void>;
  /** Entries that nobody sees until their stage is published. @param stage id of the import and the attempt, `IMP-20261207-0042/1`. @returns the ids they will have */
  stageConsignments(stage: string, entries: readonly ConsignmentEntry[], day: string, at: EpochMin): Promise<readonly string[]>;
  stageImportRows(stage: string, rows: readonly ImportRow[]): Promise<void>;
  /** The whole stage into the pool, with its record. @returns those staged whose reference was taken meanwhile: they are not in the pool, and the rows of the record say they are. */
  publishStage(stage: string, record: Omit<PoolImport, 'counts'>): Promise<readonly PooledConsignment[]>;
  /** A row that says imported was there already. @param consignment id that it was to have */
  correctImportRow(id: string, consignment: string, existing: Pick<ImportRow, 'consignment' | 'same'>): Promise<void>;
  /** Everything staged for an import. */
  dropStages(id: string): Promise<void>;
}


import type {
  CutOff, Currency, EditionId, EpochMin, GramsCo2e, LoadUnit, LocalDate, Minutes, MinorUnits, OperationKind, PlaceId, Provenance, Reason,
  ServiceId, Warning, RideMode, Basis,
} from '../domain/index.ts';
import type { Reliability } from './reliability.ts';

export const PICKS = ['fastest', 'cheapest', 'bestService', 'greenest', 'balanced'] as const;
export type Pick = (typeof PICKS)[number];

/** A stretch of an itinerary. Steps touch in time: each starts at the instant the one before ends. */
export type Step = {
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly startsAt: EpochMin;
  readonly endsAt: EpochMin;
  readonly co2e: GramsCo2e;
} & (
  | {
      readonly kind: 'ride';
      readonly mode: RideMode;
      readonly service: ServiceId;
      readonly serviceDate: LocalDate;
      readonly unit: UnitUsed;
      readonly calendar: 'published' | 'assumed';
      readonly distanceM: number;
      readonly provenance: Provenance;
    }
  | {
      readonly kind: 'link';
      readonly mode: 'road';
      readonly unit: UnitUsed;
      readonly distanceM: number;
      readonly provenance: Provenance;
    }
  | { readonly kind: 'operation'; readonly operation: OperationKind | 'discharge'; readonly unit: UnitUsed; readonly provenance: Provenance }
  | { readonly kind: 'wait'; readonly unit: UnitUsed; readonly why: WaitReason }
);

/** What the goods ride in on a step, in words the trade uses: `LCL`, `1×40GP`, `TRK68 shared`. */
export interface UnitUsed {
  readonly unit: LoadUnit;
  readonly label: string;
}

export type WaitReason =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'departure';
      readonly service: ServiceId;
      /** The cut-off (or the departure itself) with the least time to spare, and that time. */
      readonly binding: CutOff | 'departure';
      readonly closesAt: EpochMin;
      readonly spare: Minutes;
    };

/** A line of the ledger. The lines of an option sum exactly to its price. */
export interface Charge {
  readonly code: string;
  /** Index into the option's steps. */
  readonly step: number;
  readonly basis: Basis | 'sharedTruck';
  /** Decimal strings; rate in major units of the native currency, or percent. */
  readonly quantity: string;
  readonly rate: string;
  readonly native: { readonly amount: MinorUnits; readonly currency: Currency };
  /** Quote currency per unit of native currency, decimal string. */
  readonly fx: string;
  readonly amount: MinorUnits;
  /** Rules that changed the plain product: the minimum was lifted, the next break was cheaper, the maximum capped. */
  readonly applied: readonly ('minimum' | 'nextBreak' | 'maximum')[];
  readonly provenance: Provenance;
}

export interface Option {
  readonly id: string;
  readonly arrivesAt: EpochMin;
  /** From the instant the goods are ready: that of the question, or within its window. */
  readonly transit: Minutes;
  /** Goods ready by then still catch the first ride; undefined: nothing rides by timetable. */
  readonly readyBy: EpochMin | undefined;
  readonly price: MinorUnits;
  readonly co2e: GramsCo2e;
  readonly picks: readonly Pick[];
  /** Undefined: something on the way has no distribution of delays. */
  readonly reliability: Reliability | undefined;
  readonly steps: readonly Step[];
  readonly charges: readonly Charge[];
}

/** A service or departure that is not on offer, and the first rule that says so. */
export interface Exclusion {
  /** A service id, or `service@date` for a single departure. */
  readonly what: string;
  readonly reason: Reason;
  readonly margin: { readonly value: number; readonly unit: 'min' | 'day' } | undefined;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface QuoteAnswer {
  readonly edition: EditionId;
  readonly readyAt: EpochMin;
  readonly currency: Currency;
  readonly warnings: readonly Warning[];
  /** Ordered by arrival, then price. None dominates another on (arrivesAt, price, co2e). Empty: see `noRoute`. */
  readonly options: readonly Option[];
  readonly excluded: readonly Exclusion[];
  /** Present when there is no option: every reason found. */
  readonly noRoute: readonly Exclusion[];
  readonly labels: number;
}

import type { CardId, FactorId, PlaceId } from './ids.ts';
import type { LoadUnit } from './cargo.ts';
import type { Currency } from './money.ts';
import type { PlaceKind } from './place.ts';
import type { Provenance } from './provenance.ts';
import type { LocalDate, Weekday } from './time.ts';
import type { CubicCentimetres, Grams, Metres, Minutes } from './units.ts';

/**
 * What a rate is multiplied with.
 * revenueTon: the greater of tonnes and cubic metres (W/M). chargeableKg: the greater of gross and volumetric kilograms,
 * rounded up to the row's step. container20/40: boxes of that length. bill: one per bill of lading. truck: one per vehicle.
 * percentOfCharge: percent of another charge of the same card. percentOfValue: percent of the goods' value.
 */
export const BASES = ['revenueTon', 'chargeableKg', 'container20', 'container40', 'bill', 'truck', 'percentOfCharge', 'percentOfValue'] as const;
export type Basis = (typeof BASES)[number];

/** One line of a price card. Quantity × rate, lifted to the minimum, in the row's currency; rounded once, at the end. */
export interface TariffRow {
  readonly card: CardId;
  /** Names the charge on the ledger, e.g. `FREIGHT`, `THC`. */
  readonly code: string;
  /** The load unit the row is charged for; undefined: both. */
  readonly unit: LoadUnit | undefined;
  readonly basis: Basis;
  /** Major units per quantity as a decimal string; for percent bases the percent. */
  readonly rate: string;
  readonly currency: Currency;
  readonly minQuantity: string | undefined;
  readonly minAmount: string | undefined;
  readonly maxAmount: string | undefined;
  /** Weight breaks, ascending: from this quantity on, this rate. Replaces `rate`. The next break is paid when it is cheaper. */
  readonly breaks: readonly { readonly from: string; readonly rate: string }[];
  /** percentOfCharge: it is a percent of all rows of the card with this code. */
  readonly percentOf: string | undefined;
  /** chargeableKg: cubic centimetres that count as one kilogram, and the step kilograms are rounded up to. */
  readonly volumetricDivisor: string | undefined;
  readonly kgStep: string | undefined;
  /** Rides only: the weekdays of the service date the row holds for; undefined: all. */
  readonly weekdays: readonly Weekday[] | undefined;
  /** Rides only: not charged again where the ride continues the contract of the ride before. */
  readonly once: boolean;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly status: 'example' | 'loaded';
  readonly provenance: Provenance;
}

/**
 * What keeping goods at a hub costs after their free time. A day is 24 hours, begun ones count; the clock starts when goods can be claimed
 * after a ride, or come by bonded truck, and stops when they are handed over, board, or leave by bonded truck.
 */
export interface StorageRule {
  readonly id: string;
  readonly country: string;
  readonly placeKinds: readonly PlaceKind[];
  readonly unit: LoadUnit;
  readonly freeDays: number;
  /** The card of a day, from each paid day on (1: the first after the free ones); ascending. A row's quantity is multiplied by the days of its band. */
  readonly bands: readonly { readonly fromDay: number; readonly card: CardId }[];
  readonly provenance: Provenance;
}

/** A truck that can be hired for a link of one country. */
export interface Vehicle {
  readonly id: string;
  readonly country: string;
  readonly unit: LoadUnit;
  /** Container trucks: the box length they carry; one box a truck. */
  readonly feet: 20 | 40 | undefined;
  readonly payload: Grams;
  readonly volume: CubicCentimetres;
  readonly currency: Currency;
  /** Price of the whole truck: fixed + perKm × road kilometres, at least min. Decimal strings of major units. */
  readonly fixed: string;
  readonly perKm: string;
  readonly min: string;
  /** Where a fare table is known it replaces the formula: price up to each road distance, then so much for every further `everyKm`. */
  readonly fares: FareTable | undefined;
  readonly factor: FactorId;
  readonly provenance: Provenance;
}

export interface FareTable {
  readonly steps: readonly { readonly upToKm: number; readonly price: string }[];
  readonly further: { readonly everyKm: number; readonly price: string };
}

/** A parcel product that takes goods from door to door across a border, customs included. */
export interface Courier {
  readonly id: string;
  readonly carrier: { readonly zh: string; readonly en: string };
  readonly fromCountry: string;
  readonly toCountry: string;
  /** Door to door. */
  readonly p50: Minutes;
  readonly p90: Minutes;
  readonly heaviest: Grams;
  /** Supervision modes its parcels may be declared under. */
  readonly regimes: readonly string[];
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly card: CardId;
  readonly factor: FactorId;
  readonly provenance: Provenance;
}

/** What may ride on services of a kind, and why not what may not. */
export interface CargoRule {
  readonly id: string;
  readonly temperatures: readonly string[];
  readonly dangerousGoods: readonly string[];
  readonly text: { readonly zh: string; readonly en: string };
  readonly provenance: Provenance;
}

/** What a hub does to goods. */
export const OPERATION_KINDS = ['load', 'intake', 'exportCustoms', 'stuff', 'transit', 'reload', 'gaugeChange', 'importCustoms', 'handover', 'strip'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** An operation as offered at every place of a kind and country. */
export interface OperationRule {
  readonly kind: OperationKind;
  readonly placeKinds: readonly PlaceKind[];
  readonly country: string;
  /** The load unit it works on (`stuff` and `load`: loose, the result is a container; `strip`: the reverse). */
  readonly unit: LoadUnit;
  /** Work time; customs kinds take theirs from the regime instead. */
  readonly duration: Minutes;
  readonly hours: string;
  readonly card: CardId | undefined;
  readonly factor: FactorId | undefined;
  readonly provenance: Provenance;
}

/** Customs clearance of one regime at one end. */
export interface ClearanceRule {
  readonly regime: string;
  readonly country: string;
  readonly direction: 'export' | 'import';
  readonly p50: Minutes;
  readonly p90: Minutes;
  /** Where it can be done; `all` or a list of places. */
  readonly sites: 'all' | readonly PlaceId[];
  readonly provenance: Provenance;
}

/** How far a tonne-kilometre, a tonne at a terminal or a TEU at a terminal warms the climate; well to wheel. */
export interface EmissionFactor {
  readonly id: FactorId;
  readonly per: 'tkm' | 't' | 'teu';
  /** gCO2e per `per`, decimal string. */
  readonly grams: string;
  readonly provenance: Provenance;
}

/** Units of CNY for one unit of the currency. */
export interface ExchangeRate {
  readonly currency: Currency;
  readonly cnyPerUnit: string;
  readonly asOf: LocalDate;
  readonly status: 'example' | 'loaded';
  readonly provenance: Provenance;
}

/** Road distance and driving time of a country where no lane is named. */
export interface RoadRule {
  readonly country: string;
  /** Great-circle kilometres below `underKm` (undefined: no limit) are multiplied by `factor`; ascending. */
  readonly circuity: readonly { readonly underKm: number | undefined; readonly factor: number }[];
  /** Road kilometres up to `upToKm` (undefined: no limit) are driven at `kmh`; ascending, one speed for the whole trip. */
  readonly speeds: readonly { readonly upToKm: number | undefined; readonly kmh: number }[];
  /** Rest after each full `afterMin` of driving; zero: none. */
  readonly rest: { readonly minutes: Minutes; readonly afterMin: Minutes };
  /** Links between places of these kinds, up to a great-circle distance. */
  readonly links: readonly { readonly from: readonly PlaceKind[]; readonly to: readonly PlaceKind[]; readonly withinKm: number }[];
  /** Further countries this one's trucks go to. */
  readonly partners: readonly string[];
  /** Terminals that are linked; undefined: all of the country. */
  readonly only: readonly PlaceId[] | undefined;
  readonly provenance: Provenance;
}

/** A road distance that is known, and overrides the rule both ways. */
export interface RoadLane {
  readonly a: PlaceId;
  readonly b: PlaceId;
  readonly distance: Metres;
  readonly provenance: Provenance;
}

/**
 * One question of consolidation 集货集发: what lies at a hub, what leaves it in a window, and what may share a unit.
 * Whoever asks has put everything into numbers: instants at the hub's gate, money in one currency. The engine knows no tariff, calendar or map.
 *
 * A plan puts every consignment, whole, into a unit of a departure, loose onto a departure, or leaves it behind. Its cost is
 *   Σ units used: `cost`
 * + Σ consignments sent: holding + lateness + onward (`sendingCost`), and `stuffingCost` in a unit or `looseCost` if loose
 * + Σ consignments left behind: `leftBehindCost`
 * and every part is an integer before it is added, so that parts sum to the whole.
 */
import type { CubicCentimetres, Currency, EpochMin, Grams, MinorUnits } from '../domain/index.ts';

/** Ids are text; ties between equal plans are broken by their order by code unit. */
export interface Consignment {
  readonly id: string;
  /** Who pays the freight: costs are split between shippers. */
  readonly shipper: string;
  readonly consignee: string;
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
  /** Pieces with dimensions, where known; the largest must pass the unit's inside. Empty: treated as pourable. */
  readonly pieces: readonly Piece[];
  /** At the hub from here on. */
  readonly readyAt: EpochMin;
  /** Promised at the destination; undefined: no promise. */
  readonly dueAt: EpochMin | undefined;
  /** Where it is bound: a departure carries it only if it serves this id. */
  readonly destination: string;
  /** Supervision mode, `9610`. */
  readonly regime: string;
  /** Temperature class id, `T-AMB`. */
  readonly temperature: string;
  /** IMDG class, `3`; undefined: not dangerous. */
  readonly dangerousGoods: string | undefined;
  /** Shares a unit only with goods of its own consignee. */
  readonly alone: boolean;
  /** For each 24 hours between being ready and leaving, by the minute. */
  readonly holdingPerDay: MinorUnits;
  /** For each 24 hours after the promise, by the minute. */
  readonly latePerDay: MinorUnits;
  readonly leftBehindCost: MinorUnits;
}

export interface Piece {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly weight: Grams;
  readonly count: number;
}

/** In a unit of the plan's own, or loose among the carrier's goods. */
export type Way = 'unit' | 'loose';

export interface Departure {
  readonly id: string;
  readonly departsAt: EpochMin;
  /** Latest instants at which goods may come to be ready at the hub, the narrowest of all cut-offs counted back to there. */
  readonly readyBy: Readonly<Record<Way, EpochMin>>;
  /** Destinations it serves: when goods can be had there, and what the way from the port costs per revenue ton. */
  readonly destinations: ReadonlyMap<string, { readonly availableAt: Readonly<Record<Way, EpochMin>>; readonly onwardPerRevenueTon: MinorUnits }>;
  readonly regimes: readonly string[];
  readonly temperatures: readonly string[];
  readonly dangerousGoods: readonly string[];
  readonly units: readonly UnitOffer[];
  /** Stuffing and stripping of what goes in units, whatever their type. */
  readonly stuffingPerRevenueTon: MinorUnits;
  /** Sockets for units that cool; each such unit takes one. */
  readonly plugs: number;
  /** Room for units of all types together; departures of one sailing share it, and the least told counts. Undefined: only what is available of each type. */
  readonly room?: { readonly sailing: string; readonly teu: number } | undefined;
  /** Undefined: takes nothing loose. */
  readonly loose: LooseOffer | undefined;
}

/** Units of one type on one departure. */
export interface UnitOffer {
  /** `40HQ`, `20RF`, `PMC`, `truck`. */
  readonly type: string;
  readonly payload: Grams;
  /** What fits when stowed. */
  readonly volume: CubicCentimetres;
  /** Undefined: any piece goes in. */
  readonly inside: { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number } | undefined;
  /** Temperature classes it can keep, one of them at a time. */
  readonly temperatures: readonly string[];
  readonly needsPlug: boolean;
  /** What it takes of the departure's room; undefined: nothing. */
  readonly teu?: number | undefined;
  /** Of one unit, whatever is in it. */
  readonly cost: MinorUnits;
  readonly available: number;
}

export interface LooseOffer {
  /** Besides what is charged by the kilogram. */
  readonly perRevenueTon: MinorUnits;
  /** Freight by chargeable weight, as by air; each consignment is charged by itself. */
  readonly byKilogram?: readonly KilogramRate[] | undefined;
  /** Once for each consignment. */
  readonly perBill: MinorUnits;
  /** Least quantity that is charged, thousandths of a revenue ton. */
  readonly minimumMilliTons: number;
  /** All loose goods of the departure together, thousandths of a revenue ton. */
  readonly capacityMilliTons: number;
}

/** A price by chargeable weight: the greater of gross weight and volume, with weight breaks (IATA Air Cargo Tariff, TACT Rules 3.9). */
export interface KilogramRate {
  /** So much of volume counts as a kilogram: 6,000. */
  readonly cm3PerKg: number;
  /** Begun steps count whole. */
  readonly step: Grams;
  /** From so many grams on, at so much a ton; the first from 0. Paid as the next break where that is cheaper. */
  readonly breaks: readonly { readonly from: Grams; readonly perTon: MinorUnits }[];
  readonly atLeast: MinorUnits;
}

/** What may lie in one unit. Loose goods are the carrier's to mix. */
export interface MixRules {
  /** Supervision modes that may share a unit; a mode in no group shares only with itself. */
  readonly regimeGroups: readonly (readonly string[])[];
  /** Pairs of dangerous-goods classes that may not share one (IMDG Code 7.2.4). */
  readonly segregated: readonly (readonly [string, string])[];
  /** Temperature classes never mix in a unit. Pairs of consignments kept apart for other reasons (odour, a customer's word). */
  readonly apart: readonly (readonly [string, string])[];
}

/**
 * What is decided already. `unit` a type: the consignments share one unit of it, and with `closed` nobody else joins them; `loose`: they go
 * loose; undefined: they go on that departure, each as is best.
 */
export interface Pin {
  readonly consignments: readonly string[];
  readonly departure: string;
  readonly unit: string | undefined;
  readonly closed: boolean;
}

/** How a consignment travels: `unit` is a type or `loose`. Undefined where it is meant: left behind. */
export interface Placement {
  readonly departure: string;
  readonly unit: string;
}

/** A plan that stands already, and how many of its consignments may travel otherwise than in it. */
export interface Churn {
  /** By consignment; null: left behind. Those not named are new and free. */
  readonly before: ReadonlyMap<string, Placement | null>;
  readonly mostChanges: number;
}

export interface Instance {
  readonly currency: Currency;
  readonly consignments: readonly Consignment[];
  readonly departures: readonly Departure[];
  readonly mix: MixRules;
  readonly pins: readonly Pin[];
  readonly churn: Churn | undefined;
}

/** One unit, or the loose goods of a departure (then `unit` is `loose`, and there is at most one such batch a departure). */
export interface Batch {
  readonly departure: string;
  readonly unit: string;
  /** Ascending ids. */
  readonly consignments: readonly string[];
}

/** What is decided: each consignment stands in exactly one batch or in `leftBehind`. Batches in order of departure, unit, first consignment. */
export interface Assignment {
  readonly batches: readonly Batch[];
  readonly leftBehind: readonly string[];
}

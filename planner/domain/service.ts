import type { CardId, FactorId, PlaceId, ServiceId } from './ids.ts';
import type { LoadUnit } from './cargo.ts';
import type { Provenance } from './provenance.ts';
import type { LocalDate, Weekday } from './time.ts';
import type { DayMin, Grams, Metres, Minutes } from './units.ts';

/** `post` is parcels by courier or post, door to door. */
export const RIDE_MODES = ['ferry', 'sea', 'air', 'rail', 'post'] as const;
export type RideMode = (typeof RIDE_MODES)[number];
export const MODES = ['road', ...RIDE_MODES] as const;
export type Mode = (typeof MODES)[number];

/**
 * `active`, `reported` and `assumed` run by default; `unverified`, `trial` and `suspended` when asked for; `alternative` when asked for,
 * and then in place of the service it alternates with; the others never.
 */
export const STATUSES = ['active', 'reported', 'assumed', 'unverified', 'trial', 'suspended', 'alternative', 'closed', 'not_run'] as const;
export type Status = (typeof STATUSES)[number];
export const DEFAULT_STATUSES: readonly Status[] = ['active', 'reported', 'assumed'];
/** Kept for the record; no question can board them. */
export const NEVER_RUN: readonly Status[] = ['closed', 'not_run'];
export const ASKABLE_STATUSES: readonly Status[] = [...DEFAULT_STATUSES, 'unverified', 'trial', 'suspended', 'alternative'];

/**
 * Latest moments for a departure, counted back from it; DCSA cut-off codes.
 * LCO and FCO bind when goods have been received (end of intake), DCO and CUA when customs has released them.
 */
export const CUT_OFFS = ['LCO', 'FCO', 'DCO', 'CUA'] as const;
export type CutOff = (typeof CUT_OFFS)[number];
/** Which cut-offs bind a load unit at which stage of the preparation before a departure. */
export const RECEIVED_CUT_OFFS: Readonly<Record<LoadUnit, readonly CutOff[]>> = { loose: ['LCO'], container: ['FCO'] };
export const RELEASED_CUT_OFFS: readonly CutOff[] = ['DCO', 'CUA'];

/** A scheduled line. Its sailings say when and where; what holds for all of them stands here. */
export interface Service {
  readonly id: ServiceId;
  readonly mode: RideMode;
  readonly carrier: { readonly zh: string; readonly en: string };
  readonly vessel: string;
  readonly status: Status;
  /** `published`: days read in a source; `assumed`: laid out by rule, and every answer resting on it says so. */
  readonly calendar: 'published' | 'assumed';
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  /** Load units the line carries. */
  readonly units: readonly LoadUnit[];
  /** Temperature classes and dangerous-goods classes it takes, by the cargo rule it follows; empty DG list: none. */
  readonly cargoRule: string;
  readonly temperatures: readonly string[];
  readonly dangerousGoods: readonly string[];
  readonly cutOffs: Readonly<Partial<Record<CutOff, Minutes>>>;
  /** From arrival until the goods can be claimed. */
  readonly availability: Readonly<Record<LoadUnit, Minutes>>;
  readonly capacityTeu: number | undefined;
  /** Heaviest consignment one departure takes; undefined: no limit known. */
  readonly capacityWeight: Grams | undefined;
  /** The service this one replaces when alternatives are asked for. */
  readonly alternatesWith: ServiceId | undefined;
  /** The through bill its rides are carried under: a ride that continues it from transit does not pay its once-only charges again. */
  readonly contract: string | undefined;
  readonly factor: FactorId;
  /** Handling at each of the two terminals. */
  readonly terminalFactor: FactorId;
  readonly provenance: Provenance;
}

/** One direct hop of a service, as the timetable prints it: a change of one sailing is one row. */
export interface Sailing {
  readonly service: ServiceId;
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly weekdays: readonly Weekday[];
  /** Runs every n-th week, counted from the week of Monday 2026-01-05. */
  readonly everyWeeks: number;
  /** Local to `from`. */
  readonly departs: DayMin;
  /**
   * Local to `to`, counted from midnight of the service date there; passes 1440 when it arrives on a later day. Where only the time under way
   * is known, that, as elapsed minutes.
   */
  readonly arrival: { readonly clock: DayMin } | { readonly after: Minutes };
  /** Borders on the way where wagons or boxes change gauge. */
  readonly via: readonly PlaceId[];
  readonly distance: Metres;
  /** Undefined: no price known, and so not offered. */
  readonly card: CardId | undefined;
  readonly provenance: Provenance;
}

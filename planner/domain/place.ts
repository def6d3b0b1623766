import type { HoursId, PlaceId } from './ids.ts';
import type { Provenance } from './provenance.ts';
import type { LocalDate, Weekday, Zone } from './time.ts';
import type { DayMin } from './units.ts';

export const PLACE_KINDS = [
  'district', 'city', 'bonded-zone', 'park', 'customs-office', 'postal-office', 'policy-zone', 'trade-market', 'laboratory', 'seaport', 'airport', 'rail-terminal',
  'border', 'overseas-warehouse', 'market',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
/** Where goods are handed from one movement to the next; at all other places they start and end. */
export const HUBS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal'];
export const LANGUAGES = ['zh', 'en', 'ko', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A spot where goods start, end, change vehicle or wait. */
export interface Place {
  readonly id: PlaceId;
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The prefecture city of a district, in Chinese as the plans write it; empty elsewhere. */
  readonly city: string;
  readonly names: Readonly<Record<Language, string>>;
  /** Further exact names a user may type. */
  readonly aliases: readonly string[];
  readonly unlocode: string | undefined;
  readonly iata: string | undefined;
  readonly zone: Zone;
  /** WGS-84 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly goods: readonly string[];
  readonly provenance: Provenance;
}

/** When a counter works. Every day from 00:00 to 24:00 is always. */
export interface Hours {
  readonly id: HoursId;
  readonly weekdays: readonly Weekday[];
  readonly opensAt: DayMin;
  readonly closesAt: DayMin;
  readonly closedOnHolidays: boolean;
  readonly provenance: Provenance;
}

/** A place where nothing is handled or berthed on some local dates, both included: a typhoon, a strike, an inspection. */
export interface Closure {
  readonly place: PlaceId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly provenance: Provenance;
}

/** One dated exception of a country's working calendar. Beyond the last published day entries are computed and say so. */
export interface HolidayEntry {
  readonly country: string;
  readonly date: LocalDate;
  /** `workday` is a make-up day (调休): worked although it is a weekend. */
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
  readonly status: 'published' | 'estimated';
  readonly provenance: Provenance;
}

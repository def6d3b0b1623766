/** What a quotation says, in one language. Numbers, dates and names come filled in. */
import type { Mode } from '../../../../planner/domain/index.ts';
import type { Basis } from '../../../ports/quotation.ts';

/** Wall clock of an instant, and whether its year has to be told. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly clock: string;
  readonly isOtherYear: boolean;
}

export interface Words {
  /** BCP 47. */
  readonly locale: string;
  readonly title: string;
  readonly sampleFirm: string;
  readonly sample: string;
  readonly version: (n: number, savedAt: string) => string;
  readonly validUntil: (at: string) => string;
  readonly beijingTime: string;
  readonly standing: { readonly accepted: (at: string) => string; readonly expired: (at: string) => string; readonly superseded: (version: number) => string };
  readonly customer: string;
  readonly cargo: string;
  readonly terms: string;
  readonly dangerous: (dg: string) => string;
  readonly value: (money: string) => string;
  readonly doorToDoor: (place: string) => string;
  readonly regimes: Readonly<Record<string, string>>;
  readonly temperatures: Readonly<Record<string, string>>;
  readonly facts: { readonly price: string; readonly scope: string; readonly arrival: (zone: string) => string; readonly transit: string; readonly p90: string; readonly p50: (at: string) => string; readonly from: (at: string) => string; readonly co2e: string };
  readonly beijing: (at: string) => string;
  readonly itinerary: string;
  readonly columns: { readonly mode: string; readonly step: string; readonly start: string; readonly end: string; readonly duration: string; readonly item: string; readonly basis: string };
  readonly modes: Readonly<Record<Mode, string>>;
  readonly hub: string;
  readonly links: { readonly pickup: string; readonly transfer: string; readonly delivery: string };
  readonly units: { readonly loose: string; readonly shared: string; readonly whole: string };
  /** By operation; `_loose` and `_container` where the load unit decides. */
  readonly operations: Readonly<Record<string, string>>;
  /** By kind of wait; `departure_air` and its like where the mode decides. */
  readonly waits: Readonly<Record<string, string>>;
  /** By DCSA code, and mode where it decides. */
  readonly cutOffs: Readonly<Record<string, string>>;
  readonly assumed: string;
  readonly join: string;
  readonly colon: string;
  readonly dash: string;
  readonly prices: string;
  readonly charges: Readonly<Record<string, string>>;
  readonly bases: Readonly<Record<Basis['basis'], (n: string) => string>>;
  readonly total: string;
  readonly notes: string;
  readonly note: {
    readonly exchange: (rates: string, asOf: string) => string;
    readonly exampleExchange: (rates: string, asOf: string) => string;
    readonly readyBy: (at: string) => string;
    readonly noDuty: string;
    readonly planned: string;
    readonly odds: (estimated: number, all: number) => string;
    readonly clearance: string;
    readonly calendar: (pairs: string) => string;
    readonly holidays: (country: string, until: string) => string;
    readonly unusual: (pair: string) => string;
    readonly co2e: string;
    readonly estimated: string;
    readonly example: string;
    readonly valid: (at: string) => string;
  };
  readonly signatures: { readonly firm: string; readonly customer: string; readonly date: string };
  readonly footer: { readonly example: string; readonly edition: (id: string) => string };
  readonly page: (n: number, of: number) => string;
  readonly duration: { readonly days: string; readonly hours: string; readonly minutes: string };
  readonly date: (at: WallClock) => string;
}

export const two = (n: number): string => String(n).padStart(2, '0');

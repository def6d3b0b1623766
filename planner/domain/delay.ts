import type { Provenance } from './provenance.ts';

/**
 * What a delay belongs to. `ride`: arrival of a mode's departures after the timetable; `service`: of one line, in its mode's place; `discharge`: goods
 * claimable after a ride of a mode; `border`: waiting of trains at a crossing; `road`: trucks of a country; `operation`: work at a hub.
 * Customs and parcels are not here: their rows carry a median and a 90th percentile of their own.
 */
export const DELAYS_OF = ['ride', 'service', 'discharge', 'border', 'road', 'operation'] as const;
export type DelayOf = (typeof DELAYS_OF)[number];

/** The key of a row for all that have none of their own. */
export const ANY = 'any';

/** How much longer than planned something takes, as points of its quantile function. */
export interface DelayRule {
  readonly of: DelayOf;
  /** A mode, service, border place, country or operation, by `of`; `any`: all others. */
  readonly key: string;
  /** Whether values are minutes or percent of the planned time. */
  readonly per: 'min' | 'percent';
  /** Ascending in both; shares in percent. See `planner/reliability/spread.ts` for what lies between. */
  readonly quantiles: readonly { readonly percent: number; readonly value: number }[];
  readonly provenance: Provenance;
}

/** The share of the departures of a timetable that run: of a mode, or of one line in its mode's place. */
export interface CompletionRule {
  /** A mode or a service. */
  readonly key: string;
  /** Over 0 to 1. */
  readonly runs: number;
  readonly provenance: Provenance;
}

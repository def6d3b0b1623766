/** The network as this workspace reads it: the generated schema, and what it may come to say. */
import type { Network, PathValue, Place, Provenance, Service } from '../api/types.ts';

export type NetworkService = Service;

/** When a counter of a place works; clocks local to it. */
export interface OpeningHours {
  readonly weekdays: readonly number[];
  readonly opens: string;
  readonly closes: string;
  readonly closedOnHolidays?: boolean;
  readonly provenance?: Provenance;
}
export type NetworkPlace = Place & { readonly hours?: readonly OpeningHours[] };

export type NetworkData = Omit<Network, 'places' | 'services' | 'paths'> & {
  readonly places: readonly NetworkPlace[];
  readonly services: readonly NetworkService[];
  readonly paths: Readonly<Record<string, PathValue>>;
};

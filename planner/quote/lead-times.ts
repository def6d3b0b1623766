/** Lanes of replenishment: the options of a question, each with how long goods take from their departure, as chances. */
import type { LeadTime } from '../reliability/index.ts';
import { findPaths } from './find-paths.ts';
import { listOptions, type BareOption } from './list-options.ts';
import { leadTimeOfPath } from './reliability.ts';
import type { Network } from '../network/index.ts';
import type { QuoteRequest } from './request.ts';

export interface LaneOption {
  readonly option: BareOption;
  /** From the planned departure of the first ride, goods aboard; undefined: something on the way has no distribution. */
  readonly leadTime: LeadTime | undefined;
}

/** The front of a question, each member with its lead time. */
export const laneOptions = (network: Network, request: QuoteRequest): LaneOption[] =>
  listOptions(network, [findPaths(network, request)]).map(({ prepared, path, option }) => ({ option, leadTime: leadTimeOfPath(network, prepared, path) }));

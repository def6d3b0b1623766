import { localDateOf, type LocalDate } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import type { QuoteRequest } from './request.ts';

/** What of a question decides rules, prices and emissions: questions of one class share their rated arcs and bounds. */
export interface CargoClass extends Pick<QuoteRequest, 'cargo' | 'regime' | 'currency' | 'modes' | 'statuses' | 'carriers' | 'avoid'> {
  /** The local date at the origin whose tariffs apply to all but rides. */
  readonly date: LocalDate;
}

export const cargoClassOf = (network: Network, request: Omit<QuoteRequest, 'to'>): CargoClass => {
  const { cargo, regime, currency, modes, statuses, carriers, avoid } = request;
  const origin = network.places.get(request.from);
  assert(origin, 'the origin is a place of the edition', { from: request.from });
  return { cargo, regime, currency, modes, statuses, carriers, avoid, date: localDateOf(request.readyAt, origin.zone) };
};

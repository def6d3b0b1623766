/**
 * A ready window asks one question for each tariff date in it. Ready earlier goods can do all that goods ready later can, and wait for free; only the date
 * whose tariffs apply differs. So the front of a window is that of its first instant, of each later local midnight in it and of its last instant, together.
 */
import { addDays, dayMin, instantOf, localDateOf, type EpochMin } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import type { QuoteRequest } from './request.ts';

/** The instants at which goods of a question may become ready and something may change; the first is `readyAt`. */
export const readyInstants = (network: Network, { from, readyAt, readyUntil }: Pick<QuoteRequest, 'from' | 'readyAt' | 'readyUntil'>): readonly EpochMin[] => {
  const zone = network.places.get(from)?.zone;
  assert(zone !== undefined, 'the origin is a place of the edition', { from });
  const instants: EpochMin[] = [readyAt];
  if (readyUntil === undefined) return instants;
  for (let date = addDays(localDateOf(readyAt, zone), 1); ; date = addDays(date, 1)) {
    const midnight = instantOf(date, dayMin(0), zone);
    if (midnight >= readyUntil) break;
    instants.push(midnight);
  }
  // The days within which the first ride leaves reach furthest from here.
  if (readyUntil > readyAt) instants.push(readyUntil);
  return instants;
};

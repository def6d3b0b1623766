/** Which day is best to send: the same goods, ready at the same local hour on each day of a window. */
import { epochMin, instantOf, localDateOf, addDays, minorUnits, minutes, dayMin, type EpochMin, type LocalDate, type Minutes, type MinorUnits } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import { findPaths } from './find-paths.ts';
import type { QuoteRequest } from './request.ts';

/** Days a window may have. */
export const LONGEST_WINDOW = 31;

export interface SendingDay {
  readonly date: LocalDate;
  readonly readyAt: EpochMin;
  /** Undefined: no way on that day. */
  readonly fastest: { readonly arrivesAt: EpochMin; readonly transit: Minutes; readonly price: MinorUnits } | undefined;
  readonly cheapest: { readonly arrivesAt: EpochMin; readonly transit: Minutes; readonly price: MinorUnits } | undefined;
  readonly options: number;
}

export interface Profile {
  readonly days: readonly SendingDay[];
  /** The first day of the shortest transit, of the lowest price, and the last from which goods still arrive first; undefined: no day has a way. */
  readonly shortest: LocalDate | undefined;
  readonly cheapest: LocalDate | undefined;
  readonly latestForFirstArrival: LocalDate | undefined;
}

/** One exact search a day. A due time of the question holds on every day. */
export const sendingProfile = (network: Network, request: QuoteRequest, days: number): Profile => {
  const zone = network.places.get(request.from)?.zone;
  assert(zone !== undefined && days >= 1 && days <= LONGEST_WINDOW, 'an origin of the edition and a window of some days', { from: request.from, days });
  const firstDate = localDateOf(request.readyAt, zone);
  // The wall clock is kept, also where clocks change within the window.
  const clock = dayMin(Math.round(request.readyAt - instantOf(firstDate, dayMin(0), zone)));
  const list = Array.from({ length: days }, (_, i): SendingDay => {
    const date = addDays(firstDate, i);
    const readyAt = i === 0 ? request.readyAt : instantOf(date, clock, zone);
    const { paths } = findPaths(network, { ...request, readyAt }).result;
    const summary = (path: (typeof paths)[number] | undefined) =>
      path && { arrivesAt: epochMin(path.arrivesAt), transit: minutes(path.arrivesAt - readyAt), price: minorUnits(path.cost) };
    const least = (key: (path: (typeof paths)[number]) => readonly number[]) => paths.reduce<(typeof paths)[number] | undefined>((best, path) => (best && !isLess(key(path), key(best)) ? best : path), undefined);
    return { date, readyAt, options: paths.length, fastest: summary(least((p) => [p.arrivesAt, p.cost])), cheapest: summary(least((p) => [p.cost, p.arrivesAt])) };
  });
  const first = (key: (day: SendingDay) => number | undefined): LocalDate | undefined => {
    const values = list.map((day) => key(day) ?? Number.POSITIVE_INFINITY);
    const lowest = Math.min(...values);
    return lowest === Number.POSITIVE_INFINITY ? undefined : list[values.indexOf(lowest)]?.date;
  };
  const firstArrival = Math.min(...list.map((day) => day.fastest?.arrivesAt ?? Number.POSITIVE_INFINITY));
  return {
    days: list,
    shortest: first((day) => day.fastest?.transit),
    cheapest: first((day) => day.cheapest?.price),
    latestForFirstArrival: list.findLast((day) => day.fastest?.arrivesAt === firstArrival)?.date,
  };
};

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const i = a.findIndex((value, k) => value !== b[k]);
  return i >= 0 && (a[i] as number) < (b[i] as number);
};

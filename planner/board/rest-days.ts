/**
 * Days after the last minute for goods, up to their departure, on which the hub rests: its country's holidays, and days it is closed. Whoever brings goods in
 * an ordinary week's rhythm misses such a departure.
 * Not handled: holidays at the port of arrival, which delay goods and turn none away.
 */
import { addDays, localDateOf, type EpochMin, type LocalDate, type Place } from '../domain/index.ts';
import type { Network } from '../network/index.ts';

export interface RestDays {
  /** In order. */
  readonly dates: readonly LocalDate[];
  /** The departure is past the last published holidays: they are computed, and make-up days are not known. */
  readonly isEstimated: boolean;
}

/** @param readyBy last minute goods may come */
export const restDays = (network: Network, hub: Place, readyBy: EpochMin, departsAt: EpochMin): RestDays => {
  const { holidays, workdays, publishedUntil } = network.calendarOf(hub.country);
  const closures = network.edition.closures.filter(({ place }) => place === hub.id);
  const [first, last] = [localDateOf(readyBy, hub.zone), localDateOf(departsAt, hub.zone)];
  const dates: LocalDate[] = [];
  for (let date = addDays(first, 1); date <= last; date = addDays(date, 1)) {
    const isClosed = closures.some(({ from, to }) => from <= date && date <= to);
    if (isClosed || (holidays.has(date) && !workdays.has(date))) dates.push(date);
  }
  return { dates, isEstimated: publishedUntil !== undefined && last > publishedUntil };
};

/**
 * Days after the last minute for goods, up to their departure, on which the hub rests: its country's holidays, and days it is closed. Whoever brings goods in
 * an ordinary week's rhythm misses such a departure.
 * Not handled: holidays at the port of arrival, which delay goods and turn none away.
 */
import { addDays, epochMin, localDateOf, type EpochMin, type LocalDate, type Place } from '../domain/index.ts';
import type { Network } from '../network/index.ts';

export interface RestDays {
  /** In order. */
  readonly dates: readonly LocalDate[];
  /** The departure is past the last published holidays: they are computed, and make-up days are not known. */
  readonly isEstimated: boolean;
}

/** Longest rest looked for, days: where goods can never make it, their last minute lies before all time and says nothing. */
const MOST_DAYS = 31;
const MINUTES_PER_DAY = 1440;

/** @param lastMinutes until when goods may come, by what rides */
export const restDays = (network: Network, hub: Place, lastMinutes: readonly number[], departsAt: EpochMin): RestDays => {
  const { holidays, workdays, publishedUntil } = network.calendarOf(hub.country);
  const closures = network.edition.closures.filter(({ place }) => place === hub.id);
  const possible = lastMinutes.filter((at) => at > departsAt - MOST_DAYS * MINUTES_PER_DAY);
  const earliest = epochMin(Math.min(departsAt, ...possible));
  const [first, last] = [localDateOf(earliest, hub.zone), localDateOf(departsAt, hub.zone)];
  const dates: LocalDate[] = [];
  for (let date = addDays(first, 1); date <= last; date = addDays(date, 1)) {
    const isClosed = closures.some(({ from, to }) => from <= date && date <= to);
    if (isClosed || (holidays.has(date) && !workdays.has(date))) dates.push(date);
  }
  return { dates, isEstimated: publishedUntil !== undefined && last > publishedUntil };
};

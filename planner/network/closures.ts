import type { Closure, LocalDate, PlaceId } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';

/** On which local dates places are closed: no counter works there, and nothing leaves or arrives by a scheduled service. */
export interface ClosedDates {
  has(place: PlaceId): boolean;
  covers(place: PlaceId, date: LocalDate): boolean;
}

export const closedDates = (dataset: Pick<Dataset, 'closures'>): ClosedDates => {
  const byPlace = new Map<PlaceId, Closure[]>();
  for (const closure of dataset.closures) byPlace.set(closure.place, [...(byPlace.get(closure.place) ?? []), closure]);
  return {
    has: (place) => byPlace.has(place),
    covers: (place, date) => byPlace.get(place)?.some((closure) => closure.from <= date && date <= closure.to) ?? false,
  };
};

export const NEVER_CLOSED: ClosedDates = closedDates({ closures: [] });

import type { Place } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import { dayNumber } from './clock.ts';

/** Whether a place is closed on a local date. */
export type IsClosed = (place: Place, day: number) => boolean;

export const makeClosures = ({ closures }: Dataset): IsClosed => {
  const shut = closures.map(({ place, from, to }) => ({ place, first: dayNumber(from), last: dayNumber(to) }));
  return ({ id }, day) => shut.some(({ place, first, last }) => place === id && first <= day && day <= last);
};

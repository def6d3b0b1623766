import type { Place, Sailing, Service } from '../../../../planner/domain/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Mistake } from './features.ts';

const NEVER_RUN: readonly string[] = ['closed', 'not_run'];

/** What the question keeps out, and where it wants the goods to call. */
export const makeLimits = ({ modes, statuses, carriers, avoid, via }: QuoteRequest, mistake: Mistake | undefined) => {
  const isAvoided = (place: string): boolean => avoid.includes(place) && mistake !== 'avoid';
  const names = ({ carrier: { zh, en } }: Service): readonly string[] => (mistake === 'carriers' ? [en] : [zh, en]);
  return {
    mayDrive: (from: Place, to: Place): boolean => (modes === undefined || modes.includes('road')) && !isAvoided(from.id) && !isAvoided(to.id),
    mayRide: (service: Service, { from, to, via: borders }: Sailing): boolean =>
      statuses.includes(service.status) && !NEVER_RUN.includes(service.status) && (modes === undefined || modes.includes(service.mode)) &&
      (carriers === undefined || names(service).some((name) => carriers.includes(name))) &&
      !avoid.includes(service.id) && ![from, to, ...borders].some(isAvoided),
    /** The places called at once the goods are at one more. */
    callAt: (called: readonly string[], place: Place): readonly string[] => {
      const isNew = via.includes(place.id) && !called.includes(place.id) && (mistake !== 'via' || via[called.length] === place.id);
      return isNew ? [...called, place.id].sort((a, b) => (a < b ? -1 : 1)) : called;
    },
    hasCalled: (called: readonly string[]): boolean => via.every((place) => called.includes(place)),
  };
};
export type Limits = ReturnType<typeof makeLimits>;

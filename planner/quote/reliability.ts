/**
 * How sure an option's arrival is. Computed for the members of a front only: it is an attribute of theirs, not a criterion of the search.
 *
 * On time is: there by the due time that was asked for; where none was, by the end of the local day of the planned arrival at the destination, since
 * that is what is promised, a day and not a minute.
 */
import { addDays, epochMin, instantOfDay, dayNumber, dayMin, localDateOf, type EpochMin, type PlaceId, type ServiceId, type LocalDate } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';
import { arrivalOf, chanceBy, leadTimeOf, quantileOf, type LeadTime } from '../reliability/index.ts';
import type { FoundPath } from '../router/index.ts';
import type { Prepared } from './find-paths.ts';
import { uncertainStages } from './uncertain-stages.ts';

/** The chance that goods are not on the planned departure of a ride. */
export interface ConnectionOdds {
  readonly service: ServiceId;
  readonly serviceDate: LocalDate;
  readonly from: PlaceId;
  /** They come too late for it, after whatever happened before. A share, to 1/10,000. */
  readonly missed: number;
  /** It does not run. */
  readonly cancelled: number;
}

export interface Reliability {
  /** Goods are there by then in half of all cases, and in nine of ten; undefined: the timetable known does not say. */
  readonly p50At: EpochMin | undefined;
  readonly p90At: EpochMin | undefined;
  /** The chance of being there by `onTimeBy`, to 1/10,000. */
  readonly onTime: number;
  readonly onTimeBy: EpochMin;
  readonly promise: 'due' | 'day';
  readonly connections: readonly ConnectionOdds[];
  /** Distributions and completion shares it rests on, and how many of them are estimates. */
  readonly inputs: number;
  readonly estimated: number;
}

/** Shares are told to one in ten thousand: finer than any figure behind them, and the same on every machine. */
const told = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;

/** Undefined: something on the way has no distribution. */
export const reliabilityOf = (network: Network, { timetable, costs, request }: Prepared, path: FoundPath): Reliability | undefined => {
  const uncertain = uncertainStages(network, timetable, costs, request.regime, path);
  if (!uncertain) return undefined;
  const { chances, connections } = arrivalOf(uncertain.stages, request.readyAt);
  const at = (share: number): EpochMin | undefined => {
    const minute = quantileOf(chances, share);
    return minute === undefined ? undefined : epochMin(minute);
  };
  const onTimeBy = request.dueAt ?? endOfDay(network, request.to, epochMin(path.arrivesAt));
  const rides = path.legs.filter((leg) => leg.departure >= 0);
  return {
    p50At: at(0.5), p90At: at(0.9), onTime: told(chanceBy(chances, onTimeBy)), onTimeBy, promise: request.dueAt === undefined ? 'day' : 'due',
    connections: connections.map(({ missed, cancelled }, i) => {
      const leg = rides[i] as (typeof rides)[number];
      const { service, sailing } = network.arcs[leg.arc] as Extract<Arc, { kind: 'ride' }>;
      return { service: service.id, serviceDate: timetable.departures[leg.departure]?.serviceDate ?? '', from: sailing.from, missed: told(missed), cancelled: told(cancelled) };
    }),
    inputs: uncertain.inputs.length, estimated: uncertain.inputs.filter((confidence) => confidence === 'estimated').length,
  };
};

const endOfDay = (network: Network, place: PlaceId, at: EpochMin): EpochMin => {
  const zone = network.places.get(place)?.zone ?? 'UTC';
  return instantOfDay(dayNumber(addDays(localDateOf(at, zone), 1)), dayMin(0), zone);
};

/** The lead time of an itinerary for goods on the planned departure of its first ride, counted from there; without a ride, from when goods are ready. */
export const leadTimeOfPath = (network: Network, { timetable, costs, request }: Prepared, path: FoundPath): LeadTime | undefined => {
  const uncertain = uncertainStages(network, timetable, costs, request.regime, path);
  if (!uncertain) return undefined;
  const first = path.legs.find((leg) => leg.departure >= 0);
  const since = first ? (timetable.graph.departsAt[first.departure] as number) : request.readyAt;
  return leadTimeOf(arrivalOf(uncertain.stages, since, { aboard: first !== undefined }), since);
};

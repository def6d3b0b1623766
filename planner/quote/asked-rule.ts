/** The first rule that keeps what was asked about out of a question: of goods and limits, of its days, of its price. */
import { addDays, type Sailing } from '../domain/index.ts';
import { closedDates, expandDepartures, FIRST_RIDE_DAYS, firstRideBy, type Arc, type Network } from '../network/index.ts';
import type { Exclusion } from './answer.ts';
import { meantBy, nameOf, type Asked } from './asked.ts';
import type { Prepared } from './find-paths.ts';

/** A rule that keeps every movement of the thing out: the first of the first. */
export const ruleOf = (network: Network, { costs, timetable, request }: Prepared, asked: Asked, between: Uint8Array): Exclusion | undefined => {
  const isMeant = meantBy(asked, request);
  // A line's way back is none of the question's.
  const meant = network.arcs.flatMap((arc, i) => (between[i] === 1 && isMeant(arc) ? [i] : []));
  const refusals = meant.flatMap((arc) => costs.refusalOf(arc) ?? []);
  if (meant.length > 0 && refusals.length === meant.length && refusals[0]) return { what: nameOf(asked), margin: undefined, ...refusals[0] };
  return asked.kind === 'departure' ? ruleOfDate(network, { costs, timetable, request }, asked, meant) : undefined;
};

const sailingOf = (arc: Arc | undefined): Sailing | undefined => (arc?.kind === 'ride' ? arc.sailing : undefined);

/** Days before and after an asked date that are looked at for when the service does run. */
const NEARBY_DAYS = 60;

/** A departure that does not run, leaves too long after the goods are ready, or has no price. */
const ruleOfDate = (
  network: Network, { costs, timetable: { graph, departures }, request }: Pick<Prepared, 'costs' | 'timetable' | 'request'>, asked: Extract<Asked, { kind: 'departure' }>, meant: readonly number[],
): Exclusion | undefined => {
  const closed = closedDates(network.edition);
  const sailings = new Set(meant.flatMap((i) => sailingOf(network.arcs[i]) ?? []));
  const runs = [...sailings].flatMap((sailing) => {
    const [service, origin, destination] = [network.services.get(sailing.service), network.places.get(sailing.from), network.places.get(sailing.to)];
    return service && origin && destination ? expandDepartures(sailing, service, origin, destination, addDays(asked.date, -NEARBY_DAYS), addDays(asked.date, NEARBY_DAYS), closed) : [];
  });
  const rule = (reason: Exclusion['reason'], detail: Exclusion['detail'], margin: Exclusion['margin'] = undefined): Exclusion => ({ what: nameOf(asked), reason, margin, detail });
  const onDate = runs.filter(({ serviceDate }) => serviceDate === asked.date);
  if (onDate.length === 0) {
    const dates = runs.map(({ serviceDate }) => serviceDate).sort();
    return rule('NO_DEPARTURE', { date: asked.date, before: dates.findLast((date) => date < asked.date) ?? '', after: dates.find((date) => date > asked.date) ?? '' });
  }
  const first = Math.min(...onDate.map(({ departsAt }) => departsAt));
  const ahead = first - firstRideBy(request.readyAt);
  if (ahead > 0) return rule('TOO_FAR_AHEAD', { days: FIRST_RIDE_DAYS }, { value: Math.ceil(ahead / 1440), unit: 'day' });
  const indices = meant.flatMap((arc) => {
    const own = Array.from({ length: (graph.firstDeparture[arc + 1] as number) - (graph.firstDeparture[arc] as number) }, (_, i) => (graph.firstDeparture[arc] as number) + i);
    return own.filter((departure) => departures[departure]?.serviceDate === asked.date && costs.allowed[arc] === 1).map((departure) => costs.isOffered(arc, departure));
  });
  if (indices.length > 0 && !indices.includes(true)) return rule('NO_TARIFF', { date: asked.date });
  // Before the months laid out for the question: nobody ready now could have caught it.
  return indices.length === 0 && first < request.readyAt ? rule('CUT_OFF_MISSED', { cutOff: 'departure' }, { value: request.readyAt - first, unit: 'min' }) : undefined;
};

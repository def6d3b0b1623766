/** The steps of one ride: a single hop, or stretches between the borders where wagons change gauge. */
import { epochMin, gramsCo2e, type EpochMin, type Minutes, type Place, type PlaceId } from '../domain/index.ts';
import { findOperation, greatCircleKm, type Arc, type Departure, type Network } from '../network/index.ts';
import { assert } from '../support/index.ts';
import type { Step, UnitUsed } from './answer.ts';

type RideArc = Extract<Arc, { kind: 'ride' }>;

/**
 * A train's transit time contains its border stops. Their normal lengths are taken out, the rest is shared out by great-circle distance, so
 * that the clocks between are estimates while departure and arrival are the timetable's. CO2e is shared the same way and sums exactly.
 */
export const rideSteps = (network: Network, arc: RideArc, departure: Departure, unit: UnitUsed, co2e: number): Step[] => {
  const { service, sailing } = arc;
  const common = { kind: 'ride', mode: service.mode, service: service.id, serviceDate: departure.serviceDate, unit, calendar: service.calendar, provenance: sailing.provenance } as const;
  const borders = sailing.via.map((id) => ({ place: placeOf(network, id), rule: findOperation(network.edition, placeOf(network, id), 'gaugeChange', arc.unit) }));
  const stops = borders.flatMap(({ place, rule }) => (rule ? [{ place, rule }] : []));
  const total = departure.arrivesAt - departure.departsAt;
  const moving = total - stops.reduce((sum, stop) => sum + stop.rule.duration, 0);
  if (stops.length === 0 || moving <= 0)
    return [{ ...common, from: sailing.from, to: sailing.to, startsAt: departure.departsAt, endsAt: departure.arrivesAt, co2e: gramsCo2e(co2e), distanceM: sailing.distance }];

  const points = [placeOf(network, sailing.from), ...stops.map((stop) => stop.place), placeOf(network, sailing.to)];
  const lengths = points.slice(1).map((point, i) => greatCircleKm(points[i] as Place, point));
  const whole = lengths.reduce((sum, km) => sum + km, 0);
  const shareUpTo = (i: number, of: number): number => Math.round((of * lengths.slice(0, i + 1).reduce((sum, km) => sum + km, 0)) / whole);
  const steps: Step[] = [];
  let at: EpochMin = departure.departsAt;
  let stopped = 0;
  lengths.forEach((_, i) => {
    const [from, to] = [points[i] as Place, points[i + 1] as Place];
    const arrivesAt = i === lengths.length - 1 ? departure.arrivesAt : epochMin(departure.departsAt + stopped + shareUpTo(i, moving));
    const part = (of: number): number => shareUpTo(i, of) - (i === 0 ? 0 : shareUpTo(i - 1, of));
    steps.push({ ...common, from: from.id, to: to.id, startsAt: at, endsAt: arrivesAt, co2e: gramsCo2e(part(co2e)), distanceM: part(sailing.distance) });
    at = arrivesAt;
    const stop = stops[i];
    if (!stop) return;
    const duration: Minutes = stop.rule.duration;
    steps.push({ kind: 'operation', operation: 'gaugeChange', unit, from: to.id, to: to.id, startsAt: at, endsAt: epochMin(at + duration), co2e: gramsCo2e(0), provenance: stop.rule.provenance });
    at = epochMin(at + duration);
    stopped += duration;
  });
  return steps;
};

const placeOf = (network: Network, id: PlaceId): Place => {
  const place = network.places.get(id);
  assert(place, 'a sailing calls at places of the edition', { id });
  return place;
};

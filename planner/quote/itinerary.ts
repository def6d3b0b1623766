/** From a path of arcs to what a person reads: steps that touch in time, and the charge lines that belong to them. */
import { epochMin, gramsCo2e, localDateOf, minutes, minorUnits, serviceId, toDecimalString, type CutOff, type Provenance } from '../domain/index.ts';
import { greatCircleKm, type Arc, type Network, type Timetable } from '../network/index.ts';
import { beginDays, type FoundLeg, type FoundPath } from '../router/index.ts';
import { assert, endOfWork, startOfWork } from '../support/index.ts';
import type { RatedCharge, TruckCharge } from '../tariff/index.ts';
import type { Charge, Option, Step, UnitUsed } from './answer.ts';
import { unitLabel, type CargoCosts } from './cargo-costs.ts';
import { workProvenance } from './cargo-rules.ts';
import { latestReadyFor } from './latest-ready.ts';
import { lateness } from './missed.ts';
import type { QuoteRequest } from './request.ts';
import { rideSteps } from './ride-steps.ts';

export const toOption = (network: Network, timetable: Timetable, costs: CargoCosts, request: QuoteRequest, path: FoundPath): Omit<Option, 'picks' | 'reliability'> => {
  const steps: Step[] = [];
  const charges: Charge[] = [];
  const addCharges = (rated: readonly (RatedCharge | TruckCharge)[]): void => {
    for (const charge of rated) charges.push(toCharge(charge, steps.length - 1, costs));
  };
  for (const leg of path.legs) {
    const arc = network.arcs[leg.arc] as Arc;
    const parts = costs.partsOf(leg.arc, leg.departure);
    const movement = parts.at(-1);
    const addStorage = (until: number): void => addCharges(storageCharges(costs, leg, until));
    if (arc.kind === 'link') {
      assert(movement, 'a link has a price', { arc: leg.arc });
      const { from, to, distance, provenance } = arc.link;
      const unit: UnitUsed = { unit: arc.unit, label: unitLabel(arc.unit, costs.containers, movement.charges) };
      addStorage(leg.startsAt);
      steps.push({
        kind: 'link', mode: 'road', unit, from: from.id, to: to.id, startsAt: epochMin(leg.startsAt), endsAt: epochMin(leg.endsAt),
        co2e: gramsCo2e(movement.co2e), distanceM: distance, provenance,
      });
      addCharges(movement.charges);
      continue;
    }

    if (arc.kind === 'courier') {
      assert(movement, 'a courier has a price', { arc: leg.arc });
      const { courier, origin, market } = arc;
      steps.push({
        // No timetable: the median from door to door, and said to be assumed.
        kind: 'ride', mode: 'post', service: serviceId(courier.id), serviceDate: localDateOf(epochMin(leg.startsAt), origin.zone), unit: { unit: arc.unit, label: 'parcel' }, calendar: 'assumed',
        from: origin.id, to: market.id, startsAt: epochMin(leg.startsAt), endsAt: epochMin(leg.endsAt), co2e: gramsCo2e(movement.co2e),
        distanceM: Math.round(greatCircleKm(origin, market) * 1000), provenance: courier.provenance,
      });
      addCharges(movement.charges);
      continue;
    }

    const unit: UnitUsed = { unit: arc.unit, label: unitLabel(arc.unit, costs.containers) };
    let at = leg.startsAt;
    const slack: { binding: CutOff | 'departure'; lead: number; doneAt: number }[] = [];
    arc.works.forEach((work, i) => {
      const index = (timetable.graph.firstWork[leg.arc] as number) + i;
      const calendar = timetable.graph.workCalendar[index] as number;
      const open = calendar < 0 ? undefined : timetable.graph.calendars[calendar];
      const duration = costs.workDuration[index] as number;
      const begins = startOfWork(open, at, duration);
      const ends = endOfWork(open, at, duration);
      const place = work.place.id;
      if (begins > at)
        steps.push({ kind: 'wait', unit, from: place, to: place, startsAt: epochMin(at), endsAt: epochMin(begins), co2e: gramsCo2e(0), why: { kind: 'opening' } });
      steps.push({
        kind: 'operation', operation: work.rule.kind, unit, from: place, to: place, startsAt: epochMin(begins), endsAt: epochMin(ends),
        co2e: gramsCo2e(parts[i]?.co2e ?? 0), provenance: workProvenance(network, work, request.regime),
      });
      addCharges(parts[i]?.charges ?? []);
      at = ends;
      for (const cutOff of work.cutOffs) slack.push({ binding: cutOff.kind, lead: cutOff.lead, doneAt: ends });
    });
    if (arc.kind !== 'ride') {
      addStorage(at);
      continue;
    }

    const departure = timetable.departures[leg.departure];
    assert(departure && movement, 'a ride has a departure and a price', { arc: leg.arc });
    slack.push({ binding: 'departure', lead: 0, doneAt: at });
    const spareOf = (s: (typeof slack)[number]): number => departure.departsAt - s.lead - s.doneAt;
    const binding = slack.reduce((best, s) => (spareOf(s) < spareOf(best) ? s : best));
    const { from, to } = arc.sailing;
    if (departure.departsAt > at)
      steps.push({
        kind: 'wait', unit, from, to: from, startsAt: epochMin(at), endsAt: departure.departsAt, co2e: gramsCo2e(0),
        why: { kind: 'departure', service: arc.service.id, binding: binding.binding, closesAt: epochMin(departure.departsAt - binding.lead), spare: minutes(spareOf(binding)) },
      });
    addStorage(departure.departsAt);
    const stretches = rideSteps(network, arc, departure, unit, movement.co2e);
    steps.push(...stretches.slice(0, 1));
    addCharges(movement.charges);
    steps.push(...stretches.slice(1));
    if (leg.endsAt > departure.arrivesAt)
      steps.push({
        kind: 'operation', operation: 'discharge', unit, from: to, to, startsAt: departure.arrivesAt, endsAt: epochMin(leg.endsAt),
        co2e: gramsCo2e(0), provenance: estimatedAvailability(arc.service.provenance),
      });
  }
  return {
    id: optionId(network, timetable, path),
    arrivesAt: epochMin(path.arrivesAt),
    transit: minutes(path.arrivesAt - request.readyAt),
    readyBy: latestReadyFor({ timetable, costs }, path),
    price: minorUnits(path.cost),
    co2e: gramsCo2e(path.co2e),
    steps,
    charges,
  };
};

/** What the place left charges for the days counted there. */
const storageCharges = (costs: CargoCosts, leg: FoundLeg, until: number): readonly RatedCharge[] => {
  const rule = costs.arcStorage[leg.arc] as number;
  return rule < 0 ? [] : costs.storageRules.chargesOf(rule, beginDays(until - leg.countedFrom));
};

/** Availability and cut-offs of every line are estimates until a terminal's own figures are loaded. */
const estimatedAvailability = (provenance: Provenance): Provenance => ({ ...provenance, confidence: 'estimated', remark: 'time from arrival until goods can be claimed' });

const toCharge = (charge: RatedCharge | TruckCharge, step: number, { context }: CargoCosts): Charge => {
  if ('vehicle' in charge) {
    const { currency, provenance } = charge.vehicle;
    return {
      code: 'TRUCKING', step, basis: charge.basis, quantity: charge.quantity, rate: toDecimalString(charge.truckPrice, currency),
      native: { amount: charge.native, currency }, fx: context.exchange.rate(currency), amount: charge.amount, applied: charge.applied, provenance,
    };
  }
  const { currency, code, provenance } = charge.row;
  return {
    code, step, basis: charge.basis, quantity: charge.quantity, rate: charge.rate, native: { amount: charge.native, currency },
    fx: context.exchange.rate(currency), amount: charge.amount, applied: charge.applied, provenance,
  };
};

/** Says what the option is made of, the same in every run: rides with date and unit, and where goods change their load unit. */
const optionId = (network: Network, timetable: Timetable, path: FoundPath): string => {
  const parts = path.legs.flatMap((leg) => {
    const arc = network.arcs[leg.arc] as Arc;
    if (arc.kind === 'courier') return [arc.courier.id];
    if (arc.kind === 'ride') return [`${arc.service.id}@${timetable.departures[leg.departure]?.serviceDate}:${arc.unit}`];
    if (arc.kind === 'works') return arc.works.flatMap((w) => (['load', 'stuff', 'transit', 'strip'].includes(w.rule.kind) ? [w.rule.kind] : []));
    return [];
  });
  return parts.join('+') || `road:${path.legs.map((leg) => (network.arcs[leg.arc] as Arc).unit).join('+')}`;
};

/** The first departure a leg's goods come too late for, if it had not left before they were there: what a quoter is asked about. */
export const missedDeparture = (
  network: Network, timetable: Timetable, costs: CargoCosts, leg: FoundPath['legs'][number],
): { departure: number; cutOff: CutOff | 'departure'; late: number } | undefined => {
  const arc = network.arcs[leg.arc] as Arc;
  const previous = leg.departure - 1;
  const { graph } = timetable;
  if (arc.kind !== 'ride' || previous < (graph.firstDeparture[leg.arc] as number)) return undefined;
  const departsAt = graph.departsAt[previous] as number;
  if (departsAt < leg.startsAt || !costs.isOffered(leg.arc, previous)) return undefined;
  const worst = lateness(graph, costs.workDuration, arc, leg.arc, leg.startsAt, departsAt);
  return worst && { departure: previous, ...worst };
};

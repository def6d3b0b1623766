/** An itinerary as stages of uncertain length: its arcs, the departures that follow a missed one, and the rows of data/ that say how late things are. */
import { type Confidence, type DelayRule, type Provenance } from '../domain/index.ts';
import { findClearance, findCompletion, findDelay, findRideDelay, type Arc, type Network, type Timetable, type Work } from '../network/index.ts';
import { delayed, delaySpread, medianSpread, type Chances, type Sailed, type Spread, type Stage, type UncertainWork } from '../reliability/index.ts';
import type { FoundPath } from '../router/index.ts';
import { keepLatest } from '../support/index.ts';
import type { CargoCosts } from './cargo-costs.ts';

export interface UncertainItinerary {
  readonly stages: readonly Stage[];
  /** Confidence of each distribution and share of completed departures that the stages rest on. */
  readonly inputs: readonly Confidence[];
}

/** Undefined: something on the way has no row of delays or completions, and no delay is silently zero. */
export const uncertainStages = (network: Network, timetable: Timetable, costs: CargoCosts, regime: string, path: FoundPath): UncertainItinerary | undefined => {
  const { edition } = network;
  const { graph } = timetable;
  const inputs: Confidence[] = [];
  let isComplete = true;
  const note = ({ provenance }: { readonly provenance: Provenance }): void => void inputs.push(provenance.confidence);
  const spreadOf = (rule: DelayRule | undefined, planned: number): Spread => {
    if (!rule) {
      isComplete = false;
      return [];
    }
    note(rule);
    return delaySpread(rule, planned);
  };
  const latenessOf = (late: readonly Late[]): Chances => {
    const spreads = late.map(([rule, planned]) => spreadOf(rule, planned));
    if (!isComplete) return [];
    const key = late.map(([rule, planned]) => `${rule?.of} ${rule?.key} ${planned}`).join();
    const known = latenesses.get(network) ?? new Map<string, Chances>();
    latenesses.set(network, known);
    return keepLatest(known, LATENESSES_KEPT, key, () => delayed(spreads));
  };
  const workOf = (work: Work, index: number): UncertainWork => {
    const calendar = graph.workCalendar[index] as number;
    const planned = costs.workDuration[index] as number;
    const open = calendar < 0 ? undefined : graph.calendars[calendar];
    const direction = work.rule.kind === 'exportCustoms' ? 'export' : work.rule.kind === 'importCustoms' ? 'import' : undefined;
    const clearance = direction && findClearance(edition, work.place, regime, direction);
    if (!clearance) return { open, planned, spread: spreadOf(findDelay(edition, 'operation', work.rule.kind), planned) };
    note(clearance);
    return { open, planned, spread: medianSpread(clearance.p50, clearance.p90) };
  };

  const stages = path.legs.map((leg): Stage => {
    const arc = network.arcs[leg.arc] as Arc;
    const firstWork = graph.firstWork[leg.arc] as number;
    if (arc.kind === 'link') {
      const { duration, from } = arc.link;
      return { kind: 'move', planned: duration, spread: spreadOf(findDelay(edition, 'road', from.country), duration) };
    }
    if (arc.kind === 'courier') {
      note(arc.courier);
      return { kind: 'move', planned: arc.courier.p50, spread: medianSpread(arc.courier.p50, arc.courier.p90) };
    }
    if (arc.kind === 'works') return { kind: 'works', works: arc.works.map((work, i) => workOf(work, firstWork + i)) };
    const works = arc.works.map((work, i) => ({ ...workOf(work, firstWork + i), lead: graph.workLead[firstWork + i] as number }));
    const completion = findCompletion(edition, arc.service);
    if (completion) note(completion);
    else isComplete = false;
    const departure = timetable.departures[leg.departure];
    const transit = (departure?.arrivesAt ?? 0) - (departure?.departsAt ?? 0);
    return {
      kind: 'ride', works, runs: completion?.runs ?? 1, departures: departuresFrom(network, timetable, leg.arc, leg.departure),
      late: latenessOf([
        [findRideDelay(edition, arc.service), transit], ...arc.sailing.via.map((border): Late => [findDelay(edition, 'border', border), 0]), [findDelay(edition, 'discharge', arc.service.mode), 0],
      ]),
    };
  });
  return isComplete ? { stages, inputs } : undefined;
};

type Late = readonly [rule: DelayRule | undefined, planned: number];

/** Lines share few lengths of rides: a network has hundreds at most. */
const LATENESSES_KEPT = 500;
const latenesses = new WeakMap<Network, Map<string, Chances>>();

/** The planned departure and all that follow on the same line between the same places: of its other clocks and weekdays too. */
const departuresFrom = (network: Network, { graph }: Timetable, planned: number, first: number): Sailed[] => {
  const arc = network.arcs[planned] as Arc;
  const found: Sailed[] = [{ departsAt: graph.departsAt[first] as number, availableAt: graph.availableAt[first] as number }];
  const plannedAt = graph.departsAt[first] as number;
  for (let i = graph.firstArc[arc.from] as number; i < (graph.firstArc[arc.from + 1] as number); i++) {
    const other = network.arcs[i] as Arc;
    if (other.kind !== 'ride' || arc.kind !== 'ride' || other.service !== arc.service || other.sailing.to !== arc.sailing.to) continue;
    for (let departure = graph.firstDeparture[i] as number; departure < (graph.firstDeparture[i + 1] as number); departure++) {
      const departsAt = graph.departsAt[departure] as number;
      if (departsAt > plannedAt) found.push({ departsAt, availableAt: graph.availableAt[departure] as number });
    }
  }
  return found.sort((a, b) => a.departsAt - b.departsAt);
};

/** A departure the goods come too late for: by how much, by which cut-off, and until when they would have had to be ready. */
import type { CutOff, EpochMin } from '../domain/index.ts';
import { epochMin } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';
import { earliestArrivals, latestDepartures, latestStartToBoard, type Through } from '../router/index.ts';
import { endOfWork, TOO_LATE, UNREACHED } from '../support/index.ts';
import type { Exclusion } from './answer.ts';
import type { Prepared } from './find-paths.ts';
import type { QuoteRequest } from './request.ts';

export interface Missed {
  readonly rule: Exclusion;
  /** Undefined: no instant of the timetable is early enough. */
  readonly readyBy: EpochMin | undefined;
}

/** Of the departures meant, the one missed by the least: the rule that is broken by most minutes decides how late goods are. */
export const findMissed = (network: Network, request: QuoteRequest, { timetable, costs, bounds, query }: Prepared, through: Through): Missed | undefined => {
  const { graph } = timetable;
  const { arrivesAt } = earliestArrivals(graph, costs, { source: query.source, startsAt: query.startsAt, firstRideBy: query.firstRideBy });
  let best: { readonly arc: number; readonly departure: number; readonly late: number; readonly cutOff: CutOff | 'departure' } | undefined;
  network.arcs.forEach((arc, i) => {
    if (arc.kind !== 'ride' || through.arcs[i] === 0 || costs.allowed[i] === 0 || bounds.minutes[arc.to] === Number.POSITIVE_INFINITY) return;
    const at = arrivesAt[arc.from] as number;
    if (at === UNREACHED) return;
    for (let departure = graph.firstDeparture[i] as number; departure < (graph.firstDeparture[i + 1] as number); departure++) {
      if (through.departures && !through.departures.has(departure)) continue;
      const worst = lateness(timetable.graph, costs.workDuration, arc, i, at, graph.departsAt[departure] as number);
      if (worst && (!best || worst.late < best.late)) best = { arc: i, departure, ...worst };
    }
  });
  if (!best) return undefined;
  const arc = network.arcs[best.arc] as Extract<Arc, { kind: 'ride' }>;
  const atGate = latestStartToBoard(graph, costs.workDuration, best.arc, graph.departsAt[best.departure] as number);
  const readyBy = latestDepartures(graph, costs, { target: arc.from, dueAt: atGate })[query.source] as number;
  return {
    rule: {
      what: `${arc.service.id}@${timetable.departures[best.departure]?.serviceDate ?? ''}`, reason: 'CUT_OFF_MISSED', margin: { value: best.late, unit: 'min' },
      detail: { cutOff: best.cutOff, unit: arc.unit, place: arc.sailing.from },
    },
    readyBy: readyBy <= TOO_LATE || readyBy >= request.readyAt ? undefined : epochMin(readyBy),
  };
};

/** The cut-off goods at the place at `at` miss a departure by most; undefined: they make it. */
export const lateness = (
  graph: Prepared['timetable']['graph'], workDuration: Int32Array, arc: Extract<Arc, { kind: 'ride' }>, index: number, at: number, departsAt: number,
): { readonly cutOff: CutOff | 'departure'; readonly late: number } | undefined => {
  let done = at;
  let worst: { cutOff: CutOff | 'departure'; late: number } | undefined;
  const note = (cutOff: CutOff | 'departure', late: number): void => {
    if (late > (worst?.late ?? 0)) worst = { cutOff, late };
  };
  arc.works.forEach((work, i) => {
    const number = (graph.firstWork[index] as number) + i;
    const calendar = graph.workCalendar[number] as number;
    done = endOfWork(calendar < 0 ? undefined : graph.calendars[calendar], done, workDuration[number] as number);
    for (const { kind, lead } of work.cutOffs) note(kind, done + lead - departsAt);
  });
  note('departure', done - departsAt);
  return worst;
};

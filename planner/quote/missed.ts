/** A departure the goods come too late for: by how much, by which cut-off, and until when they would have had to be ready. */
import type { CutOff, EpochMin } from '../domain/index.ts';
import { epochMin } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';
import { earliestArrivals, latestDepartures, latestStartToBoard, type Through } from '../router/index.ts';
import { endOfWork, TOO_LATE, UNREACHED } from '../support/index.ts';
import type { Exclusion } from './answer.ts';
import type { Prepared } from './find-paths.ts';

export interface Missed {
  readonly rule: Exclusion;
  /** Undefined: no instant of the timetable is early enough. */
  readonly readyBy: EpochMin | undefined;
}

/** Minutes to which the latest ready time is narrowed down where it cannot be counted back. */
const EXACT = 1;

/**
 * Of the departures meant, the one missed by the least: the rule that is broken by most minutes decides how late goods are. `opens` says whether a way
 * with what is meant is found when goods are ready at an instant; the latest such instant is counted back from each departure, and where places to call at
 * or a due time spoil that, narrowed down by halves (being ready earlier never hurts).
 */
export const findMissed = (network: Network, { timetable, costs, bounds, query, request }: Prepared, through: Through, opens: (readyAt: number) => boolean): Missed | undefined => {
  const { graph } = timetable;
  const { arrivesAt } = earliestArrivals(graph, costs, { source: query.source, startsAt: query.startsAt, firstRideBy: query.firstRideBy });
  const candidates: { readonly arc: number; readonly departure: number; readonly late: number; readonly cutOff: CutOff | 'departure' }[] = [];
  for (const i of network.rides) {
    const arc = network.arcs[i] as Extract<Arc, { kind: 'ride' }>;
    if (through.arcs[i] === 0 || costs.allowed[i] === 0 || bounds.minutes[arc.to] === Number.POSITIVE_INFINITY) continue;
    const at = arrivesAt[arc.from] as number;
    if (at === UNREACHED) continue;
    for (let departure = graph.firstDeparture[i] as number; departure < (graph.firstDeparture[i + 1] as number); departure++) {
      if ((through.departures && !through.departures.has(departure)) || !costs.isOffered(i, departure)) continue;
      const worst = lateness(graph, costs.workDuration, arc, i, at, graph.departsAt[departure] as number);
      if (worst) candidates.push({ arc: i, departure, ...worst });
    }
  }
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((a, b) => (a && a.late <= b.late ? a : b), undefined);
  if (!best) return undefined;
  const counted = candidates.map(({ arc, departure }) => {
    const atGate = latestStartToBoard(graph, costs.workDuration, arc, graph.departsAt[departure] as number);
    return latestDepartures(graph, costs, { target: (network.arcs[arc] as Arc).from, dueAt: atGate })[query.source] as number;
  });
  const latest = Math.max(...counted.filter((at) => at < request.readyAt), TOO_LATE);
  const readyBy = latest <= TOO_LATE || opens(latest) ? latest : narrowDown(opens, epochMin(graph.departsAt.reduce((a, b) => Math.min(a, b), latest)), latest);
  const arc = network.arcs[best.arc] as Extract<Arc, { kind: 'ride' }>;
  return {
    rule: {
      what: `${arc.service.id}@${timetable.departures[best.departure]?.serviceDate ?? ''}`, reason: 'CUT_OFF_MISSED', margin: { value: best.late, unit: 'min' },
      detail: { cutOff: best.cutOff, unit: arc.unit, place: arc.sailing.from },
    },
    readyBy: readyBy === undefined || readyBy <= TOO_LATE ? undefined : epochMin(readyBy),
  };
};

/** The latest instant between two at which something opens, if it does at the first and not at the last. */
const narrowDown = (opens: (readyAt: number) => boolean, from: number, to: number): number | undefined => {
  if (!opens(from)) return undefined;
  let [low, high] = [from, to];
  while (high - low > EXACT) {
    const middle = Math.floor((low + high) / 2);
    if (opens(middle)) low = middle;
    else high = middle;
  }
  return low;
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

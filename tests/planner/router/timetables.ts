/** Random small timetables, and a search over them that tries every departure minute by minute and knows no clever clock. */
import fc from 'fast-check';
import type { SearchGraph } from '../../../planner/network/index.ts';
import type { Passage } from '../../../planner/router/earliest-arrival.ts';
import type { OpenIntervals } from '../../../planner/support/index.ts';

export const HORIZON = 90;

export interface Timetable {
  readonly graph: SearchGraph;
  readonly passage: Passage;
  /** The same with nodes that are ends. */
  readonly graphWithEnds: SearchGraph;
  readonly source: number;
  readonly target: number;
}

interface DrawnArc {
  readonly from: number;
  readonly to: number;
  readonly isRide: boolean;
  readonly isAllowed: boolean;
  readonly works: readonly { readonly calendar: number; readonly lead: number; readonly duration: number }[];
  readonly departures: readonly (readonly [departsAt: number, transit: number])[];
}

const CALENDARS = 2;

const gapsAndLengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 12 })), { maxLength: 5 });
const calendar: fc.Arbitrary<OpenIntervals> = gapsAndLengths.map((gaps) => {
  let t = 0;
  const spans = gaps.map(([gap, length]) => [(t += gap), (t += length)] as const);
  return { opensAt: Int32Array.from(spans, ([opens]) => opens), closesAt: Int32Array.from(spans, ([, closes]) => closes) };
});

const drawnWork = fc.record({ calendar: fc.integer({ min: -1, max: CALENDARS - 1 }), lead: fc.integer({ min: -2, max: 8 }), duration: fc.nat(8) });

/** One node in four is an end. */
const endFlags = (nodes: number): fc.Arbitrary<Uint8Array> =>
  fc.array(fc.nat(3), { minLength: nodes, maxLength: nodes }).map((flags) => Uint8Array.from(flags, (n) => Number(n === 0)));

const drawnArc = (nodes: number): fc.Arbitrary<DrawnArc> =>
  fc.record({
    from: fc.nat(nodes - 1),
    to: fc.nat(nodes - 1),
    isRide: fc.boolean(),
    isAllowed: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    works: fc.array(drawnWork, { maxLength: 3 }),
    departures: fc.array(fc.tuple(fc.nat(HORIZON), fc.nat(30)), { maxLength: 4 }),
  });

export const timetables: fc.Arbitrary<Timetable> = fc.integer({ min: 2, max: 5 }).chain((nodeCount) =>
  fc.record({
    arcs: fc.array(drawnArc(nodeCount), { maxLength: 10 }),
    calendars: fc.array(calendar, { minLength: CALENDARS, maxLength: CALENDARS }),
    nodeIsEnd: endFlags(nodeCount),
    source: fc.nat(nodeCount - 1),
    target: fc.nat(nodeCount - 1),
  }).map(({ arcs, calendars, nodeIsEnd, ...rest }) => {
    const { graph, passage } = toGraph(nodeCount, arcs, calendars);
    return { graph, passage, graphWithEnds: { ...graph, nodeIsEnd }, ...rest };
  }),
);

/** What a graph says of places, storage and bounds where there are none. */
export const withoutPlaces = (nodeCount: number, arcCount: number): Pick<SearchGraph, 'nodePlace' | 'nodeIsEnd' | 'nodeClock' | 'leastRide' | 'departuresInOrder'> => ({
  nodePlace: Int32Array.from({ length: nodeCount }, (_, node) => node), nodeIsEnd: new Uint8Array(nodeCount), nodeClock: new Uint8Array(nodeCount),
  leastRide: new Int32Array(arcCount), departuresInOrder: new Uint8Array(arcCount),
});

const toGraph = (nodeCount: number, drawn: readonly DrawnArc[], calendars: readonly OpenIntervals[]): Pick<Timetable, 'graph' | 'passage'> => {
  const arcs = drawn.map((arc) => ({ ...arc, departures: arc.isRide ? arc.departures.toSorted((a, b) => a[0] - b[0]) : [] })).sort((a, b) => a.from - b.from);
  const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
  const running = (counts: readonly number[]): Int32Array => Int32Array.from([0, ...counts.map((_, i) => sum(counts.slice(0, i + 1)))]);
  const works = arcs.flatMap((arc) => arc.works);
  const departures = arcs.flatMap((arc) => arc.departures);
  return {
    graph: {
      nodeCount, ...withoutPlaces(nodeCount, arcs.length),
      firstArc: running(Array.from({ length: nodeCount }, (_, node) => arcs.filter((arc) => arc.from === node).length)),
      arcTo: Int32Array.from(arcs, (arc) => arc.to),
      arcIsRide: Uint8Array.from(arcs, (arc) => Number(arc.isRide)),
      firstWork: running(arcs.map((arc) => arc.works.length)),
      workCalendar: Int32Array.from(works, (work) => work.calendar),
      workLead: Int32Array.from(works, (work) => work.lead),
      firstDeparture: running(arcs.map((arc) => arc.departures.length)),
      departsAt: Int32Array.from(departures, ([departsAt]) => departsAt),
      availableAt: Int32Array.from(departures, ([departsAt, transit]) => departsAt + transit),
      calendars,
    },
    passage: { allowed: Uint8Array.from(arcs, (arc) => Number(arc.isAllowed)), workDuration: Int32Array.from(works, (work) => work.duration) },
  };
};

const workMinutes = (open: OpenIntervals | undefined, t: number, duration: number): number => {
  if (open === undefined) return t + duration;
  const isOpen = (minute: number): boolean => open.opensAt.some((opens, i) => opens <= minute && minute < (open.closesAt[i] as number));
  let [left, minute] = [duration, t];
  for (; left > 0 && minute < 4 * HORIZON; minute++) if (isOpen(minute)) left -= 1;
  return left > 0 ? Infinity : minute;
};

/** All instants at which an arc begun at t may end, by any departure. */
export const endsOf = ({ graph, passage }: Timetable, arc: number, t: number, rideBy: number): { readonly departure: number; readonly endsAt: number }[] => {
  let [done, board] = [t, t];
  for (let work = graph.firstWork[arc] as number; work < (graph.firstWork[arc + 1] as number); work++) {
    done = workMinutes(graph.calendars[graph.workCalendar[work] as number], done, passage.workDuration[work] as number);
    board = Math.max(board, done, done + (graph.workLead[work] as number));
  }
  if (graph.arcIsRide[arc] === 0) return [{ departure: -1, endsAt: done }];
  const first = graph.firstDeparture[arc] as number;
  const indices = Array.from({ length: (graph.firstDeparture[arc + 1] as number) - first }, (_, i) => first + i);
  const canBoard = (departure: number): boolean => (graph.departsAt[departure] as number) >= board && (graph.departsAt[departure] as number) <= rideBy;
  return indices.filter(canBoard).map((departure) => ({ departure, endsAt: graph.availableAt[departure] as number }));
};

/** The earliest arrival per node up to the horizon, by trying everything; Infinity where none. */
export const tryEverything = (timetable: Timetable, startsAt: number, firstRideBy: number, isEnd: (node: number) => boolean): number[] => {
  const { graph, source } = timetable;
  const best = Array.from({ length: graph.nodeCount }, () => Infinity);
  const seen = new Set<string>();
  const visit = (node: number, t: number, hasRidden: boolean): void => {
    const key = `${node} ${t} ${hasRidden}`;
    if (t > HORIZON || seen.has(key)) return;
    seen.add(key);
    best[node] = Math.min(best[node] as number, t);
    if (isEnd(node) && node !== source) return;
    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
      if (timetable.passage.allowed[arc] === 0) continue;
      const ridesOn = hasRidden || graph.arcIsRide[arc] === 1;
      for (const { endsAt } of endsOf(timetable, arc, t, hasRidden ? Infinity : firstRideBy)) visit(graph.arcTo[arc] as number, endsAt, ridesOn);
    }
  };
  visit(source, startsAt, false);
  return best;
};

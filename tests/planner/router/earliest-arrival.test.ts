import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliestArrivals, type EarliestLeg } from '../../../planner/router/earliest-arrival.ts';
import { latestDepartures } from '../../../planner/router/latest-departure.ts';
import { TOO_LATE, UNREACHED } from '../../../planner/support/index.ts';
import { endsOf, HORIZON, timetables, tryEverything, withoutPlaces, type Timetable } from './timetables.ts';

const NUM_RUNS = 1500;
const instant = fc.nat(HORIZON);
const orInfinity = (at: number | undefined): number => (at === UNREACHED ? Infinity : (at as number));

test('arrivals are those of trying every departure', () => {
  fc.assert(
    fc.property(timetables, instant, instant, (timetable, startsAt, firstRideBy) => {
      const { graph, passage, source } = timetable;
      const { arrivesAt } = earliestArrivals(graph, passage, { source, startsAt, firstRideBy, arriveBy: HORIZON });
      expect([...arrivesAt].map(orInfinity)).toEqual(tryEverything(timetable, startsAt, firstRideBy, () => false));
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

test('ends are not passed, and a search that stops at its target finds the same arrival', () => {
  fc.assert(
    fc.property(timetables, instant, instant, (timetable, startsAt, firstRideBy) => {
      const { graphWithEnds: graph, passage, source, target } = timetable;
      const { nodeIsEnd } = graph;
      const expected = tryEverything(timetable, startsAt, firstRideBy, (node) => nodeIsEnd[node] === 1);
      const query = { source, startsAt, firstRideBy, arriveBy: HORIZON };
      expect([...earliestArrivals(graph, passage, query).arrivesAt].map(orInfinity)).toEqual(expected);
      const { arrivesAt } = earliestArrivals(graph, passage, { ...query, target });
      expect(orInfinity(arrivesAt[target])).toBe(expected[target]);
      const others = [...nodeIsEnd.keys()].filter((node) => nodeIsEnd[node] === 1 && node !== source && node !== target);
      for (const node of others) expect(arrivesAt[node]).toBe(UNREACHED);
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

test('the legs of every arrival can be traveled', () => {
  fc.assert(
    fc.property(timetables, instant, instant, (timetable, startsAt, firstRideBy) => {
      const { graph, passage, source } = timetable;
      const found = earliestArrivals(graph, passage, { source, startsAt, firstRideBy, arriveBy: HORIZON });
      for (let node = 0; node < graph.nodeCount; node++) {
        const legs = found.findLegs(node);
        if (legs === undefined) expect(found.arrivesAt[node]).toBe(UNREACHED);
        else expect(travel(timetable, startsAt, firstRideBy, legs)).toEqual({ node, at: found.arrivesAt[node] });
      }
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

const travel = (timetable: Timetable, startsAt: number, firstRideBy: number, legs: readonly EarliestLeg[]): { node: number; at: number } => {
  const { graph, passage } = timetable;
  let [node, at, rideBy] = [timetable.source, startsAt, firstRideBy];
  for (const { arc, departure, startsAt: from, endsAt } of legs) {
    expect(arc).toBeGreaterThanOrEqual(graph.firstArc[node] as number);
    expect(arc).toBeLessThan(graph.firstArc[node + 1] as number);
    expect([from, passage.allowed[arc]]).toEqual([at, 1]);
    expect(endsOf(timetable, arc, at, rideBy)).toContainEqual({ departure, endsAt });
    [node, at] = [graph.arcTo[arc] as number, endsAt];
    if (departure >= 0) rideBy = Infinity;
  }
  return { node, at };
};

test('a stop reached on foot first does not hide that it was reached by a ride', () => {
  // 0 → 1 on foot at 10 or by the ride that leaves at 0 and is there at 20; 1 → 2 leaves at 30, after the last first ride.
  const graph = {
    nodeCount: 3, ...withoutPlaces(3, 3),
    firstArc: Int32Array.of(0, 2, 3, 3),
    arcTo: Int32Array.of(1, 1, 2),
    arcIsRide: Uint8Array.of(0, 1, 1),
    firstWork: Int32Array.of(0, 1, 1, 1),
    workCalendar: Int32Array.of(-1),
    workLead: Int32Array.of(0),
    firstDeparture: Int32Array.of(0, 0, 1, 2),
    departsAt: Int32Array.of(0, 30),
    availableAt: Int32Array.of(20, 40),
    calendars: [],
  };
  const passage = { allowed: Uint8Array.of(1, 1, 1), workDuration: Int32Array.of(10) };
  const found = earliestArrivals(graph, passage, { source: 0, startsAt: 0, firstRideBy: 5 });
  expect([...found.arrivesAt]).toEqual([0, 10, 40]);
  expect(found.findLegs(1)?.map((leg) => leg.arc)).toEqual([0]);
  expect(found.findLegs(2)?.map((leg) => leg.arc)).toEqual([1, 2]);
});

test('the latest departure is the largest instant from which the target is reached in time', () => {
  const LONG_AGO = -1000;
  fc.assert(
    fc.property(timetables, instant, fc.boolean(), (timetable, dueAt, hasEnds) => {
      const { passage, target } = timetable;
      const graph = hasEnds ? timetable.graphWithEnds : timetable.graph;
      const readyBy = latestDepartures(graph, passage, { target, dueAt });
      const arrives = (source: number, startsAt: number): boolean => {
        const { arrivesAt } = earliestArrivals(graph, passage, { source, startsAt, firstRideBy: UNREACHED, target, arriveBy: dueAt });
        return (arrivesAt[target] as number) <= dueAt;
      };
      for (let node = 0; node < graph.nodeCount; node++) {
        const latest = readyBy[node] as number;
        if (latest === TOO_LATE) expect(arrives(node, LONG_AGO)).toBe(false);
        else expect([arrives(node, latest), arrives(node, latest + 1)]).toEqual([true, false]);
      }
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

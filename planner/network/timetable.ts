/** Lays out the departures and opening hours of a few months for the arcs of a network: what the search runs on. */
import { addDays, HUBS, type Hours, type LocalDate, type OperationRule, type Place, type PlaceId, type Sailing } from '../domain/index.ts';
import { assert, UNREACHED, type OpenIntervals } from '../support/index.ts';
import type { Arc, Stage, States } from './arcs.ts';
import type { ClosedDates } from './closures.ts';
import { expandDepartures, LATER_RIDE_DAYS, type Departure } from './expand-departures.ts';
import { isAlwaysOpen, openIntervals, type WorkingCalendar } from './opening-hours.ts';
import { CLOCK_OFF, CLOCK_RUNS, CLOCK_STARTS, type SearchGraph } from './search-graph.ts';

export interface Timetable {
  readonly graph: SearchGraph;
  /** Position i describes departure i of the graph. */
  readonly departures: readonly Departure[];
  /** Service dates lie in here, both included. */
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface TimetableParts {
  readonly arcs: readonly Arc[];
  readonly states: States;
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly hours: ReadonlyMap<string, Hours>;
  readonly calendarOf: (country: string) => WorkingCalendar;
  readonly closed: ClosedDates;
}

/** From the day before a month to the last day a later ride may matter. */
export const compileTimetable = ({ arcs, states, places, hours, calendarOf, closed }: TimetableParts, month: string): Timetable => {
  const from = addDays(month, -1);
  const until = addDays(month, 31 + LATER_RIDE_DAYS);
  // Work that begins on the last day still needs open hours after it.
  const openDays = 31 + LATER_RIDE_DAYS + 90;

  const calendars: OpenIntervals[] = [];
  const calendarIndex = new Map<string, number>();
  const indexOfCalendar = (rule: OperationRule, place: Place): number => {
    const h = hours.get(rule.hours);
    assert(h, 'an operation names its hours', { hours: rule.hours });
    if (isAlwaysOpen(h) && !closed.has(place.id)) return -1;
    const key = `${rule.hours}|${place.country}|${place.zone}|${closed.has(place.id) ? place.id : ''}`;
    const known = calendarIndex.get(key);
    if (known !== undefined) return known;
    calendars.push(openIntervals(h, calendarOf(place.country), place.zone, from, openDays, (date) => closed.covers(place.id, date)));
    calendarIndex.set(key, calendars.length - 1);
    return calendars.length - 1;
  };

  const firstArc = new Int32Array(states.count + 1);
  const firstWork = new Int32Array(arcs.length + 1);
  const firstDeparture = new Int32Array(arcs.length + 1);
  const leastRide = new Int32Array(arcs.length);
  const departuresInOrder = new Uint8Array(arcs.length).fill(1);
  const workCalendar: number[] = [];
  const workLead: number[] = [];
  const departures: Departure[] = [];
  const availableAt: number[] = [];
  const expanded = new Map<Sailing, Departure[]>();
  arcs.forEach((arc, i) => {
    firstArc[arc.from + 1] = (firstArc[arc.from + 1] as number) + 1;
    for (const work of 'works' in arc ? arc.works : []) {
      workCalendar.push(indexOfCalendar(work.rule, work.place));
      workLead.push(Math.max(0, ...work.cutOffs.map((c) => c.lead)));
    }
    if (!('works' in arc)) {
      workCalendar.push(-1);
      workLead.push(0);
    }
    if (arc.kind === 'ride') {
      const { sailing, service, unit } = arc;
      const list = expanded.get(sailing) ?? expandDepartures(sailing, service, places.get(sailing.from) as Place, places.get(sailing.to) as Place, from, until, closed);
      expanded.set(sailing, list);
      leastRide[i] = UNREACHED;
      for (const departure of list) {
        const available = departure.arrivesAt + service.availability[unit];
        if (availableAt.length > (firstDeparture[i] as number) && available < (availableAt.at(-1) as number)) departuresInOrder[i] = 0;
        leastRide[i] = Math.min(leastRide[i] as number, available - departure.departsAt);
        departures.push(departure);
        availableAt.push(available);
      }
    }
    firstWork[i + 1] = workCalendar.length;
    firstDeparture[i + 1] = departures.length;
  });
  for (let node = 0; node < states.count; node++) firstArc[node + 1] = (firstArc[node + 1] as number) + (firstArc[node] as number);

  const kinds = [...places.values()].map((place) => Number(!HUBS.includes(place.kind)));
  const nodes = Array.from({ length: states.count }, (_, node) => node);
  return {
    departures, from, until,
    graph: {
      nodeCount: states.count, firstArc, firstWork, firstDeparture, calendars, leastRide, departuresInOrder,
      nodePlace: Int32Array.from(nodes, states.placeIndexOf),
      nodeIsEnd: Uint8Array.from(nodes, (node) => kinds[states.placeIndexOf(node)] as number),
      nodeClock: Uint8Array.from(nodes, (node) => CLOCK[states.stageOf(node)]),
      arcTo: Int32Array.from(arcs, (arc) => arc.to),
      arcIsRide: Uint8Array.from(arcs, (arc) => Number(arc.kind === 'ride')),
      workCalendar: Int32Array.from(workCalendar),
      workLead: Int32Array.from(workLead),
      departsAt: Int32Array.from(departures, (d) => d.departsAt),
      availableAt: Int32Array.from(availableAt),
    },
  };
};

const CLOCK: Readonly<Record<Stage, number>> = { export: CLOCK_OFF, arrived: CLOCK_STARTS, transit: CLOCK_RUNS, moved: CLOCK_STARTS, cleared: CLOCK_OFF };

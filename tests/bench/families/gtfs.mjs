/**
 * A GTFS feed as the router's SearchGraph: a node per stop, an arc per pair of stops that follow one another on some trip, no works, no
 * interchange time. Instants are seconds of a flat clock that begins at midnight of the first service day asked for, so a trip after 24:00 is
 * on the next day's morning of the same clock; daylight saving is not in it.
 * A stop where a trip may not be boarded or left (pickup or drop-off type 1) is no node to change at: an arc passes over it.
 * Other types (by phone, by arrangement) count as allowed. Not handled: frequencies.txt, transfers.txt, stations.
 */
import { parse } from 'csv-parse/sync';
import { BenchFault, readText } from './files.mjs';

const DAY_SECONDS = 86_400;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const readTable = (directory, name) => parse(readText(directory, name), { columns: true, bom: true, trim: true, skip_empty_lines: true });
const readTableIfAny = (directory, name) => {
  try {
    return readTable(directory, name);
  } catch (fault) {
    if (fault instanceof BenchFault) return [];
    throw fault;
  }
};

/** `HH:MM` or `HH:MM:SS`, the hour may pass 24; undefined where the feed leaves it open. */
const toSeconds = (text) => (text === '' ? undefined : text.split(':').reduce((sum, part, i) => sum + Number(part) * [3600, 60, 1][i], 0));

/** Days since 1970 of `YYYYMMDD` or `YYYY-MM-DD`. */
export const toDay = (text) => {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_SECONDS / 1000;
};

/** Rows by one column, in their order. */
const groupBy = (rows, keyOf) => {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (groups.has(key)) groups.get(key).push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

export const loadFeed = (directory) => {
  const stopTimes = groupBy(readTable(directory, 'stop_times.txt'), (row) => row.trip_id);
  const trips = readTable(directory, 'trips.txt').map((trip) => ({
    id: trip.trip_id,
    service: trip.service_id,
    stops: (stopTimes.get(trip.trip_id) ?? []).toSorted((a, b) => a.stop_sequence - b.stop_sequence).map(toCall),
  }));
  if (trips.some(({ stops }) => stops.some(({ arrivesAt, departsAt }) => arrivesAt === undefined || departsAt === undefined))) {
    throw new BenchFault(`${directory}/stop_times.txt leaves times open, which is not handled`);
  }
  const stops = readTable(directory, 'stops.txt').map((stop) => stop.stop_id);
  return { stops, trips, services: readServices(readTableIfAny(directory, 'calendar.txt'), readTableIfAny(directory, 'calendar_dates.txt')) };
};

/** Per service its weekdays from Sunday, its first and last date, and the dates that differ; dates as YYYYMMDD. A service may have no week. */
const readServices = (weeks, exceptions) => {
  const services = new Map();
  const get = (id) => {
    if (!services.has(id)) services.set(id, { weekdays: WEEKDAYS.map(() => false), startDate: '00000000', endDate: '00000000', exceptions: new Map() });
    return services.get(id);
  };
  for (const row of weeks) {
    Object.assign(get(row.service_id), { weekdays: WEEKDAYS.map((day) => row[day] === '1'), startDate: row.start_date, endDate: row.end_date });
  }
  for (const row of exceptions) get(row.service_id).exceptions.set(row.date, row.exception_type === '1');
  return services;
};

const toCall = (row) => {
  const arrivesAt = toSeconds(row.arrival_time);
  const departsAt = toSeconds(row.departure_time);
  return {
    stop: row.stop_id,
    arrivesAt: arrivesAt ?? departsAt,
    departsAt: departsAt ?? arrivesAt,
    mayBoard: row.pickup_type !== '1',
    mayLeave: row.drop_off_type !== '1',
  };
};

const runsOn = (service, day) => {
  if (service === undefined) return false;
  const date = new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10).replaceAll('-', '');
  return service.exceptions.get(date) ?? (service.startDate <= date && date <= service.endDate && service.weekdays[(day + 4) % 7]);
};

/** Hops of one trip: from each stop where it may be boarded to those where it may be left, up to the first where both are allowed. */
const listHops = (stops) =>
  stops.flatMap((from, i) => {
    if (!from.mayBoard) return [];
    const open = stops.findIndex((call, j) => j > i && call.mayBoard && call.mayLeave);
    return stops.slice(i + 1, open < 0 ? undefined : open + 1).filter((to) => to.mayLeave).map((to) => ({ from, to }));
  });

/** The graph of the service days given, and the number of each stop. */
export const makeGraph = (feed, days) => {
  const firstDay = days.reduce((a, b) => Math.min(a, b));
  const nodeOf = new Map(feed.stops.map((stop, i) => [stop, i]));
  const arcs = new Map();
  for (const { service, stops } of feed.trips) {
    const starts = days.filter((day) => runsOn(feed.services.get(service), day)).map((day) => (day - firstDay) * DAY_SECONDS);
    for (const { from, to } of listHops(stops)) {
      const key = `${nodeOf.get(from.stop)} ${nodeOf.get(to.stop)}`;
      if (!arcs.has(key)) arcs.set(key, []);
      for (const start of starts) arcs.get(key).push([start + from.departsAt, start + to.arrivesAt]);
    }
  }
  return { graph: toSearchGraph(feed.stops.length, arcs), nodeOf, firstDay };
};

const toSearchGraph = (nodeCount, arcs) => {
  const sorted = [...arcs]
    .map(([key, rides]) => ({ ends: key.split(' ').map(Number), rides: rides.toSorted((a, b) => a[0] - b[0]) }))
    .toSorted((a, b) => a.ends[0] - b.ends[0]);
  const running = (counts) => Int32Array.from([0, ...counts].map(((sum) => (count) => (sum += count))(0)));
  const leaving = groupBy(sorted, ({ ends }) => ends[0]);
  return {
    nodeCount, nodePlace: Int32Array.from({ length: nodeCount }, (_, node) => node), nodeIsEnd: new Uint8Array(nodeCount), nodeClock: new Uint8Array(nodeCount),
    leastRide: new Int32Array(sorted.length), departuresInOrder: new Uint8Array(sorted.length),
    firstArc: running(Array.from({ length: nodeCount }, (_, node) => leaving.get(node)?.length ?? 0)),
    arcTo: Int32Array.from(sorted, ({ ends }) => ends[1]),
    arcIsRide: new Uint8Array(sorted.length).fill(1),
    firstWork: new Int32Array(sorted.length + 1),
    workCalendar: new Int32Array(0),
    workLead: new Int32Array(0),
    firstDeparture: running(sorted.map(({ rides }) => rides.length)),
    departsAt: Int32Array.from(sorted.flatMap(({ rides }) => rides.map(([departsAt]) => departsAt))),
    availableAt: Int32Array.from(sorted.flatMap(({ rides }) => rides.map(([, arrivesAt]) => arrivesAt))),
    calendars: [],
  };
};

/**
 * Earliest arrivals on GTFS feeds: a folder per feed, or the feed itself, beside `answers.json`. Compared where an arrival on the same service
 * day is published, in seconds after midnight of that day. The graph holds the day before, whose trips may pass midnight, and two after.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BenchFault, listFiles, readAnswers } from './files.mjs';
import { loadFeed, makeGraph, toDay } from './gtfs.mjs';
import { toLine } from './line.mjs';
import { makeRaptor } from './timetable-peer.mjs';
import { compare, race, timeMs } from './timing.mjs';

export const peers = [{ name: 'raptor-journey-planner', version: '2.2.3' }];

const BARS = { raptor: 1 };
const DAY_SECONDS = 86_400;
const DAYS_ROUND = [-1, 0, 1, 2];

export const load = (directory) => {
  const { queries } = readAnswers(directory);
  if (!Array.isArray(queries)) throw new BenchFault(`answers.json in ${directory} has no list of queries`);
  const folders = ['.', ...listFiles(directory, /^[^.]/)].filter((name) => existsSync(join(directory, name, 'stop_times.txt')));
  if (folders.length === 0) throw new BenchFault(`${directory} holds no folder with a stop_times.txt`);
  if (folders.length > 1 && queries.some(({ feed }) => feed === undefined)) {
    throw new BenchFault(`${directory} holds ${folders.length} feeds, but the queries do not say which they ask`);
  }
  return folders.map((folder) => ({
    instance: folder === '.' ? 'feed' : folder,
    feed: loadFeed(join(directory, folder)),
    queries: queries.filter(({ feed }) => (feed ?? folder) === folder),
  }));
};

export const run = ({ instance, feed, queries }, { kernels, peers, seconds }) => {
  const asked = [...new Set(queries.map(({ date }) => toDay(date)))];
  const days = [...new Set(asked.flatMap((day) => DAYS_ROUND.map((step) => day + step)))];
  const { ms: building, value: timetable } = timeMs(() => makeGraph(feed, days));
  const ask = makeAsker(kernels, timetable);
  const { ms, value: answers } = timeMs(() => queries.map(ask));
  /** Among the queries with a figure in a column of the answers, how many we answer alike. */
  const tally = (column) => {
    const asked = queries.map((query, i) => [query[column], answers[i].arrival]).filter(([published]) => published !== null && published !== undefined);
    return { equal: asked.filter(([published, ours]) => published === ours).length, of: asked.length };
  };
  const counted = queries.filter((query) => query.arrive_s_same_service_day !== null);
  const result = {
    ...tally('arrive_s_same_service_day'),
    threeDays: tally('arrive_s_3day'),
    checked: queries.every((query, i) => isRideable(timetable, query, answers[i])),
    seconds: ms / 1000,
    answer: answers.map(({ arrival }) => arrival),
    preprocessSeconds: Number((building / 1000).toFixed(3)),
  };
  if (peers === undefined) return toLine('timetable', instance, result);
  const { medians, rounds } = race({ ours: ask, raptor: makeRaptor(peers['raptor-journey-planner'], feed) }, counted, seconds);
  return toLine('timetable', instance, { ...result, ...compare(medians, BARS), rounds });
};

/** Our answer with its itinerary; null: not within the days of the graph. */
const makeAsker = (kernels, { graph, nodeOf, firstDay }) => {
  const passage = { allowed: new Uint8Array(graph.arcTo.length).fill(1), workDuration: new Int32Array(0) };
  return ({ origin, dest, date, depart_s: departs }) => {
    const midnight = (toDay(date) - firstDay) * DAY_SECONDS;
    const target = nodeOf.get(dest);
    const question = { source: nodeOf.get(origin), startsAt: midnight + departs, firstRideBy: midnight + 3 * DAY_SECONDS, target };
    const found = kernels.earliestArrivals(graph, passage, question);
    const legs = found.findLegs(target);
    return { arrival: legs === undefined ? null : found.arrivesAt[target] - midnight, legs, midnight };
  };
};

/** Whether the legs join origin and destination by departures of the graph, none before the goods are there. */
const isRideable = ({ graph, nodeOf }, { origin, dest, depart_s: departs }, { arrival, legs, midnight }) => {
  if (legs === undefined) return arrival === null;
  let [at, time] = [nodeOf.get(origin), midnight + departs];
  for (const { arc, departure } of legs) {
    const leaves = graph.firstArc[at] <= arc && arc < graph.firstArc[at + 1];
    const belongs = graph.firstDeparture[arc] <= departure && departure < graph.firstDeparture[arc + 1];
    if (!leaves || !belongs || graph.departsAt[departure] < time) return false;
    [at, time] = [graph.arcTo[arc], graph.availableAt[departure]];
  }
  return at === nodeOf.get(dest) && time === midnight + arrival;
};

/**
 * Grids with several costs and published fronts. `GridI.txt`: a head `nodes arcs`, then `a x1 y1 x2 y2 cost …`, undirected. `queriesK.txt`:
 * comment lines with %, K, the number of problems, then `number xs ys xt yt`. `solutions_pI_Kcosts.txt`: `number K`, size, one point a line.
 * A front whose number is missing among the queries of its K is the question of that number among the other queries.
 */
import { BenchFault, listFiles, readAnswers, readText, toRows } from './files.mjs';
import { isPath, toLine } from './line.mjs';
import { timeMs } from './timing.mjs';

export const peers = [];

export const load = (directory) => {
  const published = readAnswers(directory);
  const queryFiles = listFiles(directory, /^queries\d+\.txt(\.gz)?$/);
  const queries = queryFiles.map((name) => ({ criteria: Number(/\d+/.exec(name)[0]), byNumber: readQueries(readText(directory, name)) }));
  const files = listFiles(directory, /^solutions_p\d+_\d+costs\.txt(\.gz)?$/);
  if (files.length === 0) throw new BenchFault(`${directory} holds no file like solutions_p0_2costs.txt`);
  return files.map((name) => {
    const [grid, criteria] = name.match(/\d+/g).map(Number);
    const [gridFile] = listFiles(directory, new RegExp(`^Grid${grid}\\.txt(\\.gz)?$`));
    if (gridFile === undefined) throw new BenchFault(`${directory} holds ${name}, but no Grid${grid}.txt`);
    const ends = (number) => {
      const found = queries.toSorted((a, b) => Number(b.criteria === criteria) - Number(a.criteria === criteria)).find((file) => file.byNumber.has(number));
      if (found === undefined) throw new BenchFault(`${name} answers problem ${number}, which no file of queries asks`);
      return found.byNumber.get(number);
    };
    const sizeOf = (number) => published[`Grid${grid}_${criteria}c_q${number}`]?.pareto_size;
    const fronts = readFronts(readText(directory, name)).map((front) => ({ ...front, ...ends(front.number), size: sizeOf(front.number) }));
    return { instance: `grid${grid}/${criteria}-costs`, criteria, fronts, grid: readGrid(readText(directory, gridFile)) };
  });
};

export const run = ({ instance, criteria, fronts, grid }, { kernels }) => {
  const graph = kernels.makeStaticGraph(kernels.bothWays(grid.list));
  const chosen = Array.from({ length: criteria }, (_, k) => k);
  const timetable = asTimetable(graph, criteria);
  let [equal, milliseconds, checked, alsoBySearch] = [0, 0, true, 0];
  const answer = fronts.map(({ source, target, points, size }) => {
    const [s, t] = [grid.nodeAt.get(source), grid.nodeAt.get(target)];
    const { ms, value: found } = timeMs(() => kernels.findStaticFront(graph, chosen, s, t));
    milliseconds += ms;
    checked &&= found.points.every((point, i) => isPath(graph, chosen, s, t, found.findArcs(i), point));
    if (samePoints(found.points, points) && (size ?? points.length) === points.length) equal += 1;
    // The search of the quotes, which knows time, price and CO2e, has the same fronts: its first cost is minutes.
    if (criteria <= 3 && samePoints(searchFront(kernels, timetable, s, t, criteria), points)) alsoBySearch += 1;
    return found.points.length;
  });
  return toLine('mosp-grid', instance, { equal: criteria <= 3 ? Math.min(equal, alsoBySearch) : equal, of: fronts.length, bySearch: alsoBySearch, checked, seconds: milliseconds / 1000, answer });
};

/** Every arc a work of so many minutes at no fixed hour, with a price and an emission. */
const asTimetable = (graph, criteria) => {
  const { nodeCount, firstArc, arcTo, costs } = graph;
  const arcs = arcTo.length;
  const cost = (k) => Float64Array.from({ length: arcs }, (_, arc) => (k < criteria ? costs[k][arc] : 0));
  return {
    graph: {
      nodeCount, firstArc, arcTo, nodePlace: Int32Array.from({ length: nodeCount }, (_, node) => node), nodeIsEnd: new Uint8Array(nodeCount), nodeClock: new Uint8Array(nodeCount),
      arcIsRide: new Uint8Array(arcs), firstWork: Int32Array.from({ length: arcs + 1 }, (_, i) => i), workCalendar: new Int32Array(arcs).fill(-1), workLead: new Int32Array(arcs),
      firstDeparture: new Int32Array(arcs + 1), departsAt: new Int32Array(0), availableAt: new Int32Array(0), leastRide: new Int32Array(arcs), departuresInOrder: new Uint8Array(arcs), calendars: [],
    },
    minutes: cost(0),
    costs: {
      allowed: new Uint8Array(arcs).fill(1), workDuration: Int32Array.from(cost(0)), cost: cost(1), co2e: cost(2), varies: new Uint8Array(arcs), surcharge: new Float64Array(0),
      arcStorage: new Int32Array(arcs).fill(-1), storage: [], dayCost: new Float64Array(nodeCount),
    },
  };
};

const searchFront = ({ leastLeft, search }, { graph, minutes, costs }, source, target, criteria) => {
  const left = (weight) => leastLeft(graph, costs.allowed, weight, [target]);
  const bounds = { minutes: left(minutes), cost: left(costs.cost), co2e: left(costs.co2e) };
  const query = { source, targets: [target], startsAt: 0, firstRideBy: 0, arriveBy: Number.MAX_SAFE_INTEGER, via: [], through: undefined, without: [] };
  const { paths } = search(graph, costs, bounds, query);
  const points = paths.map(({ arrivesAt, cost, co2e }) => [arrivesAt, cost, co2e].slice(0, criteria));
  // Equal itineraries by several ways all stay.
  return [...new Map(points.map((point) => [point.join(' '), point])).values()];
};

const samePoints = (a, b) => {
  const text = (points) => points.map((point) => point.join(' ')).sort().join('\n');
  return text(a) === text(b);
};

const readGrid = (text) => {
  const [[nodeCount], ...rows] = toRows(text);
  const nodeAt = new Map();
  const node = (x, y) => {
    const place = `${x} ${y}`;
    if (!nodeAt.has(place)) nodeAt.set(place, nodeAt.size);
    return nodeAt.get(place);
  };
  const list = { nodeCount: Number(nodeCount), from: [], to: [], costs: rows[0].slice(5).map(() => []) };
  for (const [, x1, y1, x2, y2, ...costs] of rows) {
    list.from.push(node(x1, y1));
    list.to.push(node(x2, y2));
    costs.forEach((cost, k) => list.costs[k].push(Number(cost)));
  }
  return { list, nodeAt };
};

const readQueries = (text) => {
  const rows = toRows(text).filter(([first]) => !first.startsWith('%')).slice(2);
  return new Map(rows.map(([number, xs, ys, xt, yt]) => [Number(number), { source: `${xs} ${ys}`, target: `${xt} ${yt}` }]));
};

const readFronts = (text) => {
  const rows = toRows(text).filter(([first]) => !first.startsWith('%')).map((row) => row.map(Number));
  const fronts = [];
  for (let i = 0; i < rows.length; ) {
    const [number] = rows[i];
    const [size] = rows[i + 1];
    fronts.push({ number, points: rows.slice(i + 2, i + 2 + size) });
    i += 2 + size;
  }
  return fronts;
};

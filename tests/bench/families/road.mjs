/**
 * Road networks: cheapest paths and fronts. A graph is the file whose name begins with its key in `answers.json`; one line per list of
 * questions there: `shortest_TIME` with `cost`, `pareto_TIME_LENGTH` with `front_sha1`, the SHA-1 of the front as lines `c1 c2` ascending in c1.
 * A graph without answers, and a `.cedge` file, gives one line on its size and shape.
 */
import { createHash } from 'node:crypto';
import { BenchFault, listFiles, readAnswers } from './files.mjs';
import { isPath, toLine } from './line.mjs';
import { plainDijkstra } from './plain-dijkstra.mjs';
import { loadBinaryPairs, loadTntp, measureShape } from './road-files.mjs';
import { makeGraphologyFinder, makeNbaFinder } from './road-peers.mjs';
import { compare, race, timeMs } from './timing.mjs';

export const peers = [{ name: 'ngraph.path', version: '1.6.1' }, { name: 'ngraph.graph', version: '20.1.2' }];

const PATH_BARS = { graphology: 0.1, nba: 0.5 };
const FRONT_BARS = { plainDijkstra: 3.2 };
const PREPROCESS_SECONDS = 5;
const CRITERION = { time: 0, distance: 0, length: 1 };
const FORMATS = [[/_net\.tntp(\.gz)?$/, loadTntp], [/\.gr\.bin(\.gz)?$/, loadBinaryPairs]];

export const load = (directory) => {
  const answers = readAnswers(directory);
  const instances = FORMATS.flatMap(([pattern, read]) => listFiles(directory, pattern).flatMap((name) => toInstances(name, read(directory, name), answers)));
  const shapes = listFiles(directory, /\.cedge(\.txt)?(\.gz)?$/).map((name) => ({ instance: shapeOf(name), shape: measureShape(directory, name) }));
  if (instances.length + shapes.length === 0) throw new BenchFault(`${directory} holds no road network: no _net.tntp, .gr.bin or .cedge file`);
  // Fronts first: a finder's preparation would leave the queue they share tuned for its own keys.
  return [...instances.toSorted((a, b) => Number(b.isFront) - Number(a.isFront)), ...shapes];
};

const shapeOf = (name) => `${name.split('.')[0].toLowerCase()}/shape`;

const toInstances = (name, network, answers) => {
  const key = Object.keys(answers).find((known) => name.toLowerCase().startsWith(known.toLowerCase()));
  if (key === undefined) return [{ instance: shapeOf(name), isFront: false, shape: { nodes: network.list.nodeCount, arcs: network.list.from.length } }];
  return Object.entries(answers[key]).filter(([, questions]) => Array.isArray(questions)).map(([kind, questions]) => {
    const [sort, ...words] = kind.split('_');
    const criteria = words.map((word) => CRITERION[word]);
    if (criteria.some((k) => network.list.costs[k] === undefined)) throw new BenchFault(`answers.json asks ${key} for ${kind}, which ${name} has no costs for`);
    const isFront = sort === 'pareto';
    return { instance: `${key}/${isFront ? 'pareto' : kind.replaceAll('_', '-')}`, isFront, criteria, questions, network };
  });
};

export const run = (instance, options) => {
  if (instance.shape !== undefined) return toShapeLine(instance);
  const { list, undirected } = instance.network;
  const graph = options.kernels.makeStaticGraph(undirected ? options.kernels.bothWays(list) : list);
  return instance.isFront ? runFronts(instance, graph, options) : runPaths(instance, graph, options);
};

const toShapeLine = ({ instance, shape }) => ({
  family: 'road', instance, objective: null, bound: null, gap: null, seconds: 0, status: 'shape', checked: true, equal: 0, of: 0, answer: shape,
});

const runPaths = ({ instance, criteria: [criterion], questions, network }, graph, { kernels, peers, seconds }) => {
  const { ms, value: finder } = timeMs(() => kernels.makePathFinder(kernels.contractGraph(graph, criterion)));
  const { ms: spent, value: paths } = timeMs(() => questions.map(({ s, t }) => finder.findPath(s, t)));
  const checked = questions.every(({ s, t }, i) => paths[i] === undefined || isPath(graph, [criterion], s, t, paths[i].arcs, [paths[i].cost]));
  const answer = paths.map((path) => path?.cost ?? null);
  const equal = questions.filter(({ cost }, i) => answer[i] === cost).length;
  const result = { equal, of: questions.length, checked, seconds: spent / 1000, answer, preprocessSeconds: Number((ms / 1000).toFixed(3)) };
  if (peers === undefined) return toLine('road', instance, result);
  const { medians, rounds } = race(
    { ours: ({ s, t }) => finder.findPath(s, t), graphology: makeGraphologyFinder(network, criterion), nba: makeNbaFinder(peers, network, criterion) },
    questions,
    seconds,
  );
  const speed = compare(medians, PATH_BARS);
  const late = ms > PREPROCESS_SECONDS * 1000 ? ['preprocess'] : [];
  return toLine('road', instance, { ...result, ...speed, rounds, missed: [...speed.missed, ...late] });
};

const runFronts = ({ instance, criteria, questions }, graph, { kernels, peers, seconds }) => {
  const { ms, value: fronts } = timeMs(() => questions.map(({ s, t }) => kernels.findStaticFront(graph, criteria, s, t)));
  const checked = questions.every(({ s, t }, i) => fronts[i].points.every((point, j) => isPath(graph, criteria, s, t, fronts[i].findArcs(j), point)));
  const answer = fronts.map(({ points }) => createHash('sha1').update(points.map((point) => point.join(' ')).join('\n')).digest('hex'));
  const equal = questions.filter(({ size, front_sha1: sha1 }, i) => fronts[i].points.length === size && answer[i] === sha1).length;
  const result = { equal, of: questions.length, checked, seconds: ms / 1000, answer };
  if (peers === undefined) return toLine('road', instance, result);
  const { medians, rounds } = race(
    { ours: ({ s, t }) => kernels.findStaticFront(graph, criteria, s, t), plainDijkstra: ({ s, t }) => plainDijkstra(graph, criteria[0], s, t) },
    questions,
    seconds,
  );
  return toLine('road', instance, { ...result, ...compare(medians, FRONT_BARS), rounds });
};

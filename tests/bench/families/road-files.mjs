/**
 * Road networks in three formats. Node ids of a file stay the ids of the graph, so unused ones are nodes without arcs.
 * TNTP: `init term capacity length free_flow_time …` after a head of `<NAME> value`; nodes below the first through node are zone centroids,
 * which no path may pass, so their arcs are left out. `.gr.bin`/`.co.bin`: pairs of little-endian int32, arcs of nodes counted from one and
 * coordinates; arcs go both ways. `.cedge`/`.cnode`: `id from to length` and `id x y`, for size and shape only.
 */
import { BenchFault, getFile, readBytes, readText, toRows } from './files.mjs';

/** TNTP: costs are 1000 × free flow time and 1000 × length, whole numbers. Self loops are dropped, parallel arcs stay. */
export const loadTntp = (directory, name) => {
  const text = readText(directory, name);
  const [head, body] = text.split(/<END OF METADATA>.*/);
  if (body === undefined) throw new BenchFault(`${name} has no <END OF METADATA>`);
  const field = (label) => {
    const found = new RegExp(`<${label}>\\s*(\\d+)`).exec(head)?.[1];
    if (found === undefined) throw new BenchFault(`${name} has no <${label}>`);
    return Number(found);
  };
  const firstThrough = field('FIRST THRU NODE');
  const list = { nodeCount: field('NUMBER OF NODES') + 1, from: [], to: [], costs: [[], []] };
  for (const row of toRows(body.replaceAll(';', ' '))) {
    if (row[0].startsWith('~')) continue;
    const [from, to, , length, time] = row.map(Number);
    if (from < firstThrough || to < firstThrough || from === to) continue;
    list.from.push(from);
    list.to.push(to);
    list.costs[0].push(Math.round(1000 * time));
    list.costs[1].push(Math.round(1000 * length));
  }
  return { list, undirected: false, coordinates: undefined };
};

const toPairs = (bytes, name) => {
  if (bytes.length % 8 !== 0) throw new BenchFault(`${name} is no list of int32 pairs`);
  return Array.from({ length: bytes.length / 8 }, (_, i) => [bytes.readInt32LE(8 * i), bytes.readInt32LE(8 * i + 4)]);
};

/** Cost: the distance between the ends, rounded, one at least. */
export const loadBinaryPairs = (directory, name) => {
  const coordinateFile = name.replace('.gr.bin', '.co.bin');
  // Ids count from one: nobody is node 0.
  const coordinates = [[0, 0], ...toPairs(readBytes(directory, coordinateFile), coordinateFile)];
  const list = { nodeCount: coordinates.length, from: [], to: [], costs: [[]] };
  for (const [from, to] of toPairs(readBytes(directory, name), name)) {
    const [a, b] = [coordinates[from], coordinates[to]];
    if (a === undefined || b === undefined) throw new BenchFault(`${name} joins ${from} and ${to}, but ${coordinateFile} has ${coordinates.length - 1} nodes`);
    list.from.push(from);
    list.to.push(to);
    list.costs[0].push(Math.max(1, Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]))));
  }
  return { list, undirected: true, coordinates };
};

/** Counts and box of a `.cedge` file and its `.cnode`. */
export const measureShape = (directory, name) => {
  const edges = toRows(readText(directory, name));
  const nodeFile = getFile(directory, new RegExp(`^${name.split('.')[0]}\\.cnode`));
  const nodes = toRows(readText(directory, nodeFile)).map(([, x, y]) => [Number(x), Number(y)]);
  const range = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const lost = edges.filter(([, from, to]) => nodes[from] === undefined || nodes[to] === undefined).length;
  return {
    nodes: nodes.length,
    edges: edges.length,
    edgesWithoutNode: lost,
    length: Math.round(edges.reduce((sum, edge) => sum + Number(edge[3]), 0)),
    x: range(nodes.map(([x]) => x)),
    y: range(nodes.map(([, y]) => y)),
  };
};

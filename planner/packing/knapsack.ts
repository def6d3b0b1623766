/**
 * The two-constraint 0/1 knapsack with pairwise conflicts: which of these goods, within a weight and a volume, are worth most together.
 * Depth-first branch and bound (Martello & Toth 1990) on one surrogate constraint (`surrogate.ts`), bounded by a table of what the goods from the k-th on are
 * worth at most in so many cells of room: dynamic programming over sizes rounded down (Bellman 1957), a relaxation that only the rounding, the
 * second constraint and the conflicts leave open. The branch that the table prefers is tried first.
 *
 * Invariant: `upper` is never below the profit of any packing, whatever stopped the search: closed branches are below the incumbent (or `floor`) plus
 * `tolerance`, and those left open are bounded when it stops.
 * Complexity: goods × cells for the table, exponential at worst beyond, O(1) a node. Not handled: several copies of one good (enter it several times).
 */
import type { KnapsackInput, KnapsackResult } from './knapsack-question.ts';
import { anglesFrom, fillTables } from './knapsack-tables.ts';
import { chooseSizes, dropHopeless, ROUNDING, sizesAt, toCells, type Cells } from './surrogate.ts';

const NODES_PER_ASKING = 8_192;
/** Cells of the table for each good: few goods are quickly tried. */
const CELLS_PER_GOOD = 64;
/** Sums of profits stay below it and a little more. */
const MOST_ENTRY = 2 ** 30;
/** Entries of the table filled in the time of a node. */
const ENTRIES_PER_NODE = 50;

export const solveKnapsack = (input: KnapsackInput): KnapsackResult => {
  const { count, profit, weight, volume, weightLimit, volumeLimit, conflicts, floor, tolerance, maxNodes, shouldStop } = input;
  const order: number[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if ((profit[i] as number) > 0 && (weight[i] as number) <= weightLimit && (volume[i] as number) <= volumeLimit) {
      order.push(i);
      total += profit[i] as number;
    }
  }
  if (total <= floor) return { value: floor, upper: floor, chosen: [], isSolved: true, nodes: 0 };
  const surrogate = chooseSizes(input, order);
  const first = fillGreedily(input, order);
  let [best, chosen] = first.value > floor ? [first.value, first.chosen] : [floor, []];
  const linear = dropHopeless(order, profit, surrogate.size, best + tolerance) * (1 + ROUNDING);
  const n = order.length;
  if (n === 0) return { value: best, upper: Math.min(best + tolerance, Math.max(floor, linear)), chosen, isSolved: true, nodes: 0 };
  const most = Math.min(input.mostCells, CELLS_PER_GOOD * n);
  const tables = anglesFrom(input, order, surrogate.alpha).map((alpha) => toCells(input, order, alpha === surrogate.alpha ? surrogate : sizesAt(input, order, alpha), most));
  const p = Float64Array.from(order, (i) => profit[i] as number);
  const w = Float64Array.from(order, (i) => weight[i] as number);
  const v = Float64Array.from(order, (i) => volume[i] as number);
  const rank = new Int32Array(count).fill(-1);
  order.forEach((item, k) => (rank[item] = k));
  const foes = conflicts && order.map((item) => (conflicts[item] as readonly number[]).map((other) => rank[other] as number).filter((k) => k >= 0));
  const banned = new Int16Array(n);
  // Whole numbers rounded up, in half the memory: all of them together are a little over, which is safe.
  const scale = MOST_ENTRY / total;
  const gains = Int32Array.from(p, (each) => Math.ceil(each * scale));
  const { table, starts } = fillTables(gains, tables);
  const main = tables[0] as Cells;
  const rooms = Int32Array.from(tables, ({ capacity }) => capacity);
  const tableCount = tables.length;
  /** The most that goods from the k-th on are worth in the room there is. */
  const restFrom = (k: number): number => {
    let least = Infinity;
    for (let t = 0; t < tableCount; t++) {
      const rest = table[(starts[t] as number) + k * ((tables[t] as Cells).capacity + 1) + (rooms[t] as number)] as number;
      if (rest < least) least = rest;
    }
    return least / scale;
  };

  let [value, roomW, roomV] = [0, weightLimit, volumeLimit];
  let [upper, depth, nodes, isStopped] = [-Infinity, 0, 0, false];
  const inside = new Int32Array(n);
  const slack = ROUNDING * total;

  const put = (k: number, sign: 1 | -1): void => {
    roomW -= sign * (w[k] as number);
    roomV -= sign * (v[k] as number);
    for (let t = 0; t < tableCount; t++) rooms[t] = (rooms[t] as number) - sign * ((tables[t] as Cells).cells[k] as number);
    value += sign * (p[k] as number);
    if (foes) for (const j of foes[k] as readonly number[]) banned[j] = (banned[j] as number) + sign;
  };
  const take = (k: number): void => {
    put(k, 1);
    inside[depth++] = k;
    if (value > best) {
      best = value;
      chosen = Array.from(inside.subarray(0, depth), (j) => order[j] as number);
    }
    descend(k + 1);
    depth--;
    put(k, -1);
  };
  const descend = (from: number): void => {
    for (let k = from; ; k++) {
      const bound = value + restFrom(k) + slack;
      if (bound <= best + tolerance) return;
      nodes++;
      if (nodes % NODES_PER_ASKING === 0 && shouldStop?.()) isStopped = true;
      if (isStopped || nodes > maxNodes) {
        isStopped = true;
        upper = Math.max(upper, bound);
        return;
      }
      if (k === n) return;
      const fits = (w[k] as number) <= roomW && (v[k] as number) <= roomV && banned[k] === 0;
      const [next, room] = [(k + 1) * (main.capacity + 1), rooms[0] as number];
      const isFirstIn = fits && (gains[k] as number) + (table[next + room - (main.cells[k] as number)] as number) >= (table[next + room] as number);
      if (fits && isFirstIn) take(k);
      if (fits && !isFirstIn) {
        descend(k + 1);
        return take(k);
      }
    }
  };
  descend(0);
  upper = Math.max(upper, best + tolerance);
  return { value: best, upper: Math.min(upper, Math.max(best, linear)), chosen: chosen.toSorted((a, b) => a - b), isSolved: !isStopped, nodes: nodes + Math.ceil((n * tables.reduce((sum, { capacity }) => sum + capacity, 0)) / ENTRIES_PER_NODE) };
};

/** What fits, in order; ascending. */
const fillGreedily = ({ count, profit, weight, volume, weightLimit, volumeLimit, conflicts }: KnapsackInput, order: readonly number[]): { readonly value: number; readonly chosen: number[] } => {
  const isIn = new Uint8Array(count);
  const chosen: number[] = [];
  let [value, roomW, roomV] = [0, weightLimit, volumeLimit];
  for (const i of order) {
    if ((weight[i] as number) > roomW || (volume[i] as number) > roomV || conflicts?.[i]?.some((other) => isIn[other] === 1)) continue;
    isIn[i] = 1;
    chosen.push(i);
    value += profit[i] as number;
    roomW -= weight[i] as number;
    roomV -= volume[i] as number;
  }
  return { value, chosen: chosen.sort((a, b) => a - b) };
};

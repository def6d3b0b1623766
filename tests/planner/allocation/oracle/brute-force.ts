/**
 * The least cost over every set of sites. Whole customers are tried one by one; shares are a linear program, solved here by negative cycles of moves between
 * sites until none is left (Klein 1967), which shares no line with the engine's cheapest paths.
 */
import type { FacilityProblem } from '../../../../planner/allocation/index.ts';

/** Infinity: nobody can serve them all. */
export const leastCost = (problem: FacilityProblem): number => {
  const { siteCount: m, decided, mostSites, fixed } = problem;
  let best = Infinity;
  for (let set = 0; set < 1 << m; set++) {
    const open = Array.from({ length: m }, (_, i) => i).filter((i) => (set >> i) & 1);
    if (open.length > mostSites || decided.some((value, i) => value !== -1 && value !== ((set >> i) & 1))) continue;
    const sites = open.reduce((sum, i) => sum + (fixed[i] as number), 0);
    best = Math.min(best, sites + (problem.singleSource ? leastWhole(problem, open) : leastShared(problem, open)));
  }
  return best;
};

const leastWhole = ({ customerCount: n, cost, demand, capacity }: FacilityProblem, open: readonly number[]): number => {
  const room = new Map(open.map((i) => [i, capacity[i] as number]));
  const place = (j: number): number => {
    if (j === n) return 0;
    let best = Infinity;
    for (const i of open) {
      const left = (room.get(i) as number) - (demand[j] as number);
      if (left < 0 || cost[i * n + j] === Infinity) continue;
      room.set(i, left);
      best = Math.min(best, (cost[i * n + j] as number) + place(j + 1));
      room.set(i, left + (demand[j] as number));
    }
    return best;
  };
  return place(0);
};

/** Quarters of a unit of demand: capacities are multiples of them, so the best plan is whole in quarters. */
const QUARTERS = 4;
/** A site that everybody may use at a cost no plan would pay. */
const NOWHERE = 1e7;

const leastShared = ({ customerCount: n, cost, demand, capacity }: FacilityProblem, open: readonly number[]): number => {
  const k = open.length;
  const price = (a: number, j: number): number => (a === k ? NOWHERE : Math.min(NOWHERE, (cost[(open[a] as number) * n + j] as number) / Math.max(1, (demand[j] as number) * QUARTERS)));
  const amount = Array.from({ length: n }, (_, j) => Math.max(1, (demand[j] as number) * QUARTERS));
  const takesRoom = Array.from({ length: n }, (_, j) => (demand[j] as number) > 0);
  const at = Array.from({ length: k + 1 }, () => new Float64Array(n));
  for (let j = 0; j < n; j++) (at[k] as Float64Array)[j] = amount[j] as number;
  const room = [...open.map((i) => (capacity[i] as number) * QUARTERS), Infinity];
  // Nodes: sites, the place of those that nobody serves, and a store of unused room.
  const store = k + 1;
  for (;;) {
    const edges: { from: number; to: number; cost: number; most: number; j: number }[] = [];
    for (let a = 0; a <= k; a++) {
      if ((room[a] as number) > 0) edges.push({ from: a, to: store, cost: 0, most: room[a] as number, j: -1 });
      const used = room[a] === Infinity ? Infinity : (capacity[open[a] as number] as number) * QUARTERS - (room[a] as number);
      if (used > 0) edges.push({ from: store, to: a, cost: 0, most: used, j: -1 });
      for (let j = 0; j < n; j++) {
        const here = (at[a] as Float64Array)[j] as number;
        if (here === 0) continue;
        // What takes no room goes where it is cheapest, at once.
        for (let b = 0; b <= k; b++) if (b !== a) edges.push({ from: takesRoom[j] ? a : -1 - a, to: takesRoom[j] ? b : -1 - a, cost: price(b, j) - price(a, j), most: here, j: j * (k + 1) + b });
      }
    }
    const free = edges.find(({ from, cost: saved }) => from < 0 && saved < -1e-9);
    if (free) {
      const [a, j, b] = [-1 - free.from, Math.floor(free.j / (k + 1)), free.j % (k + 1)];
      (at[b] as Float64Array)[j] = ((at[b] as Float64Array)[j] as number) + free.most;
      (at[a] as Float64Array)[j] = 0;
      continue;
    }
    const cycle = negativeCycle(edges.filter(({ from }) => from >= 0), k + 2);
    if (!cycle) break;
    const most = Math.min(...cycle.map((edge) => edge.most));
    for (const { from, to, j } of cycle) {
      if (j < 0) {
        if (to === store) room[from] = (room[from] as number) - most;
        else room[to] = (room[to] as number) + most;
        continue;
      }
      const customer = Math.floor(j / (k + 1));
      (at[from] as Float64Array)[customer] = ((at[from] as Float64Array)[customer] as number) - most;
      (at[to] as Float64Array)[customer] = ((at[to] as Float64Array)[customer] as number) + most;
    }
  }
  let sum = 0;
  for (let a = 0; a <= k; a++) for (let j = 0; j < n; j++) sum += ((at[a] as Float64Array)[j] as number) * price(a, j);
  return sum >= NOWHERE / 2 ? Infinity : sum;
};

const negativeCycle = <Edge extends { readonly from: number; readonly to: number; readonly cost: number }>(edges: readonly Edge[], nodes: number): Edge[] | undefined => {
  const [far, by] = [new Float64Array(nodes), Array.from<Edge | undefined>({ length: nodes })];
  let last = -1;
  for (let pass = 0; pass <= nodes; pass++) {
    last = -1;
    for (const edge of edges) {
      if ((far[edge.from] as number) + edge.cost >= (far[edge.to] as number) - 1e-9) continue;
      far[edge.to] = (far[edge.from] as number) + edge.cost;
      by[edge.to] = edge;
      last = edge.to;
    }
    if (last < 0) return undefined;
  }
  for (let step = 0; step < nodes; step++) last = (by[last] as Edge).from;
  const cycle: Edge[] = [];
  for (let node = last; ; ) {
    const edge = by[node] as Edge;
    cycle.push(edge);
    node = edge.from;
    if (node === last) return cycle;
  }
};

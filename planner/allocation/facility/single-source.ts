/**
 * Facility location where each customer has one site (Holmberg, Rönnqvist & Yuan 1999). Prices, bound and site sets come from the problem with shares, which is a
 * relaxation; the cheapest sets are tried with whole customers, as assignment programs; what one decision alone would cost more than the best plan is barred,
 * and the rest is one mixed-integer program from that plan.
 *
 * The bound is the greater of that of the prices and the program's; with `shouldStop` in between, whatever was proven until then.
 */
import { buildColumns, type MilpSolver } from '../../milp/index.ts';
import type { FacilityPlan, FacilityProblem } from './problem.ts';
import type { Multipliers } from './relaxation.ts';
import { searchSites, type FacilityAnswer, type FacilityOptions } from './solve-facility.ts';

/** How far the problem with shares is solved first. */
const SHARES_GAP = 1e-4;
const SHARES_NODES = 100;
/** Sets tried with whole customers; of each the ways a customer has, and what its program may take. */
const SETS = 5;
const SET_ITERATIONS = 4_000;
const WAYS = 4;
const EACH_GAP = 1e-4;

export const solveSingleSource = (problem: FacilityProblem, solver: MilpSolver, { gap, shouldStop, onProgress }: FacilityOptions): FacilityAnswer => {
  const { answer: shares, trials, root } = searchSites(problem, { gap: SHARES_GAP, maxNodes: SHARES_NODES, shouldStop });
  let best: FacilityPlan | undefined;
  const cost = (): number => best?.cost ?? Infinity;
  let { bound } = shares;
  const offer = (plan: FacilityPlan | undefined): void => {
    if (!plan || plan.cost >= cost()) return;
    best = plan;
    onProgress?.({ cost: plan.cost, bound });
  };
  const isClosed = (): boolean => bound >= cost() - gap * Math.abs(cost());
  for (const { open, cost: shared } of trials.ranking().slice(0, SETS)) {
    // Shares cost no more than whole customers: sets that are dearer so are dearer whole.
    if (shouldStop() || isClosed() || shared >= cost()) break;
    const isOpen = new Set(open);
    const decided = Int8Array.from({ length: problem.siteCount }, (_, i) => Number(isOpen.has(i)));
    offer(solveProgram({ ...problem, decided }, solver, nearest(problem, open, barred(problem, root, cost())), { gap: EACH_GAP, cutoff: cost(), maxIterations: SET_ITERATIONS, start: undefined, shouldStop }).plan);
  }
  if (!isClosed() && !shouldStop()) {
    const program = solveProgram(problem, solver, barred(problem, root, cost()), { gap, cutoff: Infinity, maxIterations: Infinity, start: best, shouldStop });
    offer(program.plan);
    // What is barred costs no less than the best plan.
    bound = Math.max(bound, Math.min(program.bound, cost()));
  }
  const proven = Math.min(bound, cost());
  return { plan: best, bound: proven, gap: !best ? 1 : best.cost === 0 ? 0 : (best.cost - proven) / Math.abs(best.cost), endedBy: best && proven >= best.cost - gap * Math.abs(best.cost) ? 'gap' : 'stopped', nodes: 0 };
};

interface Barred {
  readonly decided: Int8Array;
  /** By site × customerCount + customer. */
  readonly way: Uint8Array;
}

/** Decisions that no plan cheaper than `cost` takes. */
const barred = ({ siteCount: m, customerCount: n, cost: costs, decided }: FacilityProblem, { bound, price, ifOpen, ifClosed }: Multipliers, cost: number): Barred => {
  const way = new Uint8Array(m * n);
  const next = decided.slice();
  for (let i = 0; i < m; i++) {
    if (next[i] === -1 && (ifOpen[i] as number) >= cost) next[i] = 0;
    if (next[i] === -1 && (ifClosed[i] as number) >= cost) next[i] = 1;
    const open = decided[i] === 1 ? bound : Math.max(bound, ifOpen[i] as number);
    for (let j = 0; j < n; j++) {
      const reduced = (costs[i * n + j] as number) - (price[j] as number);
      if (!(open + Math.max(0, reduced) < cost)) way[i * n + j] = 1;
    }
  }
  return { decided: next, way };
};

/** Of a set of sites only the cheapest few ways of each customer. */
const nearest = ({ customerCount: n, cost }: FacilityProblem, open: readonly number[], { decided, way }: Barred): Barred => {
  const few = new Uint8Array(way.length).fill(1);
  for (let j = 0; j < n; j++) {
    const cheapest = open.toSorted((a, b) => (cost[a * n + j] as number) - (cost[b * n + j] as number)).slice(0, WAYS);
    for (const i of cheapest) few[i * n + j] = way[i * n + j] as number;
  }
  return { decided, way: few };
};

interface ProgramLimits {
  readonly gap: number;
  readonly cutoff: number;
  readonly maxIterations: number;
  readonly start: FacilityPlan | undefined;
  readonly shouldStop: () => boolean;
}

const solveProgram = (problem: FacilityProblem, solver: MilpSolver, { decided, way }: Barred, { gap, cutoff, maxIterations, start, shouldStop }: ProgramLimits): { readonly plan: FacilityPlan | undefined; readonly bound: number } => {
  const { siteCount: m, customerCount: n, fixed, capacity, demand, cost, mostSites } = problem;
  const of = (i: number): number => ((problem.decided[i] as number) === -1 ? (decided[i] as number) : (problem.decided[i] as number));
  const [lower, upper] = [[] as number[], [] as number[]];
  const addRow = (least: number, most: number): number => {
    lower.push(least);
    return upper.push(most) - 1;
  };
  const { columns, add } = buildColumns();
  const once = Array.from({ length: n }, () => addRow(1, 1));
  const room = Array.from({ length: m }, () => addRow(-Infinity, 0));
  const total = demand.reduce((sum, d) => sum + d, 0);
  const cover = addRow(total, Infinity);
  const count = addRow(0, mostSites);
  const sites = Array.from({ length: m }, (_, i) => i).filter((i) => of(i) !== 0);
  const ways: { readonly site: number; readonly customer: number; readonly column: number }[] = [];
  const opening = new Map<number, number>();
  for (const i of sites) {
    const customers = Array.from({ length: n }, (_, j) => j).filter((j) => way[i * n + j] === 0 && (cost[i * n + j] as number) < Infinity && (demand[j] as number) <= (capacity[i] as number));
    const isFree = of(i) === -1;
    const limit = Math.min(capacity[i] as number, total);
    const links = isFree ? customers.map(() => addRow(-Infinity, 0)) : [];
    opening.set(i, add({ cost: fixed[i] as number, lower: isFree ? 0 : 1, upper: 1, isInteger: true, entries: [[room[i] as number, -limit], [cover, limit], [count, 1], ...links.map((row) => [row, -1] as const)] }));
    customers.forEach((j, p) => {
      const link = links[p];
      ways.push({ site: i, customer: j, column: add({ cost: cost[i * n + j] as number, upper: 1, isInteger: true, entries: [[once[j] as number, 1], [room[i] as number, demand[j] as number], ...(link === undefined ? [] : [[link, 1] as const])] }) });
    });
  }
  const values = start && writePlan(start, columns.cost.length, opening, ways);
  const { best, bound } = solver.solveMip({ columns, rowBounds: { lower, upper } }, { gap, maxIterations, shouldStop, ...(cutoff < Infinity && { cutoff }), ...(values && { start: values }) });
  if (!best) return { plan: undefined, bound };
  const flows = ways.filter(({ column }) => (best.values[column] as number) > 0.5).map(({ site, customer }) => ({ customer, site, share: 1 })).toSorted((a, b) => a.customer - b.customer);
  const open = sites.filter((i) => problem.decided[i] === 1 || flows.some(({ site }) => site === i));
  const sum = open.reduce((all, i) => all + (fixed[i] as number), 0) + flows.reduce((all, { site, customer }) => all + (cost[site * n + customer] as number), 0);
  return { plan: { open, flows, cost: sum }, bound };
};

/** Undefined: the plan takes a way that is barred. */
const writePlan = ({ open, flows }: FacilityPlan, columnCount: number, opening: ReadonlyMap<number, number>, ways: readonly { readonly site: number; readonly customer: number; readonly column: number }[]): Float64Array | undefined => {
  const values = new Float64Array(columnCount);
  for (const i of open) {
    const column = opening.get(i);
    if (column === undefined) return undefined;
    values[column] = 1;
  }
  const chosen = new Map(flows.map(({ customer, site }) => [customer, site]));
  let placed = 0;
  for (const { site, customer, column } of ways) {
    if (chosen.get(customer) !== site) continue;
    values[column] = 1;
    placed++;
  }
  return placed === flows.length ? values : undefined;
};

/**
 * The generalized assignment problem: each job to one agent, what agents' jobs take within what the agent has, at least cost.
 * The linear relaxation gives first prices; knapsacks under prices bound it and say which pairs matter (`assign-bound.ts`). Plans come from dives: pairs the relaxation takes almost whole are decided, the rest is
 * priced anew, and the last jobs are a small mixed-integer program. The best plan is then improved by parts: a few agents are freed with all their jobs, the rest stays,
 * and the small program is solved from the present plan (large-neighbourhood search, Shaw 1998; sub-MIPs after Danna et al. 2005).
 *
 * Not handled: jobs that no agent can take together; then there is no plan. What jobs take and agents have are whole numbers.
 */
import { buildColumns, type LinearModel, type MilpSolver } from '../milp/index.ts';
import { makeLuck, type Luck } from '../support/index.ts';
import type { AssignmentProblem } from './assign-problem.ts';
import { priceAssignment, type PricedAssignment } from './assign-bound.ts';

export interface AssignmentPlan {
  /** By job; undefined: no plan was found. */
  readonly agentOf: readonly number[] | undefined;
  readonly cost: number;
  readonly bound: number;
}

export interface AssignOptions {
  readonly solver: MilpSolver;
  readonly seed: number;
  readonly dives: number;
  readonly shouldStop: () => boolean;
}

const PART = { maxNodes: 300, maxIterations: 20_000 } as const;
const FEWEST_AGENTS = 3;
const MOST_JOBS = 60;
const FIRST_ROUNDS = 300;
const ROUNDS_OF_DIVE = 40;
/** What a plan costs above the linear relaxation, and above the bound once that is known: a guess, for steps. */
const GUESS = 1.01;
const GUESS_WITHIN = 1.003;
/** Of a dive: how many jobs are decided at a time, and always where the share is nearly whole; the last ones are a program. */
const AT_A_TIME = 0.1;
const NEARLY_WHOLE = 0.97;
const LAST_JOBS = 20;
/** How far luck lowers a share. */
const NOISE = 0.3;
/** When improving, pairs that take so little part are left out, unless they are among so many by job of least reduced cost in the linear relaxation. */
const LEAST_SHARE = 0.002;
const PAIRS = 4;

export const assignJobs = (problem: AssignmentProblem, { solver, seed, dives, shouldStop }: AssignOptions): AssignmentPlan => {
  const luck = makeLuck(seed);
  const jobs = problem.cost[0]?.length ?? 0;
  const costOf = (agentOf: readonly number[]): number => agentOf.reduce((sum, a, j) => sum + (problem.cost[a]?.[j] as number), 0);
  const session = solver.openLp(toModel(problem, [...Array(jobs).keys()], [...problem.has.keys()], () => true).model);
  const relaxed = session.solve({ shouldStop });
  session.dispose();
  if (relaxed.status !== 'optimal') return { agentOf: undefined, cost: Infinity, bound: 0 };
  const priced = priceAssignment(problem, { rounds: FIRST_ROUNDS, target: relaxed.objective * GUESS, start: relaxed.rowDuals.slice(0, jobs), shouldStop });
  // Costs are whole: so is what is proven.
  const bound = Math.ceil(Math.max(relaxed.objective, priced.bound) - 1e-6);
  let agentOf: number[] | undefined;
  for (let k = 0; k < dives && !shouldStop() && (!agentOf || costOf(agentOf) > bound); k++) {
    const found = dive(problem, priced, agentOf ? costOf(agentOf) : Infinity, luck, solver, shouldStop);
    if (found && (!agentOf || costOf(found) < costOf(agentOf))) agentOf = found;
  }
  if (!agentOf) return { agentOf, cost: Infinity, bound };
  const least = relaxed.reducedCosts.toSorted()[PAIRS * jobs] ?? Infinity;
  improveByParts(problem, agentOf, bound, (a, j) => (priced.shares[a * jobs + j] as number) > LEAST_SHARE || (relaxed.reducedCosts[a * jobs + j] as number) < least, costOf, luck, solver, shouldStop);
  return { agentOf, cost: costOf(agentOf), bound: Math.min(bound, costOf(agentOf)) };
};

/** Undefined: no plan, or none below `cutoff`. */
const dive = (problem: AssignmentProblem, root: PricedAssignment, cutoff: number, luck: Luck, solver: MilpSolver, shouldStop: () => boolean): number[] | undefined => {
  const { cost, takes } = problem;
  const agents = [...problem.has.keys()];
  const agentOf: number[] = (cost[0] ?? []).map(() => -1);
  const left = [...problem.has];
  let [free, { prices, shares }, spent] = [[...agentOf.keys()], root, 0];
  while (free.length > LAST_JOBS) {
    const count = free.length;
    const wishes = free.map((j, k) => {
      const a = agents.reduce((most, a) => ((shares[a * count + k] as number) > (shares[most * count + k] as number) ? a : most), 0);
      return { j, a, share: (shares[a * count + k] as number) * (1 - NOISE * luck.next()) };
    });
    let decided = 0;
    for (const { j, a, share } of wishes.sort((x, y) => y.share - x.share || x.j - y.j)) {
      if (decided >= count * AT_A_TIME && share < NEARLY_WHOLE) break;
      if ((takes[a]?.[j] as number) > (left[a] as number)) continue;
      agentOf[j] = a;
      left[a] = (left[a] as number) - (takes[a]?.[j] as number);
      spent += cost[a]?.[j] as number;
      decided++;
    }
    if (decided === 0) return undefined;
    const kept = [...free.keys()].filter((k) => agentOf[free[k] as number] === -1);
    const start = Float64Array.from(kept, (k) => prices[k] as number);
    free = kept.map((k) => free[k] as number);
    const rest = { cost: cost.map((row) => free.map((j) => row[j] as number)), takes: takes.map((row) => free.map((j) => row[j] as number)), has: left };
    const again = priceAssignment(rest, { rounds: ROUNDS_OF_DIVE, target: root.bound * GUESS_WITHIN - spent, start, shouldStop });
    if (shouldStop() || spent + again.bound >= cutoff) return undefined;
    ({ prices, shares } = again);
  }
  const { model, pairs } = toModel({ ...problem, has: left }, free, agents, (a, j) => (takes[a]?.[j] as number) <= (left[a] as number));
  const { best } = solver.solveMip(model, { ...PART, gap: 0, shouldStop });
  if (!best) return undefined;
  pairs.forEach(([a, j], k) => ((best.values[k] as number) > 0.5 ? (agentOf[j] = a) : undefined));
  return agentOf;
};

const improveByParts = (problem: AssignmentProblem, agentOf: number[], bound: number, isNear: (a: number, j: number) => boolean, costOf: (agentOf: readonly number[]) => number, luck: Luck, solver: MilpSolver, shouldStop: () => boolean): void => {
  let size = FEWEST_AGENTS;
  while (!shouldStop() && costOf(agentOf) > bound) {
    const agents = drawAgents(luck.below, problem.has.length, size);
    const isFree = new Set(agents);
    const free = [...agentOf.keys()].filter((j) => isFree.has(agentOf[j] as number));
    const { model, pairs } = toModel(problem, free, agents, (a, j) => isNear(a, j) || agentOf[j] === a);
    const start = Float64Array.from(pairs, ([a, j]) => Number(agentOf[j] === a));
    const before = free.reduce((sum, j) => sum + (problem.cost[agentOf[j] as number]?.[j] as number), 0);
    const { best, status } = solver.solveMip(model, { ...PART, gap: 0, start, seed: luck.below(1000), shouldStop });
    if (best && best.objective <= before + 1e-6) pairs.forEach(([a, j], k) => ((best.values[k] as number) > 0.5 ? (agentOf[j] = a) : undefined));
    // Nothing is left but the bound.
    if (status === 'optimal' && size >= problem.has.length) return;
    // Solved to the end: a larger part next time, as long as programs stay small.
    if (status === 'optimal' && free.length < MOST_JOBS && size < problem.has.length) size++;
    else if (status !== 'optimal' && size > FEWEST_AGENTS) size--;
  }
};

const drawAgents = (below: (n: number) => number, count: number, size: number): number[] => {
  const agents = Array.from({ length: count }, (_, a) => a);
  for (let k = 0; k < Math.min(size, count); k++) {
    const other = k + below(count - k);
    [agents[k], agents[other]] = [agents[other] as number, agents[k] as number];
  }
  return agents.slice(0, size).toSorted((a, b) => a - b);
};

/** Columns by agent, then by job, of the pairs wanted; rows: jobs, then agents. */
const toModel = ({ cost, takes, has }: AssignmentProblem, jobs: readonly number[], agents: readonly number[], isWanted: (agent: number, job: number) => boolean): { readonly model: LinearModel; readonly pairs: readonly (readonly [agent: number, job: number])[] } => {
  const { columns, add } = buildColumns();
  const pairs: [number, number][] = [];
  agents.forEach((a, x) =>
    jobs.forEach((j, k) => {
      if (!isWanted(a, j)) return;
      add({ cost: cost[a]?.[j] as number, upper: 1, isInteger: true, entries: [[k, 1], [jobs.length + x, takes[a]?.[j] as number]] });
      pairs.push([a, j]);
    }),
  );
  return { pairs, model: { columns, rowBounds: { lower: [...jobs.map(() => 1), ...agents.map(() => -Infinity)], upper: [...jobs.map(() => 1), ...agents.map((a) => has[a] as number)] } } };
};

/**
 * The generalized assignment problem: each job to one agent, what agents' jobs take within what the agent has, at least cost.
 * One mixed-integer program first; if it does not end, its best plan is improved by parts: a few agents are freed with all their jobs, the rest stays, and
 * the small program is solved from the present plan (large-neighbourhood search, Shaw 1998; sub-MIPs after Danna et al. 2005).
 * Not handled: jobs that no agent can take together; then there is no plan.
 */
import { buildColumns, type LinearModel, type MilpSolver } from '../milp/index.ts';
import { makeLuck } from '../support/index.ts';

export interface AssignmentProblem {
  /** By agent and job. */
  readonly cost: readonly (readonly number[])[];
  readonly takes: readonly (readonly number[])[];
  readonly has: readonly number[];
}

export interface AssignmentPlan {
  /** By job; undefined: no plan was found. */
  readonly agentOf: readonly number[] | undefined;
  readonly cost: number;
  readonly bound: number;
}

export interface AssignOptions {
  readonly solver: MilpSolver;
  readonly seed: number;
  /** Simplex iterations of the whole program before it is improved by parts. */
  readonly maxIterations: number;
  readonly shouldStop: () => boolean;
}

const PART = { maxNodes: 300, maxIterations: 20_000 } as const;
const FEWEST_AGENTS = 3;
const MOST_JOBS = 45;

export const assignJobs = (problem: AssignmentProblem, { solver, seed, maxIterations, shouldStop }: AssignOptions): AssignmentPlan => {
  const jobs = problem.cost[0]?.length ?? 0;
  const all = Array.from({ length: jobs }, (_, j) => j);
  const whole = solver.solveMip(toModel(problem, all, problem.has.map((_, a) => a), problem.has), { gap: 0, maxIterations, shouldStop });
  // Costs are whole: so is what is proven.
  const bound = Math.ceil(whole.bound - 1e-6);
  if (!whole.best) return { agentOf: undefined, cost: Infinity, bound };
  const agentOf = all.map((j) => problem.has.findIndex((_, a) => (whole.best?.values[a * jobs + j] as number) > 0.5));
  const costOf = (): number => all.reduce((sum, j) => sum + (problem.cost[agentOf[j] as number]?.[j] as number), 0);
  const luck = makeLuck(seed);
  let size = FEWEST_AGENTS;
  while (!shouldStop() && costOf() > bound) {
    const agents = drawAgents(luck.below, problem.has.length, size);
    const isFree = new Set(agents);
    const free = all.filter((j) => isFree.has(agentOf[j] as number));
    const model = toModel(problem, free, agents, agents.map((a) => problem.has[a] as number));
    const start = Float64Array.from(agents.flatMap((a) => free.map((j) => Number(agentOf[j] === a))));
    const before = free.reduce((sum, j) => sum + (problem.cost[agentOf[j] as number]?.[j] as number), 0);
    const { best, status } = solver.solveMip(model, { ...PART, gap: 0, start, seed: luck.below(1000), shouldStop });
    if (best && best.objective <= before + 1e-6) free.forEach((j, k) => (agentOf[j] = agents.find((_, x) => (best.values[x * free.length + k] as number) > 0.5) ?? (agentOf[j] as number)));
    // Solved to the end: a larger part next time, as long as programs stay small.
    if (status === 'optimal' && free.length < MOST_JOBS && size < problem.has.length) size++;
    else if (status !== 'optimal' && size > FEWEST_AGENTS) size--;
  }
  return { agentOf, cost: costOf(), bound: Math.min(bound, costOf()) };
};

const drawAgents = (below: (n: number) => number, count: number, size: number): number[] => {
  const agents = Array.from({ length: count }, (_, a) => a);
  for (let k = 0; k < Math.min(size, count); k++) {
    const other = k + below(count - k);
    [agents[k], agents[other]] = [agents[other] as number, agents[k] as number];
  }
  return agents.slice(0, size).toSorted((a, b) => a - b);
};

/** Columns by agent, then by job; rows: jobs, then agents. */
const toModel = ({ cost, takes }: AssignmentProblem, jobs: readonly number[], agents: readonly number[], has: readonly number[]): LinearModel => {
  const { columns, add } = buildColumns();
  agents.forEach((a, x) =>
    jobs.forEach((j, k) =>
      add({ cost: cost[a]?.[j] as number, upper: 1, isInteger: true, entries: [[k, 1], [jobs.length + x, takes[a]?.[j] as number]] }),
    ),
  );
  return { columns, rowBounds: { lower: [...jobs.map(() => 1), ...agents.map(() => -Infinity)], upper: [...jobs.map(() => 1), ...has] } };
};

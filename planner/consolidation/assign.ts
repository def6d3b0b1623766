/**
 * The generalized assignment problem: each job to one agent, what agents' jobs take within what the agent has, at least cost.
 * The linear relaxation prices every pair of job and agent; a mixed-integer program over the pairs of least reduced cost comes first, and is widened while
 * what it leaves out might still matter. If it does not end, its best plan is improved by parts: a few agents are freed with all their jobs, the rest stays,
 * and the small program is solved from the present plan (large-neighbourhood search, Shaw 1998; sub-MIPs after Danna et al. 2005).
 *
 * Invariant: a plan with a pair that was left out costs at least the relaxation plus that pair's reduced cost, so `bound` holds for all plans.
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
const MOST_JOBS = 60;
/** Pairs kept at first, by job; each widening keeps twice as many. */
const PAIRS = 4;

export const assignJobs = (problem: AssignmentProblem, { solver, seed, maxIterations, shouldStop }: AssignOptions): AssignmentPlan => {
  const jobs = problem.cost[0]?.length ?? 0;
  const all = Array.from({ length: jobs }, (_, j) => j);
  const agentsAll = problem.has.map((_, a) => a);
  const session = solver.openLp(toModel(problem, all, agentsAll, () => true).model);
  const relaxed = session.solve({ shouldStop });
  session.dispose();
  if (relaxed.status !== 'optimal') return { agentOf: undefined, cost: Infinity, bound: 0 };
  const reduced = (a: number, j: number): number => relaxed.reducedCosts[a * jobs + j] as number;
  const sorted = relaxed.reducedCosts.toSorted();
  const costOf = (agentOf: readonly number[]): number => all.reduce((sum, j) => sum + (problem.cost[agentOf[j] as number]?.[j] as number), 0);
  // Costs are whole: so is what is proven.
  const whole = (proven: number): number => Math.ceil(proven - 1e-6);
  let [bound, agentOf, least]: [number, number[] | undefined, number] = [whole(relaxed.objective), undefined, 0];
  for (let kept = PAIRS * jobs; ; kept *= 2) {
    least = sorted[kept] ?? Infinity;
    const { model, pairs } = toModel(problem, all, agentsAll, (a, j) => reduced(a, j) < least);
    const solved = solver.solveMip(model, { gap: 0, maxIterations, shouldStop });
    bound = Math.max(bound, whole(Math.min(solved.bound, relaxed.objective + least)));
    if (solved.best) {
      const found = all.map(() => -1);
      pairs.forEach(([a, j], k) => {
        if ((solved.best?.values[k] as number) > 0.5) found[j] = a;
      });
      if (!agentOf || costOf(found) < costOf(agentOf)) agentOf = found;
    }
    const isProven = agentOf !== undefined && costOf(agentOf) <= bound;
    if (isProven || shouldStop() || least === Infinity || (solved.status !== 'optimal' && solved.status !== 'infeasible')) break;
  }
  if (!agentOf) return { agentOf, cost: Infinity, bound };
  improveByParts(problem, agentOf, bound, (a, j) => reduced(a, j) < least, costOf, { solver, seed, maxIterations, shouldStop });
  return { agentOf, cost: costOf(agentOf), bound: Math.min(bound, costOf(agentOf)) };
};

const improveByParts = (problem: AssignmentProblem, agentOf: number[], bound: number, isNear: (a: number, j: number) => boolean, costOf: (agentOf: readonly number[]) => number, { solver, seed, shouldStop }: AssignOptions): void => {
  const luck = makeLuck(seed);
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

/**
 * The door of facility location: prices and bound at the root, plans from what leans open, sites decided by their bounds, then best-first branch and bound on
 * sites (Geoffrion & McBride 1978; Beasley 1988), where a leaf is a transportation problem.
 *
 * The bound is the least of all nodes left or given up, so it holds whenever the run ends. The same problem and limits give the same plan, but where
 * `shouldStop` ends it. Not handled here: one site for each customer (`singleSource`).
 */
import FlatQueue from 'flatqueue';
import type { FacilityPlan, FacilityProblem } from './problem.ts';
import { relax, type Multipliers } from './relaxation.ts';
import { makeSiteTrials, type SiteTrials } from './try-sites.ts';

export interface FacilityOptions {
  /** Relative gap at which to stop. */
  readonly gap: number;
  readonly maxNodes: number;
  readonly shouldStop: () => boolean;
  readonly onProgress?: ((progress: { readonly cost: number; readonly bound: number }) => void) | undefined;
}

export interface FacilityAnswer {
  /** Undefined: these sites cannot serve everybody, or none was found in time. */
  readonly plan: FacilityPlan | undefined;
  readonly bound: number;
  /** (cost − bound) / cost. */
  readonly gap: number;
  readonly endedBy: 'gap' | 'nodes' | 'stopped';
  readonly nodes: number;
}

interface Node {
  readonly decided: Int8Array;
  readonly price: Float64Array;
  readonly bound: number;
}

const ROOT_ITERATIONS = 1_500;
const NODE_ITERATIONS = 120;
/** Sites that lean less are not tried at the root. */
const LEAST_LEANING = 0.01;

export const solveFacility = (problem: FacilityProblem, options: FacilityOptions): FacilityAnswer => searchSites(problem, options).answer;

/** The same with what it knows at its end, for problems of which this one is a relaxation. */
export const searchSites = (problem: FacilityProblem, { gap, maxNodes, shouldStop, onProgress }: FacilityOptions): { readonly answer: FacilityAnswer; readonly trials: SiteTrials; readonly root: Multipliers } => {
  let bound = -Infinity;
  const tell = (): void => onProgress?.({ cost: trials.cost(), bound });
  const trials = makeSiteTrials(problem, tell);
  const isEnough = (proven: number): boolean => proven >= trials.cost() - gap * Math.abs(trials.cost());
  const root = relax(problem, {
    iterations: ROOT_ITERATIONS, cost: Infinity, start: undefined, shouldStop,
    onLeaning: (leaning) => trials.round(leaning),
  });
  bound = root.bound;
  trials.round(root.leaning);
  trials.improve(root.leaning, LEAST_LEANING, shouldStop);
  tell();

  const queue = new FlatQueue<Node>();
  /** Least bound of what was given up as near enough. */
  let [givenUp, nodes] = [Infinity, 0];
  const push = (node: Node): void => {
    if (isEnough(node.bound)) givenUp = Math.min(givenUp, node.bound);
    else queue.push(node, node.bound);
  };
  const expand = ({ decided, price, bound: from }: Node): void => {
    const relaxed = nodes === 0 ? root : relax({ ...problem, decided }, { iterations: NODE_ITERATIONS, cost: trials.cost(), start: price, shouldStop });
    nodes++;
    const here = Math.max(from, relaxed.bound);
    if (isEnough(here)) {
      givenUp = Math.min(givenUp, here);
      return;
    }
    const next = decided.slice();
    // What one decision alone would cost too much is decided the other way; the bound given up is no lower than enough.
    for (let i = 0; i < next.length; i++) {
      if (next[i] !== -1) continue;
      if (isEnough(relaxed.ifOpen[i] as number)) {
        next[i] = 0;
        givenUp = Math.min(givenUp, relaxed.ifOpen[i] as number);
      } else if (isEnough(relaxed.ifClosed[i] as number)) {
        next[i] = 1;
        givenUp = Math.min(givenUp, relaxed.ifClosed[i] as number);
      }
    }
    trials.try(Array.from(next.keys()).filter((i) => next[i] === 1 || (next[i] === -1 && (relaxed.leaning[i] as number) > 0.5)));
    const free = Array.from(next.keys()).filter((i) => next[i] === -1);
    if (free.length === 0) {
      givenUp = Math.min(givenUp, Math.max(here, trials.try(Array.from(next.keys()).filter((i) => next[i] === 1))));
      return;
    }
    const apart = (i: number): number => Math.abs((relaxed.leaning[i] as number) - 0.5);
    const branch = free.reduce((a, b) => (apart(b) < apart(a) - 1e-9 ? b : a));
    for (const value of [1, 0]) {
      const child = next.slice();
      child[branch] = value;
      if (canServe(problem, child)) push({ decided: child, price: relaxed.price, bound: Math.max(here, (value === 1 ? relaxed.ifOpen : relaxed.ifClosed)[branch] as number) });
    }
  };
  if (root.bound < Infinity) push({ decided: problem.decided, price: root.price, bound: root.bound });
  while (queue.length > 0 && nodes < maxNodes && !shouldStop()) {
    const node = queue.pop() as Node;
    expand(node);
    const least = Math.min(queue.length > 0 ? (queue.peekValue() as number) : Infinity, givenUp, trials.cost());
    if (least > bound && least < Infinity) {
      bound = least;
      tell();
    }
  }
  const plan = trials.best();
  const cost = trials.cost();
  const proven = Math.min(cost, Math.max(bound, Math.min(queue.length > 0 ? (queue.peekValue() as number) : Infinity, givenUp)));
  const answer: FacilityAnswer = { plan, bound: proven, gap: cost === Infinity ? 1 : cost === 0 ? 0 : (cost - proven) / Math.abs(cost), endedBy: queue.length === 0 || isEnough(proven) ? 'gap' : nodes >= maxNodes ? 'nodes' : 'stopped', nodes };
  return { answer, trials, root };
};

/** Room and number of sites, all that are not closed taken together. */
const canServe = ({ capacity, demand, mostSites }: FacilityProblem, decided: Int8Array): boolean => {
  let [room, open] = [0, 0];
  decided.forEach((value, i) => {
    if (value !== 0) room += capacity[i] as number;
    if (value === 1) open++;
  });
  return open <= mostSites && room >= demand.reduce((sum, d) => sum + d, 0) * (1 - 1e-12);
};

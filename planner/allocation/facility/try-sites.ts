/** Plans for sets of sites: each set is transported once and remembered, and the best is kept. */
import type { FacilityPlan, FacilityProblem } from './problem.ts';
import { transport } from './transport.ts';

export interface SiteTrials {
  /** Cost of the best plan; Infinity: none yet. */
  cost(): number;
  best(): FacilityPlan | undefined;
  /** Sets tried, cheapest first. */
  ranking(): readonly { readonly open: readonly number[]; readonly cost: number }[];
  /** The cost of these sites; Infinity: they cannot serve everybody. */
  try(open: readonly number[]): number;
  /** Opens about as many as the leaning sums to, those that lean most: one fewer, as many, one more. */
  round(leaning: Float64Array): number;
  /** Drops, adds and swaps sites of the best plan while one of them saves (Kuehn & Hamburger 1963). Sites that lean less than `least` are not added. */
  improve(leaning: Float64Array, least: number, shouldStop: () => boolean): void;
}

/** Sets remembered at most. */
const MOST_REMEMBERED = 50_000;

export const makeSiteTrials = (problem: FacilityProblem, onBetter: (plan: FacilityPlan) => void): SiteTrials => {
  const { siteCount: m, capacity, demand, decided, mostSites, fixed } = problem;
  const known = new Map<string, number>();
  const total = demand.reduce((sum, d) => sum + d, 0);
  const mustOpen = Array.from({ length: m }, (_, i) => i).filter((i) => decided[i] === 1);
  let best: FacilityPlan | undefined;
  const costNow = (): number => best?.cost ?? Infinity;
  const attempt = (open: readonly number[]): number => {
    const sites = open.toSorted((a, b) => a - b);
    const key = sites.join(',');
    const found = known.get(key);
    if (found !== undefined) return found;
    const room = sites.reduce((sum, i) => sum + (capacity[i] as number), 0);
    const atLeast = sites.reduce((sum, i) => sum + (fixed[i] as number), 0);
    const mayBe = room >= total * (1 - 1e-12) && sites.length <= mostSites && atLeast < costNow();
    const plan = mayBe ? transport(problem, sites) : undefined;
    const cost = plan?.cost ?? Infinity;
    if (known.size < MOST_REMEMBERED) known.set(key, cost);
    if (plan && cost < costNow()) {
      best = plan;
      onBetter(plan);
    }
    return cost;
  };
  return {
    cost: costNow,
    best: () => best,
    ranking: () => [...known].filter(([, cost]) => cost < Infinity).toSorted((a, b) => a[1] - b[1]).map(([key, cost]) => ({ open: key.split(',').map(Number), cost })),
    try: attempt,
    round: (leaning) => {
      const free = Array.from({ length: m }, (_, i) => i).filter((i) => decided[i] === -1).toSorted((a, b) => (leaning[b] as number) - (leaning[a] as number) || a - b);
      const count = Math.round(free.reduce((sum, i) => sum + (leaning[i] as number), 0));
      let least = Infinity;
      for (const k of [count - 1, count, count + 1]) if (k >= 0 && k <= free.length) least = Math.min(least, attempt([...mustOpen, ...free.slice(0, k)]));
      // Enough sites to serve everybody, however much they cost.
      if (costNow() === Infinity) for (let k = count + 2; k <= free.length && costNow() === Infinity; k++) attempt([...mustOpen, ...free.slice(0, k)]);
      return costNow();
    },
    improve: (leaning, least, shouldStop) => {
      for (let improved = best !== undefined; improved && best && !shouldStop(); ) {
        improved = false;
        const { open, cost } = best;
        const inside = new Set(open);
        const drops = open.filter((i) => decided[i] === -1);
        const adds = Array.from({ length: m }, (_, i) => i).filter((i) => decided[i] === -1 && !inside.has(i) && (leaning[i] as number) >= least).toSorted((a, b) => (leaning[b] as number) - (leaning[a] as number) || a - b);
        const moves = function* (): Generator<readonly [out: number, into: number]> {
          for (const out of drops) yield [out, -1];
          for (const into of adds) yield [-1, into];
          for (const out of drops) for (const into of adds) yield [out, into];
        };
        const atLeast = makeEstimate(problem, open);
        for (const [out, into] of moves()) {
          if (atLeast(out, into) >= cost) continue;
          if (shouldStop()) return;
          if (attempt([...open.filter((k) => k !== out), ...(into < 0 ? [] : [into])]) < cost) {
            improved = true;
            break;
          }
        }
      }
    },
  };
};

/**
 * What the sites would cost after one goes and one comes (−1: none), capacities forgotten: from the nearest and second nearest site of everybody (Whitaker 1983).
 * Linear in the customers.
 */
const makeEstimate = ({ customerCount: n, cost, fixed }: FacilityProblem, open: readonly number[]): ((out: number, into: number) => number) => {
  const [nearest, first, second] = [new Int32Array(n).fill(-1), new Float64Array(n).fill(Infinity), new Float64Array(n).fill(Infinity)];
  for (const i of open) {
    for (let j = 0; j < n; j++) {
      const c = cost[i * n + j] as number;
      if (c < (first[j] as number)) {
        second[j] = first[j] as number;
        first[j] = c;
        nearest[j] = i;
      } else if (c < (second[j] as number)) second[j] = c;
    }
  }
  const sites = open.reduce((sum, i) => sum + (fixed[i] as number), 0);
  return (out, into) => {
    let sum = sites - (out < 0 ? 0 : (fixed[out] as number)) + (into < 0 ? 0 : (fixed[into] as number));
    for (let j = 0; j < n; j++) {
      const stays = nearest[j] === out ? (second[j] as number) : (first[j] as number);
      const comes = into < 0 ? Infinity : (cost[into * n + j] as number);
      sum += stays < comes ? stays : comes;
    }
    return sum;
  };
};

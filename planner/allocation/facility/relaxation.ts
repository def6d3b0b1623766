/**
 * A bound by Lagrangian relaxation of the demand rows (Geoffrion & McBride 1978; Cornuéjols, Sridharan & Thizy 1991), with prices v_j by the volume
 * algorithm (Barahona & Anbil 2000):
 *   L(v) = Σ_j v_j + min { Σ_i ρ_i y_i : Σ_i s_i y_i ≥ D, Σ_i y_i ≤ p },  ρ_i = f_i + min { Σ_j (c_ij − v_j) x_j : Σ_j d_j x_j ≤ s_i, 0 ≤ x ≤ 1 }.
 * Every L(v) is a bound. ȳ, the average of the y, leans towards a solution of the linear relaxation: it says which sites are worth trying.
 * Complexity: sites × customers an iteration. The inner knapsacks are continuous, by selection, without sorting.
 */
import { raiseBound, type Relaxed } from '../../support/index.ts';
import { makeSelection } from './selection.ts';
import type { FacilityProblem } from './problem.ts';

export interface Multipliers {
  readonly bound: number;
  /** By customer. */
  readonly price: Float64Array;
  /** By site: leaning to be open. */
  readonly leaning: Float64Array;
  /** By site: least bound with it open, and with it closed; −Infinity where nothing is known. */
  readonly ifOpen: Float64Array;
  readonly ifClosed: Float64Array;
}

export interface RelaxationLimits {
  readonly iterations: number;
  /** Cost of the best plan; Infinity: none yet. */
  readonly cost: number;
  readonly start: Float64Array | undefined;
  readonly shouldStop: () => boolean;
  /** Asked now and then with ȳ: tries sites, and answers the best cost. */
  readonly onLeaning?: ((leaning: Float64Array) => number) | undefined;
}

const LEANING_EVERY = 50;

const firstPrices = ({ siteCount, customerCount: n, cost, fixed, capacity, demand, decided }: FacilityProblem): Float64Array =>
  Float64Array.from({ length: n }, (_, j) => {
    let least = Infinity;
    for (let i = 0; i < siteCount; i++) {
      if (decided[i] === 0) continue;
      const share = decided[i] === 1 || demand[j] === 0 ? 0 : ((fixed[i] as number) * (demand[j] as number)) / (capacity[i] as number);
      least = Math.min(least, (cost[i * n + j] as number) + share);
    }
    return least;
  });

export const relax = (problem: FacilityProblem, { iterations, cost, start, shouldStop, onLeaning }: RelaxationLimits): Multipliers => {
  const { siteCount: m, customerCount: n } = problem;
  const evaluate = makeEvaluation(problem);
  let upper = cost;
  const first = start ?? firstPrices(problem);
  // Somebody whom nobody may serve.
  if (first.includes(Infinity)) return { bound: Infinity, price: first, leaning: new Float64Array(m), ifOpen: new Float64Array(m), ifClosed: new Float64Array(m) };
  const leaning = new Float64Array(m);
  const violation = new Float64Array(n);
  const relaxed: Relaxed = {
    size: n, free: n, pace: new Float64Array(n).fill(1), violation,
    at: (v) => {
      const bound = evaluate.at(v);
      for (let j = 0; j < n; j++) violation[j] = 1 - (evaluate.served[j] as number);
      return bound;
    },
    average: (weight) => {
      for (let i = 0; i < m; i++) leaning[i] = weight * (evaluate.open[i] as number) + (1 - weight) * (leaning[i] as number);
    },
    keep: evaluate.keep,
  };
  const told = (): void => {
    if (onLeaning) upper = Math.min(upper, onLeaning(leaning));
  };
  const best = raiseBound(relaxed, { iterations, start: first, upper: () => upper, shouldStop, every: { iterations: LEANING_EVERY, told } });
  return { ...best, leaning, ...evaluate.forced() };
};

interface Evaluation {
  /** L at these prices; what follows is of that point. */
  at(v: Float64Array): number;
  /** Σ_i y_i x_ij by customer. */
  readonly served: Float64Array;
  readonly open: Float64Array;
  /** Remembers this point, for `forced`. */
  keep(): void;
  forced(): Pick<Multipliers, 'ifOpen' | 'ifClosed'>;
}

const makeEvaluation = (problem: FacilityProblem): Evaluation => {
  const { siteCount: m, customerCount: n, cost, fixed, capacity, demand, mostSites, decided } = problem;
  const total = demand.reduce((sum, d) => sum + d, 0);
  const [rho, open, served] = [new Float64Array(m), new Float64Array(m), new Float64Array(n)];
  const taken = Array.from({ length: m }, () => ({ items: new Int32Array(n), count: 0, partial: -1, share: 0 }));
  const selection = makeSelection(n);
  const order = Int32Array.from({ length: m }, (_, i) => i);
  let sumOfPrices = 0;
  const kept = { rho: new Float64Array(m), order: order.slice(), sum: -Infinity };
  /** Sum of ρ y at best, with one `site` decided to `value` where it is given; writes `y` where it is. */
  const choose = ({ site, value, y }: { readonly site?: number; readonly value?: 0 | 1; readonly y?: Float64Array }): number => {
    let [sum, count, room] = [0, 0, 0];
    const isForced = (i: number): number => (i === site ? (value as number) : (decided[i] as number));
    for (let i = 0; i < m; i++) {
      if (y) y[i] = 0;
      if (isForced(i) !== 1) continue;
      sum += rho[i] as number;
      count++;
      room += capacity[i] as number;
      if (y) y[i] = 1;
    }
    // By ρ alone where the number is limited, by ρ per room where it is short.
    for (const i of order) {
      if (isForced(i) !== -1 || (rho[i] as number) >= 0 || count >= mostSites) continue;
      sum += rho[i] as number;
      count++;
      room += capacity[i] as number;
      if (y) y[i] = 1;
    }
    if (room >= total || count >= mostSites) return sum;
    const rest = [...order].filter((i) => isForced(i) === -1 && (rho[i] as number) >= 0);
    const isEqual = rest.every((i) => capacity[i] === capacity[rest[0] as number]);
    if (!isEqual) rest.sort((a, b) => (rho[a] as number) / (capacity[a] as number) - (rho[b] as number) / (capacity[b] as number));
    for (const i of rest) {
      const left = total - room;
      if (left <= 1e-9 * total) break;
      const share = isEqual ? 1 : Math.min(1, left / (capacity[i] as number));
      sum += (rho[i] as number) * share;
      room += capacity[i] as number;
      if (y) y[i] = share;
    }
    return sum;
  };
  return {
    served, open,
    at: (v) => {
      sumOfPrices = 0;
      for (let j = 0; j < n; j++) sumOfPrices += v[j] as number;
      for (let i = 0; i < m; i++) {
        if (decided[i] === 0) {
          rho[i] = Infinity;
          continue;
        }
        rho[i] = (fixed[i] as number) + selection.take(cost, i * n, v, demand, capacity[i] as number, taken[i] as (typeof taken)[number]);
      }
      order.sort((a, b) => (rho[a] as number) - (rho[b] as number) || a - b);
      const sum = choose({ y: open });
      served.fill(0);
      for (let i = 0; i < m; i++) {
        const y = open[i] as number;
        if (y === 0) continue;
        const { items, count, partial, share } = taken[i] as (typeof taken)[number];
        for (let p = 0; p < count; p++) served[items[p] as number] = (served[items[p] as number] as number) + y;
        if (partial >= 0) served[partial] = (served[partial] as number) + y * share;
      }
      return sumOfPrices + sum;
    },
    keep: () => {
      kept.rho.set(rho);
      kept.order.set(order);
      kept.sum = sumOfPrices;
    },
    forced: () => {
      rho.set(kept.rho);
      order.set(kept.order);
      sumOfPrices = kept.sum;
      const [ifOpen, ifClosed] = [new Float64Array(m).fill(-Infinity), new Float64Array(m).fill(-Infinity)];
      for (let i = 0; i < m; i++) {
        if (decided[i] !== -1) continue;
        ifOpen[i] = sumOfPrices + choose({ site: i, value: 1 });
        ifClosed[i] = sumOfPrices + choose({ site: i, value: 0 });
      }
      return { ifOpen, ifClosed };
    },
  };
};

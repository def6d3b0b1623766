/**
 * The transportation problem for sites that are open: everyone begins at the cheapest site, and what is too much there goes on along cheapest paths of sites
 * to where there is room (successive shortest paths, Busacker & Gowen 1961; Ahuja, Magnanti & Orlin 1993, §9.7). An edge a → b is the customer at a that
 * minds least to move: w_ab = min over customers at a of (c_bj − c_aj) / d_j.
 *
 * Invariant: no cycle of moves saves anything, so every flow on the way is the cheapest for the loads it has. Exact up to rounding.
 * Complexity: excess pieces × (sites² × passes + customers of the sites on the path × sites). Meant for tens of sites.
 */
import type { FacilityPlan, FacilityProblem, Flow } from './problem.ts';

/** Less than this share of a demand is rounding. */
const DUST = 1e-9;
/** Of the dearest unit cost: what a detour saves only by rounding. Round trips that save so little would never end. */
const NOTHING = 1e-11;

/** Undefined: not everybody can be served from these sites. `sites` ascending. The cost has the fixed costs in it. */
export const transport = (problem: FacilityProblem, sites: readonly number[]): FacilityPlan | undefined => {
  const { customerCount: n, cost, demand, capacity, fixed } = problem;
  const k = sites.length;
  if (k === 0) return n === 0 ? { open: [], flows: [], cost: 0 } : undefined;
  const price = Float64Array.from({ length: k * n }, (_, p) => cost[(sites[Math.floor(p / n)] as number) * n + (p % n)] as number);
  /** What is served of each demand, by place of the site. */
  const served = new Float64Array(k * n);
  const at: number[][] = sites.map(() => []);
  const room = Float64Array.from(sites, (i) => capacity[i] as number);
  for (let j = 0; j < n; j++) {
    let best = 0;
    for (let a = 1; a < k; a++) if ((price[a * n + j] as number) < (price[best * n + j] as number)) best = a;
    if (price[best * n + j] === Infinity) return undefined;
    served[best * n + j] = 1;
    if ((demand[j] as number) > 0) (at[best] as number[]).push(j);
    room[best] = (room[best] as number) - (demand[j] as number);
  }
  const most = Math.max(...demand, 0);
  const dust = DUST * most;
  if (room.some((left) => left < -dust)) {
    const [weight, mover] = [new Float64Array(k * k).fill(Infinity), new Int32Array(k * k).fill(-1)];
    const weigh = (a: number): void => {
      for (let b = 0; b < k; b++) weight[a * k + b] = Infinity;
      for (const j of at[a] as number[]) {
        const [here, d] = [price[a * n + j] as number, demand[j] as number];
        for (let b = 0; b < k; b++) {
          const w = ((price[b * n + j] as number) - here) / d;
          if (w < (weight[a * k + b] as number)) {
            weight[a * k + b] = w;
            mover[a * k + b] = j;
          }
        }
      }
    };
    for (let a = 0; a < k; a++) weigh(a);
    const [far, before] = [new Float64Array(k), new Int32Array(k)];
    let dearest = 0;
    for (let p = 0; p < k * n; p++) if ((demand[p % n] as number) > 0 && (price[p] as number) < Infinity) dearest = Math.max(dearest, Math.abs(price[p] as number) / (demand[p % n] as number));
    for (;;) {
      const end = nearestRoom(k, weight, room, dust, NOTHING * dearest, far, before);
      if (end === 'done') break;
      if (end === undefined) return undefined;
      const path = pathTo(end, before, k);
      let amount = Math.min(room[end] as number, -(room[path[0] as number] as number));
      for (let p = 0; p + 1 < path.length; p++) {
        const [a, b] = [path[p] as number, path[p + 1] as number];
        const j = mover[a * k + b] as number;
        amount = Math.min(amount, (served[a * n + j] as number) * (demand[j] as number));
      }
      // Each step's customer gives up as much as comes: all of them are looked up before any is moved.
      const movers = path.slice(0, -1).map((a, p) => mover[a * k + (path[p + 1] as number)] as number);
      movers.forEach((j, p) => {
        const [a, b] = [path[p] as number, path[p + 1] as number];
        const share = amount / (demand[j] as number);
        const left = (served[a * n + j] as number) - share;
        if ((served[b * n + j] as number) === 0) (at[b] as number[]).push(j);
        served[b * n + j] = (served[b * n + j] as number) + share + (left < DUST ? left : 0);
        served[a * n + j] = left < DUST ? 0 : left;
        if (left < DUST) (at[a] as number[]).splice((at[a] as number[]).indexOf(j), 1);
      });
      room[path[0] as number] = (room[path[0] as number] as number) + amount;
      room[end] = (room[end] as number) - amount;
      for (const a of path) weigh(a);
    }
  }
  const flows: Flow[] = [];
  let total = sites.reduce((sum, i) => sum + (fixed[i] as number), 0);
  for (let j = 0; j < n; j++) {
    for (let a = 0; a < k; a++) {
      const share = served[a * n + j] as number;
      if (share === 0) continue;
      flows.push({ customer: j, site: sites[a] as number, share });
      total += share * (price[a * n + j] as number);
    }
  }
  return { open: sites, flows, cost: total };
};

/** Bellman–Ford from every site with too much; the nearest with room, undefined if none can be reached. */
const nearestRoom = (k: number, weight: Float64Array, room: Float64Array, dust: number, nothing: number, far: Float64Array, before: Int32Array): number | 'done' | undefined => {
  far.fill(Infinity);
  before.fill(-1);
  let any = false;
  for (let a = 0; a < k; a++) {
    if ((room[a] as number) >= -dust) continue;
    far[a] = 0;
    any = true;
  }
  if (!any) return 'done';
  for (let pass = 0, changed = true; changed && pass < k; pass++) {
    changed = false;
    for (let a = 0; a < k; a++) {
      const here = far[a] as number;
      if (here === Infinity) continue;
      for (let b = 0; b < k; b++) {
        const there = here + (weight[a * k + b] as number);
        if (b !== a && there < (far[b] as number) - nothing) {
          far[b] = there;
          before[b] = a;
          changed = true;
        }
      }
    }
  }
  let best: number | undefined;
  for (let a = 0; a < k; a++) if ((room[a] as number) > dust && (far[a] as number) < (best === undefined ? Infinity : (far[best] as number))) best = a;
  return best;
};

const pathTo = (end: number, before: Int32Array, k: number): number[] => {
  const path = [end];
  for (let a = before[end] as number; a >= 0 && path.length <= k; a = before[a] as number) path.unshift(a);
  return path;
};

/**
 * Which plants and which sites to open where goods go from plants through sites to customers, both with limited room (two-stage capacitated facility location).
 * Plants and sites are each a facility question of their own once a price says what a unit at a site is worth: customers choose sites at these prices, plants then serve
 * what the sites ask for, and what a unit really costs at each site is the price of the next round, halfway (price decomposition after Dantzig & Wolfe 1961).
 *
 * Invariant: `bound` is a Lagrangian bound of some round, so it holds for every plan; it is not closed here. Complexity of a round: two facility questions.
 * Not handled: several products; direct ways from plants to customers.
 */
import { solveFacility } from './solve-facility.ts';

export interface TwoEchelonProblem {
  readonly plantCount: number;
  readonly siteCount: number;
  readonly customerCount: number;
  readonly plantFixed: Float64Array;
  readonly plantCapacity: Float64Array;
  readonly siteFixed: Float64Array;
  readonly siteCapacity: Float64Array;
  readonly demand: Float64Array;
  /** Of a unit, by plant × siteCount + site. */
  readonly supplyCost: Float64Array;
  /** Of a unit, by site × customerCount + customer. */
  readonly serveCost: Float64Array;
}

/** Units from a plant to a site, or from a site to a customer. */
export interface Stream {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

export interface TwoEchelonPlan {
  /** Ascending, like `sites`. */
  readonly plants: readonly number[];
  readonly sites: readonly number[];
  readonly supply: readonly Stream[];
  readonly serve: readonly Stream[];
  readonly cost: number;
}

export interface TwoEchelonOptions {
  readonly rounds: number;
  readonly shouldStop: () => boolean;
}

/** Relative gaps at which the two questions of a round are near enough, and nodes of their trees. */
const SITES = { gap: 0.002, maxNodes: 1 } as const;
const PLANTS = { gap: 0.0005, maxNodes: 60 } as const;
/** How far prices go to what units cost. */
const TOWARDS = 0.5;
const DUST = 1e-9;

/** `plan` undefined: none was found; `bound` Infinity where room is short. */
export const solveTwoEchelon = (problem: TwoEchelonProblem, { rounds, shouldStop }: TwoEchelonOptions): { readonly plan: TwoEchelonPlan | undefined; readonly bound: number } => {
  const { plantCount, siteCount, plantFixed, plantCapacity, supplyCost } = problem;
  const plants = Array.from({ length: plantCount }, (_, k) => k);
  let price = Float64Array.from({ length: siteCount }, (_, i) => Math.min(...plants.map((k) => (supplyCost[k * siteCount + i] as number) + (plantFixed[k] as number) / (plantCapacity[k] as number))));
  let [plan, bound]: [TwoEchelonPlan | undefined, number] = [undefined, -Infinity];
  for (let round = 0; round < rounds && !(shouldStop() && plan); round++) {
    // The first round ends whatever the time: better a rough plan than none.
    const stop = (): boolean => plan !== undefined && shouldStop();
    const served = solveFacility(sitesAt(problem, price), { ...SITES, shouldStop: stop });
    bound = Math.max(bound, served.bound + plantsAtLeast(problem, price));
    if (!served.plan) break;
    const serve = served.plan.flows.map(({ customer, site, share }) => ({ from: site, to: customer, amount: share * (problem.demand[customer] as number) })).filter(({ amount }) => amount > 0);
    const asked = new Float64Array(siteCount);
    for (const { from, amount } of serve) asked[from] = (asked[from] as number) + amount;
    const wanting = [...asked.keys()].filter((i) => (asked[i] as number) > DUST);
    const supplied = solveFacility(plantsFor(problem, wanting, asked), { ...PLANTS, shouldStop: stop });
    if (!supplied.plan) break;
    const supply = supplied.plan.flows.map(({ customer, site, share }) => ({ from: site, to: wanting[customer] as number, amount: share * (asked[wanting[customer] as number] as number) }));
    const found = planOf(problem, supplied.plan.open, served.plan.open, supply, serve);
    if (!plan || found.cost < plan.cost) plan = found;
    const open = supplied.plan.open;
    price = price.map((was, i) => (1 - TOWARDS) * was + TOWARDS * Math.min(...open.map((k) => supplyCost[k * siteCount + i] as number)));
  }
  return { plan, bound: plan ? Math.min(bound, plan.cost) : bound };
};

const free = (count: number): Int8Array => new Int8Array(count).fill(-1);

/** Customers choose sites, a unit at a site costing its price. */
const sitesAt = ({ siteCount, customerCount, siteFixed, siteCapacity, demand, serveCost }: TwoEchelonProblem, price: Float64Array) => ({
  siteCount, customerCount, fixed: siteFixed, capacity: siteCapacity, demand, mostSites: siteCount, singleSource: false, decided: free(siteCount),
  cost: serveCost.map((cost, p) => (demand[p % customerCount] as number) * (cost + (price[Math.floor(p / customerCount)] as number))),
});

/** Plants serve what sites ask for. */
const plantsFor = ({ plantCount, siteCount, plantFixed, plantCapacity, supplyCost }: TwoEchelonProblem, wanting: readonly number[], asked: Float64Array) => ({
  siteCount: plantCount, customerCount: wanting.length, fixed: plantFixed, capacity: plantCapacity, demand: Float64Array.from(wanting, (i) => asked[i] as number), mostSites: plantCount, singleSource: false, decided: free(plantCount),
  cost: Float64Array.from({ length: plantCount * wanting.length }, (_, p) => {
    const i = wanting[p % wanting.length] as number;
    return (asked[i] as number) * (supplyCost[Math.floor(p / wanting.length) * siteCount + i] as number);
  }),
});

/** What plants cost at least beyond what they are paid: all that is asked for, each unit at the best price and its share of a full plant's fixed cost, cheapest first. */
const plantsAtLeast = ({ plantCount, siteCount, plantFixed, plantCapacity, supplyCost, demand }: TwoEchelonProblem, price: Float64Array): number => {
  const offers = Array.from({ length: plantCount }, (_, k) => {
    const dearest = price.reduce((least, paid, i) => Math.min(least, (supplyCost[k * siteCount + i] as number) - paid), Infinity);
    return { each: dearest + (plantFixed[k] as number) / (plantCapacity[k] as number), room: plantCapacity[k] as number };
  }).toSorted((a, b) => a.each - b.each);
  let [left, cost] = [demand.reduce((sum, d) => sum + d, 0), 0];
  for (const { each, room } of offers) {
    cost += each * Math.min(left, room);
    left -= Math.min(left, room);
  }
  return left > DUST ? Infinity : cost;
};

const planOf = ({ siteCount, customerCount, plantFixed, siteFixed, supplyCost, serveCost }: TwoEchelonProblem, plants: readonly number[], sites: readonly number[], supply: readonly Stream[], serve: readonly Stream[]): TwoEchelonPlan => ({
  plants, sites, supply, serve,
  cost: plants.reduce((sum, k) => sum + (plantFixed[k] as number), 0) + sites.reduce((sum, i) => sum + (siteFixed[i] as number), 0) +
    supply.reduce((sum, { from, to, amount }) => sum + amount * (supplyCost[from * siteCount + to] as number), 0) + serve.reduce((sum, { from, to, amount }) => sum + amount * (serveCost[from * customerCount + to] as number), 0),
});

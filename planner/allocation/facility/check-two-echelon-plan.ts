/** The judge of plans of two echelons: it reads problem and plan and shares nothing with what makes plans. */
import type { Stream, TwoEchelonPlan, TwoEchelonProblem } from './two-echelon.ts';

export const TWO_ECHELON_FAULTS = ['UNKNOWN', 'AMOUNT', 'CLOSED_PLANT', 'CLOSED_SITE', 'PLANT_CAPACITY', 'SITE_CAPACITY', 'SITE_BALANCE', 'NOT_SERVED', 'COST'] as const;
export interface TwoEchelonFault {
  readonly code: (typeof TWO_ECHELON_FAULTS)[number];
  /** The plant, site or customer it is about. */
  readonly at: number;
}

/** Sums of amounts may be off by so much, relatively. */
const ROUNDING = 1e-6;

/** Empty: the plan may be carried out and costs what it says. */
export const checkTwoEchelonPlan = (problem: TwoEchelonProblem, plan: TwoEchelonPlan): TwoEchelonFault[] => {
  const { plantCount, siteCount, customerCount } = problem;
  const faults: TwoEchelonFault[] = [];
  const [leaving, coming, going, served] = [new Float64Array(plantCount), new Float64Array(siteCount), new Float64Array(siteCount), new Float64Array(customerCount)];
  let cost = plan.plants.reduce((sum, k) => sum + (problem.plantFixed[k] ?? 0), 0) + plan.sites.reduce((sum, i) => sum + (problem.siteFixed[i] ?? 0), 0);
  const add = (streams: readonly Stream[], from: Float64Array, to: Float64Array, open: readonly number[], closed: 'CLOSED_PLANT' | 'CLOSED_SITE', each: Float64Array): void => {
    const isOpen = new Set(open);
    for (const stream of streams) {
      if (!(stream.from in from && stream.to in to)) faults.push({ code: 'UNKNOWN', at: stream.from });
      if (!(stream.amount > 0)) faults.push({ code: 'AMOUNT', at: stream.from });
      if (!isOpen.has(stream.from)) faults.push({ code: closed, at: stream.from });
      from[stream.from] = (from[stream.from] as number) + stream.amount;
      to[stream.to] = (to[stream.to] as number) + stream.amount;
      cost += stream.amount * (each[stream.from * to.length + stream.to] as number);
    }
  };
  add(plan.supply, leaving, coming, plan.plants, 'CLOSED_PLANT', problem.supplyCost);
  add(plan.serve, going, served, plan.sites, 'CLOSED_SITE', problem.serveCost);
  const differs = (a: number, b: number): boolean => Math.abs(a - b) > ROUNDING * Math.max(1, b);
  leaving.forEach((amount, k) => amount > (problem.plantCapacity[k] as number) * (1 + ROUNDING) && faults.push({ code: 'PLANT_CAPACITY', at: k }));
  going.forEach((amount, i) => {
    if (amount > (problem.siteCapacity[i] as number) * (1 + ROUNDING)) faults.push({ code: 'SITE_CAPACITY', at: i });
    if (differs(amount, coming[i] as number)) faults.push({ code: 'SITE_BALANCE', at: i });
  });
  served.forEach((amount, j) => differs(amount, problem.demand[j] as number) && faults.push({ code: 'NOT_SERVED', at: j }));
  if (!(Math.abs(cost - plan.cost) <= ROUNDING * Math.max(1, cost))) faults.push({ code: 'COST', at: 0 });
  return faults;
};

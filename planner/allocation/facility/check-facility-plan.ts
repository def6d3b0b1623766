/** The judge of plans of facility location: it reads problem and plan and shares nothing with what makes plans. */
import type { FacilityPlan, FacilityProblem } from './problem.ts';

export const FACILITY_FAULTS = ['UNKNOWN', 'ORDER', 'DECIDED', 'TOO_MANY_SITES', 'CLOSED_SITE', 'BARRED', 'SHARE', 'NOT_SERVED', 'CAPACITY', 'SEVERAL_SITES', 'COST'] as const;
export interface FacilityFault {
  readonly code: (typeof FACILITY_FAULTS)[number];
  /** The site or customer it is about. */
  readonly at: number;
}

/** Sums of shares and loads may be off by so much, relatively. */
const ROUNDING = 1e-6;

/** Empty: the plan may be carried out and costs what it says. */
export const checkFacilityPlan = (problem: FacilityProblem, { open, flows, cost }: FacilityPlan): FacilityFault[] => {
  const { siteCount: m, customerCount: n } = problem;
  const faults: FacilityFault[] = [];
  const tell = (code: FacilityFault['code'], at: number): void => {
    faults.push({ code, at });
  };
  const isSite = (i: number): boolean => Number.isInteger(i) && i >= 0 && i < m;
  open.forEach((i, p) => {
    if (!isSite(i)) tell('UNKNOWN', i);
    else if (p > 0 && i <= (open[p - 1] as number)) tell('ORDER', i);
  });
  const isOpen = new Set(open);
  problem.decided.forEach((value, i) => {
    if ((value === 1 && !isOpen.has(i)) || (value === 0 && isOpen.has(i))) tell('DECIDED', i);
  });
  if (isOpen.size > problem.mostSites) tell('TOO_MANY_SITES', isOpen.size);
  const [load, served, times] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  let sum = open.reduce((all, i) => all + (problem.fixed[i] ?? 0), 0);
  for (const { customer: j, site: i, share } of flows) {
    if (!isSite(i) || !(Number.isInteger(j) && j >= 0 && j < n)) {
      tell('UNKNOWN', j);
      continue;
    }
    const each = problem.cost[i * n + j] as number;
    if (!isOpen.has(i)) tell('CLOSED_SITE', i);
    if (each === Infinity) tell('BARRED', j);
    if (!(share > 0 && share <= 1 + ROUNDING)) tell('SHARE', j);
    load.set(i, (load.get(i) ?? 0) + share * (problem.demand[j] as number));
    served.set(j, (served.get(j) ?? 0) + share);
    times.set(j, (times.get(j) ?? 0) + 1);
    sum += share * each;
  }
  for (let j = 0; j < n; j++) if (Math.abs((served.get(j) ?? 0) - 1) > ROUNDING) tell('NOT_SERVED', j);
  for (const [i, taken] of load) if (taken > (problem.capacity[i] as number) * (1 + ROUNDING)) tell('CAPACITY', i);
  if (problem.singleSource) for (const [j, count] of times) if (count > 1) tell('SEVERAL_SITES', j);
  if (!(Math.abs(sum - cost) <= ROUNDING * Math.max(1, Math.abs(sum)))) tell('COST', 0);
  return faults;
};

/**
 * Column generation: solve the master, price units at its duals, add those that are worth more than they cost, until none is (Gilmore & Gomory 1961;
 * Barnhart et al. 1998). Duals are smoothed towards those of the best bound (Wentges 1997), which converges in fewer rounds; when nothing found at
 * smoothed prices helps at the true ones, the smoothing is halved.
 *
 * Invariant: `bound` is proven by some prices of this very problem, so it holds before convergence, and it never falls.
 */
import type { Column, ColumnPool } from './columns.ts';
import { clipDuals, lagrangianBound, type Duals, type SlotGroup, placesIn } from './duals.ts';
import type { Kernel } from './kernel.ts';
import type { Master, MasterSolution } from './master.ts';
import type { Effort, PriceSlots } from './pricing.ts';

export interface Problem {
  readonly kernel: Kernel;
  readonly staying: Float64Array;
  readonly groups: readonly SlotGroup[];
  readonly range: { readonly least: Int32Array; readonly most: Int32Array };
}

export interface GenerationLimits {
  readonly maxRounds: number;
  /** What a knapsack may take, ascending: more once less finds nothing and leaves the bound short. */
  readonly efforts: readonly Effort[];
  /** Prices to begin at, and to lean on at first. */
  readonly start?: Duals | undefined;
  /** Bounds at or above it are enough. */
  readonly enough: number;
  /** Of the master's objective: what is left to gain that is not worth a round. */
  readonly tolerance: number;
  readonly shouldStop: () => boolean;
  /** After every round that improved it. */
  readonly onBound: (bound: number, duals: Duals) => void;
  /** Knapsack nodes and simplex iterations as they are done. */
  readonly onWork: (work: number) => void;
}

export interface Generated {
  /** Not rounded; −Infinity: stopped before the first round. */
  readonly bound: number;
  /** Where it was proven. */
  readonly duals: Duals | undefined;
  /** The master's last solution, over the columns of the master then. */
  readonly solution: MasterSolution | undefined;
  /** True: nothing more to gain. */
  readonly converged: boolean;
}

/** Slots beyond which a round finds columns enough, columns beyond which no more are looked for, and what the knapsacks may take of those beyond the first. */
const FEW_SLOTS = 60;
const MANY_COLUMNS = 60;
const EFFORT_OF_REST: Effort = { maxNodes: 300, mostCells: 256 };
const FIRST_SMOOTHING = 0.8;
const LEAST_SMOOTHING = 0.05;
/** Simplex iterations are dearer than nodes of a knapsack. */
export const WORK_OF_ITERATION = 300;

export const generateColumns = (problem: Problem, master: Master, pool: ColumnPool, price: PriceSlots, limits: GenerationLimits): Generated => {
  const { kernel, staying, groups, range } = problem;
  let [bound, duals, solution]: [number, Duals | undefined, MasterSolution | undefined] = [-Infinity, undefined, undefined];
  let smoothing = FIRST_SMOOTHING;
  let center = limits.start;
  let level = 0;
  for (let round = 0; round < limits.maxRounds; round++) {
    const solved = master.solve(limits.shouldStop);
    if (!solved) return { bound, duals, solution, converged: false };
    solution = solved;
    limits.onWork(solved.iterations * WORK_OF_ITERATION);
    const loose = master.addLooseWays(solved.duals);
    if (loose === 0 && solved.objective - bound <= limits.tolerance * Math.abs(solved.objective)) return { bound, duals, solution, converged: true };
    for (let helped = loose > 0; ; ) {
      const at = clipDuals(kernel, staying, center && smoothing > 0 ? blend(center, solved.duals, smoothing) : solved.duals);
      const priced = price(at, groups, range.least, { ...(limits.efforts[level] as Effort), tolerance: limits.tolerance, shouldStop: limits.shouldStop });
      limits.onWork(priced.nodes);
      if (!priced.done) return { bound, duals, solution, converged: false };
      const here = lagrangianBound(kernel, groups, at, range, priced.earned);
      if (here > bound) {
        [bound, duals, center] = [here, at, at];
        limits.onBound(bound, at);
        if (bound >= limits.enough) return { bound, duals, solution, converged: false };
      }
      const fresh = [...priced.columns, ...priceRest(problem, at, price, priced.columns, limits)].filter((column) => pool.add(column));
      master.addColumns(fresh);
      helped ||= fresh.some((column) => reducedCost(kernel, groups, column, solved) < -1e-6 * column.cost);
      if (helped) break;
      if (smoothing === 0) {
        if (priced.isExact || level === limits.efforts.length - 1 || solved.objective - bound <= limits.tolerance * Math.abs(solved.objective)) return { bound, duals, solution, converged: true };
        level++;
      } else smoothing = smoothing < LEAST_SMOOTHING ? 0 : smoothing / 2;
    }
  }
  return { bound, duals, solution, converged: false };
};

/**
 * Where few slots are priced, units of goods that are in none of those found yet, again and again: columns that complete each other are what a plan is made
 * of, and the master needs fewer rounds (Ghoniem & Sherali 2009). Nothing is proven by them.
 */
export const priceRest = ({ kernel, groups, range }: Problem, at: Duals, price: PriceSlots, found: readonly Column[], limits: Pick<GenerationLimits, 'tolerance' | 'shouldStop' | 'onWork'>): Column[] => {
  if (kernel.slotCount > FEW_SLOTS) return [];
  const rest: Column[] = [];
  const item = at.item.slice();
  for (let last = found; last.length > 0 && found.length + rest.length < MANY_COLUMNS; ) {
    for (const { items } of last) for (const i of items) item[i] = 0;
    const priced = price({ ...at, item }, groups, range.least, { ...EFFORT_OF_REST, tolerance: limits.tolerance, shouldStop: limits.shouldStop });
    limits.onWork(priced.nodes);
    rest.push(...priced.columns);
    last = priced.columns;
  }
  return rest;
};

const blend = (old: Duals, now: Duals, keep: number): Duals => {
  const mix = (a: Float64Array, b: Float64Array): Float64Array => b.map((value, i) => (i < a.length ? keep * (a[i] as number) + (1 - keep) * value : value));
  return { item: mix(old.item, now.item), loose: mix(old.loose, now.loose), group: mix(old.group, now.group), churn: keep * old.churn + (1 - keep) * now.churn };
};

/** What the master gains by a unit of the column. */
const reducedCost = ({ churn }: Kernel, groups: readonly SlotGroup[], column: Column, { duals, slotDuals }: MasterSolution): number => {
  let cost = column.cost - (slotDuals[column.slot] as number);
  for (const i of column.items) cost -= duals.item[i] as number;
  groups.forEach((group, g) => {
    if (duals.group[g] !== 0) cost -= placesIn(group, column.slot) * (duals.group[g] as number);
  });
  return churn ? cost - duals.churn * column.changes : cost;
};

/**
 * Plans out of the linear program (diving with column generation; Sadykov et al. 2019): the units it uses most are taken as they are, what is left
 * is priced and solved again, until nothing is left in parts or nothing better can come of it.
 *
 * Taken units stay in the master as lower bounds of their columns; rows ask for at least one, so a good may be in two units and goes with the first.
 * Its bounds are restored at the end. Nothing is proven here: dual prices are those of the fixed program.
 */
import type { Luck } from '../support/index.ts';
import { priceRest, WORK_OF_ITERATION, type Problem } from './column-generation.ts';
import type { Column, ColumnPool } from './columns.ts';
import { clipDuals } from './duals.ts';
import type { Master, MasterSolution } from './master.ts';
import type { Effort, PriceSlots } from './pricing.ts';

export interface DiveLimits {
  /** Programs above it lead to no better plan. */
  readonly target: number;
  readonly luck: Luck;
  readonly shouldStop: () => boolean;
  readonly onWork: (work: number) => void;
}

/** Used so much, a unit is as good as taken; of the others, a share of those in use at a time. */
const AS_GOOD_AS_TAKEN = 0.85;
const AT_A_TIME = 0.12;
/** Of the use of the unit used most: how much less another may be used to be taken instead of it. */
const HALF = 0.5;
const NEARLY_AS_MUCH = 0.15;
/** Rounds of pricing after each taking: at least, and at most where the program is still dearer than the plan looked for. */
const PRICINGS = 1;
const MOST_PRICINGS = 12;
const EFFORT: Effort = { maxNodes: 1_000, mostCells: 512 };
const TOLERANCE = 1e-3;
const ROUNDING = 1e-6;
/** Of the target: what the program, not priced to the end, may be above it. */
const BEYOND = 1e-3;

/** Units to complete a plan from: as many as could be taken before the program became too dear, or all that it uses. */
export const dive = (problem: Problem, master: Master, pool: ColumnPool, price: PriceSlots, { target, luck, shouldStop, onWork }: DiveLimits): readonly Column[] => {
  const { kernel, staying, groups, range } = problem;
  const taken: number[] = [];
  const isCovered = new Uint8Array(kernel.itemCount);
  const solve = (): MasterSolution | undefined => {
    let solved = master.solve(shouldStop);
    for (let k = 0; solved; k++) {
      onWork(solved.iterations * WORK_OF_ITERATION);
      if (k === MOST_PRICINGS || (k >= PRICINGS && solved.objective <= target * (1 + BEYOND))) break;
      const at = clipDuals(kernel, staying, solved.duals);
      const priced = price(at, groups, range.least, { ...EFFORT, tolerance: TOLERANCE, shouldStop });
      onWork(priced.nodes);
      const fresh = [...priced.columns, ...priceRest(problem, at, price, priced.columns, { tolerance: TOLERANCE, shouldStop, onWork })].filter((column) => pool.add(column));
      if (master.addLooseWays(at) + fresh.length === 0) break;
      master.addColumns(fresh);
      solved = master.solve(shouldStop);
    }
    return solved;
  };
  const take = (c: number): void => {
    taken.push(c);
    master.setColumn(c, 1);
    for (const i of (pool.all[c] as Column).items) isCovered[i] = 1;
  };
  try {
    for (let solved = solve(); solved; solved = solve()) {
      const open = solved.objective > target * (1 + BEYOND) ? [] : openColumns(solved.used, taken, pool, isCovered);
      if (open.length === 0) return taken.map((c) => pool.all[c] as Column);
      const most = (open[0] as OpenColumn).use;
      const near = open.filter(({ use }) => use >= most * (1 - NEARLY_AS_MUCH));
      take((most >= AS_GOOD_AS_TAKEN ? (open[0] as OpenColumn) : (near[luck.below(near.length)] as OpenColumn)).column);
      const enough = taken.length + open.length * AT_A_TIME;
      for (const { column, use } of open) {
        if (use < AS_GOOD_AS_TAKEN && (use < HALF || taken.length >= enough)) break;
        if ((pool.all[column] as Column).items.every((i) => isCovered[i] === 0)) take(column);
      }
    }
    // What was taken last is more than there are units for.
    return [];
  } finally {
    for (const c of taken) master.setColumn(c, 0);
  }
};

interface OpenColumn {
  readonly column: number;
  /** What the program uses of it, times the share of its goods that nothing taken holds. */
  readonly use: number;
}

const openColumns = (used: Float64Array, taken: readonly number[], { all }: ColumnPool, isCovered: Uint8Array): OpenColumn[] => {
  const isTaken = new Set(taken);
  const open: OpenColumn[] = [];
  used.forEach((value, column) => {
    if (value < ROUNDING * 10 || isTaken.has(column)) return;
    const { items } = all[column] as Column;
    const left = items.reduce((count, i) => count + 1 - (isCovered[i] as number), 0);
    if (left > 0) open.push({ column, use: (Math.min(1, value) * left) / items.length });
  });
  return open.sort((a, b) => b.use - a.use || a.column - b.column);
};

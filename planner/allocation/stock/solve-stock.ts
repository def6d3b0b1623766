/**
 * The door of stock abroad: prices and bound at the root, plans from what leans open, local search over sites and modes, then best-first branch and bound: a
 * warehouse is open or closed, then its mode is one or another; where all of it is settled, each SKU is solved by itself.
 *
 * The bound is the least of all parts left or given up, so it holds whenever the run ends. The same question, its rows in any order, and the same limits give
 * the same plan, but where `shouldStop` ends the run.
 */
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import type { MilpSolver } from '../../milp/index.ts';
import { compileStock, mayAt, type Kernel, type Mode } from './kernel.ts';
import type { Site, StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';
import { searchStock } from './search-stock.ts';
import { makeStockTrials, type StockFound } from './site-trials.ts';

export interface StockProgress {
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  readonly gap: number;
}

export interface StockOptions {
  /** Relative gap at which to stop. */
  readonly gap: number;
  /** Closes what rooms and single homes leave open; undefined: such questions may end with a gap. */
  readonly solver: MilpSolver | undefined;
  /** SKUs solved, and as much of the bound: about a tenth of a millisecond each; undefined: no limit. */
  readonly maxWork?: number | undefined;
  readonly shouldStop: () => boolean;
  /** Sites to try first, of a plan that stood before; what the question does not know is passed over. */
  readonly start?: readonly Site[] | undefined;
  /** Each better plan and each better bound, and the best plan where it is wanted. */
  readonly onProgress?: ((progress: StockProgress, best: () => StockPlan) => void) | undefined;
}

export interface StockAnswer {
  /** Undefined: there is none, or none was found in time. */
  readonly plan: StockPlan | undefined;
  readonly cost: MinorUnits | undefined;
  readonly bound: MinorUnits;
  /** (cost − bound) / cost. */
  readonly gap: number;
  /** `exhausted`: everything was looked at, and a gap is left where SKUs of many markets share sites, or rooms and homes were too many to settle. */
  readonly endedBy: 'gap' | 'exhausted' | 'work' | 'stopped';
  /** True: no plan keeps every rule. */
  readonly isImpossible: boolean;
  /** Parts of the search that were looked at. */
  readonly parts: number;
}

/** The question must have passed `checkStockQuestion`. */
export const solveStock = (question: StockQuestion, { gap, solver, maxWork = Infinity, shouldStop: isStopped, start, onProgress }: StockOptions): StockAnswer => {
  const kernel = compileStock(question);
  let [work, bound, stopped] = [0, -Infinity, false];
  const shouldStop = (): boolean => (stopped ||= isStopped()) || work + trials.work() >= maxWork;
  const gapOf = (proven: number): number => {
    const cost = trials.cost();
    return cost === Infinity ? 1 : cost <= 0 ? 0 : Math.max(0, (cost - proven) / cost);
  };
  const tell = (): void => {
    if (trials.cost() < Infinity && bound > -Infinity) onProgress?.({ cost: whole(trials.cost()), bound: whole(Math.min(bound, trials.cost())), gap: gapOf(bound) }, () => toPlan(kernel, trials.best() as StockFound));
  };
  const trials = makeStockTrials(kernel, solver, shouldStop, tell);
  const isEnough = (proven: number): boolean => {
    const cost = trials.cost();
    return cost === Infinity ? proven === Infinity : proven >= cost - (gap + ROUNDING) * Math.abs(cost);
  };
  let [proven, parts, isDone] = [Infinity, 0, true];
  if (!isHopeless(kernel)) {
    if (start) trials.try(modesOfSites(kernel, start));
    const onBound = (raised: number): void => {
      if (raised <= bound) return;
      bound = raised;
      tell();
    };
    ({ bound: proven, parts, isDone } = searchStock(kernel, trials, { isEnough, shouldStop, onBound, addWork: (more) => (work += more) }));
  }
  const found = trials.best();
  const cost = found && whole(found.cost);
  const least = whole(Math.max(0, Math.min(proven, found?.cost ?? (proven === Infinity ? 0 : proven))));
  return {
    plan: found && toPlan(kernel, found), cost, bound: least, gap: cost === undefined ? 1 : cost <= 0 ? 0 : Math.max(0, (cost - least) / cost), parts, isImpossible: !found && proven === Infinity,
    endedBy: isEnough(proven) ? 'gap' : isDone ? 'exhausted' : stopped ? 'stopped' : 'work',
  };
};

/** Costs are sums of doubles: a bound so near, relatively, is the cost. */
const ROUNDING = 1e-9;

const whole = (amount: number): MinorUnits => minorUnits(Math.round(amount));

/** A row that nobody may serve, whatever is opened; or a warehouse that must be open and cannot be replenished. */
const isHopeless = (kernel: Kernel): boolean => {
  const { direct, may, modes, modesOf, rowStart, skus, warehouses } = kernel;
  if (warehouses.some(({ decided }, w) => decided === 'open' && modesOf[w]?.length === 0)) return true;
  for (let s = 0; s < skus.length; s++) {
    const first = rowStart[s] as number;
    for (let r = first; r < (rowStart[s + 1] as number); r++) if (direct[r] === Infinity && !modes.some((_, k) => may[mayAt(kernel, s, k) + r - first] === 1)) return true;
  }
  return false;
};

/** By warehouse the mode of a plan's sites, −1: none. */
const modesOfSites = ({ modes, warehouses }: Kernel, sites: readonly Site[]): Int32Array =>
  Int32Array.from(warehouses, ({ id }) => {
    const site = sites.find(({ warehouse }) => warehouse === id);
    return site ? modes.findIndex(({ lane, every }) => lane.id === site.lane && every === site.every && lane.warehouse === id) : -1;
  });

const toPlan = ({ question, warehouses, modes, rowSource }: Kernel, { mode, choice }: StockFound): StockPlan => {
  const from: (string | undefined)[] = question.demand.map(() => undefined);
  choice.forEach((k, r) => {
    if (k >= 0) from[rowSource[r] as number] = (warehouses[(modes[k] as Mode).warehouse] as (typeof warehouses)[number]).id;
  });
  return {
    sites: warehouses.flatMap(({ id }, w) => ((mode[w] as number) < 0 ? [] : [{ warehouse: id, lane: (modes[mode[w] as number] as Mode).lane.id, every: (modes[mode[w] as number] as Mode).every }])),
    served: question.demand.map(({ sku, market }, i) => ({ sku, market, from: from[i] })),
  };
};

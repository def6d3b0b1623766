/** What each further warehouse is worth: the least cost with exactly so many, and with so many at most. */
import type { MinorUnits } from '../../domain/index.ts';
import type { StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';
import { solveStock, type StockOptions } from './solve-stock.ts';

export interface CurvePoint {
  readonly sites: number;
  /** Undefined: so many cannot serve everybody, or do not keep what is decided. */
  readonly plan: StockPlan | undefined;
  readonly cost: MinorUnits | undefined;
  readonly bound: MinorUnits;
  readonly gap: number;
  /** Least cost with so many at most. */
  readonly atMost: MinorUnits | undefined;
  /** What this many saves on one fewer at most; undefined where there is nothing to compare with. */
  readonly worth: number | undefined;
}

export interface AnalysisOptions extends Omit<StockOptions, 'onProgress' | 'start'> {
  readonly onProgress?: ((progress: { readonly done: number; readonly of: number }) => void) | undefined;
}

export interface SiteCurve {
  /** From no warehouse to all that are not closed. */
  readonly points: readonly CurvePoint[];
  /** False: ended before the last of them. */
  readonly isComplete: boolean;
}

/** `maxWork` and `gap` are of each point. The question's own numbers of sites are put aside; its budget and decisions hold. */
export const siteCurve = (question: StockQuestion, { onProgress, ...options }: AnalysisOptions): SiteCurve => {
  const most = question.warehouses.filter(({ decided }) => decided !== 'closed').length;
  const least = question.warehouses.filter(({ decided }) => decided === 'open').length;
  const points: CurvePoint[] = [];
  for (let sites = 0; sites <= most && !options.shouldStop(); sites++) {
    const { plan, cost, bound, gap } = sites < least ? NOTHING : solveStock({ ...question, leastSites: sites, mostSites: sites }, options);
    const before = points.at(-1)?.atMost;
    const atMost = cost === undefined || (before !== undefined && before < cost) ? before : cost;
    points.push({ sites, plan, cost, bound, gap, atMost, worth: before === undefined || atMost === undefined ? undefined : before - atMost });
    onProgress?.({ done: sites + 1, of: most + 1 });
  }
  return { points, isComplete: points.length === most + 1 };
};

const NOTHING = { plan: undefined, cost: undefined, bound: 0 as MinorUnits, gap: 1 };

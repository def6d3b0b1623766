/** Where everybody might be served and yet no plan keeps every rule: which limits of the whole are in the way, each put aside by itself. */
import { cubicCentimetres, minorUnits } from '../../domain/index.ts';
import type { StockQuestion } from './question.ts';
import type { AnalysisOptions } from './site-curve.ts';
import { solveStock } from './solve-stock.ts';

/** Rooms of warehouses; how many may be used, at most and at least; the budget; what is decided; one home a market. */
export const STOCK_LIMITS = ['CAPACITY', 'MOST_SITES', 'LEAST_SITES', 'BUDGET', 'DECIDED', 'SINGLE'] as const;
export type StockLimit = (typeof STOCK_LIMITS)[number];

/** More than any goods take. */
const ENDLESS = cubicCentimetres(1e18);

const without = (question: StockQuestion, limit: StockLimit): StockQuestion => {
  switch (limit) {
    case 'CAPACITY': return { ...question, warehouses: question.warehouses.map((warehouse) => ({ ...warehouse, capacity: ENDLESS })) };
    case 'MOST_SITES': return { ...question, mostSites: question.warehouses.length };
    case 'LEAST_SITES': return { ...question, leastSites: 0 };
    case 'BUDGET': return { ...question, budget: minorUnits(Number.MAX_SAFE_INTEGER) };
    case 'DECIDED': return { ...question, warehouses: question.warehouses.map((warehouse) => ({ ...warehouse, decided: undefined })) };
    case 'SINGLE': return { ...question, sourcing: 'multiple' };
  }
};

/** Limits each of which is alone in the way; empty: only several together are, or the run was stopped. */
export const explainLimits = (question: StockQuestion, options: Omit<AnalysisOptions, 'gap' | 'onProgress'>): readonly StockLimit[] =>
  STOCK_LIMITS.filter((limit) => !options.shouldStop() && solveStock(without(question, limit), { ...options, gap: 1 }).plan !== undefined);

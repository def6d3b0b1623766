/** Every kind of job: what it is given and what it leaves. Payload and result are JSON. */
import type { ImportQuestion } from '../usecases/pool/import-table.ts';
import type { PlanAnalysis, Simulation } from '../../planner/warehouses/index.ts';
import type { StockSensitivityResult } from '../usecases/stock/beside.ts';
import type { KeptAssortment, StockAsked, StockPlanResult } from '../usecases/stock/question.ts';
import type { ConsolidationQuestion, PoolPlanResult } from '../usecases/consolidation/question.ts';

export interface JobKinds {
  /** Takes a long table of consignments into the pool. */
  'import-pool': { readonly payload: { readonly question: ImportQuestion }; readonly result: { readonly import: string } };
  /** Plans what lies at a hub onto departures. */
  'plan-pool': { readonly payload: { readonly question: ConsolidationQuestion }; readonly result: PoolPlanResult };
  /** Plans an assortment into warehouses abroad. */
  'plan-stock': { readonly payload: { readonly asked: StockAsked; readonly assortment: KeptAssortment }; readonly result: StockPlanResult };
  /** What stands beside a plan of stock abroad: the curve over numbers of warehouses, what turns the decision, how it is lived through. */
  'analyse-stock': { readonly payload: { readonly plan: string }; readonly result: PlanAnalysis };
  'stress-stock': { readonly payload: { readonly plan: string }; readonly result: StockSensitivityResult };
  'simulate-stock': { readonly payload: { readonly plan: string; readonly seed: number; readonly replications: number }; readonly result: Simulation };
  /** Prices the rows of a bulk request. */
  'price-rfq': { readonly payload: { readonly rfq: string }; readonly result: { readonly rfq: string } };
}
export type JobKind = keyof JobKinds;
export const JOB_KINDS = ['import-pool', 'plan-pool', 'plan-stock', 'analyse-stock', 'stress-stock', 'simulate-stock', 'price-rfq'] as const satisfies readonly JobKind[];

export { checkFacilityPlan, FACILITY_FAULTS, type FacilityFault } from './facility/check-facility-plan.ts';
export type { FacilityPlan, FacilityProblem, Flow } from './facility/problem.ts';
export { solveSingleSource } from './facility/single-source.ts';
export { solveFacility, type FacilityAnswer, type FacilityOptions } from './facility/solve-facility.ts';
export { STOCK_COSTS, type Served, type Site, type StockCost, type StockCosts, type StockPlan } from './stock/plan.ts';
export { DIRECT_REGIME, type Demand, type DirectMail, type Lane, type LastMile, type Market, type Promised, type Sku, type StockQuestion, type Warehouse } from './stock/question.ts';
export { checkStockPlan, STOCK_FAULTS, type RealCosts, type StockFault, type StockFaultCode, type StockVerdict } from './stock/check-stock-plan.ts';
export { solveStock, type StockAnswer, type StockOptions, type StockProgress } from './stock/solve-stock.ts';

export { drawAssortment, usualMarket, type Assortment, type SampleSize } from './sample/draw-assortment.ts';
export { USUAL_CAPITAL_PER_YEAR, USUAL_FILL, USUAL_GATHER_HOURS, type BuiltQuestion, type Estimate, type LaneOrigin, type WarehouseQuery } from './query.ts';
export { PORT_REGIME } from './port-lanes.ts';
export { stockQuestion } from './stock-question.ts';
export { leadDays, ordersOf, perOrder, planSummary, type MarketSummary, type PlanSummary, type Shipment, type SiteLane, type SiteSummary } from './plan-summary.ts';
export { simulateStock, type SimulatedService, type SimulatedWarehouse, type SimulateOptions, type Simulation } from './simulation/simulate-stock.ts';
export { jointWeek, type JointWeek, type WeekSpace } from './joint/week.ts';
export { planWeek, type WeekAnswer, type WeekOptions, type WeekPlan } from './joint/plan-week.ts';
export { nearestFlip, planAnalysis, type CountPoint, type NamedBreakEven, type Opening, type PlanAnalysis } from './plan-analysis.ts';

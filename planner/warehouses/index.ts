export { drawAssortment, type Assortment, type SampleSize } from './sample/draw-assortment.ts';
export { USUAL_CAPITAL_PER_YEAR, USUAL_FILL, USUAL_GATHER_HOURS, type BuiltQuestion, type Estimate, type LaneOrigin, type WarehouseQuery } from './query.ts';
export { PORT_REGIME } from './port-lanes.ts';
export { stockQuestion, withExchange } from './stock-question.ts';
export { leadDays, planSummary, type MarketSummary, type PlanSummary, type Shipment, type SiteLane, type SiteSummary } from './plan-summary.ts';
export { usualMarket } from './sample/draw-assortment.ts';

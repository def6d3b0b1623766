export { drawAssortment, type Assortment, type SampleSize } from './sample/draw-assortment.ts';
export { USUAL_CAPITAL_PER_YEAR, USUAL_FILL, USUAL_GATHER_HOURS, type BuiltQuestion, type Estimate, type LaneOrigin, type WarehouseQuery } from './query.ts';
export { PORT_REGIME } from './port-lanes.ts';
export { stockQuestion, withExchange } from './stock-question.ts';

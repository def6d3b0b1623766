export type { Assignment, Batch, Churn, Consignment, Departure, Instance, LooseOffer, MixRules, Piece, Pin, Placement, UnitOffer, Way } from './instance.ts';
export { looseCost, milliRevenueTons, perMilliTons, sendingCost, stuffingCost } from './costs.ts';

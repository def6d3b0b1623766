export type { Assignment, Batch, Churn, Consignment, Departure, Instance, LooseOffer, MixRules, Piece, Pin, Placement, UnitOffer, Way } from './instance.ts';
export { checkInstance } from './check-instance.ts';
export { checkMix } from './check-mix.ts';
export { changesOf, checkPlan, placementsOf, type PlanCheck } from './check-plan.ts';
export { checkSending, LOOSE, wayOf } from './check-sending.ts';
export { looseCost, milliRevenueTons, perMilliTons, sendingCost, stuffingCost } from './costs.ts';
export { COST_PARTS, planCost, type PlanCost } from './plan-cost.ts';
export { PLAN_FAULTS, type PlanFault, type PlanFaultCode } from './plan-fault.ts';
export { sampleInstance, type SampleSize } from './sample/sample-instance.ts';

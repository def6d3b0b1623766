export { listPackings } from './enumerate.ts';
export { solveKnapsack } from './knapsack.ts';
export type { KnapsackInput, KnapsackResult } from './knapsack-question.ts';
export type {
  Axis, Axle, BalanceLimits, BoxPlacement, BoxType, ContourStrip, LoadBalance, LoadPlan, LoadQuestion, LoadUnit, SupportRule, Unplaced, UnplacedReason,
} from './load-plan-3d/question.ts';
export { DEFAULT_BALANCE } from './load-plan-3d/question.ts';
export { makeLoadPlan } from './load-plan-3d/plan.ts';
export { checkLoadPlan, type LoadFault } from './check-load-plan.ts';
export { drawLoad, type DrawnFace, type LoadDrawing, type LoadStep, type Point, type View } from './load-drawing.ts';

export { departuresBoard, type BoardDeparture, type BoardQuery } from './board.ts';
export { instanceOf, planPool, spaceKey, type PoolPlan, type PoolQuestion, type PoolRun, type Progress, type Space } from './plan-pool.ts';

export { departuresBoard, type BoardDeparture, type BoardQuery } from './board.ts';
export { emissionsPerTon } from './emissions.ts';
export { batchLoad, type BatchLoad } from './batch-load.ts';
export { instanceOf, planPool, spaceKey, type PoolDecided, type PoolPlan, type PoolQuestion, type PoolRun, type Progress, type Space } from './plan-pool.ts';
export { onwardLinks, waysOut } from './ways.ts';
export { planWaiting, type Waiting, type WaitingQuestion } from './waiting.ts';

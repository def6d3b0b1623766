export { listPackings } from './enumerate.ts';
export { solveKnapsack, type KnapsackInput, type KnapsackResult, type Triple } from './knapsack.ts';

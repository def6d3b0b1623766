export { buildColumns, type ColumnBuilder, type Columns, type LinearModel, type RowBounds } from './linear-model.ts';
export type { LpLimits, LpResult, LpSession, MilpSolver, MipLimits, MipResult, SolveStatus } from './milp-solver.ts';

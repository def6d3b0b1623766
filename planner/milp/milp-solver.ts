/**
 * What the engines ask of a solver of linear and mixed-integer models. It stands outside the planner and is handed in.
 * Solvers never throw: whatever goes wrong inside is `failed`, and the engine goes on with what it has.
 * Limits are counts of work, so that the same model and limits give the same answer; only `shouldStop` knows the time.
 */
import type { Columns, LinearModel, RowBounds } from './linear-model.ts';

/** `limit`: out of work; `stopped`: by `shouldStop`; `failed`: too large, out of memory, numerical trouble. */
export type SolveStatus = 'optimal' | 'infeasible' | 'unbounded' | 'limit' | 'stopped' | 'failed';

export interface LpLimits {
  /** Simplex iterations. */
  readonly maxIterations?: number | undefined;
  /** Without a basis: duals are central, where simplex would be slow. */
  readonly interiorPoint?: boolean | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
}

export interface LpResult {
  readonly status: SolveStatus;
  /** To be relied on where `optimal`, like the three below. */
  readonly objective: number;
  readonly primal: Float64Array;
  /** Of a minimization: the objective's change per unit of the row's bound; ≥ 0 on a binding lower bound, ≤ 0 on an upper. */
  readonly rowDuals: Float64Array;
  readonly reducedCosts: Float64Array;
  readonly iterations: number;
}

export interface MipLimits {
  readonly maxNodes?: number | undefined;
  /** Simplex iterations over all nodes. */
  readonly maxIterations?: number | undefined;
  /** Relative gap at which to stop. */
  readonly gap?: number | undefined;
  /** Only solutions below it are of interest. */
  readonly cutoff?: number | undefined;
  /** Values of all columns. */
  readonly start?: Float64Array | undefined;
  readonly seed?: number | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
}

export interface MipResult {
  readonly status: SolveStatus;
  /** Undefined: none found. */
  readonly best: { readonly objective: number; readonly values: Float64Array } | undefined;
  /** No solution is below it; −Infinity: nothing proven. With a cutoff: no solution below the lesser of both. */
  readonly bound: number;
  readonly nodes: number;
  readonly iterations: number;
}

/** A model that stays with the solver and grows; the basis is kept from one solve to the next. */
export interface LpSession {
  addColumns(columns: Columns): void;
  /** Rows over the columns there are: each row's entries by column. */
  addRows(rows: RowBounds & { readonly entries: readonly (readonly (readonly [column: number, value: number])[])[] }): void;
  setRowBounds(row: number, lower: number, upper: number): void;
  setColumnBounds(column: number, lower: number, upper: number): void;
  solve(limits: LpLimits): LpResult;
  /** Frees the solver's memory; nothing may be called after it. */
  dispose(): void;
}

export interface MilpSolver {
  openLp(model: LinearModel): LpSession;
  solveMip(model: LinearModel, limits: MipLimits): MipResult;
}

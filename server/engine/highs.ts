/**
 * The solver of linear and mixed-integer models: HiGHS (Huangfu & Hall 2018) compiled to WebAssembly, behind the planner's `MilpSolver`.
 *
 * Every call blocks its thread: it belongs into a worker. Whatever HiGHS throws is caught here (an uncaught one would print its minified source) and
 * becomes `failed`; a session that failed once answers `failed` from then on. Models are disposed of, since their memory is not garbage collected.
 * Size guard: the runtime addresses 4 GiB at most and dies beyond; models of more entries than `MAX_ENTRIES` are refused unseen.
 * Not handled: threads (the build has none), quadratic models.
 */
import loadHighs, { type Highs, type HighsCallbackMap, type Model, type ModelData } from 'highs';
import type { Columns, LinearModel, LpLimits, LpResult, LpSession, MilpSolver, MipLimits, MipResult, SolveStatus } from '../../planner/milp/index.ts';

/** Entries of the matrix plus rows and columns. At this size a MIP takes about 1 GiB in the runtime. */
const MAX_ENTRIES = 4_000_000;

const QUIET = { output_flag: false } as const;

/**
 * @param msLeft of all programs from now on. HiGHS asks `shouldStop` only between its nodes, and its root may take seconds; its own clock it looks at everywhere.
 * Answers that end by time are as little repeatable as those that end by `shouldStop`.
 */
export const loadSolver = async (msLeft: () => number = () => Infinity): Promise<MilpSolver> => {
  // Its types are those of its CommonJS build; the module's default export is the function itself.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  return { openLp: (model) => openLp(highs, model), solveMip: (model, limits) => solveMip(highs, model, limits, msLeft()) };
};

const sizeOf = ({ columns, rowBounds }: LinearModel): number => columns.rows.length + columns.cost.length + rowBounds.lower.length;

const toMatrix = (columns: Columns, numRows: number) => ({
  format: 'csc' as const, numRows, numCols: columns.cost.length,
  starts: Int32Array.from(columns.starts), indices: Int32Array.from(columns.rows), values: Float64Array.from(columns.values),
});

const toModelData = ({ columns, rowBounds }: LinearModel): ModelData => ({
  numCols: columns.cost.length, numRows: rowBounds.lower.length,
  colCost: columns.cost, colLower: columns.lower, colUpper: columns.upper, rowLower: rowBounds.lower, rowUpper: rowBounds.upper,
  matrix: toMatrix(columns, rowBounds.lower.length),
});

const statusOf = (highs: Highs, model: Model): SolveStatus => {
  const of = highs.constants.modelStatus;
  switch (model.getModelStatus()) {
    case of.optimal: return 'optimal';
    case of.empty: return 'optimal';
    case of.infeasible: return 'infeasible';
    case of.unbounded: case of.unboundedOrInfeasible: return 'unbounded';
    case of.iterationLimit: case of.solutionLimit: case of.objectiveBound: case of.objectiveTarget: return 'limit';
    case of.interrupted: case of.timeLimit: return 'stopped';
    default: return 'failed';
  }
};

const FAILED_LP: LpResult = { status: 'failed', objective: NaN, primal: new Float64Array(0), rowDuals: new Float64Array(0), reducedCosts: new Float64Array(0), iterations: 0 };

const openLp = (highs: Highs, initial: LinearModel): LpSession => {
  let [model, entries, rows]: [Model | undefined, number, number] = [undefined, sizeOf(initial), initial.rowBounds.lower.length];
  let isFeasible = true;
  const dispose = (): void => {
    try {
      model?.dispose();
    } catch {
      // The runtime is gone already.
    }
    model = undefined;
  };
  const attempt = (work: (model: Model) => void): void => {
    if (!model) return;
    try {
      if (entries > MAX_ENTRIES) throw new RangeError('larger than the size guard allows');
      work(model);
    } catch {
      dispose();
    }
  };
  try {
    if (entries <= MAX_ENTRIES) model = highs.createModel(toModelData(initial));
    // Columns arrive in small numbers between solves: presolving anew costs more than it saves and would drop the basis.
    model?.options.set({ ...QUIET, presolve: 'off' });
  } catch {
    dispose();
  }
  return {
    dispose,
    addColumns: (columns) => {
      entries += columns.rows.length + columns.cost.length;
      attempt((model) => model.addCols({ cost: Float64Array.from(columns.cost), lower: Float64Array.from(columns.lower), upper: Float64Array.from(columns.upper), matrix: toMatrix(columns, rows) }));
    },
    addRows: ({ lower, upper, entries: added }) => {
      isFeasible = false;
      for (const row of added) entries += row.length + 1;
      rows += added.length;
      attempt((model) => {
        added.forEach((row, i) => model.addRow(lower[i] as number, upper[i] as number, { indices: row.map(([column]) => column), values: row.map(([, value]) => value) }));
      });
    },
    setRowBounds: (row, lower, upper) => {
      isFeasible = false;
      attempt((model) => model.changeRowBounds(row, lower, upper));
    },
    setColumnBounds: (column, lower, upper) => {
      isFeasible = false;
      attempt((model) => model.changeColBounds(column, lower, upper));
    },
    solve: (limits) => {
      let result = FAILED_LP;
      attempt((model) => {
        result = runLp(highs, model, limits, isFeasible ? PRIMAL_SIMPLEX : DUAL_SIMPLEX);
        isFeasible = true;
      });
      return result;
    },
  };
};

const MAX_ITERATIONS = 0x7fffffff;
/** New columns leave the basis primal feasible: on masters of 300 items primal simplex took a third of the time of dual. Rows and bounds leave it dual feasible. */
const PRIMAL_SIMPLEX = 4;
const DUAL_SIMPLEX = 1;

const runLp = (highs: Highs, model: Model, { maxIterations = MAX_ITERATIONS, interiorPoint = false, shouldStop }: LpLimits, strategy: number): LpResult => {
  model.options.set({ simplex_iteration_limit: maxIterations, solver: interiorPoint ? 'ipm' : 'simplex', simplex_strategy: strategy, run_crossover: interiorPoint ? 'off' : 'on' });
  const { simplexInterrupt, ipmInterrupt } = highs.constants.callbackType;
  const check = (event: { interrupt(): void }): undefined => {
    if (shouldStop?.()) event.interrupt();
  };
  model.run(shouldStop ? ({ [simplexInterrupt]: check, [ipmInterrupt]: check } as HighsCallbackMap) : {});
  const status = statusOf(highs, model);
  const iterations = Math.max(0, Number(model.info.get(interiorPoint ? 'ipm_iteration_count' : 'simplex_iteration_count')));
  if (status !== 'optimal') return { ...FAILED_LP, status, iterations };
  const { colValue, colDual, rowDual } = model.getSolution();
  return { status, objective: model.getObjectiveValue(), primal: colValue, rowDuals: rowDual, reducedCosts: colDual, iterations };
};

const solveMip = (highs: Highs, linear: LinearModel, limits: MipLimits, msLeft: number): MipResult => {
  const failed: MipResult = { status: 'failed', best: undefined, bound: -Infinity, nodes: 0, iterations: 0 };
  if (sizeOf(linear) > MAX_ENTRIES) return failed;
  let model: Model | undefined;
  try {
    const { integer, continuous } = highs.constants.variableType;
    model = highs.createModel({ ...toModelData(linear), integrality: Int32Array.from(linear.columns.isInteger, (whole) => (whole ? integer : continuous)) });
    model.options.set({ ...QUIET, mip_rel_gap: limits.gap ?? 0, mip_abs_gap: 1e-6, mip_max_nodes: limits.maxNodes ?? MAX_ITERATIONS, random_seed: limits.seed ?? 0 });
    if (msLeft < Infinity) model.options.set({ time_limit: Math.max(0, msLeft / 1000) });
    if (limits.cutoff !== undefined) model.options.set({ objective_bound: limits.cutoff });
    if (limits.start) model.setSolution({ colValue: limits.start });
    return runMip(highs, model, limits);
  } catch {
    return failed;
  } finally {
    try {
      model?.dispose();
    } catch {
      // The runtime is gone already.
    }
  }
};

const runMip = (highs: Highs, model: Model, { maxIterations = Infinity, shouldStop, cutoff = Infinity }: MipLimits): MipResult => {
  let [iterations, outOfWork, searched] = [0, false, false];
  model.run({
    [highs.constants.callbackType.mipInterrupt](event): undefined {
      searched = true;
      iterations = Math.max(iterations, Number(event.data.mip_total_lp_iterations ?? 0));
      outOfWork ||= iterations > maxIterations;
      if (outOfWork || shouldStop?.()) event.interrupt();
    },
  });
  const reached = statusOf(highs, model);
  const status = reached === 'stopped' && outOfWork ? 'limit' : reached;
  const hasSolution = Number(model.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
  const best = hasSolution ? { objective: model.getObjectiveValue(), values: model.getSolution().colValue } : undefined;
  const proven = Number(model.info.get('mip_dual_bound'));
  const bound = status === 'infeasible' ? Infinity : status === 'unbounded' || Number.isNaN(proven) ? -Infinity : proven;
  // Nodes cut off by the cutoff are no longer behind the dual bound. A model that presolve does away with leaves the count of nodes unset: it would read as any number.
  return { status, best, bound: cutoff === Infinity ? bound : Math.min(bound, cutoff), nodes: searched ? Math.max(0, Number(model.info.get('mip_node_count'))) : 0, iterations };
};

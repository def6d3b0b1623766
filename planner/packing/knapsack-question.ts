/** What is asked of the two-constraint knapsack, and what it answers. */
export interface KnapsackInput {
  readonly count: number;
  readonly profit: Float64Array;
  readonly weight: Float64Array;
  readonly volume: Float64Array;
  readonly weightLimit: number;
  readonly volumeLimit: number;
  /** By item those it may not lie with; symmetric. Undefined: no conflicts. */
  readonly conflicts?: readonly (readonly number[])[] | undefined;
  /** Packings worth no more are of no interest; `upper` is then at least this. */
  readonly floor: number;
  /** What may be missed of the best. */
  readonly tolerance: number;
  readonly maxNodes: number;
  /** Of the table: more make the bound tighter and take longer. */
  readonly mostCells: number;
  /** Asked every few thousand nodes; true ends it like `maxNodes`. */
  readonly shouldStop?: (() => boolean) | undefined;
}

export interface KnapsackResult {
  /** Profit of `chosen`; the floor if nothing better was found. */
  readonly value: number;
  readonly upper: number;
  /** Ascending. Empty: nothing above the floor was found. */
  readonly chosen: readonly number[];
  /** Nothing was left open. */
  readonly isSolved: boolean;
  /** Nodes, and the filling of the table counted as such. */
  readonly nodes: number;
}

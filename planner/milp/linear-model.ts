/**
 * Linear and mixed-integer models as plain data: min cost·x, rowLower ≤ A·x ≤ rowUpper, lower ≤ x ≤ upper, some x integer.
 * Columns are sparse, as column generation makes them. Infinity is an absent bound.
 */

/** Columns side by side: those of column j are entries `starts[j]` to `starts[j + 1]` (exclusive) of `rows` and `values`. */
export interface Columns {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Columns that take whole values only; an LP ignores it. */
  readonly isInteger: readonly boolean[];
  readonly starts: readonly number[];
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

export interface RowBounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface LinearModel {
  readonly columns: Columns;
  readonly rowBounds: RowBounds;
}

/** Collects columns one by one. */
export interface ColumnBuilder {
  readonly columns: Columns;
  /** Its index among those added so far. */
  readonly add: (column: { readonly cost: number; readonly lower?: number; readonly upper?: number; readonly isInteger?: boolean; readonly entries: Iterable<readonly [row: number, value: number]> }) => number;
}

export const buildColumns = (): ColumnBuilder => {
  const columns = { cost: [] as number[], lower: [] as number[], upper: [] as number[], isInteger: [] as boolean[], starts: [0], rows: [] as number[], values: [] as number[] };
  return {
    columns,
    add: ({ cost, lower = 0, upper = Infinity, isInteger = false, entries }) => {
      columns.cost.push(cost);
      columns.lower.push(lower);
      columns.upper.push(upper);
      columns.isInteger.push(isInteger);
      for (const [row, value] of entries) {
        columns.rows.push(row);
        columns.values.push(value);
      }
      columns.starts.push(columns.rows.length);
      return columns.cost.length - 1;
    },
  };
};

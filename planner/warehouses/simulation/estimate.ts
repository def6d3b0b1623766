/** A mean over replications and how far it may be off. */
export interface Estimate {
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
}

export const estimate = (values: Float64Array): Estimate => {
  const n = values.length;
  if (n === 0) return { mean: 0, standardError: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n) };
};

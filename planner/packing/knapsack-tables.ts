/**
 * Tables of dynamic programming (Bellman 1957): row k says what goods from the k-th on are worth at most, by cells of room. One for each surrogate.
 * Complexity: goods × cells each.
 */
import type { KnapsackInput } from './knapsack-question.ts';
import type { Cells } from './surrogate.ts';

/** Kept from one knapsack to the next, since making it anew takes longer than filling it. Nothing is read that this knapsack has not written. */
let table = new Int32Array(0);

/** Both constraints in the proportion in which they bind, then each by itself where it can: what is left of one of them may be all that counts. */
export const anglesFrom = ({ weight, volume, weightLimit, volumeLimit }: KnapsackInput, order: readonly number[], alpha: number): number[] => {
  const sum = (of: Float64Array): number => order.reduce((all, i) => all + (of[i] as number), 0);
  return [alpha, ...(alpha !== 1 && sum(weight) > weightLimit ? [1] : []), ...(alpha !== 0 && sum(volume) > volumeLimit ? [0] : [])];
};

/** All tables one after the other, and where each starts. They stand until the next call. */
export const fillTables = (gains: Int32Array, tables: readonly Cells[]): { readonly table: Int32Array; readonly starts: readonly number[] } => {
  const n = gains.length;
  const starts: number[] = [];
  let length = 0;
  for (const { capacity } of tables) {
    starts.push(length);
    length += (n + 1) * (capacity + 1);
  }
  if (table.length < length) table = new Int32Array(length);
  const filled = table;
  tables.forEach(({ cells, capacity }, t) => {
    const width = capacity + 1;
    const start = starts[t] as number;
    filled.fill(0, start + n * width, start + (n + 1) * width);
    for (let k = n - 1; k >= 0; k--) {
      const [gain, need, row, after] = [gains[k] as number, cells[k] as number, start + k * width, start + (k + 1) * width];
      filled.copyWithin(row, after, after + (gain <= 0 ? width : Math.min(need, width)));
      if (gain <= 0) continue;
      for (let room = need; room < width; room++) {
        const without = filled[after + room] as number;
        const within = ((filled[after + room - need] as number) + gain) | 0;
        filled[row + room] = within > without ? within : without;
      }
    }
  });
  return { table: filled, starts };
};

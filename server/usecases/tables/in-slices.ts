/** Long work over many rows that lets others have their turn. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch before the event loop is given its turn, ms. */
const SLICE_MS = 8;

/** @param between told after each stretch how many rows are done; what it throws ends the work. */
export const inSlices = async <T, U>(rows: readonly T[], toOne: (row: T, index: number) => U, between?: (done: number) => void): Promise<U[]> => {
  const made: U[] = [];
  let began = performance.now();
  for (const [index, row] of rows.entries()) {
    made.push(toOne(row, index));
    if (performance.now() - began < SLICE_MS) continue;
    await nextTurn();
    between?.(made.length);
    began = performance.now();
  }
  return made;
};

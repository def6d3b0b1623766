/** Columns: a slot and what lies in one unit of it. The pool keeps each once, in the order they were found. */
import type { Kernel } from './kernel.ts';

export interface Column {
  readonly slot: number;
  /** Ascending. */
  readonly items: readonly number[];
  /** The unit and sending what is in it. */
  readonly cost: number;
  readonly changes: number;
}

export const makeColumn = ({ slotCost, slotCount, sending, churn }: Kernel, slot: number, items: readonly number[]): Column => ({
  slot, items: items.toSorted((a, b) => a - b),
  cost: items.reduce((sum, i) => sum + (sending[i * slotCount + slot] as number), slotCost[slot] as number),
  changes: churn ? items.reduce((sum, i) => sum + (churn.bySlot[i * slotCount + slot] as number), 0) : 0,
});

export interface ColumnPool {
  readonly all: readonly Column[];
  /** False: it is there already. */
  readonly add: (column: Column) => boolean;
}

export const makePool = (): ColumnPool => {
  const all: Column[] = [];
  const seen = new Set<string>();
  return {
    all,
    add: (column) => {
      const key = `${column.slot}:${column.items.join(',')}`;
      if (seen.has(key)) return false;
      seen.add(key);
      all.push(column);
      return true;
    },
  };
};

/**
 * The restricted master: a linear program that mixes known columns so that everything is carried, goes loose or stays.
 * Rows: every item at least once; units of a slot; groups of slots; loose capacity; changes. Identical units are one slot with a
 * number, so no symmetry arises. The model stays with the solver and grows; rows of groups are added as they come.
 */
import { buildColumns, type ColumnBuilder, type LpSession, type MilpSolver } from '../milp/index.ts';
import type { Column } from './columns.ts';
import type { Duals, SlotGroup } from './duals.ts';
import type { Kernel } from './kernel.ts';

export interface MasterSolution {
  readonly objective: number;
  readonly duals: Duals;
  readonly slotDuals: Float64Array;
  /** By column, in the order they were added. */
  readonly used: Float64Array;
  readonly iterations: number;
}

export interface Master {
  readonly columnCount: () => number;
  addColumns(columns: readonly Column[]): void;
  addGroup(group: SlotGroup): void;
  setGroup(g: number, least: number, most: number): void;
  setSlot(slot: number, least: number, most: number): void;
  /** At least so many units of the column, in the order they were added. */
  setColumn(column: number, least: number): void;
  /** Ways to go loose that these prices make worth it; how many. */
  addLooseWays(duals: Duals): number;
  /** Undefined: the solver failed, was stopped, or nothing satisfies the rows. */
  solve(shouldStop: () => boolean): MasterSolution | undefined;
  dispose(): void;
}

/** From so many rows on, simplex takes seconds a solve. */
const MANY_ROWS = 2_500;

export const openMaster = (kernel: Kernel, solver: MilpSolver, staying: Float64Array, groups: readonly SlotGroup[]): Master => {
  const { itemCount: n, slotCount, departureCount, milliTons, looseCapacity, slotAvailable, churn } = kernel;
  const slotRow = (s: number): number => n + s;
  const looseRow = (d: number): number => n + slotCount + d;
  const churnRow = n + slotCount + departureCount;
  const firstGroupRow = churnRow + 1;
  const built = buildColumns();
  for (let i = 0; i < n; i++) built.add({ cost: staying[i] as number, entries: [[i, 1], ...(churn ? [[churnRow, churn.byLeave[i] as number] as const] : [])] });
  // Going loose: the cheapest way at first, the others as they are wanted.
  const known = new Uint8Array(n * departureCount);
  const addLoose = (add: ColumnBuilder['add'], i: number, d: number): void => {
    known[i * departureCount + d] = 1;
    add({ cost: kernel.loose[i * departureCount + d] as number, entries: [[i, 1], [looseRow(d), milliTons[i] as number], ...(churn ? [[churnRow, churn.byLoose[i * departureCount + d] as number] as const] : [])] });
  };
  for (let i = 0; i < n; i++) {
    const costs = kernel.loose.subarray(i * departureCount, (i + 1) * departureCount);
    const cheapest = costs.reduce((best, c, d) => (c < (costs[best] as number) ? d : best), 0);
    if ((costs[cheapest] ?? Infinity) < Infinity) addLoose(built.add, i, cheapest);
  }
  const session: LpSession = solver.openLp({
    columns: built.columns,
    rowBounds: {
      lower: [...Array.from({ length: n }, () => 1), ...Array.from({ length: slotCount + departureCount + 1 }, () => -Infinity), ...groups.map(({ least }) => least)],
      upper: [...Array.from({ length: n }, () => Infinity), ...slotAvailable, ...looseCapacity, churn?.most ?? Infinity, ...groups.map(({ most }) => most)],
    },
  });
  const columns: Column[] = [];
  /** Of each column of `columns`, that of the model. */
  const placeOf: number[] = [];
  let size = built.columns.cost.length;
  const groupsOf: number[][] = Array.from({ length: slotCount }, () => []);
  const groupRows: number[] = [];
  let rowCount = firstGroupRow + groups.length;
  groups.forEach(({ slots }, g) => {
    groupRows.push(firstGroupRow + g);
    for (const s of slots) (groupsOf[s] as number[]).push(firstGroupRow + g);
  });
  /** A slot that takes several places of a group has its row as often. */
  const rowsOf = (rows: readonly number[]): [number, number][] => [...new Set(rows)].map((row) => [row, rows.filter((other) => other === row).length]);
  const entriesOf = ({ slot, items, changes }: Column): [number, number][] => [
    ...items.map((i): [number, number] => [i, 1]), [slotRow(slot), 1], ...rowsOf(groupsOf[slot] as number[]), ...(changes > 0 ? [[churnRow, changes] as [number, number]] : []),
  ];
  return {
    columnCount: () => columns.length,
    addColumns: (more) => {
      if (more.length === 0) return;
      const { columns: data, add } = buildColumns();
      for (const column of more) add({ cost: column.cost, entries: entriesOf(column) });
      for (const column of more) {
        columns.push(column);
        placeOf.push(size++);
      }
      session.addColumns(data);
    },
    addGroup: ({ slots, least, most }) => {
      const within = new Set(slots);
      groupRows.push(rowCount);
      for (const s of slots) (groupsOf[s] as number[]).push(rowCount);
      rowCount++;
      session.addRows({ lower: [least], upper: [most], entries: [columns.flatMap(({ slot }, c) => (within.has(slot) ? [[placeOf[c] as number, 1] as const] : []))] });
    },
    setGroup: (g, least, most) => session.setRowBounds(groupRows[g] as number, least, most),
    setSlot: (slot, least, most) => session.setRowBounds(slotRow(slot), least, most),
    setColumn: (column, least) => session.setColumnBounds(placeOf[column] as number, least, Infinity),
    addLooseWays: (duals) => {
      const { columns: data, add } = buildColumns();
      for (let i = 0; i < n; i++) {
        for (let d = 0; d < departureCount; d++) {
          const k = i * departureCount + d;
          const gain = (duals.item[i] as number) + (duals.loose[d] as number) * (milliTons[i] as number) + (churn ? duals.churn * (churn.byLoose[k] as number) : 0) - (kernel.loose[k] as number);
          if (known[k] === 0 && gain > 1e-6 * (kernel.loose[k] as number)) addLoose(add, i, d);
        }
      }
      size += data.cost.length;
      if (data.cost.length > 0) session.addColumns(data);
      return data.cost.length;
    },
    solve: (shouldStop) => {
      const { status, objective, rowDuals, primal, iterations } = session.solve({ interiorPoint: n > MANY_ROWS, shouldStop });
      if (status !== 'optimal') return undefined;
      const at = (rows: readonly number[]): Float64Array => Float64Array.from(rows, (row) => rowDuals[row] as number);
      return {
        objective, iterations, used: Float64Array.from(placeOf, (place) => primal[place] as number), slotDuals: rowDuals.slice(slotRow(0), slotRow(slotCount)),
        duals: { item: rowDuals.slice(0, n), loose: rowDuals.slice(looseRow(0), looseRow(departureCount)), group: at(groupRows), churn: rowDuals[churnRow] as number },
      };
    },
    dispose: () => session.dispose(),
  };
};

/**
 * The end of a question by listing (Baldacci et al. 2008 for routes): a unit whose reduced cost at the prices of the bound exceeds what lies between bound
 * and best plan is in no better plan. If all others can be listed, a mixed-integer program over them finds the best plan or proves that there is no better.
 *
 * Invariant: nothing is concluded unless the lists are whole, and of a program that ran out of work only its bound is used.
 */
import { buildColumns, type MilpSolver } from '../milp/index.ts';
import { listPackings } from '../packing/index.ts';
import { makeColumn, type Column } from './columns.ts';
import { lagrangianBound, placesIn, type Duals } from './duals.ts';
import type { Problem } from './column-generation.ts';
import { conflictsAmong, makePricing } from './pricing.ts';
import type { Incumbent } from './progress.ts';
import { LEFT, LOOSE_AT, PENDING, type Snapshot } from './search-state.ts';

/** Units listed at most, nodes for a list, and nodes and iterations of the program. */
const MOST_COLUMNS = 8_000;
const MOST_NODES = 2_000_000;
const MIP = { maxNodes: 2_000, maxIterations: 400_000 } as const;

export const closeByListing = (problem: Problem, duals: Duals, solver: MilpSolver, incumbent: Incumbent): Snapshot | undefined => {
  const { kernel, groups, range } = problem;
  const priced = makePricing(kernel)(duals, groups, range.least, { maxNodes: 20_000, mostCells: 4_096, tolerance: 1e-6, shouldStop: incumbent.shouldStop });
  incumbent.addWork(priced.nodes);
  if (!priced.done) return undefined;
  const bound = lagrangianBound(kernel, groups, duals, range, priced.earned);
  incumbent.offerBound(bound);
  // Plans at least one step better, and a little for rounding.
  const slack = incumbent.target() - bound + 0.05;
  const columns = listColumns(problem, duals, priced.earned, slack, incumbent);
  if (!columns) return undefined;
  return solveListed(problem, duals, columns, slack, solver, incumbent);
};

const listColumns = ({ kernel, groups, range }: Problem, duals: Duals, earned: Float64Array, slack: number, incumbent: Incumbent): Column[] | undefined => {
  const { slotCount, sending, weight, volume, slotWeight, slotVolume, slotCost, slotAvailable, families, churn } = kernel;
  const columns = new Map<string, Column>();
  for (let s = 0; s < slotCount; s++) {
    if (range.most[s] === 0 || slotAvailable[s] === 0) continue;
    const price = groups.reduce((sum, group, g) => sum - placesIn(group, s) * (duals.group[g] as number), slotCost[s] as number);
    const atLeast = price + Math.max(0, earned[s] as number) - slack;
    for (const family of families) {
      if (incumbent.shouldStop()) return undefined;
      const items = [...family].filter((i) => (sending[i * slotCount + s] as number) < Infinity);
      const profit = Float64Array.from(items, (i) => (duals.item[i] as number) - (sending[i * slotCount + s] as number) + (churn ? duals.churn * (churn.bySlot[i * slotCount + s] as number) : 0));
      const found = listPackings(
        {
          count: items.length, profit, weight: Float64Array.from(items, (i) => weight[i] as number), volume: Float64Array.from(items, (i) => volume[i] as number),
          weightLimit: slotWeight[s] as number, volumeLimit: slotVolume[s] as number, conflicts: conflictsAmong(kernel, Int32Array.from(items), items.length),
          maxNodes: MOST_NODES / 10, shouldStop: incumbent.shouldStop,
        },
        atLeast, MOST_COLUMNS - columns.size,
      );
      if (!found) return undefined;
      incumbent.addWork(items.length + found.length);
      for (const packing of found) {
        const column = makeColumn(kernel, s, packing.map((k) => items[k] as number));
        columns.set(`${s}:${column.items.join(',')}`, column);
      }
    }
  }
  return [...columns.values()];
};

const solveListed = ({ kernel, groups, range }: Problem, duals: Duals, columns: readonly Column[], slack: number, solver: MilpSolver, incumbent: Incumbent): Snapshot | undefined => {
  const { itemCount: n, slotCount, departureCount, leave, loose, milliTons, looseCapacity, churn } = kernel;
  const { columns: data, add } = buildColumns();
  const ways: { readonly put: (at: Int32Array, unitSlot: Int32Array, unit: number) => void }[] = [];
  const churnRow = n + slotCount + departureCount;
  const withChurn = (entries: [number, number][], changes: number): [number, number][] => (changes > 0 ? [...entries, [churnRow, changes]] : entries);
  for (let i = 0; i < n; i++) {
    const price = (duals.item[i] as number) + (churn ? duals.churn * (churn.byLeave[i] as number) : 0);
    if ((leave[i] as number) - price <= slack) {
      add({ cost: leave[i] as number, upper: 1, isInteger: true, entries: withChurn([[i, 1]], churn ? (churn.byLeave[i] as number) : 0) });
      ways.push({ put: (at) => (at[i] = LEFT) });
    }
    for (let d = 0; d < departureCount; d++) {
      const k = i * departureCount + d;
      const cost = loose[k] as number;
      const changes = churn ? (churn.byLoose[k] as number) : 0;
      if (!(cost - (duals.item[i] as number) - (duals.loose[d] as number) * (milliTons[i] as number) - duals.churn * changes <= slack)) continue;
      add({ cost, upper: 1, isInteger: true, entries: withChurn([[i, 1], [n + slotCount + d, milliTons[i] as number]], changes) });
      ways.push({ put: (at) => (at[i] = LOOSE_AT - d) });
    }
  }
  for (const { slot, items, cost, changes } of columns) {
    const inGroups = groups.flatMap((group, g): [number, number][] => (placesIn(group, slot) > 0 ? [[churnRow + 1 + g, placesIn(group, slot)]] : []));
    add({ cost, upper: 1, isInteger: true, entries: withChurn([...items.map((i): [number, number] => [i, 1]), [n + slot, 1], ...inGroups], changes) });
    ways.push({
      put: (at, unitSlot, unit) => {
        unitSlot[unit] = slot;
        for (const i of items) at[i] = unit;
      },
    });
  }
  const { status, best, bound, iterations, nodes } = solver.solveMip(
    {
      columns: data,
      rowBounds: {
        lower: [...Array.from({ length: n }, () => 1), ...range.least, ...Array.from({ length: departureCount + 1 }, () => -Infinity), ...groups.map(({ least }) => least)],
        upper: [...Array.from({ length: n }, () => 1), ...range.most, ...looseCapacity, churn?.most ?? Infinity, ...groups.map(({ most }) => most)],
      },
    },
    { ...MIP, gap: 0, shouldStop: incumbent.shouldStop },
  );
  incumbent.addWork(iterations * 50 + nodes * 100);
  if (status === 'failed' || status === 'unbounded') return undefined;
  if (best && Math.round(best.objective) < incumbent.cost()) {
    const [at, unitSlot] = [new Int32Array(n).fill(PENDING), new Int32Array(n).fill(-1)];
    let unit = 0;
    ways.forEach(({ put }, c) => {
      if ((best.values[c] as number) > 0.5) put(at, unitSlot, unit++);
    });
    const plan = { at, unitSlot, cost: Math.round(best.objective) };
    incumbent.offerPlan(plan);
    if (status === 'optimal') incumbent.close();
    else incumbent.offerBound(bound);
    return plan;
  }
  // No better plan among those listed, and none outside.
  if (status === 'infeasible' || status === 'optimal') incumbent.close();
  else incumbent.offerBound(Math.min(bound, incumbent.cost()));
  return undefined;
};

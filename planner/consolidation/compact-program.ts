/**
 * The whole question as one mixed-integer program: each unit there is has columns of its own, and each item is in one of them, loose, or left behind. A unit
 * holds goods of one family, whose goods may lie together, and none of two that are kept apart; identical units are opened in order.
 *
 * Its linear relaxation is weaker than that of filled units (Dantzig & Wolfe 1960), but branching and general cuts prove more of few items than a master
 * without branching does. Size: items × units columns and as many rows, which is too much from some hundred items on.
 */
import { buildColumns, type LinearModel } from '../milp/index.ts';
import type { Kernel } from './kernel.ts';
import { conflictsAmong } from './pricing.ts';
import { LEFT, LOOSE_AT, PENDING, type Snapshot } from './search-state.ts';

export interface CompactProgram {
  readonly model: LinearModel;
  /** Of values of all columns, and back. */
  readonly readPlan: (values: Float64Array) => Snapshot;
  readonly writePlan: (plan: Snapshot) => Float64Array;
}

type Entry = readonly [row: number, value: number];
/** Where a column puts an item: a unit's number, `LEFT`, or loose. Columns that open a unit put none. */
interface Way {
  readonly item: number;
  readonly place: number;
  readonly cost: number;
}
interface Unit {
  readonly slot: number;
  /** Columns that open it for a family. */
  readonly openings: readonly { readonly column: number; readonly family: ReadonlySet<number> }[];
}

export const compactProgram = (kernel: Kernel): CompactProgram => {
  const { itemCount: n, slotCount, departureCount, slotAvailable, slotDeparture, slotPlug, slotCost, slotWeight, slotVolume, weight, volume, loose, leave, milliTons, looseCapacity, plugs, slotRoom, slotTeu, roomTeu, churn } = kernel;
  const lower: number[] = [];
  const upper: number[] = [];
  const addRow = (least: number, most: number): number => {
    lower.push(least);
    return upper.push(most) - 1;
  };
  const { columns, add } = buildColumns();
  /** By column. */
  const ways: (Way | undefined)[] = [];
  const units: Unit[] = [];
  const addWay = (item: number, place: number, cost: number, entries: readonly Entry[]): void => {
    ways[add({ cost, upper: 1, isInteger: true, entries })] = { item, place, cost };
  };
  const itemRow = Array.from({ length: n }, () => addRow(1, 1));
  const looseRow = Array.from(looseCapacity, (capacity) => addRow(-Infinity, capacity));
  const plugRow = Array.from(plugs, (count) => addRow(-Infinity, count));
  const roomRow = Array.from(roomTeu, (teu) => addRow(-Infinity, teu));
  const churnRow = churn ? addRow(-Infinity, churn.most) : -1;
  const changed = (count: number | undefined): Entry[] => (churn && count ? [[churnRow, count]] : []);

  for (let i = 0; i < n; i++) {
    const here = itemRow[i] as number;
    if ((leave[i] as number) < Infinity) addWay(i, LEFT, leave[i] as number, [[here, 1], ...changed(churn?.byLeave[i])]);
    for (let d = 0; d < departureCount; d++) {
      const k = i * departureCount + d;
      if ((loose[k] as number) < Infinity) addWay(i, LOOSE_AT - d, loose[k] as number, [[here, 1], [looseRow[d] as number, milliTons[i] as number], ...changed(churn?.byLoose[k])]);
    }
  }
  for (let s = 0; s < slotCount; s++) {
    const items = Array.from({ length: n }, (_, i) => i).filter((i) => (kernel.sending[i * slotCount + s] as number) < Infinity);
    const families = kernel.families.map((family) => new Set(family)).filter((family) => items.some((i) => family.has(i)));
    const conflicts = conflictsAmong(kernel, Int32Array.from(items), items.length) ?? [];
    const pairs = conflicts.flatMap((foes, k) => foes.filter((other) => other > k).map((other) => [items[k] as number, items[other] as number] as const));
    let orderBefore: number | undefined;
    for (let k = 0; k < (slotAvailable[s] as number); k++) {
      const number = units.length;
      const [byWeight, byVolume, once] = [addRow(-Infinity, 0), addRow(-Infinity, 0), addRow(-Infinity, 1)];
      const openRow = new Map(items.map((i) => [i, addRow(-Infinity, 0)]));
      const apartRows = pairs.map((pair) => ({ pair, row: addRow(-Infinity, 0) }));
      // Opened here ≥ opened next.
      const order = k + 1 < (slotAvailable[s] as number) ? addRow(0, Infinity) : undefined;
      const openings = families.map((family) => {
        const entries: Entry[] = [
          [byWeight, -(slotWeight[s] as number)], [byVolume, -(slotVolume[s] as number)], [once, 1],
          ...items.filter((i) => family.has(i)).map((i): Entry => [openRow.get(i) as number, -1]), ...apartRows.map(({ row }): Entry => [row, -1]),
          ...(slotPlug[s] === 1 ? [[plugRow[slotDeparture[s] as number] as number, 1] as const] : []),
          ...((slotRoom[s] as number) >= 0 ? [[roomRow[slotRoom[s] as number] as number, slotTeu[s] as number] as const] : []),
          ...(orderBefore === undefined ? [] : [[orderBefore, -1] as const]), ...(order === undefined ? [] : [[order, 1] as const]),
        ];
        return { column: add({ cost: slotCost[s] as number, upper: 1, isInteger: true, entries }), family };
      });
      units.push({ slot: s, openings });
      for (const i of items) {
        const way = i * slotCount + s;
        addWay(i, number, kernel.sending[way] as number, [
          [itemRow[i] as number, 1], [byWeight, weight[i] as number], [byVolume, volume[i] as number], [openRow.get(i) as number, 1],
          ...apartRows.filter(({ pair }) => pair.includes(i)).map(({ row }): Entry => [row, 1]), ...changed(churn?.bySlot[way]),
        ]);
      }
      orderBefore = order;
    }
  }
  const count = columns.cost.length;
  return { model: { columns, rowBounds: { lower, upper } }, readPlan: (values) => readPlan(kernel, units, ways, values), writePlan: (plan) => writePlan(count, units, ways, plan) };
};

/** Units are numbered anew, since a plan has no more of them than items. One that is opened for nothing is left out. */
const readPlan = ({ itemCount: n, slotCost }: Kernel, units: readonly Unit[], ways: readonly (Way | undefined)[], values: Float64Array): Snapshot => {
  const [at, unitSlot] = [new Int32Array(n).fill(PENDING), new Int32Array(n).fill(-1)];
  const numbers = new Map<number, number>();
  let total = 0;
  ways.forEach((way, c) => {
    if (!way || (values[c] as number) < 0.5) return;
    const { item, place, cost } = way;
    total += cost;
    if (place >= 0 && !numbers.has(place)) {
      const { slot } = units[place] as Unit;
      unitSlot[numbers.size] = slot;
      numbers.set(place, numbers.size);
      total += slotCost[slot] as number;
    }
    at[item] = numbers.get(place) ?? place;
  });
  return { at, unitSlot, cost: total };
};

/** Units of a slot are opened from its first on, each for a family that holds all its goods. */
const writePlan = (columnCount: number, units: readonly Unit[], ways: readonly (Way | undefined)[], { at, unitSlot }: Snapshot): Float64Array => {
  const goods = new Map<number, number[]>();
  at.forEach((unit, i) => {
    if (unit >= 0) goods.set(unit, [...(goods.get(unit) ?? []), i]);
  });
  const taken = new Set<number>();
  const placeOf = new Map<number, number>();
  for (const unit of goods.keys()) {
    const place = units.findIndex(({ slot }, number) => slot === unitSlot[unit] && !taken.has(number));
    taken.add(place);
    placeOf.set(unit, place);
  }
  const values = new Float64Array(columnCount);
  for (const [unit, items] of goods) {
    const opening = units[placeOf.get(unit) as number]?.openings.find(({ family }) => items.every((i) => family.has(i)));
    if (opening) values[opening.column] = 1;
  }
  ways.forEach((way, c) => {
    if (way && (placeOf.get(at[way.item] as number) ?? at[way.item]) === way.place) values[c] = 1;
  });
  return values;
};

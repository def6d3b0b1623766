/**
 * A plan that changes: where each item is, what each unit holds, the cost as an integer, and a log to take changes back.
 *
 * Invariants: every item is in exactly one place; a unit with goods is in `open` and counts against its slot, plugs and room; capacities and rules of mixing
 * hold in every state. Not always kept while searching: goods that must go may lie behind, and more may have changed than churn allows; each costs
 * `PENALTY`, so that a plan below it breaks nothing. Undoing retraces the log backwards, which also retraces the stack of free units.
 * Complexity: putting and taking are O(1) but for `fits`, which is linear in what the unit holds.
 */
import type { Kernel } from './kernel.ts';

/** More than any plan costs, and still exact in a double when a thousand of them are added. */
export const PENALTY = 2 ** 42;

/** `at` of an item: a unit's number, or one of these; loose on departure d is `LOOSE_AT − d`. */
export const PENDING = -1;
export const LEFT = -2;
export const LOOSE_AT = -3;

/** Where everything is, to be put back later. */
export interface Snapshot {
  readonly at: Int32Array;
  readonly unitSlot: Int32Array;
  readonly cost: number;
}

export interface SearchState {
  readonly at: Int32Array;
  readonly unitSlot: Int32Array;
  readonly open: Int32Array;
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly holds: Int32Array;
  readonly unitWeight: Float64Array;
  readonly unitVolume: Float64Array;
  readonly used: Int32Array;
  readonly looseLeft: Float64Array;
  openCount(): number;
  /** Of everything placed, penalties included. */
  cost(): number;
  /** Σ of unit cost × share filled, squared: of plans that cost the same, the one with fuller and emptier units is nearer to doing without one. */
  unevenness(): number;
  /** How many more may change; Infinity without churn. */
  changesLeft(): number;
  fits(item: number, unit: number): boolean;
  mayOpen(slot: number): boolean;
  take(item: number): void;
  putInto(item: number, unit: number): void;
  /** Opens a unit; its number. */
  putAlone(item: number, slot: number): number;
  putLoose(item: number, departure: number): void;
  putBehind(item: number): void;
  /** Forgets what was done so far. */
  mark(): void;
  /** How much has been done since. */
  position(): number;
  /** Back to a position, the mark unless told. */
  undo(to?: number): void;
  snapshot(): Snapshot;
  restore(from: Snapshot): void;
}

export const makeState = (kernel: Kernel): SearchState => {
  const { itemCount: n, slotCount, departureCount, sending, loose, leave, weight, volume, milliTons, slotCost, slotWeight, slotVolume, slotAvailable, slotPlug, slotDeparture, slotTeu, slotRoom, churn } = kernel;
  const { clash, classCount, itemClass, alone, company, regimeBits, apart, hasApart } = kernel;
  const at = new Int32Array(n).fill(PENDING);
  const [next, previous] = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)];
  const unitSlot = new Int32Array(n).fill(-1);
  const head = new Int32Array(n).fill(-1);
  const [holds, openAt, open] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const [unitWeight, unitVolume] = [new Float64Array(n), new Float64Array(n)];
  const free = Int32Array.from({ length: n }, (_, u) => n - 1 - u);
  const used = new Int32Array(slotCount);
  const plugsLeft = Int32Array.from(kernel.plugs);
  const roomLeft = Int32Array.from(kernel.roomTeu);
  const looseLeft = Float64Array.from(kernel.looseCapacity);
  let [openCount, freeCount, cost, changes, unevenness] = [0, n, 0, 0, 0];
  const most = churn ? churn.most : Infinity;
  const log: number[] = [];

  const addChanges = (by: number): void => {
    cost -= PENALTY * Math.max(0, changes - most);
    changes += by;
    cost += PENALTY * Math.max(0, changes - most);
  };
  const unevennessOf = (u: number, s: number): number => {
    const fill = Math.max((unitWeight[u] as number) / (slotWeight[s] as number), (unitVolume[u] as number) / (slotVolume[s] as number));
    return fill * fill * (slotCost[s] as number);
  };
  const remove = (i: number): void => {
    const u = at[i] as number;
    at[i] = PENDING;
    if (u >= 0) {
      const s = unitSlot[u] as number;
      const [before, after] = [previous[i] as number, next[i] as number];
      if (before >= 0) next[before] = after;
      else head[u] = after;
      if (after >= 0) previous[after] = before;
      unevenness -= unevennessOf(u, s);
      unitWeight[u] = (unitWeight[u] as number) - (weight[i] as number);
      unitVolume[u] = (unitVolume[u] as number) - (volume[i] as number);
      unevenness += unevennessOf(u, s);
      cost -= sending[i * slotCount + s] as number;
      if (churn) addChanges(-(churn.bySlot[i * slotCount + s] as number));
      holds[u] = (holds[u] as number) - 1;
      if (holds[u] !== 0) return;
      cost -= slotCost[s] as number;
      used[s] = (used[s] as number) - 1;
      if (slotPlug[s]) plugsLeft[slotDeparture[s] as number] = (plugsLeft[slotDeparture[s] as number] as number) + 1;
      if ((slotRoom[s] as number) >= 0) roomLeft[slotRoom[s] as number] = (roomLeft[slotRoom[s] as number] as number) + (slotTeu[s] as number);
      const last = open[--openCount] as number;
      open[openAt[u] as number] = last;
      openAt[last] = openAt[u] as number;
      free[freeCount++] = u;
    } else if (u === LEFT) {
      cost -= Math.min(PENALTY, leave[i] as number);
      if (churn) addChanges(-(churn.byLeave[i] as number));
    } else if (u <= LOOSE_AT) {
      const d = LOOSE_AT - u;
      cost -= loose[i * departureCount + d] as number;
      looseLeft[d] = (looseLeft[d] as number) + (milliTons[i] as number);
      if (churn) addChanges(-(churn.byLoose[i * departureCount + d] as number));
    }
  };
  const insert = (i: number, u: number, s: number): void => {
    at[i] = u;
    if (u >= 0) {
      if (holds[u] === 0) {
        freeCount--;
        unitSlot[u] = s;
        openAt[u] = openCount;
        open[openCount++] = u;
        cost += slotCost[s] as number;
        used[s] = (used[s] as number) + 1;
        if (slotPlug[s]) plugsLeft[slotDeparture[s] as number] = (plugsLeft[slotDeparture[s] as number] as number) - 1;
        if ((slotRoom[s] as number) >= 0) roomLeft[slotRoom[s] as number] = (roomLeft[slotRoom[s] as number] as number) - (slotTeu[s] as number);
        head[u] = -1;
      }
      holds[u] = (holds[u] as number) + 1;
      const first = head[u] as number;
      next[i] = first;
      previous[i] = -1;
      if (first >= 0) previous[first] = i;
      head[u] = i;
      unevenness -= unevennessOf(u, s);
      unitWeight[u] = (unitWeight[u] as number) + (weight[i] as number);
      unitVolume[u] = (unitVolume[u] as number) + (volume[i] as number);
      unevenness += unevennessOf(u, s);
      cost += sending[i * slotCount + s] as number;
      if (churn) addChanges(churn.bySlot[i * slotCount + s] as number);
    } else if (u === LEFT) {
      cost += Math.min(PENALTY, leave[i] as number);
      if (churn) addChanges(churn.byLeave[i] as number);
    } else if (u <= LOOSE_AT) {
      const d = LOOSE_AT - u;
      cost += loose[i * departureCount + d] as number;
      looseLeft[d] = (looseLeft[d] as number) - (milliTons[i] as number);
      if (churn) addChanges(churn.byLoose[i * departureCount + d] as number);
    }
  };
  const move = (i: number, to: number, slot: number): void => {
    const from = at[i] as number;
    log.push(i, from, from >= 0 ? (unitSlot[from] as number) : -1);
    if (from !== PENDING) remove(i);
    if (to !== PENDING) insert(i, to, slot);
  };
  const putBack = (i: number, to: number, slot: number): void => {
    if (at[i] !== PENDING) remove(i);
    if (to !== PENDING) insert(i, to, slot);
  };
  return {
    at, unitSlot, open, head, next, holds, unitWeight, unitVolume, used, looseLeft,
    openCount: () => openCount,
    cost: () => cost,
    unevenness: () => unevenness,
    changesLeft: () => most - changes,
    fits: (i, u) => {
      const s = unitSlot[u] as number;
      if ((unitWeight[u] as number) + (weight[i] as number) > (slotWeight[s] as number) || (unitVolume[u] as number) + (volume[i] as number) > (slotVolume[s] as number)) return false;
      const [row, isAlone, mine] = [(itemClass[i] as number) * classCount, alone[i] as number, company[i] as number];
      let bits = regimeBits[i] as number;
      for (let m = head[u] as number; m >= 0; m = next[m] as number) {
        if (clash[row + (itemClass[m] as number)] !== 0 || ((isAlone | (alone[m] as number)) !== 0 && company[m] !== mine)) return false;
        bits &= regimeBits[m] as number;
      }
      if (bits === 0) return false;
      if (hasApart) for (const other of apart[i] as readonly number[]) if (at[other] === u) return false;
      return true;
    },
    mayOpen: (s) =>
      (used[s] as number) < (slotAvailable[s] as number) && (slotPlug[s] === 0 || (plugsLeft[slotDeparture[s] as number] as number) > 0) &&
      ((slotRoom[s] as number) < 0 || (roomLeft[slotRoom[s] as number] as number) >= (slotTeu[s] as number)),
    take: (i) => move(i, PENDING, -1),
    putInto: (i, u) => move(i, u, unitSlot[u] as number),
    putAlone: (i, s) => {
      // Free units are a stack: the one on top is the one that opens, also when a log is retraced.
      if (at[i] !== PENDING) move(i, PENDING, -1);
      const u = free[freeCount - 1] as number;
      move(i, u, s);
      return u;
    },
    putLoose: (i, d) => move(i, LOOSE_AT - d, -1),
    putBehind: (i) => move(i, LEFT, -1),
    mark: () => (log.length = 0),
    position: () => log.length,
    undo: (to = 0) => {
      for (let k = log.length - 3; k >= to; k -= 3) putBack(log[k] as number, log[k + 1] as number, log[k + 2] as number);
      log.length = to;
    },
    snapshot: () => ({ at: at.slice(), unitSlot: unitSlot.slice(), cost }),
    restore: (from) => {
      for (let i = 0; i < n; i++) if (at[i] !== PENDING) remove(i);
      const renamed = new Map<number, number>();
      for (let i = 0; i < n; i++) {
        const was = from.at[i] as number;
        if (was < 0) {
          if (was !== PENDING) insert(i, was, -1);
          continue;
        }
        const u = renamed.get(was) ?? (free[freeCount - 1] as number);
        renamed.set(was, u);
        insert(i, u, from.unitSlot[was] as number);
      }
      log.length = 0;
    },
  };
};

/**
 * The goods of one type of unit on a departure in one unit less: only then does what each good costs to send stay as it is, and all that changes is whether they fit.
 *
 * One unit is emptied, and its goods are outside. The best swap of up to two of them for up to two goods of a unit, the one that leaves least outside, is made
 * again and again; goods just taken in stay for a while (tabu). Where that leads no further, goods change places between units, rather towards fuller and emptier ones
 * (consistent neighbourhoods: Buljubašić & Vasquez, Computers & Operations Research 76, 2016). Done when nothing is outside.
 *
 * Invariant: no unit is ever above its payload or volume. Complexity of a swap: pairs within units × pairs outside, cut off at the first pair outside that fits.
 * Not handled: goods that may not all share a unit; such units are left as they are.
 */
import type { Luck } from '../support/index.ts';
import type { Kernel } from './kernel.ts';
import type { SearchState } from './search-state.ts';

/** Swaps without a new least outside before goods change places, and how many changes of place then, by unit. */
const PATIENCE = 20;
const SHIFTS = 20;
/** How often a change towards evener units is made all the same. */
const EVENER = 0.1;
/** Swaps for which a good just taken in stays: at least, and how many more at most. */
const STAYS = { least: 3, more: 50 } as const;
/** Pairs are looked at within so few goods; beyond, single goods. */
const MOST_OUTSIDE = 30;
const MOST_INSIDE = 40;
const EPSILON = 1e-9;
/** Pairs compared in about a microsecond of a slow machine. */
const PAIRS_OF_WORK = 8;

export interface LessUnitsLimits {
  readonly work: number;
  readonly shouldStop: () => boolean;
  readonly onWork: (work: number) => void;
}

/** Tries every type of every departure, dearest first; the state is the better for it or as it was. */
export const useFewerUnits = (kernel: Kernel, state: SearchState, luck: Luck, { work, shouldStop, onWork }: LessUnitsLimits): void => {
  const slots = Array.from({ length: kernel.slotCount }, (_, s) => s).filter((s) => (state.used[s] as number) > 1).toSorted((a, b) => (kernel.slotCost[b] as number) - (kernel.slotCost[a] as number) || a - b);
  for (const s of slots) {
    for (let left = work; left > 0 && !shouldStop(); ) {
      const units = unitsOf(state, s);
      if (!mayFitInLess(kernel, s, units) || !mixFreely(kernel, units.flat())) break;
      const packed = packInOneLess(kernel, s, units, luck, (spent) => {
        onWork(spent);
        left -= spent;
        return left <= 0 || shouldStop();
      });
      if (!packed) break;
      for (const i of units.flat()) state.take(i);
      for (const [first, ...others] of packed) {
        const u = state.putAlone(first as number, s);
        for (const i of others) state.putInto(i, u);
      }
      state.mark();
    }
  }
};

const unitsOf = ({ open, openCount, unitSlot, head, next }: SearchState, s: number): number[][] =>
  [...open.subarray(0, openCount())].filter((u) => unitSlot[u] === s).map((u) => {
    const items: number[] = [];
    for (let i = head[u] as number; i >= 0; i = next[i] as number) items.push(i);
    return items;
  });

const mayFitInLess = ({ weight, volume, slotWeight, slotVolume, slotCost }: Kernel, s: number, units: readonly (readonly number[])[]): boolean => {
  const sum = (of: Float64Array): number => units.flat().reduce((all, i) => all + (of[i] as number), 0);
  const less = units.length - 1;
  return less > 0 && (slotCost[s] as number) > 0 && sum(weight) <= less * (slotWeight[s] as number) && sum(volume) <= less * (slotVolume[s] as number);
};

/** Any of them may share a unit. */
const mixFreely = ({ itemClass, classCount, clash, alone, company, regimeBits, apart }: Kernel, items: readonly number[]): boolean => {
  const [first = 0] = items;
  const classes = [...new Set(items.map((i) => itemClass[i] as number))];
  const among = new Set(items);
  return (
    classes.every((a) => classes.every((b) => clash[a * classCount + b] === 0)) && items.reduce((bits, i) => bits & (regimeBits[i] as number), -1) !== 0 &&
    (items.every((i) => alone[i] === 0) || items.every((i) => company[i] === company[first])) && items.every((i) => (apart[i] as readonly number[]).every((other) => !among.has(other)))
  );
};

/** One or two goods outside; `second` −1: one. */
interface Pair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
  readonly volume: number;
  readonly size: number;
}

interface Swap {
  readonly unit: number;
  readonly into: Pair;
  readonly out: readonly number[];
}

/** `spend` is told the work done now and then; true: give up. */
const packInOneLess = (kernel: Kernel, s: number, units: readonly (readonly number[])[], luck: Luck, spend: (work: number) => boolean): number[][] | undefined => {
  const { weight, volume, itemCount } = kernel;
  const [mostWeight, mostVolume] = [kernel.slotWeight[s] as number, kernel.slotVolume[s] as number];
  const size = (i: number): number => (weight[i] as number) / mostWeight + (volume[i] as number) / mostVolume;
  const sizes = Float64Array.from({ length: itemCount }, (_, i) => size(i));
  const sizeOf = (items: readonly number[]): number => items.reduce((all, i) => all + (sizes[i] as number), 0);
  const emptied = units.reduce((least, unit, u) => (sizeOf(unit) < sizeOf(units[least] as readonly number[]) ? u : least), 0);
  const packed = units.filter((_, u) => u !== emptied).map((unit) => [...unit]);
  let outside = [...(units[emptied] as readonly number[])];
  const weights = Float64Array.from(packed, (unit) => unit.reduce((all, i) => all + (weight[i] as number), 0));
  const volumes = Float64Array.from(packed, (unit) => unit.reduce((all, i) => all + (volume[i] as number), 0));
  const staysUntil = new Int32Array(itemCount);
  let [least, since, swaps, compared] = [Infinity, 0, 0, 0];

  const pairsOutside = (): Pair[] => {
    const pair = (first: number, second: number): Pair => ({
      first, second, weight: (weight[first] as number) + (second < 0 ? 0 : (weight[second] as number)), volume: (volume[first] as number) + (second < 0 ? 0 : (volume[second] as number)),
      size: (sizes[first] as number) + (second < 0 ? 0 : (sizes[second] as number)),
    });
    const pairs = outside.flatMap((first, k) => [pair(first, -1), ...(outside.length > MOST_OUTSIDE ? [] : outside.slice(k + 1).map((second) => pair(first, second)))]);
    return pairs.sort((a, b) => b.size - a.size);
  };

  /** The swap that leaves least outside; of equals, one drawn. */
  const bestSwap = (): Swap | undefined => {
    const pairs = pairsOutside();
    const wanted = least - sizeOf(outside) - EPSILON;
    let [change, ties, unit, into, a, b] = [Infinity, 0, -1, -1, -1, -1];
    packed.forEach((items, u) => {
      const [weightLeft, volumeLeft] = [mostWeight - (weights[u] as number), mostVolume - (volumes[u] as number)];
      const look = (first: number, second: number): void => {
        const roomWeight = weightLeft + (first < 0 ? 0 : (weight[first] as number)) + (second < 0 ? 0 : (weight[second] as number));
        const roomVolume = volumeLeft + (first < 0 ? 0 : (volume[first] as number)) + (second < 0 ? 0 : (volume[second] as number));
        const out = (first < 0 ? 0 : (sizes[first] as number)) + (second < 0 ? 0 : (sizes[second] as number));
        const stays = (first >= 0 && (staysUntil[first] as number) > swaps) || (second >= 0 && (staysUntil[second] as number) > swaps);
        for (let p = 0; p < pairs.length; p++) {
          const pair = pairs[p] as Pair;
          const by = out - pair.size;
          compared++;
          // Pairs come largest first: none after this is better.
          if (by > change + EPSILON) return;
          if (pair.weight > roomWeight || pair.volume > roomVolume || (stays && by >= wanted)) continue;
          const isEqual = first >= 0 && second < 0 && pair.second < 0 && weight[first] === pair.weight && volume[first] === pair.volume;
          if (isEqual) continue;
          ties = by < change - EPSILON ? 1 : ties + 1;
          if (ties === 1 || luck.below(ties) === 0) [unit, into, a, b] = [u, p, first, second];
          change = Math.min(change, by);
        }
      };
      look(-1, -1);
      for (let k = 0; k < items.length; k++) {
        look(items[k] as number, -1);
        if (items.length <= MOST_INSIDE) for (let l = k + 1; l < items.length; l++) look(items[k] as number, items[l] as number);
      }
    });
    return unit < 0 ? undefined : { unit, into: pairs[into] as Pair, out: [a, b].filter((i) => i >= 0) };
  };

  const move = (u: number, items: readonly number[], sign: 1 | -1): void => {
    for (const i of items) {
      weights[u] = (weights[u] as number) + sign * (weight[i] as number);
      volumes[u] = (volumes[u] as number) + sign * (volume[i] as number);
    }
  };

  const apply = ({ unit, into: { first, second }, out }: Swap): void => {
    const taken = second < 0 ? [first] : [first, second];
    packed[unit] = [...(packed[unit] as number[]).filter((i) => !out.includes(i)), ...taken];
    outside = [...outside.filter((i) => !taken.includes(i)), ...out];
    move(unit, taken, 1);
    move(unit, out, -1);
    const until = swaps + STAYS.least + luck.below(STAYS.more);
    for (const i of taken) staysUntil[i] = until;
  };

  /** Goods of two units, one or none of each, change places. */
  const shift = (): void => {
    const [u, v] = [luck.below(packed.length), luck.below(packed.length)];
    if (u === v) return;
    const [of, to] = [packed[u] as number[], packed[v] as number[]];
    const [a, b] = [of[luck.below(of.length + 1)], to[luck.below(to.length + 1)]];
    if (a === undefined && b === undefined) return;
    const more = (of: Float64Array): number => (b === undefined ? 0 : (of[b] as number)) - (a === undefined ? 0 : (of[a] as number));
    const [byWeight, byVolume] = [more(weight), more(volume)];
    const after = [(weights[u] as number) + byWeight, (volumes[u] as number) + byVolume, (weights[v] as number) - byWeight, (volumes[v] as number) - byVolume] as const;
    if (after[0] > mostWeight || after[1] > mostVolume || after[2] > mostWeight || after[3] > mostVolume) return;
    const fill = (weightOf: number, volumeOf: number): number => (weightOf / mostWeight + volumeOf / mostVolume) ** 2;
    const isEvener = fill(after[0], after[1]) + fill(after[2], after[3]) < fill(weights[u] as number, volumes[u] as number) + fill(weights[v] as number, volumes[v] as number);
    if (isEvener && luck.next() > EVENER) return;
    packed[u] = [...of.filter((i) => i !== a), ...(b === undefined ? [] : [b])];
    packed[v] = [...to.filter((i) => i !== b), ...(a === undefined ? [] : [a])];
    [weights[u], volumes[u], weights[v], volumes[v]] = after;
  };

  while (outside.length > 0) {
    if ((swaps & 15) === 0) {
      if (spend(Math.ceil(compared / PAIRS_OF_WORK) + 1)) return undefined;
      compared = 0;
    }
    swaps++;
    const swap = bestSwap();
    if (swap) apply(swap);
    const left = sizeOf(outside);
    if (swap && left < least - EPSILON) [least, since] = [left, 0];
    else since++;
    if (swap && since <= PATIENCE) continue;
    [least, since] = [Infinity, 0];
    for (let k = packed.length * SHIFTS; k > 0; k--) shift();
    compared += packed.length * SHIFTS * PAIRS_OF_WORK / 10;
  }
  // A unit that shifts have left empty is not used at all.
  return packed.filter((unit) => unit.length > 0);
};

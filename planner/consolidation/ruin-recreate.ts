/**
 * Better plans by ruin and recreate (Schrimpf et al. 2000) under simulated annealing: take some units apart, or some goods out, put the goods back
 * one by one where each is cheapest, keep the result if it is not too much worse. Now and then a unit is moved to another slot as it is, or a unit that the
 * linear program uses is put in whole. Skipping ways
 * at random ("blinks") is Christiaens & Vanden Berghe's (2020).
 *
 * Putting an item into a new unit is counted at the share of the unit it takes (the cost amortised), times a drawn factor: below one opens
 * units gladly, above one fills those that are there, and now and then a new unit counts in full. New units that stay thin are tried to be done
 * without. The plan itself is always judged at what it costs.
 *
 * Invariant: the same state, luck and number of iterations give the same plan. Complexity of an iteration: goods taken × (open units + ways).
 */
import type { Luck } from '../support/index.ts';
import type { Column } from './columns.ts';
import type { Kernel } from './kernel.ts';
import { LEFT, LOOSE_AT, PENALTY, PENDING, type SearchState, type Snapshot } from './search-state.ts';

const BLINK = 0.02;
/** What unevenness is worth beside cost in keeping a change, where nothing but units costs; otherwise sending tells plans apart. */
const UNEVENNESS = 0.2;
/** Units sampled by a search, roughly, at most as many plans: they are the first columns, and more make the linear program slow. */
const SAMPLED_UNITS = 1_000;
const SAMPLES = 125;
/** Of the share of a unit that an item takes: how much of it a new unit is counted at. `WHOLE`: at all it costs. */
const FACTORS = [0.5, 0.8, 1, 1.2, 1.6, 2.5] as const;
const WHOLE = Infinity;
/** New units less full than this are tried to be done without. */
const THIN = 0.6;

export interface RuinRecreate {
  /** Puts every pending item somewhere. */
  readonly complete: () => void;
  /** Anneals from the present state; returns the best met. `shouldStop` is asked every few iterations, `onSample` called `SAMPLES` times, while the state stands; `guides`: units worth trying. */
  readonly anneal: (run: { readonly iterations: number; readonly startAt: number; readonly endAt: number; readonly shouldStop: () => boolean; readonly onSample?: () => void; readonly guides?: readonly Column[] }) => Snapshot;
}

export const makeRuinRecreate = (kernel: Kernel, state: SearchState, luck: Luck): RuinRecreate => {
  const { itemCount: n, slotCount, departureCount, sending, loose, leave, weight, volume, milliTons, slotCost, slotWeight, slotVolume, slotDeparture, churn } = kernel;
  const { at, open, unitSlot, head, next, looseLeft } = state;
  const [slotsOf, looseOf] = [waysOf(sending, n, slotCount), waysOf(loose, n, departureCount)];
  const departures = Float64Array.from(kernel.departures, ({ departsAt }) => departsAt);
  const meanWeight = Math.max(1, slotWeight.reduce((a, b) => a + b, 0) / Math.max(1, slotCount));
  const meanVolume = Math.max(1, slotVolume.reduce((a, b) => a + b, 0) / Math.max(1, slotCount));
  const bulk = Float64Array.from({ length: n }, (_, i) => Math.max((weight[i] as number) / meanWeight, (volume[i] as number) / meanVolume));
  const unevennessCounts = sending.some((c) => c > 0 && c < Infinity) ? 0 : UNEVENNESS;
  const hand: number[] = [];
  const opened: number[] = [];
  const key = new Float64Array(n);

  const takeOut = (i: number): void => {
    if (at[i] === PENDING) return;
    state.take(i);
    hand.push(i);
  };
  const takeUnit = (u: number): void => {
    for (let m = head[u] as number; m >= 0; ) {
      const after = next[m] as number;
      takeOut(m);
      m = after;
    }
  };

  const place = (i: number, factor: number, blink: number): void => {
    const dear = churn && state.changesLeft() <= 0 ? PENALTY : 0;
    let best = Math.min(PENALTY, leave[i] as number) + (churn ? dear * (churn.byLeave[i] as number) : 0);
    let [kind, where] = [LEFT, 0];
    for (const d of looseOf[i] as Int32Array) {
      const c = (loose[i * departureCount + d] as number) + (churn ? dear * (churn.byLoose[i * departureCount + d] as number) : 0);
      if (c < best && (looseLeft[d] as number) >= (milliTons[i] as number)) [best, kind, where] = [c, LOOSE_AT, d];
    }
    const row = i * slotCount;
    for (let k = 0, count = state.openCount(); k < count; k++) {
      const u = open[k] as number;
      const c = (sending[row + (unitSlot[u] as number)] as number) + (churn ? dear * (churn.bySlot[row + (unitSlot[u] as number)] as number) : 0);
      if (c < best && luck.next() >= blink && state.fits(i, u)) [best, kind, where] = [c, 0, u];
    }
    for (const s of slotsOf[i] as Int32Array) {
      const a = (sending[row + s] as number) + (churn ? dear * (churn.bySlot[row + s] as number) : 0);
      if (a >= best || !state.mayOpen(s)) continue;
      const share = Math.max((weight[i] as number) / (slotWeight[s] as number), (volume[i] as number) / (slotVolume[s] as number));
      const c = a + Math.min(1, factor * share) * (slotCost[s] as number);
      if (c < best && luck.next() >= blink) [best, kind, where] = [c, PENDING, s];
    }
    if (kind === LEFT) state.putBehind(i);
    else if (kind === LOOSE_AT) state.putLoose(i, where);
    else if (kind === 0) state.putInto(i, where);
    else opened.push(state.putAlone(i, where));
  };

  /** As in the standing plan, if there is a way. */
  const placeAsBefore = (i: number): void => {
    if (!churn) return;
    const kept = (slotsOf[i] as Int32Array).filter((s) => churn.bySlot[i * slotCount + s] === 0);
    for (const s of kept) {
      const u = open.subarray(0, state.openCount()).find((u) => unitSlot[u] === s && state.fits(i, u));
      if (u !== undefined) return state.putInto(i, u);
      if (state.mayOpen(s)) return void state.putAlone(i, s);
    }
    const d = (looseOf[i] as Int32Array).find((d) => churn.byLoose[i * departureCount + d] === 0 && (looseLeft[d] as number) >= (milliTons[i] as number));
    if (d !== undefined) state.putLoose(i, d);
    else if (churn.byLeave[i] === 0 && (leave[i] as number) < Infinity) state.putBehind(i);
  };

  const recreate = (blink = BLINK): void => {
    const mode = luck.below(4);
    for (const i of hand) key[i] = mode === 3 ? luck.next() : (bulk[i] as number) * (mode === 0 ? 1 : 0.6 + 0.8 * luck.next());
    hand.sort((a, b) => (key[b] as number) - (key[a] as number) || a - b);
    const factor = luck.next() < 0.25 ? WHOLE : (FACTORS[luck.below(FACTORS.length)] as number);
    opened.length = 0;
    for (const i of hand) place(i, factor, blink);
    hand.length = 0;
    for (const u of opened.splice(0)) dissolveThin(u);
  };

  /** Takes a new unit apart if its goods travel cheaper where new units count in full. */
  const dissolveThin = (u: number): void => {
    const s = unitSlot[u] as number;
    const fill = Math.max((state.unitWeight[u] as number) / (slotWeight[s] as number), (state.unitVolume[u] as number) / (slotVolume[s] as number));
    if (state.holds[u] === 0 || fill >= THIN) return;
    const [position, before] = [state.position(), state.cost()];
    takeUnit(u);
    hand.sort((a, b) => (bulk[b] as number) - (bulk[a] as number) || a - b);
    for (const i of hand) place(i, WHOLE, BLINK);
    hand.length = 0;
    opened.length = 0;
    if (state.cost() > before) state.undo(position);
  };

  /** Some of those that lie behind or go loose: a new unit may take them. */
  const takeFallbacks = (tries: number): void => {
    for (let k = 0; k < tries; k++) {
      const i = luck.below(n);
      if ((at[i] as number) <= LEFT) takeOut(i);
    }
  };

  /** An open unit near in time to the departure, of a few drawn. */
  const drawNear = (departsAt: number): number => {
    let [best, nearest] = [-1, Infinity];
    for (let k = 0; k < 4; k++) {
      const u = open[luck.below(state.openCount())] as number;
      const distance = Math.abs((departures[slotDeparture[unitSlot[u] as number] as number] as number) - departsAt);
      if (distance < nearest) [best, nearest] = [u, distance];
    }
    return best;
  };

  const ruin = (): void => {
    const seed = luck.below(n);
    const home = at[seed] as number;
    const units = state.openCount();
    const departsAt = departures[home >= 0 ? (slotDeparture[unitSlot[home] as number] as number) : luck.below(departureCount)] as number;
    takeOut(seed);
    if (units > 0 && luck.next() < 0.5) {
      const count = 1 + luck.below(3);
      for (let k = 0; k < count && state.openCount() > 0; k++) takeUnit(k === 0 && home >= 0 && (state.holds[home] as number) > 0 ? home : drawNear(departsAt));
      takeFallbacks(12);
    } else {
      const count = 2 + luck.below(10);
      const from = Array.from({ length: Math.min(units, 1 + luck.below(3)) }, () => (state.openCount() > 0 ? drawNear(departsAt) : -1));
      for (let k = 0; k < count && from.length > 0; k++) {
        const u = from[luck.below(from.length)] as number;
        if (u < 0 || state.holds[u] === 0) continue;
        let m = head[u] as number;
        for (let skip = luck.below(state.holds[u] as number); skip > 0; skip--) m = next[m] as number;
        takeOut(m);
      }
      takeFallbacks(6);
    }
  };

  /** Moves a unit as it is to the best of a few slots drawn. False: none takes it. */
  const retype = (): boolean => {
    if (state.openCount() === 0) return false;
    const u = open[luck.below(state.openCount())] as number;
    const s = unitSlot[u] as number;
    const first = head[u] as number;
    const ways = slotsOf[first] as Int32Array;
    let [best, least] = [-1, Infinity];
    for (let k = 0; k < 8; k++) {
      const to = ways[luck.below(ways.length)] as number;
      if (to === s || (state.unitWeight[u] as number) > (slotWeight[to] as number) || (state.unitVolume[u] as number) > (slotVolume[to] as number) || !state.mayOpen(to)) continue;
      let c = slotCost[to] as number;
      for (let m = first; m >= 0; m = next[m] as number) c += sending[m * slotCount + to] as number;
      if (c < least) [best, least] = [to, c];
    }
    if (best < 0) return false;
    takeUnit(u);
    const target = state.putAlone(hand[0] as number, best);
    for (const i of hand.slice(1)) state.putInto(i, target);
    hand.length = 0;
    return true;
  };

  /** Makes a unit that the linear program uses, out of whatever holds its goods, and takes apart whoever gave most. */
  const inject = (column: Column): boolean => {
    const { slot, items } = column;
    const [first] = items;
    if (first === undefined || !state.mayOpen(slot) || items.every((i) => (at[i] as number) >= 0 && at[i] === at[first])) return false;
    const givers = new Map<number, number>();
    for (const i of items) if ((at[i] as number) >= 0) givers.set(at[i] as number, (givers.get(at[i] as number) ?? 0) + 1);
    const unit = state.putAlone(first, slot);
    for (const i of items.slice(1)) {
      state.take(i);
      state.putInto(i, unit);
    }
    let [giver, most] = [-1, 0];
    for (const [u, count] of givers) if (u !== unit && (state.holds[u] as number) > 0 && count + luck.next() > most) [giver, most] = [u, count + 1];
    if (giver >= 0) takeUnit(giver);
    takeFallbacks(6);
    return true;
  };

  return {
    complete: () => {
      if (churn) for (let i = 0; i < n; i++) if (at[i] === PENDING) placeAsBefore(i);
      for (let i = 0; i < n; i++) if (at[i] === PENDING) hand.push(i);
      recreate(0);
      state.mark();
    },
    anneal: ({ iterations, startAt, endAt, shouldStop, onSample, guides = [] }) => {
      const sampleEach = Math.ceil(iterations / Math.min(SAMPLES, Math.ceil(SAMPLED_UNITS / Math.max(1, state.openCount()))));
      let best = state.snapshot();
      const cooling = Math.log(endAt / startAt) / iterations;
      for (let k = 0; k < iterations; k++) {
        if ((k & 63) === 0 && shouldStop()) break;
        if (onSample && k % sampleEach === 0) onSample();
        const heat = startAt * Math.exp(cooling * k);
        const before = state.cost() - unevennessCounts * state.unevenness();
        state.mark();
        const kind = luck.next();
        if (kind < 0.1) {
          if (!retype()) continue;
        } else if (kind < 0.2 && guides.length > 0) {
          if (!inject(guides[luck.below(guides.length)] as Column)) continue;
          recreate();
        } else {
          ruin();
          recreate();
        }
        const after = state.cost() - unevennessCounts * state.unevenness();
        if (after > before - heat * Math.log(1 - luck.next())) state.undo();
        else if (state.cost() < best.cost) best = state.snapshot();
      }
      return best;
    },
  };
};

const waysOf = (cost: Float64Array, rows: number, columns: number): readonly Int32Array[] =>
  Array.from({ length: rows }, (_, i) => Int32Array.from(Array.from({ length: columns }, (_, k) => k).filter((k) => (cost[i * columns + k] as number) < Infinity)));

/** Plans for sites and their modes: each setting is evaluated once and remembered, and the best is kept. */
import { fitRooms, ROOM_ROUNDING } from './fit-rooms.ts';
import type { Kernel, Mode } from './kernel.ts';
import type { MilpSolver } from '../../milp/index.ts';
import { closeByPatterns } from './close-by-patterns.ts';
import type { Scope } from './relaxation.ts';
import { assignHomes, hasOneHome, homesOf } from './single-home.ts';
import { makeSkuChoices } from './sku-choices.ts';

export interface StockFound {
  /** By warehouse; −1: not used. */
  readonly mode: Int32Array;
  /** By row; −1: direct. */
  readonly choice: Int32Array;
  readonly cost: number;
}

export interface Trial {
  readonly cost: number;
  /** No plan with these sites and modes costs less; −Infinity: nothing proven. */
  readonly bound: number;
  /** Prices of room behind it. */
  readonly price: Float64Array;
}

export interface StockTrials {
  cost(): number;
  best(): StockFound | undefined;
  /** Prices of room near which those of a setting may be looked for. */
  lean(price: Float64Array): void;
  try(mode: Int32Array): Trial;
  /** The same, and settled by the integer program where it can: the least bound of what these sites may cost. */
  settle(mode: Int32Array): number;
  /** Opens as many as the leaning sums to, those that lean most, each in the mode it leans to; with `isWide` one fewer and one more too. */
  round(leaning: Float64Array, scope: Scope, isWide: boolean): void;
  /** Closes, opens, exchanges and changes modes while one of them saves; modes that lean less than `least` are not taken. */
  improve(leaning: Float64Array, least: number, scope: Scope): void;
  work(): number;
}

const MOST_REMEMBERED = 20_000;
/** Where all else is settled, parts of so many rows are solved exactly. */
const THOROUGH_ROWS = 12;
/** Sites whose improved cost is farther above the best plan are not solved. */
const MOST_HOPE = 0.02;
const UNKNOWN = -2;

export const makeStockTrials = (kernel: Kernel, solver: MilpSolver | undefined, shouldStop: () => boolean, onBetter: () => void): StockTrials => {
  const { question, modes, modesOf, warehouses, rowStart, capacity, skus, rowMarket, may } = kernel;
  const [S, W, K, R] = [skus.length, warehouses.length, modes.length, rowMarket.length];
  const choices = makeSkuChoices(kernel);
  const thorough = makeSkuChoices(kernel, THOROUGH_ROWS);
  const known = new Map<string, Trial>();
  let best: StockFound | undefined;
  let work = 0;
  const costNow = (): number => best?.cost ?? Infinity;
  const noPrice = new Float64Array(W);
  let near: Float64Array = noPrice;
  /** May a mode serve anything of a SKU. */
  const mayAny = new Uint8Array(S * K);
  for (let s = 0; s < S; s++) {
    const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
    for (let k = 0; k < K; k++) for (let p = first * K + k * (end - first), last = p + end - first; p < last; p++) if (may[p] === 1) mayAny[s * K + k] = 1;
  }
  /** The setting looked at last without prices: its neighbours differ in few SKUs. */
  const base = { mode: new Int32Array(W).fill(UNKNOWN), choice: new Int32Array(R), cost: new Float64Array(S), exact: new Uint8Array(S) };
  const next = { choice: new Int32Array(R), cost: new Float64Array(S), exact: new Uint8Array(S) };

  const mayBe = (mode: Int32Array): boolean => {
    let [count, spent] = [0, 0];
    for (let w = 0; w < W; w++) {
      const { decided, fixed } = warehouses[w] as (typeof warehouses)[number];
      const isOpen = (mode[w] as number) >= 0;
      if ((decided === 'open' && !isOpen) || (decided === 'closed' && isOpen)) return false;
      if (isOpen) {
        count++;
        spent += fixed;
      }
    }
    return count >= question.leastSites && count <= question.mostSites && spent <= (question.budget ?? Infinity);
  };
  /** Is the answer of the base for this SKU that of the setting too. */
  const stands = (s: number, mode: Int32Array): boolean => {
    for (let w = 0; w < W; w++) {
      const [was, is] = [base.mode[w] as number, mode[w] as number];
      if (was === is) continue;
      if (was === UNKNOWN || (is >= 0 && mayAny[s * K + is] === 1)) return false;
      if (was >= 0) for (let r = rowStart[s] as number; r < (rowStart[s + 1] as number); r++) if (base.choice[r] === was) return false;
    }
    return true;
  };
  const evaluate = (mode: Int32Array, by = choices): Trial => {
    const fixed = mode.reduce((sum, k) => sum + (k < 0 ? 0 : (modes[k] as Mode).fixed), 0);
    const setting = { mode, price: noPrice, only: undefined };
    const isCold = base.mode[0] === UNKNOWN;
    const warm = { choice: base.choice, fresh: Uint8Array.from(mode, (k, w) => Number(k !== base.mode[w])) };
    let [sum, allExact] = [0, true];
    for (let s = 0; s < S; s++) {
      if (stands(s, mode) && (by === choices || base.exact[s] === 1)) {
        const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
        for (let r = first; r < end; r++) next.choice[r] = base.choice[r] as number;
        next.cost[s] = base.cost[s] as number;
        next.exact[s] = base.exact[s] as number;
      } else {
        next.cost[s] = by.solve(s, setting, next.choice, isCold ? undefined : warm);
        next.exact[s] = Number(by.isExact());
        work++;
      }
      if (by === thorough && shouldStop()) return { cost: Infinity, bound: -Infinity, price: noPrice };
      sum += next.cost[s] as number;
      allExact &&= next.exact[s] === 1;
    }
    if (sum === Infinity) return { cost: Infinity, bound: Infinity, price: noPrice };
    const whole = fixed + sum;
    base.mode.set(mode);
    base.choice.set(next.choice);
    base.cost.set(next.cost);
    base.exact.set(next.exact);
    const proven = allExact ? whole : -Infinity;
    const isSingle = question.sourcing === 'single';
    let [choice, own, only]: [Int32Array, number, Int32Array | undefined] = [next.choice, whole, undefined];
    if (isSingle && !hasOneHome(kernel, choice)) {
      if (proven >= costNow()) return { cost: Infinity, bound: proven, price: noPrice };
      const homes = assignHomes(kernel, choices, mode, choice);
      work += S;
      if (homes.cost === Infinity) return { cost: Infinity, bound: proven, price: noPrice };
      [choice, own, only] = [homes.choice, fixed + homes.cost, homes.only];
    }
    const room = new Float64Array(W);
    for (let s = 0; s < S; s++) choices.evaluate(s, choice, room);
    if (room.every((taken, w) => taken <= (capacity[w] as number) * (1 + ROOM_ROUNDING))) {
      keep(mode, choice, own);
      return { cost: own, bound: proven, price: noPrice };
    }
    // Even with all the room there is it would not be the best: there is no need to fit it in.
    if (own >= costNow()) return { cost: Infinity, bound: proven, price: noPrice };
    // Prices found with homes settled would prove nothing of other homes.
    const free = only ? undefined : fitRooms(kernel, choices, { mode, only: undefined }, near, shouldStop);
    const fitted = isSingle ? fitRooms(kernel, choices, { mode, only: only ?? homesOf(kernel, choice) }, near, shouldStop) : free;
    work += fitted?.work ?? 0;
    if (fitted?.patterns) {
      const settled = new Int32Array(R);
      fitted.patterns.forEach((pattern, s) => settled.set(pattern.choice, rowStart[s] as number));
      keep(mode, settled, fixed + fitted.cost);
    }
    return { cost: fixed + (fitted?.cost ?? Infinity), bound: Math.max(proven, fixed + (free?.bound ?? -Infinity)), price: free?.price ?? noPrice };
  };
  const keep = (mode: Int32Array, choice: Int32Array, cost: number): void => {
    if (cost >= costNow()) return;
    best = { mode: mode.slice(), choice: choice.slice(), cost };
    onBetter();
  };
  const attempt = (mode: Int32Array): Trial => {
    const key = mode.join();
    const found = known.get(key);
    if (found) return found;
    const trial = mayBe(mode) ? evaluate(mode) : { cost: Infinity, bound: Infinity, price: noPrice };
    if (known.size < MOST_REMEMBERED) known.set(key, trial);
    return trial;
  };
  const modeLeaning = (w: number, leaning: Float64Array, { allowed }: Scope): number =>
    (modesOf[w] as readonly number[]).filter((k) => allowed[k] === 1).reduce((top, k) => (top < 0 || (leaning[k] as number) > (leaning[top] as number) ? k : top), -1);
  return {
    cost: costNow,
    best: () => best,
    lean: (price) => {
      near = price;
    },
    try: attempt,
    work: () => work,
    settle: (mode) => {
      const first = attempt(mode);
      // What was only improved is now solved.
      const isHopeful = first.bound === -Infinity && (first.cost === Infinity || first.cost <= costNow() * (1 + MOST_HOPE));
      const { bound, price } = isHopeful ? evaluate(mode, thorough) : first;
      if (!solver || bound >= costNow() * (1 - 1e-12)) return bound;
      const fixed = mode.reduce((sum, k) => sum + (k < 0 ? 0 : (modes[k] as Mode).fixed), 0);
      const closed = closeByPatterns(kernel, choices, mode, price, costNow() - fixed, solver, shouldStop);
      work += 10 * S;
      if (closed.choice) {
        const room = new Float64Array(W);
        let cost = fixed;
        for (let s = 0; s < S; s++) cost += choices.evaluate(s, closed.choice, room);
        keep(mode, closed.choice, cost);
      }
      return Math.max(bound, fixed + closed.bound);
    },
    round: (leaning, scope, isWide) => {
      const lean = warehouses.map((_, w) => (modesOf[w] as readonly number[]).reduce((sum, k) => sum + (leaning[k] as number), 0));
      const must = new Int32Array(W).fill(-1);
      const free: number[] = [];
      for (let w = 0; w < W; w++) {
        const k = modeLeaning(w, leaning, scope);
        if (k < 0) continue;
        if (scope.decided[w] === 1) must[w] = k;
        else if (scope.decided[w] === -1) free.push(w);
      }
      free.sort((a, b) => (lean[b] as number) - (lean[a] as number) || a - b);
      const opened = (count: number): Int32Array => {
        const mode = must.slice();
        for (const w of free.slice(0, count)) mode[w] = modeLeaning(w, leaning, scope);
        return mode;
      };
      const count = Math.round(free.reduce((sum, w) => sum + (lean[w] as number), 0));
      for (const k of isWide ? [count, count - 1, count + 1] : [count]) if (k >= 0 && k <= free.length && !shouldStop()) attempt(opened(k));
      // Until somebody can serve everything, however dear.
      if (costNow() === Infinity) for (let k = 0; k <= free.length && costNow() === Infinity && !shouldStop(); k++) attempt(opened(k));
    },
    improve: (leaning, least, scope) => {
      for (let better = best !== undefined; better && best && !shouldStop(); ) {
        better = false;
        const { mode, cost } = best;
        const changed = (...changes: readonly (readonly [w: number, k: number])[]): Int32Array => {
          const other = mode.slice();
          for (const [w, k] of changes) other[w] = k;
          return other;
        };
        const others = (w: number): number[] => (modesOf[w] as readonly number[]).filter((k) => scope.allowed[k] === 1 && k !== mode[w] && (leaning[k] as number) >= least).toSorted((a, b) => (leaning[b] as number) - (leaning[a] as number) || a - b);
        const all = Array.from({ length: W }, (_, w) => w).filter((w) => scope.decided[w] !== 0);
        const inside = all.filter((w) => (mode[w] as number) >= 0);
        const outside = all.filter((w) => (mode[w] as number) < 0);
        const moves = function* (): Generator<Int32Array> {
          for (const w of inside) for (const k of others(w)) yield changed([w, k]);
          for (const w of inside) if (scope.decided[w] === -1) yield changed([w, -1]);
          for (const w of outside) for (const k of others(w)) yield changed([w, k]);
          for (const out of inside) if (scope.decided[out] === -1) for (const w of outside) for (const k of others(w)) yield changed([out, -1], [w, k]);
        };
        for (const other of moves()) {
          if (shouldStop()) return;
          if (attempt(other).cost < cost) {
            better = true;
            break;
          }
        }
      }
    },
  };
};

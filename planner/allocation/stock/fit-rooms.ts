/**
 * What each SKU does when the rooms of the sites in use are too small for everybody's best: prices of room by the volume algorithm, whose subproblems are the
 * SKUs' (begun `near` those of the bound), then of the choices met on the way one for each SKU, so that all fit. The bound holds where every SKU was solved exactly.
 */
import type { Kernel } from './kernel.ts';
import type { Setting, SkuChoices } from './sku-choices.ts';
import { raiseBound, type Relaxed } from '../../support/index.ts';

/** One way to serve all rows of a SKU: modes by row (−1 direct), its cost, and room taken by warehouse. */
export interface Pattern {
  readonly choice: Int32Array;
  readonly cost: number;
  readonly room: Float64Array;
}

export interface Fitted {
  /** Pattern of each SKU; undefined: none found that fits. */
  readonly patterns: readonly Pattern[] | undefined;
  readonly cost: number;
  /** Of all choices of these sites, their fixed cost apart; −Infinity: nothing proven. */
  readonly bound: number;
  /** Prices of room behind the bound. */
  readonly price: Float64Array;
  /** SKUs solved. */
  readonly work: number;
}

/** Iterations: so many SKUs solved, within limits. */
const MOST_SOLVED = 20_000;
const LEAST_ITERATIONS = 8;
const MOST_ITERATIONS = 40;
/** A room may be exceeded by this share: rounding. */
export const ROOM_ROUNDING = 1e-9;

export const fitRooms = (kernel: Kernel, choices: SkuChoices, setting: Omit<Setting, 'price'>, near: Float64Array, shouldStop: () => boolean): Fitted => {
  const { capacity, rowStart, skus, warehouses } = kernel;
  const [S, W] = [skus.length, warehouses.length];
  const known = Array.from({ length: S }, () => new Map<string, Pattern>());
  const scratch = new Int32Array(kernel.rowMarket.length);
  const now: (Pattern | undefined)[] = Array.from({ length: S });
  let [allExact, work] = [true, 0];
  /** Prices move little: each SKU begins where it was. */
  const warm = { choice: new Int32Array(kernel.rowMarket.length), fresh: new Uint8Array(W) };
  let isWarm = false;
  const solve = (s: number, where: Setting): { readonly pattern: Pattern; readonly priced: number } => {
    const priced = choices.solve(s, where, scratch, isWarm ? warm : undefined);
    warm.choice.set(scratch.subarray(rowStart[s] as number, rowStart[s + 1] as number), rowStart[s] as number);
    allExact &&= choices.isExact();
    work++;
    const choice = scratch.slice(rowStart[s] as number, rowStart[s + 1] as number);
    const key = choice.join();
    let pattern = (known[s] as Map<string, Pattern>).get(key);
    if (!pattern) {
      const room = new Float64Array(W);
      pattern = { choice, cost: priced === Infinity ? Infinity : choices.evaluate(s, scratch, room), room };
      if (priced < Infinity) (known[s] as Map<string, Pattern>).set(key, pattern);
    }
    return { pattern, priced };
  };
  const violation = new Float64Array(W);
  let best: (Pattern | undefined)[] = [];
  const found: { cost: number; patterns: readonly Pattern[] | undefined } = { cost: Infinity, patterns: undefined };
  const relaxed: Relaxed = {
    size: W, free: 0, violation, pace: new Float64Array(W),
    at: (price) => {
      let sum = 0;
      for (let w = 0; w < W; w++) violation[w] = -(capacity[w] as number);
      for (let s = 0; s < S; s++) {
        const { pattern, priced } = solve(s, { ...setting, price });
        now[s] = pattern;
        sum += priced;
        for (let w = 0; w < W; w++) violation[w] = (violation[w] as number) + (pattern.room[w] as number);
      }
      isWarm = true;
      if (violation.every((over, w) => over <= ROOM_ROUNDING * (capacity[w] as number))) offer(now as Pattern[]);
      for (let w = 0; w < W; w++) sum -= (price[w] as number) * (capacity[w] as number);
      return sum;
    },
    average: () => undefined,
    keep: () => {
      best = now.slice();
    },
  };
  const offer = (patterns: readonly Pattern[]): void => {
    const cost = patterns.reduce((sum, pattern) => sum + pattern.cost, 0);
    if (cost >= found.cost) return;
    found.cost = cost;
    found.patterns = patterns.slice();
  };
  const start = new Float64Array(W);
  const free = relaxed.at(start);
  if (free === Infinity) return { patterns: undefined, cost: Infinity, bound: Infinity, price: start, work };
  if (found.patterns) return { ...found, bound: allExact ? free : -Infinity, price: start, work };
  // Stopped before the first step, what is free of charge for room is what there is to repair.
  best = now.slice();
  for (let w = 0; w < W; w++) relaxed.pace[w] = setting.mode[w] === -1 || capacity[w] === 0 ? 0 : free / (capacity[w] as number) ** 2;
  const iterations = Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, Math.floor(MOST_SOLVED / Math.max(1, S))));
  const { bound, price } = raiseBound(relaxed, { iterations, start: near.map((u, w) => (setting.mode[w] === -1 ? 0 : u)), upper: () => found.cost, shouldStop });
  const proven = allExact ? bound : -Infinity;
  // A way out of each site that is too full.
  const tooFull = Array.from({ length: W }, (_, w) => w).filter((w) => best.reduce((sum, pattern) => sum + ((pattern as Pattern).room[w] as number), 0) > (capacity[w] as number));
  for (const w of [...tooFull, -1]) {
    const without = setting.mode.slice();
    for (const full of w < 0 ? tooFull : [w]) without[full] = -1;
    for (let s = 0; s < S; s++) if (tooFull.some((full) => ((best[s] as Pattern).room[full] as number) > 0)) solve(s, { ...setting, mode: without, price });
  }
  const repaired = repair(kernel, best as Pattern[], known.map((patterns) => [...patterns.values()]));
  if (repaired) offer(repaired);
  if (found.patterns) offer(tighten(kernel, found.patterns, known.map((patterns) => [...patterns.values()])));
  return { ...found, bound: proven, price, work };
};

const roomsOf = (W: number, patterns: readonly Pattern[]): Float64Array => {
  const taken = new Float64Array(W);
  for (const { room } of patterns) for (let w = 0; w < W; w++) taken[w] = (taken[w] as number) + (room[w] as number);
  return taken;
};

/** Exchanges the patterns that free most room for least cost, until all fit; undefined: they never do. */
const repair = ({ capacity }: Kernel, start: readonly Pattern[], known: readonly (readonly Pattern[])[]): readonly Pattern[] | undefined => {
  const W = capacity.length;
  const patterns = start.slice();
  const taken = roomsOf(W, patterns);
  const over = (w: number, more: number): number => Math.max(0, ((taken[w] as number) + more - (capacity[w] as number)) / Math.max(1e-12, capacity[w] as number));
  for (;;) {
    let excess = 0;
    for (let w = 0; w < W; w++) excess += over(w, 0);
    if (excess <= ROOM_ROUNDING) return patterns;
    const move: { price: number; at: number; pattern: Pattern | undefined } = { price: Infinity, at: -1, pattern: undefined };
    patterns.forEach((own, s) => {
      for (const other of known[s] as readonly Pattern[]) {
        if (other === own) continue;
        let after = 0;
        for (let w = 0; w < W; w++) after += over(w, (other.room[w] as number) - (own.room[w] as number));
        if (after >= excess - 1e-15) continue;
        const price = (other.cost - own.cost) / (excess - after);
        if (price < move.price) Object.assign(move, { price, at: s, pattern: other });
      }
    });
    const { pattern: other, at } = move;
    if (!other) return undefined;
    const own = patterns[at] as Pattern;
    for (let w = 0; w < W; w++) taken[w] = (taken[w] as number) + (other.room[w] as number) - (own.room[w] as number);
    patterns[at] = other;
  }
};

/** Takes cheaper patterns while there is room for them. */
const tighten = ({ capacity }: Kernel, start: readonly Pattern[], known: readonly (readonly Pattern[])[]): readonly Pattern[] => {
  const W = capacity.length;
  const patterns = start.slice();
  const taken = roomsOf(W, patterns);
  for (let better = true; better; ) {
    better = false;
    patterns.forEach((_, s) => {
      for (const other of known[s] as readonly Pattern[]) {
        const own = patterns[s] as Pattern;
        if (other.cost >= own.cost) continue;
        let fits = true;
        for (let w = 0; w < W; w++) if ((taken[w] as number) + (other.room[w] as number) - (own.room[w] as number) > Math.max(capacity[w] as number, taken[w] as number)) fits = false;
        if (!fits) continue;
        for (let w = 0; w < W; w++) taken[w] = (taken[w] as number) + (other.room[w] as number) - (own.room[w] as number);
        patterns[s] = other;
        better = true;
      }
    });
  }
  return patterns;
};

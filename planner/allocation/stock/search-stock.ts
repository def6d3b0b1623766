/**
 * The search over sites and modes. At the root the bound is raised in turns with plans, and what its prices rule out is left out from then on; local search;
 * then best-first branch and bound.
 */
import FlatQueue from 'flatqueue';
import { raiseBound } from '../../support/index.ts';
import type { Kernel } from './kernel.ts';
import { makeStockRelaxation, type Scope } from './relaxation.ts';
import { makeSiteMoves } from './site-moves.ts';
import type { StockTrials } from './site-trials.ts';

export interface SearchLimits {
  /** A bound is near enough to the best plan. */
  readonly isEnough: (bound: number) => boolean;
  readonly shouldStop: () => boolean;
  readonly onBound: (bound: number) => void;
  readonly addWork: (work: number) => void;
}

export interface SearchEnd {
  readonly bound: number;
  readonly parts: number;
  /** Nothing is left to divide, or the bound is near enough. */
  readonly isDone: boolean;
}

interface Part {
  readonly scope: Scope;
  readonly price: Float64Array;
  readonly bound: number;
}

/** Iterations of the bound: before and after its tangents are fitted, in each part, and without a rise. */
const FIRST_ITERATIONS = 40;
const ROOT_ITERATIONS = 800;
const ROOT_STALL = 80;
const PART_ITERATIONS = 60;
const PART_STALL = 25;
const ROUND_EVERY = 50;
/** Modes that lean less are not tried at the root. */
const LEAST_LEANING = 0.02;
/** Entries of reach looked at in a unit of work. */
const REACH_PER_WORK = 20_000;

export const searchStock = (kernel: Kernel, trials: StockTrials, { isEnough, shouldStop, onBound, addWork }: SearchLimits): SearchEnd => {
  const { modes, modesOf, warehouses, rowMarket } = kernel;
  const [K, W] = [modes.length, warehouses.length];
  const moves = makeSiteMoves(kernel, trials, shouldStop);
  const relaxation = makeStockRelaxation(kernel);
  const { leaning } = relaxation;
  const workOfBound = Math.max(1, Math.round((rowMarket.length * K) / REACH_PER_WORK));
  let lastPrice: Float64Array = new Float64Array(0);
  const counted = { ...relaxation, at: (price: Float64Array): number => {
    addWork(workOfBound);
    lastPrice = price;
    return relaxation.at(price);
  } };
  const round = (scope: Scope, asked: { readonly spread: number }): void => {
    trials.lean(lastPrice.subarray(rowMarket.length));
    moves.round(leaning, scope, asked);
  };
  /** Least bound of what was given up as near enough. */
  let [givenUp, parts] = [Infinity, 0];
  const modesIn = ({ allowed }: Scope, w: number): number[] => (modesOf[w] as readonly number[]).filter((k) => allowed[k] === 1);

  /** What alone would cost too much at the best prices is decided otherwise, in place. False: nothing is left. */
  const narrow = (scope: Scope): boolean => {
    const { ifUsed, ifClosed } = relaxation.forced();
    for (let w = 0; w < W; w++) {
      if (scope.decided[w] === 0) continue;
      for (const k of modesIn(scope, w)) {
        if (!isEnough(ifUsed[k] as number)) continue;
        scope.allowed[k] = 0;
        givenUp = Math.min(givenUp, ifUsed[k] as number);
      }
      if (modesIn(scope, w).length === 0) {
        if (scope.decided[w] === 1) return false;
        scope.decided[w] = 0;
      } else if (scope.decided[w] === -1 && isEnough(ifClosed[w] as number)) {
        scope.decided[w] = 1;
        givenUp = Math.min(givenUp, ifClosed[w] as number);
      }
    }
    return true;
  };

  const root: Scope = { decided: Int8Array.from(warehouses, ({ decided }, w) => (decided === 'open' ? 1 : decided === 'closed' || modesOf[w]?.length === 0 ? 0 : -1)), allowed: new Uint8Array(K).fill(1) };
  let isLeft = true;
  const raiseRoot = (price: Float64Array, iterations: number, before: number): { readonly bound: number; readonly price: Float64Array } => {
    relaxation.enter(root);
    const told = (bound: number): void => {
      round(root, { spread: 0 });
      onBound(Math.min(Math.max(bound, before), givenUp));
      isLeft &&= narrow(root);
    };
    return raiseBound(counted, { iterations, stall: ROOT_STALL, start: price, upper: () => trials.cost(), shouldStop: () => !isLeft || shouldStop(), every: { iterations: ROUND_EVERY, told } });
  };
  let best = raiseRoot(relaxation.firstPrices(), FIRST_ITERATIONS, -Infinity);
  if (best.bound === Infinity) return { bound: Infinity, parts, isDone: true };
  onBound(best.bound);
  round(root, { spread: 0 });
  relaxation.refit(best.price);
  const fitted = raiseRoot(best.price, ROOT_ITERATIONS, best.bound);
  if (fitted.bound > best.bound) best = fitted;
  onBound(Math.min(best.bound, givenUp));
  round(root, { spread: 1 });
  moves.improve(leaning, LEAST_LEANING, root);

  const queue = new FlatQueue<Part>();
  const push = (part: Part): void => {
    if (isEnough(part.bound)) givenUp = Math.min(givenUp, part.bound);
    else queue.push(part, part.bound);
  };
  const expand = (part: Part): void => {
    parts++;
    relaxation.enter(part.scope);
    const { bound: proven, price } = raiseBound(counted, { iterations: PART_ITERATIONS, stall: PART_STALL, start: part.price, upper: () => trials.cost(), shouldStop });
    if (proven === -Infinity) {
      // Stopped before the first step: nothing is known of this part but what it came with.
      queue.push(part, part.bound);
      return;
    }
    const here = Math.max(part.bound, proven);
    if (isEnough(here)) {
      givenUp = Math.min(givenUp, here);
      return;
    }
    const { ifUsed, ifClosed } = relaxation.forced();
    const scope: Scope = { decided: part.scope.decided.slice(), allowed: part.scope.allowed.slice() };
    if (!narrow(scope)) return;
    round(scope, { spread: 1 });
    const child = (change: (scope: Scope) => void, least: number): void => {
      const next = { decided: scope.decided.slice(), allowed: scope.allowed.slice() };
      change(next);
      push({ scope: next, price, bound: Math.max(here, least) });
    };
    const lean = (w: number): number => modesIn(scope, w).reduce((sum, k) => sum + (leaning[k] as number), 0);
    const all = Array.from({ length: W }, (_, w) => w);
    const free = all.filter((w) => scope.decided[w] === -1);
    if (free.length > 0) {
      const branch = free.reduce((a, b) => (Math.abs(lean(b) - 0.5) < Math.abs(lean(a) - 0.5) - 1e-9 ? b : a));
      child((next) => (next.decided[branch] = 1), Math.min(...modesIn(scope, branch).map((k) => ifUsed[k] as number)));
      child((next) => (next.decided[branch] = 0), ifClosed[branch] as number);
      return;
    }
    const several = all.filter((w) => scope.decided[w] === 1 && modesIn(scope, w).length > 1);
    if (several.length > 0) {
      // The warehouse whose modes are least agreed on: the one it leans to most, or one of the others.
      const top = (w: number): number => modesIn(scope, w).reduce((a, b) => ((leaning[b] as number) > (leaning[a] as number) + 1e-12 ? b : a));
      const branch = several.reduce((a, b) => ((leaning[top(b)] as number) < (leaning[top(a)] as number) - 1e-9 ? b : a));
      const taken = top(branch);
      const others = modesIn(scope, branch).filter((k) => k !== taken);
      child((next) => others.forEach((k) => (next.allowed[k] = 0)), ifUsed[taken] as number);
      child((next) => (next.allowed[taken] = 0), Math.min(...others.map((k) => ifUsed[k] as number)));
      return;
    }
    const mode = Int32Array.from(all, (w) => (scope.decided[w] === 1 ? (modesIn(scope, w)[0] as number) : -1));
    givenUp = Math.min(givenUp, Math.max(here, trials.settle(mode)));
  };
  if (isLeft) push({ scope: root, price: best.price, bound: best.bound });
  const provenNow = (): number => Math.min(queue.length > 0 ? (queue.peekValue() as number) : Infinity, givenUp);
  while (queue.length > 0 && !isEnough(provenNow()) && !shouldStop()) {
    expand(queue.pop() as Part);
    onBound(Math.min(provenNow(), trials.cost()));
  }
  return { bound: provenNow(), parts, isDone: queue.length === 0 || isEnough(provenNow()) };
};

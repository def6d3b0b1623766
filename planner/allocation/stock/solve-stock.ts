/**
 * The door of stock abroad: prices and bound at the root, plans from what leans open, local search over sites and modes, then best-first branch and bound: a
 * warehouse is open or closed, then its mode is one or another; where all of it is settled, each SKU is solved by itself.
 *
 * The bound is the least of all parts left or given up, so it holds whenever the run ends. The same question, its rows in any order, and the same limits give
 * the same plan, but where `shouldStop` ends the run.
 */
import FlatQueue from 'flatqueue';
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import type { MilpSolver } from '../../milp/index.ts';
import { raiseBound } from '../volume.ts';
import { compileStock, type Kernel, type Mode } from './kernel.ts';
import type { Site, StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';
import { makeStockRelaxation, type Scope } from './relaxation.ts';
import { makeStockTrials, type StockFound } from './site-trials.ts';

export interface StockProgress {
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  readonly gap: number;
}

export interface StockOptions {
  /** Relative gap at which to stop. */
  readonly gap: number;
  /** Closes what rooms and single homes leave open; undefined: such questions may end with a gap. */
  readonly solver: MilpSolver | undefined;
  /** Iterations of the bound and SKUs solved, about a tenth of a millisecond each; undefined: no limit. */
  readonly maxWork?: number | undefined;
  readonly shouldStop: () => boolean;
  /** Sites to try first, of a plan that stood before; what the question does not know is passed over. */
  readonly start?: readonly Site[] | undefined;
  readonly onProgress?: ((progress: StockProgress) => void) | undefined;
}

export interface StockAnswer {
  /** Undefined: there is none, or none was found in time. */
  readonly plan: StockPlan | undefined;
  readonly cost: MinorUnits | undefined;
  readonly bound: MinorUnits;
  /** (cost − bound) / cost. */
  readonly gap: number;
  /** `exhausted`: everything was looked at, and a gap is left where SKUs of many markets share sites, or rooms and homes were too many to settle. */
  readonly endedBy: 'gap' | 'exhausted' | 'work' | 'stopped';
  /** True: no plan keeps every rule. */
  readonly isImpossible: boolean;
  readonly parts: number;
}

interface Part {
  readonly scope: Scope;
  readonly price: Float64Array;
  readonly bound: number;
}

const ROOT_ITERATIONS = 600;
const PART_ITERATIONS = 60;
const ROOT_STALL = 80;
const PART_STALL = 25;
const ROUND_EVERY = 50;
/** Modes that lean less are not tried at the root. */
const LEAST_LEANING = 0.02;

export const solveStock = (question: StockQuestion, { gap, solver, maxWork = Infinity, shouldStop: isStopped, start: before, onProgress }: StockOptions): StockAnswer => {
  const kernel = compileStock(question);
  const { modes, modesOf, warehouses, rowMarket } = kernel;
  const [K, W, R] = [modes.length, warehouses.length, rowMarket.length];
  let [bound, work, stopped] = [-Infinity, 0, false];
  const used = (): number => work + trials.work();
  const shouldStop = (): boolean => (stopped ||= isStopped()) || used() >= maxWork;
  const whole = (amount: number): MinorUnits => minorUnits(Math.round(amount));
  const gapOf = (proven: number): number => {
    const cost = trials.cost();
    return cost === Infinity ? 1 : cost <= 0 ? 0 : Math.max(0, (cost - proven) / cost);
  };
  const tell = (): void => {
    if (trials.cost() < Infinity && bound > -Infinity) onProgress?.({ cost: whole(trials.cost()), bound: whole(Math.min(bound, trials.cost())), gap: gapOf(bound) });
  };
  const trials = makeStockTrials(kernel, solver, shouldStop, tell);
  const isEnough = (proven: number): boolean => proven >= trials.cost() - gap * Math.abs(trials.cost()) - 1e-9 * Math.abs(trials.cost());
  const relaxation = makeStockRelaxation(kernel);
  const workOfBound = Math.max(1, Math.round((R * K) / 20_000));

  const root: Scope = { decided: Int8Array.from(warehouses, ({ decided }, w) => ((modesOf[w] as readonly number[]).length === 0 ? (decided === 'open' ? 1 : 0) : decided === 'open' ? 1 : decided === 'closed' ? 0 : -1)), allowed: new Uint8Array(K).fill(1) };
  const relax = ({ scope, price }: Pick<Part, 'scope' | 'price'>, iterations: number, isRoot: boolean): { readonly bound: number; readonly price: Float64Array } => {
    relaxation.enter(scope);
    const counted = { ...relaxation, at: (prices: Float64Array) => ((work += workOfBound), relaxation.at(prices)) };
    const told = (proven: number): void => {
      bound = Math.max(bound, proven);
      trials.round(relaxation.leaning, scope);
      tell();
    };
    return raiseBound(counted, { iterations, stall: isRoot ? ROOT_STALL : PART_STALL, start: price, upper: () => trials.cost(), shouldStop, every: isRoot ? { iterations: ROUND_EVERY, told } : undefined });
  };
  const finish = (proven: number, ended: StockAnswer['endedBy'], parts: number): StockAnswer => {
    const found = trials.best();
    const [cost, least] = [found && whole(found.cost), Math.max(0, Math.min(proven, found?.cost ?? proven))];
    return {
      plan: found && toPlan(kernel, found), cost, bound: whole(least === Infinity ? 0 : least), gap: cost === undefined ? 1 : cost <= 0 ? 0 : Math.max(0, (cost - whole(least)) / cost), endedBy: ended, parts,
      isImpossible: !found && proven === Infinity,
    };
  };
  if (isHopeless(kernel) || root.decided.some((value, w) => value === 1 && (modesOf[w] as readonly number[]).length === 0)) return finish(Infinity, 'gap', 0);
  const start = relaxation.firstPrices();
  if (before) trials.try(modesOfSites(kernel, before));
  let first = relax({ scope: root, price: start }, 100, true);
  if (first.bound < Infinity) {
    relaxation.refit(first.price);
    const again = relax({ scope: root, price: first.price }, ROOT_ITERATIONS, true);
    first = again.bound > first.bound ? again : first;
  }
  bound = first.bound;
  trials.round(relaxation.leaning, root);
  trials.improve(relaxation.leaning, LEAST_LEANING, root);
  tell();

  const queue = new FlatQueue<Part>();
  /** Least bound of what was given up as near enough. */
  let [givenUp, parts] = [Infinity, 0];
  const push = (part: Part): void => {
    if (isEnough(part.bound)) givenUp = Math.min(givenUp, part.bound);
    else queue.push(part, part.bound);
  };
  const expand = (part: Part): void => {
    const { bound: proven, price } = relax(part, PART_ITERATIONS, false);
    parts++;
    const here = Math.max(part.bound, proven);
    if (isEnough(here)) {
      givenUp = Math.min(givenUp, here);
      return;
    }
    const [decided, allowed] = [part.scope.decided.slice(), part.scope.allowed.slice()];
    const { ifUsed, ifClosed } = relaxation.forced();
    for (let w = 0; w < W; w++) {
      if (decided[w] === 0) continue;
      for (const k of modesOf[w] as readonly number[]) {
        if (allowed[k] === 0 || !isEnough(ifUsed[k] as number)) continue;
        allowed[k] = 0;
        givenUp = Math.min(givenUp, ifUsed[k] as number);
      }
      const left = (modesOf[w] as readonly number[]).some((k) => allowed[k] === 1);
      if (!left) {
        // Open it must be, and no mode is worth it.
        if (decided[w] === 1) return;
        decided[w] = 0;
      } else if (decided[w] === -1 && isEnough(ifClosed[w] as number)) {
        decided[w] = 1;
        givenUp = Math.min(givenUp, ifClosed[w] as number);
      }
    }
    const leaning = relaxation.leaning;
    const of = (w: number): number[] => (modesOf[w] as readonly number[]).filter((k) => allowed[k] === 1);
    const lean = (w: number): number => of(w).reduce((sum, k) => sum + (leaning[k] as number), 0);
    const free = Array.from({ length: W }, (_, w) => w).filter((w) => decided[w] === -1);
    const child = (change: (scope: Scope) => void, least: number): void => {
      const scope = { decided: decided.slice(), allowed: allowed.slice() };
      change(scope);
      push({ scope, price, bound: Math.max(here, least) });
    };
    trials.round(leaning, { decided, allowed });
    if (free.length > 0) {
      const branch = free.reduce((a, b) => (Math.abs(lean(b) - 0.5) < Math.abs(lean(a) - 0.5) - 1e-9 ? b : a));
      child((scope) => (scope.decided[branch] = 1), Math.min(...of(branch).map((k) => ifUsed[k] as number)));
      child((scope) => (scope.decided[branch] = 0), ifClosed[branch] as number);
      return;
    }
    const several = Array.from({ length: W }, (_, w) => w).filter((w) => decided[w] === 1 && of(w).length > 1);
    if (several.length > 0) {
      // The warehouse whose modes are least agreed on: the one it leans to most, or one of the others.
      const top = (w: number): number => of(w).reduce((a, b) => ((leaning[b] as number) > (leaning[a] as number) + 1e-12 ? b : a));
      const branch = several.reduce((a, b) => ((leaning[top(b)] as number) < (leaning[top(a)] as number) - 1e-9 ? b : a));
      const taken = top(branch);
      child((scope) => of(branch).forEach((k) => (scope.allowed[k] = Number(k === taken))), ifUsed[taken] as number);
      child((scope) => (scope.allowed[taken] = 0), Math.min(...of(branch).filter((k) => k !== taken).map((k) => ifUsed[k] as number)));
      return;
    }
    const mode = Int32Array.from({ length: W }, (_, w) => (decided[w] === 1 ? (of(w)[0] as number) : -1));
    givenUp = Math.min(givenUp, Math.max(here, trials.settle(mode)));
  };
  if (first.bound < Infinity) push({ scope: root, price: first.price, bound: first.bound });
  while (queue.length > 0 && !shouldStop()) {
    expand(queue.pop() as Part);
    const least = Math.min(queue.length > 0 ? (queue.peekValue() as number) : Infinity, givenUp, trials.cost());
    if (least > bound && least < Infinity) {
      bound = least;
      tell();
    }
    if (isEnough(bound)) break;
  }
  const proven = Math.max(bound, Math.min(queue.length > 0 ? (queue.peekValue() as number) : Infinity, givenUp));
  return finish(proven, isEnough(proven) ? 'gap' : queue.length === 0 ? 'exhausted' : stopped ? 'stopped' : 'work', parts);
};

/** A row that nobody may serve, wherever warehouses are. */
const isHopeless = ({ direct, may, modes, rowStart, skus }: Kernel): boolean => {
  for (let s = 0; s < skus.length; s++) {
    const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
    for (let r = first; r < end; r++) if (direct[r] === Infinity && !modes.some((_, k) => may[first * modes.length + k * (end - first) + r - first] === 1)) return true;
  }
  return false;
};

/** By warehouse the mode of a plan's sites, −1: none. */
const modesOfSites = ({ modes, warehouses }: Kernel, sites: readonly Site[]): Int32Array =>
  Int32Array.from(warehouses, ({ id }) => {
    const site = sites.find(({ warehouse }) => warehouse === id);
    return site ? modes.findIndex(({ lane, every }) => lane.id === site.lane && every === site.every && lane.warehouse === id) : -1;
  });

const toPlan = ({ question, warehouses, modes, rowSource }: Kernel, { mode, choice }: StockFound): StockPlan => {
  const from: (string | undefined)[] = question.demand.map(() => undefined);
  choice.forEach((k, r) => {
    if (k >= 0) from[rowSource[r] as number] = (warehouses[(modes[k] as Mode).warehouse] as (typeof warehouses)[number]).id;
  });
  return {
    sites: warehouses.flatMap(({ id }, w) => ((mode[w] as number) < 0 ? [] : [{ warehouse: id, lane: (modes[mode[w] as number] as Mode).lane.id, every: (modes[mode[w] as number] as Mode).every }])),
    served: question.demand.map(({ sku, market }, i) => ({ sku, market, from: from[i] })),
  };
};

/**
 * The door of the optimiser: at least cost, every consignment into a unit of a departure, loose onto one, or left behind, with a bound no plan can be below.
 *
 * Ruin and recreate makes plans (Schrimpf et al. 2000), column generation over filled units proves bounds (Gilmore & Gomory 1961; Barnhart et al. 1998);
 * units met while searching are the first columns. Where few enough units can be part of a better plan, they are all listed and a
 * mixed-integer program over them ends the question. The phases are repeated, each time longer, until the gap, the work or `shouldStop` ends them.
 *
 * The same instance, seed and limit of work give the same plan, in whatever order its rows come; a run ended by `shouldStop` promises no such thing.
 * Not handled: splitting a consignment over units.
 */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { makeLuck } from '../support/index.ts';
import type { MilpSolver } from '../milp/index.ts';
import { assemble } from './assemble.ts';
import { makeBounding } from './bounding.ts';
import { makeColumn, makePool, type Column } from './columns.ts';
import { costStep } from './cost-step.ts';
import type { Assignment, Instance } from './instance.ts';
import { compileKernel } from './kernel.ts';
import { useFewerUnits } from './one-unit-less.ts';
import { makeIncumbent, type EndedBy, type Progress } from './progress.ts';
import { makeRuinRecreate } from './ruin-recreate.ts';
import { makeState, PENALTY, PENDING, type Snapshot } from './search-state.ts';

export interface ConsolidateOptions {
  readonly solver: MilpSolver;
  readonly seed: number;
  /** Relative gap at which to stop, 0.01. */
  readonly gap: number;
  /** Units of about a microsecond of a slow machine; absent: no limit. */
  readonly maxWork?: number | undefined;
  /** True ends the run with the best plan so far. Asked every few ms, up to 0.3 s apart at 300 × 40; inside the compact program HiGHS may not ask for seconds. */
  readonly shouldStop: () => boolean;
  /** Each better plan and each better bound, and the best plan where it is wanted. */
  readonly onProgress?: ((progress: Progress, best: () => Assignment) => void) | undefined;
}

export interface Consolidated {
  readonly assignment: Assignment;
  /** Minor units of the instance's currency, like the bound. */
  readonly cost: MinorUnits;
  readonly bound: MinorUnits;
  readonly gap: number;
  readonly endedBy: EndedBy;
  readonly work: number;
}

/** Pins or churn leave no plan that was found: names the consignments that could not be placed as they are pinned, none where churn is in the way. */
export class NoPlan extends Error {
  readonly consignments: readonly string[];
  constructor(consignments: readonly string[]) {
    super(`no plan keeps every pin and the limit of changes: ${consignments.join(' ')}`);
    this.consignments = consignments;
  }
}

/** Iterations of the first search, per item, and the least and most of them: enough for first columns. The second has so many times more, every other one after it twice as many as the one before: a search that is cut off before it has cooled is of no use. */
const FIRST_SEARCH = { perItem: 60, least: 2_000, most: 20_000 } as const;
const SECOND_SEARCH = 4;
/** Work on doing with a unit less, of each type on each departure, before each search. */
const FEWER_UNITS = 120_000;
/** Tries a phase to make a plan of the linear program. */
const DIVES = 3;
/** Heat at which searches start, of what a unit of the plan costs with all that is in it; they end at a hundredth of it. */
const HEAT = { first: 0.06, again: 0.02 } as const;
const COOL = 0.01;
/** A move takes goods out of up to three units: about 40 µs. */
const WORK_OF_MOVE = 40;

/** Throws `NoPlan`. */
export const consolidate = (instance: Instance, options: ConsolidateOptions): Consolidated => {
  const kernel = compileKernel(instance);
  const incumbent = makeIncumbent({ step: costStep(kernel), gap: options.gap, maxWork: options.maxWork ?? Infinity, shouldStop: options.shouldStop, onProgress: (progress) => options.onProgress?.(progress, () => assemble(kernel, incumbent.best() as Snapshot)) });
  const luck = makeLuck(options.seed);
  const state = makeState(kernel);
  const search = makeRuinRecreate(kernel, state, luck);
  const pool = makePool();
  const collect = (): void => {
    for (let k = 0; k < state.openCount(); k++) {
      const u = state.open[k] as number;
      const items: number[] = [];
      for (let i = state.head[u] as number; i >= 0; i = state.next[i] as number) items.push(i);
      pool.add(makeColumn(kernel, state.unitSlot[u] as number, items));
    }
  };
  const bounding = makeBounding(kernel, options.solver, pool, incumbent, luck, options.gap);
  const doWithLess = (): void => {
    useFewerUnits(kernel, state, luck, { work: FEWER_UNITS, shouldStop: incumbent.shouldStop, onWork: incumbent.addWork });
    incumbent.offerPlan(state.snapshot());
  };
  const anneal = (iterations: number, heat: number): void => {
    const startAt = Math.max(1, ((state.cost() % PENALTY) / Math.max(1, state.openCount())) * heat);
    const shouldStop = (): boolean => {
      incumbent.addWork(WORK_OF_MOVE * 64);
      return incumbent.shouldStop();
    };
    const best = search.anneal({ iterations, startAt, endAt: Math.max(0.5, startAt * COOL), shouldStop, onSample: collect, guides: bounding.guides() });
    state.restore(best);
    collect();
    incumbent.offerPlan(best);
  };

  search.complete();
  doWithLess();
  let iterations = Math.min(FIRST_SEARCH.most, Math.max(FIRST_SEARCH.least, FIRST_SEARCH.perItem * kernel.itemCount));
  anneal(iterations, HEAT.first);
  let searches = 1;
  try {
    while (incumbent.endedBy() === undefined) {
      bounding.improve();
      for (let k = 0; k < DIVES && incumbent.endedBy() === undefined; k++) {
        const taken = bounding.dive();
        if (taken.length === 0) continue;
        state.restore(planOf(kernel, taken));
        search.complete();
        doWithLess();
        collect();
      }
      const found = bounding.closeBy();
      if (found) incumbent.offerPlan(found);
      if (incumbent.endedBy() !== undefined) break;
      const best = incumbent.best();
      if (best) state.restore(best);
      searches++;
      iterations *= searches === 2 ? SECOND_SEARCH : searches % 2 === 0 ? 2 : 1;
      anneal(iterations, HEAT.again);
    }
  } finally {
    bounding.dispose();
  }
  const best = incumbent.best();
  if (!best) throw new NoPlan(pinnedBehind(kernel, state.snapshot().at));
  return { assignment: assemble(kernel, best), cost: minorUnits(incumbent.cost()), bound: minorUnits(incumbent.bound()), gap: incumbent.gap(), endedBy: incumbent.endedBy() ?? 'gap', work: incumbent.work() };
};

/** The units, each good in the first that holds it; what is in none is pending. */
const planOf = ({ itemCount }: ReturnType<typeof compileKernel>, units: readonly Column[]): Snapshot => {
  const [at, unitSlot] = [new Int32Array(itemCount).fill(PENDING), new Int32Array(itemCount).fill(-1)];
  units.forEach(({ slot, items }, u) => {
    unitSlot[u] = slot;
    for (const i of items) if (at[i] === PENDING) at[i] = u;
  });
  return { at, unitSlot, cost: Infinity };
};

const pinnedBehind = ({ items, consignments, leave }: ReturnType<typeof compileKernel>, at: Int32Array): string[] =>
  items.flatMap(({ members }, i) => ((leave[i] as number) === Infinity && (at[i] as number) < 0 && at[i] === -2 ? members.map((m) => (consignments[m] as { readonly id: string }).id) : []));

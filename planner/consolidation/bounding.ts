/**
 * The proving side: column generation at the root, knapsacks solved more exactly each time, then the end by listing (`closeBy`).
 * Above `MOST_ITEMS` there is the quick bound and nothing else.
 * The master opens with the units the search has met and lives until `dispose`.
 */
import type { MilpSolver } from '../milp/index.ts';
import { generateColumns, type Generated, type Problem } from './column-generation.ts';
import type { Column, ColumnPool } from './columns.ts';
import { stayingCost, type Duals, type SlotGroup } from './duals.ts';
import type { Kernel } from './kernel.ts';
import { closeByListing } from './close-by-listing.ts';
import { makeCloseByProgram } from './close-by-program.ts';
import { openMaster, type Master } from './master.ts';
import { makePricing } from './pricing.ts';
import { quickBound } from './quick-bound.ts';
import type { Incumbent } from './progress.ts';
import type { Snapshot } from './search-state.ts';

export interface Bounding {
  /** Proves what it can within one phase. */
  improve(): void;
  /** Units the last linear program used, in part or whole. */
  guides(): readonly Column[];
  /** A better plan, if listing all units that may be part of one found it or, of a small question, the compact program; the bound is theirs then. */
  closeBy(): Snapshot | undefined;
  dispose(): void;
}

/** Nodes a knapsack may take, ascending; each phase may go one further. */
const NODES = [1_000, 10_000, 60_000, 300_000, 1_500_000] as const;
const FIRST_NODES = 3;
/** Of the objective: what is not worth another round. */
const TOLERANCE = 1e-4;
const MAX_ROUNDS = 400;
/** Work of the first phase; each has twice that of the one before. */
const PHASE_WORK = 5_000_000;
const LEAST_USE = 0.02;
/** Listing is worth a try for so few items, or so near the end. */
const FEW_ITEMS = 80;
const SMALL_GAP = 0.004;
/** Masters over more items take longer than the time there is; the quick bound stands alone then. */
const MOST_ITEMS = 2_000;

export const makeBounding = (kernel: Kernel, solver: MilpSolver, pool: ColumnPool, incumbent: Incumbent, gap: number): Bounding => {
  const staying = stayingCost(kernel);
  const groups = plugGroups(kernel);
  const problem: Problem = { kernel, staying, groups, cuts: [], range: { least: new Int32Array(kernel.slotCount), most: kernel.slotAvailable } };
  const price = makePricing(kernel);
  let master: Master | undefined;
  let guides: readonly Column[] = [];
  let start: Duals | undefined;
  let given = 0;
  let phase = 0;
  const closeByProgram = makeCloseByProgram(kernel, solver, incumbent, gap);
  let best: { readonly bound: number; readonly duals: Duals } | undefined;
  return {
    improve: () => {
      if (!master) {
        master = openMaster(kernel, solver, staying, groups);
        const quick = quickBound(kernel, staying, incumbent.cost() < Infinity ? incumbent.cost() : sum(staying), incumbent.shouldStop);
        incumbent.offerBound(quick.bound);
        start = { item: quick.item, loose: new Float64Array(kernel.departureCount), group: new Float64Array(groups.length), cut: new Float64Array(0), churn: 0 };
      }
      if (kernel.itemCount > MOST_ITEMS) return;
      master.addColumns(pool.all.slice(given));
      const nodes = NODES.slice(Math.min(phase, 2), FIRST_NODES + phase);
      phase++;
      // No longer than this before the search has its turn again.
      const until = incumbent.work() + PHASE_WORK * 2 ** Math.min(phase, 6);
      const shouldStop = (): boolean => incumbent.shouldStop() || incumbent.work() > until;
      const generated: Generated = generateColumns(problem, master, pool, price, {
        maxRounds: MAX_ROUNDS, nodes, start: best?.duals ?? start, enough: incumbent.cost(), tolerance: TOLERANCE, shouldStop, onWork: incumbent.addWork,
        onBound: (bound, duals) => {
          if (!best || bound > best.bound) best = { bound, duals };
          incumbent.offerBound(bound);
        },
      });
      given = pool.all.length;
      const { solution } = generated;
      if (solution) guides = pool.all.filter((_, c) => (solution.used[c] ?? 0) > LEAST_USE);
    },
    guides: () => guides,
    closeBy: () => {
      const listed = best && (kernel.itemCount <= FEW_ITEMS || incumbent.gap() < SMALL_GAP) ? closeByListing(problem, best.duals, solver, incumbent) : undefined;
      return listed ?? (incumbent.endedBy() === undefined ? closeByProgram() : undefined);
    },
    dispose: () => master?.dispose(),
  };
};

const sum = (costs: Float64Array): number => costs.reduce((all, c) => all + c, 0);

/** Departures whose sockets may run out. */
const plugGroups = ({ departureCount, slotCount, slotDeparture, slotPlug, slotAvailable, plugs }: Kernel): readonly SlotGroup[] =>
  Array.from({ length: departureCount }, (_, d) => {
    const slots = Array.from({ length: slotCount }, (_, s) => s).filter((s) => slotDeparture[s] === d && slotPlug[s] === 1);
    return { slots, least: 0, most: plugs[d] as number };
  }).filter(({ slots, most }) => slots.reduce((sum, s) => sum + (slotAvailable[s] as number), 0) > most);

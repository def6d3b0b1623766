/**
 * The proving side: column generation at the root, knapsacks solved more exactly each time, then a tree over numbers of units, and the end by listing (`closeBy`).
 * Above `MOST_ITEMS` there is the quick bound and nothing else.
 * The master opens with the units the search has met and lives until `dispose`.
 */
import type { MilpSolver } from '../milp/index.ts';
import type { Luck } from '../support/index.ts';
import { plantTree, type Tree, type TreeLimits } from './branching.ts';
import { generateColumns, type Problem } from './column-generation.ts';
import type { Column, ColumnPool } from './columns.ts';
import { dive } from './dive.ts';
import { stayingCost, type Duals, type SlotGroup } from './duals.ts';
import type { Kernel } from './kernel.ts';
import { closeByListing } from './close-by-listing.ts';
import { makeCloseByProgram } from './close-by-program.ts';
import { openMaster, type Master, type MasterSolution } from './master.ts';
import { makePricing, type Effort } from './pricing.ts';
import { quickBound } from './quick-bound.ts';
import type { Incumbent } from './progress.ts';
import type { Snapshot } from './search-state.ts';

export interface Bounding {
  /** Proves what it can within one phase. */
  improve(): void;
  /** Units the last linear program used, in part or whole. */
  guides(): readonly Column[];
  /** Units that a better plan may be completed from; none where dives are of no use. */
  dive(): readonly Column[];
  /** A better plan, if listing all units that may be part of one found it or, of a small question, the compact program; the bound is theirs then. */
  closeBy(): Snapshot | undefined;
  dispose(): void;
}

/** What a knapsack may take, ascending; each phase may go one further. */
const EFFORTS: readonly Effort[] = [
  { maxNodes: 2_000, mostCells: 2_048 }, { maxNodes: 20_000, mostCells: 4_096 }, { maxNodes: 200_000, mostCells: 4_096 }, { maxNodes: 2_000_000, mostCells: 8_192 },
];
const FIRST_EFFORTS = 2;
/** Of the objective: what is not worth another round. */
const TOLERANCE = 1e-4;
/** Of the first phase, which is there for the first dives, and of the others. */
const FIRST_ROUNDS = 20;
const MAX_ROUNDS = 400;
/** Work of the first phase; each has twice that of the one before. */
const PHASE_WORK = 5_000_000;
/** A bound so far above the cost of the least better plan leaves none, minor units. */
const ENOUGH_BEYOND = 0.02;
const LEAST_USE = 0.02;
/** Listing is worth a try for so few items, or so near the end. */
const FEW_ITEMS = 80;
const SMALL_GAP = 0.004;
/** Dives over more slots end too far from the best plan to be worth their time. */
const MOST_SLOTS = 60;
/** Masters over more items take longer than the time there is; the quick bound stands alone then. */
const MOST_ITEMS = 2_000;

export const makeBounding = (kernel: Kernel, solver: MilpSolver, pool: ColumnPool, incumbent: Incumbent, luck: Luck, gap: number): Bounding => {
  const staying = stayingCost(kernel);
  const groups = capacityGroups(kernel);
  const problem: Problem = { kernel, staying, groups, range: { least: new Int32Array(kernel.slotCount), most: kernel.slotAvailable } };
  const price = makePricing(kernel);
  let master: Master | undefined;
  let guides: readonly Column[] = [];
  let start: Duals | undefined;
  let given = 0;
  let phase = 0;
  const closeByProgram = makeCloseByProgram(kernel, solver, incumbent, gap);
  let best: { readonly bound: number; readonly duals: Duals } | undefined;
  let tree: Tree | undefined;
  let solution: MasterSolution | undefined;
  const unitsUsed = ({ used }: MasterSolution): readonly Column[] => pool.all.filter((_, c) => (used[c] ?? 0) > LEAST_USE);
  /** Column generation; where it ends, a tree is planted. */
  const improveRoot = (opened: Master, limits: TreeLimits): MasterSolution | undefined => {
    const generated = generateColumns(problem, opened, pool, price, {
      ...limits, start: best?.duals ?? start,
      onBound: (bound, duals) => {
        if (!best || bound > best.bound) best = { bound, duals };
        incumbent.offerBound(bound);
      },
    });
    if (generated.converged && generated.solution && best) tree = plantTree(problem, best, generated.solution, opened, pool, price);
    return generated.solution;
  };
  return {
    improve: () => {
      if (!master) {
        master = openMaster(kernel, solver, staying, groups);
        const quick = quickBound(kernel, staying, incumbent.cost() < Infinity ? incumbent.cost() : sum(staying), incumbent.shouldStop);
        incumbent.offerBound(quick.bound);
        start = { item: quick.item, loose: new Float64Array(kernel.departureCount), group: new Float64Array(groups.length), churn: 0 };
      }
      if (kernel.itemCount > MOST_ITEMS) return;
      master.addColumns(pool.all.slice(given));
      const efforts = phase === 0 && kernel.slotCount <= MOST_SLOTS ? EFFORTS.slice(0, 1) : EFFORTS.slice(Math.min(phase, 1), FIRST_EFFORTS + phase);
      phase++;
      // No longer than this before the search has its turn again.
      const until = incumbent.work() + PHASE_WORK * 2 ** Math.min(phase, 6);
      const shouldStop = (): boolean => incumbent.shouldStop() || incumbent.work() > until;
      const limits = { maxRounds: phase === 1 && kernel.slotCount <= MOST_SLOTS ? FIRST_ROUNDS : MAX_ROUNDS, efforts, enough: incumbent.target() + ENOUGH_BEYOND, tolerance: TOLERANCE, shouldStop, onWork: incumbent.addWork };
      if (!tree) solution = improveRoot(master, limits);
      if (tree) {
        incumbent.offerBound(tree.grow(limits));
        solution = tree.solution();
      }
      given = pool.all.length;
      if (solution) guides = unitsUsed(solution);
    },
    guides: () => guides,
    dive: () => {
      if (!master || kernel.slotCount > MOST_SLOTS) return [];
      const taken = dive(problem, master, pool, price, { target: incumbent.target(), luck, shouldStop: incumbent.shouldStop, onWork: incumbent.addWork });
      given = pool.all.length;
      return taken;
    },
    closeBy: () => {
      const listed = best && (kernel.itemCount <= FEW_ITEMS || incumbent.gap() < SMALL_GAP) ? closeByListing(problem, best.duals, solver, incumbent) : undefined;
      return listed ?? (incumbent.endedBy() === undefined ? closeByProgram() : undefined);
    },
    dispose: () => master?.dispose(),
  };
};

const sum = (costs: Float64Array): number => costs.reduce((all, c) => all + c, 0);

/** Departures whose sockets, and sailings whose room may run out. */
const capacityGroups = ({ departureCount, slotCount, slotDeparture, slotPlug, slotAvailable, plugs, slotRoom, slotTeu, roomTeu }: Kernel): readonly SlotGroup[] => {
  const all = Array.from({ length: slotCount }, (_, s) => s);
  const sockets = Array.from({ length: departureCount }, (_, d) => ({ slots: all.filter((s) => slotDeparture[s] === d && slotPlug[s] === 1), least: 0, most: plugs[d] as number }));
  const rooms = Array.from(roomTeu, (most, r) => ({ slots: all.filter((s) => slotRoom[s] === r).flatMap((s) => Array.from({ length: slotTeu[s] as number }, () => s)), least: 0, most }));
  return [...sockets, ...rooms].filter(({ slots, most }) => slots.reduce((sum, s) => sum + (slotAvailable[s] as number), 0) > most);
};

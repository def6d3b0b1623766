/**
 * The proving side: column generation at the root, knapsacks solved more exactly each time, then the end by listing (`closeBy`).
 * The master opens with the units the search has met and lives until `dispose`.
 */
import type { MilpSolver } from '../milp/index.ts';
import { generateColumns, type Generated, type Problem } from './column-generation.ts';
import type { ColumnPool } from './columns.ts';
import { stayingCost, type Duals, type SlotGroup } from './duals.ts';
import type { Kernel } from './kernel.ts';
import { closeByListing } from './close-by-listing.ts';
import { openMaster, type Master } from './master.ts';
import { makePricing } from './pricing.ts';
import type { Incumbent } from './progress.ts';
import type { Snapshot } from './search-state.ts';

export interface Bounding {
  /** Proves what it can within one phase. */
  improve(): void;
  /** A better plan, if listing all units that may be part of one found it; the incumbent is closed where that proves it best. */
  closeBy(): Snapshot | undefined;
  dispose(): void;
}

/** Nodes a knapsack may take, by phase; the last goes on. */
const NODES = [2_000, 10_000, 50_000, 250_000] as const;
/** Of the objective: what is not worth another round. */
const TOLERANCE = 1e-4;
const MAX_ROUNDS = 400;

export const makeBounding = (kernel: Kernel, solver: MilpSolver, pool: ColumnPool, incumbent: Incumbent): Bounding => {
  const staying = stayingCost(kernel);
  const groups = plugGroups(kernel);
  const problem: Problem = { kernel, staying, groups, cuts: [], range: { least: new Int32Array(kernel.slotCount), most: kernel.slotAvailable } };
  const price = makePricing(kernel);
  let master: Master | undefined;
  let given = 0;
  let phase = 0;
  let best: { readonly bound: number; readonly duals: Duals } | undefined;
  return {
    improve: () => {
      master ??= openMaster(kernel, solver, staying, groups);
      master.addColumns(pool.all.slice(given));
      const maxNodes = NODES[Math.min(phase, NODES.length - 1)] as number;
      phase++;
      const generated: Generated = generateColumns(problem, master, pool, price, {
        maxRounds: MAX_ROUNDS, maxNodes, enough: incumbent.cost(), tolerance: TOLERANCE, shouldStop: incumbent.shouldStop, onWork: incumbent.addWork,
        onBound: (bound, duals) => {
          if (!best || bound > best.bound) best = { bound, duals };
          incumbent.offerBound(bound);
        },
      });
      given = pool.all.length;
      void generated;
    },
    closeBy: () => (best ? closeByListing(problem, best.duals, solver, incumbent) : undefined),
    dispose: () => master?.dispose(),
  };
};

/** Departures whose sockets may run out. */
const plugGroups = ({ departureCount, slotCount, slotDeparture, slotPlug, slotAvailable, plugs }: Kernel): readonly SlotGroup[] =>
  Array.from({ length: departureCount }, (_, d) => {
    const slots = Array.from({ length: slotCount }, (_, s) => s).filter((s) => slotDeparture[s] === d && slotPlug[s] === 1);
    return { slots, least: 0, most: plugs[d] as number };
  }).filter(({ slots, most }) => slots.reduce((sum, s) => sum + (slotAvailable[s] as number), 0) > most);

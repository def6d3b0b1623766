/**
 * Branch and bound on numbers of units: in all, of a departure, of a slot (branching on the rows of the master, so that pricing stays what it is;
 * Vanderbeck & Savelsbergh 2006). Best node first; of a node that used 2.4 units of a departure, one child may use two at most, the other must use three.
 *
 * Invariant: every plan cheaper than the best known lies in an open node, so the least of their bounds holds; a child's bound is no less than its
 * parent's. Not handled: a node whose numbers are whole though its units are used in part stays as it is, and its bound is where the tree ends.
 */
import { generateColumns, type GenerationLimits, type Problem } from './column-generation.ts';
import type { ColumnPool } from './columns.ts';
import type { Duals, SlotGroup } from './duals.ts';
import type { Master, MasterSolution } from './master.ts';
import type { PriceSlots } from './pricing.ts';

interface Branch {
  readonly of: 'group' | 'slot';
  readonly index: number;
  readonly below: number;
}

interface Node {
  readonly bound: number;
  readonly duals: Duals | undefined;
  readonly groups: readonly SlotGroup[];
  readonly range: Problem['range'];
  /** Undefined: nothing to branch on. */
  readonly branch: Branch | undefined;
}

export interface Tree {
  /** Goes on until `shouldStop`, or until no node may hold a better plan, or the best one cannot be divided. Every plan costs at least the result or as much as the best one. */
  grow(limits: TreeLimits): number;
  /** Of the last node looked at. */
  solution(): MasterSolution;
}

export type TreeLimits = Omit<GenerationLimits, 'start' | 'onBound'>;

/** A node need not be priced to the end: its bound holds before, and what to branch on is seen before. */
const TOLERANCE = 5e-4;
const ROUNDS = 30;

/** Numbers so near to whole ones are whole. */
const WHOLE = 0.02;
/** The number of all units is branched on first where it is so far from whole. */
const FAR_FROM_WHOLE = 0.15;

/** `root`: what the master has solved, with the bound and the duals that were proven. Rows for the numbers of departures and of all units are added to the master. */
export const plantTree = (root: Problem, proven: { readonly bound: number; readonly duals: Duals }, solved: MasterSolution, master: Master, pool: ColumnPool, price: PriceSlots): Tree => {
  const { kernel, range } = root;
  const counted = countedGroups(root);
  for (const group of counted) master.addGroup(group);
  const groups = [...root.groups, ...counted];
  let solution = solved;
  let open: Node[] = [{ ...proven, groups, range, branch: chooseBranch(groups, root.groups.length, pool, solved) }];

  const pose = (node: Pick<Node, 'groups' | 'range'>): void => {
    for (let s = 0; s < kernel.slotCount; s++) master.setSlot(s, node.range.least[s] === 0 ? -Infinity : (node.range.least[s] as number), node.range.most[s] as number);
    node.groups.forEach(({ least, most }, g) => master.setGroup(g, least === 0 ? -Infinity : least, most));
  };
  const divide = ({ groups: of, range: { least, most } }: Node, { of: kind, index, below }: Branch): Pick<Node, 'groups' | 'range'>[] => {
    if (kind === 'group') return [{ most: below }, { least: below + 1 }].map((side) => ({ groups: of.map((group, g) => (g === index ? { ...group, ...side } : group)), range: { least, most } }));
    return [{ groups: of, range: { least, most: most.with(index, below) } }, { groups: of, range: { least: least.with(index, below + 1), most } }];
  };
  /** Undefined: stopped. */
  const look = (parent: Node, child: Pick<Node, 'groups' | 'range'>, limits: TreeLimits): Node | undefined => {
    pose(child);
    const generated = generateColumns({ ...root, ...child }, master, pool, price, { ...limits, maxRounds: ROUNDS, tolerance: TOLERANCE, start: parent.duals, onBound: () => undefined });
    if (limits.shouldStop()) return undefined;
    if (generated.solution) solution = generated.solution;
    return {
      ...child, bound: Math.max(parent.bound, generated.bound), duals: generated.duals ?? parent.duals,
      branch: generated.solution ? chooseBranch(child.groups, root.groups.length, pool, generated.solution) : undefined,
    };
  };
  return {
    solution: () => solution,
    grow: (limits) => {
      while (!limits.shouldStop()) {
        open = open.filter(({ bound }) => bound < limits.enough);
        const best = open.reduce<Node | undefined>((least, node) => (least && least.bound <= node.bound ? least : node), undefined);
        if (!best?.branch) break;
        const children: Node[] = [];
        for (const child of divide(best, best.branch)) {
          const node = look(best, child, limits);
          if (!node) break;
          children.push(node);
        }
        if (children.length === 2) open = [...open.filter((node) => node !== best), ...children];
      }
      pose({ groups, range });
      return open.reduce((least, { bound }) => Math.min(least, bound), Infinity);
    },
  };
};

/** All slots, and those of each departure with two and more. */
const countedGroups = ({ kernel: { slotCount, slotDeparture, departureCount }, range }: Problem): SlotGroup[] => {
  const all = Array.from({ length: slotCount }, (_, s) => s);
  const sets = [all, ...Array.from({ length: departureCount }, (_, d) => all.filter((s) => slotDeparture[s] === d)).filter((slots) => slots.length > 1)];
  return sets.map((slots) => ({ slots, least: 0, most: slots.reduce((sum, s) => sum + (range.most[s] as number), 0) }));
};

/** The number farthest from whole: of all units if it is far, then of departures, then of slots. */
const chooseBranch = (groups: readonly SlotGroup[], from: number, { all }: ColumnPool, { used }: MasterSolution): Branch | undefined => {
  const bySlot = new Map<number, number>();
  used.forEach((use, c) => {
    const slot = all[c]?.slot as number;
    if (use > 0) bySlot.set(slot, (bySlot.get(slot) ?? 0) + use);
  });
  const toBranch = (of: Branch['of'], index: number, number: number): Branch & { readonly distance: number } => ({ of, index, below: Math.floor(number), distance: Math.min(number - Math.floor(number), Math.ceil(number) - number) });
  const [total, ...ofDepartures] = groups.slice(from).map(({ slots }, g) => toBranch('group', from + g, slots.reduce((sum, s) => sum + (bySlot.get(s) ?? 0), 0)));
  if (total && total.distance > FAR_FROM_WHOLE) return total;
  const ofSlots = [...bySlot].toSorted(([a], [b]) => a - b).map(([s, number]) => toBranch('slot', s, number));
  for (const candidates of [ofDepartures, ofSlots]) {
    const far = candidates.reduce<(typeof candidates)[number] | undefined>((best, each) => (best && best.distance >= each.distance ? best : each), undefined);
    if (far && far.distance > WHOLE) return far;
  }
  return undefined;
};

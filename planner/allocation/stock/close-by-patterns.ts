/**
 * What is left open when sites and modes are settled, rooms and one home a market, by an integer program over patterns: one column for each way to serve a
 * part of a SKU (rows joined by a site they may share). Patterns whose cost at the prices of room rules them out are left out: the bound at these prices, plus
 * what they cost beyond the cheapest of their part, reaches the cutoff.
 */
import { buildColumns, type MilpSolver } from '../../milp/index.ts';
import { mayAt, type Kernel, type Mode } from './kernel.ts';
import type { SkuChoices } from './sku-choices.ts';

export interface Closed {
  /** Undefined: none below the cutoff, or none found. */
  readonly choice: Int32Array | undefined;
  /** Costs of sites apart; −Infinity: too large for it. */
  readonly bound: number;
}

const MOST_PATTERNS = 6000;
const MOST_ENUMERATED = 200_000;
const MOST_NODES = 2000;
/** Integer programs are solved to this share of a room. */
const TOLERANCE = 1e-6;

interface Pattern {
  readonly at: Int32Array;
  readonly cost: number;
  readonly priced: number;
  readonly room: Float64Array;
}

export const closeByPatterns = (kernel: Kernel, choices: SkuChoices, mode: Int32Array, price: Float64Array, cutoff: number, solver: MilpSolver, shouldStop: () => boolean): Closed => {
  const { rowMarket, capacity, skus, warehouses, markets, modes, question } = kernel;
  const W = warehouses.length;
  const choice = new Int32Array(rowMarket.length).fill(-1);
  const parts: { readonly rows: readonly number[]; readonly patterns: Pattern[] }[] = [];
  let enumerated = 0;
  for (let s = 0; s < skus.length; s++) {
    for (const rows of partsOf(kernel, s, mode)) {
      const patterns = patternsOf(kernel, choices, s, rows, mode, price, MOST_ENUMERATED - enumerated);
      if (!patterns) return { choice: undefined, bound: -Infinity };
      enumerated += patterns.length;
      parts.push({ rows, patterns });
    }
  }
  const roomPrice = price.reduce((sum, u, w) => sum + ((mode[w] as number) < 0 ? 0 : u * (capacity[w] as number)), 0);
  const least = parts.map(({ patterns }) => patterns.reduce((low, { priced }) => Math.min(low, priced), Infinity));
  const bound = least.reduce((sum, low) => sum + low, -roomPrice);
  if (bound >= cutoff) return { choice: undefined, bound: Math.min(bound, cutoff) };
  const kept = parts.map(({ rows, patterns }, p) => ({ rows, patterns: patterns.filter(({ priced }) => bound + priced - (least[p] as number) < cutoff) }));
  if (kept.reduce((sum, { patterns }) => sum + patterns.length, 0) > MOST_PATTERNS) return { choice: undefined, bound };

  const program = (tolerance: number): ReturnType<MilpSolver['solveMip']> => {
    const { columns, add } = buildColumns();
    const lower: number[] = [];
    const upper: number[] = [];
    const addRow = (from: number, to: number): number => {
      lower.push(from);
      return upper.push(to) - 1;
    };
    const partRow = kept.map(() => addRow(1, 1));
    const roomRow = warehouses.map((_, w) => ((mode[w] as number) < 0 ? -1 : addRow(-Infinity, 1 - tolerance)));
    // By market: a home at each site that may be one.
    const homeRow = new Map<number, number>();
    const homeColumns: { readonly market: number; readonly warehouse: number; readonly rows: number[] }[] = [];
    const homeOf = new Map<number, (typeof homeColumns)[number]>();
    const entriesOf = kept.map(({ rows, patterns }, p) => {
      const linkOf = new Map<number, number>();
      return patterns.map(({ at, room }) => {
        const entries: [number, number][] = [[partRow[p] as number, 1]];
        room.forEach((taken, w) => {
          if (taken > 0) entries.push([roomRow[w] as number, (capacity[w] as number) > 0 ? taken / (capacity[w] as number) : 2]);
        });
        if (question.sourcing !== 'single') return entries;
        at.forEach((k, i) => {
          if (k < 0) return;
          const cell = (rowMarket[rows[i] as number] as number) * W + (modes[k] as Mode).warehouse;
          let home = homeOf.get(cell);
          if (!home) {
            home = { market: rowMarket[rows[i] as number] as number, warehouse: (modes[k] as Mode).warehouse, rows: [] };
            homeOf.set(cell, home);
            homeColumns.push(home);
            if (!homeRow.has(home.market)) homeRow.set(home.market, addRow(-Infinity, 1));
          }
          let link = linkOf.get(cell);
          if (link === undefined) {
            link = addRow(-Infinity, 0);
            linkOf.set(cell, link);
            home.rows.push(link);
          }
          entries.push([link, 1]);
        });
        return entries;
      });
    });
    kept.forEach(({ patterns }, p) => patterns.forEach(({ cost }, i) => add({ cost, lower: 0, upper: 1, isInteger: true, entries: (entriesOf[p] as [number, number][][])[i] as [number, number][] })));
    for (const { market, rows } of homeColumns) add({ cost: 0, lower: 0, upper: 1, isInteger: true, entries: [[homeRow.get(market) as number, 1], ...rows.map((row): [number, number] => [row, -1])] });
    return solver.solveMip({ columns, rowBounds: { lower, upper } }, { gap: 0, maxNodes: MOST_NODES, shouldStop });
  };
  const read = ({ best }: ReturnType<MilpSolver['solveMip']>): boolean => {
    if (!best) return false;
    const room = new Float64Array(W);
    let column = 0;
    for (const { rows, patterns } of kept) {
      for (const { at, room: taken } of patterns) {
        if ((best.values[column++] as number) < 0.5) continue;
        rows.forEach((r, i) => (choice[r] = at[i] as number));
        for (let w = 0; w < W; w++) room[w] = (room[w] as number) + (taken[w] as number);
      }
    }
    return room.every((taken, w) => taken <= (capacity[w] as number) * (1 + 1e-9));
  };
  if (markets.length === 0) return { choice, bound: 0 };
  const result = program(0);
  const proven = result.status === 'infeasible' ? cutoff : result.status === 'failed' ? bound : Math.max(bound, Math.min(cutoff, result.bound));
  if (read(result)) return { choice, bound: proven };
  // It fits by the solver's rounding only.
  return { choice: result.best && read(program(TOLERANCE)) ? choice : undefined, bound: proven };
};

/** Rows of a SKU joined by sites they may share; rows that can only go direct are parts of one. */
const partsOf = (kernel: Kernel, s: number, mode: Int32Array): number[][] => {
  const { rowStart, may } = kernel;
  const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
  const allows = (r: number, k: number): boolean => k >= 0 && may[mayAt(kernel, s, k) + r - first] === 1;
  const parts: number[][] = [];
  const left = new Set(Array.from({ length: end - first }, (_, i) => first + i));
  for (const seed of left) {
    left.delete(seed);
    const part = [seed];
    for (const r of part) {
      for (const other of left) {
        if (!mode.some((k) => allows(r, k) && allows(other, k))) continue;
        left.delete(other);
        part.push(other);
      }
    }
    parts.push(part.toSorted((a, b) => a - b));
  }
  return parts;
};

const patternsOf = (kernel: Kernel, choices: SkuChoices, s: number, rows: readonly number[], mode: Int32Array, price: Float64Array, most: number): Pattern[] | undefined => {
  const { rowStart, may, direct } = kernel;
  const first = rowStart[s] as number;
  const options = rows.map((r) => [...((direct[r] as number) < Infinity ? [-1] : []), ...mode.filter((k) => k >= 0 && may[mayAt(kernel, s, k) + r - first] === 1)]);
  if (options.reduce((product, list) => product * list.length, 1) > most) return undefined;
  const patterns: Pattern[] = [];
  const at = new Int32Array(rows.length);
  const go = (i: number): void => {
    if (i < rows.length) {
      for (const k of options[i] as readonly number[]) {
        at[i] = k;
        go(i + 1);
      }
      return;
    }
    const room = new Float64Array(mode.length);
    const cost = choices.evaluateRows(s, rows, at, room);
    patterns.push({ at: at.slice(), cost, priced: cost + room.reduce((sum, taken, w) => sum + taken * (price[w] as number), 0), room });
  };
  go(0);
  return patterns;
};

/**
 * Chances of instants. Delays are whole quarters of an hour but plans are exact to the minute, so that a cut-off met by one minute is met: instants lie on
 * combs, teeth a quarter apart, one comb for each remainder of minutes by the quarter that the plan brings about (two or three, as a rule).
 */
import { GRID, type Spread } from './spread.ts';

/** Tooth i is the instant `at` + 15 i, of chance `mass[i]`. */
export interface Comb {
  readonly at: number;
  readonly mass: Float64Array;
}
export type Chances = readonly Comb[];

/** Less than this at the end of a comb is dust of rounding. */
const DUST = 1e-13;

export const certain = (at: number): Chances => [{ at, mass: Float64Array.of(1) }];

export const totalOf = (chances: Chances): number => chances.reduce((sum, { mass }) => mass.reduce((a, b) => a + b, sum), 0);

/**
 * Adds an independent spread and a fixed time. O(teeth × pieces): an even piece is a difference of running sums.
 */
export const delay = (chances: Chances, minutes: number, spread: Spread): Chances => {
  const first = Math.min(...spread.map((piece) => piece.from));
  const last = Math.max(...spread.map((piece) => piece.to));
  return chances.map(({ at, mass }) => {
    const sums = new Float64Array(mass.length + 1);
    for (let i = 0; i < mass.length; i++) sums[i + 1] = (sums[i] as number) + (mass[i] as number);
    const added = new Float64Array(mass.length + last - first);
    for (const { from, to, share } of spread) {
      const width = to - from + 1;
      const each = share / width;
      for (let i = 0; i < mass.length + width - 1; i++) {
        const upTo = sums[Math.min(i + 1, mass.length)] as number;
        const before = sums[Math.max(i + 1 - width, 0)] as number;
        added[i + from - first] = (added[i + from - first] as number) + each * (upTo - before);
      }
    }
    return trimmed(at + minutes + first * GRID, added);
  });
};

const trimmed = (at: number, mass: Float64Array): Comb => {
  let [from, to] = [0, mass.length];
  while (to > 1 && (mass[to - 1] as number) < DUST) to -= 1;
  while (from < to - 1 && (mass[from] as number) < DUST) from += 1;
  return { at: at + from * GRID, mass: mass.subarray(from, to) };
};

/** Gathers chances of single instants into combs. */
export class Gathering {
  private readonly combs = new Map<number, { first: number; mass: number[] }>();

  add(at: number, chance: number): void {
    if (chance <= 0) return;
    const remainder = ((at % GRID) + GRID) % GRID;
    const tooth = (at - remainder) / GRID;
    const comb = this.combs.get(remainder);
    if (!comb) {
      this.combs.set(remainder, { first: tooth, mass: [chance] });
      return;
    }
    if (tooth < comb.first) {
      comb.mass = [...Array.from({ length: comb.first - tooth }, () => 0), ...comb.mass];
      comb.first = tooth;
    }
    while (comb.mass.length <= tooth - comb.first) comb.mass.push(0);
    comb.mass[tooth - comb.first] = (comb.mass[tooth - comb.first] as number) + chance;
  }

  addAll(chances: Chances): void {
    for (const { at, mass } of chances) for (let i = 0; i < mass.length; i++) this.add(at + i * GRID, mass[i] as number);
  }

  get chances(): Chances {
    return [...this.combs].sort(([a], [b]) => a - b).map(([remainder, { first, mass }]) => ({ at: first * GRID + remainder, mass: Float64Array.from(mass) }));
  }
}

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

/** An end of a comb of less chance than this is not followed. */
const UNLIKELY = 1e-6;

export const certain = (at: number): Chances => [{ at, mass: Float64Array.of(1) }];

export const totalOf = (chances: Chances): number => chances.reduce((sum, { mass }) => mass.reduce((a, b) => a + b, sum), 0);

/**
 * Adds an independent spread and a fixed time. Even pieces are steps of a stair, so what is added changes from tooth to tooth by the steps only: one
 * pass for each step, then one to sum the changes up. O(teeth × pieces).
 */
export const delay = (chances: Chances, minutes: number, spread: Spread): Chances => {
  const steps = stepsOf(spread);
  const [first, last] = [steps[0]?.at ?? 0, steps.at(-1)?.at ?? 0];
  return chances.map(({ at, mass }) => {
    const teeth = mass.length;
    const added = new Float64Array(teeth + last - first);
    for (const step of steps) {
      const { by } = step;
      for (let i = 0, j = step.at - first; i < teeth; i++, j++) added[j] = (added[j] as number) + by * (mass[i] as number);
    }
    for (let j = 1; j < added.length; j++) added[j] = (added[j] as number) + (added[j - 1] as number);
    return trimmed(at + minutes + first * GRID, added.subarray(0, added.length - 1));
  });
};

/** Where the chance of a quarter changes, and by how much; the last step goes down to nothing. */
const stepsOf = (spread: Spread): { readonly at: number; readonly by: number }[] => {
  const changes = new Map<number, number>();
  const change = (at: number, by: number): void => void changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { from, to, share } of spread) {
    const each = share / (to - from + 1);
    change(from, each);
    change(to + 1, -each);
  }
  return [...changes].map(([at, by]) => ({ at, by })).sort((a, b) => a.at - b.at);
};

/** Ends too unlikely to be followed are moved to the next tooth inwards: nothing is lost. */
const trimmed = (at: number, mass: Float64Array): Comb => {
  let [from, to] = [0, mass.length - 1];
  let end = Math.max(0, mass[from] as number);
  while (from < to && end < UNLIKELY) end += mass[++from] as number;
  mass[from] = end;
  end = Math.max(0, mass[to] as number);
  while (from < to && end < UNLIKELY) end += mass[--to] as number;
  if (from < to) mass[to] = end;
  return { at: at + from * GRID, mass: mass.subarray(from, to + 1) };
};

/** Gathers chances of single instants into combs. */
export class Gathering {
  private readonly combs = new Map<number, { first: number; mass: number[] }>();
  /** The one added to last: neighbours come one after another. */
  private comb: { first: number; mass: number[] } = { first: 0, mass: [] };
  private remainder = -1;

  add(at: number, chance: number): void {
    if (chance <= 0) return;
    const remainder = ((at % GRID) + GRID) % GRID;
    const tooth = (at - remainder) / GRID;
    if (remainder !== this.remainder) {
      this.comb = this.combs.get(remainder) ?? { first: tooth, mass: [] };
      this.combs.set(remainder, this.comb);
      this.remainder = remainder;
    }
    const { comb } = this;
    if (tooth < comb.first) {
      comb.mass = [...Array.from({ length: comb.first - tooth }, () => 0), ...comb.mass];
      comb.first = tooth;
    }
    while (comb.mass.length <= tooth - comb.first) comb.mass.push(0);
    comb.mass[tooth - comb.first] = (comb.mass[tooth - comb.first] as number) + chance;
  }

  /** All teeth of a comb whose ends are not zero, each by a factor. The ends open the room, those between fill it. */
  addComb({ at, mass }: Comb, by: number): void {
    const last = mass.length - 1;
    this.add(at, by * (mass[0] as number));
    if (last > 0) this.add(at + last * GRID, by * (mass[last] as number));
    if (last < 2 || by <= 0) return;
    const { first, mass: into } = this.comb;
    const from = Math.floor(at / GRID) - first;
    for (let i = 1; i < last; i++) into[from + i] = (into[from + i] as number) + by * (mass[i] as number);
  }

  get chances(): Chances {
    return [...this.combs].sort(([a], [b]) => a - b).map(([remainder, { first, mass }]) => ({ at: first * GRID + remainder, mass: Float64Array.from(mass) }));
  }
}

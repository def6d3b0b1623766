/**
 * What triples of goods have cost in a knapsack and may still cost, while its goods are decided one by one.
 * With s of a triple in, its penalty is no less than half its price × (s − 1). So where profits are less by `halves`, a bound is valid once `credit` is
 * added: half the price while none of it is in and one may still be, nothing once one is, half for each to come once two are (it is `paid` then).
 */
import type { Triple } from './knapsack-question.ts';

/** `rank`: place of each item in the order of the search, below zero if it is not in it. */
export const makePenalties = (triples: readonly Triple[], rank: Int32Array, n: number) => {
  const halves = new Float64Array(n);
  const of: number[][] = Array.from({ length: n }, () => []);
  const [inside, open] = [new Int8Array(triples.length), new Int8Array(triples.length)];
  const half = Float64Array.from(triples, ({ price }) => price / 2);
  let [paid, credit] = [0, 0];
  triples.forEach(({ items }, c) => {
    const ranks = items.map((item) => rank[item] as number).filter((k) => k >= 0);
    if (ranks.length < 2) return;
    for (const k of ranks) {
      (of[k] as number[]).push(c);
      halves[k] = (halves[k] as number) + (half[c] as number);
    }
    open[c] = ranks.length;
    credit += half[c] as number;
  });
  const creditOf = (c: number): number => (half[c] as number) * ((inside[c] as number) === 0 ? Math.min(1, open[c] as number) : inside[c] === 1 ? 0 : (open[c] as number));
  const change = (k: number, toInside: number, toOpen: number): void => {
    for (const c of of[k] as readonly number[]) {
      credit -= creditOf(c);
      const before = inside[c] as number;
      inside[c] = before + toInside;
      open[c] = (open[c] as number) + toOpen;
      if (toInside !== 0 && Math.max(before, before + toInside) === 2) paid += toInside * 2 * (half[c] as number);
      credit += creditOf(c);
    }
  };
  return {
    halves, paid: () => paid, credit: () => credit, concerns: (k: number): boolean => (of[k] as readonly number[]).length > 0,
    decide: (k: number, isIn: boolean) => change(k, isIn ? 1 : 0, -1),
    retract: (k: number, isIn: boolean) => change(k, isIn ? -1 : 0, 1),
  };
};

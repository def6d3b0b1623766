/** What the front searches share: their answer, the order of equals in the queue, the way back from a label. */
export interface StaticFront {
  /** Costs of the members in the criteria asked for, ascending lexicographically; of equal ones one. */
  readonly points: readonly (readonly number[])[];
  /** The arcs of a path with the costs of a point, in order of travel. */
  readonly findArcs: (point: number) => number[];
  /** Labels expanded: the work done. */
  readonly labels: number;
}

/**
 * The factor that adds a second number, at most `limit2`, to an integer of at most `limit1` as a fraction below one half: then sums in
 * double precision order by the first number and, as far as its 52 bits allow, by the second.
 */
export const tieShare = (limit1: number, limit2: number): number => {
  const integerBits = Math.ceil(Math.log2(limit1 + 2));
  return integerBits > 50 ? 0 : 0.5 / (limit2 + 1);
};

export const arcsOfLabel = (last: number, labelParent: readonly number[], labelArc: readonly number[]): number[] => {
  const arcs: number[] = [];
  for (let label = last; (labelParent[label] as number) >= 0; label = labelParent[label] as number) arcs.push(labelArc[label] as number);
  return arcs.reverse();
};

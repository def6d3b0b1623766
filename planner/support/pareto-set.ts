/**
 * The lower-left staircase of points (a, b), smaller is better: answers whether a new point is covered by an earlier one.
 * Kept sorted by a ascending, b strictly descending. Insert and query are O(log n) search plus the points a new one removes.
 */
export class Staircase {
  private readonly as: number[] = [];
  private readonly bs: number[] = [];

  /** Whether some point is no worse in both. */
  covers(a: number, b: number): boolean {
    const i = this.lastNotAbove(a);
    return i >= 0 && (this.bs[i] as number) <= b;
  }

  insert(a: number, b: number): void {
    if (this.covers(a, b)) return;
    let from = this.lastNotAbove(a);
    // A point with the same a is worse in b, or it would have covered the new one.
    if (from < 0 || (this.as[from] as number) < a) from += 1;
    let to = from;
    while (to < this.as.length && (this.bs[to] as number) >= b) to += 1;
    this.as.splice(from, to - from, a);
    this.bs.splice(from, to - from, b);
  }

  /** Index of the last point whose a is at most the given, or -1. */
  private lastNotAbove(a: number): number {
    let low = 0;
    let high = this.as.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.as[middle] as number) <= a) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The members no other member beats: at least as good everywhere, better somewhere. Equal ones all stay. O(n²). */
export const paretoFront = <T>(items: readonly T[], criteria: (item: T) => readonly number[]): T[] => {
  const points = items.map(criteria);
  const beats = (p: readonly number[], q: readonly number[]) => p.every((x, i) => x <= (q[i] as number)) && p.some((x, i) => x < (q[i] as number));
  return items.filter((_, i) => !points.some((p) => beats(p, points[i] as readonly number[])));
};

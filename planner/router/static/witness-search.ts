/**
 * Finds which shortcuts the contraction of a node needs: for every pair of an arc into the node and an arc out of it, one, unless a path
 * around the node, the witness, is no longer. One Dijkstra per arc into the node, cut off by distance and by a number of settled nodes.
 */
import FlatQueue from 'flatqueue';
import type { ArcPool } from './arc-pool.ts';

/** Pairs of arcs, the first `shortcuts` entries count. The lists are reused by the next search. */
export interface NeededShortcuts {
  readonly shortcuts: number;
  readonly into: readonly number[];
  readonly outOf: readonly number[];
}

export class WitnessSearch {
  private readonly pool: ArcPool;
  private readonly distance: Float64Array;
  private readonly reachedIn: Int32Array;
  private readonly queue = new FlatQueue<number>();
  private round = 0;
  private readonly foundInto: number[] = [];
  private readonly foundOutOf: number[] = [];

  constructor(pool: ArcPool) {
    this.pool = pool;
    this.distance = new Float64Array(pool.nodeCount);
    this.reachedIn = new Int32Array(pool.nodeCount);
  }

  findShortcuts(node: number, settledLimit: number): NeededShortcuts {
    const { pool } = this;
    const outOf = pool.outOf(node);
    let shortcuts = 0;
    let dearestOut = 0;
    for (const arc of outOf) dearestOut = Math.max(dearestOut, pool.cost[arc] as number);
    for (const entering of pool.into(node)) {
      const from = pool.from[entering] as number;
      const costIn = pool.cost[entering] as number;
      this.search(from, node, costIn + dearestOut, settledLimit);
      for (const leaving of outOf) {
        const to = pool.to[leaving] as number;
        if (to === from) continue;
        if (this.reachedIn[to] === this.round && (this.distance[to] as number) <= costIn + (pool.cost[leaving] as number)) continue;
        this.foundInto[shortcuts] = entering;
        this.foundOutOf[shortcuts] = leaving;
        shortcuts += 1;
      }
    }
    return { shortcuts, into: this.foundInto, outOf: this.foundOutOf };
  }

  /** Distances from a node within the pool, around `avoided`, up to a limit. A tentative distance is a path too, so it may serve as witness. */
  private search(source: number, avoided: number, limit: number, settledLimit: number): void {
    const { pool, queue, distance, reachedIn } = this;
    const round = ++this.round;
    queue.clear();
    distance[source] = 0;
    reachedIn[source] = round;
    queue.push(source, 0);
    for (let settled = 0; settled < settledLimit && queue.length > 0; ) {
      const at = queue.peekValue() as number;
      const node = queue.pop() as number;
      if (at > (distance[node] as number)) continue;
      if (at > limit) return;
      settled += 1;
      for (const arc of pool.outOf(node)) {
        const to = pool.to[arc] as number;
        const next = at + (pool.cost[arc] as number);
        if (to === avoided || next > limit || (reachedIn[to] === round && (distance[to] as number) <= next)) continue;
        distance[to] = next;
        reachedIn[to] = round;
        queue.push(to, next);
      }
    }
  }
}

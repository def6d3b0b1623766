/** Random small graphs with what trips searches: parallel arcs, self loops, zero costs, parts that are not joined. */
import fc from 'fast-check';
import type { ArcList, StaticGraph } from '../../../planner/router/static/graph.ts';

export interface Question {
  readonly list: ArcList;
  readonly source: number;
  readonly target: number;
}

interface Limits {
  readonly nodes: number;
  readonly arcs: number;
  readonly criteria: number;
  readonly dearest: number;
  /** Every cost is a multiple of this. */
  readonly unit?: number;
}

export const questions = (limits: Limits): fc.Arbitrary<Question> =>
  fc.integer({ min: 1, max: limits.nodes }).chain((nodeCount) => {
    const node = fc.nat(nodeCount - 1);
    const costs = fc.array(fc.nat(limits.dearest).map((cost) => cost * (limits.unit ?? 1)), { minLength: limits.criteria, maxLength: limits.criteria });
    const arcs = fc.array(fc.tuple(node, node, costs), { maxLength: limits.arcs });
    return fc.record({ arcs, source: node, target: node }).map(({ arcs, source, target }) => ({
      list: {
        nodeCount,
        from: arcs.map(([from]) => from),
        to: arcs.map(([, to]) => to),
        costs: Array.from({ length: limits.criteria }, (_, k) => arcs.map(([, , cost]) => cost[k] as number)),
      },
      source,
      target,
    }));
  });

/** Costs of a chain of arcs, one sum per criterion; undefined if they do not lead from source to target without a gap. */
export const costsAlong = (graph: StaticGraph, arcs: readonly number[], source: number, target: number): number[] | undefined => {
  let at = source;
  for (const arc of arcs) {
    if (graph.arcFrom[arc] !== at) return undefined;
    at = graph.arcTo[arc] as number;
  }
  return at === target ? graph.costs.map((cost) => arcs.reduce((sum, arc) => sum + (cost[arc] as number), 0)) : undefined;
};

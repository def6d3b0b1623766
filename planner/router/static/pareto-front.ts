/**
 * Answers: what may a path between two nodes of a static graph cost, if no other path is to be at least as good in every criterion and
 * better in one? The exact Pareto front, each member with the arcs of one path. One criterion gives the cheapest path.
 * Two criteria have their own search (`bi-criteria-front.ts`), since one number per node then decides what is dominated.
 * Not handled: timetables (`search.ts`), negative costs, all paths of equal costs (one is returned).
 */
import { assert } from '../../support/index.ts';
import { findBiCriteriaFront } from './bi-criteria-front.ts';
import type { StaticFront } from './front-labels.ts';
import { arcsAhead, findLowerBound } from './lower-bounds.ts';
import { findMultiCriteriaFront } from './multi-criteria-front.ts';
import type { StaticGraph } from './graph.ts';

export type { StaticFront } from './front-labels.ts';

export const findStaticFront = (graph: StaticGraph, criteria: readonly number[], source: number, target: number): StaticFront => {
  assert(criteria.length > 0 && criteria.every((k) => graph.costs[k] !== undefined), 'no such criterion', { criteria });
  const [first, second] = criteria as [number, number | undefined];
  if (second === undefined) return findCheapest(graph, first, source, target);
  return criteria.length === 2 ? findBiCriteriaFront(graph, [first, second], source, target) : findMultiCriteriaFront(graph, criteria, source, target);
};

const findCheapest = (graph: StaticGraph, criterion: number, source: number, target: number): StaticFront => {
  const lower = findLowerBound(graph, criterion, source, target);
  if (lower.bound[source] === Infinity) return { points: [], findArcs: () => [], labels: 0 };
  return { points: [[lower.bound[source] as number]], findArcs: () => arcsAhead(graph, lower, source), labels: 0 };
};

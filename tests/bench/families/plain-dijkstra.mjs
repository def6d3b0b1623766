/** The plain reference: Dijkstra on the same arrays with a binary heap, forward, which stops at the target. Returns the cost. */
import FlatQueue from 'flatqueue';

export const plainDijkstra = ({ nodeCount, firstArc, arcTo, costs }, criterion, source, target) => {
  const cost = costs[criterion];
  const distance = new Float64Array(nodeCount).fill(Infinity);
  const queue = new FlatQueue();
  distance[source] = 0;
  queue.push(source, 0);
  for (;;) {
    const at = queue.peekValue();
    if (at === undefined) return Infinity;
    const node = queue.pop();
    if (node === target) return at;
    if (at > distance[node]) continue;
    const end = firstArc[node + 1];
    for (let arc = firstArc[node]; arc < end; arc++) {
      const to = arcTo[arc];
      const next = at + cost[arc];
      if (next >= distance[to]) continue;
      distance[to] = next;
      queue.push(to, next);
    }
  }
};

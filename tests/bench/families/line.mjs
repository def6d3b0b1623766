/** The line of an instance whose answers are known: nothing is optimized beyond them, so objective and bound are empty. */
export const toLine = (family, instance, { equal, of, checked, seconds, answer, missed = [], ...more }) => ({
  family,
  instance,
  objective: null,
  bound: null,
  gap: equal === of ? 0 : null,
  seconds: Number(seconds.toFixed(3)),
  status: equal !== of || !checked ? 'differs' : missed.length > 0 ? 'slow' : 'equal',
  checked,
  equal,
  of,
  ...more,
  missed,
  answer,
});

/** Whether arcs lead from source to target without a gap and cost what is claimed: summed here, not by the search. */
export const isPath = (graph, criteria, source, target, arcs, claimed) => {
  let at = source;
  const sums = criteria.map(() => 0);
  for (const arc of arcs) {
    if (graph.arcFrom[arc] !== at) return false;
    at = graph.arcTo[arc];
    criteria.forEach((k, i) => (sums[i] += graph.costs[k][arc]));
  }
  return at === target && sums.every((sum, i) => sum === claimed[i]);
};

/** How much of a length boxes can fill: the greatest sum of their edges that fits. */

/** For every length up to `most`: that sum, each edge used as often as one likes. */
export const reachTable = (most: number, edges: readonly number[]): Int32Array => {
  const reach = new Int32Array(most + 1);
  const distinct = [...new Set(edges)].filter((edge) => edge <= most);
  for (let length = 1; length <= most; length++) {
    let best = reach[length - 1] as number;
    for (const edge of distinct) {
      // Exactly filled only if what is left beside the edge is.
      if (edge <= length && reach[length - edge] === length - edge) {
        best = length;
        break;
      }
    }
    reach[length] = best;
  }
  return reach;
};

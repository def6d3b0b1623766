/**
 * Continuous knapsacks by selection (Balas & Zemel 1980): of all customers with c_j < v_j those of least (c_j − v_j) / d_j that fit, the last one in part.
 * Linear on average; pivots are medians of three, so that the same numbers give the same answer.
 */
export interface Taken {
  readonly items: Int32Array;
  count: number;
  /** The one taken in part, and how much of it; −1: none. */
  partial: number;
  share: number;
}

export interface Selection {
  /** What is gained, at most 0; `into` is written. Costs begin at `offset`. */
  take(cost: Float64Array, offset: number, price: Float64Array, demand: Float64Array, capacity: number, into: Taken): number;
}

export const makeSelection = (n: number): Selection => {
  const ratio = new Float64Array(n);
  return {
    take: (cost, offset, price, demand, capacity, into) => {
      const { items } = into;
      let [count, gain, load] = [0, 0, 0];
      for (let j = 0; j < n; j++) {
        const reduced = (cost[offset + j] as number) - (price[j] as number);
        if (reduced >= 0) continue;
        items[count++] = j;
        gain += reduced;
        load += demand[j] as number;
        ratio[j] = (demand[j] as number) > 0 ? reduced / (demand[j] as number) : -Infinity;
      }
      into.count = count;
      into.partial = -1;
      into.share = 0;
      if (load <= capacity) return gain;
      // The worst go, until what is left fits.
      let [from, to, over] = [0, count, load - capacity];
      while (to - from > 1) {
        const middle = medianOf(ratio, items[from] as number, items[(from + to) >> 1] as number, items[to - 1] as number);
        let [low, high, weight] = [from, to, 0];
        for (let p = from; p < high; ) {
          const j = items[p] as number;
          if ((ratio[j] as number) < middle) {
            items[p++] = items[low] as number;
            items[low++] = j;
          } else if ((ratio[j] as number) > middle) {
            items[p] = items[--high] as number;
            items[high] = j;
            weight += demand[j] as number;
          } else p++;
        }
        if (weight >= over) {
          if (high === from) break;
          from = high;
          continue;
        }
        over -= weight;
        to = high;
        // Those equal to the pivot go one by one.
        let gone = to;
        while (gone > low && over - (demand[items[gone - 1] as number] as number) > 0) over -= demand[items[--gone] as number] as number;
        if (gone > low) {
          to = gone;
          break;
        }
        to = low;
      }
      const last = items[to - 1] as number;
      into.partial = last;
      into.share = Math.max(0, 1 - over / (demand[last] as number));
      into.count = to - 1;
      gain = 0;
      for (let p = 0; p < to - 1; p++) gain += (cost[offset + (items[p] as number)] as number) - (price[items[p] as number] as number);
      return gain + into.share * ((cost[offset + last] as number) - (price[last] as number));
    },
  };
};

const medianOf = (ratio: Float64Array, a: number, b: number, c: number): number => {
  const [x, y, z] = [ratio[a] as number, ratio[b] as number, ratio[c] as number];
  return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
};

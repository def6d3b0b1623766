/**
 * The two-constraint 0/1 knapsack with pairwise conflicts: which of these goods, within a weight and a volume, are worth most together.
 * Depth-first branch and bound after Martello & Toth (1990) on one surrogate constraint (Glover 1975): size = α·weight/W + (1−α)·volume/V ≤ 1
 * holds for every packing, so filling by profit density, the last item in part, bounds the profit from above. α is chosen by bisection where that
 * bound is least, which is then the linear optimum over both constraints. Goods that no longer fit by themselves, or conflict with what is in, are left
 * out of the bound.
 *
 * Penalties (`triples`): goods may belong to triples that take `price` off once two or three of them are in, as subset-row cuts do (Jepsen et al.
 * 2008). The bound leaves penalties out, so it stays valid.
 *
 * Invariant: `upper` is never below the profit of any packing, whatever stopped the search: closed branches are below the incumbent (or `floor`) plus
 * `tolerance`, and those left open are bounded when it stops.
 * Complexity: exponential at worst; n log n for the order, O(n) a node. Not handled: several copies of one good (enter it several times).
 */
export interface Triple {
  readonly items: readonly number[];
  /** Above zero. */
  readonly price: number;
}

export interface KnapsackInput {
  readonly count: number;
  readonly profit: Float64Array;
  readonly weight: Float64Array;
  readonly volume: Float64Array;
  readonly weightLimit: number;
  readonly volumeLimit: number;
  /** By item those it may not lie with; symmetric. Undefined: no conflicts. */
  readonly conflicts?: readonly (readonly number[])[] | undefined;
  readonly triples?: readonly Triple[] | undefined;
  /** Packings worth no more are of no interest; `upper` is then at least this. */
  readonly floor: number;
  /** What may be missed of the best. */
  readonly tolerance: number;
  readonly maxNodes: number;
  /** Asked every few thousand nodes; true ends it like `maxNodes`. */
  readonly shouldStop?: (() => boolean) | undefined;
}

export interface KnapsackResult {
  /** Profit of `chosen`; the floor if nothing better was found. */
  readonly value: number;
  readonly upper: number;
  /** Ascending. Empty: nothing above the floor was found. */
  readonly chosen: readonly number[];
  readonly nodes: number;
}

/** Of sums of doubles: what rounding may take off a bound. */
const ROUNDING = 1e-9;
const BISECTIONS = 7;
const NODES_PER_ASKING = 8_192;

export const solveKnapsack = (input: KnapsackInput): KnapsackResult => {
  const { count, profit, weight, volume, weightLimit, volumeLimit, conflicts, triples, floor, tolerance, maxNodes, shouldStop } = input;
  const order: number[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if ((profit[i] as number) > 0 && (weight[i] as number) <= weightLimit && (volume[i] as number) <= volumeLimit) {
      order.push(i);
      total += profit[i] as number;
    }
  }
  if (total <= floor) return { value: floor, upper: floor, chosen: [], nodes: 0 };
  const size = chooseSizes(input, order);
  dropHopeless(order, profit, size, floor + tolerance);
  const n = order.length;
  const p = Float64Array.from(order, (i) => profit[i] as number);
  const w = Float64Array.from(order, (i) => weight[i] as number);
  const v = Float64Array.from(order, (i) => volume[i] as number);
  const s = Float64Array.from(order, (i) => size[i] as number);
  const rank = new Int32Array(count).fill(-1);
  order.forEach((item, k) => (rank[item] = k));
  const foes = conflicts && order.map((item) => (conflicts[item] as readonly number[]).map((other) => rank[other] as number).filter((k) => k >= 0));
  const cutsOf = triples && ranksOfTriples(triples, rank, n);
  const inTriple = triples && new Int8Array(triples.length);
  const banned = foes && new Int16Array(n);

  let [value, roomW, roomV, roomS] = [0, weightLimit, volumeLimit, 1];
  let best = floor;
  let chosen: number[] = [];
  const stack = new Int32Array(n);
  let depth = 0;
  let [nodes, asked] = [0, 0];

  /** Most that items from k on can add to what is in. */
  const boundFrom = (k: number): number => {
    let [sum, left] = [value, roomS];
    for (let j = k; j < n; j++) {
      if ((w[j] as number) > roomW || (v[j] as number) > roomV || (banned && banned[j] !== 0)) continue;
      const need = s[j] as number;
      if (need > left) return sum + ((p[j] as number) * left) / need;
      left -= need;
      sum += p[j] as number;
    }
    return sum;
  };
  const put = (k: number, sign: 1 | -1): void => {
    roomW -= sign * (w[k] as number);
    roomV -= sign * (v[k] as number);
    roomS -= sign * (s[k] as number);
    if (foes && banned) for (const j of foes[k] as readonly number[]) banned[j] = (banned[j] as number) + sign;
    value += sign * (p[k] as number);
    if (cutsOf && inTriple && triples) {
      for (const cut of cutsOf[k] as readonly number[]) {
        const before = inTriple[cut] as number;
        inTriple[cut] = before + sign;
        if (Math.max(before, before + sign) === 2) value -= sign * (triples[cut] as Triple).price;
      }
    }
  };

  const enough = (): number => best + tolerance;
  let k = 0;
  let open = boundFrom(0) + ROUNDING * total > enough();
  while (true) {
    if (open) {
      // Down: take what fits, in order; the bound does not rise while everything taken was wholly in it.
      while (k < n && ((w[k] as number) > roomW || (v[k] as number) > roomV || (banned && banned[k] !== 0))) k++;
      if (k < n) {
        put(k, 1);
        stack[depth++] = k++;
        nodes++;
        if (value > best) {
          best = value;
          chosen = Array.from(stack.subarray(0, depth), (j) => order[j] as number);
        }
        continue;
      }
    }
    if (depth === 0 || nodes >= maxNodes) break;
    if (shouldStop && ++asked % NODES_PER_ASKING === 0 && shouldStop()) break;
    // Up: leave the last one out.
    k = stack[--depth] as number;
    put(k++, -1);
    nodes++;
    open = boundFrom(k) + ROUNDING * total > enough();
  }
  let upper = enough();
  while (depth > 0) {
    k = stack[--depth] as number;
    put(k, -1);
    upper = Math.max(upper, boundFrom(k + 1) + ROUNDING * total);
  }
  return { value: best, upper: Math.min(upper, Math.max(floor, total)), chosen: chosen.toSorted((a, b) => a - b), nodes };
};

/** Goods that cannot be in a packing above `least`: by the linear bound, taking one that it leaves out costs its size at the density of the last one in. */
const dropHopeless = (order: number[], profit: Float64Array, size: Float64Array, least: number): void => {
  let [bound, left, at] = [0, 1, 0];
  for (; at < order.length; at++) {
    const i = order[at] as number;
    if ((size[i] as number) > left) break;
    left -= size[i] as number;
    bound += profit[i] as number;
  }
  if (at === order.length) return;
  const density = (profit[order[at] as number] as number) / (size[order[at] as number] as number);
  bound += left * density;
  let kept = at;
  for (let k = at; k < order.length; k++) {
    const i = order[k] as number;
    if (bound * (1 + ROUNDING) - (density * (size[i] as number) - (profit[i] as number)) > least) order[kept++] = i;
  }
  order.length = kept;
};

/** Sorts `order` by profit per size for the α with the least linear bound, and returns the sizes by item. */
const chooseSizes = ({ count, profit, weight, volume, weightLimit, volumeLimit }: KnapsackInput, order: number[]): Float64Array => {
  const size = new Float64Array(count);
  const density = new Float64Array(count);
  let [low, high] = [0, 1];
  for (let step = 0; step < BISECTIONS; step++) {
    const alpha = (low + high) / 2;
    for (const i of order) {
      size[i] = (alpha * (weight[i] as number)) / weightLimit + ((1 - alpha) * (volume[i] as number)) / volumeLimit;
      density[i] = (profit[i] as number) / (size[i] as number);
    }
    order.sort((a, b) => (density[b] as number) - (density[a] as number) || a - b);
    let [left, byWeight, byVolume] = [1, 0, 0];
    for (const i of order) {
      const share = Math.min(1, left / (size[i] as number));
      byWeight += (share * (weight[i] as number)) / weightLimit;
      byVolume += (share * (volume[i] as number)) / volumeLimit;
      left -= share * (size[i] as number);
      if (share < 1) break;
    }
    // More in weight than in volume: weight must count for more.
    if (byWeight > byVolume) low = alpha;
    else high = alpha;
  }
  return size;
};

const ranksOfTriples = (triples: readonly Triple[], rank: Int32Array, n: number): readonly (readonly number[])[] => {
  const of: number[][] = Array.from({ length: n }, () => []);
  triples.forEach(({ items }, cut) => {
    for (const item of items) if ((rank[item] as number) >= 0) (of[rank[item] as number] as number[]).push(cut);
  });
  return of;
};

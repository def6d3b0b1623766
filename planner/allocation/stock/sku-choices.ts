/**
 * The goods of one SKU when sites and their modes are settled: which rows of demand each site serves, and which go direct. Rooms of sites enter as prices.
 * Rows that share no site fall apart. A part of few rows is solved exactly over subsets: of the sites so far, the least cost of serving the set S is
 *   f_j(S) = min over T ⊆ S of f_{j−1}(S ∖ T) + g_j(T),  f_0(S) = Σ direct,
 * 3^rows steps a site, g_j the whole cost of stock for T. A larger part is improved row by row and site by site, and is then not proven.
 */
import { mayAt, type Kernel, type Mode } from './kernel.ts';

/** Settled sites as the engine sees them. */
export interface Setting {
  /** By warehouse; −1: not used. */
  readonly mode: Int32Array;
  /** Of a cubic metre of room, by warehouse. */
  readonly price: Float64Array;
  /** By market: the one warehouse its stocked goods come from, −1 none; undefined: any. */
  readonly only: Int32Array | undefined;
}

export interface SkuChoices {
  /** Cost with prices; Infinity: a row has no option. `into[row]` is the mode of each of its rows, −1 direct. */
  solve(s: number, setting: Setting, into: Int32Array): number;
  /** True where the last one is proven. */
  isExact(): boolean;
  /** Cost of a choice, without prices; adds the room taken to `room` by warehouse. */
  evaluate(s: number, choice: Int32Array, room: Float64Array): number;
  /** The same of some rows of it; `choice` is by place in `rows`. */
  evaluateRows(s: number, rows: ArrayLike<number>, choice: ArrayLike<number>, room: Float64Array): number;
}

/** Parts of so many rows are solved exactly. */
export const EXACT_ROWS = 8;

export const makeSkuChoices = (kernel: Kernel, exactRows = EXACT_ROWS): SkuChoices => {
  const { modes, rowStart, rowMarket, units, mean, variance, direct, z, lastMileUnit, lastMileKg, may, unitCost, hold, cubic, kilograms, markets, warehouses } = kernel;
  const [K, M] = [modes.length, markets.length];
  const mostRows = rowStart.reduce((most, start, s) => (s === 0 ? most : Math.max(most, start - (rowStart[s - 1] as number))), 0);
  let exact = true;

  /** Whole cost of stock at a mode; the sums are over the rows it serves. `price` is of a cubic metre. */
  const stockCost = (s: number, k: number, price: number, sumUnits: number, sumMean: number, sumVariance: number, strictest: number): number => {
    const { rhythm, dwell } = modes[k] as Mode;
    const safety = strictest * Math.sqrt((rhythm.review + rhythm.lead) * sumVariance + sumMean * sumMean * rhythm.leadVariance);
    return sumUnits * ((unitCost[s * K + k] as number) + (cubic[s] as number) * dwell.at(safety / sumMean)) + safety * (hold[s] as number) + price * (cubic[s] as number) * (safety + sumMean * rhythm.longestGap);
  };
  const roomOf = (s: number, k: number, sumMean: number, sumVariance: number, strictest: number): number => {
    const { rhythm } = modes[k] as Mode;
    return (cubic[s] as number) * (strictest * Math.sqrt((rhythm.review + rhythm.lead) * sumVariance + sumMean * sumMean * rhythm.leadVariance) + sumMean * rhythm.longestGap);
  };

  // The part at hand: its rows, its sites, and by site × rows the last mile (Infinity: may not) and z.
  const rows = new Int32Array(mostRows);
  const sites = new Int32Array(warehouses.length);
  const mile = new Float64Array(warehouses.length * mostRows);
  const zAt = new Float64Array(warehouses.length * mostRows);
  const subsets = 1 << Math.min(exactRows, mostRows);
  const [subUnits, subMean, subVariance] = [new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets)];
  const [mileOf, zOf, stock, least, next] = [new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets), new Float64Array(subsets)];
  const from = Array.from({ length: warehouses.length }, () => new Int32Array(subsets));

  const solveExactly = (s: number, n: number, q: number, price: Float64Array, into: Int32Array): number => {
    const all = (1 << n) - 1;
    least[0] = subUnits[0] = subMean[0] = subVariance[0] = 0;
    for (let set = 1; set <= all; set++) {
      const i = 31 - Math.clz32(set & -set);
      const rest = set & (set - 1);
      const r = rows[i] as number;
      subUnits[set] = (subUnits[rest] as number) + (units[r] as number);
      subMean[set] = (subMean[rest] as number) + (mean[r] as number);
      subVariance[set] = (subVariance[rest] as number) + (variance[r] as number);
      least[set] = (least[rest] as number) + (direct[r] as number);
    }
    for (let j = 0; j < q; j++) {
      const k = sites[j] as number;
      const w = (modes[k] as Mode).warehouse;
      mileOf[0] = zOf[0] = stock[0] = 0;
      const taken = from[j] as Int32Array;
      for (let set = 1; set <= all; set++) {
        const i = 31 - Math.clz32(set & -set);
        const rest = set & (set - 1);
        const miles = (mileOf[rest] as number) + (mile[j * mostRows + i] as number);
        const strictest = Math.max(zOf[rest] as number, zAt[j * mostRows + i] as number);
        mileOf[set] = miles;
        zOf[set] = strictest;
        stock[set] = miles === Infinity ? Infinity : miles + stockCost(s, k, price[w] as number, subUnits[set] as number, subMean[set] as number, subVariance[set] as number, strictest);
      }
      for (let set = 0; set <= all; set++) {
        let [best, bestTaken] = [least[set] as number, 0];
        for (let part = set; part > 0; part = (part - 1) & set) {
          const own = stock[part] as number;
          if (own >= best) continue;
          const cost = own + (least[set ^ part] as number);
          if (cost < best) {
            best = cost;
            bestTaken = part;
          }
        }
        next[set] = best;
        taken[set] = bestTaken;
      }
      least.set(next.subarray(0, all + 1));
    }
    let left = all;
    for (let i = 0; i < n; i++) into[rows[i] as number] = -1;
    for (let j = q - 1; j >= 0; j--) {
      const part = (from[j] as Int32Array)[left] as number;
      for (let i = 0; i < n; i++) if (part & (1 << i)) into[rows[i] as number] = sites[j] as number;
      left ^= part;
    }
    return least[all] as number;
  };

  // What each site of the part serves in the improvement: −1 is direct.
  const at = new Int32Array(mostRows);
  const kept = new Int32Array(mostRows);
  const sums = { units: new Float64Array(warehouses.length), mean: new Float64Array(warehouses.length), variance: new Float64Array(warehouses.length), cost: new Float64Array(warehouses.length), count: new Int32Array(warehouses.length) };
  const zWithout = (j: number, n: number, i: number): number => {
    let most = 0;
    for (let o = 0; o < n; o++) if (o !== i && at[o] === j && (zAt[j * mostRows + o] as number) > most) most = zAt[j * mostRows + o] as number;
    return most;
  };
  const improve = (s: number, n: number, q: number, price: Float64Array, into: Int32Array): number => {
    const priceAt = (j: number): number => price[(modes[sites[j] as number] as Mode).warehouse] as number;
    const costOf = (j: number, u: number, m: number, v: number, strictest: number): number => (m <= 0 ? 0 : stockCost(s, sites[j] as number, priceAt(j), u, m, v, strictest));
    const tally = (): number => {
      let sum = 0;
      for (let j = 0; j < q; j++) sums.units[j] = sums.mean[j] = sums.variance[j] = sums.count[j] = 0;
      for (let i = 0; i < n; i++) {
        const [j, r] = [at[i] as number, rows[i] as number];
        if (j < 0) {
          sum += direct[r] as number;
          continue;
        }
        sums.units[j] = (sums.units[j] as number) + (units[r] as number);
        sums.mean[j] = (sums.mean[j] as number) + (mean[r] as number);
        sums.variance[j] = (sums.variance[j] as number) + (variance[r] as number);
        sums.count[j] = (sums.count[j] as number) + 1;
        sum += mile[j * mostRows + i] as number;
      }
      for (let j = 0; j < q; j++) sum += sums.cost[j] = (sums.count[j] as number) > 0 ? costOf(j, sums.units[j] as number, sums.mean[j] as number, sums.variance[j] as number, zWithout(j, n, -1)) : 0;
      return sum;
    };
    /** The row goes where it costs least; `barred` may not be chosen. True where it went. */
    const place = (i: number, barred: number): boolean => {
      const [here, r] = [at[i] as number, rows[i] as number];
      const [u, m, v] = [units[r] as number, mean[r] as number, variance[r] as number];
      let without = 0;
      let now = here < 0 ? (direct[r] as number) : (mile[here * mostRows + i] as number);
      if (here >= 0) {
        without = (sums.count[here] as number) === 1 ? 0 : costOf(here, (sums.units[here] as number) - u, (sums.mean[here] as number) - m, (sums.variance[here] as number) - v, zWithout(here, n, i));
        now += (sums.cost[here] as number) - without;
      }
      let [best, bestAt, bestCost] = [here === barred ? Infinity : now, here, 0];
      if (here >= 0 && (direct[r] as number) < best) [best, bestAt] = [direct[r] as number, -1];
      for (let j = 0; j < q; j++) {
        if (j === here || j === barred || (mile[j * mostRows + i] as number) >= best) continue;
        const strictest = Math.max(zWithout(j, n, -1), zAt[j * mostRows + i] as number);
        const whole = costOf(j, (sums.units[j] as number) + u, (sums.mean[j] as number) + m, (sums.variance[j] as number) + v, strictest);
        const added = (mile[j * mostRows + i] as number) + whole - (sums.cost[j] as number);
        if (added < best - 1e-9 * Math.abs(best === Infinity ? 0 : best)) [best, bestAt, bestCost] = [added, j, whole];
      }
      if (bestAt === here) return false;
      const move = (j: number, sign: number, cost: number): void => {
        sums.units[j] = (sums.units[j] as number) + sign * u;
        sums.mean[j] = (sums.mean[j] as number) + sign * m;
        sums.variance[j] = Math.max(0, (sums.variance[j] as number) + sign * v);
        sums.count[j] = (sums.count[j] as number) + sign;
        sums.cost[j] = cost;
      };
      if (here >= 0) move(here, -1, without);
      if (bestAt >= 0) move(bestAt, 1, bestCost);
      at[i] = bestAt;
      return true;
    };
    const settle = (): number => {
      for (let pass = 0, moved = true; moved && pass < 10; pass++) {
        moved = false;
        for (let i = 0; i < n; i++) if (place(i, -2)) moved = true;
      }
      return tally();
    };
    // Begin where each row would cost least if the site had them all.
    for (let j = 0; j < q; j++) {
      sums.units[j] = sums.mean[j] = sums.variance[j] = 0;
      for (let i = 0; i < n; i++) {
        if ((mile[j * mostRows + i] as number) === Infinity) continue;
        const r = rows[i] as number;
        sums.units[j] = (sums.units[j] as number) + (units[r] as number);
        sums.mean[j] = (sums.mean[j] as number) + (mean[r] as number);
        sums.variance[j] = (sums.variance[j] as number) + (variance[r] as number);
      }
      sums.cost[j] = costOf(j, sums.units[j] as number, sums.mean[j] as number, sums.variance[j] as number, Math.max(...zAt.subarray(j * mostRows, j * mostRows + n))) / (sums.units[j] as number);
    }
    for (let i = 0; i < n; i++) {
      let [best, bestAt] = [direct[rows[i] as number] as number, -1];
      for (let j = 0; j < q; j++) {
        const cost = (mile[j * mostRows + i] as number) + (units[rows[i] as number] as number) * (sums.cost[j] as number);
        if (cost < best) [best, bestAt] = [cost, j];
      }
      at[i] = bestAt;
    }
    tally();
    let cost = settle();
    for (let round = 0, better = true; better && round < 4; round++) {
      better = false;
      for (let j = 0; j < q; j++) {
        kept.set(at.subarray(0, n));
        if ((sums.count[j] as number) > 0) {
          // Its rows elsewhere, one by one.
          for (let i = 0; i < n; i++) if (at[i] === j) place(i, j);
        } else {
          // Everything it may serve here, then what is dearer here goes back.
          for (let i = 0; i < n; i++) if ((mile[j * mostRows + i] as number) < Infinity) at[i] = j;
        }
        tally();
        const tried = settle();
        if (tried < cost - 1e-9 * Math.abs(cost)) {
          cost = tried;
          better = true;
        } else {
          at.set(kept.subarray(0, n));
          tally();
        }
      }
    }
    for (let i = 0; i < n; i++) into[rows[i] as number] = (at[i] as number) < 0 ? -1 : (sites[at[i] as number] as number);
    return cost;
  };

  const allRows = Int32Array.from({ length: rowMarket.length }, (_, r) => r);
  const evaluateRows: SkuChoices['evaluateRows'] = (s, own, choice, room) => {
    let total = 0;
    for (let i = 0; i < own.length; i++) {
      const k = choice[i] as number;
      if (k < 0) {
        total += direct[own[i] as number] as number;
        continue;
      }
      let isFirst = true;
      for (let p = 0; p < i; p++) if (choice[p] === k) isFirst = false;
      if (!isFirst) continue;
      const w = (modes[k] as Mode).warehouse;
      let [u, m, v, strictest] = [0, 0, 0, 0];
      for (let p = i; p < own.length; p++) {
        if (choice[p] !== k) continue;
        const r = own[p] as number;
        const cell = w * M + (rowMarket[r] as number);
        u += units[r] as number;
        m += mean[r] as number;
        v += variance[r] as number;
        strictest = Math.max(strictest, z[cell] as number);
        total += (units[r] as number) * ((lastMileUnit[cell] as number) + (lastMileKg[cell] as number) * (kilograms[s] as number));
      }
      total += stockCost(s, k, 0, u, m, v, strictest);
      room[w] = (room[w] as number) + roomOf(s, k, m, v, strictest);
    }
    return total;
  };
  const part = new Int32Array(mostRows);
  const part0: number[] = [];
  return {
    isExact: () => exact,
    solve: (s, { mode, price, only }, into) => {
      const [first, end] = [rowStart[s] as number, rowStart[s + 1] as number];
      exact = true;
      const allows = (r: number, w: number, k: number): boolean => may[mayAt(kernel, s, k) + r - first] === 1 && (only === undefined || only[rowMarket[r] as number] === w);
      // Rows joined by a site they may share have the same part.
      for (let i = 0; i < end - first; i++) part[i] = -1;
      let [total, parts] = [0, 0];
      part0.length = 0;
      for (let seed = first; seed < end; seed++) {
        if ((part[seed - first] as number) >= 0) continue;
        part[seed - first] = parts;
        part0.length = 0;
        part0.push(seed);
        let q = 0;
        const here = parts++;
        for (let p = 0; p < part0.length; p++) {
          const r = part0[p] as number;
          for (let w = 0; w < mode.length; w++) {
            const k = mode[w] as number;
            if (k < 0 || !allows(r, w, k)) continue;
            let known = false;
            for (let j = 0; j < q; j++) if (sites[j] === k) known = true;
            if (known) continue;
            sites[q++] = k;
            for (let other = first; other < end; other++) {
              if ((part[other - first] as number) >= 0 || !allows(other, w, k)) continue;
              part[other - first] = here;
              part0.push(other);
            }
          }
        }
        if (q === 0) {
          into[seed] = -1;
          total += direct[seed] as number;
          continue;
        }
        // By place, so that nothing depends on the order of finding.
        part0.sort((a, b) => a - b);
        sites.subarray(0, q).sort();
        const n = part0.length;
        for (let i = 0; i < n; i++) {
          const r = (rows[i] = part0[i] as number);
          for (let j = 0; j < q; j++) {
            const k = sites[j] as number;
            const w = (modes[k] as Mode).warehouse;
            const cell = w * M + (rowMarket[r] as number);
            mile[j * mostRows + i] = allows(r, w, k) ? (units[r] as number) * ((lastMileUnit[cell] as number) + (lastMileKg[cell] as number) * (kilograms[s] as number)) : Infinity;
            zAt[j * mostRows + i] = z[cell] as number;
          }
        }
        if (n <= exactRows) total += solveExactly(s, n, q, price, into);
        else {
          exact = false;
          total += improve(s, n, q, price, into);
        }
      }
      return total;
    },
    evaluate: (s, choice, room) => {
      const own = allRows.subarray(rowStart[s] as number, rowStart[s + 1] as number);
      return evaluateRows(s, own, choice.subarray(rowStart[s] as number, rowStart[s + 1] as number), room);
    },
    evaluateRows,
  };
};

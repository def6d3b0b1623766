/**
 * The least Σ ρ_w y_w over which warehouses are used, with what is decided, the counts and the budget: by the counts alone it is exact, by the budget alone the
 * continuous knapsack; the greater of both is a bound.
 */
export interface SiteLimits {
  /** By warehouse; Infinity: may not be used. */
  readonly rho: Float64Array;
  readonly fixed: Float64Array;
  /** 1 open, 0 closed, −1 free. */
  readonly decided: Int8Array;
  readonly least: number;
  readonly most: number;
  /** Of `fixed`; Infinity: no limit. */
  readonly budget: number;
}

/** `site` is taken as decided to `value` at `own` instead of its ρ; −1: none. Writes y, where asked. Infinity: the limits cannot be kept. */
export const chooseSites = ({ rho, fixed, decided, least, most, budget }: SiteLimits, site: number, value: number, own: number, y: Float64Array | undefined): number => {
  const W = rho.length;
  const rhoAt = (w: number): number => (w === site && value === 1 ? own : (rho[w] as number));
  const decidedAt = (w: number): number => (w === site ? value : (decided[w] as number));
  let [sum, count, spent] = [0, 0, 0];
  const free: number[] = [];
  for (let w = 0; w < W; w++) {
    if (y) y[w] = 0;
    const is = decidedAt(w);
    if (is === 1) {
      sum += rhoAt(w);
      count++;
      spent += fixed[w] as number;
      if (y) y[w] = 1;
    } else if (is === -1 && (rho[w] as number) < Infinity) free.push(w);
  }
  if (count > most || count + free.length < least || spent > budget * (1 + 1e-12)) return Infinity;
  free.sort((a, b) => (rho[a] as number) - (rho[b] as number) || a - b);
  let byCount = sum;
  const chosen: number[] = [];
  for (const w of free) {
    if (count + chosen.length >= most || ((rho[w] as number) >= 0 && count + chosen.length >= least)) break;
    byCount += rho[w] as number;
    chosen.push(w);
  }
  const cost = chosen.reduce((all, w) => all + (fixed[w] as number), spent);
  if (cost <= budget) {
    if (y) for (const w of chosen) y[w] = 1;
    return byCount;
  }
  let [byBudget, left] = [sum, budget - spent];
  const shares: (readonly [number, number])[] = [];
  for (const w of free.filter((f) => (rho[f] as number) < 0).sort((a, b) => (rho[a] as number) * (fixed[b] as number) - (rho[b] as number) * (fixed[a] as number) || a - b)) {
    const share = (fixed[w] as number) <= left ? 1 : left / (fixed[w] as number);
    if (share <= 0) break;
    byBudget += share * (rho[w] as number);
    left -= share * (fixed[w] as number);
    shares.push([w, share]);
  }
  if (y) {
    if (byBudget >= byCount) for (const [w, share] of shares) y[w] = share;
    else for (const w of chosen) y[w] = 1;
  }
  return Math.max(byBudget, byCount);
};

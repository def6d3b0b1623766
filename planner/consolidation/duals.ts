/**
 * Prices of the master's rows, and the bound that any prices prove (Lagrangian relaxation; Geoffrion 1974).
 *
 * With prices π ≥ 0 on carrying an item, λ ≤ 0 on loose capacity, τ on groups of slots (plugs, branches) and μ ≤ 0 on changes, no plan costs less than
 *   Σ π_i + Σ λ_d·capacity_d + Σ τ_g·(bound of g) + μ·most + Σ_s min over n in [least_s, most_s] of n·(F_s − Στ − U_s)
 * where U_s is at least what any unit of slot s can earn: Σ (π_i − sending_is + μ·changes).
 * That holds where no single item earns by going loose or staying, so π is clipped to what these cost.
 *
 * Invariant: prices are multiples of 1/256, so sums of them and of money are exact in doubles and the bound is safe to round up.
 */
import type { Kernel } from './kernel.ts';

/** Slots of which together no fewer and no more places are used. */
export interface SlotGroup {
  /** A slot stands here once for each place a unit of it takes. */
  readonly slots: readonly number[];
  readonly least: number;
  readonly most: number;
}

export const placesIn = ({ slots }: SlotGroup, slot: number): number => slots.reduce((count, s) => count + Number(s === slot), 0);

export interface Duals {
  readonly item: Float64Array;
  readonly loose: Float64Array;
  readonly group: Float64Array;
  readonly churn: number;
}

const GRAIN = 256;
const toGrain = (value: number): number => Math.round(value * GRAIN) / GRAIN;

/** In place of an infinite cost of staying: what no unit costs. A plan that pays it breaks a pin. */
export const stayingCost = ({ leave, slotCost, sending }: Kernel): Float64Array => {
  const dearest = Math.max(1, ...[leave, slotCost, sending].map((costs) => costs.reduce((most, c) => (c < Infinity && c > most ? c : most), 0)));
  return leave.map((c) => Math.min(c, 20 * dearest));
};

/** Rounds prices to the grain, with signs as they must be, and clips those of items to what going loose or staying costs. */
export const clipDuals = (kernel: Kernel, staying: Float64Array, { item, loose, group, churn }: Duals): Duals => {
  const { departureCount, milliTons, churn: rule } = kernel;
  const λ = loose.map((value) => Math.min(0, toGrain(value)));
  const μ = rule ? Math.min(0, toGrain(churn)) : 0;
  const π = item.map((value, i) => {
    let most = (staying[i] as number) - (rule ? μ * (rule.byLeave[i] as number) : 0);
    for (let d = 0; d < departureCount; d++) {
      const k = i * departureCount + d;
      const cost = (kernel.loose[k] as number) - (λ[d] as number) * (milliTons[i] as number) - (rule ? μ * (rule.byLoose[k] as number) : 0);
      if (cost < most) most = cost;
    }
    return Math.max(0, Math.min(toGrain(value), most));
  });
  return { item: π, loose: λ, group: group.map(toGrain), churn: μ };
};

/** `least` and `most` units of each slot, `earned` the most one of its units earns beyond its cost (F − Στ − U turned round: above zero is worth using). */
export const lagrangianBound = (kernel: Kernel, groups: readonly SlotGroup[], duals: Duals, range: { readonly least: Int32Array; readonly most: Int32Array }, earned: Float64Array): number => {
  let bound = 0;
  for (const price of duals.item) bound += price;
  duals.loose.forEach((price, d) => (bound += price * (kernel.looseCapacity[d] as number)));
  groups.forEach(({ least, most }, g) => {
    const price = duals.group[g] as number;
    if (price !== 0) bound += price * (price > 0 ? least : most);
  });
  if (kernel.churn && duals.churn !== 0) bound += duals.churn * kernel.churn.most;
  earned.forEach((profit, s) => (bound -= profit * ((profit > 0 ? range.most[s] : range.least[s]) as number)));
  return bound;
};

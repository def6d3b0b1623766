/**
 * Which sites to open and who is served from where, at least cost:
 *   min Σ fixed_i y_i + Σ cost_ij x_ij,  Σ_i x_ij = 1,  Σ_j demand_j x_ij ≤ capacity_i y_i,  0 ≤ x_ij ≤ y_i,  y_i ∈ {0, 1},  Σ y_i ≤ mostSites
 * (capacitated facility location; without capacities and fixed costs the p-median problem). `x_ij` is the share of customer j's demand that site i serves.
 * Costs are in any one unit; they need not be whole.
 */
export interface FacilityProblem {
  readonly siteCount: number;
  readonly customerCount: number;
  /** By site. */
  readonly fixed: Float64Array;
  /** By site; Infinity: no limit. */
  readonly capacity: Float64Array;
  /** By customer; 0 takes no room. */
  readonly demand: Float64Array;
  /** Of serving all of a customer's demand, by site × customerCount + customer; Infinity: may not. */
  readonly cost: Float64Array;
  /** Sites open at most. */
  readonly mostSites: number;
  /** Each customer from one site alone. */
  readonly singleSource: boolean;
  /** Decided already, by site: 1 open, 0 closed, −1 free. */
  readonly decided: Int8Array;
}

/** How much of a customer's demand a site serves, 0 < share ≤ 1. */
export interface Flow {
  readonly customer: number;
  readonly site: number;
  readonly share: number;
}

export interface FacilityPlan {
  /** Ascending. */
  readonly open: readonly number[];
  readonly flows: readonly Flow[];
  readonly cost: number;
}

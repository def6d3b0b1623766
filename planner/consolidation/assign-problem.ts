/** Jobs for agents at least cost, as numbers. */
export interface AssignmentProblem {
  /** By agent and job. */
  readonly cost: readonly (readonly number[])[];
  readonly takes: readonly (readonly number[])[];
  readonly has: readonly number[];
}

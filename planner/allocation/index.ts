export type { FacilityPlan, FacilityProblem, Flow } from './facility/problem.ts';
export { solveFacility, type FacilityAnswer, type FacilityOptions } from './facility/solve-facility.ts';
export { solveSingleSource } from './facility/single-source.ts';

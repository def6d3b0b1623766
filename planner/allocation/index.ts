export { checkFacilityPlan, FACILITY_FAULTS, type FacilityFault } from './facility/check-facility-plan.ts';
export type { FacilityPlan, FacilityProblem, Flow } from './facility/problem.ts';
export { solveSingleSource } from './facility/single-source.ts';
export { solveFacility, type FacilityAnswer, type FacilityOptions } from './facility/solve-facility.ts';

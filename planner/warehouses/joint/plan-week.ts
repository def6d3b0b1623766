/**
 * A week planned jointly, and the same week planned one decision after the other: first the warehouse (the plan of stock abroad, at average prices), then the
 * route (its lane), then boxes on the lane's departures. Both are filled into boxes by the same optimiser and reckoned by the same sum; one bound holds for both.
 *
 * Jointly: the program of the whole week says who is served from where; then all of its goods and those of the plan that stands choose freely among departures;
 * the cheapest is kept. So the joint plan is never dearer than the other.
 */
import { checkPlan, consolidate, usualMix, type Assignment, type Instance, type PlanCost } from '../../consolidation/index.ts';
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import type { StockPlan } from '../../allocation/index.ts';
import type { MilpSolver } from '../../milp/index.ts';
import { assert } from '../../support/index.ts';
import type { LaneOrigin } from '../query.ts';
import { jointProgram } from './joint-program.ts';
import { consignmentsOf, DIRECT, serviceCost, type Assigned, type JointWeek } from './week.ts';

export interface WeekOptions {
  readonly solver: MilpSolver;
  readonly seed: number;
  /** Of consolidation, and of the program. */
  readonly gap: number;
  /** Work of each consolidation, and nodes of the program. */
  readonly maxWork: number;
  readonly maxNodes: number;
  readonly shouldStop: () => boolean;
}

/** Minor units; the parts sum to `total`. */
export interface WeekPlan {
  readonly total: MinorUnits;
  readonly fixed: MinorUnits;
  readonly service: MinorUnits;
  readonly direct: MinorUnits;
  readonly freight: PlanCost;
  readonly sites: readonly string[];
  readonly assigned: Assigned;
  readonly boxes: Assignment;
}
export interface WeekAnswer {
  readonly sequential: WeekPlan;
  readonly joint: WeekPlan;
  /** No plan of the week costs less. */
  readonly bound: MinorUnits;
  /** (joint − bound) / joint. */
  readonly gap: number;
  /** Of the sequential plan's cost. */
  readonly saving: number;
}

/** @param lanes where the lanes of the plan's sites come from */
export const planWeek = (week: JointWeek, plan: StockPlan, lanes: readonly LaneOrigin[], options: WeekOptions): WeekAnswer => {
  const standing = assignedBy(week, plan);
  const ofSite = new Map(plan.sites.map(({ warehouse, lane }) => [warehouse, lanes.find((origin) => origin.lane === lane)]));
  const sequential = filled(week, standing, options, (warehouse, { service, port }) => {
    const origin = ofSite.get(warehouse);
    return origin !== undefined && origin.service === service.id && origin.port === port;
  });
  const { model, readAssigned, rounding } = jointProgram(week);
  const { best, bound } = options.solver.solveMip(model, { gap: options.gap, maxNodes: options.maxNodes, seed: options.seed, shouldStop: options.shouldStop });
  const anywhere = (): boolean => true;
  const tried = [sequential, filled(week, standing, options, anywhere), ...(best ? [filled(week, readAssigned(best.values), options, anywhere)] : [])];
  const joint = tried.reduce((least, each) => (each.total < least.total ? each : least));
  const proven = minorUnits(Math.max(0, Math.floor(Number.isFinite(bound) ? bound - rounding : 0)));
  return { sequential, joint, bound: proven, gap: (joint.total - proven) / joint.total, saving: (sequential.total - joint.total) / sequential.total };
};

const assignedBy = ({ question, warehouses, rows }: JointWeek, { served }: StockPlan): Assigned => {
  const at = new Map(warehouses.map(({ id }, w) => [id, w]));
  return Int32Array.from(question.demand, (_, r) => {
    const from = served[r]?.from;
    const w = from === undefined ? DIRECT : (at.get(from) ?? DIRECT);
    assert(rows[r]?.units === 0 || (w === DIRECT ? rows[r]?.direct : rows[r]?.stocked[w]) !== undefined, 'the plan serves each row in a way the week knows', { row: r, from: from ?? 'direct' });
    return w;
  });
};

type MayGo = (warehouse: string, departure: JointWeek['departures'][number]) => boolean;

/** Boxes for what is decided, over the departures each warehouse may use. */
const filled = (week: JointWeek, assigned: Assigned, { solver, seed, gap, maxWork, shouldStop }: WeekOptions, mayGo: MayGo): WeekPlan => {
  const consignments = consignmentsOf(week, assigned);
  const departures = week.departures.map((departure) => ({ ...departure, destinations: new Map([...departure.destinations].filter(([warehouse]) => mayGo(warehouse, departure))) })).filter(({ destinations }) => destinations.size > 0);
  const instance: Instance = { currency: week.question.currency, consignments, departures, mix: usualMix(), pins: [], churn: undefined };
  const { assignment } = consolidate(instance, { solver, seed, gap, maxWork, shouldStop });
  const { faults, cost } = checkPlan(instance, assignment);
  assert(faults.length === 0, 'boxes keep every rule', { faults: faults.slice(0, 3) });
  const { fixed, service, direct } = serviceCost(week, assigned);
  const parts = [fixed, service, direct].map((part) => minorUnits(Math.round(part))) as [MinorUnits, MinorUnits, MinorUnits];
  return {
    fixed: parts[0], service: parts[1], direct: parts[2], freight: cost, total: minorUnits(parts[0] + parts[1] + parts[2] + cost.total),
    sites: [...new Set(consignments.map(({ consignee }) => consignee))].toSorted(), assigned, boxes: assignment,
  };
};

/** What is asked of plans besides the plan itself, on its way out: the list, two plans compared, a box loaded, a box that might wait. */
import { toRfc3339, type EpochMin } from '../../../planner/domain/index.ts';
import { COST_PARTS, type Comparison } from '../../../planner/consolidation/index.ts';
import type { Consolidation } from '../../usecases/consolidation/ask-plan.ts';
import { LEAST_DAYS, type BatchWaiting } from '../../usecases/consolidation/hold-batch.ts';
import type { PlanDigest } from '../../usecases/consolidation/list-plans.ts';
import type { LoadedBatch } from '../../usecases/consolidation/load-batch.ts';
import type { ConsolidationResult } from '../../usecases/consolidation/question.ts';
import type { BatchLoadPlanBody, ConsolidationRowBody, HoldOrGoBody, PlanComparisonBody } from './consolidation.ts';
import type { Places } from './to-api.ts';
import { moneyIn, questionBody, zoneOf } from './to-consolidation-body.ts';
import { toLoadPlanBody } from './to-load-plan.ts';

export const toRowBody = ({ job, question, plan, noPlan }: PlanDigest): ConsolidationRowBody => {
  const money = moneyIn(question.currency);
  return {
    id: job.id, state: job.state, createdAt: new Date(job.createdAt).toISOString(), endedAt: job.endedAt === undefined ? null : new Date(job.endedAt).toISOString(), question: questionBody(question), noPlan: noPlan ?? null,
    plan: plan ? { cost: money(plan.cost), bound: money(plan.bound), gap: plan.gap, endedBy: plan.endedBy, seconds: Math.round(plan.ms / 100) / 10, units: plan.units, sent: plan.sent, leftBehind: plan.leftBehind } : null,
  };
};

export const toComparisonBody = ({ job }: Consolidation, after: ConsolidationResult, other: { readonly id: string; readonly result: ConsolidationResult }, { changes, extraCost, toCall }: Comparison, places: Places): PlanComparisonBody => {
  const money = moneyIn(after.question.currency);
  const goods = new Map([...other.result.consignments, ...after.consignments].map((each) => [each.planned.id, each]));
  const there = (id: string, at: EpochMin | undefined): string | null => (at === undefined ? null : toRfc3339(at, zoneOf(places, goods.get(id)?.planned.destination ?? '')));
  return {
    id: job.id, with: other.id, difference: money(extraCost.total), parts: Object.fromEntries(COST_PARTS.map((part) => [part, money(extraCost[part])])) as PlanComparisonBody['parts'],
    changes: changes.map(({ consignment, shipper, from, to, availableBefore, availableAfter, breaksPromise }) => ({
      consignment, shipper, reference: goods.get(consignment)?.reference ?? '', from: from ?? null, to: to ?? null, isNew: from === undefined, isGone: to === undefined,
      availableBefore: there(consignment, availableBefore), availableAfter: there(consignment, availableAfter), breaksPromise,
    })),
    toCall: toCall.map(({ shipper, consignments }) => ({ shipper, consignments: [...consignments] })),
  };
};

export const toBatchLoadBody = ({ named, load, missing }: LoadedBatch): BatchLoadPlanBody => ({
  batch: named.id, plan: load ? toLoadPlanBody(load.question, load.plan, load.drawing) : null,
  missing: missing.map(({ planned, reference, goods }) => ({ consignment: planned.id, reference, goods, shipper: planned.shipper, code: 'NO_SIZES' as const })),
});

export const toHoldOrGoBody = ({ question }: ConsolidationResult, { named, days, arrivals, waiting }: BatchWaiting, places: Places): HoldOrGoBody => {
  const money = moneyIn(question.currency);
  const points = waiting?.curve?.points ?? [];
  const now = points[0]?.expectedCost ?? 0;
  return {
    batch: named.id, history: { days, arrivals, leastDays: LEAST_DAYS }, best: waiting?.curve?.best ?? null, reason: !waiting ? 'HISTORY_SHORT' : points.length === 0 ? 'NO_SAILING' : null,
    points: points.flatMap((point, i) => {
      const departure = waiting?.departures[i];
      if (!departure) return [];
      const { unit, holding, lateness, handling } = point.parts;
      return [{
        departure: point.departure, port: departure.port, mode: departure.service.mode, departsAt: toRfc3339(departure.departsAt, zoneOf(places, question.hub)), waits: point.waits, days: point.days, expectedCost: money(point.expectedCost),
        parts: { unit: money(unit), holding: money(holding), lateness: money(lateness), handling: money(handling) }, difference: money(point.expectedCost - now),
        expectedFill: Number(point.expectedFill.toFixed(4)), chanceFull: Number(point.chanceFull.toFixed(4)), atRisk: [...point.atRisk],
      }];
    }),
  };
};

/** Asks for a plan of a hub's pool; takes a plan over into the pool; judges changes made by hand. */
import { epochMin, type EpochMin } from '../../../planner/domain/index.ts';
import { arranged, checkPlan, usualMix, type Assignment, type Batch, type Instance, type PlanCheck } from '../../../planner/consolidation/index.ts';
import type { Job } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer, Store, WriteKey } from '../../ports/store.ts';
import { moveConsignments, type Move } from '../pool/change-consignment.ts';
import type { Written } from '../save-quote.ts';
import { isPoolEmpty, sailingOf } from './plan-pool.ts';
import { isPlanned, type ConsolidationQuestion, type ConsolidationResult, type NoPlanResult, type PoolPlanResult } from './question.ts';

/** Plans of a hub have a subject of their own, so that the latest is found. */
export const subjectOf = (hub: string): string => `pool ${hub}`;

/** @throws Refusal `POOL_EMPTY`; StoreError */
export const askPlan = async (store: Pick<Store, 'read'>, jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: { readonly key: WriteKey; readonly requestId: string }, question: ConsolidationQuestion, respond: (job: Job) => KeptAnswer): Promise<Written> => {
  if (await isPoolEmpty(store, question.hub)) throw new Refusal('POOL_EMPTY', { hub: question.hub });
  return jobs.enqueue(key, requestId, async (_tx, add) => respond(await add({ kind: 'plan-pool', subject: subjectOf(question.hub), payload: { question } })));
};

export interface Consolidation {
  readonly job: Job;
  readonly question: ConsolidationQuestion;
  /** Undefined: not yet, or there is no plan. */
  readonly result: ConsolidationResult | undefined;
  readonly refused: NoPlanResult | undefined;
}
/** Undefined: there is no plan of that id. */
export const findPlan = async ({ read }: Store, id: string): Promise<Consolidation | undefined> => {
  const job = await read.job(id);
  if (job?.kind !== 'plan-pool') return undefined;
  const { question } = (await read.jobPayload(id)) as { readonly question: ConsolidationQuestion };
  const result = job.result as PoolPlanResult | undefined;
  return { job, question, result: result && isPlanned(result) ? result : undefined, refused: result && !isPlanned(result) ? result : undefined };
};

const REFUSED = { emptyPool: 'POOL_EMPTY', pins: 'PINS_IMPOSSIBLE', changes: 'CHANGES_TOO_FEW' } as const;
/** What is said of there being no plan. */
export const refusalOf = ({ question, noPlan }: NoPlanResult): Refusal => new Refusal(REFUSED[noPlan.reason], { hub: question.hub, pins: noPlan.pins.length, changes: question.mostChanges ?? 0 });
/** @throws Refusal `PLAN_UNFINISHED`, or why there is no plan */
export const plannedOf = ({ result, refused }: Consolidation): ConsolidationResult => {
  if (result) return result;
  throw refused ? refusalOf(refused) : new Refusal('PLAN_UNFINISHED', {});
};

/**
 * What the plan sends is planned, what it leaves behind says so; what has moved on since stays as it is.
 * @throws Refusal as `plannedOf`, as `moveConsignments`
 */
export const adoptPlan = async (store: Store, key: WriteKey, plan: Consolidation, now: EpochMin, respond: (moved: number) => KeptAnswer): Promise<Written> => {
  const { batches, leftBehind } = plannedOf(plan).plan.assignment;
  const all = (ids: readonly string[]): Move['consignments'] => ids.map((id) => ({ id, revisions: '*' as const }));
  const moves: Move[] = batches.map(({ departure, unit, consignments }) => ({ consignments: all(consignments), state: 'planned', placed: { departure: sailingOf(departure), unit }, reason: '' }));
  if (leftBehind.length > 0) moves.push({ consignments: all(leftBehind), state: 'leftBehind', placed: undefined, reason: 'PLAN' });
  return moveConsignments(store, key, moves.filter(({ consignments }) => consignments.length > 0), now, (moved) => respond(moved.length));
};

/** When everything the plan sends had come to stand in the pool as it says; undefined: it does not, or not any more. */
export const adoptedAt = async ({ read }: Store, { question, result }: Consolidation): Promise<EpochMin | undefined> => {
  const sent = new Map(result?.plan.assignment.batches.flatMap(({ departure, consignments }) => consignments.map((id) => [id, sailingOf(departure)] as const)) ?? []);
  if (!result || sent.size === 0) return undefined;
  const references = result.consignments.filter(({ planned }) => sent.has(planned.id)).map(({ reference }) => reference);
  const standing = (await read.consignmentsByReference(question.hub, references)).filter(({ id, placed }) => placed !== undefined && sent.get(id) === placed.departure);
  return standing.length < sent.size ? undefined : epochMin(Math.max(...standing.map(({ changedAt }) => changedAt)));
};

export interface HandMove {
  readonly consignment: string;
  /** `batch`: consignments one of which lies in the unit that is meant; undefined: a new unit. Null: left behind. */
  readonly to: { readonly departure: string; readonly unit: string; readonly with: string | undefined } | null;
}

export const instanceOfResult = ({ question, departures, consignments }: ConsolidationResult): Instance => ({
  currency: question.currency, consignments: consignments.map(({ planned }) => planned), mix: usualMix(), pins: question.pins, churn: undefined,
  departures: departures.map(({ destinations, ...departure }) => ({ ...departure, destinations: new Map(destinations) })),
});

const moved = (plan: Assignment, { consignment, to }: HandMove): Assignment => {
  const batches = plan.batches.map((batch): Batch => ({ ...batch, consignments: batch.consignments.filter((id) => id !== consignment) }));
  const leftBehind = plan.leftBehind.filter((id) => id !== consignment);
  if (to === null) return { batches, leftBehind: [...leftBehind, consignment] };
  const joined = batches.findIndex(({ departure, unit, consignments }) => departure === to.departure && unit === to.unit && to.with !== undefined && consignments.includes(to.with));
  const into: Batch[] = joined < 0 ? [...batches, { departure: to.departure, unit: to.unit, consignments: [consignment] }] : batches.map((batch, i) => (i === joined ? { ...batch, consignments: [...batch.consignments, consignment] } : batch));
  return { batches: into, leftBehind };
};

/** The plan with changes made by hand, and everything the judge has to say of it. */
export const recheck = (result: ConsolidationResult, moves: readonly HandMove[]): PlanCheck & { readonly assignment: Assignment; readonly instance: Instance } => {
  const instance = instanceOfResult(result);
  const assignment = arranged(moves.reduce(moved, result.plan.assignment));
  return { instance, assignment, ...checkPlan(instance, assignment) };
};

/** Plans of a hub, newest first, with what tells them apart; and two of them beside each other. */
import { comparePlans, LOOSE, type Assignment, type Comparison } from '../../../planner/consolidation/index.ts';
import type { MinorUnits } from '../../../planner/domain/index.ts';
import type { JobDigest } from '../../ports/job.ts';
import type { Store } from '../../ports/store.ts';
import { instanceOfResult, subjectOf } from './ask-plan.ts';
import type { ConsolidationQuestion, ConsolidationResult, KeptPlan, NoPlan } from './question.ts';

export interface PlanDigest {
  readonly job: JobDigest['job'];
  readonly question: ConsolidationQuestion;
  /** Undefined: not yet, or there is none. */
  readonly plan: (Pick<KeptPlan, 'bound' | 'gap' | 'endedBy' | 'ms'> & { readonly cost: MinorUnits; readonly units: number; readonly sent: number; readonly leftBehind: number }) | undefined;
  readonly noPlan: NoPlan['reason'] | undefined;
}

const MEMBERS = [['plan', 'cost', 'total'], ['plan', 'bound'], ['plan', 'gap'], ['plan', 'endedBy'], ['plan', 'ms'], ['plan', 'assignment'], ['noPlan', 'reason']] as const;

/** @param after id of the last one of the page before @throws StoreError `BAD_CURSOR` */
export const listPlans = async ({ read }: Pick<Store, 'read'>, hub: string, limit: number, after: string | undefined): Promise<{ readonly rows: readonly PlanDigest[]; readonly next: string | undefined }> => {
  const found = await read.jobsAbout(subjectOf(hub), MEMBERS, limit + 1, after);
  const rows = found.slice(0, limit).map(toDigest);
  return { rows, next: found.length > limit ? rows.at(-1)?.job.id : undefined };
};

const toDigest = ({ job, payload, members: [cost, bound, gap, endedBy, ms, assignment, reason] }: JobDigest): PlanDigest => {
  const { question } = payload as { readonly question: ConsolidationQuestion };
  const { batches, leftBehind } = (assignment ?? { batches: [], leftBehind: [] }) as Assignment;
  return {
    job, question, noPlan: (reason as NoPlan['reason'] | null) ?? undefined,
    plan: assignment === null ? undefined : {
      cost: cost as MinorUnits, bound: bound as MinorUnits, gap: gap as number, endedBy: endedBy as KeptPlan['endedBy'], ms: ms as number,
      units: batches.filter(({ unit }) => unit !== LOOSE).length, sent: batches.reduce((sum, { consignments }) => sum + consignments.length, 0), leftBehind: leftBehind.length,
    },
  };
};

/** From one plan of a hub to another, both as they were kept. */
export const compareResults = (before: ConsolidationResult, after: ConsolidationResult): Comparison =>
  comparePlans({ instance: instanceOfResult(before), plan: before.plan.assignment }, { instance: instanceOfResult(after), plan: after.plan.assignment });

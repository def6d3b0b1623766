/** Jobs on their way out. */
import { toDecimalString, type Language } from '../../../planner/domain/index.ts';
import type { JobKind, JobKinds } from '../../jobs/names.ts';
import type { Job, JobErrorCode, JobProgress } from '../../ports/job.ts';
import { sayProblem, type ProblemCode } from '../texts/index.ts';
import type { JobBody } from './job.ts';

/** Where the result of each kind is. */
const RESULT_AT: { readonly [K in JobKind]: (result: JobKinds[K]['result'], id: string) => string } = {
  'import-pool': (result) => `/api/v1/consignment-imports/${result.import}`,
  'plan-pool': (_result, id) => `/api/v1/consolidations/${id}`,
  'plan-stock': (_result, id) => `/api/v1/stock-plans/${id}`,
  // Shown with the plan: its id is the job's subject, which says no more here.
  'analyse-stock': (_result, id) => `/api/v1/jobs/${id}`,
  'stress-stock': (_result, id) => `/api/v1/jobs/${id}`,
  'simulate-stock': (_result, id) => `/api/v1/jobs/${id}`,
  'price-rfq': ({ rfq }) => `/api/v1/rfqs/${rfq}`,
};
/** Said with the words that a request would hear. */
const PROBLEM_OF: Readonly<Record<JobErrorCode, ProblemCode>> = { ENGINE_TIMEOUT: 'ENGINE_TIMEOUT', ENGINE_FAILED: 'ENGINE_FAILED', WORKER_LOST: 'JOB_WORKER_LOST', TABLE_FAULTY: 'TABLE_FAULTY', ASSORTMENT_GONE: 'ASSORTMENT_GONE', STOCK_PLAN_GONE: 'STOCK_PLAN_GONE', INTERNAL: 'INTERNAL' };

const toProgress = ({ phase, done, total, best }: JobProgress): NonNullable<JobBody['progress']> => {
  const money = (amount: NonNullable<typeof best>['cost']) => ({ amount: toDecimalString(amount, best?.currency as NonNullable<typeof best>['currency']), currency: best?.currency as NonNullable<typeof best>['currency'] });
  return { phase, done, total: total ?? null, best: best ? { cost: money(best.cost), bound: money(best.bound), gap: best.gap } : null };
};
const instantOf = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

export const toJobBody = (job: Job, language: Language): JobBody => ({
  id: job.id, kind: job.kind as JobKind, subject: job.subject ?? null, state: job.state, attempt: job.attempt, revision: job.change, progress: job.progress ? toProgress(job.progress) : null,
  result: job.result ? RESULT_AT[job.kind as JobKind](job.result as never, job.id) : null,
  error: job.error ? { code: job.error, message: sayProblem(language, PROBLEM_OF[job.error]).detail } : null,
  createdAt: instantOf(job.createdAt) as string, startedAt: instantOf(job.startedAt), endedAt: instantOf(job.endedAt),
});

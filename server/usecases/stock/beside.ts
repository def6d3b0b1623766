/** What stands beside a plan of stock abroad, each worked out by a job of its own and kept there. */
import type { PlanAnalysis, Simulation } from '../../../planner/warehouses/index.ts';
import type { Tasks } from '../../ports/engine.ts';
import { JobRefusal, type Job, type JobProgress } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { KeptAnswer, Store, WriteKey } from '../../ports/store.ts';
import type { Written } from '../save-quote.ts';
import { findStock } from './ask-stock.ts';
import type { StockPlanning } from './plan-stock.ts';
import type { StockResult } from './question.ts';

const BESIDE = ['analyse-stock', 'stress-stock', 'simulate-stock'] as const;
export type Beside = (typeof BESIDE)[number];
export type StockSensitivityResult = Tasks['stockSensitivity']['output'];

/** Longest look at a plan, seconds, and at how it is lived through; afterwards what has been found is still written down. */
const SECONDS = 240;
const SIMULATION_SECONDS = 900;
const AFTERWARDS_MS = 60_000;
/** Plans compared with each other are found this near their bounds: many are made. */
const GAP = 0.01;

const subjectOf = (kind: Beside, plan: string): string => `${kind} ${plan}`;

/** @throws StoreError */
export const askBeside = (jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: { readonly key: WriteKey; readonly requestId: string }, kind: Beside, plan: string, more: object, respond: (job: Job) => KeptAnswer): Promise<Written> =>
  jobs.enqueue(key, requestId, async (_tx, add) => respond(await add({ kind, subject: subjectOf(kind, plan), payload: { plan, ...more } })));

/** The latest of each kind; undefined: not asked for. */
export const findBeside = async ({ read }: Pick<Store, 'read'>, plan: string): Promise<Readonly<Record<Beside, Job | undefined>>> => {
  const found = await Promise.all(BESIDE.map((kind) => read.jobAbout(subjectOf(kind, plan))));
  return Object.fromEntries(BESIDE.map((kind, i) => [kind, found[i]])) as Record<Beside, Job | undefined>;
};

/** @throws JobRefusal `STOCK_PLAN_GONE` where the plan has been swept away */
const planOf = async ({ store }: StockPlanning, id: string): Promise<StockResult> => {
  const found = await findStock(store, id);
  if (!found?.result) throw new JobRefusal('STOCK_PLAN_GONE');
  return found.result;
};
type Report = (progress: JobProgress) => void;
const lookOf = ({ built, found: { plan } }: StockResult) => ({ question: built.question, plan, gap: GAP, seconds: SECONDS });

/** @throws JobRefusal, OutsideError, StoreError; the signal's reason */
export const analyseStock = async (planning: StockPlanning, id: string, report: Report, stop: AbortSignal): Promise<PlanAnalysis> =>
  planning.engine.run('stockAnalysis', lookOf(await planOf(planning, id)), { lane: 'jobs', deadlineMs: SECONDS * 1000 + AFTERWARDS_MS, stop, onProgress: report });
export const stressStock = async (planning: StockPlanning, id: string, report: Report, stop: AbortSignal): Promise<StockSensitivityResult> =>
  planning.engine.run('stockSensitivity', lookOf(await planOf(planning, id)), { lane: 'jobs', deadlineMs: SECONDS * 1000 + AFTERWARDS_MS, stop, onProgress: report });
export const simulatePlan = async (planning: StockPlanning, id: string, drawn: { readonly seed: number; readonly replications: number }, report: Report, stop: AbortSignal): Promise<Simulation> => {
  const { built, found } = await planOf(planning, id);
  return planning.engine.run('stockSimulation', { question: built.question, plan: found.plan, ...drawn }, { lane: 'jobs', deadlineMs: SIMULATION_SECONDS * 1000, stop, onProgress: report });
};

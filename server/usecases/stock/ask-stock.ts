/** Asks for plans of an assortment, finds them again, holds two beside each other. */
import type { MinorUnits } from '../../../planner/domain/index.ts';
import type { Assortment } from '../../ports/assortments.ts';
import type { Job, JobDigest } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer, Store, WriteKey } from '../../ports/store.ts';
import type { Written } from '../save-quote.ts';
import { isStocked, type KeptAssortment, type NoStockResult, type StockAsked, type StockPlanResult, type StockResult } from './question.ts';

interface Caller {
  readonly key: WriteKey;
  readonly requestId: string;
}
interface Payload {
  readonly asked: StockAsked;
  readonly assortment: KeptAssortment;
}
const subjectOf = (assortment: string): string => `stock ${assortment}`;

/** @throws StoreError */
export const askStock = (jobs: Pick<Jobs, 'enqueue'>, { key, requestId }: Caller, asked: StockAsked, { id, name, weeks, counts, source }: Assortment, respond: (job: Job) => KeptAnswer): Promise<Written> => {
  const assortment: KeptAssortment = { id, name, weeks, skus: counts.skus, markets: counts.markets, isSample: source === 'sample' };
  return jobs.enqueue(key, requestId, async (_tx, add) => respond(await add({ kind: 'plan-stock', subject: subjectOf(id), payload: { asked, assortment } satisfies Payload })));
};

export interface StockAnswered extends Payload {
  readonly job: Job;
  /** Undefined: not yet, or there is no plan. */
  readonly result: StockResult | undefined;
  readonly refused: NoStockResult | undefined;
}
/** Undefined: there is no plan of that id. */
export const findStock = async ({ read }: Pick<Store, 'read'>, id: string): Promise<StockAnswered | undefined> => {
  const job = await read.job(id);
  if (job?.kind !== 'plan-stock') return undefined;
  const payload = (await read.jobPayload(id)) as Payload;
  const result = job.result as StockPlanResult | undefined;
  return { ...payload, job, result: result && isStocked(result) ? result : undefined, refused: result && !isStocked(result) ? result : undefined };
};
/** @throws Refusal `PLAN_UNFINISHED`, `STOCK_IMPOSSIBLE` */
export const stockedOf = ({ result, refused }: StockAnswered): StockResult => {
  if (result) return result;
  throw new Refusal(refused ? 'STOCK_IMPOSSIBLE' : 'PLAN_UNFINISHED', {});
};

export interface StockDigest extends Payload {
  readonly job: JobDigest['job'];
  readonly plan: { readonly cost: MinorUnits; readonly bound: MinorUnits; readonly gap: number; readonly ms: number; readonly costPerOrder: MinorUnits; readonly warehouses: readonly string[] } | undefined;
  readonly hasNoPlan: boolean;
}
const MEMBERS = [['found', 'cost'], ['found', 'bound'], ['found', 'gap'], ['found', 'ms'], ['found', 'summary', 'costPerOrder'], ['found', 'plan', 'sites']] as const;

/** @param after id of the last one of the page before @throws StoreError `BAD_CURSOR` */
export const listStock = async ({ read }: Pick<Store, 'read'>, assortment: string, limit: number, after: string | undefined): Promise<{ readonly rows: readonly StockDigest[]; readonly next: string | undefined }> => {
  const found = await read.jobsAbout(subjectOf(assortment), MEMBERS, limit + 1, after);
  const rows = found.slice(0, limit).map(({ job, payload, members: [cost, bound, gap, ms, costPerOrder, sites] }): StockDigest => ({
    job, ...(payload as Payload), hasNoPlan: job.state === 'done' && cost === null,
    plan: cost === null ? undefined : { cost: cost as MinorUnits, bound: bound as MinorUnits, gap: gap as number, ms: ms as number, costPerOrder: costPerOrder as MinorUnits, warehouses: (sites as StockResult['found']['plan']['sites']).map(({ warehouse }) => warehouse) },
  }));
  return { rows, next: found.length > limit ? rows.at(-1)?.job.id : undefined };
};

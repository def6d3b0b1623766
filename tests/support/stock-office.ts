/** The HTTP surface with an assortment in it and jobs that are worked: plans of stock abroad asked for and waited for. */
import { setTimeout as pause } from 'node:timers/promises';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { AssortmentBody } from '../../server/http/contract/assortment.ts';
import { stockPlanBody, type StockPlanAnswer } from '../../server/http/contract/stock-plan.ts';
import type { Engine, TaskName } from '../../server/ports/engine.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import type { Store } from '../../server/ports/store.ts';
import { workedJobs } from './jobs.ts';
import { startOffice, type Office } from './office.ts';
import { toCsv } from './pool.ts';
import { referenceNetwork } from './reference.ts';
import { newKey } from './saving.ts';
import { memoryStore, NOW } from './store.ts';

export const STOCK_PLANS = '/api/v1/stock-plans';
const MARKETS = ['首尔', '釜山', '东京', '大阪'];
const SKUS = 5;
const TABLE = toCsv(Array.from({ length: SKUS }, (_, s) => MARKETS.map((market, m) => ({ SKU: `S-${s}`, 品名: `示例 ${s}`, 市场: market, 周销量: String(900 - 130 * s - 90 * m), 周标准差: '60', 单件货值: '68', 单件毛重: '0.42', 单件体积: '0.0026', 监管方式: s === 4 ? '9810' : '', 退货率: '2' }))).flat());
/** Jobs are worked in this very thread: a question may wait so long that its connection is given up, and is asked again. */
const MOST_GIVEN_UP = 10;
const LOOK_MS = 50;

export interface StockOffice {
  readonly app: Office;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly assortment: AssortmentBody;
  /** SKUs in markets. */
  readonly lines: number;
  /** A plan of the assortment, once its job is over. */
  planned(change: object): Promise<StockPlanAnswer>;
  show(id: string): Promise<StockPlanAnswer>;
  until(id: string, isThere: (body: StockPlanAnswer) => boolean): Promise<StockPlanAnswer>;
  /** The next task of the name does not go on until it is told to stop: a cancellation falls inside it. @returns when it has begun */
  holdUntilStopped(name: TaskName): Promise<void>;
  close(): Promise<void>;
}
export const isOver = ({ state }: { readonly state: string }): boolean => state !== 'queued' && state !== 'running';

export const startStockOffice = async (): Promise<StockOffice> => {
  const network = referenceNetwork();
  const store = await memoryStore();
  let next: { readonly name: TaskName; readonly began: () => void } | undefined;
  const engine = inlineEngine(network);
  const holding: Engine = {
    ...engine,
    run: async (name, input, options) => {
      const stop = options?.stop;
      if (next?.name === name && stop) {
        next.began();
        next = undefined;
        await new Promise((go) => stop.addEventListener('abort', go, { once: true }));
      }
      return engine.run(name, input, options);
    },
  };
  const jobs = workedJobs(store, holding, network.edition, () => ({ exchange: network.edition.exchange, now: NOW, rateDays: 7 }));
  const app = await startOffice(network.edition, store, { jobs });
  const sent = await fetch(`${app.base}/api/v1/assortments?name=${encodeURIComponent('韩日.csv')}`, { method: 'POST', headers: { 'content-type': 'text/csv', ...newKey() }, body: TABLE });
  if (sent.status !== 201) throw new Error(`the assortment was not taken: ${await sent.text()}`);
  const assortment = (await sent.json()) as AssortmentBody;

  const show = async (id: string): Promise<StockPlanAnswer> => stockPlanBody.parse((await app.call('GET', `${STOCK_PLANS}/${id}`, undefined, { connection: 'close' })).body);
  const until: StockOffice['until'] = async (id, isThere) => {
    for (let givenUp = 0; ; ) {
      const body = await show(id).catch((cause: unknown) => {
        if (!(cause instanceof TypeError) || ++givenUp > MOST_GIVEN_UP) throw cause;
      });
      if (body && isThere(body)) return body;
      await pause(LOOK_MS);
    }
  };
  return {
    app, store, jobs, assortment, show, until, lines: MARKETS.length * SKUS,
    planned: async (change) => {
      const { status, body, text } = await app.call<{ id: string }>('POST', STOCK_PLANS, { assortment: assortment.id, from: '2026-12-07', weeks: 8, ...change }, { ...newKey(), connection: 'close' });
      if (status !== 202) throw new Error(`no plan was asked for: ${status} ${text}`);
      return until(body.id, ({ job }) => isOver(job));
    },
    holdUntilStopped: (name) => new Promise((began) => {
      next = { name, began };
    }),
    close: async () => {
      await app.close();
      await jobs.close();
      await store.close();
    },
  };
};

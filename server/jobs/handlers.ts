/** The one table from kind of job to use case. */
import { planPool, type PoolPlanning } from '../usecases/consolidation/plan-pool.ts';
import { importTable, type TableImporting } from '../usecases/pool/import-table.ts';
import { analyseStock, simulatePlan, stressStock } from '../usecases/stock/beside.ts';
import { planStock, type StockPlanning } from '../usecases/stock/plan-stock.ts';
import { priceRows, type RowPricing } from '../usecases/rfq/price-rows.ts';
import { handlersOf, type Handlers, type JobHandler } from './handler.ts';
import { JOB_KINDS } from './names.ts';

const priceRfq = (pricing: RowPricing): JobHandler<'price-rfq'> => ({
  kind: 'price-rfq',
  run: async ({ rfq }, { report, signal }) => {
    await priceRows(pricing, rfq, report, signal);
    return { result: { rfq } };
  },
  dropped: (tx, { rfq }, at) => tx.cancelRfq(rfq, at),
});

const importPool = (importing: TableImporting): JobHandler<'import-pool'> => ({
  kind: 'import-pool',
  isQuick: true,
  run: async ({ question }, run) => ({ store: await importTable(importing, question, run), result: { import: question.import } }),
  dropped: (tx, { question }) => tx.dropStages(question.import),
});

const planPoolJob = (planning: PoolPlanning): JobHandler<'plan-pool'> => ({
  kind: 'plan-pool',
  run: async ({ question }, { report, signal }) => ({ result: await planPool(planning, question, report, signal) }),
});

const planStockJob = (planning: StockPlanning): JobHandler<'plan-stock'> => ({
  kind: 'plan-stock',
  run: async ({ asked }, { report, signal }) => ({ result: await planStock(planning, asked, report, signal) }),
});

const analyseStockJob = (planning: StockPlanning): JobHandler<'analyse-stock'> => ({
  kind: 'analyse-stock',
  run: async ({ plan }, { report, signal }) => ({ result: await analyseStock(planning, plan, report, signal) }),
});
const stressStockJob = (planning: StockPlanning): JobHandler<'stress-stock'> => ({
  kind: 'stress-stock',
  run: async ({ plan }, { report, signal }) => ({ result: await stressStock(planning, plan, report, signal) }),
});
const simulateStockJob = (planning: StockPlanning): JobHandler<'simulate-stock'> => ({
  kind: 'simulate-stock',
  run: async ({ plan, seed, replications }, { report, signal }) => ({ result: await simulatePlan(planning, plan, { seed, replications }, report, signal) }),
});

/** @throws Error where a kind has no handler, or two: nothing is started then. */
export const jobHandlers = (parts: RowPricing & PoolPlanning & StockPlanning & TableImporting): Handlers => handlersOf(JOB_KINDS, [importPool(parts), planPoolJob(parts), planStockJob(parts), analyseStockJob(parts), stressStockJob(parts), simulateStockJob(parts), priceRfq(parts)]);

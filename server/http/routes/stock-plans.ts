/** Plans of stock abroad: asked for, looked at, held against each other. */
import { Router, type Request } from 'express';
import type { Edition } from '../../../planner/network/index.ts';
import { compareStockPlans, type DeparturePort } from '../../../planner/warehouses/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { askStock, findStock, listStock, stockedOf, type StockAnswered } from '../../usecases/stock/ask-stock.ts';
import { askBeside, findBeside, type Beside } from '../../usecases/stock/beside.ts';
import { drawSample, nextMondayOf, USUAL_SAMPLE } from '../../usecases/assortments/draw-sample.ts';
import { keepAssortment } from '../../usecases/assortments/import-assortment.ts';
import { sampleRequest } from '../contract/assortment.ts';
import { jobId } from '../contract/job.ts';
import { readQuery } from '../contract/query.ts';
import { simulationRequest, stockComparisonQuery, stockPlanListQuery, type StockPlanAnswer } from '../contract/stock-plan.ts';
import type { Places } from '../contract/to-api.ts';
import { placeFinder } from '../contract/to-consignment.ts';
import { readBody } from '../contract/to-saved-quote.ts';
import { toAnalysisBody, toSensitivityBody, toSimulationBody } from '../contract/to-stock-beside.ts';
import { toStockAnswer, toStockComparison, toStockRow, toWarehouseList } from '../contract/to-stock-plan.ts';
import { toStockAsked } from '../contract/to-stock-question.ts';
import { languageOf } from '../errors.ts';
import { kept as keptAssortment } from './assortments.ts';
import { sendKept } from '../idempotency.ts';
import { answer, good, keyIn, requireJson, Unanswerable } from '../writing.ts';

const LIST = '/api/v1/stock-plans';
const ONE = `${LIST}/:id`;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
/** What is simulated where nothing is said. */
const USUAL_RUNS = { runs: 200, seed: 1 } as const;
/** Plans of one page of the list. */
const PAGE = 20;

export interface StockParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
  readonly ports: readonly DeparturePort[];
}

/** The plan an address names. @throws Unanswerable */
export const stockFinder = (store: Pick<Store, 'read'>) => async (request: Request): Promise<StockAnswered> => {
  const id = jobId.safeParse(request.params['id']);
  const found = id.success ? await findStock(store, id.data) : undefined;
  if (!found) throw new Unanswerable('NOT_FOUND');
  return found;
};

export const stockRoutes = ({ store, jobs, clock, edition, places, ports }: StockParts): Router => {
  const router = Router();
  const find = placeFinder(edition);
  const planIn = stockFinder(store);
  const warehouses = toWarehouseList(edition, places, ports);
  const fault = (pointer: string, code: 'UNKNOWN_ID' | 'CONFLICT', value: string, other = ''): Unanswerable => new Unanswerable('INVALID_REQUEST', [{ pointer, code, value, detail: other === '' ? {} : { other }, candidates: [] }]);

  const started = (id: string) => (job: { readonly id: string }): KeptAnswer => ({ status: 202, headers: { ...JSON_TYPE, Location: `${LIST}/${id === '' ? job.id : id}` }, body: JSON.stringify({ id: id === '' ? job.id : id, job: `/api/v1/jobs/${job.id}` }) });
  const besideOf = async ({ job, result }: StockAnswered): Promise<Pick<StockPlanAnswer, 'analysis' | 'sensitivity' | 'simulation'>> => {
    if (!result) return { analysis: null, sensitivity: null, simulation: null };
    const { 'analyse-stock': analysis, 'stress-stock': stress, 'simulate-stock': simulation } = await findBeside(store, job.id);
    return { analysis: analysis ? toAnalysisBody(analysis, result) : null, sensitivity: stress ? toSensitivityBody(stress, result) : null, simulation: simulation ? toSimulationBody(simulation) : null };
  };

  router.post('/api/v1/assortments/sample', answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, clock.now());
    const { seed } = good(readBody(sampleRequest, request.body));
    const { record, rows } = drawSample(edition, { ...USUAL_SAMPLE, seed, startsAt: nextMondayOf(clock.now()) });
    return sendKept(response, await keepAssortment(store, key, clock.now(), record, rows, keptAssortment(languageOf(request))));
  }));
  router.get('/api/v1/warehouses', (_request, response) => void response.json(warehouses));
  router.get(LIST, answer(async (request, response) => {
    const { assortment, limit, after } = good(readQuery(stockPlanListQuery, request.query, ['limit']));
    const { rows, next } = await listStock(store, assortment, limit ?? PAGE, after);
    response.json({ rows: rows.map(toStockRow), next: next ?? null });
  }));
  router.post(LIST, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, clock.now());
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    const asked = good(toStockAsked(request.body, find, edition));
    const assortment = await store.read.assortment(asked.assortment);
    if (!assortment) throw fault('/assortment', 'UNKNOWN_ID', asked.assortment);
    if (asked.weeks !== undefined && asked.weeks > assortment.weeks) throw new Unanswerable('INVALID_REQUEST', [{ pointer: '/weeks', code: 'OUT_OF_RANGE', value: String(asked.weeks), detail: { min: 1, max: assortment.weeks }, candidates: [] }]);
    return sendKept(response, await askStock(jobs, { key, requestId: String(request.id) }, asked, assortment, started('')));
  }));
  router.get(ONE, answer(async (request, response) => {
    const plan = await planIn(request);
    response.vary('Accept-Language').json(toStockAnswer(plan, await besideOf(plan), edition, places, languageOf(request)));
  }));
  router.get(`${ONE}/comparison`, answer(async (request, response) => {
    const { with: id } = good(readQuery(stockComparisonQuery, request.query));
    const plan = await planIn(request);
    const result = stockedOf(plan);
    const other = await findStock(store, id);
    if (other?.assortment.id !== plan.assortment.id) throw fault('/with', 'UNKNOWN_ID', id);
    const before = stockedOf(other);
    if (before.asked.currency !== result.asked.currency) throw fault('/with', 'CONFLICT', before.asked.currency, result.asked.currency);
    response.json(toStockComparison(plan.job.id, result, { id, result: before }, compareStockPlans(before.found, result.found)));
  }));
  const BESIDE_AT: readonly (readonly [string, Beside])[] = [['analysis', 'analyse-stock'], ['sensitivity', 'stress-stock'], ['simulation', 'simulate-stock']];
  for (const [at, kind] of BESIDE_AT)
    router.post(`${ONE}/${at}`, answer(async (request, response) => {
      if (kind === 'simulate-stock') requireJson(request);
      const key = keyIn(request, clock.now());
      const plan = await planIn(request);
      stockedOf(plan);
      const drawn = kind === 'simulate-stock' ? good(readBody(simulationRequest, request.body)) : undefined;
      return sendKept(response, await askBeside(jobs, { key, requestId: String(request.id) }, kind, plan.job.id, drawn ? { seed: drawn.seed ?? USUAL_RUNS.seed, replications: drawn.runs ?? USUAL_RUNS.runs } : {}, started(plan.job.id)));
    }));
  return router;
};

import { Router } from 'express';
import { DEFAULT_STATUSES } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { adoptedAt, adoptPlan, askPlan, plannedOf, recheck, type Consolidation } from '../../usecases/consolidation/ask-plan.ts';
import { listPlans } from '../../usecases/consolidation/list-plans.ts';
import { usualSpaceOf } from '../../usecases/consolidation/plan-pool.ts';
import { boardQuery, recheckRequest, planListQuery } from '../contract/consolidation.ts';
import { REGIMES } from '../contract/quote.ts';
import { readQuery } from '../contract/query.ts';
import type { Places } from '../contract/to-api.ts';
import { toConsolidationQuestion, toBoardQuestion } from '../contract/to-consolidation.ts';
import { toBoardBody, toConsolidationBody, toRecheckBody } from '../contract/to-consolidation-body.ts';
import { placeFinder } from '../contract/to-consignment.ts';
import { toRowBody } from '../contract/to-plan-answers.ts';
import { readBody } from '../contract/to-saved-quote.ts';
import { languageOf } from '../errors.ts';
import type { Spoken } from '../texts/index.ts';
import { sendKept } from '../idempotency.ts';
import { answer, good, keyIn, requireJson } from '../writing.ts';
import { planFinder } from './find-plan.ts';

const LIST = '/api/v1/consolidations';
const ONE = `${LIST}/:id`;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
/** Space of a departure of which nothing is known, on the board. */
const USUAL_TEU = 20;
/** Plans of one page of the list. */
const PAGE = 20;

export interface ConsolidationParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
}

/** The board of a hub, and plans of its pool: asked for, looked at, changed by hand, taken over. */
export const consolidationRoutes = ({ store, jobs, engine, clock, edition, places }: ConsolidationParts): Router => {
  const router = Router();
  const find = placeFinder(edition);
  const ends = edition.places.filter(({ kind }) => kind === 'market' || kind === 'overseas-warehouse').map(({ id }) => id);
  const planIn = planFinder(store);
  const bodyOf = async (found: Consolidation, language: Spoken) => toConsolidationBody(found, await adoptedAt(store, found), places, language);

  router.get('/api/v1/hubs/:hub/board', answer(async (request, response) => {
    const query = good(readQuery(boardQuery, request.query));
    const { hub, from, until, currency } = good(toBoardQuestion({ ...query, hub: String(request.params['hub']) }, find));
    const departures = await engine.run('board', { hub, from, until, currency, regimes: REGIMES, destinations: ends, statuses: DEFAULT_STATUSES, space: usualSpaceOf(USUAL_TEU) });
    response.json({ hub, departures: toBoardBody(departures, currency, hub, places) });
  }));
  router.get(LIST, answer(async (request, response) => {
    const { hub, limit, after } = good(readQuery(planListQuery, request.query, ['limit']));
    const { rows, next } = await listPlans(store, hub, limit ?? PAGE, after);
    response.json({ rows: rows.map(toRowBody), next: next ?? null });
  }));
  router.post(LIST, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, clock.now());
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    const question = good(toConsolidationQuestion(request.body, find));
    return sendKept(response, await askPlan(store, jobs, { key, requestId: String(request.id) }, question, (job): KeptAnswer => ({
      status: 202, headers: { ...JSON_TYPE, Location: `${LIST}/${job.id}` }, body: JSON.stringify({ id: job.id, job: `/api/v1/jobs/${job.id}` }),
    })));
  }));
  router.get(ONE, answer(async (request, response) => {
    response.vary('Accept-Language').json(await bodyOf(await planIn(request), languageOf(request)));
  }));
  router.post(`${ONE}/recheck`, answer(async (request, response) => {
    requireJson(request);
    const { moves } = good(readBody(recheckRequest, request.body));
    const result = plannedOf(await planIn(request));
    const checked = recheck(result, moves.map(({ consignment, to }) => ({ consignment, to: to && { ...to, with: to.with ?? undefined } })));
    response.json(toRecheckBody(result, checked));
  }));
  router.post(`${ONE}/adopt`, answer(async (request, response) => {
    const key = keyIn(request, clock.now());
    const found = await planIn(request);
    sendKept(response, await adoptPlan(store, key, found, clock.now(), (moved): KeptAnswer => ({ status: 200, headers: JSON_TYPE, body: JSON.stringify({ moved }) })));
  }));
  return router;
};

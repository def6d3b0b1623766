import { Router, type Request } from 'express';
import { DEFAULT_STATUSES } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { Refusal } from '../../ports/refusal.ts';
import { SHEET_TYPES, type SheetWriter } from '../../ports/sheets.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { adoptedAt, adoptPlan, askPlan, findPlan, recheck, subjectOf, type Consolidation } from '../../usecases/consolidation/ask-plan.ts';
import { usualSpaceOf } from '../../usecases/consolidation/plan-pool.ts';
import { boardQuery, manifestQuery, recheckRequest, planListQuery } from '../contract/consolidation.ts';
import { jobId } from '../contract/job.ts';
import { REGIMES } from '../contract/quote.ts';
import { readQuery } from '../contract/query.ts';
import type { Places } from '../contract/to-api.ts';
import { toConsolidationQuestion, toBoardQuestion } from '../contract/to-consolidation.ts';
import { toBoardBody, toConsolidationBody, toRecheckBody } from '../contract/to-consolidation-body.ts';
import { placeFinder } from '../contract/to-consignment.ts';
import { readBody } from '../contract/to-saved-quote.ts';
import { languageOf } from '../errors.ts';
import { sendKept } from '../idempotency.ts';
import { manifestName, manifestSheet } from '../sheets/manifest.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { answer, good, keyIn, requireJson, Unanswerable } from '../writing.ts';

const LIST = '/api/v1/consolidations';
const ONE = `${LIST}/:id`;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
/** Space of a departure of which nothing is known, on the board. */
const USUAL_TEU = 20;

export interface ConsolidationParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
  /** Without it no manifests are served. */
  readonly writer: SheetWriter | undefined;
}

/** The board of a hub, and plans of its pool: asked for, looked at, changed by hand, taken over. */
export const consolidationRoutes = ({ store, jobs, engine, clock, edition, places, writer }: ConsolidationParts): Router => {
  const router = Router();
  const find = placeFinder(edition);
  const ends = edition.places.filter(({ kind }) => kind === 'market' || kind === 'overseas-warehouse').map(({ id }) => id);
  const planIn = async (request: Request): Promise<Consolidation> => {
    const id = jobId.safeParse(request.params['id']);
    const found = id.success ? await findPlan(store, id.data) : undefined;
    if (!found) throw new Unanswerable('NOT_FOUND');
    return found;
  };
  const bodyOf = async (found: Consolidation) => toConsolidationBody(found, await adoptedAt(store, found), places);

  router.get('/api/v1/hubs/:hub/board', answer(async (request, response) => {
    const query = good(readQuery(boardQuery, request.query));
    const { hub, from, until, currency } = good(toBoardQuestion({ ...query, hub: String(request.params['hub']) }, find));
    const departures = await engine.run('board', { hub, from, until, currency, regimes: REGIMES, destinations: ends, statuses: DEFAULT_STATUSES, space: usualSpaceOf(USUAL_TEU) });
    response.json({ hub, departures: toBoardBody(departures, currency, hub, places) });
  }));
  router.get(LIST, answer(async (request, response) => {
    const { hub } = good(readQuery(planListQuery, request.query));
    const job = await store.read.jobAbout(subjectOf(hub));
    const found = job && (await findPlan(store, job.id));
    response.json({ rows: found ? [await bodyOf(found)] : [] });
  }));
  router.post(LIST, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, clock.now());
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    const question = good(toConsolidationQuestion(request.body, find));
    return sendKept(response, await askPlan(jobs, { key, requestId: String(request.id) }, question, (job): KeptAnswer => ({
      status: 202, headers: { ...JSON_TYPE, Location: `${LIST}/${job.id}` }, body: JSON.stringify({ id: job.id, job: `/api/v1/jobs/${job.id}` }),
    })));
  }));
  if (writer)
    for (const type of SHEET_TYPES)
      router.get(`${ONE}/manifest.${type}`, answer(async (request, response) => {
        const { departure } = good(readQuery(manifestQuery, request.query));
        const { result } = await planIn(request);
        if (!result) throw new Refusal('PLAN_UNFINISHED');
        const language = languageOf(request);
        await sendSheet(response, `${manifestName(language)}-${departure?.split('@').slice(0, 2).join('-') ?? result.question.hub}`, type, writer.write(type, manifestSheet(result, departure, language, places)));
      }));
  router.get(ONE, answer(async (request, response) => {
    response.json(await bodyOf(await planIn(request)));
  }));
  router.post(`${ONE}/recheck`, answer(async (request, response) => {
    requireJson(request);
    const { moves } = good(readBody(recheckRequest, request.body));
    const { result } = await planIn(request);
    if (!result) throw new Refusal('PLAN_UNFINISHED');
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

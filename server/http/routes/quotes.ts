import { Router } from 'express';
import type { Place } from '../../../planner/domain/index.ts';
import type { Edition, Network } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import { quoteShipment } from '../../usecases/quote-shipment.ts';
import { toPathsBody, toPlaceBody, toQuoteBody } from '../contract/to-api.ts';
import { toQuoteRequest } from '../contract/to-domain.ts';
import { sendProblem } from '../errors.ts';

export const quoteRoutes = (engine: Engine, clock: Clock, edition: Edition, places: Network['places'], engineVersion: string): Router => {
  const router = Router();
  router.post('/api/v1/quotes', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const question = toQuoteRequest(request.body, edition, clock.now());
    if (!question.ok) return sendProblem(request, response, 'INVALID_REQUEST', question.error);
    const { answer, paths, ms } = await quoteShipment(engine, question.value);
    const named = new Set([question.value.from, question.value.to, ...answer.options.flatMap((o) => o.steps.flatMap((s) => [s.from, s.to]))]);
    response.json({
      ...toQuoteBody(answer, question.value.from, places, engineVersion, ms),
      places: Object.fromEntries([...named].flatMap((id) => (places.has(id) ? [[id, toPlaceBody(places.get(id) as Place)]] : []))),
      paths: toPathsBody(paths),
    });
  });
  return router;
};

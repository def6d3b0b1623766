import { Router } from 'express';
import { z } from 'zod';
import { searchPlaces, type Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import { showNetwork } from '../../usecases/show-network.ts';
import { marketsOf, showReach } from '../../usecases/show-reach.ts';
import { toReachBody, toReachQuestion } from '../contract/reach.ts';
import { toPathsBody, toPlaceBody, toProvenanceBody, toServiceBody, type Places } from '../contract/to-api.ts';
import { sendProblem } from '../errors.ts';

const placeQuery = z.object({ q: z.string().max(80).default(''), role: z.enum(['origin', 'destination']).default('origin'), limit: z.coerce.number().int().min(1).max(50).default(8) });

export const networkRoutes = (engine: Engine, clock: Clock, edition: Edition, places: Places): Router => {
  const router = Router();
  router.get('/api/v1/places', (request, response) => {
    const query = placeQuery.safeParse(request.query);
    if (!query.success)
      return sendProblem(
        request, response, 'INVALID_REQUEST',
        query.error.issues.map((i) => ({ pointer: `/${i.path.join('/')}`, code: 'UNKNOWN_VALUE' as const, value: String(request.query[String(i.path[0])] ?? ''), detail: { known: i.message }, candidates: [] })),
      );
    const { q, role, limit } = query.data;
    return response.json({ places: searchPlaces(edition.places, q, role, limit).map(toPlaceBody) });
  });
  router.get('/api/v1/network', async (request, response) => {
    const etag = `"${edition.id}"`;
    response.setHeader('ETag', etag).setHeader('Cache-Control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return response.status(304).end();
    const shown = await showNetwork(engine, edition);
    return response.json({
      edition: edition.id,
      places: edition.places.map(toPlaceBody),
      services: edition.services.map((service) => toServiceBody(service, edition)),
      paths: toPathsBody(shown.paths),
      cargoRules: edition.cargoRules.map((rule) => ({ id: rule.id, temperatures: [...rule.temperatures], dangerousGoods: [...rule.dangerousGoods], text: { ...rule.text }, provenance: toProvenanceBody(rule.provenance) })),
      sources: edition.sources.map((s) => ({ ...s })),
    });
  });
  router.get('/api/v1/reach', async (request, response) => {
    const question = toReachQuestion(request.query, edition.places, clock.now());
    if (!question.ok) return sendProblem(request, response, 'INVALID_REQUEST', question.error);
    return response.json(toReachBody(edition, question.value, await showReach(engine, question.value, marketsOf(edition)), places));
  });
  return router;
};

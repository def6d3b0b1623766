import { Router } from 'express';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import { makePlaceSearch } from '../../usecases/search-places.ts';
import { showNetwork } from '../../usecases/show-network.ts';
import { marketsOf, showReach } from '../../usecases/show-reach.ts';
import { placeQuery } from '../contract/network-query.ts';
import { readQuery } from '../contract/query.ts';
import { toReachBody, toReachQuestion } from '../contract/reach.ts';
import { toPathsBody, toPlaceBody, toProvenanceBody, toServiceBody, type Places } from '../contract/to-api.ts';
import { clientGone } from '../client-gone.ts';
import { sendProblem } from '../errors.ts';

const DEFAULT_PLACES = 8;

export const networkRoutes = (engine: Engine, clock: Clock, edition: Edition, places: Places): Router => {
  const router = Router();
  const findPlaces = makePlaceSearch(edition.places);
  router.get('/api/v1/places', (request, response) => {
    const query = readQuery(placeQuery, request.query, ['limit']);
    if (!query.ok) return sendProblem(request, response, 'INVALID_REQUEST', query.error);
    const { q = '', role = 'origin', limit = DEFAULT_PLACES } = query.value;
    return response.json({ places: findPlaces(q, role, limit).map(({ place }) => toPlaceBody(place)) });
  });
  router.get('/api/v1/network', async (request, response) => {
    const etag = `"${edition.id}"`;
    response.setHeader('ETag', etag).setHeader('Cache-Control', 'private, no-cache');
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
    return response.json(toReachBody(edition, question.value, await showReach(engine, question.value, marketsOf(edition), { signal: clientGone(response) }), places));
  });
  return router;
};

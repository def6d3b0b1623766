import { Router } from 'express';
import { z } from 'zod';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import { makePlaceSearch } from '../../usecases/search-places.ts';
import { showNetwork } from '../../usecases/show-network.ts';
import { marketsOf, showReach } from '../../usecases/show-reach.ts';
import type { Fault } from '../contract/to-domain.ts';
import { toReachBody, toReachQuestion } from '../contract/reach.ts';
import { toPathsBody, toPlaceBody, toProvenanceBody, toServiceBody, type Places } from '../contract/to-api.ts';
import { sendProblem } from '../errors.ts';

const ROLES = ['origin', 'destination'] as const;
/** Longest text a name is looked for by, and most places given at once. */
const MOST = { q: 80, limit: 50 };
const placeQuery = z.object({ q: z.string().max(MOST.q).default(''), role: z.enum(ROLES).default('origin'), limit: z.coerce.number().int().min(1).max(MOST.limit).default(8) });
/** What each part of the query may be, in figures and words of no language. */
const faultsOf = (error: z.ZodError, asked: Readonly<Record<string, unknown>>): Fault[] =>
  [...new Set(error.issues.map(({ path }) => String(path[0])))].map((part) => {
    const fault = { pointer: `/${part}`, value: String(asked[part] ?? ''), candidates: [] };
    if (part === 'limit') return { ...fault, code: 'OUT_OF_RANGE', detail: { min: 0, max: MOST.limit } };
    return { ...fault, code: 'UNKNOWN_VALUE', detail: { known: part === 'role' ? ROLES.join(', ') : `1–${MOST.q} × a–z, 字, 가, カ` } };
  });

export const networkRoutes = (engine: Engine, clock: Clock, edition: Edition, places: Places): Router => {
  const router = Router();
  const findPlaces = makePlaceSearch(edition.places);
  router.get('/api/v1/places', (request, response) => {
    const query = placeQuery.safeParse(request.query);
    if (!query.success) return sendProblem(request, response, 'INVALID_REQUEST', faultsOf(query.error, request.query));
    const { q, role, limit } = query.data;
    return response.json({ places: findPlaces(q, role, limit).map(({ place }) => toPlaceBody(place)) });
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

import { Router } from 'express';
import type { Place, Result } from '../../../planner/domain/index.ts';
import type { Network } from '../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import type { OfferParts } from '../../usecases/make-offer.ts';
import { quoteShipment } from '../../usecases/quote-shipment.ts';
import { toPathsBody, toPlaceBody, toQuoteBody } from '../contract/to-api.ts';
import { toDays, toProfileBody } from '../contract/profile.ts';
import { MOST_UNKNOWN, toInstantRequest, toQuoteRequest, within, type Fault } from '../contract/to-domain.ts';
import { toAsked, toWhyNotBody } from '../contract/why-not.ts';
import { clientGone } from '../client-gone.ts';
import { sendProblem } from '../errors.ts';

export const quoteRoutes = ({ engine, clock, edition, rateDays }: OfferParts, places: Network['places'], engineVersion: string): Router => {
  const router = Router();
  router.post('/api/v1/quotes', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const question = toQuoteRequest(request.body, edition, clock.now());
    if (!question.ok) return sendProblem(request, response, 'INVALID_REQUEST', question.error);
    const { answer, paths, ms } = await quoteShipment(engine, { exchange: edition.exchange, now: clock.now(), rateDays }, question.value, { signal: clientGone(response) });
    const named = new Set([question.value.from, question.value.to, ...answer.options.flatMap((o) => o.steps.flatMap((s) => [s.from, s.to]))]);
    response.json({
      ...toQuoteBody(answer, question.value.from, places, engineVersion, ms),
      places: Object.fromEntries([...named].flatMap((id) => (places.has(id) ? [[id, toPlaceBody(places.get(id) as Place)]] : []))),
      paths: toPathsBody(paths),
    });
  });
  /** Reads a body around a question: the question, the one member of its own, and nothing else; all faults at once. */
  const readAround = <T>(body: Readonly<Record<string, unknown>>, own: string, toOwn: (given: unknown) => Result<T, Fault[]>): Result<{ readonly question: QuoteRequest; readonly own: T }, Fault[]> => {
    const question = toInstantRequest(body['question'], edition, clock.now());
    const read = toOwn(body[own]);
    const strange = Object.keys(body).filter((key) => key !== 'question' && key !== own).slice(0, MOST_UNKNOWN);
    if (question.ok && read.ok && strange.length === 0) return { ok: true, value: { question: question.value, own: read.value } };
    return {
      ok: false,
      error: [
        ...(question.ok ? [] : question.error.map((fault) => within('/question', fault))), ...(read.ok ? [] : read.error),
        ...strange.map((key): Fault => ({ pointer: `/${key}`, code: 'UNKNOWN_FIELD', value: key, detail: {}, candidates: [] })),
      ],
    };
  };
  router.post('/api/v1/quotes/why-not', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const read = readAround(request.body as Readonly<Record<string, unknown>>, 'what', (given) => toAsked(given, edition));
    if (!read.ok) return sendProblem(request, response, 'INVALID_REQUEST', read.error);
    const { question, own: asked } = read.value;
    return response.json(toWhyNotBody(await engine.run('whyNot', { request: question, asked }, { signal: clientGone(response) }), question, places));
  });
  router.post('/api/v1/quotes/profile', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const read = readAround(request.body as Readonly<Record<string, unknown>>, 'days', toDays);
    if (!read.ok) return sendProblem(request, response, 'INVALID_REQUEST', read.error);
    const { question, own: days } = read.value;
    return response.json(toProfileBody(await engine.run('profile', { request: question, days }, { signal: clientGone(response) }), question, { places, edition }));
  });
  return router;
};

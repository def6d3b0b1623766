import { Router, type Request } from 'express';
import type { Place, Result } from '../../../planner/domain/index.ts';
import type { Edition, Network } from '../../../planner/network/index.ts';
import type { Asked, QuoteRequest } from '../../../planner/quote/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import { quoteShipment } from '../../usecases/quote-shipment.ts';
import { toPathsBody, toPlaceBody, toQuoteBody } from '../contract/to-api.ts';
import { toDays, toProfileBody } from '../contract/profile.ts';
import { toQuoteRequest, type Fault } from '../contract/to-domain.ts';
import { toAsked, toWhyNotBody } from '../contract/why-not.ts';
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
  const asked = (request: Request): Result<{ readonly question: QuoteRequest; readonly body: Readonly<Record<string, unknown>> }, Fault[]> => {
    const body = (request.body !== null && typeof request.body === 'object' ? request.body : {}) as Readonly<Record<string, unknown>>;
    const question = toQuoteRequest(body['question'], edition, clock.now());
    const strange = Object.keys(body).filter((key) => !['question', 'what', 'days'].includes(key)).map((key): Fault => ({ pointer: `/${key}`, code: 'UNKNOWN_FIELD', value: key, detail: {}, candidates: [] }));
    const faults = [...(question.ok ? [] : question.error.map((fault) => ({ ...fault, pointer: `/question${fault.pointer === '/' ? '' : fault.pointer}` }))), ...strange];
    return question.ok && faults.length === 0 ? { ok: true, value: { question: question.value, body } } : { ok: false, error: faults };
  };
  router.post('/api/v1/quotes/why-not', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const read = asked(request);
    const what = (request.body as { what?: unknown } | null)?.what;
    const about: Result<Asked, Fault[]> = typeof what === 'string' && what !== '' ? toAsked(what, edition) : { ok: false, error: [{ pointer: '/what', code: 'MISSING', value: '', detail: {}, candidates: [] }] };
    if (!read.ok || !about.ok) return sendProblem(request, response, 'INVALID_REQUEST', [...(read.ok ? [] : read.error), ...(about.ok ? [] : about.error)]);
    const { question } = read.value;
    return response.json(toWhyNotBody(await engine.run('whyNot', { request: question, asked: about.value }), question, places));
  });
  router.post('/api/v1/quotes/profile', async (request, response) => {
    if (!request.is('application/json')) return sendProblem(request, response, 'UNSUPPORTED_MEDIA_TYPE');
    const read = asked(request);
    const days = toDays((request.body as { days?: unknown } | null)?.days);
    if (!read.ok || !days.ok) return sendProblem(request, response, 'INVALID_REQUEST', [...(read.ok ? [] : read.error), ...(days.ok ? [] : days.error)]);
    const { question } = read.value;
    return response.json(toProfileBody(await engine.run('profile', { request: question, days: days.value }), question, { places, edition }));
  });
  return router;
};

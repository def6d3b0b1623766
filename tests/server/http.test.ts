/** The HTTP surface: status codes, problem+json with all faults in the reader's language, headers, the contract itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inlineEngine } from '../../server/engine/inline.ts';
import { networkResponse, placeList, problem, quoteResponse, reachResponse } from '../../server/http/contract/quote.ts';
import { OutsideError } from '../../server/ports/engine.ts';
import { goodQuestion } from '../support/question.ts';
import { referenceNetwork } from '../support/reference.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';

const network = referenceNetwork();
const engine = inlineEngine(network);
let app: StartedApp;
let failWith: OutsideError | undefined;

beforeAll(async () => void (app = await startApp({ engine: { ...engine, run: (name, input) => (failWith ? Promise.reject(failWith) : engine.run(name, input)) } })));
afterAll(() => app.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1/quotes`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

test('a quote comes with places and lines for the map, as the contract says', async () => {
  const response = await post(goodQuestion);
  expect(response.status).toBe(200);
  const answer = quoteResponse.parse(await response.json());
  for (const step of answer.options.flatMap((o) => o.steps)) {
    expect(answer.places[step.from], step.from).toBeDefined();
    if (step.mode) expect(answer.paths[`${step.from}>${step.to}:${step.mode}`]?.flat().length).toBeGreaterThan(1);
  }
});

test('a ready time left out means the next full hour of the clock', async () => {
  const { readyAt: _, ...body } = goodQuestion;
  expect(((await (await post(body)).json()) as { readyAt: string }).readyAt).toBe('2026-12-01T09:00:00+08:00');
});

describe('faults', () => {
  test('all at once, each with pointer, value and what to do', async () => {
    const response = await post({ from: 'Atlantis', to: 'Seoul', weightKg: -1, volumeCbm: 'much', value: { amount: '1e9', currency: 'XXX' }, readyAt: 'soon', regime: '9999', colour: 'red' }, { 'accept-language': 'en' });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const body = problem.parse(await response.json());
    expect(body.errors.map((e) => `${e.pointer} ${e.code}`).sort()).toEqual([
      '/colour UNKNOWN_FIELD', '/from UNKNOWN_PLACE', '/readyAt NOT_AN_INSTANT', '/regime UNKNOWN_VALUE', '/value/currency UNKNOWN_VALUE', '/volumeCbm NOT_A_NUMBER', '/weightKg OUT_OF_RANGE',
    ]);
    expect(body.errors.every((e) => e.message.length > 10)).toBe(true);
  });
  test('in the reader’s language, Chinese first', async () => {
    const say = async (language: string) => ((await (await post({ ...goodQuestion, to: 'Atlantis' }, { 'accept-language': language })).json()) as { errors: { message: string }[] }).errors[0]?.message;
    expect(await say('zh-CN')).toMatch(/没有「Atlantis」/);
    expect(await say('en-GB')).toMatch(/No place is called “Atlantis”/);
    expect(await say('fr')).toMatch(/没有/);
  });
  test('a beginning of a name offers candidates', async () => {
    const body = problem.parse(await (await post({ ...goodQuestion, from: 'Huanc' })).json());
    expect(body.errors[0]?.candidates[0]).toMatchObject({ id: 'WH-HUANCUI' });
  });
  test.each([
    ['no JSON', '{', {}, 400, 'UNREADABLE_BODY'],
    ['a JSON string', '"x"', {}, 400, 'UNREADABLE_BODY'],
    ['another media type', 'a=b', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['JSON that is not UTF-8', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['too large', JSON.stringify({ from: 'x'.repeat(100_000) }), {}, 413, 'BODY_TOO_LARGE'],
    ['an empty object', '{}', {}, 422, 'INVALID_REQUEST'],
    ['an array', '[]', {}, 422, 'INVALID_REQUEST'],
    ['prototype pollution', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}', {}, 422, 'INVALID_REQUEST'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const response = await post(body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(problem.parse(await response.json()).code).toBe(code);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  test.each([['ENGINE_BUSY', 503], ['ENGINE_TIMEOUT', 503], ['ENGINE_FAILED', 500]] as const)('%s is told without a stack', async (code, status) => {
    failWith = new OutsideError(code, new Error('secret detail'));
    const response = await post(goodQuestion);
    failWith = undefined;
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/secret|\.ts|\bat /);
    if (status === 503) expect(response.headers.get('retry-after')).toBe('2');
  });
});

describe('the other addresses', () => {
  test.each([['weih', 'CITY-WH'], ['威海', 'CITY-WH'], ['웨이하이', 'CITY-WH'], ['cnwei', 'CNWEI'], ['烟台港', 'CNYNT']])('typing %s finds %s first', async (q, id) => {
    const found = placeList.parse(await (await fetch(`${app.url}/api/v1/places?q=${encodeURIComponent(q)}`)).json());
    expect(found.places[0]?.id).toBe(id);
  });
  test('the network is whole, and unchanged it is not sent again', async () => {
    const response = await fetch(`${app.url}/api/v1/network`);
    const body = networkResponse.parse(await response.json());
    expect(body.places.length).toBe(network.edition.places.length);
    expect(body.services.every((s) => s.sailings.every((l) => (body.paths[`${l.from}>${l.to}:${s.mode}`]?.flat().length ?? 0) >= 2))).toBe(true);
    const again = await fetch(`${app.url}/api/v1/network`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
  test('a district reaches every market, or says why not', async () => {
    const body = reachResponse.parse(await (await fetch(`${app.url}/api/v1/reach?from=WH-HUANCUI&readyAt=${encodeURIComponent('2026-12-07T09:00:00+08:00')}`)).json());
    expect(body.markets.length).toBe(network.edition.places.filter((p) => p.kind === 'market').length);
    for (const m of body.markets) expect(m.hours === null ? m.reasons.length > 0 : m.price !== null && m.modes.length > 0, m.market).toBe(true);
    expect(body.markets.find((m) => m.market === 'MKT-UZ-TASHKENT')).toMatchObject({ hours: null });
    expect((await fetch(`${app.url}/api/v1/reach?from=Atlantis`)).status).toBe(422);
  });
  test('health and the contract', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ status: 'ok', edition: network.edition.id, engineVersion: 'test' });
    const document = z.object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) }).parse(await (await fetch(`${app.url}/openapi.json`)).json());
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/network', '/api/v1/quotes', '/api/v1/saved-quotes', '/healthz']));
  });
  test('what does not exist is told as a problem', async () => {
    expect((await fetch(`${app.url}/api/v1/nothing`)).status).toBe(404);
    const wrong = await fetch(`${app.url}/api/v1/quotes`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${app.url}/api/v1/places?limit=9999`)).status).toBe(422);
  });
  test('headers keep a browser safe', async () => {
    const { headers } = await fetch(`${app.url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

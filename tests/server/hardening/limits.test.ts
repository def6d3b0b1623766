/** F20: each limit and one more. At the limit a request is served; one beyond, it is refused by a problem that names the limit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../../server/http/contract/quote.ts';
import { LONGEST, MOST } from '../../../server/http/contract/limits.ts';
import { httpLimits, readConfig } from '../../../server/config.ts';
import { DEFAULT_LIMITS } from '../../../server/http/limits.ts';
import { LONGEST_WINDOW, MOST_VIA } from '../../../planner/quote/index.ts';
import { goodQuestion } from '../../support/question.ts';
import { rawRequest, statusLines } from '../../support/raw-request.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';

const LIMITS = { ...DEFAULT_LIMITS, headerBytes: 4096, urlBytes: 512, bodyBytes: 2048, headersMs: 500, requestMs: 1000 };
let app: StartedApp;
beforeAll(async () => void (app = await startApp({ limits: LIMITS })));
afterAll(() => app.close());

const told = async (response: Response) => {
  const { status, code, limit, errors } = problem.parse(await response.json());
  return { status, code, limit, errors: errors.map(({ pointer, code, message }) => ({ pointer, code, message })) };
};
const post = (path: string, body: unknown) => fetch(`${app.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const names = (count: number): string[] => Array.from({ length: count }, () => 'KRINC');

describe('of a request as a whole', () => {
  test('body', async () => {
    const padded = (bytes: number): string => {
      const text = JSON.stringify(goodQuestion);
      return text + ' '.repeat(bytes - text.length);
    };
    expect((await post('/api/v1/quotes', padded(LIMITS.bodyBytes))).status).toBe(200);
    expect(await told(await post('/api/v1/quotes', padded(LIMITS.bodyBytes + 1)))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE', limit: { name: 'bodyBytes', max: LIMITS.bodyBytes } });
  });
  test('address', async () => {
    const path = (bytes: number): string => '/healthz?'.padEnd(bytes, 'x');
    expect((await fetch(app.url + path(LIMITS.urlBytes))).status).toBe(200);
    expect(await told(await fetch(app.url + path(LIMITS.urlBytes + 1)))).toMatchObject({ status: 414, limit: { name: 'urlBytes', max: LIMITS.urlBytes } });
  });
  test('headers', async () => {
    const headers = (bytes: number) => fetch(`${app.url}/healthz`, { headers: { 'x-long': 'x'.repeat(bytes) } });
    expect((await headers(LIMITS.headerBytes / 2)).status).toBe(200);
    expect(await told(await headers(LIMITS.headerBytes + 1))).toMatchObject({ status: 431, limit: { name: 'headerBytes', max: LIMITS.headerBytes } });
  });
  test.each([
    ['headers that never end', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
    ['a body that never ends', 'POST /api/v1/quotes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"from":'],
  ])('%s are cut', async (_, bytes) => {
    const { text, isClosed } = await rawRequest(app.port, bytes, 5000);
    expect([isClosed, statusLines(text)]).toEqual([true, [408]]);
    expect(text).toContain('"limit":{"name":"requestMs","max":1000}');
  });
  test('connections', async () => {
    const few = await startApp({ limits: { ...LIMITS, connections: 5 } });
    const answers = await Promise.all(Array.from({ length: 6 }, () => rawRequest(few.port, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 700)));
    await few.close();
    expect(answers.flatMap(({ text }) => statusLines(text)).sort()).toEqual([200, 200, 200, 200, 200, 503]);
    expect(answers.map(({ text }) => text).join()).toContain('"limit":{"name":"connections","max":5}');
  });
  test.each([
    ['is closed, and its request does not run', undefined, 0],
    ['planted: a server that only answers it runs its request', 'onlyAnswered', 1],
  ])('a connection too many %s', async (_, planted, runs) => {
    let asked = 0;
    const none = await startApp({ limits: { ...LIMITS, connections: planted ? 100 : 0 } }, (serve) => (request, response) => {
      asked += 1;
      return serve(request, response);
    });
    if (planted) none.server.on('connection', (socket) => void socket.end('HTTP/1.1 503 TOO_MANY_CONNECTIONS\r\nConnection: close\r\n\r\n'));
    const { text, isClosed } = await rawRequest(none.port, 'DELETE /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await new Promise((done) => setTimeout(done, 100));
    await none.close();
    expect([statusLines(text), isClosed, asked]).toEqual([[503], true, runs]);
  });
});

describe('of a field', () => {
  test.each<[string, string, (length: number) => unknown, number, string]>([
    ['places on the way', '/api/v1/quotes', (n) => ({ ...goodQuestion, via: names(n) }), MOST_VIA, '/via'],
    ['places to avoid', '/api/v1/quotes', (n) => ({ ...goodQuestion, avoid: names(n) }), MOST.listed, '/avoid'],
    ['carriers', '/api/v1/quotes', (n) => ({ ...goodQuestion, carriers: Array.from({ length: n }, () => 'Weidong Ferry') }), MOST.listed, '/carriers'],
    ['days of a profile', '/api/v1/quotes/profile', (n) => ({ question: goodQuestion, days: n }), LONGEST_WINDOW, '/days'],
  ])('%s', async (_, path, body, most, pointer) => {
    expect((await post(path, body(most))).status).toBe(200);
    const refused = await told(await post(path, body(most + 1)));
    expect(refused).toMatchObject({ status: 422, errors: [{ pointer }] });
    expect(refused.errors[0]?.message).toContain(String(most));
  });
  test.each([['from', '/api/v1/quotes'], ['to', '/api/v1/quotes']])('a name in %s', async (field, path) => {
    const refused = await told(await post(path, { ...goodQuestion, [field]: 'x'.repeat(LONGEST.name + 1) }));
    expect(refused.errors).toEqual([{ pointer: `/${field}`, code: 'TOO_LONG', message: `${LONGEST.name + 1} characters. Use at most ${LONGEST.name}.` }]);
  });
  test.each([
    ['q', `/api/v1/places?q=${'x'.repeat(LONGEST.search)}`, `/api/v1/places?q=${'x'.repeat(LONGEST.search + 1)}`, LONGEST.search],
    ['limit', `/api/v1/places?limit=${MOST.places}`, `/api/v1/places?limit=${MOST.places + 1}`, MOST.places],
    ['from', '/api/v1/reach?from=WH-HUANCUI', `/api/v1/reach?from=${'x'.repeat(LONGEST.name + 1)}`, LONGEST.name],
  ])('query %s', async (field, at, beyond, most) => {
    expect((await fetch(app.url + at)).status).toBe(200);
    const refused = await told(await fetch(app.url + beyond));
    expect(refused).toMatchObject({ status: 422, errors: [{ pointer: `/${field}` }] });
    expect(refused.errors[0]?.message).toContain(String(most));
  });
  test('all faults of a query at once', async () => {
    const refused = await told(await fetch(`${app.url}/api/v1/places?q=a&q=b&role=king&limit=1.5`));
    expect(refused.errors.map(({ pointer }) => pointer).sort()).toEqual(['/limit', '/q', '/role']);
  });
});

describe('settings', () => {
  test('every wrong one is named at once, and an open address in a sentence', () => {
    const wrong = { HOST: '0.0.0.0', PORT: 'x', CORRIDOR_BODY_KB: '0', CORRIDOR_CONNECTIONS: '-1', CORRIDOR_DRAIN_MS: '9000' };
    expect(() => readConfig(wrong)).toThrow(/^HOST: cannot listen on 0\.0\.0\.0: without accounts .*\nPORT: .*\nCORRIDOR_BODY_KB: .*\nCORRIDOR_CONNECTIONS: .*\nCORRIDOR_DRAIN_MS: .*$/);
    expect(() => readConfig({ CORRIDOR_HEADERS_MS: '20000' })).toThrow('CORRIDOR_HEADERS_MS');
  });
  test('the defaults are those the app has without any', () => {
    expect(httpLimits(readConfig({}))).toEqual(DEFAULT_LIMITS);
  });
});

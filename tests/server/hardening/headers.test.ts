/** F47: headers of every address, methods nobody needs, and requests whose length can be read in two ways. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { openApiDocument } from '../../../server/http/openapi.ts';
import { problem } from '../../../server/http/contract/quote.ts';
import { goodQuestion } from '../../support/question.ts';
import { rawRequest, statusLines } from '../../support/raw-request.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';

let app: StartedApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());

const paths = Object.keys(openApiDocument('test').paths ?? {});
const CSP = [
  "default-src 'self'", "script-src 'self'", "script-src-attr 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
];
const faultsOf = ({ headers }: Response): string[] => {
  const expected: Record<string, string> = {
    'content-security-policy': CSP.join(';'), 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY',
  };
  return [
    ...Object.entries(expected).flatMap(([name, value]) => (headers.get(name) === value ? [] : [`${name}: ${headers.get(name)}`])),
    ...(headers.get('permissions-policy')?.includes('geolocation=()') ? [] : ['permissions-policy']),
    ...(/^(private, )?no-/.test(headers.get('cache-control') ?? '') ? [] : [`cache-control: ${headers.get('cache-control')}`]),
    ...(/^[\w.:-]{8,80}$/.test(headers.get('x-request-id') ?? '') ? [] : ['x-request-id']),
    ...['x-powered-by', 'server', 'access-control-allow-origin'].filter((name) => headers.has(name)),
  ];
};

describe('headers', () => {
  test.each([...paths, '/nothing', '/docs', '/api/v1/quotes/%zz'])('%s', async (path) => {
    expect(faultsOf(await fetch(app.url + path.replace(/\{\w+\}/, 'x')))).toEqual([]);
    expect(faultsOf(await fetch(app.url + path.replace(/\{\w+\}/, 'x'), { method: 'DELETE' }))).toEqual([]);
  });
  test('planted: an answer without them is found out', () => {
    expect(faultsOf(new Response('', { headers: { 'x-powered-by': 'Express' } })).length).toBeGreaterThan(8);
  });
  test('a request’s own id comes back in header and problem; one that is none is replaced', async () => {
    const ask = async (id: string) => {
      const response = await fetch(`${app.url}/nothing`, { headers: { 'x-request-id': id } });
      const { requestId } = problem.parse(await response.json());
      expect(response.headers.get('x-request-id')).toBe(requestId);
      return requestId;
    };
    expect(await ask('order-2026:0001')).toBe('order-2026:0001');
    for (const bad of ['short', 'x'.repeat(81), 'has space in it', '{"a":"bcdefgh"}']) expect(await ask(bad)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('methods', () => {
  test.each(['TRACE', 'OPTIONS', 'PROPFIND', 'PURGE'])('%s is refused everywhere', async (method) => {
    for (const path of [...paths, '/', '/nothing']) {
      const { text } = await rawRequest(app.port, `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Canary: leak\r\nConnection: close\r\n\r\n`);
      expect([statusLines(text), /\r\nAllow: [A-Z, ]+\r\n/.test(text), text.includes('leak')], path).toEqual([[405], true, false]);
    }
  });
  test.each([['an invented one', 'BREW / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 501], ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 405]])('%s', async (_, bytes, status) => {
    const { text, isClosed } = await rawRequest(app.port, bytes);
    expect([statusLines(text), isClosed]).toEqual([[status], true]);
    expect(text).toContain('application/problem+json');
  });
});

describe('the name the server is called by', () => {
  const called = async (port: number, host: string, path = '/healthz') => statusLines((await rawRequest(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).text);
  test.each(['127.0.0.1', 'localhost', 'LOCALHOST:80', '[::1]', '[::1]:8737', '127.0.0.1:65535'])('%s is its own', async (host) => {
    expect(await called(app.port, host)).toEqual([200]);
  });
  test.each(['evil.example', 'evil.example:8737', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example#localhost', 'localhost:x', '0.0.0.0', '10.0.0.1', '', 'corridor.example'])('“%s” is refused everywhere', async (host) => {
    for (const path of ['/healthz', '/metrics', '/openapi.json', '/nothing', '/api/v1/places?q=a']) expect(await called(app.port, host, path), path).toEqual([421]);
  });
  test('a proxy’s is added by a setting', async () => {
    const proxied = await startApp({ hosts: readConfig({ CORRIDOR_HOSTS: 'corridor.example, Other.example' }).CORRIDOR_HOSTS });
    expect([await called(proxied.port, 'corridor.example'), await called(proxied.port, 'other.example:443'), await called(proxied.port, 'evil.example')]).toEqual([[200], [200], [421]]);
    await proxied.close();
    expect(() => readConfig({ CORRIDOR_HOSTS: 'https://corridor.example' })).toThrow('CORRIDOR_HOSTS');
  });
  test('planted: an app that answers to any name is found out', async () => {
    const open = await startApp({ hosts: ['evil.example'] });
    expect(await called(open.port, 'evil.example')).not.toEqual([421]);
    await open.close();
  });
});

/** A second request hidden in the body of the first: were it served, two answers would come. */
const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const quote = JSON.stringify(goodQuestion);
const head = 'POST /api/v1/quotes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';
const chunked = `${quote.length.toString(16)}\r\n${quote}\r\n0\r\n\r\n`;

describe('two lengths in one request', () => {
  test.each([
    ['CL and TE', `${head}Content-Length: ${chunked.length}\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}${HIDDEN}`],
    ['TE and CL', `${head}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunked}${HIDDEN}`],
    ['two different CL', `${head}Content-Length: ${quote.length}\r\nContent-Length: 5\r\n\r\n${quote}${HIDDEN}`],
    ['a list of CL', `${head}Content-Length: ${quote.length}, 5\r\n\r\n${quote}${HIDDEN}`],
    ['a signed CL', `${head}Content-Length: +${quote.length}\r\n\r\n${quote}${HIDDEN}`],
    ['TE with a space before the colon', `${head}Transfer-Encoding : chunked\r\nContent-Length: ${quote.length}\r\n\r\n${quote}${HIDDEN}`],
    ['TE: xchunked', `${head}Transfer-Encoding: xchunked\r\nContent-Length: ${quote.length}\r\n\r\n${quote}${HIDDEN}`],
    ['TE: chunked, identity', `${head}Transfer-Encoding: chunked, identity\r\n\r\n${chunked}${HIDDEN}`],
    ['TE twice', `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n${chunked}${HIDDEN}`],
    ['a chunk size with a sign', `${head}Transfer-Encoding: chunked\r\n\r\n+${chunked}${HIDDEN}`],
    ['a bare LF in the headers', `POST /api/v1/quotes HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 0\n\n${HIDDEN}`],
    ['a folded header', `${head}X-Folded: a\r\n Transfer-Encoding: chunked\r\nContent-Length: ${quote.length}\r\n\r\n${quote}${HIDDEN}`],
    ['a NUL in a header', `${head}X-Nul: a\0b\r\nContent-Length: ${quote.length}\r\n\r\n${quote}${HIDDEN}`],
    ['no Host', `GET /healthz HTTP/1.1\r\n\r\n`],
    ['two Hosts', `GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`],
  ])('%s is refused, and the connection ends', async (_, bytes) => {
    const { text, isClosed } = await rawRequest(app.port, bytes);
    expect([statusLines(text), isClosed]).toEqual([[400], true]);
  });
  test('planted: two honest requests on one connection give two answers', async () => {
    const { text } = await rawRequest(app.port, `${HIDDEN}${HIDDEN}`, 500);
    expect(statusLines(text)).toEqual([200, 200]);
  });
});

/**
 * F34: 200 strings that something might run, in every text field and query parameter: no 5xx, nothing altered, every log line one JSON object.
 * F32: no name in a body or a query reaches the prototype of all objects.
 */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { goodQuestion } from '../../support/question.ts';
import { INJECTIONS } from '../../support/hostile.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';

let log = '';
const keep = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
let app: StartedApp;
beforeAll(async () => void (app = await startApp({ logger: pino({ level: 'info' }, keep) })));
afterAll(() => app.close());

const prototypeFaults = (): string[] => [...Object.keys(Object.prototype), ...(({} as { polluted?: unknown }).polluted === undefined ? [] : ['polluted'])];
afterEach(() => expect(prototypeFaults()).toEqual([]));

/** Lines that are no JSON object of the logger's own making. */
const brokenLines = (text: string): string[] =>
  text.split('\n').filter((line) => {
    if (line === '') return false;
    try {
      const read = JSON.parse(line) as { level?: unknown; msg?: unknown };
      return typeof read.level !== 'number' || read.msg === 'forged';
    } catch {
      return true;
    }
  });

const post = (path: string, body: unknown, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
/** Twenty at a time. */
const each = async (shoot: (value: string) => Promise<void>): Promise<void> => {
  for (let i = 0; i < INJECTIONS.length; i += 20) await Promise.all(INJECTIONS.slice(i, i + 20).map(shoot));
};
const FIELDS: Readonly<Record<string, (value: string) => unknown>> = {
  from: (v) => ({ from: v }), to: (v) => ({ to: v }), weightKg: (v) => ({ weightKg: v }), volumeCbm: (v) => ({ volumeCbm: v }), amount: (v) => ({ value: { amount: v, currency: 'CNY' } }), valueCurrency: (v) => ({ value: { amount: '1', currency: v } }),
  readyAt: (v) => ({ readyAt: v }), readyUntil: (v) => ({ readyUntil: v }), dueAt: (v) => ({ dueAt: v }), regime: (v) => ({ regime: v }), currency: (v) => ({ currency: v }), hsCode: (v) => ({ hsCode: v }), temperature: (v) => ({ temperature: v }), dg: (v) => ({ dg: v }),
  modes: (v) => ({ modes: [v] }), carriers: (v) => ({ carriers: [v] }), via: (v) => ({ via: [v] }), avoid: (v) => ({ avoid: [v] }), statuses: (v) => ({ statuses: [v] }), aFieldName: (v) => ({ [v]: v }),
};

test('there are two hundred of them', () => expect(INJECTIONS.length).toBeGreaterThanOrEqual(200));

describe('every string', () => {
  test.each(Object.entries(FIELDS))('in %s of a question', async (_, changed) => {
    await each(async (value) => {
      const response = await post('/api/v1/quotes', { ...goodQuestion, ...(changed(value) as object) });
      const text = await response.text();
      expect([422, 200], `${JSON.stringify(value)} ${text.slice(0, 200)}`).toContain(response.status);
      expect(text).not.toMatch(/\.[jt]s:\d+|node:internal|syntax error/);
    });
  });
  test('in what is asked about', async () => {
    await each(async (what) => expect((await post('/api/v1/quotes/why-not', { question: goodQuestion, what })).status, what).toBe(422));
  });
  test.each(['/api/v1/places?q=', '/api/v1/places?role=', '/api/v1/places?limit=', '/api/v1/reach?from=', '/api/v1/reach?from=WH-HUANCUI&readyAt=', '/api/v1/', '/'])('behind %s', async (path) => {
    await each(async (value) => {
      const { status } = await fetch(app.url + path + encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '�')));
      expect([200, 404, 422], `${path} ${JSON.stringify(value)}`).toContain(status);
    });
  });
  test('in a header that is logged', async () => {
    for (const value of INJECTIONS.filter((text) => /^[\x20-\x7e]+$/.test(text))) expect((await fetch(`${app.url}/nothing`, { headers: { 'x-request-id': value, 'accept-language': value } })).status).toBe(404);
  });
  test('leaves lines that are one JSON object each, without bodies', () => {
    expect(log.split('\n').length).toBeGreaterThan(INJECTIONS.length * 20);
    expect(brokenLines(log)).toEqual([]);
    for (const secret of ['DROP TABLE', 'xp_cmdshell', 'jndi']) expect(log.split('\n').filter((line) => line.includes(secret) && !line.includes('"path"'))).toEqual([]);
  });
  test('planted: a line written by hand breaks, and is found', () => {
    const byHand = INJECTIONS.map((value) => `{"level":30,"msg":"asked for ${value}"}\n`).join('');
    expect(brokenLines(byHand).length).toBeGreaterThan(10);
  });
});

describe('the prototype of all objects', () => {
  const BODIES = [
    '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"value":{"__proto__":{"polluted":1}}}', '{"question":{"__proto__":{"polluted":1}}}', '{"__proto__":null}', '{"__proto__":{"from":"Huancui","to":"Seoul"}}', '[{"__proto__":{"polluted":1}}]',
    '{"__proto__.polluted":1}', '{"constructor.prototype.polluted":1}', '{"\\u005f_proto__":{"polluted":1}}', '{"via":{"__proto__":{"polluted":1}}}', '{"modes":["__proto__"]}',
  ];
  test.each(['/api/v1/quotes', '/api/v1/quotes/why-not', '/api/v1/quotes/profile'])('by a body to %s', async (path) => {
    for (const body of BODIES) expect((await post(path, body)).status, body).toBe(422);
  });
  test('by a query', async () => {
    for (const query of ['__proto__[polluted]=1', '__proto__.polluted=1', 'constructor[prototype][polluted]=1', 'constructor.prototype.polluted=1', '__proto__=1', 'q=a&__proto__[q]=b', 'q[__proto__][polluted]=1', 'q[]=a'])
      expect([200, 422], query).toContain((await fetch(`${app.url}/api/v1/places?${query}`)).status);
  });
  test('planted: a careless merge is found', () => {
    const merge = (into: Record<string, unknown>, from: Record<string, unknown>): void => {
      for (const [key, value] of Object.entries(from)) {
        if (value !== null && typeof value === 'object') merge((into[key] ??= {}) as Record<string, unknown>, value as Record<string, unknown>);
        else into[key] = value;
      }
    };
    merge({}, JSON.parse(BODIES[0] as string) as Record<string, unknown>);
    expect(prototypeFaults()).not.toEqual([]);
    delete (Object.prototype as { polluted?: unknown }).polluted;
  });
});

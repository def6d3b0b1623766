/** Quotations are printed beside the server, not in it: who asks for something else meanwhile does not wait. */
import type { ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/start-server.ts';

const QUESTION = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
let running: ChildProcess;
let url: string;
const post = async (path: string, body: unknown): Promise<Record<string, unknown>> =>
  (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': path }, body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>;

beforeAll(async () => {
  ({ url, process: running } = await startServer({}));
  // The embedded database opens behind the listening server, and on a busy machine takes its time.
  const isOpen = async (): Promise<boolean> => fetch(`${url}/api/v1/saved-quotes?limit=1`).then(async (answer) => (await answer.text()) !== '' && answer.ok, () => false);
  while (!(await isOpen())) await new Promise((done) => setTimeout(done, 200));
});
afterAll(() => void running.kill());

/** How many short answers came while a long one was under way. */
const answersMeanwhile = async (long: () => Promise<Response>, short: () => Promise<Response>): Promise<number> => {
  let isDone = false;
  const answer = long().then(async (response) => {
    await response.arrayBuffer();
    isDone = true;
  });
  let count = 0;
  while (!isDone) {
    await (await short()).text();
    await new Promise((done) => setTimeout(done, 5));
    if (!isDone) count += 1;
  }
  await answer;
  return count;
};

test('the first quotation, which unpacks the fonts, keeps nobody waiting', async () => {
  const answer = (await post('/api/v1/quotes', QUESTION)) as { options: { id: string }[] };
  const saved = await post('/api/v1/saved-quotes', { question: QUESTION, option: answer.options[0]?.id, customer: { name: '한빛물류', contact: '' }, note: '', margin: { name: 'B2B', percent: '8.0', minimum: null }, validDays: 7 });
  expect(saved['number']).toMatch(/^QL-/);
  await (await fetch(`${url}/healthz`)).text();
  const quotation = (): Promise<Response> => fetch(`${url}/api/v1/saved-quotes/${String(saved['number'])}/versions/1/quotation.pdf`);
  expect(await answersMeanwhile(quotation, () => fetch(`${url}/healthz`))).toBeGreaterThan(5);
  // On a machine with other work the first may have been refused for its time; the fonts are open the sooner for the next.
  let printed = await quotation();
  for (let again = 0; again < 3 && printed.status === 503; again++) printed = await quotation();
  expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await printed.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

test('planted: work in the server’s own thread is noticed', async () => {
  const busy: Server = createServer((request, response) => {
    const until = Date.now() + (request.url === '/long' ? 300 : 0);
    while (Date.now() < until);
    response.end(request.url === '/long' ? 'x'.repeat(20_000) : 'ok');
  });
  await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
  await (await fetch(base)).text();
  expect(await answersMeanwhile(() => fetch(`${base}/long`), () => fetch(base))).toBeLessThan(3);
  await new Promise((done) => busy.close(done));
});

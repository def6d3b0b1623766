/** F16: told to stop, the server says so first, answers whoever is under way, and ends with 0; told twice it ends at once and not with 0. */
import { afterEach, describe, expect, test } from 'vitest';
import { goodQuestion } from '../support/question.ts';
import { startPlanted, startServer, untilReady, type StartedServer } from '../support/start-server.ts';

let server: StartedServer | undefined;
afterEach(() => void server?.process.kill('SIGKILL'));

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const ended = ({ process }: StartedServer): Promise<number | null> => new Promise((done) => process.once('exit', (code) => done(code)));
const heavy = JSON.stringify({ ...goodQuestion, to: 'market:Hamburg', readyUntil: '2026-12-14T09:00:00+08:00' });
/** 200, or what came instead of an answer. */
const ask = (url: string): Promise<number | string> =>
  fetch(`${url}/api/v1/quotes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: heavy })
    .then(async (response) => (await response.arrayBuffer(), response.status))
    .catch((cause: unknown) => String(cause));

/** 50 requests on 50 connections, all under way when the signal comes. */
const stopUnder50 = async (target: StartedServer): Promise<Promise<(number | string)[]>[]> => {
  await untilReady(target);
  const asked = Array.from({ length: 50 }, () => ask(target.url));
  await pause(300);
  target.process.kill('SIGTERM');
  return [Promise.all(asked)];
};

describe('told to stop with 50 requests under way', () => {
  test('it is not ready first, breaks none of them, and ends with 0 within ten seconds', async () => {
    server = await startServer({ CORRIDOR_DRAIN_MS: '4000' });
    const end = ended(server);
    const [answers] = await stopUnder50(server);
    const told = performance.now();
    let asked = await fetch(`${server.url}/readyz`);
    // The signal takes a moment to arrive.
    while (asked.status === 200 && performance.now() - told < 3000) asked = await fetch(`${server.url}/readyz`);
    expect([asked.status, asked.headers.get('connection'), ((await asked.json()) as { stopping: boolean }).stopping]).toEqual([503, 'close', true]);
    // 503 is an answer too: a request that could not be planned before the end is told to ask again.
    const statuses = (await answers) ?? [];
    expect(statuses.filter((answer) => answer !== 200 && answer !== 503)).toEqual([]);
    expect(statuses.filter((answer) => answer === 200).length).toBeGreaterThan(0);
    expect(await end).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_500);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
  test('planted: a server that just leaves is found out', async () => {
    server = await startPlanted('noDrain');
    const [answers] = await stopUnder50(server);
    expect(((await answers) ?? []).filter((answer) => typeof answer === 'string').length).toBeGreaterThan(0);
  });
});

describe('told twice', () => {
  test('it ends at once, and not with 0', async () => {
    server = await startServer({ CORRIDOR_DRAIN_MS: '5000' });
    const end = ended(server);
    await untilReady(server);
    server.process.kill('SIGTERM');
    await pause(200);
    const again = performance.now();
    server.process.kill('SIGTERM');
    expect(await end).toBe(1);
    // Well before the five seconds it would wait, also on a busy machine.
    expect(performance.now() - again).toBeLessThan(2500);
  });
});

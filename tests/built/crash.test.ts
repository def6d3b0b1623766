/** F17: a fault nobody caught is told with the request it befell, and the process ends, not with 0. */
import { afterEach, expect, test } from 'vitest';
import { startServer, type StartedServer } from '../support/start-server.ts';

let server: StartedServer | undefined;
afterEach(() => void server?.process.kill('SIGKILL'));

const linesOf = ({ output }: StartedServer): Record<string, unknown>[] =>
  output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);

test.each([['throw', 'uncaughtException'], ['reject', 'unhandledRejection']])('%s', async (plant, event) => {
  server = await startServer({}, ['--import', './tests/support/plant-crash.mjs', 'dist/server/main.js']);
  const end = new Promise<number | null>((done) => server?.process.once('exit', (code) => done(code)));
  const id = `crash-${plant}-0001`;
  const response = await fetch(`${server.url}/healthz?plant=${plant}`, { headers: { 'x-request-id': id } });
  expect(response.status).toBe(200);
  expect(await end).toBe(70);
  expect(linesOf(server)).toContainEqual(expect.objectContaining({ level: 60, event, requestId: id }));
});

test('without the fault it lives on', async () => {
  server = await startServer({}, ['--import', './tests/support/plant-crash.mjs', 'dist/server/main.js']);
  await fetch(`${server.url}/healthz?plant=nothing`);
  await new Promise((done) => setTimeout(done, 200));
  expect(server.process.exitCode).toBeNull();
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

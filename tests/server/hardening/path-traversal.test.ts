/** F35: no address leads out of the folder of the pages. A canary beside it is never read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRAVERSALS } from '../../support/hostile.ts';
import { rawRequest, statusLines } from '../../support/raw-request.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';

const CANARY = 'canary-5f1c';
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
let app: StartedApp;
beforeAll(async () => {
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  for (const file of ['canary.txt', 'web/.hidden']) writeFileSync(join(folder, file), CANARY);
  for (const file of ['web/index.html', 'web/assets/app.js']) writeFileSync(join(folder, file), 'page');
  app = await startApp({ web: pathToFileURL(`${join(folder, 'web')}/`) });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** As written: a client would tidy the path first. */
const get = (path: string) => rawRequest(app.port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);

test('the pages themselves are served', async () => {
  for (const path of ['/', '/index.html', '/assets/app.js']) expect(statusLines((await get(path)).text)).toEqual([200]);
});

describe.each(['/', '/assets/', '/docs/', '/api/v1/', '/api/v1/quotes/'])('below %s', (base) => {
  test.each(TRAVERSALS)('%s', async (way) => {
    const { text } = await get(base + way);
    expect(text).not.toContain(CANARY);
    expect([400, 404]).toContain(statusLines(text)[0]);
  });
});

test.each(['/.hidden', '/canary.txt', '/file:///etc/passwd', '//etc/passwd', '/docs/package.json', '/docs/swagger-ui.js.map', '/dist/server/main.js', '/package.json', '/data/places.csv', '/.git/config'])('%s is not there', async (path) => {
  const { text } = await get(path);
  expect([statusLines(text)[0], text.includes(CANARY)]).toEqual([404, false]);
});

test('planted: the canary is found when the folder above is served', async () => {
  const planted = await startApp({ web: pathToFileURL(`${folder}/`) });
  const { text } = await rawRequest(planted.port, 'GET /canary.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
  await planted.close();
  expect(text).toContain(CANARY);
});

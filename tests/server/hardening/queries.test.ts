/** What stands in an address is checked before the store sees it: no text of it ends as a failure of the server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { goodQuestion } from '../../support/question.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';
import { memoryStore } from '../../support/store.ts';

let app: StartedApp;
let store: Store;
beforeAll(async () => {
  store = await memoryStore();
  app = await startApp({ store });
});
afterAll(async () => {
  await app.close();
  await store.close();
});
const TABLE = 'from,to,weight_kg,volume_cbm,value\n环翠,首尔,420,3.2,30000\n';
const told = async (path: string, init: RequestInit = {}): Promise<{ status: number; pointers: string[] }> => {
  const response = await fetch(`${app.url}${path}`, init);
  const body = (await response.json()) as { errors?: { pointer: string }[] };
  return { status: response.status, pointers: (body.errors ?? []).map(({ pointer }) => pointer) };
};
const send = (query: string): Promise<{ status: number; pointers: string[] }> =>
  told(`/api/v1/rfqs?${query}`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': `queries-${query}` }, body: TABLE });

test.each(['%00', 'QL-20261201-0001%00', '../x', 'QL-1'])('the quotation of a quote called %s', async (number) => {
  expect((await told(`/api/v1/saved-quotes/${encodeURIComponent(decodeURIComponent(number))}/versions/1/quotation.pdf`)).status).toBe(404);
});
test.each([['name=%00', '/name'], ['name=a%00b.csv', '/name'], ['mapping=%00', '/mapping']])('a table sent with %s', async (query, pointer) => {
  expect(await send(query)).toEqual({ status: 422, pointers: [pointer] });
});
describe('figures', () => {
  let id: string;
  beforeAll(async () => {
    const response = await fetch(`${app.url}/api/v1/rfqs`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': 'figures' }, body: TABLE });
    id = ((await response.json()) as { id: string }).id;
  });
  test.each(['from=2147483648', 'from=999999999', 'from=1e2', 'from=-1', 'from=1&from=2', 'limit=1e2', 'limit=0x10', 'limit=201', 'limit=%201'])('rows with %s', async (query) => {
    expect(await told(`/api/v1/rfqs/${id}?${query}`)).toEqual({ status: 422, pointers: [`/${query.split('=')[0]}`] });
  });
  test.each(['saved-quotes', 'rfqs'])('%s', async (list) => {
    for (const limit of ['1e2', '0x10', '1.5', '%20', '99999999999']) expect(await told(`/api/v1/${list}?limit=${limit}`), limit).toEqual({ status: 422, pointers: ['/limit'] });
    expect((await told(`/api/v1/${list}?limit=`)).status).toBe(200);
    expect((await told(`/api/v1/${list}?limit=7`)).status).toBe(200);
  });
});
test('nothing that the list is asked with breaks it', async () => {
  for (const name of ['q', 'from', 'to', 'after', 'state', 'sort']) {
    for (const type of ['', '.csv']) {
      const response = await fetch(`${app.url}/api/v1/saved-quotes${type}?${name}=%00`);
      await response.text();
      expect(response.status, `${name}${type}`).toBeLessThan(500);
    }
  }
});
test('a state given twice counts once', async () => {
  const total = async (query: string): Promise<number> => ((await (await fetch(`${app.url}/api/v1/saved-quotes?state=${query}`)).json()) as { total: number }).total;

  await fetch(`${app.url}/api/v1/saved-quotes`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'one' },
    body: JSON.stringify({ question: goodQuestion, option: 'FERRY-WEI-INC@2026-12-08:loose', customer: { name: '环翠渔具示例厂', contact: '' }, note: '', margin: { name: 'B2B', percent: '8.0', minimum: null }, validDays: 7 }),
  });
  expect([await total('open'), await total('open,open')]).toEqual([1, 1]);
});
test('a larger file than is taken is told as such, with the setting that says how large', async () => {
  const response = await fetch(`${app.url}/api/v1/rfqs`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': 'large', 'accept-language': 'en' }, body: 'x'.repeat(5120 * 1024 + 1) });
  expect([response.status, await response.json()]).toEqual([413, expect.objectContaining({ code: 'FILE_TOO_LARGE', detail: expect.stringContaining('5.1 MB, more than 5 MB'), limit: { name: 'CORRIDOR_FILE_KB', max: 5120 } })]);
});

/** The contract as a program uses it: the client generated from it asks, saves, lists and reads a quote; the compiler holds every field to the contract. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../server/ports/store.ts';
import { typedClient } from '../support/client.ts';
import { goodQuestion } from '../support/question.ts';
import { newKey } from '../support/saving.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';
import { memoryStore } from '../support/store.ts';

let store: Store;
let app: StartedApp;
beforeAll(async () => {
  store = await memoryStore();
  app = await startApp({ store });
});
afterAll(async () => {
  await app.close();
  await store.close();
});

test('a quote is asked, saved, found in the list and read', async () => {
  const client = typedClient(app.url);
  const asked = await client.POST('/api/v1/quotes', { body: goodQuestion });
  const cheapest = asked.data?.options.find(({ picks }) => picks.includes('cheapest'));
  const saved = await client.POST('/api/v1/saved-quotes', {
    params: { header: { 'Idempotency-Key': newKey()['idempotency-key'] ?? '' } },
    body: { question: goodQuestion, option: cheapest?.id ?? '', customer: { name: '环翠渔具示例厂', contact: '' }, note: '', margin: { name: '', percent: '8.0', minimum: null }, validDays: 7 },
  });
  expect([saved.response.status, saved.error]).toEqual([201, undefined]);
  const number = saved.data?.number ?? '';
  const listed = await client.GET('/api/v1/saved-quotes', { params: { query: { q: '环翠渔具' } } });
  expect(listed.data?.rows.map((row) => row.number)).toEqual([number]);
  const read = await client.GET('/api/v1/saved-quotes/{number}/versions/{version}', { params: { path: { number, version: 1 } } });
  expect(read.data?.option.price).toEqual(cheapest?.price);
  expect(read.data?.option.charges).toEqual(cheapest?.charges);
});
test('what is wrong comes as a problem with its fields', async () => {
  const refused = await typedClient(app.url).POST('/api/v1/quotes', { body: { ...goodQuestion, from: 'Atlantis' } });
  expect([refused.data, refused.error?.code, refused.error?.errors.map(({ pointer }) => pointer)]).toEqual([undefined, 'INVALID_REQUEST', ['/from']]);
});

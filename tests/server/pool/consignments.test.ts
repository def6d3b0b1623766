/** The pool over HTTP: entered, listed, edited, moved, taken out; every fault at once, nobody's change lost. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConsignmentBody, ConsignmentPageBody } from '../../../server/http/contract/consignment.ts';
import type { ProblemBody } from '../../../server/http/contract/quote.ts';
import { startOffice, type Answered, type Office } from '../../support/office.ts';
import { goodConsignment } from '../../support/pool.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { newKey } from '../../support/saving.ts';
import { empty, heldBy, PGLITE } from '../../support/store.ts';

const LIST = '/api/v1/consignments';
const held = heldBy(PGLITE);
let app: Office;
beforeAll(async () => {
  app = await startOffice(referenceNetwork().edition, held.store);
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  await empty(held);
  app.at('2026-12-07T09:00:00+08:00');
});

const add = (change: Record<string, unknown> = {}): Promise<Answered<ConsignmentBody>> => app.call('POST', LIST, goodConsignment(change), newKey());
const list = async (query = ''): Promise<ConsignmentPageBody> => (await app.call<ConsignmentPageBody>('GET', `${LIST}${query}`)).body;
const faultsOf = ({ body }: Answered<unknown>): string[] => (body as ProblemBody).errors.map(({ pointer, code }) => `${pointer} ${code}`).sort();
const seen = (revision: number): Record<string, string> => ({ 'if-match': `"${revision}"` });

test('what is entered comes back as it was, with places by name and times of their own zones', async () => {
  const added = await add({ source: { model: 'purchaseSupply', supplier: '文登汽配', purchaseOrder: 'PO-7', expectedAt: '2026-12-07T08:00:00+08:00' }, dg: '3', rates: { currency: 'KRW', holdingPerDay: '1200', latePerDay: null, leftBehind: '0' } });
  expect(added.status).toBe(201);
  expect(added.headers.get('location')).toBe(`${LIST}/${added.body.id}`);
  expect(added.headers.get('etag')).toBe('"1"');
  expect(added.body).toMatchObject({
    id: 'CSG-20261207-000001', state: 'received', mayBecome: ['planned', 'leftBehind'], hub: { id: 'CNWEI', names: { zh: '威海港' } }, destination: { id: 'MKT-KR-SEOUL' }, weightKg: '420.500', volumeCbm: '3.200000', pieceCount: 3,
    regime: '9710', temperature: 'T-AMB', dg: '3', alone: false, readyAt: '2026-12-07T09:00:00+08:00', dueAt: '2026-12-12T18:00:00+09:00', source: { model: 'purchaseSupply', expectedAt: '2026-12-07T08:00:00+08:00' },
    rates: { currency: 'KRW', holdingPerDay: '1200', latePerDay: null, leftBehind: '0' }, placed: null,
  });
  expect((await app.call<ConsignmentBody>('GET', `${LIST}/${added.body.id}`)).body).toEqual(added.body);
  expect((await list()).rows).toEqual([added.body]);
});

test('every fault at once, each with its pointer', async () => {
  const refused = await app.call('POST', LIST, {
    hub: 'Atlantis', reference: '', source: { model: 'purchaseForward', agent: 'x' }, shipper: 'a', consignee: 'b', goods: 'c', hsCode: '12', weightKg: -1, volumeCbm: 'much', destination: 'CNWEI', readyAt: 'soon', dueAt: '2026-12-01T00:00:00+08:00', colour: 'red',
  }, newKey());
  expect(refused.status).toBe(422);
  expect(faultsOf(refused)).toEqual([
    '/colour UNKNOWN_FIELD', '/destination UNKNOWN_PLACE', '/hsCode UNKNOWN_VALUE', '/hub UNKNOWN_PLACE', '/readyAt NOT_AN_INSTANT', '/reference MISSING', '/source/buyerOrder MISSING', '/volumeCbm NOT_A_NUMBER', '/weightKg OUT_OF_RANGE',
  ]);
  expect(faultsOf(await add({ dueAt: '2026-12-07T09:00:00+08:00', pieces: [{ lengthMm: 2000, widthMm: 2000, heightMm: 1000, count: 1 }] }))).toEqual(['/dueAt DUE_BEFORE_READY', '/pieces CONFLICT']);
  expect((await list()).total).toBe(0);
});

test('a reference is one consignment at its hub, and a repeated call writes nothing', async () => {
  const key = newKey();
  const [first, again] = [await app.call<ConsignmentBody>('POST', LIST, goodConsignment(), key), await app.call<ConsignmentBody>('POST', LIST, goodConsignment(), key)];
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await add()).toMatchObject({ status: 409, body: { code: 'REFERENCE_TAKEN' } });
  expect((await add({ hub: 'CNSHD' })).status).toBe(201);
  expect((await list()).total).toBe(2);
  expect(await app.call('POST', LIST, goodConsignment({ reference: 'x' }))).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
});

test('an edit names the revision it has seen; what is left out stays, null empties', async () => {
  const { id } = (await add()).body;
  expect(await app.call('PATCH', `${LIST}/${id}`, { note: 'a' })).toMatchObject({ status: 428 });
  const edited = await app.call<ConsignmentBody>('PATCH', `${LIST}/${id}`, { weightKg: '430', dueAt: null, hsCode: null }, seen(1));
  expect(edited).toMatchObject({ status: 200, body: { revision: 2, weightKg: '430.000', dueAt: null, hsCode: null, goods: '碳素钓竿', pieceCount: 3 } });
  expect(await app.call('PATCH', `${LIST}/${id}`, { note: 'b' }, seen(1))).toMatchObject({ status: 412 });
  expect(faultsOf(await app.call('PATCH', `${LIST}/${id}`, { volumeCbm: '0.1', hub: 'CNSHD' }, seen(2)))).toEqual(['/hub UNKNOWN_FIELD']);
  expect(faultsOf(await app.call('PATCH', `${LIST}/${id}`, { volumeCbm: '0.1' }, seen(2)))).toEqual(['/pieces CONFLICT']);
  await add({ reference: 'RC-0002' });
  expect(await app.call('PATCH', `${LIST}/${id}`, { reference: 'RC-0002' }, seen(2))).toMatchObject({ status: 409, body: { code: 'REFERENCE_TAKEN' } });
});

describe('states', () => {
  const ON = { departure: 'FERRY-WEI-INC@2026-12-08', unit: '40HQ' };
  const move = (id: string, revision: number, body: unknown): Promise<Answered<ConsignmentBody>> => app.call('POST', `${LIST}/${id}/move`, body, { ...newKey(), ...seen(revision) });

  test('received, planned, loaded, departed; what is loaded is not edited, what has departed stays', async () => {
    const { id } = (await add()).body;
    expect(await move(id, 1, { state: 'loaded' })).toMatchObject({ status: 409, body: { code: 'CONSIGNMENT_STATE' } });
    expect(await move(id, 1, { state: 'planned' })).toMatchObject({ status: 409 });
    expect(await move(id, 1, { state: 'planned', placed: ON })).toMatchObject({ status: 200, body: { state: 'planned', placed: ON, revision: 2 } });
    expect(await move(id, 2, { state: 'loaded' })).toMatchObject({ body: { state: 'loaded', placed: ON } });
    expect(await app.call('PATCH', `${LIST}/${id}`, { note: 'a' }, seen(3))).toMatchObject({ status: 409, body: { code: 'CONSIGNMENT_STATE' } });
    expect(await app.call('DELETE', `${LIST}/${id}`, undefined, seen(3))).toMatchObject({ status: 409 });
    expect(await move(id, 3, { state: 'departed' })).toMatchObject({ body: { state: 'departed', mayBecome: [] } });
    expect(await move(id, 4, { state: 'received' })).toMatchObject({ status: 409 });
    expect((await list(`?departure=${encodeURIComponent(ON.departure)}`)).total).toBe(1);
  });

  test('left behind says why, and goes back into the pool', async () => {
    const { id } = (await add()).body;
    await move(id, 1, { state: 'planned', placed: ON });
    expect(await move(id, 2, { state: 'leftBehind', reason: '船满' })).toMatchObject({ body: { state: 'leftBehind', placed: null, reason: '船满' } });
    expect(await move(id, 3, { state: 'received' })).toMatchObject({ body: { state: 'received', reason: '' } });
    expect(await app.call('DELETE', `${LIST}/${id}`, undefined, seen(4))).toMatchObject({ status: 204 });
    expect(await app.call('GET', `${LIST}/${id}`)).toMatchObject({ status: 404 });
  });

  test('many at once: all or none', async () => {
    const ids = await Promise.all(['a', 'b', 'c'].map(async (reference) => (await add({ reference })).body.id));
    const moves = (last: number) => ({ moves: [{ consignments: ids.map((id, i) => ({ id, revision: i === 2 ? last : 1 })), state: 'planned', placed: ON }] });
    expect(await app.call('POST', `${LIST}/moves`, moves(7), newKey())).toMatchObject({ status: 412 });
    expect((await list('?state=planned')).total).toBe(0);
    expect(await app.call('POST', `${LIST}/moves`, moves(1), newKey())).toMatchObject({ status: 200, body: { moved: ids.map((id) => ({ id, revision: 2, state: 'planned' })).sort((a, b) => (a.id < b.id ? -1 : 1)) } });
    expect((await list()).byState).toMatchObject({ planned: 3, received: 0 });
    const twice = { moves: [{ consignments: [{ id: ids[0] }, { id: ids[0] }], state: 'received' }] };
    expect(faultsOf(await app.call('POST', `${LIST}/moves`, twice, newKey()))).toEqual(['/moves/0/consignments/1/id DUPLICATE_ID']);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    for (let i = 0; i < 7; i += 1)
      await add({
        reference: `R-${i}`, weightKg: 10 + ((i * 5) % 7), pieces: [], hub: i % 2 === 0 ? 'CNWEI' : 'CNSHD', regime: i < 3 ? '9610' : '9710', shipper: ['张三', '李四', 'Aoki'][i % 3], dueAt: i === 4 ? null : `2026-12-${20 - i}T18:00:00+09:00`,
        ...(i === 5 ? { source: { model: 'purchaseForward', buyerOrder: 'SO-99', agent: '代采公司' } } : {}),
      });
  });

  test('filters, words, what all of it weighs', async () => {
    expect((await list('?hub=CNSHD')).total).toBe(3);
    expect((await list('?regime=9610&hub=CNWEI')).total).toBe(2);
    expect((await list('?model=purchaseForward')).rows.map((row) => row.reference)).toEqual(['R-5']);
    expect((await list('?q=so-99')).total).toBe(1);
    expect((await list('?q=aoki%20r-2')).total).toBe(1);
    expect((await list('?destination=MKT-KR-BUSAN')).total).toBe(0);
    expect(await list()).toMatchObject({ total: 7, weightKg: '91.000', volumeCbm: '22.400000' });
  });
  test.each(['id', 'reference', 'shipper', 'consignee', 'readyAt', 'dueAt', 'priority', 'weight', 'volume', 'changedAt'])('sorted by %s every row comes once, page by page, up and down', async (sort) => {
    const walk = async (direction: string): Promise<string[]> => {
      const found: string[] = [];
      for (let after = ''; ; ) {
        const page = await list(`?sort=${sort}&direction=${direction}&limit=2${after}`);
        found.push(...page.rows.map((row) => row.reference));
        if (page.next === null) return found;
        after = `&after=${encodeURIComponent(page.next)}`;
      }
    };
    const up = await walk('asc');
    expect(new Set(up).size).toBe(7);
    expect(await walk('desc')).toEqual([...up].reverse());
    if (sort === 'dueAt') expect(up.at(-1)).toBe('R-4');
  });
  test('a page of another question is refused', async () => {
    const { next } = await list('?limit=2');
    expect(await app.call('GET', `${LIST}?limit=2&hub=CNWEI&after=${next ?? ''}`)).toMatchObject({ status: 422, body: { code: 'BAD_CURSOR' } });
    expect(faultsOf(await app.call('GET', `${LIST}?state=lost&model=x`))).toEqual(['/model UNKNOWN_VALUE', '/state UNKNOWN_VALUE']);
  });
});

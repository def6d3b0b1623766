/**
 * F26: every operation of the contract under valid, damaged and senseless requests. FUZZ says how many each (10), FUZZ_SEED which.
 * No 5xx, no hang, nothing accepted that the contract forbids, every answer of its declared status, type and shape.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../../server/http/openapi.ts';
import { inlineEngine } from '../../../server/engine/inline.ts';
import type { Engine } from '../../../server/ports/engine.ts';
import { makeFuzz, type Tally } from '../../support/fuzz.ts';
import type { Store } from '../../../server/ports/store.ts';
import { goodQuestion } from '../../support/question.ts';
import { memoryStore } from '../../support/store.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { startApp, type StartedApp } from '../../support/start-app.ts';

const RUNS = Number(process.env['FUZZ'] ?? 10);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261201);
/** The longest run is some thousand requests for each operation. */
const FUZZ_MS = 30 * 60_000;

/** Number and id in the document are examples; here they are the first that are given out. */
const { targets, run } = makeFuzz(JSON.parse(JSON.stringify(openApiDocument('test')).replaceAll('QL-20261207-0042', 'QL-20261201-0001').replaceAll('RFQ-20261207-0042', 'RFQ-20261201-0001').replaceAll('CSG-20261207-000042', 'CSG-20261201-000001').replaceAll('IMP-20261207-0042', 'IMP-20261201-0001').replaceAll('BK-20261207-0042', 'BK-20261201-0001')));
const tally: Tally = { statuses: new Map() };
let app: StartedApp;
let store: Store;

beforeAll(async () => {
  process.stderr.write(`fuzz: ${RUNS} requests for each of ${targets.length} operations, seed ${SEED}\n`);
  store = await memoryStore();
  app = await startApp({ store });
  const saved = await fetch(`${app.url}/api/v1/saved-quotes`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'fuzz-first-quote' },
    body: JSON.stringify({ question: goodQuestion, option: 'FERRY-WEI-INC@2026-12-08:loose', customer: { name: '环翠渔具示例厂', contact: '' }, note: '', margin: { name: 'B2B', percent: '8.0', minimum: null }, validDays: 7 }),
  });
  expect(((await saved.json()) as { number: string }).number).toBe('QL-20261201-0001');
  const sent = await fetch(`${app.url}/api/v1/rfqs`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': 'fuzz-first-rfq' }, body: 'from,to,weight_kg,volume_cbm,value\n环翠,首尔,420,3.2,30000\n' });
  expect(((await sent.json()) as { id: string }).id).toBe('RFQ-20261201-0001');
  const taken = await fetch(`${app.url}/api/v1/consignment-imports`, { method: 'POST', headers: { 'content-type': 'text/csv', 'idempotency-key': 'fuzz-first-import' }, body: 'hub,reference,shipper,consignee,goods,weight_kg,volume_cbm,destination\nCNWEI,R-1,a,b,c,420,3.2,首尔\n' });
  expect(((await taken.json()) as { id: string }).id).toBe('IMP-20261201-0001');
  const booked = await fetch(`${app.url}/api/v1/bookings`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'fuzz-first-booking' }, body: JSON.stringify({ departure: 'FERRY-WEI-INC@2026-12-08', unit: '40HQ', measure: 'teu', quantity: 2, holder: 'x' }) });
  expect(((await booked.json()) as { id: string }).id).toBe('BK-20261201-0001');
});
afterAll(async () => {
  process.stderr.write(`fuzz: answers ${JSON.stringify(Object.fromEntries([...tally.statuses].sort(([a], [b]) => a - b)))}\n`);
  await app.close();
  await store.close();
});
afterEach(() => {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe('every operation', () => {
  test.each(targets)('$name', (target) => run(app.url, target, RUNS, SEED, tally), FUZZ_MS);
  test('answered as well as refused', () => {
    for (const status of [200, 405, 415, 422]) expect(tally.statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0);
  });
});

describe('planted faults are found', () => {
  const quotes = targets.filter(({ operation }) => operation.operationId === 'quoteShipment');
  const shoot = async (planted: StartedApp): Promise<void> => {
    try {
      for (const target of quotes) await run(planted.url, target, 200, SEED, { statuses: new Map() });
    } finally {
      await planted.close();
    }
  };
  const engine = inlineEngine(referenceNetwork());

  test('a planner that breaks on one kind of question', async () => {
    const broken: Engine = { ...engine, run: (name, input, options) => ('via' in input && input.via.length > 0 ? Promise.reject(new TypeError('planted')) : engine.run(name, input, options)) };
    await expect(startApp({ engine: broken }).then(shoot)).rejects.toThrow(/status 500[\s\S]*curl -i -X POST/);
  });
  test('an answer with a field that the contract does not have', async () => {
    const planted = await startApp({}, (made) => {
      const { json } = made.response;
      made.response.json = function more(body: unknown) {
        return json.call(this, this.req.path === '/api/v1/quotes' ? { ...(body as object), planted: true } : body);
      };
      return made;
    });
    await expect(shoot(planted)).rejects.toThrow(/breaks its schema/);
  });
});

/** From the pool to a plan over HTTP: asked for, made by a job, judged, changed by hand, taken over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsolidationBody, ConsolidationRowBody, RecheckBody } from '../../server/http/contract/consolidation.ts';
import type { Office } from '../support/office.ts';
import { startShidao, WEEK, type Shidao } from '../support/shidao.ts';

/** Shipper, kg, m³, destination, ready, regime, temperature. */
const POOL: readonly (readonly [string, number, number, string, string, string, string])[] = [
  ['石岛渔具示例厂', 2400, 9.5, 'MKT-KR-SEOUL', '2026-12-07T09:00:00+08:00', '9710', 'T-AMB'],
  ['石岛渔具示例厂', 1800, 7.2, 'MKT-KR-SEOUL', '2026-12-07T10:00:00+08:00', '9710', 'T-AMB'],
  ['荣成家纺示例公司', 3100, 18.4, 'MKT-KR-SEOUL', '2026-12-07T12:00:00+08:00', '0110', 'T-AMB'],
  ['荣成家纺示例公司', 900, 6.1, 'MKT-KR-INCHEON', '2026-12-08T08:00:00+08:00', '9710', 'T-AMB'],
  ['成山包裹示例公司', 420, 3.2, 'MKT-KR-SEOUL', '2026-12-07T08:00:00+08:00', '9610', 'T-AMB'],
  ['成山包裹示例公司', 510, 3.9, 'MKT-KR-SEOUL', '2026-12-07T08:30:00+08:00', '9610', 'T-AMB'],
  ['俚岛海产示例公司', 4200, 4.2, 'MKT-KR-SEOUL', '2026-12-07T09:00:00+08:00', '9710', 'T-FROZEN'],
];

let shidao: Shidao;
let office: Office;
let plan: ConsolidationBody;
const minor = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);
const sum = (amounts: readonly { readonly amount: string }[]): number => amounts.reduce((total, amount) => total + minor(amount), 0);

beforeAll(async () => {
  shidao = await startShidao();
  office = shidao.office;
  // What left last week comes first in every list of the hub.
  for (let i = 0; i < POOL.length; i += 1) {
    const { body } = await office.call<{ id: string }>('POST', '/api/v1/consignments', {
      hub: 'CNSHD', reference: `OLD-${i}`, source: { model: 'consolidation' }, shipper: '上周示例公司', consignee: 'Seoul Trading 示例', goods: '示例', weightKg: '100', volumeCbm: '1', destination: 'MKT-KR-SEOUL', readyAt: '2026-11-28T09:00:00+08:00',
    }, shidao.key());
    for (const state of ['planned', 'loaded', 'departed']) {
      const moved = await office.call('POST', `/api/v1/consignments/${body.id}/move`, { state, placed: { departure: 'FERRY-SHD-INC@2026-12-01', unit: '40HQ' } }, { ...shidao.key(), 'if-match': '*' });
      expect(moved.status, moved.text).toBe(200);
    }
  }
  for (const [i, [shipper, weightKg, volumeCbm, destination, readyAt, regime, temperature]] of POOL.entries()) await shidao.enter({ reference: `T-${i}`, shipper, weightKg: String(weightKg), volumeCbm: String(volumeCbm), destination, readyAt, dueAt: '2026-12-12T18:00:00+09:00', regime, temperature });
  plan = await shidao.plan();
}, 120_000);
afterAll(() => shidao.close());

test('the board of the hub has its departures with cut-offs, units and prices', async () => {
  const { status, body } = await office.call<{ departures: ConsolidationBody['departures'] }>('GET', `/api/v1/hubs/CNSHD/board?from=${encodeURIComponent(WEEK.from)}&until=${encodeURIComponent(WEEK.until)}`);
  expect(status).toBe(200);
  expect(body.departures.map(({ id }) => id)).toContain('FERRY-SHD-INC@2026-12-08@KRINC');
  expect(body.departures.every(({ units, cutOffs }) => units.length > 0 && cutOffs.length > 0)).toBe(true);
});

describe('the plan', () => {
  test('places everybody once, is done, and its bound is below its cost', () => {
    expect(plan.job.state).toBe('done');
    const placed = [...(plan.plan?.batches.flatMap(({ consignments }) => consignments) ?? []), ...(plan.plan?.leftBehind.map(({ consignment }) => consignment) ?? [])];
    expect(placed.toSorted()).toEqual(plan.consignments.map(({ id }) => id).toSorted());
    expect(minor(plan.plan?.bound as never)).toBeLessThanOrEqual(minor(plan.plan?.cost as never));
    expect(plan.plan?.endedBy).toBe('gap');
  });
  test('adds up: parts to the cost, shares to each batch', () => {
    expect(sum(Object.values(plan.plan?.parts ?? {}))).toBe(minor(plan.plan?.cost as never));
    for (const batch of plan.plan?.batches ?? []) expect(sum(batch.shares.map(({ cost }) => cost)), batch.id).toBe(minor(batch.cost));
  });
  test('costs less than everybody by himself', () => {
    expect(minor(plan.plan?.cost as never)).toBeLessThan(minor(plan.plan?.alone as never));
  });
  test('keeps parcels under 9610 apart from declared goods (C4)', () => {
    const regime = new Map(plan.consignments.map((consignment) => [consignment.id, consignment.regime]));
    for (const { unit, consignments } of plan.plan?.batches ?? []) if (unit !== 'loose') expect(new Set(consignments.map((id) => regime.get(id) === '9610')).size).toBe(1);
  });
  test('leaves frozen goods behind with the reason: no line takes them (C9)', () => {
    const frozen = plan.consignments.find(({ temperature }) => temperature === 'T-FROZEN')?.id;
    expect(plan.plan?.leftBehind).toMatchObject([{ consignment: frozen, reason: { code: 'TEMPERATURE' } }]);
  });
});

test('the latest plan of a hub is found again, with what tells it from others', async () => {
  const { body } = await office.call<{ rows: ConsolidationRowBody[]; next: string | null }>('GET', '/api/v1/consolidations?hub=CNSHD');
  expect(body.rows).toMatchObject([{ id: plan.id, state: 'done', noPlan: null, question: plan.question, plan: { cost: plan.plan?.cost, bound: plan.plan?.bound, gap: plan.plan?.gap, sent: POOL.length - 1, leftBehind: 1 } }]);
  expect(body.next).toBeNull();
});

test('its manifest has a line for each consignment it sends, and the lines sum to the cost of what goes', async () => {
  const { status, text } = await fetch(`${office.base}/api/v1/consolidations/${plan.id}/manifest.csv`, { headers: { 'accept-language': 'en' } }).then(async (response) => ({ status: response.status, text: await response.text() }));
  expect(status).toBe(200);
  const lines = text.trim().split('\n').slice(1);
  expect(lines.length).toBe(plan.plan?.batches.reduce((n, { consignments }) => n + consignments.length, 0));
  expect(lines.reduce((total, line) => total + Math.round(Number(line.split(',').at(-2)) * 100), 0)).toBe(sum((plan.plan?.batches ?? []).map(({ cost }) => cost)));
});

describe('a change by hand', () => {
  const recheck = (moves: unknown) => office.call<RecheckBody>('POST', `/api/v1/consolidations/${plan.id}/recheck`, { moves });
  test('that changes nothing costs nothing', async () => {
    const batch = plan.plan?.batches.find(({ consignments }) => consignments.length > 1);
    const [one, other] = batch?.consignments ?? [];
    const { body } = await recheck([{ consignment: one, to: { departure: batch?.departure, unit: batch?.unit, with: other } }]);
    expect(body.faults).toEqual([]);
    expect(minor(body.difference)).toBe(0);
  });
  test('that breaks a rule names it', async () => {
    const frozen = plan.consignments.find(({ temperature }) => temperature === 'T-FROZEN')?.id;
    const { body } = await recheck([{ consignment: frozen, to: { departure: 'FERRY-SHD-INC@2026-12-08@KRINC', unit: '40HQ', with: null } }]);
    expect(body.faults.map(({ code }) => code)).toContain('TEMPERATURE');
  });
});

test('pins are kept', async () => {
  const [first] = plan.consignments.filter(({ regime }) => regime === '9610');
  const pin = { consignments: [first?.id], departure: 'FERRY-SHD-KUV@2026-12-12@KRKUV', unit: 'loose', closed: false };
  const again = await shidao.plan({ pins: [pin] });
  expect(again.plan?.batches.find(({ consignments }) => consignments.includes(first?.id ?? ''))).toMatchObject({ departure: pin.departure, unit: 'loose', isPinned: true });
});

test('taken over, its consignments are planned where it says, once', async () => {
  const again = shidao.key();
  const adopt = () => office.call<{ moved: number }>('POST', `/api/v1/consolidations/${plan.id}/adopt`, undefined, again);
  expect((await adopt()).body).toEqual({ moved: POOL.length });
  expect((await adopt()).headers.get('idempotency-replayed')).toBe('true');
  const { body } = await office.call<{ rows: { id: string; state: string; placed: { departure: string } | null }[] }>('GET', '/api/v1/consignments?hub=CNSHD&state=planned');
  expect(body.rows.length).toBe(POOL.length - 1);
  expect((await office.call<ConsolidationBody>('GET', `/api/v1/consolidations/${plan.id}`)).body.adoptedAt).not.toBeNull();
});

test('bad questions are told all their faults at once', async () => {
  const { status, body } = await shidao.ask({ hub: '亚特兰蒂斯', until: '2027-12-14T00:00:00+08:00', after: 'x' }) as unknown as { status: number; body: { errors: { pointer: string }[] } };
  expect(status).toBe(422);
  expect(body.errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/hub', '/mostChanges', '/until']);
});

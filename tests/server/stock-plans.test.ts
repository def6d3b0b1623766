/** From a table of SKUs to a plan over HTTP: asked for, made by a job, judged by its sums, a warehouse closed, two plans compared, looked at from beside, given out as files. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlStore } from '../../server/adapters/sql/store.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { AssortmentBody } from '../../server/http/contract/assortment.ts';
import type { ProblemBody } from '../../server/http/contract/quote.ts';
import { stockComparison, stockPlanBody, stockPlanList, warehouseList, type StockPlanAnswer } from '../../server/http/contract/stock-plan.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import { workedJobs } from '../support/jobs.ts';
import { startOffice, type Office } from '../support/office.ts';
import { toCsv } from '../support/pool.ts';
import { referenceNetwork } from '../support/reference.ts';
import { newKey } from '../support/saving.ts';
import { ADAPTERS, NOW, type Adapter } from '../support/store.ts';

const LIST = '/api/v1/stock-plans';
const MARKETS = ['首尔', '釜山', '东京', '大阪'];
const TABLE = toCsv(Array.from({ length: 5 }, (_, s) => MARKETS.map((market, m) => ({ SKU: `S-${s}`, 品名: `示例 ${s}`, 市场: market, 周销量: String(900 - 130 * s - 90 * m), 周标准差: '60', 单件货值: '68', 单件毛重: '0.42', 单件体积: '0.0026', 监管方式: s === 4 ? '9810' : '', 退货率: '2' }))).flat());

let adapter: Adapter;
let held: SqlStore;
let app: Office;
let jobs: Jobs;
let assortment: AssortmentBody;
let plan: StockPlanAnswer;
beforeAll(async () => {
  adapter = await (ADAPTERS[0] as (typeof ADAPTERS)[number])();
  held = await adapter.open();
  await held.store.check();
  const network = referenceNetwork();
  jobs = workedJobs(held.store, inlineEngine(network), network.edition, () => ({ exchange: network.edition.exchange, now: NOW, rateDays: 7 }));
  app = await startOffice(network.edition, held.store, { jobs });
  const sent = await fetch(`${app.base}/api/v1/assortments?name=${encodeURIComponent('韩日.csv')}`, { method: 'POST', headers: { 'content-type': 'text/csv', ...newKey() }, body: TABLE });
  expect(sent.status).toBe(201);
  assortment = (await sent.json()) as AssortmentBody;
  plan = await planned({});
}, 120_000);
afterAll(async () => {
  await app.close();
  await jobs.close();
  await held.store.close();
  await adapter.stop();
});

const minor = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);
const show = async (id: string): Promise<StockPlanAnswer> => stockPlanBody.parse((await app.call('GET', `${LIST}/${id}`, undefined, { connection: 'close' })).body);
/** Jobs are worked in this very thread here: a question may wait so long that its connection is given up, and is asked again. */
const MOST_GIVEN_UP = 10;
const until = async (id: string, isThere: (body: StockPlanAnswer) => boolean): Promise<StockPlanAnswer> => {
  for (let givenUp = 0; ; ) {
    const body = await show(id).catch((cause: unknown) => {
      if (!(cause instanceof TypeError) || ++givenUp > MOST_GIVEN_UP) throw cause;
    });
    if (body && isThere(body)) return body;
    await pause(50);
  }
};
const isOver = ({ state }: { readonly state: string }): boolean => state !== 'queued' && state !== 'running';
const planned = async (change: object): Promise<StockPlanAnswer> => {
  const { status, body, text } = await app.call<{ id: string }>('POST', LIST, { assortment: assortment.id, from: '2026-12-07', weeks: 8, ...change }, { ...newKey(), connection: 'close' });
  expect(status, text).toBe(202);
  return until(body.id, ({ job }) => isOver(job));
};

describe('a plan', () => {
  test('is done, keeps to its bound, and its parts sum to its cost', () => {
    expect(plan.job.state).toBe('done');
    const { cost, bound, parts, sites, markets, units, onTime } = plan.plan as NonNullable<typeof plan.plan>;
    expect(minor(bound)).toBeLessThanOrEqual(minor(cost));
    expect(Object.values(parts).reduce((sum, part) => sum + minor(part), 0)).toBe(minor(cost));
    expect(sites.map(({ warehouse }) => warehouse).toSorted()).toEqual(['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO']);
    const served = markets.flatMap((market) => market.served);
    expect(served.reduce((sum, each) => sum + each.units, 0)).toBeCloseTo(units, 3);
    expect(onTime).toBeCloseTo(markets.reduce((sum, market) => sum + market.units * market.onTime, 0) / units, 3);
    for (const site of sites) expect(served.filter(({ from }) => from === site.warehouse).reduce((sum, each) => sum + each.units, 0), site.warehouse).toBeCloseTo(site.units, 1);
    // What may not go direct is stocked somewhere.
    expect(plan.plan?.allDirect?.unserved).toBeGreaterThan(0);
    for (const { lane, replenishments } of sites.filter(({ isOpen }) => isOpen)) {
      expect(lane?.every).toBeGreaterThan(0);
      expect(replenishments.length).toBeGreaterThan(0);
      expect(replenishments.every(({ departsAt, readyAt }, i) => Date.parse(readyAt) > Date.parse(departsAt) && (i === 0 || Date.parse(departsAt) > Date.parse(replenishments[i - 1]?.departsAt ?? ''))), lane?.id).toBe(true);
    }
  });
  test('a warehouse fixed open is open and makes it no cheaper; the two are compared', async () => {
    const first = plan.plan?.sites.find(({ isOpen }) => !isOpen);
    const other = await planned({ decided: [{ warehouse: first?.warehouse, state: 'open' }] });
    expect(other.plan?.sites.find(({ warehouse }) => warehouse === first?.warehouse)).toMatchObject({ isOpen: true, decided: 'open' });
    const comparison = stockComparison.parse((await app.call('GET', `${LIST}/${other.id}/comparison?with=${plan.id}`)).body);
    expect(minor(comparison.difference)).toBe(minor(other.plan?.cost as never) - minor(plan.plan?.cost as never));
    expect(minor(comparison.difference)).toBeGreaterThan(0);
    expect(Object.values(comparison.parts).reduce((sum, part) => sum + minor(part), 0)).toBe(minor(comparison.difference));
    expect(comparison.sites.find(({ warehouse }) => warehouse === first?.warehouse)).toMatchObject({ before: false, after: true, ordersBefore: 0 });
    expect(stockPlanList.parse((await app.call('GET', `${LIST}?assortment=${assortment.id}`)).body).rows.map(({ id }) => id)).toEqual([other.id, plan.id]);
  });
  test('that nobody can keep is refused with every reason, and nothing is made of it', async () => {
    const none = await planned({ decided: ['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO'].map((warehouse) => ({ warehouse, state: 'closed' })) });
    expect([none.job.state, none.plan]).toEqual(['done', null]);
    expect(new Set(none.noPlan?.reasons.map(({ code }) => code))).toEqual(new Set(['DIRECT_REGIME', 'CLOSED']));
    expect(none.noPlan?.reasons.find(({ warehouses }) => warehouses[0] === 'OWH-ICN')?.message).toMatch(/^(Seoul|Busan): Incheon Public Overseas Warehouse is fixed closed \(S-4\)\. Free it\.$/);
    expect((await app.call<ProblemBody>('GET', `${LIST}/${none.id}/plan.xlsx`)).body.code).toBe('STOCK_IMPOSSIBLE');
  });
  test('that a limit of the whole stands against names the limit', async () => {
    const none = await planned({ mostSites: 0 });
    expect(none.noPlan?.reasons.map(({ code }) => code)).toContain('MOST_SITES');
  });
  test('all faults of a question at once, and the same call twice plans once', async () => {
    const { status, body } = await app.call<ProblemBody>('POST', LIST, { assortment: assortment.id, from: '2026-12-08', hubs: ['Atlantis'], decided: [{ warehouse: 'NOWHERE', state: 'open' }], mostSites: 1, leastSites: 2 }, newKey());
    expect([status, body.errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([422, ['/from UNKNOWN_VALUE', '/hubs/0 UNKNOWN_PLACE', '/decided/0/warehouse UNKNOWN_ID', '/leastSites CONFLICT']]);
    expect((await app.call<ProblemBody>('POST', LIST, { assortment: 'AST-20261207-9999', from: '2026-12-07' }, newKey())).body.errors).toMatchObject([{ pointer: '/assortment', code: 'UNKNOWN_ID' }]);
    expect((await app.call<ProblemBody>('POST', LIST, { assortment: assortment.id, from: '2026-12-07', weeks: 40 }, newKey())).body.errors).toMatchObject([{ pointer: '/weeks', code: 'OUT_OF_RANGE' }]);
    const key = newKey();
    const asked = { assortment: assortment.id, from: '2026-12-07', weeks: 4 };
    const [once, again] = [await app.call<{ id: string }>('POST', LIST, asked, key), await app.call<{ id: string }>('POST', LIST, asked, key)];
    expect([once.status, again.status, again.body.id]).toEqual([202, 202, once.body.id]);
    await until(once.body.id, ({ job }) => isOver(job));
  });
  test('from two ports: what is stocked leaves from either', async () => {
    const two = await planned({ hubs: ['CNSHD', 'CNRZH'], weeks: 3, decided: [{ warehouse: 'OWH-ICN', state: 'open' }] });
    expect(two.question.hubs).toEqual(['CNSHD', 'CNRZH']);
    expect(['CNSHD', 'CNRZH']).toContain(two.plan?.sites.find(({ warehouse }) => warehouse === 'OWH-ICN')?.lane?.from);
  });
});

test('beside a plan: the curve with the plan on it, what closed ones would cost, break-evens, a simulation', async () => {
  for (const at of ['analysis', 'simulation']) expect((await app.call('POST', `${LIST}/${plan.id}/${at}`, { runs: 10 }, newKey())).status, at).toBe(202);
  const { analysis, simulation } = await until(plan.id, (body) => [body.analysis, body.simulation].every((one) => one !== null && isOver(one.job)));
  expect(analysis?.curve.filter(({ isChosen }) => isChosen)).toMatchObject([{ costPerOrder: plan.plan?.costPerOrder }]);
  expect(analysis?.openings.map(({ warehouse }) => warehouse).toSorted()).toEqual(plan.plan?.sites.filter(({ isOpen }) => !isOpen).map(({ warehouse }) => warehouse).toSorted());
  expect(analysis?.breakEvens.length).toBeGreaterThan(0);
  expect(simulation).toMatchObject({ runs: 10, job: { state: 'done' } });
  expect(simulation?.markets.length).toBeGreaterThan(0);
}, 120_000);

test('a drawn sample is called by its seed in the language asked: in lists, in its plan and in the names of files', async () => {
  const NAMES = { zh: '样例 7', ko: '샘플 7' } as const;
  const drawn = (await app.call<AssortmentBody>('POST', '/api/v1/assortments/sample', { seed: 7 }, newKey())).body;
  expect([drawn.name, drawn.seed, drawn.source]).toEqual(['Sample 7', 7, 'sample']);
  const asked = await app.call<{ id: string }>('POST', LIST, { assortment: drawn.id, from: '2026-12-07', weeks: 1, gap: 0.5, seconds: 1 }, { ...newKey(), connection: 'close' });
  await until(asked.body.id, ({ job }) => isOver(job));
  for (const [language, name] of Object.entries(NAMES)) {
    const headers = { 'accept-language': language };
    const named = (path: string): Promise<string> => fetch(`${app.base}${path}`, { headers }).then(async (response) => (await response.arrayBuffer(), decodeURIComponent(response.headers.get('content-disposition') ?? '')));
    expect((await app.call<{ assortments: AssortmentBody[] }>('GET', '/api/v1/assortments', undefined, headers)).body.assortments.map((one) => one.name)).toEqual([name, '韩日']);
    expect((await app.call<StockPlanAnswer>('GET', `${LIST}/${asked.body.id}`, undefined, headers)).body.assortment).toMatchObject({ name, seed: 7, isSample: true });
    expect(await named(`${LIST}/${asked.body.id}/plan.xlsx`)).toContain(name);
    expect(await named(`${LIST}/${asked.body.id}/plan.pdf?language=${language}`)).toContain(name);
    expect(await named(`/api/v1/assortments/${drawn.id}/file.csv`)).toContain(name);
  }
});
test('as a workbook and on paper, and the warehouses with their prices', async () => {
  const [book, paper] = await Promise.all(['plan.xlsx', 'plan.pdf?language=en'].map(async (name) => Buffer.from(await (await fetch(`${app.base}${LIST}/${plan.id}/${name}`)).arrayBuffer())));
  expect([book?.subarray(0, 2).toString('latin1'), paper?.subarray(0, 5).toString('latin1')]).toEqual(['PK', '%PDF-']);
  const { warehouses, ports } = warehouseList.parse((await app.call('GET', '/api/v1/warehouses')).body);
  expect(warehouses.find(({ isAtPort }) => isAtPort)?.place.id).toBe('FAC-WH-PORTWH');
  expect(ports.filter(({ isUsual }) => isUsual).map(({ place }) => place.id)).toEqual(['CNWEI']);
  expect(ports.find(({ place }) => place.id === 'CNSHD')?.warehouses).toEqual(['OWH-ICN']);
});

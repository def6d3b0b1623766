/** From a table of SKUs to a plan over HTTP: asked for, made by a job, judged by its sums, a warehouse closed, two plans compared, looked at from beside, given out as files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STOCK_COSTS } from '../../planner/allocation/index.ts';
import type { Language } from '../../planner/domain/index.ts';
import type { PlanStability } from '../../planner/warehouses/index.ts';
import type { AssortmentBody } from '../../server/http/contract/assortment.ts';
import type { JobBody } from '../../server/http/contract/job.ts';
import type { ProblemBody } from '../../server/http/contract/quote.ts';
import { stockComparison, stockPlanList, warehouseList, type StockPlanAnswer } from '../../server/http/contract/stock-plan.ts';
import { askBeside } from '../../server/usecases/stock/beside.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { newKey } from '../support/saving.ts';
import { inlineFiles, readBook } from '../support/sheets.ts';
import { aKey, anAnswer } from '../support/store.ts';
import { isOver, startStockOffice, STOCK_PLANS as LIST, type StockOffice } from '../support/stock-office.ts';

let office: StockOffice;
let app: Office;
let assortment: AssortmentBody;
let plan: StockPlanAnswer;
beforeAll(async () => {
  office = await startStockOffice();
  ({ app, assortment } = office);
  plan = await office.planned({});
}, 120_000);
afterAll(() => office.close());

const minor = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);

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
    const other = await office.planned({ decided: [{ warehouse: first?.warehouse, state: 'open' }] });
    expect(other.plan?.sites.find(({ warehouse }) => warehouse === first?.warehouse)).toMatchObject({ isOpen: true, decided: 'open' });
    const comparison = stockComparison.parse((await app.call('GET', `${LIST}/${other.id}/comparison?with=${plan.id}`)).body);
    expect(minor(comparison.difference)).toBe(minor(other.plan?.cost as never) - minor(plan.plan?.cost as never));
    expect(minor(comparison.difference)).toBeGreaterThan(0);
    expect(Object.values(comparison.parts).reduce((sum, part) => sum + minor(part), 0)).toBe(minor(comparison.difference));
    expect(comparison.sites.find(({ warehouse }) => warehouse === first?.warehouse)).toMatchObject({ before: false, after: true, ordersBefore: 0 });
    expect(stockPlanList.parse((await app.call('GET', `${LIST}?assortment=${assortment.id}`)).body).rows.map(({ id }) => id)).toEqual([other.id, plan.id]);
  });
  test('that nobody can keep is refused with every reason, and nothing is made of it', async () => {
    const none = await office.planned({ decided: ['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO'].map((warehouse) => ({ warehouse, state: 'closed' })) });
    expect([none.job.state, none.plan]).toEqual(['done', null]);
    expect(new Set(none.noPlan?.reasons.map(({ code }) => code))).toEqual(new Set(['DIRECT_REGIME', 'CLOSED']));
    expect(none.noPlan?.reasons.find(({ warehouses }) => warehouses[0] === 'OWH-ICN')?.message).toMatch(/^(Seoul|Busan): Incheon Public Overseas Warehouse is fixed closed \(S-4\)\. Free it\.$/);
    expect((await app.call<ProblemBody>('GET', `${LIST}/${none.id}/plan.xlsx`)).body.code).toBe('STOCK_IMPOSSIBLE');
  });
  test('that a limit of the whole stands against names the limit', async () => {
    const none = await office.planned({ mostSites: 0 });
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
    await office.until(once.body.id, ({ job }) => isOver(job));
  });
  test('from two ports: what is stocked leaves from either', async () => {
    const two = await office.planned({ hubs: ['CNSHD', 'CNRZH'], weeks: 3, decided: [{ warehouse: 'OWH-ICN', state: 'open' }] });
    expect(two.question.hubs).toEqual(['CNSHD', 'CNRZH']);
    expect(['CNSHD', 'CNRZH']).toContain(two.plan?.sites.find(({ warehouse }) => warehouse === 'OWH-ICN')?.lane?.from);
  });
});

test('beside a plan: the curve with the plan on it, what closed ones would cost, break-evens, a simulation', async () => {
  for (const at of ['analysis', 'simulation']) expect((await app.call('POST', `${LIST}/${plan.id}/${at}`, { runs: 10 }, newKey())).status, at).toBe(202);
  const { analysis, simulation } = await office.until(plan.id, (body) => [body.analysis, body.simulation].every((one) => one !== null && isOver(one.job)));
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
  const asked = await app.call<{ id: string }>('POST', LIST, { assortment: drawn.id, from: '2026-12-07', weeks: 1, gap: 0.5, seconds: 30 }, { ...newKey(), connection: 'close' });
  await office.until(asked.body.id, ({ job }) => isOver(job));
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
describe('how firm it is', () => {
  const stress = async (): Promise<string> => {
    const { status, body } = await app.call<{ job: string }>('POST', `${LIST}/${plan.id}/sensitivity`, undefined, { ...newKey(), connection: 'close' });
    expect(status).toBe(202);
    return body.job;
  };
  const overOf = async (job: string) => (await office.until(plan.id, ({ sensitivity }) => sensitivity !== null && job.endsWith(sensitivity.job.id) && isOver(sensitivity.job))).sensitivity as NonNullable<StockPlanAnswer['sensitivity']>;
  const open = (): string[] => plan.plan?.sites.flatMap(({ warehouse, isOpen }) => (isOpen ? [warehouse] : [])).toSorted() ?? [];
  /** Of a look at a plan, how near each plan looked at is to its bound. */
  const GAP = 0.01;

  test('no change costs more than to stay, and warehouses named after a flip are others than today\'s', async () => {
    const { job, factors, firm, isComplete } = await overOf(await stress());
    expect([job.state, isComplete, factors.map(({ factor }) => factor)]).toEqual(['done', true, ['rent', 'lastMile', 'freight', 'demand', 'exchange:JP', 'exchange:KR', 'leadTime']]);
    const { cost, units, parts } = plan.plan as NonNullable<typeof plan.plan>;
    // The very plan may be kept whatever becomes dearer: it costs its own part of that more, and no best plan costs more than it, but for the gap and rounding to whole fen.
    for (const [factor, part] of [['rent', 'fixed'], ['lastMile', 'lastMile'], ['freight', 'replenishment']] as const) {
      const { low, high, change } = factors.find((one) => one.factor === factor) as (typeof factors)[number];
      const stay = (sign: number): number => ((minor(cost) + sign * change * minor(parts[part])) / units) * (1 + GAP) + 1;
      expect([minor(low as never) <= stay(-1), minor(high as never) <= stay(1), minor(low as never) < minor(high as never)], factor).toEqual([true, true, true]);
    }
    const kept = (await office.store.read.job(job.id))?.result as PlanStability;
    for (const { outcomes } of kept.sensitivities) for (const { change, cost: best, stayCost } of outcomes) expect(best ?? 0, JSON.stringify(change)).toBeLessThanOrEqual((stayCost ?? Infinity) * (1 + GAP));
    const flips = factors.filter(({ flipsAt }) => flipsAt !== null);
    expect(flips.length).toBeGreaterThan(0);
    for (const { factor, after } of flips) expect(after, factor).not.toEqual(open());
    for (const { factor, after } of factors.filter(({ flipsAt }) => flipsAt === null)) expect(after, factor).toEqual([]);
    const moved = new Set(kept.sensitivities.flatMap(({ outcomes }) => outcomes.flatMap(({ flips: found, sitesChange }) => (found && sitesChange ? [...found.opened, ...found.closed] : []))));
    expect(firm).toEqual(['FAC-WH-PORTWH', 'OWH-FUK', 'OWH-ICN', 'OWH-OSA', 'OWH-TYO'].filter((warehouse) => !moved.has(warehouse)));
  }, 60_000);

  test('cancelled, it ends with what it has and the plan stays', async () => {
    const begun = office.holdUntilStopped('stockSensitivity');
    const job = await stress();
    await begun;
    expect((await app.call('DELETE', job)).status).toBe(200);
    // Cancelled at once; what it has found by then is written down when it has ended.
    const { job: { id, state } } = await overOf(job);
    await expect.poll(async () => (await office.store.read.job(id))?.result, { timeout: 30_000 }).toBeDefined();
    const { plan: still, sensitivity } = await office.show(plan.id);
    expect([state, sensitivity?.job.state, sensitivity?.factors, sensitivity?.isComplete]).toEqual(['cancelled', 'cancelled', [], false]);
    expect(still).toEqual(plan.plan);
  }, 60_000);
});

test('a plan swept away before what was asked beside it is worked out is named as what is gone, and what to do', async () => {
  const { answer: { body: job } } = await askBeside(office.jobs, { key: aKey('beside-gone'), requestId: 'test' }, 'stress-stock', 'plan-that-was', {}, ({ id }) => anAnswer(id));
  await expect.poll(async () => (await app.call<JobBody>('GET', `/api/v1/jobs/${job}`)).body, { timeout: 30_000 }).toMatchObject({ state: 'failed', error: { code: 'STOCK_PLAN_GONE', message: 'This plan was removed before it could be looked at. Solve again, then ask again.' } });
});

describe('as a file', () => {
  const download = async (name: string, language: string): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await fetch(`${app.base}${LIST}/${plan.id}/${name}`, { headers: { 'accept-language': language } });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  const places = (language: Language, id: string | null): string => (id === null ? { zh: '直邮', en: 'Direct', ko: '직송', ja: '直送' }[language] : (plan.places[id]?.names[language] ?? ''));
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

  test.each([
    ['zh', ['费用', '仓', '市场', '补货日历', 'SKU 与来源', '依据'], ['总成本', '下界', '每单成本']],
    ['en', ['Costs', 'Warehouses', 'Markets', 'Replenishment calendar', 'SKUs and where from', 'What it rests on'], ['Total', 'Bound', 'Cost per order']],
  ] as const)('the workbook in %s says what the answer says', async (language, names, [total, bound, perOrder]) => {
    const file = await download('plan.xlsx', language);
    const book = await readBook(file);
    expect(book.map(({ name }) => name)).toEqual(names);
    const [costs, sites, markets, calendar, skus, basis] = book;
    const said = plan.plan as NonNullable<typeof plan.plan>;
    // The server's own reader finds the same in the first sheet.
    const own = await inlineFiles.reader.read(file, 'xlsx');
    expect(own.ok && [own.value.header, own.value.rows.map(({ cells }) => cells)]).toEqual([costs?.header, costs?.rows.map((row) => row.map(String))]);

    expect(costs?.header[1]).toContain('CNY');
    const amounts = new Map(costs?.rows.map(([item, amount]) => [item, amount]));
    expect([amounts.get(total), amounts.get(bound), amounts.get(perOrder)]).toEqual([said.cost, said.bound, said.costPerOrder].map(({ amount }) => Number(amount)));
    expect(costs?.rows.slice(0, STOCK_COSTS.length).map(([, amount]) => amount)).toEqual(STOCK_COSTS.map((part) => Number(said.parts[part].amount)));

    const used = said.sites.filter(({ isOpen }) => isOpen).toSorted((a, b) => (a.warehouse < b.warehouse ? -1 : 1));
    expect(sites?.rows.map(([site, , every, lead, units, , onTime, , safety]) => [site, every, lead, units, onTime, safety])).toEqual(
      used.map(({ warehouse, lane, units, onTime, safetyUnits }) => [places(language, warehouse), lane?.every, lane?.leadDays, Math.round(units), percent(onTime ?? 0), safetyUnits]),
    );
    expect(markets?.rows.map(([market, units, from, day, days, onTime, promise]) => [market, units, from, day, days, onTime, promise])).toEqual(
      said.markets.map(({ market, units, served, within, onTime, promise }) => [places(language, market), Math.round(units), served.map(({ from }) => places(language, from)).join(', '), ...within.map(({ share }) => percent(share)), percent(onTime), `${percent(promise.share)} ≤ ${promise.hours} h`]),
    );
    expect(calendar?.rows.length).toBe(used.reduce((sum, { replenishments }) => sum + replenishments.length, 0));
    for (const { warehouse, units, replenishments } of used) {
      const name = places(language, warehouse);
      const sent = calendar?.rows.filter(([, site]) => site === name) ?? [];
      expect(sent.map(([, , , count]) => count), name).toEqual(replenishments.map((each) => each.units));
      expect(skus?.rows.filter((row) => row[4] === name).reduce((sum, row) => sum + Number(row[3]), 0), name).toBeCloseTo(units, 0);
    }
    expect(skus?.rows.length).toBe(office.lines);
    expect(said.rules.filter(({ id }) => !basis?.rows.some(([, what]) => String(what).startsWith(id)))).toEqual([]);
    expect(basis?.rows.some(([, what]) => what === 'OWH-ICN')).toBe(true);
  });

  test.each([['zh', '估算数据，以承运人和仓库确认为准：仓 5'], ['en', 'Estimates, subject to confirmation by carriers and warehouses: warehouses 5']] as const)('the paper in %s has total, bound, gap and warehouses, and says what is estimated', async (language, caveat) => {
    const { text, title, pages } = readPdf(await download(`plan.pdf?language=${language}`, 'ko'));
    const bare = text.replace(/\s+/g, '');
    const said = plan.plan as NonNullable<typeof plan.plan>;
    expect(title).toBe(language === 'zh' ? '海外仓方案' : 'Plan of overseas warehouses');
    expect(pages.length).toBeLessThanOrEqual(3);
    const lines = [caveat, ...(language === 'zh' ? [`总成本${said.cost.amount}`, `下界${said.bound.amount}`, '间隙'] : [`Total${said.cost.amount}`, `Bound${said.bound.amount}`, 'Gap']), `${(said.gap * 100).toFixed(3)}%`];
    expect([...lines, ...said.sites.filter(({ isOpen }) => isOpen).map(({ warehouse }) => places(language, warehouse))].filter((line) => !bare.includes(line.replace(/\s+/g, '')))).toEqual([]);
    expect(said.sites.filter(({ isOpen }) => !isOpen).filter(({ warehouse }) => bare.includes(places(language, warehouse).replace(/\s+/g, '')))).toEqual([]);
  });
});

test('the warehouses with their prices', async () => {
  const { warehouses, ports } = warehouseList.parse((await app.call('GET', '/api/v1/warehouses')).body);
  expect(warehouses.find(({ isAtPort }) => isAtPort)?.place.id).toBe('FAC-WH-PORTWH');
  expect(ports.filter(({ isUsual }) => isUsual).map(({ place }) => place.id)).toEqual(['CNWEI']);
  expect(ports.find(({ place }) => place.id === 'CNSHD')?.warehouses).toEqual(['OWH-ICN']);
});

/** Q8: a quote in won, its exchange rates and their age. Q12: a quote looked at forty days later, after prices have changed. */
import { Big } from 'big.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileNetwork, editionOf, patchEdition, type Edition } from '../../planner/network/index.ts';
import type { ExchangeRate } from '../../planner/domain/index.ts';
import type { SavedQuoteBody } from '../../server/http/contract/saved-quote.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { Store } from '../../server/ports/store.ts';
import { workedJobs } from '../support/jobs.ts';
import { startOffice, type Office } from '../support/office.ts';
import { referenceNetwork } from '../support/reference.ts';
import { act, ask, compareNow, documentOf, newKey, save, show } from '../support/saving.ts';
import { inlineFiles } from '../support/sheets.ts';
import { at, memoryStore } from '../support/store.ts';

const { edition } = referenceNetwork();
const apps: Office[] = [];
let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await store.close();
});
const start = async (on: Edition): Promise<Office> => {
  const app = await startOffice(on, store);
  apps.push(app);
  return app;
};

/** The reference network on rates as a firm loads them, of one day. */
const loadedOn = (asOf: string): Edition => {
  const { id: _, ...dataset } = edition;
  return editionOf({ ...dataset, exchange: edition.exchange.map((rate): ExchangeRate => ({ ...rate, asOf, status: 'loaded' })) });
};

describe('Q8: a quote in won', () => {
  test('is in whole won, its components sum to the total, and each rate is told with its date and source', async () => {
    const app = await start(edition);
    const { body: quote } = await save(app, {}, { currency: 'KRW' });
    const { body: document } = await documentOf(app, quote.number);
    expect(document.price.sell).toMatchObject({ currency: 'KRW', amount: expect.stringMatching(/^\d+$/) });
    expect(document.option.charges.reduce((sum, { amount }) => sum.plus(amount), Big(0)).toFixed()).toBe(document.price.buy.amount);
    expect(document.sellLines.reduce((sum, { amount }) => sum.plus(amount), Big(0)).toFixed()).toBe(document.price.sell.amount);
    expect(document.rates.map(({ currency }) => currency)).toContain('KRW');
    for (const rate of document.rates) expect(rate).toMatchObject({ asOf: '2025-12-31', status: 'example', sources: [expect.any(String)] });
  });
  test.each([
    ['seven days old', '2026-11-24', 201],
    ['eight days old', '2026-11-23', 409],
  ])('on loaded rates %s', async (_, asOf, status) => {
    const app = await start(loadedOn(asOf));
    const saved = await save(app, {}, { currency: 'KRW' });
    expect(saved.status).toBe(status);
    const warned = (await ask(app, { currency: 'KRW' })).warnings.filter(({ code }) => code === 'FX_STALE');
    expect(warned).toHaveLength(status === 409 ? 1 : 0);
    if (status === 201) return;
    expect(saved.body).toMatchObject({ code: 'FX_STALE', detail: expect.stringContaining(asOf) });
    expect(warned[0]?.detail).toMatchObject({ asOf, days: 7 });
  });
  test.each([
    ['seven days old', '2026-11-24', 'priced'],
    ['eight days old', '2026-11-23', 'refused'],
  ])('a bulk request on loaded rates %s', async (_, asOf, state) => {
    const stale = loadedOn(asOf);
    const own = await memoryStore();
    const now = at('2026-12-01T09:00:00+08:00');
    const jobs = workedJobs(own, inlineEngine(compileNetwork(stale)), stale, () => ({ exchange: stale.exchange, now, rateDays: 7 }));
    const app = await startOffice(stale, own, { files: inlineFiles, jobs });
    try {
      const sent = await fetch(`${app.base}/api/v1/rfqs`, { method: 'POST', headers: { 'content-type': 'text/csv', ...newKey() }, body: 'from,to,weight_kg,volume_cbm,value,ready_at\n环翠,大阪,420,3.2,30000,2026-12-07\n' });
      const { id } = (await sent.json()) as { id: string };
      await expect.poll(async () => (await app.call('GET', `/api/v1/rfqs/${id}`)).body['state'], { timeout: 60_000 }).toBe('done');
      const [row] = (await app.call<{ rows: Record<string, unknown>[] }>('GET', `/api/v1/rfqs/${id}`)).body.rows;
      expect(row).toMatchObject({ state, ...(state === 'refused' ? { cheapest: null, reasons: [{ code: 'FX_STALE', what: expect.stringContaining(asOf), message: expect.stringContaining('older than 7 days') }] } : { reasons: [] }) });
      const file = await (await fetch(`${app.base}/api/v1/rfqs/${id}/file.csv`, { headers: { 'accept-language': 'en' } })).text();
      expect(file.includes('Exchange rates older than 7 days')).toBe(state === 'refused');
    } finally {
      await jobs.close();
      await app.close();
      await own.close();
    }
  }, 120_000);
  test('example rates never pass for market rates: they are marked, whatever their age, and hold nothing up', async () => {
    const app = await start(edition);
    expect((await save(app, {}, { currency: 'KRW' })).status).toBe(201);
    expect((await ask(app, { currency: 'KRW' })).warnings.map(({ code }) => code)).toContain('FX_EXAMPLE');
  });
});

describe('Q12: forty days later, after the ferry has become dearer', () => {
  let quote: SavedQuoteBody;
  let before: { text: string };
  let later: Office;
  beforeAll(async () => {
    const then = await start(edition);
    quote = (await save(then)).body;
    before = await documentOf(then, quote.number);
    const dearer = patchEdition(edition, [{ kind: 'scale', table: 'tariffs', factor: '1.1' }], String);
    const scaled = dearer.ok ? dearer.value : edition;
    later = await start(scaled);
    later.at('2027-01-10T09:00:00+08:00');
  });
  test('the old price is given back byte for byte, and the quote says that it has expired', async () => {
    expect((await documentOf(later, quote.number)).text).toBe(before.text);
    expect((await show(later, quote.number)).body).toMatchObject({ state: 'expired', latest: quote.latest });
  });
  test('computed again, every line is told: what it was, what it is, and differences that sum to that of the totals', async () => {
    const { body } = await compareNow(later, quote.number);
    expect(body.match).toBe('nearest');
    const sum = body.lines.reduce((all, { difference }) => all.plus(difference), Big(0));
    expect(sum.toFixed(2)).toBe(body.difference?.buy.amount);
    expect(Big(body.difference?.buy.amount ?? 0).plus(body.difference?.margin.amount ?? 0).toFixed(2)).toBe(body.difference?.sell.amount);
    expect(sum.gt(0)).toBe(true);
    expect(body.lines.filter(({ change }) => change === 'changed').length).toBeGreaterThan(2);
    for (const line of body.lines) expect(Big(line.after?.amount ?? 0).minus(line.before?.amount ?? 0).toFixed(2)).toBe(line.difference);
  });
  test('saved as its second version it is open again; the first is what it was', async () => {
    const { revision } = (await show(later, quote.number)).body;
    const again = await act(later, quote.number, 'versions', revision);
    expect(again.body).toMatchObject({ state: 'open', latest: { version: 2 } });
    expect((await documentOf(later, quote.number)).text).toBe(before.text);
    expect((await documentOf(later, quote.number, 2)).body.edition).not.toBe(JSON.parse(before.text).edition);
  });
});

/** Quotes on the reference network, as the outside gets them: every promise of the contract, on many questions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteAnswer, type QuoteRequestBody } from '../../server/http/contract/quote.ts';
import { checkQuote } from '../support/check-quote.ts';
import { askAsOutside, offsetIn, referenceNetwork } from '../support/reference.ts';

const network = referenceNetwork();
const ask = askAsOutside(network);

describe('belt to Korea', () => {
  test('Huancui to Seoul, 420 kg, 3.2 m³: the golden quote', async () => {
    const answer = ask({ from: '环翠', to: '首尔' });
    expect(quoteAnswer.parse(answer)).toEqual(answer);
    expect(checkQuote(answer, offsetIn(network))).toEqual([]);
    await expect(`${JSON.stringify(answer, null, 1)}\n`).toMatchFileSnapshot('../golden/huancui-seoul.json');
  });

  test('it bills 3.2 revenue tons for the loose ferry, and warns of example rates', () => {
    const answer = ask({ from: 'Huancui', to: 'Seoul' });
    const loose = answer.options.find((o) => o.id === 'FERRY-WEI-INC@2026-12-08:loose');
    expect(loose?.charges.find((c) => c.code === 'FREIGHT')).toMatchObject({ basis: 'revenueTon', quantity: '3.2', rate: '22', native: { amount: '70.40', currency: 'USD' }, amount: '496.32' });
    expect(answer.warnings.map((w) => w.code)).toEqual(['FX_EXAMPLE', 'TARIFF_EXAMPLE', 'CALENDAR_ASSUMED', 'CLEARANCE_P50', 'NO_DUTY_AND_TAX']);
  });

  test('Rizhao to Busan, 12 t, 30 m³, by ferry: in one 40-foot box', () => {
    const answer = ask({ from: '日照', to: 'Busan', weightKg: 12_000, volumeCbm: 30, modes: ['road', 'ferry'] });
    expect(checkQuote(answer, offsetIn(network))).toEqual([]);
    expect(answer.options.length).toBeGreaterThan(0);
    expect(new Set(answer.options.flatMap((o) => o.steps.filter((s) => s.kind === 'ride').map((s) => s.unit)))).toEqual(new Set(['1×40GP']));
  });

  test('every question keeps every promise', () => {
    const places = network.edition.places.filter((p) => p.country === 'CN').map((p) => p.id as string);
    fc.assert(
      fc.property(
        fc.record({
          from: fc.constantFrom(...places),
          to: fc.constantFrom('MKT-KR-SEOUL', 'MKT-KR-BUSAN', 'KRINC', 'MKT-JP-OSAKA', 'MKT-US-LOSANGELES', 'MKT-DE-HAMBURG', 'MKT-KZ-ALMATY', 'market:Moscow'),
          weightKg: fc.integer({ min: 1, max: 60_000 }),
          volumeCbm: fc.integer({ min: 1, max: 200_000 }).map((l) => l / 1000),
          readyAt: fc.integer({ min: 0, max: 600 * 24 }).map((h) => new Date(Date.UTC(2026, 0, 2) + h * 3_600_000).toISOString().replace('.000Z', '+00:00')),
          currency: fc.constantFrom('CNY', 'KRW', 'JPY', 'USD'),
          regime: fc.constantFrom('9610', '9710', '9810', '0110', '1210'),
        }),
        (body) => {
          expect(checkQuote(ask(body as Partial<QuoteRequestBody>), offsetIn(network))).toEqual([]);
        },
      ),
      { seed: 20261201, numRuns: 100 },
    );
  });
});

describe('what changes the answer', () => {
  test('Q8: in won every amount is whole and still adds up', () => {
    const answer = ask({ from: 'Huancui', to: 'Seoul', currency: 'KRW' });
    expect(checkQuote(answer, offsetIn(network))).toEqual([]);
    expect(answer.options.every((o) => /^\d+$/.test(o.price.amount))).toBe(true);
  });
  test('a suspended ferry runs when it is asked for, and the answer says so', () => {
    const asked = ask({ from: 'Rongcheng', to: 'Seoul', weightKg: 12_000, volumeCbm: 30, statuses: ['active', 'reported', 'assumed', 'suspended'] });
    expect(asked.options.flatMap((o) => o.steps.map((s) => s.service))).toContain('FERRY-LY-PTK');
    expect(asked.warnings).toContainEqual({ code: 'UNUSUAL_STATUS', detail: { service: 'FERRY-LY-PTK', status: 'suspended' } });
    expect(ask({ from: 'Rongcheng', to: 'Seoul' }).excluded).toContainEqual({ what: 'FERRY-LY-PTK', reason: 'STATUS_NOT_ASKED', margin: null, detail: { status: 'suspended' } });
  });
  test('the list regime clears faster than general trade at the ports that have it', () => {
    const [list, general] = ['9610', '9710'].map((regime) => ask({ from: 'Huancui', to: 'Seoul', modes: ['road', 'ferry'], regime: regime as '9610' }));
    expect(Date.parse(list?.options[0]?.arrivesAt ?? '')).toBeLessThan(Date.parse(general?.options[0]?.arrivesAt ?? ''));
    expect(new Set(list?.options.flatMap((o) => o.steps.filter((s) => s.kind === 'ride').map((s) => s.from)))).toEqual(new Set(['CNWEI']));
  });
  test('beyond the last published holiday the answer warns, and is not blocked', () => {
    const answer = ask({ from: 'Huancui', to: 'Seoul', readyAt: '2027-02-03T09:00:00+08:00' });
    expect(answer.options.length).toBeGreaterThan(0);
    expect(answer.warnings).toContainEqual({ code: 'HOLIDAYS_ESTIMATED', detail: { country: 'CN', publishedUntil: '2026-12-31' } });
  });
});

describe('no route is an answer with reasons', () => {
  const reasons = (body: Partial<QuoteRequestBody>) => ask(body).noRoute.map((r) => r.reason);
  test('due too early, with the minutes it is missed by', () => {
    const answer = ask({ from: 'Huancui', to: 'Seoul', modes: ['road', 'ferry'], dueAt: '2026-12-09T08:00:00+09:00' });
    expect(answer.noRoute).toEqual([
      { what: 'query', reason: 'AFTER_DUE_TIME', margin: { value: 9 * 60, unit: 'min' }, detail: {} },
      { what: 'query', reason: 'MODE_NOT_ASKED', margin: null, detail: { modes: 'road, ferry' } },
      { what: 'query', reason: 'OTHER_REGIME', margin: null, detail: { regime: '9710', instead: '9610' } },
    ]);
  });
  test.each<[string, Partial<QuoteRequestBody>, string[]]>([
    ['modes that do not cross the sea', { modes: ['road'] }, ['MODE_NOT_ASKED']],
    ['frozen goods, which no ferry has a price for', { temperature: 'T-FROZEN' }, ['TEMPERATURE_REFUSED']],
    ['explosives, which nobody takes', { dg: '1' }, ['DANGEROUS_GOODS_REFUSED']],
    ['both at once: each blocks on its own', { temperature: 'T-FROZEN', dg: '1' }, ['TEMPERATURE_REFUSED', 'DANGEROUS_GOODS_REFUSED']],
    ['a bonded regime at open ports', { regime: '1210' }, ['OTHER_REGIME']],
    ['after the timetable', { readyAt: '2028-01-10T09:00:00+08:00' }, ['OUTSIDE_TIMETABLE']],
    ['imports, which these regimes do not cover', { from: 'port:Incheon', to: 'CNWEI' }, ['REGIME_DIRECTION']],
  ])('%s', (_, body, expected) => {
    expect(reasons({ from: 'Huancui', to: 'Seoul', ...body })).toEqual(expected);
  });
});

import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId, cubicCentimetres, grams, minorUnits, sourceId, type Cargo, type ExchangeRate, type TariffRow } from '../../../planner/domain/index.ts';
import { chargeableKilograms } from '../../../planner/tariff/chargeable-weight.ts';
import { makeExchange } from '../../../planner/tariff/exchange.ts';
import { rateCard, rateRow } from '../../../planner/tariff/rate-card.ts';

const provenance = { confidence: 'estimated', sources: [sourceId('test')], remark: '' } as const;
const row = (changes: Partial<TariffRow>): TariffRow => ({
  card: cardId('CARD'), code: 'FREIGHT', unit: undefined, basis: 'revenueTon', rate: '0', currency: 'CNY', minQuantity: undefined, minAmount: undefined, maxAmount: undefined, breaks: [],
  percentOf: undefined, volumetricDivisor: undefined, kgStep: undefined, weekdays: undefined, once: false, validFrom: '2026-01-01', validTo: '2026-12-31', status: 'loaded', provenance, ...changes,
});
const cargo = (kg: number, cbm: number): Cargo => ({
  weight: grams(Math.round(kg * 1000)), volume: cubicCentimetres(Math.round(cbm * 1e6)), value: { amount: minorUnits(3_000_000), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined,
});
const rates: ExchangeRate[] = [
  { currency: 'KRW', cnyPerUnit: '0.00479', asOf: '2025-12-31', status: 'example', provenance },
  { currency: 'USD', cnyPerUnit: '7.05', asOf: '2025-12-31', status: 'example', provenance },
];
const context = (c: Cargo, to: 'CNY' | 'KRW' | 'USD' = 'CNY') => ({ cargo: c, containers: { boxes: [], teu: 0 }, exchange: makeExchange(rates, to), rates, date: '2026-12-01' });
const airBreaks = [{ from: '0', rate: '14.00' }, { from: '100', rate: '11.50' }];
const air = row({ basis: 'chargeableKg', breaks: airBreaks, volumetricDivisor: '6000', kgStep: '0.5' });

describe('weight breaks', () => {
  test('Q2: 92 kg by air pays as 100 kg, and says so', () => {
    const [charge] = rateCard([air], { unit: 'loose', date: '2026-12-07' }, context(cargo(92, 0.1)));
    expect(charge).toMatchObject({ quantity: '100', rate: '11.50', native: 115_000, amount: 115_000, applied: ['nextBreak'] });
  });
  test('where the lower break is cheaper it is paid: 80 kg', () => {
    expect(rateCard([air], { unit: 'loose', date: '2026-12-07' }, context(cargo(80, 0.1)))[0]).toMatchObject({ quantity: '80', rate: '14.00', amount: 112_000, applied: [] });
  });
  test('on the break nothing is lifted', () => {
    expect(rateCard([air], { unit: 'loose', date: '2026-12-07' }, context(cargo(100, 0.1)))[0]).toMatchObject({ quantity: '100', amount: 115_000, applied: [] });
  });
  test('never dearer than any single break, never cheaper than the cheapest rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (g) => {
        const kg = Math.ceil(g / 500) * 0.5;
        const paid = rateRow(air, Big(kg), makeExchange(rates, 'CNY')).native;
        for (const b of airBreaks) expect(paid).toBeLessThanOrEqual(Math.round(Math.max(kg, Number(b.from)) * Number(b.rate) * 100));
        expect(paid).toBeGreaterThanOrEqual(Math.round(kg * 11.5 * 100));
      }),
      { seed: 20261201, numRuns: 300 },
    );
  });
});

describe('chargeable weight', () => {
  test('Q1: 3.2 m³ of 420 kg is 533.5 kg by air (÷6000, half kilos) and 640 kg by courier (÷5000)', () => {
    expect(chargeableKilograms(cargo(420, 3.2), '6000', '0.5').toFixed()).toBe('533.5');
    expect(chargeableKilograms(cargo(420, 3.2), '5000', '1').toFixed()).toBe('640');
  });
  test('heavy goods pay their weight, rounded up to the step', () => {
    expect(chargeableKilograms(cargo(420.1, 0.1), '6000', '0.5').toFixed()).toBe('420.5');
  });
  test('a whole number of steps is not lifted', () => {
    expect(chargeableKilograms(cargo(0.1, 3), '6000', '0.5').toFixed()).toBe('500');
  });
});

describe('minima, maxima, percentages', () => {
  test('Q3: 0.3 revenue tons at 180 with a minimum of 2 pay 360.00, marked as minimum', () => {
    const lcl = row({ rate: '180', minQuantity: '2' });
    expect(rateCard([lcl], { unit: 'loose', date: '2026-12-07' }, context(cargo(120, 0.3)))[0]).toMatchObject({ quantity: '2', rate: '180', native: 36_000, amount: 36_000, applied: ['minimum'] });
  });
  test('the greater of tonnes and cubic metres is charged', () => {
    expect(rateCard([row({ rate: '100' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(420, 3.2)))[0]).toMatchObject({ quantity: '3.2', amount: 32_000 });
    expect(rateCard([row({ rate: '100' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(4200, 3.2)))[0]).toMatchObject({ quantity: '4.2', amount: 42_000 });
  });
  test('least and most amounts bound the price', () => {
    expect(rateCard([row({ rate: '100', minAmount: '50' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(100, 0.1)))[0]).toMatchObject({ amount: 5_000, applied: ['minimum'] });
    expect(rateCard([row({ rate: '100', maxAmount: '50' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(900, 0.9)))[0]).toMatchObject({ amount: 5_000, applied: ['maximum'] });
  });
  test('a percentage is taken of the named charge, and of the value', () => {
    const fuel = row({ code: 'FUEL', basis: 'percentOfCharge', percentOf: 'FREIGHT', rate: '12.5' });
    const insurance = row({ code: 'INSURANCE', basis: 'percentOfValue', rate: '0.3' });
    const charges = rateCard([fuel, insurance, row({ rate: '100' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(420, 3.2)));
    expect(charges.map((c) => [c.row.code, c.quantity, c.amount])).toEqual([['INSURANCE', '30000', 9_000], ['FREIGHT', '3.2', 32_000], ['FUEL', '320', 4_000]]);
  });
  test('rows of another unit and outside their dates give no line', () => {
    expect(rateCard([row({ rate: '1', unit: 'container' }), row({ rate: '1', validTo: '2026-11-30' })], { unit: 'loose', date: '2026-12-07' }, context(cargo(1, 1)))).toEqual([]);
  });
});

describe('exchange', () => {
  test('won have no minor unit: a won price converts to fen once', () => {
    const thc = row({ basis: 'bill', rate: '130000', currency: 'KRW' });
    expect(rateCard([thc], { unit: 'loose', date: '2026-12-07' }, context(cargo(1, 1)))[0]).toMatchObject({ native: 130_000, amount: 62_270 });
  });
  test('a quote in won is in whole won, and the printed rate reproduces it', () => {
    const exchange = makeExchange(rates, 'KRW');
    expect(exchange.rate('USD')).toBe('1471.816284');
    expect(exchange.convert(minorUnits(7_040), 'USD')).toBe(Number(Big('70.40').times(exchange.rate('USD')).round(0, Big.roundHalfUp)));
  });
  test('halves round away from zero', () => {
    expect(rateRow(row({ basis: 'bill', rate: '1.005' }), Big(1), makeExchange(rates, 'CNY')).native).toBe(101);
  });
});

import { expect, test } from 'vitest';
import { cubicCentimetres, factorId, grams, metres, minorUnits, sourceId, type Cargo, type Vehicle } from '../../../planner/domain/index.ts';
import { makeExchange } from '../../../planner/tariff/exchange.ts';
import { rateLink, truckPrice } from '../../../planner/tariff/rate-link.ts';

const provenance = { confidence: 'estimated', sources: [sourceId('test')], remark: '' } as const;
const vehicle = (id: string, payloadKg: number, m3: number, perKm: string, min: string, more: Partial<Vehicle> = {}): Vehicle => ({
  id, country: 'CN', unit: 'loose', feet: undefined, payload: grams(payloadKg * 1000), volume: cubicCentimetres(m3 * 1e6), currency: 'CNY', fixed: '0', perKm, min, fares: undefined, factor: factorId('F'), provenance, ...more,
});
const van = vehicle('VAN', 1_800, 15, '2.9', '260');
const truck = vehicle('TRK68', 10_000, 38, '4.2', '480');
const cargo = (kg: number, cbm: number): Cargo => ({
  weight: grams(kg * 1000), volume: cubicCentimetres(Math.round(cbm * 1e6)), value: { amount: minorUnits(0), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined,
});
const rate = (c: Cargo, vehicles: Vehicle[], km = 100) =>
  rateLink(metres(km * 1000), 'loose', vehicles, { minShare: '0.08', wholeAbove: '0.6' }, { cargo: c, containers: { boxes: [], teu: 0 }, exchange: makeExchange([], 'CNY'), rates: [], date: '2026-12-01' }, () => 0);

test('a short trip pays the minimum of the truck', () => {
  expect(truckPrice(van, metres(8_000))).toBe(26_000);
  expect(truckPrice(van, metres(100_000))).toBe(29_000);
});
test('loose goods pay their share of the cheapest truck', () => {
  expect(rate(cargo(420, 3.2), [van, truck])).toEqual([expect.objectContaining({ vehicle: truck, basis: 'sharedTruck', quantity: '0.0843', native: 4_046, applied: [] })]);
});
test('at least eight percent', () => {
  expect(rate(cargo(10, 0.1), [truck])?.[0]).toMatchObject({ quantity: '0.08', native: 3_840, applied: ['minimum'] });
});
test('shares are decimals: seven percent of a truck is not 7.01', () => {
  const seven = rateLink(metres(100_000), 'loose', [truck], { minShare: '0.07', wholeAbove: '0.57' }, { cargo: cargo(5_700, 1), containers: { boxes: [], teu: 0 }, exchange: makeExchange([], 'CNY'), rates: [], date: '2026-12-01' }, () => 0);
  expect(seven?.[0]).toMatchObject({ basis: 'sharedTruck', quantity: '0.57' });
  const least = rateLink(metres(100_000), 'loose', [truck], { minShare: '0.07', wholeAbove: '0.57' }, { cargo: cargo(10, 0.01), containers: { boxes: [], teu: 0 }, exchange: makeExchange([], 'CNY'), rates: [], date: '2026-12-01' }, () => 0);
  expect(least?.[0]).toMatchObject({ quantity: '0.07', native: 3_360 });
});
test('above sixty percent the whole truck, then as many as it takes', () => {
  expect(rate(cargo(6_000, 10), [truck])?.[0]).toMatchObject({ basis: 'sharedTruck', quantity: '0.6' });
  expect(rate(cargo(6_001, 10), [truck])?.[0]).toMatchObject({ basis: 'truck', quantity: '1', native: 48_000 });
  expect(rate(cargo(20_001, 10), [truck])?.[0]).toMatchObject({ basis: 'truck', quantity: '3', native: 144_000 });
});
test('a fare table replaces the formula: up to a step its price, beyond it so much for every begun stretch', () => {
  const jp = vehicle('JP-2T', 2_000, 12, '0', '0', { currency: 'JPY', fares: { steps: [{ upToKm: 100, price: '33080' }, { upToKm: 150, price: '42690' }], further: { everyKm: 50, price: '9580' } } });
  expect([80, 100, 101, 150, 151, 201].map((km) => truckPrice(jp, metres(km * 1000)))).toEqual([33_080, 33_080, 42_690, 42_690, 52_270, 61_850]);
});
test('no vehicle, no price', () => {
  expect(rate(cargo(420, 3.2), [])).toBeUndefined();
});

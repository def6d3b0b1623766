/** Options side by side: what is compared, which is best, and the address that carries the ticks. */
import { describe, expect, test } from 'vitest';
import type { Option } from '../../../web/api/types.ts';
import { sumDecimals } from '../../../web/format/money.ts';
import { bestOf, moneyDifference, stageCharge, stageOf, STAGES, tightestCutOff, valueOf } from '../../../web/quote/compare/measures.ts';
import { knownComparison, MOST_TICKED, NO_COMPARISON, toggleTick } from '../../../web/state/comparison.ts';
import { EMPTY_QUESTION, fromSearch, toSearch, type Question } from '../../../web/state/question.ts';

type Step = Option['steps'][number];
type Charge = Option['charges'][number];
const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({
  kind, mode: kind === 'ride' ? 'ferry' : kind === 'link' ? 'road' : null, service: null, serviceDate: null, unit: 'LCL', from: 'A', to: 'B', startsAt: '2026-12-07T09:00:00+08:00', endsAt: '2026-12-07T10:00:00+08:00',
  calendar: null, note: '', operation: null, wait: null, distanceKm: null, co2eKg: '0.000', provenance: null, ...more,
});
const charge = (at: number, amount: string, confidence: Charge['provenance']['confidence'] = 'sourced'): Charge => ({
  code: 'TRUCKING', step: at, basis: 'bill', quantity: '1', rate: amount, native: { amount, currency: 'CNY' }, fx: '1', amount, currency: 'CNY', applied: [], provenance: { confidence, sources: [], remark: '' },
});
const waiting = (spareMin: number): Partial<Step> => ({ wait: { kind: 'departure', service: 'S', binding: 'LCO', closesAt: null, spareMin } });
const sea: Option = {
  id: 'sea', arrivesAt: '2026-12-15T09:45:00+09:00', transitHours: 191.75, readyBy: '2026-12-07T16:40:00+08:00', price: { amount: '1478.69', currency: 'CNY' }, co2eKg: '20.104', picks: ['cheapest'],
  reliability: { p50At: '2026-12-15T11:15:00+09:00', p90At: '2026-12-18T09:45:00+09:00', onTime: 0.636, onTimeBy: '2026-12-16T00:00:00+09:00', promise: 'day', connections: [], inputs: 9, estimated: 8 },
  steps: [step('link'), step('operation', { operation: 'intake' }), step('wait', waiting(250)), step('ride'), step('operation', { operation: 'discharge' }), step('wait', { ...waiting(90), endsAt: '2026-12-07T12:30:00+08:00' }), step('ride'), step('operation'), step('link')],
  charges: [charge(0, '40.46'), charge(1, '792.00', 'estimated'), charge(3, '300.10'), charge(4, '12.40'), charge(6, '196.22'), charge(7, '72.18'), charge(8, '65.33', 'estimated')],
};
const air: Option = { ...sea, id: 'air', arrivesAt: '2026-12-09T01:07:00+09:00', transitHours: 39.12, readyBy: null, price: { amount: '5565.20', currency: 'CNY' }, co2eKg: '274.744', picks: ['fastest'], steps: [step('link'), step('ride'), step('link')], charges: [charge(1, '5565.20')] };

describe('stages', () => {
  test('name what lies before, between and after the rides', () => {
    expect(sea.steps.map((_, i) => stageOf(sea, i))).toEqual(['pickup', 'origin', 'origin', 'carriage', 'transfer', 'transfer', 'carriage', 'destination', 'delivery']);
    expect(stageOf({ steps: [step('operation'), step('link')] }, 1)).toBe('carriage');
  });
  test('sum to the price, to the fen', () => {
    expect(sumDecimals(STAGES.map((stage) => stageCharge(sea, stage) ?? '0'))).toBe(sea.price.amount);
    expect(stageCharge(sea, 'carriage')).toBe('496.32');
    expect(stageCharge(air, 'transfer')).toBeUndefined();
  });
});

describe('the best of a row', () => {
  test('is the least, but the latest ready time and the most to spare', () => {
    expect(bestOf([sea, air], 'price')).toEqual([true, false]);
    expect(bestOf([sea, air], 'arrival')).toEqual([false, true]);
    const later = { ...sea, readyBy: '2026-12-07T15:50:00+07:00' };
    expect(bestOf([sea, later], 'readyBy')).toEqual([false, true]);
    const roomy = { ...sea, steps: [step('wait', waiting(300))] };
    expect(bestOf([sea, roomy], 'spare')).toEqual([false, true]);
  });
  test('is told only where options differ, and shared by those that are alike', () => {
    expect(bestOf([sea, sea], 'co2e')).toEqual([false, false]);
    expect(bestOf([sea, air, sea], 'price')).toEqual([true, false, true]);
    expect(bestOf([sea], 'price')).toEqual([false]);
    // One has no timetable: nothing to compare with.
    expect(bestOf([sea, air], 'readyBy')).toEqual([false, false]);
  });
  test('counts a stage without charges as costing nothing', () => expect(bestOf([sea, air], 'transfer')).toEqual([false, true]));
});

test('figures: waits add up, the tightest cut-off counts, the estimated share goes by amount', () => {
  expect(valueOf(sea, 'wait')).toBe(60 + 210);
  expect(tightestCutOff(sea)?.wait?.spareMin).toBe(90);
  expect(valueOf(sea, 'estimated')).toBeCloseTo((792 + 65.33) / 1478.69, 10);
  expect(valueOf(air, 'spare')).toBeUndefined();
});

test('differences of money are exact and signed', () => {
  expect(moneyDifference('5565.20', '1478.69')).toBe('4086.51');
  expect(moneyDifference('1478.69', '5565.20')).toBe('-4086.51');
  // 0.1 + 0.2 of binary fractions would show here.
  expect(moneyDifference('0.30', '0.10')).toBe('0.20');
  expect(moneyDifference('100', '-5')).toBe('105');
});

describe('the address', () => {
  const question: Question = { ...EMPTY_QUESTION, from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: '420' };
  const ids = ['stuff+FERRY-WEI-PTK@2026-12-07:container+strip', 'FERRY-WEI-INC@2026-12-08:loose'];
  test('carries the ticks in their order and the open comparison, and back', () => {
    for (const comparison of [NO_COMPARISON, { ticked: ids, isOpen: false }, { ticked: [...ids].reverse(), isOpen: true }])
      expect(fromSearch(toSearch(question, ids[0], comparison))).toEqual({ question, optionId: ids[0], comparison });
  });
  test('says nothing of a comparison where there is none', () => expect(toSearch(question, undefined)).toBe('?from=WH-HUANCUI&to=MKT-KR-SEOUL&kg=420'));
  test('may name options the answer has not, or too many: those are left out, and an empty comparison is closed', () => {
    const options = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }));
    expect(knownComparison({ ticked: ['x', 'b', 'a'], isOpen: true }, options)).toEqual({ ticked: ['b', 'a'], isOpen: true });
    expect(knownComparison({ ticked: options.map(({ id }) => id), isOpen: false }, options).ticked).toHaveLength(MOST_TICKED);
    expect(knownComparison({ ticked: ['x'], isOpen: true }, options)).toEqual(NO_COMPARISON);
  });
  test('a tick toggles; a fifth changes nothing', () => {
    const full = ['a', 'b', 'c', 'd'].reduce(toggleTick, NO_COMPARISON);
    expect(toggleTick(full, 'e')).toEqual(full);
    expect(toggleTick(full, 'b').ticked).toEqual(['a', 'c', 'd']);
    expect(toggleTick({ ticked: ['a'], isOpen: true }, 'a')).toEqual(NO_COMPARISON);
  });
});

/** Parts of the Consolidate workspace that compute: weeks, cut-offs, fills, traces, pins, the address. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardDeparture } from '../../../web/api/consolidations.ts';
import { fromConsolidateSearch, toConsolidateSearch, WHOLE_POOL, type ConsolidateView } from '../../../web/consolidate/address.ts';
import { cutOffsOf, nextCutOff, urgencyOf } from '../../../web/consolidate/cut-off.ts';
import { fillOf, isReefer, teuOf } from '../../../web/consolidate/plan-model.ts';
import { joinTrace, stairs } from '../../../web/ui/trace.ts';
import { joinPins } from '../../../web/consolidate/use-start.ts';
import { addDays, mondayOf, spanOf, weekNumber } from '../../../web/format/week.ts';

describe('weeks run from Monday to Monday on the clock of the hub', () => {
  test('a Sunday night in Shandong is still last week, though it is Monday further east', () => {
    expect(mondayOf(Date.parse('2026-12-06T23:30:00+08:00'), 'Asia/Shanghai')).toBe('2026-11-30');
    expect(mondayOf(Date.parse('2026-12-06T23:30:00+08:00'), 'Asia/Tokyo')).toBe('2026-12-07');
    expect(spanOf('2026-12-07', 'Asia/Shanghai')).toEqual({ from: Date.parse('2026-12-07T00:00:00+08:00'), until: Date.parse('2026-12-14T00:00:00+08:00') });
  });
  test.each([['2026-12-07', '2026-W50'], ['2026-12-28', '2026-W53'], ['2027-01-04', '2027-W01'], ['2024-12-30', '2025-W01']])('%s is %s (ISO 8601)', (monday, week) => expect(weekNumber(monday)).toBe(week));
  test('any instant lies in its week', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2030-01-01') }), (at) => {
      const monday = mondayOf(at, 'Asia/Shanghai');
      const { from, until } = spanOf(monday, 'Asia/Shanghai');
      expect(from <= at && at < until && addDays(monday, 7) > monday).toBe(true);
    }));
  });
});

describe('cut-offs', () => {
  const at = (hour: number): number => Date.parse(`2026-12-07T${String(hour).padStart(2, '0')}:00:00+08:00`);
  const departure = { departsAt: '2026-12-07T19:00:00+08:00', cutOffs: [{ kind: 'FCO', at: '2026-12-07T13:00:00+08:00' }, { kind: 'LCO', at: '2026-12-07T09:00:00+08:00' }] } as unknown as BoardDeparture;
  test('whole units need no cut-off of loose cargo, loose goods none of containers', () => {
    expect(cutOffsOf(departure, 'unit').map(({ kind }) => kind)).toEqual(['FCO']);
    expect(cutOffsOf(departure, 'loose').map(({ kind }) => kind)).toEqual(['LCO']);
    expect(nextCutOff(departure, at(10))?.kind).toBe('FCO');
    expect(nextCutOff(departure, at(13))).toBeUndefined();
  });
  test.each([[33, 'calm'], [24, 'calm'], [23.9, 'warn'], [4, 'warn'], [3.9, 'bad']])('%s hours before: %s', (hours, urgency) => expect(urgencyOf({ kind: 'FCO', at: hours * 3_600_000 }, 0)).toBe(urgency));
  test('over: past', () => expect(urgencyOf(undefined, 0)).toBe('past'));
});

describe('fills', () => {
  const fill = (grossKg: number, volumeCbm: number) => fillOf({ grossKg, payloadKg: 26_000, volumeCbm, capacityCbm: 68 });
  test.each([[19_000, 49.7, 'low', 0.731], [24_900, 40, 'normal', 0.958], [20_000, 66.5, 'full', 0.978], [20_000, 68.2, 'over', 1.003]])('%s kg, %s m³: %s, %s binds', (kg, cbm, state, binding) => {
    expect(fill(kg, cbm).state).toBe(state);
    expect(fill(kg, cbm).binding).toBeCloseTo(binding, 3);
  });
  test('loose goods fill nothing', () => expect(fillOf({ grossKg: 100, payloadKg: null, volumeCbm: 1, capacityCbm: null }).state).toBe('loose'));
  test('TEU and cooling by the name of the type', () => {
    expect(['20GP', '40HQ', '45HQ', '20RF', 'PMC', 'loose'].map(teuOf)).toEqual([1, 2, 2, 1, 0, 0]);
    expect(['20RF', '40RH', '40HQ'].map(isReefer)).toEqual([true, true, false]);
  });
});

describe('the gap meter', () => {
  const money = (amount: string) => ({ amount, currency: 'CNY' as const });
  const point = (seconds: number, cost: string) => ({ seconds, cost: money(cost), bound: money('1') });
  test('what a stream tells twice or too late is told once', () => {
    const first = joinTrace([], point(1, '9'));
    expect(joinTrace(first, point(1, '9'))).toBe(first);
    expect(joinTrace(first, point(0, '12'))).toBe(first);
    expect(joinTrace(first, null)).toBe(first);
    expect(joinTrace(first, point(2, '8'))).toHaveLength(2);
  });
  test('steps hold until the next point', () => expect(stairs([{ x: 0, y: 3 }, { x: 5, y: 4 }], 9)).toBe('M0.0,3.0H5.0V4.0H9.0'));
});

test('what is moved by hand leaves its pin, the rest of the pin stays', () => {
  const pin = (consignments: string[], departure: string) => ({ consignments, departure, unit: '40HQ', closed: true });
  expect(joinPins([pin(['a', 'b'], 'x'), pin(['c'], 'x')], [pin(['b'], 'y'), pin(['c'], 'y')])).toEqual([pin(['a'], 'x'), pin(['b'], 'y'), pin(['c'], 'y')]);
});

test('any view comes back from its address', () => {
  const view = fc.record<ConsolidateView>({
    hub: fc.constantFrom(undefined, 'CNSHD'), week: fc.constantFrom(undefined, '2026-12-07'), plan: fc.constantFrom(undefined, 'p-1'), list: fc.constantFrom('board', 'pool'), tab: fc.constantFrom('gantt', 'boxes', 'split'),
    batch: fc.constantFrom(undefined, 'FERRY@2026-12-08@KRINC/40HQ/1'), isTable: fc.boolean(),
    pool: fc.record({ text: fc.string().map((text) => text.trim()), states: fc.constantFrom([], ['received'] as const, ['planned', 'leftBehind'] as const), order: fc.constantFrom('readyAt', 'weight'), isDescending: fc.boolean() }),
  });
  fc.assert(fc.property(view, (one) => {
    expect(fromConsolidateSearch(toConsolidateSearch(one))).toEqual(one);
  }));
  expect(fromConsolidateSearch('?view=consolidate&week=never&list=x&sort=x')).toMatchObject({ week: undefined, list: 'board', pool: WHOLE_POOL });
});
